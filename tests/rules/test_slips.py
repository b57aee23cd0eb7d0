from dataclasses import replace

import pytest

from paraf.rules.findings import Level
from paraf.rules.office import SignoffPolicy
from paraf.rules.slips import slips
from tests.support.cases import NOW, World, article, case
from tests.support.offices import OFFICE


def world_of(*categories, office=OFFICE):
    """Give a newsroom whose articles were published in these categories, one after the other."""
    world = World(office=office)
    for number, category in enumerate(categories):
        world.publish(case(f"Isi {number}.", path=f"{number}.md", Slug=f"berita-{number}", Category=category))
    return world


def found(category, world):
    return [
        (one.code, one.detail["known"])
        for one in slips(article(Category=category), world.around, revised=None, path="drafts/a.md", at=NOW)
    ]


@pytest.mark.parametrize(
    ("typed", "findings"),
    [
        ("Ekonmi", [("category-near", "Ekonomi")]),
        ("Ekonomi", []),
        ("ekonomi", [("category-spelling", "Ekonomi")]),
        ("Olahraga", []),
        (None, []),
    ],
)
def test_a_category_is_held_against_those_in_use(typed, findings):
    assert found(typed, world_of("Ekonomi", "Kota")) == findings


def test_where_nothing_is_in_use_every_category_will_do():
    assert found("Ekonmi", World()) == []


def test_what_waits_is_not_in_use():
    world = World()
    world.submit(case(Category="Ekonomi"))
    assert found("Ekonmi", world) == []


@pytest.mark.parametrize(
    ("used", "counts"),
    [
        (("ekonomi", "Ekonomi", "Ekonomi"), "Ekonomi"),
        (("ekonomi", "Ekonomi"), "ekonomi"),
    ],
)
def test_the_spelling_used_most_counts_and_of_several_the_first(used, counts):
    assert found("EKONOMI", world_of(*used)) == [("category-spelling", counts)]


def test_a_category_with_a_rule_of_its_own_is_known_before_anybody_used_it():
    general = OFFICE.signoff.general
    strict = SignoffPolicy(general=general, categories={"pengumuman darurat": general})
    world = World(office=replace(OFFICE, signoff=strict))
    assert found("Pengumuman Darurat", world) == []
    assert found("Pengumuman Darurta", world) == [("category-near", "pengumuman darurat")]


def test_it_is_a_warning_at_its_line_and_also_what_is_dated_too_far_ahead_is_told():
    world, paper = world_of("Ekonomi"), article(Category="Ekonmi", Date="2062-11-27 00:00")
    date, category = slips(paper, world.around, revised=None, path="drafts/a.md", at=NOW)
    assert (date.code, category.level, category.line) == ("date-far-ahead", Level.WARNING, 3)


@pytest.mark.parametrize(
    ("body", "header", "figures"),
    [
        ("Hadir 40 orang pukul 10.30.", {}, "36 → 40"),
        ("Hadir 36 orang.", {}, "10.30 → -"),
        ("Hadir 36 orang pukul 10.30.", {"Title": "Rapat 2 kota"}, "- → 2"),
    ],
)
def test_a_change_of_spelling_in_which_figures_changed_is_asked_about(body, header, figures):
    world = World()
    paper = world.publish(case("Hadir 36 orang pukul 10.30."))
    before = world.register.version(paper.digest)
    mended = article(body, Change="ejaan", Change_Note="Ejaan 12", Modified="2026-11-23 08:00", **header)
    (finding,) = slips(mended, world.around, revised=before, path="drafts/a.md", at=NOW)
    assert (finding.code, finding.level) == ("figures-in-spelling", Level.WARNING)
    assert finding.detail["figures"] == figures
    ralat = article(body, Change="ralat", Change_Note="Angka", **header)
    assert [*slips(ralat, world.around, revised=before, path="drafts/a.md", at=NOW)] == []


def test_a_change_of_spelling_that_leaves_the_figures_is_not_asked_about():
    world = World()
    paper = world.publish(case("Hadir 36 orang, 36 kursi."))
    before, mended = world.register.version(paper.digest), article("Ada 36 kursi; 36 orang hadir.", Change="ejaan")
    assert [*slips(mended, world.around, revised=before, path="drafts/a.md", at=NOW)] == []
