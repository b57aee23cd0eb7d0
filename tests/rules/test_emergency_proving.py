"""What the ledger must hold of a release in an emergency: exactly what the office let an admin do, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from paraf.rules.emergency_settings import EmergencySettings
from paraf.rules.entries import Accepted
from paraf.rules.findings import codes
from paraf.rules.manifest import sha256
from paraf.rules.proving import Prover
from paraf.rules.statement import statement_text
from paraf.rules.words import OfficerId, Verdict
from paraf.rules.workflow.paper import Emergency
from tests.support.cases import World, case, edited, with_line
from tests.support.offices import OFFICE, signed_by, signing_office

ALLOWED = EmergencySettings(allowed=True, hours=6)
OPEN = replace(OFFICE, emergency=ALLOWED)
SIGNING = replace(signing_office(), emergency=ALLOWED)
WISH = Emergency(officer=OfficerId("dewi"), reason="Air naik")


def released(office=OPEN, **header):
    """Give a world with an article to be released in an emergency, its paper, and the seal that does it."""
    world = World(office=office)
    world.record(Accepted(office=sha256(b"office")))
    paper = world.submit(case(**header))
    given = by_key(world, paper, "dewi", emergency=WISH) if office is SIGNING else None
    return world, paper, world.propose(with_line(paper, "DA CODE"), emergency=WISH, given=given).act


def by_key(world, paper, who, **rest):
    officer = world.office.roster.officer(who)
    return signed_by(who, officer.name, statement_text(world.statement(paper, officer, **rest)))


def lacking(world, office=None):
    prover = Prover(office_of=lambda _: office or world.office, category_of=lambda _: "Kota")
    return codes([each for entry in world.entries for each in prover.follow(entry)])


def recorded(act, world, **rest):
    world.record(structs.replace(act, **rest))
    return lacking(world)


@pytest.mark.parametrize("office", [OPEN, SIGNING])
def test_what_the_rules_admit_is_proven(office):
    world, paper, act = released(office)
    lying = world.sign(paper, "DA CODE", emergency=WISH, given=act.signers[0] if office is SIGNING else None)
    assert lacking(world) == frozenset()
    given = by_key(world, lying, "siti") if office is SIGNING else None
    signed = edited(lying, Koreksi=f"DA {lying.code}; SR {lying.code}")
    second = world.propose(signed, given=given).act
    world.record(second)
    assert lacking(world) == frozenset()


@pytest.mark.parametrize(
    "change",
    [
        {"reason": None},
        {"reason": ""},
        {"until": None},
        {"signers": ()},
        {"replaces": "digest"},
        {"verdict": Verdict.PUBLISH},
        {"verdict": Verdict.WITHDRAW},
    ],
)
def test_a_seal_that_somebody_wrote_otherwise_is_damage(change):
    world, _, act = released()
    change = {"replaces": act.digest} if change.get("replaces") else change
    assert "seal-emergency" in recorded(act, world, **change)


def test_a_time_that_is_too_long_or_over_is_damage():
    for until in (timedelta(hours=6, minutes=1), -timedelta(hours=6)):
        world, _, act = released()
        assert recorded(act, world, until=world.at + until) == {"seal-emergency"}


def test_nobody_but_one_admin_in_office_publishes_alone():
    world, _, act = released()
    siti = structs.replace(act.signers[0], officer="siti", name="Siti Rahma")
    for signers in ((siti,), (act.signers[0], siti), (structs.replace(siti, officer="joko"),)):
        world, _, act = released()
        assert "seal-emergency" in recorded(act, world, signers=signers)
    world, _, act = released()
    world.record(act)
    assert lacking(world, OFFICE) == {"seal-emergency"}


def test_who_released_it_is_no_second_person_for_it():
    world, _, act = released()
    world.record(act)
    again = {"verdict": Verdict.PUBLISH, "reason": None, "until": None, "replaces": act.digest}
    assert recorded(act, world, **again) == {"seal-emergency"}


def test_a_correctors_key_is_no_admins():
    world, paper, act = released(SIGNING)
    officer = SIGNING.roster.officer("siti")
    said = replace(world.statement(paper, officer, emergency=WISH), corrector=officer.id)
    signers = (signed_by("siti", officer.name, statement_text(said)),)
    assert recorded(act, world, signers=signers) == {"seal-unproven", "seal-emergency"}


def test_a_second_word_by_key_answers_the_submission_of_what_was_released():
    world, paper, act = released(SIGNING)
    lying = world.sign(paper, "DA CODE", emergency=WISH, given=act.signers[0])
    second = world.propose(lying, given=by_key(world, lying, "siti")).act
    late = [entry for entry in world.entries if entry.number != 2]  # without the submission
    prover = Prover(office_of=lambda _: SIGNING, category_of=lambda _: "Kota")
    world.record(second)
    found = [each for entry in (*late, world.entries[-1]) for each in prover.follow(entry)]
    assert codes(found) == {"seal-unproven"}
