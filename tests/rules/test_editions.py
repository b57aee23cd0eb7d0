"""Whoever asks for one edition after the other gets what the plain rule gives, and told by identity what changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from paraf.rules.dates import canonical_date
from paraf.rules.edition import edition
from paraf.rules.editions import Editions
from paraf.rules.entries import Entry
from paraf.rules.ledger import GENESIS
from paraf.rules.register import Register
from paraf.rules.roster import Roster
from paraf.rules.words import Address, Channel, Verdict
from tests.support.cases import ADDRESS, NOW, version
from tests.support.offices import OFFICE, SITI

MINUTE = timedelta(minutes=1)
OTHER, THIRD = Address("berita/2026/rapat"), Address("berita/2025/pasar")
REVOKING = replace(OFFICE, roster=Roster(officers=(replace(SITI, revoked_since=date(2026, 11, 1)),)))


def sealed(register, *, due=0, good=True, withdraws=False, address=ADDRESS, stands=None, **minutes):  # noqa: PLR0913
    """Give a register with one more seal, a minute after the last; ``due`` is so many minutes later.

    ``stands`` is for how many minutes it is released in an emergency, where it is; ``minutes`` are its other dates.
    """
    number = sum(map(len, register.versions.values())) + 1
    time = NOW + MINUTE * number
    one = version(
        address=address,
        number=number,
        time=time,
        due=time + MINUTE * due,
        signers=("siti",) if good else ("gita",),
        verdict=Verdict.WITHDRAW if withdraws else Verdict.PUBLISH,
        **{name: at_minute(number) for name, number in minutes.items()},
    )
    if stands is not None and not withdraws:
        alone = {"verdict": Verdict.EMERGENCY, "reason": "x", "until": time + MINUTE * (due + stands)}
        one = replace(one, seal=structs.replace(one.seal, **alone))
    versions = register.versions.then({address: (*register.versions.get(address, ()), one)})
    settled = Entry(
        number=number,
        previous=GENESIS.digest,
        time=time,
        by=None,
        channel=Channel.HAND,
        act=one.seal,
        salt="",
    )
    return replace(register, versions=versions, time=time, settled=settled)


def at_minute(number):
    """Give a moment as the office's papers write it; None where there is no number."""
    return None if number is None else canonical_date(NOW + MINUTE * number, zone=OFFICE.zone)


def looks(one):
    return one.pinned, one.expired, one.lapsed, one.fresh, one.urgent, one.ahead


def by_address(found):
    return {one.address: one for one in found.publications}


SEALS = st.builds(
    dict,
    due=st.sampled_from([0, 0, 1, 3, 9]),
    good=st.sampled_from([True, True, False]),
    withdraws=st.sampled_from([False, False, True]),
    address=st.sampled_from([ADDRESS, OTHER, THIRD]),
    pin=st.none() | st.integers(-2, 12),
    expires=st.none() | st.integers(-2, 12),
    urgent=st.none() | st.integers(-2, 12),
    event=st.none() | st.integers(-2, 4),
    event_until=st.none() | st.integers(-2, 12),
    stands=st.none() | st.integers(1, 9),
)
STEPS = st.lists(
    st.one_of(
        SEALS,
        st.integers(-6, 6),  # the clock goes on, or back
        st.sampled_from([-2880, 2845, 2880]),  # and news grows old
        st.sampled_from([OFFICE, REVOKING]),
        st.just("older register"),
    ),
    max_size=14,
)


@given(STEPS)
def test_any_sequence_gives_what_the_plain_rule_gives_and_the_same_objects_where_nothing_changed(steps):
    editions, register, office, at = Editions(), Register(), OFFICE, NOW
    before, before_office, kept = {}, None, [register]
    for step in steps:
        if isinstance(step, dict):
            register = sealed(register, **step)
            kept.append(register)
        elif isinstance(step, int):
            at += MINUTE * step
        elif isinstance(step, str):
            register = kept[len(kept) // 2]
        else:
            office = step
        found = editions.at(register, office, at=at)
        assert found == edition(register, office, at=at)
        for address, one in by_address(found).items():
            known = before.get(address)
            is_same = known is not None and [*map(id, known.history)] == [*map(id, one.history)]
            is_same = is_same and looks(known) == looks(one)
            assert (one is known) == (is_same and office == before_office)
        before, before_office = by_address(found), office


def test_the_same_question_has_the_very_same_answer():
    register = sealed(sealed(Register()), address=OTHER)
    editions = Editions()
    first = editions.at(register, OFFICE, at=NOW)
    assert editions.at(register, OFFICE, at=NOW + MINUTE * 60).publications is first.publications


def test_one_more_seal_changes_one_publication():
    register = sealed(sealed(Register()), address=OTHER)
    editions = Editions()
    first = by_address(editions.at(register, OFFICE, at=NOW))
    second = by_address(editions.at(sealed(register, address=OTHER), OFFICE, at=NOW))
    assert second[ADDRESS] is first[ADDRESS]
    assert second[OTHER] is not first[OTHER]


def test_another_office_makes_every_publication_anew():
    register = sealed(Register())
    editions = Editions()
    (first,) = editions.at(register, OFFICE, at=NOW).publications
    (second,) = editions.at(register, replace(OFFICE, name="Kabar Lain"), at=NOW).publications
    assert second == first
    assert second is not first


@pytest.mark.parametrize(
    ("minutes", "told"),
    [({"pin": 5}, "pinned"), ({"urgent": 5}, "urgent"), ({"event": 2, "event_until": 5}, "ahead")],
)
def test_a_publication_whose_time_ran_out_is_another_one_though_its_versions_are_the_same(minutes, told):
    register, editions = sealed(Register(), **minutes), Editions()
    before, after = (editions.at(register, OFFICE, at=NOW + MINUTE * minute) for minute in (2, 6))
    assert [getattr(by_address(found)[ADDRESS], told) for found in (before, after)] == [True, False]
    assert before.next_change == NOW + MINUTE * 5


def test_what_was_waited_for_and_is_settled_is_waited_for_no_more():
    register, asked = sealed(Register(), pin=3), Editions()
    later = NOW + timedelta(days=3)
    for moment in (NOW + MINUTE, later):
        assert asked.at(register, OFFICE, at=moment) == edition(register, OFFICE, at=moment)
    settled = replace(register, time=later, settled=structs.replace(register.settled, time=later))
    for _ in range(2):
        assert asked.at(settled, OFFICE, at=later) == edition(settled, OFFICE, at=later)


def test_what_an_older_register_does_not_have_is_public_no_more():
    older, editions = sealed(Register(), address=OTHER), Editions()
    assert len(editions.at(sealed(older), OFFICE, at=NOW).publications) == 2
    assert [*by_address(editions.at(older, OFFICE, at=NOW))] == [OTHER]
