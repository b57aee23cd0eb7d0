"""A published paper that is gone comes back as it was signed, to the byte, with its pictures; nothing is replaced."""

import pytest

from tests.support.commands import Office, picture


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar")


def test_a_deleted_paper_comes_back_to_the_byte_and_nothing_is_left_to_say(office):
    office.write("drafts/foto.jpg", picture())
    office.signed(body="Air surut.\n\n![Sungai](foto.jpg)", X_Catatan="telepon dulu")
    signed, shown = office.path("content/banjir.md").read_bytes(), office.path("content/foto.jpg").read_bytes()
    for name in ("banjir.md", "foto.jpg"):
        office.path(f"content/{name}").unlink()
    assert "paper-missing" in office("check", "--json").codes | codes_of(office)
    done = office("revise", "banjir", "--put-back")
    assert (done.status, done.out) == (0, "content/banjir.md\n")
    assert office.path("content/banjir.md").read_bytes() == signed
    assert office.path("content/foto.jpg").read_bytes() == shown
    assert codes_of(office) == set()


def test_what_lies_there_is_left_and_that_is_said(office):
    office.signed()
    office.write("content/banjir.md", "Catatan lain.\n")
    done = office("revise", "banjir", "--put-back", "--json")
    assert (done.status, done.codes) == (3, {"paper-still-there"})
    assert office.read("content/banjir.md") == "Catatan lain.\n"


def test_it_is_no_version_that_one_could_look_at_first(office):
    office.signed()
    assert office("revise", "banjir", "--put-back", "--dry-run").status == 2
    assert office("revise", "banjir", "--put-back", "--json").status == 3


def test_a_machine_is_told_where_it_lies(office):
    office.signed()
    office.path("content/banjir.md").unlink()
    assert office("revise", "banjir", "--put-back", "--json").json == {"done": True, "path": "content/banjir.md"}


def codes_of(office):
    """Give what the board says of the papers."""
    return {found["code"] for card in office("status", "--json").json["articles"] for found in card["findings"]}
