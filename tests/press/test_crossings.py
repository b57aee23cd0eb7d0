"""However papers come and go, names, links and translations are those from nothing, and whom that touches is told."""

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
    {
        "category": names,
        "tags": st.lists(names, max_size=2).map(tuple),
        "folder": folders,
        "links": links,
        "lang": st.sampled_from(["id", "en", "fr"]),
        "translates": st.none() | st.sampled_from(SLUGS).map(Address),
        "is_notice": st.sampled_from([False, False, True]),
    }
)
steps = st.lists(st.tuples(st.sampled_from(SLUGS), st.none() | papers), max_size=14)


def made(slug, said):
    """Give a publication and its card, as far as crossings know them."""
    seal = SimpleNamespace(path=f"{said['folder']}{slug}.md")
    first = SimpleNamespace(number=SLUGS.index(slug) + 1)
    publication = SimpleNamespace(
        address=Address(slug), live=SimpleNamespace(seal=seal), history=(first,), is_notice=said["is_notice"]
    )
    links = links_among(("a", "href", link) for link in said["links"])
    names = {"category": said["category"], "authors": (), "tags": said["tags"], "units": said["tags"][:1]}
    return publication, SimpleNamespace(**names, links=links, lang=said["lang"], translates=said["translates"])


def shown(crossings, publication, card):
    """Give where a paper's names and links lead."""
    tags = [crossings.tags.term(name).slug for name in card.tags]
    units = [crossings.units.term(name).slug for name in card.units]
    links, translations = crossings.links_of(publication, card), crossings.translations_of(publication)
    return crossings.categories.term(card.category).slug, tags, units, links, translations


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


@given(standing=st.dictionaries(st.sampled_from(SLUGS), papers))
def test_all_who_say_the_same_say_so_of_each_other_and_each_language_is_said_once(standing):
    crossings, made_of = Crossings(), {slug: made(slug, said) for slug, said in standing.items()}
    for paper in made_of.values():
        crossings.take(*paper)
    found = {slug: crossings.translations_of(publication) for slug, (publication, _) in made_of.items()}
    for slug, translations in found.items():
        languages = [lang for lang, _ in translations]
        assert len(languages) == len({*languages}) != 1
        assert not translations or standing[slug]["lang"] in languages
        for lang, address in translations:
            assert found[address] == translations
            assert (standing[address]["lang"], standing[address]["is_notice"]) == (lang, False)
            assert standing[address]["translates"] == (None if address == translations[0][1] else translations[0][1])
