import pytest

from paraf.desk.papers.knowing import known_in
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.findings import codes
from tests.support.commands import Office


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar")


def known(office):
    return known_in(Newsroom.open(office.root))


def test_an_office_without_lists_knows_what_paraf_brings(office):
    assert known(office).findings == ()
    assert known(office).knowledge.standard.entries["resiko"] == "risiko"
    assert known(office).knowledge == known(office).knowledge


def test_the_lists_in_kamus_extend_it_and_are_read_anew_when_they_change(office):
    office.write("kamus/kata-baku.csv", "salah,benar\nkominpo,kominfo\n")
    assert known(office).knowledge.standard.entries["kominpo"] == "kominfo"
    office.write("kamus/kata-baku.csv", "salah,benar\nresiko,\n")
    assert "resiko" not in known(office).knowledge.standard.entries


def test_a_list_that_cannot_be_read_is_told_and_the_others_count(office):
    office.write("kamus/kata-baku.csv", "x" * 1_000_001)
    office.write("kamus/nama.csv", "nama\nBudi\n")
    office.path("kamus/kata-asing.csv").symlink_to(office.path("kamus/nama.csv"))
    found = known(office)
    assert codes(found.findings) == {"too-long", "symlink"}
    assert {finding.path for finding in found.findings} == {"kamus/kata-baku.csv", "kamus/kata-asing.csv"}
    assert found.knowledge.names == {"budi"}


def test_a_list_that_is_closed_is_told(office, monkeypatch):
    office.write("kamus/nama.csv", "nama\nBudi\n")

    def closed(path, **_):
        raise PermissionError(path) if path.name == "nama.csv" else FileNotFoundError(path)

    monkeypatch.setattr("paraf.desk.papers.knowing.read_regular", closed)
    assert codes(known(office).findings) == {"file-closed"}
