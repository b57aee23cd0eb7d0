"""Shelves keep their order as articles come and go, and are paged from the oldest on."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.press.contents.aspects import Paging, moved_from, number_of, numbered, value_of
from paraf.press.contents.places import PER_PAGE
from paraf.press.contents.shelves import (
    ALL,
    CATEGORY,
    MAP,
    MONTH,
    TAG,
    YEAR,
    Shelf,
    Shelves,
    fed_from,
)
from paraf.press.contents.shelving import places_of, shelves_of
from tests.support.papers import Standing, paper

counts = st.integers(0, 8 * PER_PAGE)


def pages(names):
    """Give what stands on each page: on the list's own one, then on the newest numbered one and so on."""
    paging = Paging(len(names))
    return [names[slice(*paging.span(number))] for number in (0, *range(paging.older, 0, -1))]


@given(count=counts)
def test_every_article_is_on_exactly_one_page_and_in_order(count):
    names = list(range(count))
    assert [name for page in pages(names) for name in page] == names
    assert len(pages(names)) == Paging(count).pages


@given(count=counts)
def test_a_numbered_page_is_full_and_the_own_page_is_never_empty_before_it(count):
    own, *numbered = pages(list(range(count)))
    assert all(len(page) == PER_PAGE for page in numbered)
    assert len(own) < 2 * PER_PAGE
    assert len(own) >= min(count, PER_PAGE)


@given(count=counts)
def test_a_new_newest_article_changes_the_own_page_and_at_most_makes_a_new_one(count):
    before, after = list(range(count)), [-1, *range(count)]
    had, has = Paging(count), Paging(count + 1)
    assert has.older - had.older in {0, 1}
    for number in range(1, had.older + 1):
        assert before[slice(*had.span(number))] == after[slice(*has.span(number))]


@given(count=st.integers(1, 8 * PER_PAGE), data=st.data())
def test_an_article_that_goes_changes_no_older_page(count, data):
    place = data.draw(st.integers(0, count - 1))
    before = list(range(count))
    after = [name for name in before if name != place]
    had, has = Paging(count), Paging(count - 1)
    older = [number for number in range(1, had.older + 1) if had.span(number)[0] > place and number <= has.older]
    assert all(before[slice(*had.span(number))] == after[slice(*has.span(number))] for number in older)


ASPECTS = {
    "all": lambda names: names,
    "len": len,
    "has": bool,
    "front": lambda names: pages(names)[0],
    "pages": lambda names: len(pages(names)),
    "more": lambda names: len(pages(names)) > 1,
    ":3": lambda names: names[:3],
    "2:": lambda names: names[2:],
    "-1:": lambda names: names[-1:],
    ":-2": lambda names: names[:-2],
    "1:4": lambda names: names[1:4],
    "n1": lambda names: Paging(len(names)).older > 1,
    "=kota": lambda names: [name for name in names if name.partition(" ")[0] == "kota"][:1],
}
lists = st.lists(st.sampled_from(["kota Kota", "kota KOTA", "kota-baru Kota", "air Air", "air"]), max_size=40)


@pytest.mark.parametrize("aspect", ASPECTS)
@given(one=lists, other=lists)
def test_an_aspect_has_the_same_value_exactly_where_the_same_is_read(aspect, one, other):
    read = ASPECTS[aspect]
    assert (value_of(aspect, one) == value_of(aspect, other)) == (read(one) == read(other))


@given(names=st.lists(st.text("ab", min_size=1), min_size=2 * PER_PAGE, max_size=60), data=st.data())
def test_a_numbered_page_has_the_value_of_what_stands_on_it(names, data):
    number = data.draw(st.integers(1, Paging(len(names)).older))
    changed = data.draw(st.integers(0, len(names) - 1))
    other = [*names[:changed], "c", *names[changed + 1 :]]
    start, stop = Paging(len(names)).span(number)
    assert (value_of(f"p{number}", names) != value_of(f"p{number}", other)) == (start <= changed < stop)


@given(
    steady=st.lists(st.sampled_from("abc"), max_size=45),
    before=st.lists(st.sampled_from("abc"), max_size=25),
    after=st.lists(st.sampled_from("abc"), max_size=25),
)
def test_only_aspects_from_a_number_on_have_another_value_where_the_oldest_stand_as_they_stood(steady, before, after):
    one, other = [*before, *steady], [*after, *steady]
    for aspect in (aspect for number in range(1, 9) for aspect in numbered(number)):
        assert number_of(aspect) >= moved_from(len(steady)) or value_of(aspect, one) == value_of(aspect, other)


def test_what_is_of_no_numbered_page_has_no_number():
    assert {number_of(aspect) for aspect in ("pages", "all", ":3", "3:", "=n3", "front")} == {None}
    assert {number_of(aspect) for aspect in numbered(12)} == {12}


@dataclass
class Coming:
    slug: str
    day: int
    tags: tuple


comings = st.lists(
    st.builds(Coming, st.sampled_from("abcdef"), st.integers(1, 9), st.sampled_from([(), ("x",), ("x", "y")])),
    max_size=12,
    unique_by=lambda each: each.slug,
)


def all_shelves_of(one):
    """Give the shelves that an article stands on which is in force."""
    return (*shelves_of(one), fed_from(ALL), fed_from(Shelf(CATEGORY, one.category.slug)))


def by_date(one):
    """Give every place in which an article stands among others by its date."""
    return [place for place in places_of(one) if place[0].kind != MAP]


def older_than(one, others):
    """Give how many of some articles are older than one, on each of its shelves."""
    older = [each for each in others if each.order > one.order]
    return {shelf: sum(shelf in all_shelves_of(each) for each in older) for shelf in all_shelves_of(one)}


@given(comings=comings, gone=st.sets(st.sampled_from("abcdef")), at_once=st.booleans())
def test_shelves_hold_what_came_and_did_not_go_newest_first(comings, gone, at_once):
    shelves = Shelves()
    papers = [paper(each.slug, day=each.day, tags=each.tags) for each in comings]
    if at_once:
        assert shelves.put_all([place for each in papers for place in by_date(each)]) == {
            shelf for each in papers for shelf in all_shelves_of(each)
        }
    else:
        for number, each in enumerate(papers):
            assert shelves.put(by_date(each)) == older_than(each, papers[:number])
    left = [each for each in papers if each.address[-1] not in gone]
    there = [*papers]
    for each in papers:
        if each not in left:
            there.remove(each)
            assert shelves.take(by_date(each)) == older_than(each, there)
    newest_first = sorted(left, key=lambda each: each.order)
    assert list(shelves.addresses(ALL)) == [each.address for each in newest_first]
    assert shelves.count == len(left)
    for tag in "xy":
        shelf = Shelf(TAG, tag)
        those = [each.address for each in newest_first if shelf in shelves_of(each)]
        assert (list(shelves.addresses(shelf)), shelves.size(shelf)) == (those, len(those))
        assert shelves.newest(shelf) == (those[0] if those else None)


def test_what_has_run_out_stands_on_every_shelf_but_those_that_feeds_are_made_of():
    one = replace(paper("a", tags=("x",)), publication=Standing(expired=True))
    assert [shelf for shelf, _ in by_date(one)] == [*shelves_of(one)]


def test_what_is_asked_for_of_a_shelf_is_what_stands_there_when_it_is_asked_for():
    shelves = Shelves()
    found = shelves.addresses(ALL)
    assert (len(found), found[:2]) == (0, [])
    shelves.put(places_of(paper("a", day=1)))
    shelves.put(places_of(paper("b", day=2)))
    assert (len(found), found[0][-1], [each[-1] for each in found[:5]]) == (2, "b", ["b", "a"])


def test_an_article_stands_on_the_shelves_of_its_names_and_its_date():
    found = shelves_of(paper("a", day=3, tags=("x", "y")))
    assert {Shelf(TAG, "x"), Shelf(TAG, "y"), Shelf(YEAR, "2026"), Shelf(MONTH, "2026/11"), ALL} < set(found)
