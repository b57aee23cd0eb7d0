"""That there is nothing to do is known without the ledger being read, and whatever speaks against it is seen."""

import os
from datetime import timedelta

import pytest

from paraf.desk.disk import marks
from paraf.desk.records.glance import glance_at
from paraf.desk.records.ledger import Ledger
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import print_site
from paraf.press.reading.kept import KEPT
from paraf.press.releases.standing import live
from paraf.press.releases.untouched import looking_at_live
from paraf.press.unchanged import at_rest
from tests.support.commands import Office
from tests.support.press import NOW, seal, text_of

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def old_enough(monkeypatch):
    """Let no mark be too young to tell."""
    monkeypatch.setattr(marks, "_STILL", -(10**18))


@pytest.fixture
def printed(newsroom, old_enough):  # noqa: ARG001  # the marks of the ledger have to tell
    seal(newsroom, text_of())
    seal(newsroom, text_of(Slug="dua"), slug="dua", not_before=LATER)
    print_site(Newsroom.open(newsroom.root), at=NOW)
    return newsroom


def resting(newsroom, *, at=NOW):
    """Give the run that a fresh process knows to change nothing; None where it has to read the ledger."""
    glance, looking = glance_at(newsroom.layout), looking_at_live(newsroom.layout)
    try:
        return at_rest(newsroom.layout, glance, looking, at=at) if glance else None
    finally:
        looking.close()


def test_a_site_that_nothing_happened_to_is_known_to_be_at_rest(printed):
    run = resting(printed)
    assert (run.release, run.written, run.removed, run.articles) == (live_release(printed), (), (), 1)


def live_release(newsroom):
    return looking_at_live(newsroom.layout).record.release


def test_what_is_known_at_a_glance_is_what_the_ledger_says(printed):
    assert glance_at(printed.layout) == Newsroom.open(printed.root).glance


def test_a_seal_is_seen(printed):
    seal(printed, text_of(Slug="tiga"), slug="tiga")
    assert glance_at(printed.layout) is None


def test_a_ledger_that_was_written_over_and_dated_back_is_seen(printed):
    ledger = printed.layout.ledger
    times = ledger.stat()
    ledger.write_bytes(ledger.read_bytes().replace(b'"Kota"', b'"Kata"', 1))
    os.utime(ledger, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert glance_at(printed.layout) is None


def test_a_ledger_that_is_gone_is_seen(printed):
    printed.layout.ledger.unlink()
    assert glance_at(printed.layout) is None


def test_a_ledger_that_is_too_young_tells_nothing(printed, monkeypatch):
    monkeypatch.setattr(marks, "_STILL", 10**18)
    assert glance_at(printed.layout) is None
    print_site(Newsroom.open(printed.root), at=NOW)
    monkeypatch.setattr(marks, "_STILL", -(10**18))
    assert glance_at(printed.layout) is not None  # what was remembered before still counts


def test_a_ledger_that_was_read_too_soon_is_not_remembered(newsroom):
    seal(newsroom, text_of())
    print_site(Newsroom.open(newsroom.root), at=NOW)
    assert glance_at(newsroom.layout) is None


def test_a_ledger_that_grew_while_it_was_open_is_not_remembered(newsroom, old_enough):  # noqa: ARG001  # as above
    fresh = Newsroom.open(newsroom.root)
    seal(newsroom, text_of())
    print_site(fresh, at=NOW)
    assert glance_at(newsroom.layout) is None


def test_other_rules_read_the_ledger_themselves(printed, monkeypatch, tmp_path):
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr("paraf.rules.__file__", str(tmp_path / "rules" / "__init__.py"))
    assert glance_at(printed.layout) is None


HANDS = {
    "a page": lambda newsroom: (live(newsroom.layout) / "index.html").unlink(),
    "the key": lambda newsroom: newsroom.layout.site_key.unlink(),
    "another's key": lambda newsroom: newsroom.layout.site_key.write_bytes(b"?"),
    "the store": lambda newsroom: (newsroom.layout.volatile / KEPT).write_bytes(b"?"),
    "the looks": lambda newsroom: (newsroom.root / "pelicanconf.py").write_bytes(b"\n"),
}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_what_else_is_not_as_it_was_is_seen(printed, hand):
    hand(printed)
    assert resting(printed) is None


def test_a_moment_that_came_is_seen(printed):
    assert resting(printed, at=LATER - timedelta(seconds=1)) is not None
    assert resting(printed, at=LATER) is None


def test_a_ledger_that_grew_by_nothing_public_is_read_once(printed):
    seal(printed, text_of(Slug="tiga"), slug="tiga", not_before=LATER)
    print_site(Newsroom.open(printed.root), at=NOW)
    assert resting(printed) is not None


@pytest.fixture
def office(tmp_path, old_enough):  # noqa: ARG001  # as above
    """Give an office that was built, and then looked through."""
    office = Office(tmp_path / "kabar")
    office.signed()
    office.built()
    office.built()
    return office


@pytest.fixture
def unread(monkeypatch):
    """Fail whoever reads the ledger."""

    def news(_):
        raise AssertionError

    monkeypatch.setattr(Ledger, "news", news)


def test_a_build_of_a_newsroom_at_rest_reads_no_line_of_the_ledger(office, unread):  # noqa: ARG001  # it would fail
    done = office("build")
    assert (done.status, done.err.rsplit(";", 1)[1]) == (0, " 0 halaman berubah.\n")
    assert office("build", "--json").json["withheld"] == []


def test_a_paper_that_is_not_live_is_told_of_by_a_newsroom_at_rest(office):
    office.write("content/banjir.md", office.read("content/banjir.md") + "Lagi.\n")
    done = office("build", "--json")
    assert (done.status, [each["path"] for each in done.json["withheld"]]) == (3, ["content/banjir.md"])
    assert done.json["written"] == 0
