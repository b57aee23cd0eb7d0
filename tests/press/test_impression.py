"""What another process kept is taken up where it is of the same papers, and gone on from where it is not."""

import pytest

from paraf.press.contents.contents import Contents
from paraf.press.contents.pages import DirectPage, pages_of
from paraf.press.contents.shelves import ALL
from paraf.press.orders import edition_of
from paraf.press.reading.impression import Impression, kept_paper
from paraf.press.reading.reads import Reads, packed
from paraf.press.stops import PressStoppedError
from paraf.rules.edition import Edition
from tests.support.press import NOW, seal, text_of


def impression(newsroom):
    """Give an impression of nothing."""
    return Impression(Contents(newsroom.office, newsroom.vault))


def public(newsroom):
    """Give what is public."""
    newsroom.refresh()
    return edition_of(newsroom, at=NOW)


def made(newsroom):
    """Give an impression of what is public, each of whose pages read its article, or nothing."""
    found = impression(newsroom)
    work = found.bring(public(newsroom))
    for place in work.pages:
        address = place.removesuffix("/index.html")
        papers = {address: frozenset({"title"})} if address in found.contents.papers else {}
        lists = {ALL: frozenset({"len"})} if place == "index.html" else {}
        found.note(place, Reads(papers=papers, shelves=lists))
    return found


def resumed(newsroom, before):
    """Take up what an impression knew, in another one."""
    papers = {address: kept_paper(paper) for address, paper in before.contents.papers.items()}
    found = impression(newsroom)
    return found, found.resume(papers, before.dependents.values, packed_reads(before), public(newsroom))


def packed_reads(impression):
    """Give what the pages of an impression read, as it is kept."""
    return {place: packed(reads) for place, reads in impression.dependents.reads.items()}


def test_from_nothing_every_page_is_to_be_set(newsroom):
    seal(newsroom, text_of())
    found = impression(newsroom)
    work = found.bring(public(newsroom))
    assert work.is_whole
    assert work.pages == dict(pages_of(found.contents)) == found.pages


def test_where_nothing_changed_there_is_nothing_to_do(newsroom):
    seal(newsroom, text_of())
    before = made(newsroom)
    work = before.bring(public(newsroom))
    assert (work.pages, work.gone, work.changes.papers) == ({}, set(), {})
    _, work = resumed(newsroom, before)
    assert (work.pages, work.gone, work.changes.papers) == ({}, set(), {})


@pytest.mark.parametrize("again", [False, True])
def test_a_new_article_brings_its_pages_and_touches_who_counted(newsroom, again):
    seal(newsroom, text_of())
    found = made(newsroom)
    seal(newsroom, text_of(Slug="dua", Category="Air"))
    found, work = resumed(newsroom, found) if again else (found, found.bring(public(newsroom)))
    assert {"berita/2026/dua/index.html", "index.html", "kategori/air/index.html"} <= work.pages.keys()
    assert "berita/2026/banjir/index.html" not in work.pages
    assert found.pages == dict(pages_of(found.contents))


@pytest.mark.parametrize("again", [False, True])
def test_a_category_without_articles_loses_its_pages(newsroom, again):
    act = seal(newsroom, text_of(Category="Air"))
    found = made(newsroom)
    seal(newsroom, text_of(Category="Kota", Change="ralat", Change_Note="k"), address=act.address)
    found, work = resumed(newsroom, found) if again else (found, found.bring(public(newsroom)))
    assert work.gone == {"kategori/air/index.html", "feeds/kategori/air.atom.xml"}
    assert found.pages == dict(pages_of(found.contents))
    assert found.dependents.reads.keys() <= found.pages.keys()


def test_a_paper_that_is_public_no_more_touches_who_read_it(newsroom):
    act = seal(newsroom, text_of())
    before = made(newsroom)
    before.note("index.html", Reads(papers={act.address: frozenset({"title"})}))
    found = impression(newsroom)
    papers = {address: kept_paper(paper) for address, paper in before.contents.papers.items()}
    nothing = Edition(at=NOW, publications=(), next_change=None, since=None, sealed=())
    work = found.resume(papers, before.dependents.values, packed_reads(before), nothing)
    assert "index.html" in work.pages
    assert "berita/2026/banjir/index.html" in work.gone
    assert work.changes.papers == {act.address: (None, None)}


def test_two_pages_at_one_place_stop_the_press(newsroom):
    seal(newsroom, text_of())
    found = impression(newsroom)
    found.pages["berita/2026/banjir/index.html"] = DirectPage("404")
    with pytest.raises(PressStoppedError):
        found.bring(public(newsroom))
