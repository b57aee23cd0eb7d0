import pytest
from msgspec.structs import replace

from paraf.rules.entries import Returned
from paraf.rules.findings import Level, codes
from paraf.rules.wording import find
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.returning import NOTE, RETURNED, note_in, propose_return, told_to_writer
from tests.support.cases import World, case, case_of, edited
from tests.support.offices import RINA, SITI


def waiting():
    world = World()
    return world, world.submit(case())


def test_a_paper_in_review_goes_back_with_a_reason_and_without_its_sign_off():
    world, paper = waiting()
    plan = propose_return(edited(paper, Koreksi="SR", X_Dikoreksi="SR"), world.around, note=" Nama camat\nkeliru ")
    assert isinstance(plan, Plan)
    assert isinstance(plan.act, Returned)
    assert (plan.act.note, plan.act.path, plan.act.source) == ("Nama camat keliru", "banjir.md", "banjir.md")
    assert plan.article.get(NOTE) == note_in(plan.article) == "Nama camat keliru"
    assert plan.article.get("Koreksi") is plan.article.get("X-Dikoreksi") is None


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


def sent_back(*, by=SITI, note="Nama camat keliru", path="banjir.md"):
    """Give a newsroom in which a paper was returned, and the draft as it then lies there."""
    world, paper = waiting()
    plan = propose_return(paper, world.around, note=note or "x")
    world.record(replace(plan.act, note=note, path=path), by=by.id if by else None)
    world.review.discard(paper.path)
    draft = edited(paper, stage=Stage.DRAFT, path=path, **({"X_Kembali": note} if note else {}))
    return world, draft


def told(world, draft):
    return [(one.code, dict(one.detail)) for one in told_to_writer(draft, world.around)]


def test_the_writer_is_told_who_returned_the_draft_when_and_why():
    world, draft = sent_back()
    (finding,) = told_to_writer(draft, world.around)
    assert finding.code == "returned"
    assert finding.detail == {"name": "Siti Rahma", "when": "22-11-2026 10.31", "note": "Nama camat keliru"}
    assert finding.line == 98
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    ("by", "note", "expected"),
    [
        (None, "Nama camat keliru", "returned-by-hand"),
        (None, "", "returned-without-reason"),
        (SITI, "", "returned-without-reason"),
    ],
)
def test_a_hand_that_nobody_knows_and_a_reason_that_nobody_wrote_are_told_as_such(by, note, expected):
    world, draft = sent_back(by=by, note=note)
    ((code, detail),) = told(world, draft)
    assert code == expected
    assert code in RETURNED
    assert "name" not in detail


def test_who_takes_their_own_paper_back_is_told_nothing():
    assert told(*sent_back(by=RINA, note="")) == []


def test_a_draft_is_told_of_its_return_whatever_it_is_called_and_when_it_cannot_be_read():
    world, draft = sent_back()
    assert told(world, edited(draft, path="lain.md"))
    assert told(world, edited(draft, Slug="lain"))
    assert told(world, case_of(None, path="banjir.md"))
    assert told(world, case_of(None, path="lain.md")) == []
    assert told(world, case(path="banjir.md")) == []  # written anew where the other one lay
    assert told(world, edited(draft, stage=Stage.PUBLISHED)) == []


def test_a_draft_that_was_submitted_again_is_told_nothing_any_more():
    world, draft = sent_back(path="pulang.md")
    world.submit(edited(draft, path="lagi.md"))
    assert world.register.returns == {}
    world, draft = sent_back()
    world.submit(edited(draft, Slug="lain"))
    assert world.register.returns == {}
