"""However papers come and go, names and links lead where they lead from nothing, and whom that touches is told."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from paraf.press.contents.bodies import links_among
from paraf.press.contents.crossings import Crossings
from paraf.rules.words import Address

SLUGS = "abcd"
names = st.sampled_from(["Kota", "KOTA", "C++", "C", "c#"])
folders = st.sampled_from(["", "kota/"])
ways = st.sampled_from(["{filename}", "{filename}/kota/", "", "../"])
links = st.lists(st.builds("{}{}.md".format, ways, st.sampled_from(SLUGS)), max_size=3)
papers = st.fixed_dictionaries(
    {"category": names, "tags": st.lists(names, max_size=2).map(tuple), "folder": folders, "links": links}
)
steps = st.lists(st.tuples(st.sampled_from(SLUGS), st.none() | papers), max_size=14)


def made(slug, said):
    """Give a publication and its card, as far as crossings know them."""
    seal = SimpleNamespace(path=f"{said['folder']}{slug}.md")
    first = SimpleNamespace(number=SLUGS.index(slug) + 1)
    publication = SimpleNamespace(address=Address(slug), live=SimpleNamespace(seal=seal), history=(first,))
    links = links_among(("a", "href", link) for link in said["links"])
    names = {"category": said["category"], "authors": (), "tags": said["tags"], "units": said["tags"][:1]}
    return publication, SimpleNamespace(**names, links=links)


def shown(crossings, publication, card):
    """Give where a paper's names and links lead."""
    tags = [crossings.tags.term(name).slug for name in card.tags]
    units = [crossings.units.term(name).slug for name in card.units]
    return crossings.categories.term(card.category).slug, tags, units, crossings.links_of(publication, card)


@given(steps=steps)
def test_whoever_is_not_told_of_is_shown_as_before_and_all_as_from_nothing(steps):
    crossings, standing, before = Crossings(), {}, {}
    for slug, said in steps:
        if slug in standing:
            crossings.leave(*standing.pop(slug))
        if said is not None:
            standing[slug] = made(slug, said)
            crossings.take(*standing[slug])
        touched = crossings.settle()
        now = {each: shown(crossings, *paper) for each, paper in standing.items()}
        assert {each for each in now if each != slug and now[each] != before.get(each)} <= touched
        afresh = Crossings()
        for paper in standing.values():
            afresh.take(*paper)
        afresh.settle()
        assert now == {each: shown(afresh, *paper) for each, paper in standing.items()}
        before = now
