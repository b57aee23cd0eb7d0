"""``paraf rollback``: an admin puts a former look of the site back, and says why."""

import shutil

import pytest

from paraf.desk.layout import Layout
from paraf.press.theming.themes import default_theme
from tests.support.commands import Office


@pytest.fixture
def office(tmp_path):
    """Give an office whose second release has a broken theme."""
    office = Office(tmp_path / "kabar")
    layout = Layout(office.root)
    shutil.copytree(default_theme(layout), layout.theme)
    assert office("build").status == 0
    base = layout.theme / "templates" / "base.html"
    base.write_text(base.read_text().replace("</body>", "<p>rusak</p></body>"), encoding="utf-8")
    assert office("build").status == 0
    return office


def front(office):
    return office.read("public/index.html")


def test_an_admin_puts_the_former_look_back_and_is_told_what_the_next_build_does(office):
    listed = office("rollback", "--list")
    assert listed.out.endswith(" · dapat dipasang kembali\n")
    name = listed.out.partition(" ")[0]
    assert "rusak" in front(office)
    done = office("rollback", "--note", "Tema rusak", "--as", "dewi")
    assert done.status == 0, done
    assert "rusak" not in front(office)
    assert f"Tampilan situs kembali seperti pada {name}" in done.err
    assert "Cetak berikutnya memakai lagi tema yang sekarang" in done.err
    assert office("verify").status == 0
    told = office("rollback", "--list")
    assert f"seperti pada {name} sejak" in told.err
    assert "Tema rusak (dewi)" in told.err
    assert office("rollback", "--list", "--json").json["rolled_back"] == name
    assert "Sejak " in (seen := office("doctor")).err
    assert f"tampilan terbitan {name}: Tema rusak (dewi)" in seen.err
    assert office("build").status == 0
    assert "rusak" in front(office)
    assert "site-rolled-back" not in office("doctor", "--json").codes


def test_a_machine_is_told_as_much(office):
    (row,) = office("rollback", "--list", "--json").json["releases"]
    assert (row["can_be_put_back"], row["shows"]) == (True, [])
    done = office("rollback", row["release"], "--note", "x", "--as", "dewi", "--json")
    assert done.json["done"] is True
    assert done.json["written"] > 0


def test_without_a_reason_or_an_admin_nothing_happens(office):
    before = front(office)
    assert office("rollback", "--as", "dewi").status == 2
    refused = office("rollback", "--note", "x", "--as", "rina", "--json")
    assert (refused.status, refused.json["findings"][0]["code"]) == (3, "rollback-not-admin")
    unknown = office("pulangkan", "lain", "--note", "x", "--as", "dewi", "--json")
    assert (unknown.status, unknown.json["findings"][0]["code"]) == (3, "rollback-unknown")
    assert front(office) == before


def test_where_nothing_is_kept_that_is_said(tmp_path):
    office = Office(tmp_path / "kabar")
    assert "Tidak ada rilis lama yang tersimpan." in office("rollback", "--list").err
