"""Signatures with a key: what they seal, and all that they do not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from msgspec import structs

from paraf.rules.entries import Sealed, Signed
from paraf.rules.findings import codes, errors
from paraf.rules.manifest import sha256
from paraf.rules.officer_keys import OfficerKey
from paraf.rules.statement import parse_statement, statement_text
from paraf.rules.words import Stage, Verdict
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.paper import Hand
from paraf.rules.workflow.sealing import statement_to_sign
from tests.support.cases import World, case, edited, with_line
from tests.support.offices import OFFICE, RINA, URGENT, key_of, public_of, signed_by, signing_office, signing_settings
from tests.support.signing import flips, private_key

SIGNING = signing_office()


def submitted(office=SIGNING, *, by=RINA.id, **rest):
    world = World(office=office)
    return world, world.submit(case(**rest), by=by)


def signed(world, paper, who="siti", *, key=None, purpose=OFFICE.site, **changes):
    """Give an officer's signed statement of a paper, some of it changed."""
    officer = world.office.roster.officer(who)
    said = replace(world.statement(paper, officer), **changes)
    return signed_by(who, officer.name, statement_text(said), key=key, site=purpose)


def sealed(world, paper, given=None, **rest):
    outcome = world.propose(paper, given=given, **rest)
    assert isinstance(outcome, Plan), outcome.findings
    assert isinstance(outcome.act, Sealed)
    return outcome


def refused(world, paper, given=None, **rest):
    outcome = world.propose(paper, given=given, **rest)
    assert isinstance(outcome, Refusal)
    return codes(errors(outcome.findings))


def with_key(office, who, **days):
    """Give an office in which an officer's key has these days."""
    own = OfficerKey(key=public_of(who), **days)
    officers = tuple(replace(one, keys=(own,)) if one.id == who else one for one in office.roster.officers)
    return replace(office, roster=type(office.roster)(officers=officers))


def test_a_key_that_signs_the_statement_seals_the_paper():
    world, paper = submitted()
    given = signed(world, paper)
    plan = sealed(world, paper, given)
    assert plan.act.signers == (given,)
    assert plan.article.get("Koreksi").startswith("Siti Rahma, ")
    assert plan.act.not_before == parse_statement(given.statement).not_before


@pytest.mark.parametrize("line", ["SR CODE", "Siti Rahma; Budi Sastrawijaya CODE"])
def test_a_typed_line_seals_nothing_where_signatures_are_asked_for(line):
    world, paper = submitted()
    assert refused(world, with_line(paper, line)) == {"signature-needed"}
    assert refused(world, paper) == {"not-signed"}


def test_a_typed_line_beside_a_signature_means_nothing():
    world, paper = submitted()
    plan = sealed(world, with_line(paper, "Dewi Anggraini CODE"), signed(world, paper))
    assert [signer.officer for signer in plan.act.signers] == ["siti"]
    assert "Dewi" not in plan.article.get("Koreksi")


def test_who_signs_with_a_key_unasked_is_held_to_it():
    world, paper = submitted(replace(SIGNING, signoff=OFFICE.signoff))
    assert refused(world, with_line(paper, "SR CODE"), signed(world, paper, key=private_key(9))) == {"key-not-theirs"}
    assert sealed(world, paper, signed(world, paper)).act.signers[0].identity == "key"


@pytest.mark.parametrize(
    "changes",
    [
        {"site": "lain.example"},
        {"address": "berita/2026/lain"},
        {"content": sha256(b"lain")},
        {"replaces": sha256(b"lain")},
        {"authors": ("tamu",)},
        {"corrector": "budi"},
        {"verdict": Verdict.WITHDRAW},
        {"not_before": World().at - timedelta(days=400)},
    ],
)
def test_a_statement_that_says_anything_else_is_refused(changes):
    world, paper = submitted()
    assert refused(world, paper, signed(world, paper, **changes)) == {"statement-differs"}


def test_an_embargo_changed_after_signing_is_refused():
    world, paper = submitted(Embargo="2026-12-24 08:00")
    given = signed(world, paper)
    assert refused(world, edited(paper, Embargo="2026-11-23 08:00"), given) == {"statement-differs"}
    assert sealed(world, paper, given).act.not_before == parse_statement(given.statement).not_before


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_signature_from_before_the_submission_or_from_later_is_refused(minutes):
    world, paper = submitted()
    moment = world.at + timedelta(minutes=minutes)
    given = signed(world, paper, time=moment, not_before=moment)
    assert "signature-time" in refused(world, paper, given)


def test_a_signature_of_a_text_that_was_changed_since_is_refused():
    world, paper = submitted()
    assert refused(world, edited(paper, "Air naik."), signed(world, paper)) == {"statement-differs"}


def test_a_key_that_is_nobodys_or_anothers_signs_nothing():
    world, paper = submitted()
    assert refused(world, paper, signed(world, paper, key=private_key(9))) == {"key-not-theirs"}
    assert refused(world, paper, signed(world, paper, key=key_of("budi"))) == {"key-not-theirs"}
    assert refused(world, paper, signed(world, paper, purpose="lain.example")) == {"signature-bad"}


def test_an_officer_off_the_roster_signs_nothing():
    world, paper = submitted()
    given = structs.replace(signed(world, paper), officer="joko")
    assert refused(world, paper, given) == {"key-not-theirs"}
    assert refused(world, paper, structs.replace(given, signature="x")) == {"signature-bad"}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"valid_from": date(2026, 12, 1)}, {"key-not-valid"}),
        ({"valid_until": date(2026, 11, 1)}, {"key-not-valid"}),
        ({"revoked_since": date(2026, 11, 1)}, {"key-not-valid"}),
    ],
)
def test_a_key_out_of_its_days_signs_nothing(days, expected):
    world, paper = submitted(with_key(SIGNING, "siti", **days))
    assert refused(world, paper, signed(world, paper)) == expected


def test_who_may_not_sign_off_may_not_with_a_key_either():
    world, paper = submitted(Authors="Siti Rahma")
    assert refused(world, paper, signed(world, paper, authors=("tamu",))) >= {"own-work"}


def test_a_text_without_a_known_author_is_not_signed():
    world, paper = submitted()
    assert refused(world, edited(paper, Authors="A. Wibowo")) == {"ambiguous-author"}


def test_what_is_no_statement_is_refused_at_its_line():
    world, paper = submitted()
    given = signed_by("siti", "Siti Rahma", "paraf-statement/1\nsite: x\n")
    assert refused(world, paper, given) == {"bad-statement"}


def test_no_bit_of_statement_or_signature_can_change():
    world, paper = submitted()
    given = signed(world, paper)
    for text in flips(given.statement.encode()):
        changed = structs.replace(given, statement=text.decode("latin-1"))
        assert isinstance(world.propose(paper, given=changed), Refusal)
    for text in flips(given.signature.encode()):
        changed = structs.replace(given, signature=text.decode("latin-1"))
        assert isinstance(world.propose(paper, given=changed), Refusal)


def test_the_first_of_two_signatures_waits_for_the_other():
    world, paper = submitted(Category=URGENT)
    first = signed(world, paper)
    plan = world.propose(paper, given=first)
    assert isinstance(plan.act, Signed)
    assert (plan.act.signer, plan.act.path, plan.act.digest) == (first, "banjir.md", paper.digest)
    world.record(plan.act)
    assert codes(world.propose(paper).findings) >= {"more-signers-needed"}
    second = signed(world, paper, "budi")
    act = sealed(world, paper, second).act
    assert act.signers == (first, second)
    assert act.not_before == parse_statement(second.statement).not_before


def test_one_person_counts_once_however_often_they_sign():
    world, paper = submitted(Category=URGENT)
    world.record(world.propose(paper, given=signed(world, paper)).act)
    again = world.propose(paper, given=signed(world, paper))
    assert isinstance(again.act, Signed)
    world.record(again.act)
    assert isinstance(world.propose(paper), Refusal)
    two_keys = OfficerKey(key=public_of("siti")), OfficerKey(key=public_of("budi"))
    world.office = replace(
        world.office,
        roster=type(ROSTER)(
            officers=tuple(
                replace(one, keys=two_keys) if one.id == "siti" else replace(one, keys=()) for one in ROSTER.officers
            )
        ),
    )
    assert isinstance(world.propose(paper, given=signed(world, paper, key=key_of("budi"))).act, Signed)


ROSTER = SIGNING.roster


def test_a_first_signature_of_an_earlier_text_no_longer_counts_and_is_told():
    world, paper = submitted(Category=URGENT)
    world.record(world.propose(paper, given=signed(world, paper)).act)
    mended = edited(paper, "Air naik.")
    outcome = world.propose(mended, given=signed(world, mended, "budi"))
    assert isinstance(outcome.act, Signed)
    assert [found.detail["name"] for found in outcome.findings if found.code == "signature-outdated"] == ["Siti Rahma"]


def test_a_first_signature_of_somebody_who_left_the_roster_no_longer_counts():
    world, paper = submitted(Category=URGENT)
    world.record(world.propose(paper, given=signed(world, paper)).act)
    kept = tuple(one for one in ROSTER.officers if one.id != "siti")
    world.office = replace(world.office, roster=type(ROSTER)(officers=kept))
    assert isinstance(world.propose(paper, given=signed(world, paper, "budi")).act, Signed)


def test_the_signatures_that_waited_seal_once_they_are_enough():
    world, paper = submitted(Category=URGENT)
    world.record(world.propose(paper, given=signed(world, paper)).act)
    world.office = replace(SIGNING, signoff=replace(SIGNING.signoff, categories={}))
    owner = Hand(system_user="rina", owns_file=True)
    assert sealed(world, paper, hand=owner).act.signers[0].officer == "siti"


def test_a_stricter_category_at_submission_still_asks_for_signatures():
    office = signing_office_for_urgent()
    world, paper = submitted(office, Category=URGENT)
    eased = edited(paper, Category="Kota")
    assert refused(world, with_line(eased, "SR CODE; DA CODE")) == {"signature-needed"}


def signing_office_for_urgent():
    """Give an office that asks for signatures in one category alone."""
    general = replace(SIGNING.signoff.general, level=OFFICE.signoff.general.level)
    return replace(SIGNING, signoff=replace(SIGNING.signoff, general=general))


def test_a_revision_is_signed_for_the_version_that_it_replaces():
    world, paper = submitted()
    given = signed(world, paper)
    plan = sealed(world, paper, given)
    world.record(plan.act)
    change = {"Change": "ralat", "Change_Note": "Nama camat"}
    revision = edited(
        paper, "Air naik.", stage=Stage.DRAFT, path="b.md", Replaces=plan.act.digest, Paraf=None, **change
    )
    world.content.add("banjir.md")
    world.review.discard("banjir.md")
    later = world.submit(revision)
    assert refused(world, later, signed(world, later, replaces=None)) == {"statement-differs"}
    assert sealed(world, later, signed(world, later)).act.replaces == plan.act.digest
    assert refused(world, later, given) >= {"statement-differs"}


def test_a_paper_that_cannot_be_judged_has_no_statement():
    world, paper = submitted()
    unread = replace(paper, article=None)
    asked = (world.waiting(paper), world.around, ROSTER.officer("siti"))
    assert statement_to_sign(unread, *asked, at=world.at) == unread.findings


def test_who_may_not_sign_is_told_before_a_key_is_used():
    world, paper = submitted(Authors="Siti Rahma")
    for who, expected in (("siti", {"own-work"}), ("rina", {"not-a-corrector"}), ("budi", None)):
        found = statement_to_sign(paper, world.waiting(paper), world.around, ROSTER.officer(who), at=world.at)
        assert (codes(found) if isinstance(found, tuple) else None) == expected


def test_settings_with_signatures_are_read():
    assert SIGNING.signoff.asks_for_signatures
    assert not OFFICE.signoff.asks_for_signatures
    assert signing_settings().count("[[officer.key]]") == 3
