"""What is kept comes back as it was, is of one release and one engine, and is made anew where it cannot be read."""

import sqlite3
from pathlib import Path

import pytest

from paraf.press.contents.cards import Card, Picture
from paraf.press.contents.drawing import SocialCard
from paraf.press.contents.parsed import Parsed
from paraf.press.contents.related import Kin
from paraf.press.contents.shelves import ALL, TAG, Aspect, Shelf
from paraf.press.reading.kept import Kept
from paraf.press.reading.kept_paper import KeptPaper
from paraf.press.reading.reads import WHOLE, GarbledStoreError, Reads, unpacked
from paraf.rules.renditions import Rendition, Renditions
from paraf.rules.words import Address, Digest

A, B = Address("berita/2026/a"), Address("berita/2026/b")
TEXT, OTHER = Digest("sha256:" + "1" * 64), Digest("sha256:" + "2" * 64)
PARSED = Parsed(html="<p>a</p>", targets=(("a", "href", "b.md"),), summary="a")
READS = Reads(papers={A: frozenset({"title", WHOLE})}, shelves={ALL: frozenset({":3"}), Shelf(TAG, "x"): frozenset()})
VALUES = {Aspect(ALL, "len"): "3", Aspect(Shelf(TAG, "x"), "all"): "f"}
PAPER = KeptPaper(
    number=2,
    digest=TEXT,
    history=(1, 2),
    card=Card(
        title="Satu",
        date="2026-11-21 09:30",
        modified=None,
        lang="id",
        translates=B,
        category="Kota",
        authors=("Rina",),
        tags=(),
        unit=None,
        place=None,
        source=None,
        picture=Picture(url="gambar/x.png", alt="", caption="", credit="", width=None, height=1),
        summary="a",
        has_summary=False,
        links=("b.md", "c.md"),
        renditions={"x.png": Renditions(width=500, modern=(Rendition(place="gambar/x.avif", width=480, digest=TEXT),))},
        social_card=SocialCard(url="gambar/kartu/x.png", digest=TEXT, width=1200, height=630),
    ),
    slugs=("kota", "rina"),
    kin=Kin(moment=-1.5, units=("bpbd",), tags=("air",), lang="id", leads=True, is_led_to=False),
    links={"b.md": B, "c.md": None},
    translations=(("id", A), ("en", B)),
    pinned=False,
    expired=True,
    ahead=True,
    redirects=(B,),
    lapsed=False,
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "paraf" / "press.sqlite"


def opened(file, engine="1"):
    return Kept(file, engine=engine)


def fill(kept, *, anew=True):
    """Keep one of everything."""
    kept.begin_release(anew=anew)
    kept.keep_parsed({TEXT: PARSED})
    kept.keep_papers({A: PAPER}, gone=[])
    kept.keep_pages({"index.html": READS}, gone=[])
    kept.keep_values(VALUES, gone=[])


def all_of(kept):
    """Give everything that is kept."""
    pages = {place: unpacked(reads) for place, reads in kept.pages().items()}
    return kept.papers(), pages, kept.values(), kept.texts()


EVERYTHING = {A: PAPER}, {"index.html": READS}, VALUES, {TEXT}


def test_what_is_kept_comes_back_in_another_process(file):
    kept = opened(file)
    fill(kept)
    kept.end_release("r", "s", Path("/tema"))
    kept.close()
    again = opened(file)
    assert all_of(again) == EVERYTHING
    assert (again.parsed(TEXT), again.parsed(OTHER)) == (PARSED, None)
    assert (again.is_of("r", "s"), again.is_of("r", "t"), again.theme()) == (True, False, Path("/tema"))


def test_a_run_that_ended_half_way_leaves_what_was_kept_before(file):
    kept = opened(file)
    fill(kept)
    kept.end_release("r", "s", None)
    kept.begin_release(anew=True)
    kept.keep_papers({B: PAPER}, gone=[A])
    assert not kept.is_of("r", "s")
    kept.close()
    again = opened(file)
    assert (all_of(again), again.is_of("r", "s"), again.theme()) == (EVERYTHING, True, None)


def test_what_is_gone_is_kept_no_more_and_the_rest_stays(file):
    kept = opened(file)
    fill(kept)
    kept.end_release("r", "s", None)
    kept.begin_release(anew=False)
    kept.keep_papers({B: PAPER}, gone=[A])
    kept.keep_pages({"lain.html": Reads()}, gone=["index.html"])
    kept.keep_values({}, gone=[Aspect(ALL, "len")])
    kept.forget_parsed([TEXT])
    kept.end_release("r2", "s", None)
    left = {key: value for key, value in VALUES.items() if key != Aspect(ALL, "len")}
    assert all_of(kept) == ({B: PAPER}, {"lain.html": Reads()}, left, set())


def test_a_release_that_is_kept_anew_forgets_the_one_before_but_no_text(file):
    kept = opened(file)
    fill(kept)
    kept.end_release("r", "s", None)
    kept.begin_release(anew=True)
    assert all_of(kept) == ({}, {}, {}, {TEXT})


def test_nothing_that_another_engine_kept_is_used(file):
    kept = opened(file)
    fill(kept)
    kept.end_release("r", "s", Path("/tema"))
    kept.close()
    again = opened(file, engine="2")
    assert (all_of(again), again.is_of("r", "s"), again.theme()) == (({}, {}, {}, set()), False, None)


@pytest.mark.parametrize("content", [b"bukan", b"SQLite format 3\0" + bytes(2000)])
def test_a_store_that_cannot_be_read_is_made_anew(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    kept = opened(file)
    fill(kept)
    kept.end_release("r", "s", None)
    assert all_of(kept) == EVERYTHING


def test_a_row_that_cannot_be_read_is_told_as_a_garbled_store(file):
    kept = opened(file)
    fill(kept)
    kept.end_release("r", "s", None)
    kept.close()
    with sqlite3.connect(file) as base:
        base.execute("UPDATE paper SET content = x'00'")
    base.close()
    again = opened(file)
    with pytest.raises(GarbledStoreError):
        again.papers()


def test_no_stranger_may_read_the_store(file):
    opened(file).close()
    assert file.stat().st_mode & 0o007 == 0
