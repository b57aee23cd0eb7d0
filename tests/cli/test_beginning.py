"""When writing begins: recorded where somebody tells, by a command or by changing the draft."""

import pytest

from tests.support.commands import Office, picture

ITEM = "drafts/pasar-murah/index.md"


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path / "kabar")
    office.write("drafts/pasar-murah/catatan.txt", "Pasar murah dibuka di lapangan.")
    office.write("drafts/pasar-murah/foto.jpg", picture())
    assert f"Bahan diterima: {ITEM}." in office("watch", "--once").err
    return office


def begun(office):
    """Give the beginnings that the ledger has of the item."""
    entries = office("history", ITEM, "--json").json["entries"]
    return [entry for entry in entries if entry["kind"] == "begin"]


def step(office):
    (card,) = office("status", "--json").json["articles"]
    return card["clock"]["step"], card["clock"]["writing_presumed"]


def test_a_writer_says_that_writing_begins_by_taking_the_draft(office):
    assert step(office) == ("intake", False)
    tried = office("claim", "pasar-murah", "--as", "rina", "--dry-run")
    assert (tried.status, begun(office)) == (0, [])
    said = office("ambil", "pasar-murah", "--as", "rina")
    assert (said.status, "waktu penulisannya berjalan mulai sekarang" in said.err) == (0, True)
    assert [(entry["by"], entry["channel"], entry["path"]) for entry in begun(office)] == [
        ("rina", "command", "pasar-murah/index.md")
    ]
    assert step(office) == ("writing", False)
    assert office("claim", "pasar-murah", "--as", "rina", "--json").json["path"] == ITEM


def test_a_corrector_who_is_no_writer_takes_no_draft(office):
    refused = office("claim", "pasar-murah", "--as", "budi", "--json")
    assert (refused.status, refused.codes) == (3, {"begin-not-a-writer"})


def test_a_hand_begins_by_changing_the_draft_and_only_once(office):
    office("watch", "--once")
    assert begun(office) == []
    office.write(ITEM, office.read(ITEM) + "\nWarga antre sejak pagi.\n")
    assert f"Mulai ditulis: {ITEM}." in office("watch", "--once").err
    office.write(ITEM, office.read(ITEM) + "\nBeras habis.\n")
    office("watch", "--once")
    assert [entry["channel"] for entry in begun(office)] == ["hand"]
    assert step(office) == ("writing", False)
    assert " · mulai ditulis · " in office("history", "pasar-murah").out


def test_what_was_laid_out_with_an_article_begins_with_no_change_of_it(office):
    office.write("drafts/rapat/index.md", "Judul: Rapat\n\nRapat dibuka.\n")
    office.write("drafts/rapat/bahan/suara.mp3", b"suara")
    office("watch", "--once")
    office.write("drafts/rapat/index.md", "Judul: Rapat\n\nRapat ditutup.\n")
    office("watch", "--once")
    assert "begin" not in {entry["kind"] for entry in office("history", "rapat", "--json").json["entries"]}
