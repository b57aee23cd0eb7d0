"""A list gives what a plain list gives, and tells enough of what was read of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.press.contents.aspects import Paging, value_of
from paraf.press.contents.places import PER_PAGE
from paraf.press.contents.shelves import ALL
from paraf.press.reading.listed import Listed, ListingPage, ListingPaginator, paged_as
from paraf.press.reading.reads import Reading

names = st.lists(st.sampled_from("abc"), max_size=4 * PER_PAGE)
bounds = st.none() | st.integers(-5, 5)
steps = st.sampled_from([None, 1, 2, -1])


def listed(found, reading=None):
    """Give a list of names, each shown in capitals."""
    return Listed(ALL, reading or Reading(), lambda: found, str.upper)


def tried(ask, asked):
    """Give what is answered, or which error it was."""
    try:
        return ask(asked)
    except LookupError as error:
        return type(error)


def aspects(ask, found, number=0):
    """Give what is answered about a page of a list, and which aspects were read meanwhile."""
    reading = Reading()
    reading.begin()
    answer = tried(ask, ListingPage(listed(found, reading), "kategori/kota", number))
    return answer, reading.done().shelves.get(ALL, frozenset())


OF_LISTS = {
    "length": len,
    "truth": bool,
    "whole": list,
    "reversed": lambda those: list(reversed(those)),
    "first": lambda those: next(iter(those), None),
    "third": lambda those: those[2],
    "last": lambda those: those[-1],
    "last but one": lambda those: those[-2],
    "holds": lambda those: "B" in those,
    "place": lambda those: those.index("B") if "B" in those else None,
    "number": lambda those: those.count("B"),
    "joined": lambda those: those + ["x"],  # noqa: RUF005  # adding is what is asked
    "joined behind": lambda those: ["x"] + those,  # noqa: RUF005  # likewise
    "three": lambda those: [name for name, _ in zip(those, range(3), strict=False)],
}


@pytest.mark.parametrize("ask", OF_LISTS.values(), ids=OF_LISTS)
@given(found=names)
def test_a_list_answers_as_a_plain_list_does(ask, found):
    assert tried(ask, listed(found)) == tried(ask, [name.upper() for name in found])


@given(found=names, start=bounds, stop=bounds, step=steps)
def test_a_part_of_a_list_is_that_of_a_plain_list(found, start, stop, step):
    assert listed(found)[start:stop:step] == [name.upper() for name in found][start:stop:step]


OF_PAGES = {
    "articles": lambda page: page.object_list,
    "number": lambda page: page.number,
    "count": lambda page: page.paginator.count,
    "pages": lambda page: page.paginator.num_pages,
    "range": lambda page: page.paginator.page_range,
    "previous": ListingPage.has_previous,
    "next": ListingPage.has_next,
    "others": ListingPage.has_other_pages,
    "previous number": ListingPage.previous_page_number,
    "next number": ListingPage.next_page_number,
    "start": ListingPage.start_index,
    "end": ListingPage.end_index,
    "newer": lambda page: page.newer() and page.newer().url,
    "older": lambda page: page.older() and page.older().url,
    "second": lambda page: page.paginator.page(2).save_as,
}
ASKED = OF_PAGES | {name: lambda page, ask=ask: ask(page.paginator.object_list) for name, ask in OF_LISTS.items()}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
@given(one=names, other=names, data=st.data())
def test_where_what_was_read_is_the_same_the_answer_is(ask, one, other, data):
    both = min(Paging(len(one)).older, Paging(len(other)).older)
    number = data.draw(st.integers(0, both))
    answer, read = aspects(ask, one, number)
    if all(value_of(aspect, one) == value_of(aspect, other) for aspect in read):
        assert aspects(ask, other, number)[0] == answer


@given(one=names, other=names, start=bounds, stop=bounds, step=steps)
def test_where_the_part_that_was_read_is_the_same_the_answer_is(one, other, start, stop, step):
    def ask(page):
        return page.paginator.object_list[start:stop:step]

    answer, read = aspects(ask, one)
    if all(value_of(aspect, one) == value_of(aspect, other) for aspect in read):
        assert aspects(ask, other)[0] == answer


@given(found=names)
def test_pages_lead_from_the_newest_to_the_oldest_and_back(found):
    those = listed(found)
    page, seen = ListingPage(those, "", 0), []
    while page is not None:
        seen.append(page)
        older = page.older()
        assert page.has_next() == (older is not None)
        assert older is None or older.newer().url == page.url
        assert older is None or (older.number, page.next_page_number()) == (page.number + 1, older.number)
        page = older
    paginator = ListingPaginator(those, "")
    assert [each.number for each in seen] == paginator.page_range
    assert [paginator.page(each.number).url for each in seen] == [each.url for each in seen]
    assert [name for each in seen for name in each.object_list] == [name.upper() for name in found]
    assert [each.start_index() for each in seen] == [
        1 + seen[n - 1].end_index() if n else min(1, len(found)) for n in range(len(seen))
    ]
    assert seen[-1].end_index() == len(found) == paginator.count


def test_a_page_is_called_what_its_file_is_called():
    page = ListingPage(listed(list("ab" * PER_PAGE)), "kategori/kota", 1)
    assert (page.save_as, page.url) == ("kategori/kota/halaman/1/index.html", "kategori/kota/halaman/1/")
    assert (page.base_name, page.base_url) == ("kategori/kota", "kategori/kota/")
    assert (page.full_name, page.name, page.extension) == ("kategori/kota/index.html", "kategori/kota/index", ".html")


def test_the_templates_of_a_list_know_its_page_under_both_names():
    found = paged_as(ListingPage(listed(list("ab" * PER_PAGE)), "", 0), ("articles", "dates"))
    assert found["articles_page"] is found["dates_page"]
    assert (found["articles_previous_page"], found["dates_next_page"].shelf_number) == (None, 1)
    assert found["articles_paginator"].num_pages == 2
