"""An article leads to what is most like it, and a change touches the pages whose related news it changes."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.press.build import Press, print_site
from paraf.press.contents import related
from paraf.press.contents.changes import Changes
from paraf.press.contents.contents import Contents
from paraf.press.contents.related import REACH, SHOWN, Relations, around, kin_of
from paraf.press.contents.shelves import TAG, UNIT, Shelf, Shelves
from paraf.press.orders import edition_of
from paraf.press.reading.dependents import Dependents
from paraf.press.reading.impression import Impression, kept_paper
from paraf.press.reading.reads import RELATED, WHOLE, Reads, packed
from paraf.rules.words import Verdict
from tests.support.press import NOW, seal, text_of

SLUGS = "abcdefghijkl"


@dataclass(frozen=True)
class Written:
    """What matters of an article here."""

    day: int = 1
    units: tuple = ()
    tags: tuple = ()
    lang: str = "id"
    expired: bool = False
    notice: bool = False


def paper(slug, written):
    """Give an article as far as it matters here."""
    return SimpleNamespace(
        address=slug,
        order=(-float(written.day), slug),
        units=[SimpleNamespace(slug=unit) for unit in written.units],
        tags=[SimpleNamespace(slug=tag) for tag in written.tags],
        card=SimpleNamespace(lang=written.lang),
        publication=SimpleNamespace(expired=written.expired),
        is_notice=written.notice,
    )


@dataclass
class Room:
    """Some articles and their lists, which come, change and go."""

    papers: dict = field(default_factory=dict)

    def shelves(self):
        """Give the lists of the articles as they are now."""
        shelves = Shelves()
        shelves.put(
            (Shelf(kind, part), each.order)
            for each in self.papers.values()
            if not each.is_notice
            for kind, parts in ((UNIT, each.units), (TAG, each.tags))
            for part in {term.slug for term in parts}
        )
        return shelves

    def change(self, changes):
        """Let some articles change, come or go; give what is related then."""
        former = {}
        for slug, written in changes.items():
            before = self.papers.pop(slug, None)
            former[slug] = kin_of(before) if before else None
            if written is not None:
                self.papers[slug] = paper(slug, written)
        return Relations(self.shelves(), self.papers, former)

    def all(self):
        """Give the related news of all, worked out by looking at everybody."""
        return {slug: by_looking(slug, self.papers) for slug in self.papers}


def by_looking(slug, papers):
    """Give the related news of one article, worked out by looking at every other."""

    def lists(each):
        return set() if each.is_notice else {*(("u", u.slug) for u in each.units), *(("t", t.slug) for t in each.tags)}

    own, met = papers[slug], set()
    for name in lists(own):
        others = sorted((each for each in papers.values() if name in lists(each)), key=lambda each: each.order)
        place = others.index(own)
        met |= {each.address for each in (*others[max(place - REACH, 0) : place], *others[place + 1 :][:REACH])}
    led = [papers[each] for each in met if papers[each].card.lang == own.card.lang]
    led = [each for each in led if not each.publication.expired]
    key = lambda each: (-len(lists(own) & lists(each)), abs(own.order[0] - each.order[0]), each.address)  # noqa: E731
    return tuple(each.address for each in sorted(led, key=key)[:SHOWN])


def room(**written):
    """Give some articles, and what is related among them."""
    found = Room()
    return found.change(written)


names = st.lists(st.sampled_from("xyz"), max_size=2, unique=True).map(tuple)
articles = st.builds(
    Written,
    day=st.integers(1, 9),
    units=st.sampled_from([(), ("p",), ("q",)]),
    tags=names,
    lang=st.sampled_from(["id", "id", "id", "en"]),
    expired=st.sampled_from([False, False, False, True]),
    notice=st.sampled_from([False, False, False, False, True]),
)
steps = st.lists(st.dictionaries(st.sampled_from(SLUGS), st.none() | articles, min_size=1, max_size=6), max_size=6)


@given(steps=steps)
def test_whose_related_news_are_others_is_told_and_nobody_else(steps):
    found = Room()
    for step in steps:
        before = found.all()
        relations = found.change(step)
        now = found.all()
        assert {slug: relations.related_to(slug) for slug in now} == now
        others = {slug for slug in before.keys() & now.keys() if before[slug] != now[slug]}
        assert {slug for slug in relations.perhaps & before.keys() & now.keys() if relations.are_others(slug)} == others


@given(steps=steps)
def test_of_many_changes_nobody_is_forgotten(steps):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(related, "_MANY", 0)
        found = Room()
        for step in steps:
            before = found.all()
            relations = found.change(step)
            now = found.all()
            others = {slug for slug in before.keys() & now.keys() if before[slug] != now[slug]}
            assert others <= {slug for slug in relations.perhaps if relations.are_others(slug)}


def test_who_shares_more_comes_first_then_who_is_nearer_then_the_address():
    both = Written(day=1, units=("p",), tags=("x",))
    own = Written(day=5, units=("p",), tags=("x",))
    found = room(own=own, b=Written(day=4, units=("p",)), a=Written(day=6, tags=("x",)), c=both)
    assert found.related_to("own") == ("c", "a", "b")
    found = room(own=own, a=Written(day=8, units=("p",)), b=Written(day=4, tags=("x",)), c=both)
    assert found.related_to("own") == ("c", "b", "a")


def test_no_more_than_three_are_led_to():
    found = room(**{slug: Written(day=day, tags=("x", "y")) for slug, day in zip(SLUGS, count(1), strict=False)})
    assert found.related_to("f") == ("e", "g", "d")
    assert found.related_to("a") == ("b", "c")


@pytest.mark.parametrize(
    "other", [Written(tags=("x",), notice=True), Written(tags=("x",), lang="en"), Written(tags=("x",), expired=True)]
)
def test_no_notice_no_other_language_and_nothing_that_ran_out_is_led_to(other):
    assert room(own=Written(tags=("x",)), other=other).related_to("own") == ()


def test_what_ran_out_leads_on_and_a_notice_does_not():
    news = Written(day=2, tags=("x",))
    assert room(own=Written(tags=("x",), expired=True), other=news).related_to("own") == ("other",)
    assert room(own=Written(tags=("x",), notice=True), other=news).related_to("own") == ()


def test_without_agency_and_topics_and_without_neighbours_there_is_nothing():
    found = room(own=Written(), other=Written(), alone=Written(tags=("x",)))
    assert [found.related_to(each) for each in ("own", "alone", "nobody")] == [(), (), ()]


def test_what_stands_at_a_place_is_not_beside_it():
    orders = [(-5.0, "e"), (-4.0, "d"), (-3.0, "c"), (-2.0, "b"), (-1.0, "a")]
    assert around(orders, (-3.0, "c"), 1) == [(-4.0, "d"), (-2.0, "b")]
    assert around(orders, (-3.5, "x"), 1) == [(-4.0, "d"), (-3.0, "c")]
    assert around(orders, (-9.0, "x"), 2) == orders[:2]
    assert around((), (-1.0, "a"), 2) == []


# what pages are touched


def made(newsroom):
    """Give an impression of what is public, of which every article's page asked for its related news."""
    newsroom.refresh()
    found = Impression(Contents(newsroom.office, newsroom.vault))
    for place in found.bring(edition_of(newsroom, at=NOW)).pages:
        address = place.removesuffix("/index.html")
        asked = {address: frozenset({RELATED})} if address in found.contents.papers else {}
        found.note(place, Reads(papers=asked))
    return found


def brought(newsroom, before, *, again):
    """Bring an impression to what is public now; ``again`` in another process."""
    newsroom.refresh()
    edition = edition_of(newsroom, at=NOW)
    if not again:
        return before.bring(edition)
    papers = {address: kept_paper(paper) for address, paper in before.contents.papers.items()}
    pages = {place: packed(reads) for place, reads in before.dependents.reads.items()}
    return Impression(Contents(newsroom.office, newsroom.vault)).resume(papers, {}, pages, edition)


def filled(newsroom, days=9):
    """Seal an article a day about one topic."""
    for day in range(1, days + 1):
        seal(newsroom, text_of(Slug=f"hari-{day}", Date=f"2026-11-0{day} 09:00", Tags="air"))


def touched(work, *, but=()):
    """Give the last part of the address of each article whose page is set again."""
    slugs = {place.split("/")[2] for place in work.pages if place.startswith("berita/")}
    return slugs - {*but}


@pytest.mark.parametrize("again", [False, True])
def test_a_new_article_touches_those_that_lead_to_it(newsroom, again):
    filled(newsroom)
    before = made(newsroom)
    seal(newsroom, text_of(Slug="baru", Date="2026-11-10 09:00", Tags="air"))
    assert touched(brought(newsroom, before, again=again)) == {"baru", "hari-9", "hari-8"}


@pytest.mark.parametrize("again", [False, True])
def test_a_topic_that_is_shared_no_more_touches_both_sides(newsroom, again):
    filled(newsroom)
    before = made(newsroom)
    header = {"Slug": "hari-5", "Date": "2026-11-05 09:00", "Tags": "api", "Change": "ralat", "Change-Note": "Topik"}
    seal(newsroom, text_of(**header), change="ralat")
    assert touched(brought(newsroom, before, again=again)) == {"hari-4", "hari-5", "hari-6", "hari-7"}


@pytest.mark.parametrize("again", [False, True])
def test_a_withdrawn_article_is_led_to_no_more(newsroom, again):
    filled(newsroom)
    before = made(newsroom)
    header = {"Slug": "hari-9", "Date": "2026-11-09 09:00", "Change": "pencabutan", "Change-Note": "Keliru"}
    seal(newsroom, text_of(body="", **header), verdict=Verdict.WITHDRAW, change="pencabutan")
    assert touched(brought(newsroom, before, again=again), but=["hari-9"]) == {"hari-8"}


@pytest.mark.parametrize("again", [False, True])
def test_a_body_touches_nobody_else(newsroom, again):
    filled(newsroom)
    before = made(newsroom)
    header = {"Slug": "hari-5", "Date": "2026-11-05 09:00", "Tags": "air", "Change": "ralat", "Change-Note": "Angka"}
    seal(newsroom, text_of(body="Lain.", **header), change="ralat")
    assert touched(brought(newsroom, before, again=again), but=["hari-5"]) == set()


def test_where_no_page_asks_nothing_is_compared():
    relations = room(a=Written(tags=("x",)), b=Written(tags=("x",)))
    found = Dependents()
    found.put("page", Reads(papers={"a": frozenset({WHOLE, "title"})}), SimpleNamespace())
    relations.are_others = None
    assert relations.perhaps
    assert found.touched(Changes(), SimpleNamespace(), relations) == set()


# what readers see


def titles(newsroom, slug):
    """Give the titles to which an article's page leads."""
    text = (newsroom.layout.public / f"berita/2026/{slug}/index.html").read_text(encoding="utf-8")
    section = re.search(r'<section class="related".*?</section>', text, re.DOTALL)
    return re.findall(r"<li><a [^>]*>(.*?)</a>", section[0]) if section else None


def test_a_page_leads_to_the_titles_of_related_news_and_shows_nothing_where_there_is_none(newsroom):
    seal(newsroom, text_of(Slug="satu", Title="Satu", Unit="BPBD", Tags="air"))
    seal(newsroom, text_of(Slug="dua", Title="Dua & lain", Tags="Air", Date="2026-11-01 08:00"))
    seal(newsroom, text_of(Slug="tiga", Title="Tiga", Unit="bpbd", Date="2026-11-20 08:00"))
    seal(newsroom, text_of(Slug="empat", Title="Empat"))
    print_site(newsroom, at=NOW)
    found = {slug: titles(newsroom, slug) for slug in ("satu", "dua", "tiga", "empat")}
    assert found == {"satu": ["Tiga", "Dua &amp; lain"], "dua": ["Satu"], "tiga": ["Satu"], "empat": None}


@pytest.mark.parametrize("again", [False, True])
def test_what_runs_out_is_led_to_no_more_from_its_moment_on(newsroom, again):
    seal(newsroom, text_of(Slug="satu", Title="Satu", Tags="air", Expires="2026-11-23 11:00"))
    seal(newsroom, text_of(Slug="dua", Title="Dua", Tags="air"))
    press = Press(newsroom)
    press.print_site(at=NOW)
    assert titles(newsroom, "dua") == ["Satu"]
    if again:
        press.let_go()
    press.print_site(at=NOW + timedelta(hours=1, minutes=1))
    press.let_go()
    assert (titles(newsroom, "dua"), titles(newsroom, "satu")) == (None, ["Dua"])
