"""The live release held against a clean build, and mended where it differs."""

import sqlite3

import pytest

from paraf.press import proving
from paraf.press.build import print_site
from paraf.press.mending import mended_before, prove_and_mend
from paraf.press.proving import prove
from paraf.press.reading.kept import KEPT
from paraf.press.releases import standing
from paraf.press.releases.standing import live
from tests.support.press import NOW, seal, text_of

READS_NOTHING = b"\x92\x80\x90"


@pytest.fixture
def printed(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    return newsroom


def mend(newsroom):
    return prove_and_mend(newsroom, clock=lambda: NOW)


def test_a_healthy_site_is_compared_in_full_and_nothing_is_written_down(printed):
    outcome = mend(printed)
    assert outcome.proof.compared
    assert outcome.proof.differing == ()
    assert outcome.proof.total == sum(path.is_file() for path in live(printed.layout).rglob("*"))
    assert mended_before(printed) == ()


def test_a_page_that_went_stale_by_a_wrong_row_in_the_store_is_found_and_mended(printed):
    with sqlite3.connect(printed.layout.volatile / KEPT) as base:
        base.execute("UPDATE page SET reads = ? WHERE place = 'index.html'", (READS_NOTHING,))
    base.close()
    seal(printed, text_of(Title="Banjir datang lagi", Slug="lagi"))
    print_site(printed, at=NOW)
    front = printed.layout.public / "index.html"
    assert "Banjir datang lagi" not in front.read_text()
    outcome = mend(printed)
    assert "index.html" in outcome.proof.stale
    assert "Banjir datang lagi" in front.read_text()
    assert [found.code for found in mended_before(printed)] == ["site-mended"]
    assert prove(printed).differing == ()


def test_a_file_that_was_changed_in_the_live_tree_is_found_and_mended(printed):
    front = printed.layout.public / "index.html"
    before = front.read_bytes()
    front.write_bytes(b"lain")
    outcome = mend(printed)
    assert outcome.proof.touched == ("index.html",)
    assert outcome.proof.stale == ()
    assert front.read_bytes() == before


def test_what_is_signed_during_the_proof_goes_live_and_the_proof_is_dropped(printed, monkeypatch):
    again = proving.printed_again

    def meanwhile(*given):
        seal(printed, text_of(Title="Banjir datang lagi", Slug="lagi"))
        print_site(printed, at=NOW)
        return again(*given)

    monkeypatch.setattr(proving, "printed_again", meanwhile)
    outcome = mend(printed)
    assert not outcome.proof.compared
    assert "Banjir datang lagi" in (printed.layout.public / "index.html").read_text()
    assert mended_before(printed) == ()


def test_a_tree_that_is_changed_for_another_release_while_it_is_read_is_not_compared(printed, monkeypatch):
    read = standing.read_regular

    def meanwhile(path, **limit):
        if path.name == "index.html":
            path.unlink(missing_ok=True)
        return read(path, **limit)

    monkeypatch.setattr(standing, "read_regular", meanwhile)
    monkeypatch.setattr(proving, "printed_again", lambda *_: {})
    assert not prove(printed).compared
