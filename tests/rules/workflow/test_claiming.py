"""Who may take a paper for correction, for how long, and what a typed line takes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from paraf.rules.article import render
from paraf.rules.entries import Claimed
from paraf.rules.findings import Level, codes
from paraf.rules.manifest import sha256
from paraf.rules.wording import find
from paraf.rules.words import Stage
from paraf.rules.workflow.claiming import HOLD, claim_problems, held_by_other, holding_of, propose_claim, typed_claim
from paraf.rules.workflow.outcome import Refusal
from tests.support.cases import World, case, case_of, edited
from tests.support.offices import BUDI, EKO, RINA, SITI


def waiting(**header):
    world = World()
    return world, world.submit(case(**header))


def take(world, paper, corrector):
    """Let a corrector take a paper by command."""
    act = propose_claim(paper, world.around, corrector, at=world.at)
    assert isinstance(act, Claimed), act
    world.record(act, by=corrector.id)
    return act


def problems(world, paper, *, at=None):
    return codes(claim_problems(paper, world.around, at=at or world.at))


def typed(world, paper, *, at=None):
    return typed_claim(paper, world.around, at=at or world.at)


def test_a_corrector_takes_a_submitted_paper_for_half_an_hour():
    world, paper = waiting()
    act = take(world, paper, SITI)
    assert (act.officer, act.path, act.line) == ("siti", "banjir.md", "")
    assert act.text == sha256(render(paper.article).encode())
    assert timedelta(minutes=30) == HOLD
    assert world.register.holder("banjir.md", at=act.until - timedelta(seconds=1)) == "siti"
    assert world.register.holder("banjir.md", at=act.until) is None


def test_what_another_corrector_holds_is_free_again_by_itself():
    world, paper = waiting()
    act = take(world, paper, SITI)
    refused = propose_claim(paper, world.around, BUDI, at=world.at)
    assert isinstance(refused, Refusal)
    assert [(one.code, one.detail["name"]) for one in refused.findings] == [("claim-held", "Siti Rahma")]
    assert isinstance(propose_claim(paper, world.around, BUDI, at=act.until), Claimed)


def test_who_holds_a_paper_may_take_it_again_and_has_the_whole_time_anew():
    world, paper = waiting()
    first, second = take(world, paper, SITI), take(world, paper, SITI)
    assert second.until > first.until


def test_a_claim_keeps_nobody_from_signing():
    world, paper = waiting()
    take(world, paper, SITI)
    assert world.sign(paper, "BS CODE").stage is Stage.PUBLISHED


@pytest.mark.parametrize(
    ("paper", "corrector", "expected"),
    [
        (None, RINA, {"claim-not-a-corrector", "claim-own-work"}),
        (None, EKO, {"claim-not-a-corrector"}),
        (case(stage=Stage.REVIEW, path="lain.md"), SITI, {"not-in-review"}),
        (case(stage=Stage.DRAFT), SITI, {"not-in-review"}),
        (case_of(None, stage=Stage.REVIEW, findings=[find("not-text", path="review/banjir.md")]), SITI, {"not-text"}),
    ],
)
def test_only_who_may_sign_a_paper_takes_it_and_only_where_it_waits(paper, corrector, expected):
    world, submitted = waiting()
    outcome = propose_claim(paper or submitted, world.around, corrector, at=world.at)
    assert isinstance(outcome, Refusal)
    assert codes(outcome.findings) == expected


def test_nobody_takes_their_own_work_whoever_the_paper_names_by_now():
    world, paper = waiting(Authors="Siti Rahma")
    outcome = propose_claim(edited(paper, Authors="Rina Wulandari"), world.around, SITI, at=world.at)
    assert isinstance(outcome, Refusal)
    assert codes(outcome.findings) == {"claim-own-work"}


def test_a_typed_line_takes_a_paper_once_and_lapses_while_it_stands():
    world, paper = waiting()
    claimed = edited(paper, X_Dikoreksi="SR")
    act = typed(world, claimed)
    assert act is not None
    assert (act.officer, act.line) == ("siti", "SR")
    world.record(act)
    assert typed(world, claimed) is None
    assert typed(world, claimed, at=act.until + timedelta(days=1)) is None


def test_a_line_under_which_somebody_saves_later_takes_the_paper_again():
    world, paper = waiting()
    act = typed(world, edited(paper, X_Dikoreksi="SR"))
    world.record(act)
    mended = edited(paper, "Air naik.", X_Dikoreksi="SR")
    assert typed(world, mended, at=act.until - timedelta(seconds=1)) is None
    assert typed(world, mended, at=act.until) is not None


def test_a_line_that_still_stands_takes_nothing_from_who_took_the_paper_later():
    world, paper = waiting()
    claimed = edited(paper, X_Dikoreksi="SR")
    first = typed(world, claimed)
    world.record(first)
    second = propose_claim(claimed, world.around, BUDI, at=first.until)
    world.record(second, by=BUDI.id)
    mended = edited(paper, "Air naik.", X_Dikoreksi="SR")
    for at in (first.until, second.until + timedelta(hours=1)):
        assert typed(world, mended, at=at) is None
        assert problems(world, mended, at=at) == set()


def test_a_line_typed_while_another_holds_the_paper_is_answered_and_counts_when_it_is_free():
    world, paper = waiting()
    act = take(world, paper, BUDI)
    claimed = edited(paper, X_Dikoreksi="SR")
    assert typed(world, claimed) is None
    assert problems(world, claimed) == {"claim-held"}
    assert typed(world, claimed, at=act.until) is not None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Siti Rahmah", {"claim-unknown"}),
        ("A. Wibowo", {"claim-unknown"}),
        ("RW", {"claim-not-a-corrector", "claim-own-work"}),
        ("SR", set()),
        (None, set()),
    ],
)
def test_a_line_that_means_no_corrector_is_answered_in_its_place_and_refuses_nothing(line, expected):
    world, paper = waiting()
    claimed = edited(paper, X_Dikoreksi=line)
    found = list(claim_problems(claimed, world.around, at=world.at))
    assert codes(found) == expected
    assert {one.level for one in found} <= {Level.WARNING}
    assert {one.line for one in found} <= {98}
    assert (typed(world, claimed) is None) is (line != "SR")


def test_a_line_takes_only_what_was_submitted():
    world, _ = waiting()
    draft = case(X_Dikoreksi="SR")
    assert typed(world, draft) is None
    assert problems(world, draft) == set()


def test_a_submission_takes_the_line_of_an_earlier_claim_off():
    _, paper = waiting(X_Dikoreksi="SR")
    assert paper.article.get("X-Dikoreksi") is None


def test_who_holds_a_paper_is_told_to_all_others():
    world, paper = waiting()
    act = take(world, paper, SITI)
    register, office = world.register, world.office
    assert codes(held_by_other(paper, register, office, BUDI, at=world.at)) == {"claim-held"}
    assert codes(held_by_other(paper, register, office, SITI, at=world.at)) == set()
    assert codes(held_by_other(paper, register, office, BUDI, at=act.until)) == set()
    assert holding_of(replace(paper, stage=Stage.DRAFT), register, office, at=world.at) is None


def test_who_left_the_roster_is_told_by_id():
    world, paper = waiting()
    take(world, paper, SITI)
    office = replace(world.office, roster=replace(world.office.roster, officers=(RINA,)))
    holding = holding_of(paper, world.register, office, at=world.at)
    assert holding is not None
    assert holding.name == "siti"
