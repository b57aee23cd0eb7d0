"""Judging a release while others print."""

import fcntl

import pytest

from paraf.press import reprinting
from paraf.press.build import print_site
from paraf.press.contents.parsed import Parsed
from paraf.press.orders import edition_of
from paraf.press.reading.kept import KEPT, Kept, forget
from paraf.press.releases.release_check import release_problems
from paraf.press.reprinting import reprint
from paraf.press.theming.looks import engine
from paraf.press.turns import turn
from tests.support.press import NOW, seal, text_of


@pytest.fixture
def printed(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    return newsroom


def is_free(newsroom):
    """Tell whether somebody else could print now."""
    with (newsroom.layout.volatile / "press.lock").open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_nobody_prints_while_the_release_is_printed_once_more(printed, monkeypatch):
    found = []
    again = reprinting.run_press
    monkeypatch.setattr(reprinting, "run_press", lambda *job: found.append(is_free(printed)) or again(*job))
    assert reprinting.reprint(printed).problems == ()
    assert found == [False]
    assert is_free(printed)


def test_nobody_prints_while_the_release_is_held_against_the_records(printed):
    with turn(printed.layout):
        assert not is_free(printed)
    assert release_problems(printed) == ()
    assert is_free(printed)


def test_a_parse_that_was_planted_in_the_store_is_found_and_goes_with_the_store(newsroom):
    seal(newsroom, text_of("Isi berita."))
    print_site(newsroom, at=NOW)
    store, page = newsroom.layout.volatile / KEPT, newsroom.layout.public / "berita/2026/banjir/index.html"
    (digest,) = (each.live.seal.public for each in edition_of(newsroom, at=NOW).publications)
    kept = Kept(store, engine=engine())
    kept.keep_parsed({digest: Parsed(html="<p>Palsu.</p>", targets=(), summary="Palsu.")})
    kept.end_release("", "", None)
    kept.close()
    print_site(newsroom, at=NOW)  # a whole run, which takes what is kept
    assert "Palsu" in page.read_text()
    assert f"public/{page.relative_to(newsroom.layout.public)}" in {each.path for each in reprint(newsroom).problems}
    forget(store)
    print_site(newsroom, at=NOW)
    assert "Palsu" not in page.read_text()
    assert reprint(newsroom).problems == ()
