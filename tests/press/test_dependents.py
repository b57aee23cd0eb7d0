"""A page is made again where something that it read changed, and nowhere else."""

from types import SimpleNamespace

import pytest

from paraf.press.contents.aspects import value_of
from paraf.press.contents.changes import Changes
from paraf.press.contents.related import Relations
from paraf.press.contents.shelves import ALL, TAG, Aspect, Shelf, Shelves
from paraf.press.reading.dependents import Dependents
from paraf.press.reading.reads import WHOLE, GarbledStoreError, Reading, Reads, packed
from paraf.rules.words import Address

A, B = Address("berita/2026/a"), Address("berita/2026/b")
UNRELATED = Relations(Shelves(), {}, {})


class Fields(Changes):
    """Changes that are told by the names of the fields."""

    def fields(self, address):
        """Give the fields in which a paper changed."""
        return self.papers[address][1]


def contents(**lists):
    """Give contents of which the lists alone are known."""
    return SimpleNamespace(names=lambda shelf: lists.get(shelf.kind, []))


def reads(papers=None, **shelves):
    """Give what a page read."""
    return Reads(
        papers={address: frozenset(names) for address, names in (papers or {}).items()},
        shelves={Shelf(kind): frozenset(names) for kind, names in shelves.items()},
    )


def dependents(*, articles=(), **pages):
    """Give what pages depend on."""
    found = Dependents()
    for place, read in pages.items():
        found.put(place, read, contents(articles=list(articles)))
    return found


def taken_up(found):
    """Give what pages depend on as another process takes it up."""
    again = Dependents()
    again.take_up({place: packed(read) for place, read in found.reads.items()}, found.values)
    return again


def changed(address, *fields):
    """Give the change of some fields of a paper that was there and is."""
    return Fields(papers={address: ("before", frozenset(fields))})


@pytest.mark.parametrize(
    ("fields", "pages"),
    [(["title"], {"one", "whole"}), (["date"], {"two", "whole"}), (["lang"], {"whole"}), ([], set())],
)
def test_a_field_touches_who_read_it_or_the_whole(fields, pages):
    found = dependents(one=reads({A: ["title"]}), two=reads({A: ["date"], B: ["title"]}), whole=reads({A: [WHOLE]}))
    assert found.touched(changed(A, *fields), contents(), UNRELATED) == pages


@pytest.mark.parametrize("exchange", [(None, "paper"), ("paper", None), (None, None)])
def test_a_paper_that_comes_or_goes_touches_all_who_read_of_it(exchange):
    found = dependents(one=reads({A: ["title"]}), other=reads({B: ["title"]}))
    assert found.touched(Fields(papers={A: exchange}), contents(), UNRELATED) == {"one"}


def test_an_aspect_touches_who_read_it_once_its_value_changed():
    found = dependents(articles="abc", one=reads(articles=["len"]), two=reads(articles=[":2"]), none=reads())
    assert found.touched(Changes(shelves={ALL: 0}), contents(articles=["a", "b", "d"]), UNRELATED) == set()
    assert found.touched(Changes(shelves={ALL: 0}), contents(articles=["a", "d"]), UNRELATED) == {"one", "two"}
    changes = Changes(shelves={ALL: 0, Shelf(TAG, "x"): 0})
    assert found.touched(changes, contents(articles=["a", "d"]), UNRELATED) == set()
    assert found.values[Aspect(ALL, "len")] == value_of("len", "ad")


def test_what_a_page_reads_no_more_touches_it_no_more():
    found = dependents(articles="abc", one=reads({A: ["title"]}, articles=["len"]))
    found.put("one", reads({B: ["title"]}), contents())
    assert found.touched(changed(A, "title"), contents(), UNRELATED) == set()
    assert found.touched(changed(B, "title"), contents(), UNRELATED) == {"one"}
    assert found.values == {}


def test_a_value_stays_as_long_as_one_page_read_it():
    found = dependents(articles="abc", one=reads(articles=["len"]), two=reads(articles=["len"]))
    found.drop(["one"])
    found.drop(["never there"])
    assert found.touched(Changes(shelves={ALL: 0}), contents(articles=[]), UNRELATED) == {"two"}
    found.news()
    assert found.values == {Aspect(ALL, "len"): "0"}
    found.drop(["two"])
    assert found.news() == ({}, {Aspect(ALL, "len")})
    assert (found.values, found.reads) == ({}, {})


MANY = [Address(f"berita/2026/b-{number}") for number in range(50)]


def many(*, articles=()):
    """Give what pages depend on, of which each read its own paper and none the other."""
    pages = {f"page-{number}": reads({address: ["title"]}) for number, address in enumerate(MANY)}
    return dependents(
        articles=articles,
        **pages,
        first=reads({A: ["title"]}, articles=["len", ":1"]),
        second=reads({A: ["date"]}, articles=["len"]),
    )


def test_of_what_was_taken_up_only_the_readers_of_what_changed_are_read():
    found = taken_up(many(articles="abc"))
    changes = Fields(papers={A: ("before", frozenset({"title"}))}, shelves={ALL: 0})
    assert found.touched(changes, contents(articles=list("abc")), UNRELATED) == {"first"}
    assert found.reads.keys() == {"first", "second"}


@pytest.mark.parametrize("count", [1, 40])
def test_what_was_taken_up_is_touched_as_what_was_noted(count):
    noted = many(articles="abc")
    found = taken_up(noted)
    papers = dict.fromkeys(MANY[:count], ("before", frozenset({"title"})))
    now = contents(articles=list("abd"))
    for each in (noted, found):
        assert each.touched(Fields(papers=papers, shelves={ALL: 0}), now, UNRELATED) == {
            f"page-{number}" for number in range(count)
        }
    assert found.touched(Fields(shelves={ALL: 0}), contents(articles=[]), UNRELATED) == {"first", "second"}
    found.unpack()
    assert found.reads == noted.reads


def test_a_value_that_a_page_reads_of_which_nobody_asked_yet_stays():
    found = taken_up(many(articles="abc"))
    found.put("first", reads(), contents())
    assert found.news() == ({}, {Aspect(ALL, ":1")})
    assert found.values == {Aspect(ALL, "len"): "3"}
    found.drop(["second"])
    assert found.news() == ({}, {Aspect(ALL, "len")})
    assert found.values == {}


def test_a_value_that_one_page_reads_no_more_and_another_one_from_then_on_stays():
    found = taken_up(many(articles="abc"))
    found.put("first", reads(), contents(articles="abc"))
    found.put("page-1", reads(articles=[":1"]), contents(articles="abc"))
    assert found.news() == ({}, set())
    assert found.values.keys() == {Aspect(ALL, "len"), Aspect(ALL, ":1")}


@pytest.mark.parametrize("count", [2, 40])
def test_pages_that_go_leave_nothing(count):
    found = taken_up(many(articles="abc"))
    gone = [f"page-{number}" for number in range(count)]
    found.drop(gone)
    assert found.touched(Fields(papers=dict.fromkeys(MANY[:count], (None, None))), contents(), UNRELATED) == set()
    found.unpack()
    assert not found.reads.keys() & set(gone)


def test_what_is_no_record_of_reading_is_told():
    found = Dependents()
    found.take_up({"page": b"\xc1"}, {})
    with pytest.raises(GarbledStoreError):
        found.unpack()


def test_a_reading_tells_what_was_read_since_it_began():
    reading = Reading()
    reading.field(A, "title")
    reading.begin()
    for name in ("title", "date", "title"):
        reading.field(B, name)
    for length in (1, 3, 2):
        reading.head(ALL, length)
    reading.aspect(ALL, "len")
    reading.head(Shelf(TAG, "x"), 2)
    reading.aspect(Shelf(TAG, "x"), "all")
    found = reading.done()
    assert found.papers == {B: {"title", "date"}}
    assert found.shelves == {ALL: {"len", ":3"}, Shelf(TAG, "x"): {"all"}}
