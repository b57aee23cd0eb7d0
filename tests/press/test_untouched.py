"""Nothing is printed where nothing changed, and whatever changed is seen."""

import os
import shutil
from datetime import timedelta

import pytest
from jinja2 import Environment

from paraf.desk.keys.site_key import site_key
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import Press, print_site
from paraf.press.reading.kept import KEPT, Kept
from paraf.press.releases.standing import TREES, live, live_record, record_file, record_of
from paraf.press.releases.untouched import Looking, looking_at_live
from paraf.press.theming.looks import engine
from paraf.press.theming.themes import default_theme
from paraf.press.unchanged import unchanged
from tests.support.clean_builds import clean_site, live_site
from tests.support.press import NOW, seal, text_of

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def printed(newsroom):
    shutil.copytree(default_theme(newsroom.layout), newsroom.layout.theme)
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    return newsroom


def is_unchanged(newsroom, *, at=LATER):
    """Tell whether a fresh process finds nothing to print."""
    fresh = Newsroom.open(newsroom.root)
    kept = Kept(fresh.layout.volatile / KEPT, engine=engine())
    looking = Looking(fresh.layout, live_record(fresh.layout))
    try:
        run = unchanged(fresh.layout, fresh.glance, kept, looking, site_key(fresh.layout), at=at)
    finally:
        looking.close()
        kept.close()
    assert run is None or (run.written, run.removed, run.articles) == ((), (), 1)
    return run is not None


def page(newsroom):
    """Give the file of a live page."""
    return live(newsroom.layout) / "berita/2026/banjir/index.html"


def is_untouched(newsroom):
    """Tell whether the live tree looks as the last run left it."""
    looking = looking_at_live(newsroom.layout)
    return looking is not None and looking.counts() is not None


def test_a_site_that_nothing_happened_to_is_not_printed(printed):
    assert is_untouched(printed)
    assert is_unchanged(printed)
    assert print_site(Newsroom.open(printed.root), at=LATER).written == ()


@pytest.fixture
def looked(monkeypatch):
    """Give a list that grows whenever a press looks at the live tree itself."""
    looks = []
    monkeypatch.setattr("paraf.press.build.looking_at_live", lambda layout: looks.append(1) or looking_at_live(layout))
    return looks


def test_what_was_looked_at_before_the_records_were_read_need_not_be_looked_at_again(printed, looked):
    looking = looking_at_live(printed.layout)
    assert print_site(Newsroom.open(printed.root), at=LATER, looking=looking).written == ()
    assert not looked


def test_a_tree_that_looked_touched_while_another_was_at_work_is_looked_at_once_more(printed, looked):
    (live(printed.layout) / "half-written").write_bytes(b"?")
    looking = looking_at_live(printed.layout)
    assert looking.counts() is None
    (live(printed.layout) / "half-written").unlink()
    run = print_site(Newsroom.open(printed.root), at=LATER, looking=looking)
    assert (run.written, run.pages, looked) == ((), 0, [1])


def test_a_tree_that_a_hand_was_in_before_the_look_is_mended(printed, looked):
    later_than_the_record(printed, lambda file: file.write_bytes(b"?"))
    run = print_site(Newsroom.open(printed.root), at=LATER, looking=looking_at_live(printed.layout))
    assert (run.written, looked) == (("berita/2026/banjir/index.html",), [1])


def test_a_look_at_a_release_that_another_process_printed_over_counts_for_nothing(printed, looked):
    looking = looking_at_live(printed.layout)
    other = Newsroom.open(printed.root)
    seal(other, text_of(Title="Rapat", Slug="rapat"), slug="rapat")
    print_site(other, at=LATER)
    looked.clear()
    later_than_the_record(printed, lambda file: file.write_bytes(b"?"))
    run = print_site(Newsroom.open(printed.root), at=LATER, looking=looking)
    assert (run.written, looked) == (("berita/2026/banjir/index.html",), [1])


HANDS = {
    "writes": lambda file: file.write_bytes(b"?"),
    "dates it back": lambda file: (file.write_bytes(b"?"), os.utime(file, (0, 0))),
    "swaps": lambda file: (file.with_name("x").write_bytes(b"?"), file.with_name("x").replace(file)),
    "removes": lambda file: file.unlink(),
    "adds": lambda file: file.with_name("x.html").write_bytes(b"?"),
    "links": lambda file: file.with_name("x.html").symlink_to(file),
    "renames": lambda file: file.rename(file.with_name("x.html")),
    "changes the mode": lambda file: file.chmod(0o600),
}


def later_than_the_record(newsroom, hand):
    """Let a hand do something that is younger than the record of what it does it to."""
    written = max(record_file(newsroom.layout.releases / name).stat().st_mtime_ns for name in TREES)
    file = page(newsroom)
    probe = newsroom.root / "jam"
    while True:
        probe.write_bytes(b"")
        if probe.stat().st_ctime_ns > written:
            break
    hand(file)


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_a_tree_that_a_hand_was_in_is_touched(printed, hand):
    later_than_the_record(printed, hand)
    assert not is_untouched(printed)
    assert not is_unchanged(printed)


def test_a_site_whose_tree_is_gone_is_touched(printed):
    shutil.rmtree(live(printed.layout))
    assert not is_untouched(printed)


def test_without_a_record_everything_is_touched(printed):
    for name in TREES:
        record_file(printed.layout.releases / name).unlink()
    assert not is_untouched(printed)


def test_a_seal_is_seen(printed):
    seal(printed, text_of(Slug="dua"), at=LATER)
    assert not is_unchanged(printed)


def test_an_embargo_that_ran_out_is_seen(printed):
    seal(printed, text_of(Slug="dua"), not_before=NOW + timedelta(minutes=30))
    print_site(printed, at=NOW)
    assert is_unchanged(printed, at=NOW + timedelta(minutes=29))
    assert not is_unchanged(printed, at=NOW + timedelta(minutes=30))


def test_a_clock_that_went_back_behind_the_release_is_seen(printed):
    seal(printed, text_of(Slug="dua"), not_before=NOW + timedelta(minutes=30))
    print_site(printed, at=LATER)
    assert not is_unchanged(printed, at=NOW)


@pytest.mark.parametrize("name", ["theme/templates/base.html", "pelicanconf.py", "plugins/x.py"])
def test_other_looks_are_seen(printed, name):
    file = printed.root / name
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as text:
        text.write("\n")
    assert not is_unchanged(printed)


def test_what_is_kept_of_another_release_counts_for_nothing(printed):
    kept = Kept(printed.layout.volatile / KEPT, engine=engine())
    kept.end_release("lain", "", None)
    kept.close()
    assert not is_unchanged(printed)


def test_both_trees_remember_the_head_of_a_ledger_that_grew_by_nothing_public(printed):
    assert is_unchanged(printed)
    heads = {record_of(printed.layout.releases / name).ledger for name in TREES}
    assert heads == {printed.ledger.head}


@pytest.fixture
def press(printed, monkeypatch):
    """Give the press of a fresh process that found nothing to print, and note how often it reads what was kept."""
    press = Press(Newsroom.open(printed.root))
    press.times_read = 0
    pages = Kept.pages

    def counted(kept):
        press.times_read += 1
        return pages(kept)

    monkeypatch.setattr(Kept, "pages", counted)
    assert press.print_site(at=NOW).written == ()
    assert press.times_read == 0
    yield press
    press.let_go()


def test_a_press_that_found_nothing_to_print_makes_ready_for_the_next_run(press):
    newsroom = press.newsroom
    press.make_ready(at=NOW)
    press.make_ready(at=NOW)  # which it is
    seal(newsroom, text_of(body="Baru."), at=LATER)
    press.print_site(at=LATER)
    assert press.times_read == 1
    assert live_site(newsroom.layout) == clean_site(newsroom.root, at=LATER)


def test_a_press_that_is_ready_compiles_no_template_for_the_next_run(press, monkeypatch):
    newsroom = press.newsroom
    press.make_ready(at=NOW)
    compiled = []
    compiles = Environment.compile

    def noted(environment, source, *args, **kwargs):
        compiled.append(source)
        return compiles(environment, source, *args, **kwargs)

    monkeypatch.setattr(Environment, "compile", noted)
    seal(newsroom, text_of(body="Baru."), at=LATER)
    assert press.print_site(at=LATER).written
    assert compiled == []
    Press(newsroom).print_site(at=LATER, anew=True)
    assert compiled


def test_what_was_sealed_before_a_press_was_ready_is_printed_all_the_same(press):
    newsroom = press.newsroom
    seal(newsroom, text_of(body="Baru."), at=LATER)
    press.make_ready(at=LATER)
    press.print_site(at=LATER)
    assert live_site(newsroom.layout) == clean_site(newsroom.root, at=LATER)


def test_a_press_that_has_printed_is_ready(newsroom):
    seal(newsroom, text_of())
    press = Press(newsroom)
    press.make_ready(at=NOW)  # before it has looked, there is nothing to go on from
    press.print_site(at=NOW)
    press.make_ready(at=NOW)
    seal(newsroom, text_of(body="Baru."), at=LATER)
    assert press.print_site(at=LATER).written
    press.let_go()
