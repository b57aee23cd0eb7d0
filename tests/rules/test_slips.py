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
        for one in slips(article(Category=category), world.around, path="drafts/a.md", at=NOW)
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
    date, category = slips(paper, world.around, path="drafts/a.md", at=NOW)
    assert (date.code, category.level, category.line) == ("date-far-ahead", Level.WARNING, 3)
