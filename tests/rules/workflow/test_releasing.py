"""A release in an emergency: what it needs, what it never waives, and whose word pays its debt."""

from dataclasses import replace
from datetime import timedelta

import pytest

from paraf.rules.edition import edition
from paraf.rules.emergency import debt_here, debt_of
from paraf.rules.emergency_settings import EmergencySettings
from paraf.rules.entries import Sealed, Signed
from paraf.rules.findings import codes, errors
from paraf.rules.roster import Roster
from paraf.rules.seals import read_seal
from paraf.rules.statement import parse_statement, statement_text
from paraf.rules.words import OfficerId, Role, Seal, Verdict
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.paper import Emergency
from paraf.rules.workflow.sealing import statement_to_sign
from tests.support.cases import ADDRESS, World, case, edited, with_line
from tests.support.offices import DEWI, OFFICE, URGENT, signed_by, signing_office

ALLOWED = EmergencySettings(allowed=True, hours=6)
OPEN = replace(OFFICE, emergency=ALLOWED)
SIGNING = replace(signing_office(), emergency=ALLOWED)
HOUR = timedelta(hours=1)


def wish(who="dewi", reason="Air naik"):
    return Emergency(officer=OfficerId(who), reason=reason)


def waiting(office=OPEN, **header):
    world = World(office=office)
    return world, world.submit(case(**header))


def released(office=OPEN, line="DA CODE", **header):
    """Give a world with an article that was released in an emergency, and its paper in ``content/``."""
    world, paper = waiting(office, **header)
    return world, world.sign(paper, line, emergency=wish())


def refused(world, paper, line="DA CODE", **rest):
    outcome = world.propose(with_line(paper, line), **rest)
    assert isinstance(outcome, Refusal)
    return codes(errors(outcome.findings))


def resigned(paper, line):
    """Give a sealed paper with another sign-off line."""
    return edited(paper, Koreksi=line.replace("CODE", paper.code))


def sealed(world, paper, **rest):
    outcome = world.propose(paper, **rest)
    assert isinstance(outcome, Plan), outcome.findings
    assert isinstance(outcome.act, Sealed)
    return outcome.act


def with_roles(office, who, *roles):
    officers = tuple(replace(one, roles=frozenset(roles)) if one.id == who else one for one in office.roster.officers)
    return replace(office, roster=Roster(officers=officers))


def test_one_admin_is_enough_corrector_or_not_author_or_not():
    only_admin = with_roles(OPEN, "dewi", Role.ADMIN)
    for office, authors in ((OPEN, "Rina Wulandari"), (only_admin, "Rina Wulandari"), (OPEN, "Dewi Anggraini")):
        world, paper = waiting(office, Authors=authors)
        at = world.at
        act = sealed(world, with_line(paper, "DA CODE"), emergency=wish())
        assert (act.verdict, act.reason, act.until) == (Verdict.EMERGENCY, "Air naik", at + 6 * HOUR)
        assert [signer.officer for signer in act.signers] == ["dewi"]
        said = parse_statement(act.signers[0].statement)
        assert (said.verdict, said.corrector) == (Verdict.EMERGENCY, "dewi")


def test_two_signers_and_whoever_submitted_it_are_waived_as_well():
    office = replace(
        OPEN, signoff=replace(OPEN.signoff, general=replace(OPEN.signoff.general, author_confirms_changes=True))
    )
    world = World(office=office)
    paper = world.submit(case(Category=URGENT), by=DEWI.id)
    assert sealed(world, with_line(paper, "DA CODE; SR CODE"), emergency=wish()).verdict is Verdict.EMERGENCY


def test_an_ordinary_seal_has_nothing_of_it():
    world, paper = waiting()
    act = sealed(world, with_line(paper, "SR CODE"))
    assert (act.verdict, act.reason, act.until, act.is_second_word) == (Verdict.PUBLISH, None, None, False)


def test_everything_but_the_second_person_still_holds():
    world, paper = waiting()
    assert refused(world, paper, "DA", emergency=wish()) == {"code-missing"}
    assert refused(world, paper, "DA 0000-0000-0000", emergency=wish()) == {"wrong-code"}
    assert refused(world, paper, "SR CODE", emergency=wish()) == {"not-signed"}
    assert refused(world, paper, "SR CODE", emergency=wish("siti")) == {"emergency-not-admin"}
    assert refused(world, paper, "DA CODE", emergency=wish("joko")) == {"not-signed"}
    assert refused(world, paper, emergency=wish(reason="")) == {"emergency-no-reason"}
    held = edited(paper, Classification="dikecualikan")
    assert refused(world, held, emergency=wish()) == {"classified"}
    assert refused(world, edited(paper, body=""), emergency=wish()) == {"no-body"}


def test_an_office_that_does_not_allow_it_refuses():
    world, paper = waiting(OFFICE)
    assert refused(world, paper, emergency=wish()) == {"emergency-not-allowed"}


def test_what_waits_longer_than_the_debt_may_stand_waits_for_a_second_person():
    world, paper = waiting(Embargo=f"{World().at + 5 * HOUR:%Y-%m-%d %H:%M}")
    act = sealed(world, with_line(paper, "DA CODE"), emergency=wish())
    assert act.not_before < act.until
    late, paper = waiting(Embargo=f"{World().at + 48 * HOUR:%Y-%m-%d %H:%M}")
    assert refused(late, paper, emergency=wish()) == {"emergency-too-late"}


def test_a_withdrawal_needs_a_second_person():
    world, paper = released()
    gone = edited(
        paper, body="", Change="pencabutan", Change_Note="Keliru", Replaces=paper.digest, Koreksi=None, Paraf=None
    )
    waits = world.submit(replace(gone, path="banjir.rev-2.md"))
    assert "emergency-withdrawal" in refused(world, waits, emergency=wish())


def test_a_second_person_signs_the_very_version_and_it_replaces_itself():
    world, paper = released()
    assert debt_here(paper, world.around).seal.verdict is Verdict.EMERGENCY
    act = sealed(world, resigned(paper, "DA CODE; SR CODE"))
    assert (act.verdict, act.digest, act.replaces) == (Verdict.PUBLISH, paper.digest, paper.digest)
    assert [signer.officer for signer in act.signers] == ["siti"]
    assert act.is_second_word
    world.record(act)
    assert debt_here(paper, world.around) is None
    assert refused(world, paper, "SR CODE") != frozenset()
    assert [version.seal.verdict for version in world.register.versions[ADDRESS]] == [
        Verdict.EMERGENCY,
        Verdict.PUBLISH,
    ]


@pytest.mark.parametrize(
    ("line", "against"),
    [
        ("DA CODE", {"emergency-same-person"}),
        ("DA CODE; RW CODE", {"not-a-corrector", "own-work"}),
        ("DA CODE; SR 0000-0000-0000", {"wrong-code"}),
        ("DA CODE; Entah CODE", {"unknown-name"}),
    ],
)
def test_nobody_else_pays_the_debt(line, against):
    world, paper = released()
    outcome = world.propose(resigned(paper, line))
    assert isinstance(outcome, Refusal)
    assert codes(errors(outcome.findings)) == against


def revised(paper):
    """Give a revision of what was released, as its writer begins it."""
    lines = {"Change": "ralat", "Change_Note": "x", "Koreksi": None, "Paraf": None}
    return edited(paper, body="Lain sama sekali.", Replaces=paper.digest, **lines)


def test_a_second_word_closes_no_other_submission_and_leaves_the_paper_in_its_place():
    world, paper = released()
    again = revised(paper)
    world.submit(again)
    assert "banjir.md" in world.register.submissions
    world.record(sealed(world, resigned(paper, "DA CODE; SR CODE")))
    assert "banjir.md" in world.register.submissions


def test_a_revision_that_is_signed_takes_the_debt_with_it():
    world, paper = released()
    again = revised(paper)
    waits = world.submit(replace(again, path="banjir.rev-2.md"))
    world.record(sealed(world, with_line(waits, "SR CODE")))
    assert world.register.released == {}
    assert debt_of(ADDRESS, world.register, OPEN) is None


def test_a_second_release_has_no_longer_than_the_first():
    world, paper = released()
    first = world.register.latest(ADDRESS).seal.until
    again = revised(paper)
    waits = world.submit(replace(again, path="banjir.rev-2.md"))
    line = with_line(waits, "DA CODE")
    assert sealed(world, line, emergency=wish(), at=first - HOUR).until == first
    outcome = world.propose(line, emergency=wish(), at=first)
    assert codes(errors(outcome.findings)) == {"emergency-too-late"}


def test_what_was_released_is_not_released_again_as_it_is():
    world, paper = released()
    assert "emergency-already" in refused(world, paper, emergency=wish())


def test_a_second_word_that_counts_for_nothing_pays_nothing():
    world, paper = released()
    world.record(sealed(world, resigned(paper, "DA CODE; SR CODE")))
    officers = tuple(
        replace(one, revoked_since=world.at.date()) if one.id == "siti" else one for one in OPEN.roster.officers
    )
    later = replace(OPEN, roster=Roster(officers=officers))
    assert debt_of(ADDRESS, world.register, later).seal.verdict is Verdict.EMERGENCY
    shown = edition(world.register, later, at=world.at + 7 * HOUR).publications[0]
    assert shown.lapsed


def test_the_paper_says_until_when_it_stands_and_since_when_it_does_not():
    world, paper = released()
    until = world.register.latest(ADDRESS).seal.until
    for at, code in ((until - HOUR, "emergency-owed"), (until, "emergency-lapsed")):
        reading = read_seal(paper, world.around, signed_text=world.signed_text, at=at)
        assert (reading.seal, codes(reading.findings)) == (Seal.WHOLE, {code})
    world.record(sealed(world, resigned(paper, "DA CODE; SR CODE")))
    assert read_seal(paper, world.around, signed_text=world.signed_text, at=until).findings == ()


def by_key(world, paper, officer, **rest):
    said = world.statement(paper, officer, **rest)
    return signed_by(officer.id, officer.name, statement_text(said))


def test_keys_sign_the_emergency_and_the_second_word():
    world, paper = waiting(SIGNING)
    dewi = SIGNING.roster.officer("dewi")
    assert refused(world, paper, emergency=wish()) == {"signature-needed"}
    plain = by_key(world, paper, dewi)
    assert "statement-differs" in refused(world, paper, emergency=wish(), given=plain)
    asked = (paper, world.waiting(paper), world.around, dewi)
    assert statement_to_sign(*asked, at=world.at, emergency=wish()).verdict is Verdict.EMERGENCY
    given = by_key(world, paper, dewi, emergency=wish())
    paper = world.sign(paper, "DA CODE", emergency=wish(), given=given)
    siti = SIGNING.roster.officer("siti")
    own = by_key(world, paper, dewi)
    assert codes(errors(world.propose(paper, given=own).findings)) == {"emergency-same-person"}
    assert sealed(world, paper, given=by_key(world, paper, siti)).is_second_word


def test_the_first_of_two_second_words_waits_under_what_was_released():
    world, paper = waiting(SIGNING, Category=URGENT)
    given = by_key(world, paper, SIGNING.roster.officer("dewi"), emergency=wish())
    paper = world.sign(paper, "DA CODE", emergency=wish(), given=given)
    first = world.propose(paper, given=by_key(world, paper, SIGNING.roster.officer("siti")))
    assert isinstance(first, Plan)
    assert isinstance(first.act, Signed)
    world.record(first.act)
    assert [signer.officer for signer in world.register.released[ADDRESS].signers] == ["siti"]
    act = sealed(world, paper, given=by_key(world, paper, SIGNING.roster.officer("budi")))
    assert {signer.officer for signer in act.signers} == {"siti", "budi"}
