"""The proof that an entry holds, against everything that somebody who writes into the ledger could put there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from msgspec import structs

from paraf.rules.acceptance import Acceptance, acceptance_text
from paraf.rules.entries import Accepted, Returned, Sealed, Signed
from paraf.rules.findings import codes
from paraf.rules.manifest import sha256
from paraf.rules.office import SignoffLevel
from paraf.rules.officer_keys import OfficerKey
from paraf.rules.proving import Prover
from paraf.rules.statement import parse_statement, statement_text
from paraf.rules.words import Digest, Verdict
from tests.support.acts import claimed, received
from tests.support.cases import NOW, World, case
from tests.support.offices import OFFICE, RINA, URGENT, key_of, public_of, signed_by, signing_office
from tests.support.signing import private_key

OLD, NEW = sha256(b"old"), sha256(b"new")
SIGNING = signing_office()
URGENT_ONLY = replace(SIGNING, signoff=replace(SIGNING.signoff, general=OFFICE.signoff.general))


def prover(office, *, category="Kota"):
    return Prover(office_of={OLD: office, NEW: office}.__getitem__, category_of=lambda _: category)


def found(office, *acts, category="Kota", in_force=True, waits=True):
    """Give what some acts lack, after a submission under an office in force."""
    world = World(office=office)
    before = [*((Accepted(office=OLD),) if in_force else ()), *((waiting_act(),) if waits else ())]
    for act in (*before, *acts):
        world.record(act)
    follower = prover(office, category=category)
    return codes([each for entry in world.entries for each in follower.follow(entry)])


def waiting_act(**rest):
    """Give the submission of one paper."""
    return paper(**rest)[0].entries[-1].act


def paper(**rest):
    """Give a world with one paper in review, and the paper."""
    world = World(office=SIGNING)
    return world, world.submit(case(**rest), by=RINA.id)


def signer(world, waiting, who="siti", *, key=None, **changes):
    officer = SIGNING.roster.officer(who)
    said = replace(world.statement(waiting, officer), **changes)
    return signed_by(who, officer.name, statement_text(said), key=key)


def sealed(who="siti", *, key=None, **changes):
    """Give a seal by one officer's key, its statement changed."""
    world, waiting = paper()
    good = world.propose(waiting, given=signer(world, waiting)).act
    assert isinstance(good, Sealed)
    return structs.replace(good, signers=(signer(world, waiting, who, key=key, **changes),))


def test_a_seal_that_a_correctors_key_signed_is_proven():
    assert found(SIGNING, sealed()) == frozenset()


def test_a_typed_name_proves_nothing_where_signatures_are_asked_for():
    act = sealed()
    typed = structs.replace(act, signers=tuple(structs.replace(one, signature=None) for one in act.signers))
    assert found(SIGNING, typed) == {"seal-unproven"}
    assert found(OFFICE, typed) == frozenset()
    assert found(SIGNING, structs.replace(act, signers=())) == {"seal-unproven"}


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "berita/2026/lain"},
        {"content": sha256(b"lain")},
        {"replaces": sha256(b"lain")},
        {"corrector": "budi"},
        {"verdict": Verdict.WITHDRAW},
        {"authors": ("siti",)},
        {"not_before": NOW + timedelta(days=400)},
    ],
)
def test_a_statement_about_anything_else_proves_nothing(changes):
    assert found(SIGNING, sealed(**changes)) == {"seal-unproven"}


def test_a_key_that_is_not_theirs_or_a_statement_that_is_none_proves_nothing():
    assert found(SIGNING, sealed(key=private_key(9))) == {"seal-unproven"}
    assert found(SIGNING, sealed(key=key_of("budi"))) == {"seal-unproven"}
    act = sealed()
    none = structs.replace(act, signers=(signed_by("siti", "Siti Rahma", "x"),))
    nobody = structs.replace(act, signers=(structs.replace(act.signers[0], officer="joko"),))
    assert found(SIGNING, none) == {"seal-unproven"}
    assert found(SIGNING, nobody) == {"seal-unproven", "seal-signer"}


@pytest.mark.parametrize(
    ("day", "proven"), [({"valid_until": date(2026, 11, 1)}, False), ({"valid_from": date(2026, 1, 1)}, True)]
)
def test_a_key_counts_by_the_day_of_the_entry(day, proven):
    own = OfficerKey(key=public_of("siti"), **day)
    officers = tuple(replace(one, keys=(own,)) if one.id == "siti" else one for one in SIGNING.roster.officers)
    office = replace(SIGNING, roster=replace(SIGNING.roster, officers=officers))
    assert (found(office, sealed()) == frozenset()) == proven


def test_an_officer_who_is_no_corrector_or_left_proves_nothing():
    for change in ({"roles": frozenset()}, {"valid_until": date(2026, 1, 1)}):
        officers = tuple(replace(one, **change) if one.id == "siti" else one for one in SIGNING.roster.officers)
        office = replace(SIGNING, roster=replace(SIGNING.roster, officers=officers))
        assert found(office, sealed()) == {"seal-unproven"}


def test_as_many_people_sign_as_the_category_asks_for():
    assert found(SIGNING, sealed(), category=URGENT) == {"seal-unproven"}
    act = sealed()
    twice = structs.replace(act, signers=act.signers * 2)
    assert found(SIGNING, twice, category=URGENT) == {"seal-unproven"}


def test_a_signature_that_nobody_asked_for_has_to_hold():
    act = sealed()
    assert found(OFFICE, act) == {"seal-unproven"}  # Siti has no key in this office
    assert found(URGENT_ONLY, act) == frozenset()
    assert found(URGENT_ONLY, sealed(key=private_key(9))) == {"seal-unproven"}


def test_only_the_categories_that_ask_for_signatures_need_them():
    act = sealed()
    typed = structs.replace(act, signers=(structs.replace(act.signers[0], signature=None),))
    urgent = replace(
        URGENT_ONLY,
        signoff=replace(
            URGENT_ONLY.signoff,
            categories={
                key: replace(one, level=SignoffLevel.SIGNATURE) for key, one in SIGNING.signoff.categories.items()
            },
        ),
    )
    assert found(urgent, typed) == frozenset()
    assert found(urgent, typed, category=URGENT) == {"seal-unproven"}


def test_the_category_that_was_submitted_counts_as_well():
    world, _ = paper(Category=URGENT)
    assert found(SIGNING, world.entries[-1].act, sealed(), waits=False) == {"seal-unproven"}


def accepted(*, key=None, who="dewi", text=None, **changes):
    time = NOW + timedelta(minutes=1)
    said = Acceptance(site=OFFICE.site, settings=NEW, replaces=OLD, admin=who, time=time)
    text = text or acceptance_text(replace(said, **changes))
    return Accepted(office=NEW, signer=signed_by(who, who, text, key=key))


def test_settings_come_into_force_by_an_admins_key_where_signatures_are_asked_for():
    assert found(SIGNING, accepted()) == frozenset()
    assert found(SIGNING, Accepted(office=NEW)) == {"roster-unproven"}
    assert found(OFFICE, Accepted(office=NEW)) == frozenset()


@pytest.mark.parametrize(
    "act",
    [
        accepted(key=private_key(9)),
        accepted(who="budi"),
        accepted(site="lain.example"),
        accepted(settings=OLD),
        accepted(replaces=NEW),
        accepted(admin="budi"),
        accepted(text="x"),
        structs.replace(accepted(), signer=structs.replace(accepted().signer, officer="joko")),
        structs.replace(accepted(), signer=structs.replace(accepted().signer, signature=None)),
    ],
)
def test_settings_that_no_admins_key_signed_are_damage(act):
    assert found(SIGNING, act) == {"roster-unproven"}


def test_a_seal_is_not_used_a_second_time():
    act = sealed()
    assert found(SIGNING, act) == frozenset()
    assert found(SIGNING, act, act) == {"seal-out-of-place", "seal-unproven"}
    assert found(SIGNING, act, waiting_act(), act) == {"seal-out-of-place", "seal-unproven"}
    assert found(SIGNING, structs.replace(act, slug="lain")) == {"seal-out-of-place"}


def test_a_signature_answers_the_submission_that_waits():
    act = sealed()
    back = Returned(
        address=act.address, slug=act.slug, replaces=None, path="banjir.md", source="banjir.md", note="Keliru"
    )
    assert found(SIGNING, act, waits=False) == {"seal-unproven"}
    assert found(SIGNING, back, act) == {"seal-unproven"}
    assert found(SIGNING, back, waiting_act(), act) == {"seal-unproven"}
    later = act.signers[0].statement
    assert found(SIGNING, sealed(time=NOW + timedelta(days=2))) == {"seal-unproven"}, later


def test_whoever_signed_has_the_name_that_the_roster_gives():
    act = sealed()
    other = structs.replace(act, signers=(structs.replace(act.signers[0], name="Presiden RI"),))
    assert found(SIGNING, other) == {"seal-signer"}
    typed = structs.replace(other, signers=(structs.replace(other.signers[0], signature=None),))
    assert found(OFFICE, typed) == {"seal-signer"}


def test_an_acceptance_is_not_used_a_second_time():
    there = accepted()
    said = Acceptance(site=OFFICE.site, settings=OLD, replaces=NEW, admin="dewi", time=NOW + timedelta(minutes=3))
    back = Accepted(office=OLD, signer=signed_by("dewi", "dewi", acceptance_text(said)))
    assert found(SIGNING, there, back) == frozenset()
    assert found(SIGNING, there, back, there) == {"roster-unproven"}


def test_before_any_settings_nothing_asks_for_proof():
    assert found(SIGNING, sealed(), in_force=False) == frozenset()
    assert parse_statement(sealed().signers[0].statement).content != Digest("")


def test_what_puts_nothing_in_force_needs_no_proof():
    world, waiting = paper(Category=URGENT)
    first = world.propose(waiting, given=signer(world, waiting)).act
    assert isinstance(first, Signed)
    back = Returned(
        address=first.address, slug=first.slug, replaces=None, path="a.md", source="banjir.md", note="Keliru"
    )
    assert found(SIGNING, received(), world.entries[-1].act, claimed(), first, back) == frozenset()
