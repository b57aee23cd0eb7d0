import pytest

from paraf.rules.entries import Returned
from paraf.rules.findings import codes
from paraf.rules.wording import find
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.returning import NOTE, note_in, propose_return
from tests.support.cases import World, case, case_of, edited


def waiting():
    world = World()
    return world, world.submit(case())


def test_a_paper_in_review_goes_back_with_a_reason_and_without_its_sign_off():
    world, paper = waiting()
    plan = propose_return(edited(paper, Koreksi="SR"), world.around, note=" Nama camat\nkeliru ")
    assert isinstance(plan, Plan)
    assert isinstance(plan.act, Returned)
    assert (plan.act.note, plan.act.path, plan.act.source) == ("Nama camat keliru", "banjir.md", "banjir.md")
    assert plan.article.get(NOTE) == note_in(plan.article) == "Nama camat keliru"
    assert plan.article.get("Koreksi") is None


@pytest.mark.parametrize(
    ("paper", "note", "expected"),
    [
        (case(stage=Stage.REVIEW), " \n", {"note-missing"}),
        (case(stage=Stage.REVIEW), "Nama \u202e camat", {"refused-character"}),
        (case(stage=Stage.REVIEW, path="lain.md"), "Nama", {"not-in-review"}),
        (case(stage=Stage.DRAFT), "Nama", {"not-in-review"}),
        (case(stage=Stage.PUBLISHED), "Nama", {"not-in-review"}),
        (case_of(None, stage=Stage.REVIEW, findings=[find("not-text", path="review/banjir.md")]), "x", {"not-text"}),
    ],
)
def test_what_does_not_wait_or_has_no_reason_is_not_returned(paper, note, expected):
    world, _ = waiting()
    outcome = propose_return(paper, world.around, note=note)
    assert isinstance(outcome, Refusal)
    assert codes(outcome.findings) == expected


def test_a_hand_gives_its_reason_in_the_file_or_none():
    assert note_in(case(X_Kembali="Nama camat").article) == "Nama camat"
    assert note_in(case().article) == ""
    assert note_in(None) == ""
