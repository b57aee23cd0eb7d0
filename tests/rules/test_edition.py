from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from paraf.rules.edition import differing, edition, is_good, revoked
from paraf.rules.layers import Layers
from paraf.rules.officer_keys import OfficerKey
from paraf.rules.register import Register
from paraf.rules.roster import Roster
from paraf.rules.statement import statement_text
from paraf.rules.words import Address, Verdict
from tests.support.cases import ADDRESS, NOW, World, case, version
from tests.support.offices import OFFICE, SITI, public_of, signed_by, signing_office

SIGNING = signing_office()
OTHER = Address("berita/2026/rapat")
MINUTE = timedelta(minutes=1)


def sealed(number, *, due=None, good=True, withdraws=False, address=ADDRESS, at=None):  # noqa: PLR0913  # what seals differ in
    """Give a version sealed in this minute; ``due`` is the minute from which it is public."""
    return version(
        address=address,
        number=number,
        time=NOW + MINUTE * (number if at is None else at),
        due=NOW + MINUTE * max(number, due or 0),
        signers=("siti",) if good else ("gita",),
        verdict=Verdict.WITHDRAW if withdraws else Verdict.PUBLISH,
    )


def register(*versions):
    by_address = {}
    for one in versions:
        by_address[one.seal.address] = (*by_address.get(one.seal.address, ()), one)
    return Register(versions=Layers(by_address))


def at(minute, *versions, office=OFFICE):
    return edition(register(*versions), office, at=NOW + MINUTE * minute)


def shown(found):
    """Give the numbers of the live version and its history."""
    return {one.address: (one.live.number, [version.number for version in one.history]) for one in found.publications}


def test_without_a_seal_nothing_is_public():
    found = edition(Register(), OFFICE, at=NOW)
    assert (found.publications, found.next_change, found.digests()) == ((), None, {})


def test_the_version_sealed_last_is_live_and_the_ones_before_are_its_history():
    found = at(9, sealed(1), sealed(2))
    assert shown(found) == {ADDRESS: (2, [1, 2])}
    assert not found.publications[0].withdrawn
    assert found.digests() == {ADDRESS: sealed(2).seal.digest}


def test_a_version_is_public_from_its_time_on_and_the_one_before_stays_until_then():
    versions = sealed(1), sealed(2, due=5)
    assert shown(at(4, *versions)) == {ADDRESS: (1, [1])}
    assert at(4, *versions).next_change == NOW + 5 * MINUTE
    assert shown(at(5, *versions)) == {ADDRESS: (2, [1, 2])}
    assert at(2 * 24 * 60 + 1, *versions).next_change is None


def test_an_article_under_embargo_is_nowhere():
    found = at(4, sealed(1, due=5))
    assert (found.publications, found.next_change) == ((), NOW + 5 * MINUTE)


def test_a_version_that_was_overtaken_before_its_time_is_never_shown():
    versions = sealed(1, due=8), sealed(2)
    assert shown(at(3, *versions)) == shown(at(9, *versions)) == {ADDRESS: (2, [2])}
    assert shown(at(9, sealed(1, due=8), sealed(2, due=8))) == {ADDRESS: (2, [2])}


def test_versions_sealed_in_the_same_second_are_both_history():
    assert shown(at(9, sealed(1, at=1), replace(sealed(2, due=1, at=1), time=NOW + MINUTE))) == {ADDRESS: (2, [1, 2])}


def test_a_seal_of_a_revoked_officer_counts_for_nothing_and_the_last_good_version_stays():
    versions = sealed(1), sealed(2, good=False)
    assert shown(at(9, *versions)) == {ADDRESS: (1, [1])}
    assert revoked(versions, OFFICE) == versions[1:]
    assert at(9, sealed(1, good=False)).publications == ()


@pytest.mark.parametrize(
    ("signers", "good"),
    [((), False), (("siti",), True), (("siti", "budi"), True), (("siti", "gita"), False), (("hantu",), False)],
)
def test_a_seal_is_good_when_somebody_set_it_and_nobody_of_them_was_revoked_then(signers, good):
    assert is_good(version(signers=signers), OFFICE) is good


def test_a_seal_from_before_the_revocation_stays_good():
    office = replace(OFFICE, roster=Roster(officers=(replace(SITI, revoked_since=date(2026, 11, 23)),)))
    assert is_good(version(), office)
    assert not is_good(version(time=NOW + timedelta(days=1)), office)


def test_what_is_withdrawn_is_gone_from_the_history_and_only_the_notice_stays():
    found = at(9, sealed(1), sealed(2), sealed(3, withdraws=True))
    assert shown(found) == {ADDRESS: (3, [3])}
    assert found.publications[0].withdrawn


def test_redirects_are_those_of_the_live_version_or_notice():
    led = (Address("berita/2026/air"),)
    one, two = version(number=1), version(number=2, time=NOW + MINUTE, redirects=led)
    gone = version(number=3, time=NOW + 2 * MINUTE, redirects=led, verdict=Verdict.WITHDRAW)
    register = Register(versions=Layers({ADDRESS: (one, two, gone)}))
    found = [edition(register, OFFICE, at=NOW + minute * MINUTE).redirects() for minute in range(3)]
    assert found == [{}, {led[0]: ADDRESS}, {led[0]: ADDRESS}]


def test_an_article_that_comes_back_does_not_bring_back_what_was_withdrawn():
    found = at(9, sealed(1), sealed(2, withdraws=True), sealed(3))
    assert shown(found) == {ADDRESS: (3, [2, 3])}
    assert not found.publications[0].withdrawn


def test_a_withdrawal_that_counts_for_nothing_later_brings_nothing_back():
    versions = sealed(1), sealed(2, withdraws=True, good=False)
    assert shown(at(9, *versions)) == {}
    assert shown(at(9, *versions, sealed(3))) == {ADDRESS: (3, [3])}
    assert shown(at(9, *versions, sealed(3, withdraws=True))) == {ADDRESS: (3, [3])}


def test_the_withdrawal_of_what_the_public_never_saw_is_no_news():
    versions = sealed(1, due=8), sealed(2, withdraws=True)
    assert shown(at(3, *versions)) == shown(at(9, *versions)) == {}
    assert shown(at(9, *versions, sealed(3, withdraws=True))) == {}
    assert shown(at(9, *versions, sealed(4))) == {ADDRESS: (4, [4])}


def test_the_edition_stands_in_the_order_of_addresses():
    found = at(9, sealed(1, address=OTHER), sealed(2))
    assert list(found.digests()) == [ADDRESS, OTHER]


SEALS = st.builds(
    dict,
    due=st.integers(0, 12),
    good=st.booleans(),
    withdraws=st.booleans(),
    address=st.sampled_from([ADDRESS, OTHER]),
)


@given(seals=st.lists(SEALS, max_size=7), minute=st.integers(0, 14))
def test_nothing_is_public_that_is_not_due_not_well_signed_or_withdrawn(seals, minute):
    versions = [sealed(number, **seal) for number, seal in enumerate(seals, 1)]
    found = at(minute, *versions)
    for publication in found.publications:
        withdrawn = [
            one.number
            for one in versions
            if one.seal.address == publication.address
            and one.seal.verdict is Verdict.WITHDRAW
            and one.seal.not_before <= found.at
        ]
        assert publication.history[-1] == publication.live
        for one in publication.history:
            assert one.seal.address == publication.address
            assert one.seal.not_before <= found.at
            assert is_good(one, OFFICE)
            assert one.number >= max(withdrawn, default=0)
        if publication.withdrawn:
            assert publication.history == (publication.live,)


@given(seals=st.lists(SEALS, max_size=7), minute=st.integers(0, 14))
def test_time_alone_changes_the_edition_only_when_it_says_so(seals, minute):
    versions = [sealed(number, **seal) for number, seal in enumerate(seals, 1)]
    known = [one for one in versions if one.number <= minute]
    found = at(minute, *known)
    for later in range(minute + 1, 15):
        if found.next_change is None or NOW + MINUTE * later < found.next_change:
            assert at(later, *known).publications == found.publications


@given(seals=st.lists(SEALS, max_size=6), minute=st.integers(0, 14))
def test_what_is_in_the_history_was_live_once(seals, minute):
    versions = [sealed(number, **seal | {"due": seal["due"] + 0.5}) for number, seal in enumerate(seals, 1)]
    known = [one for one in versions if one.number <= minute]
    once = {
        one.live.number
        for half in range(2 * minute + 1)
        for one in at(half / 2, *(one for one in known if one.number <= half / 2)).publications
    }
    for publication in at(minute, *known).publications:
        assert {one.number for one in publication.history} <= once


def test_a_clock_behind_the_ledger_hides_nothing_that_was_recorded():
    recorded = replace(register(sealed(5)), time=NOW + MINUTE * 5)
    found = edition(recorded, OFFICE, at=NOW)
    assert shown(found) == {ADDRESS: (5, [5])}
    assert found.at == NOW + MINUTE * 5


def test_a_seal_by_a_key_that_was_revoked_then_or_is_gone_counts_for_nothing():
    world = World(office=SIGNING)
    waiting = world.submit(case(), by="rina")
    officer = SIGNING.roster.officer("siti")
    text = statement_text(world.statement(waiting, officer))
    world.record(world.propose(waiting, given=signed_by("siti", officer.name, text)).act)
    (sealed_by_key,) = world.register.versions[ADDRESS]
    assert is_good(sealed_by_key, SIGNING)
    assert is_good(sealed_by_key, with_key_of_siti(revoked_since=date(2099, 1, 1)))
    assert is_good(sealed_by_key, with_key_of_siti(valid_until=date(2020, 1, 1)))
    assert not is_good(sealed_by_key, with_key_of_siti(revoked_since=date(2020, 1, 1)))
    assert not is_good(sealed_by_key, OFFICE)  # in which Siti has no key
    unread = structs.replace(sealed_by_key.seal.signers[0], signature="x")
    assert not is_good(replace(sealed_by_key, seal=structs.replace(sealed_by_key.seal, signers=(unread,))), SIGNING)


def with_key_of_siti(**days):
    """Give the office in which Siti's key has these days."""
    own = OfficerKey(key=public_of("siti"), **days)
    officers = tuple(replace(one, keys=(own,)) if one.id == "siti" else one for one in SIGNING.roster.officers)
    return replace(SIGNING, roster=replace(SIGNING.roster, officers=officers))


def publications(*texts):
    """Give publications that are the same ones for the same text."""
    return tuple(PUBLICATIONS[text] for text in texts)


PUBLICATIONS = {
    one.address: one
    for one in edition(register(*(sealed(1, address=each) for each in "abc")), OFFICE, at=NOW + MINUTE).publications
}


@given(
    start=st.lists(st.sampled_from("abc"), max_size=1200),
    one=st.lists(st.sampled_from("abc"), max_size=3),
    other=st.lists(st.sampled_from("abc"), max_size=3),
    end=st.lists(st.sampled_from("abc"), max_size=3),
)
def test_two_editions_differ_between_their_common_start_and_their_common_end(start, one, other, end):
    mine, theirs = publications(*start, *one, *end), publications(*start, *other, *end)
    here, there = differing(mine, theirs)
    assert (len(mine[here]) <= len(one), len(theirs[there]) <= len(other)) == (True, True)
    assert mine[: here.start] + theirs[there] + mine[here.stop :] == theirs


def released(number, *, hours, **rest):
    """Give a version released in an emergency in this minute, and for so long."""
    one = sealed(number, **rest)
    until = one.time + timedelta(hours=hours)
    return replace(one, seal=structs.replace(one.seal, verdict=Verdict.EMERGENCY, reason="x", until=until))


def test_what_nobody_signed_as_a_second_person_lapses_on_the_minute_and_shows_something_else():
    one = released(1, hours=1)
    before, after = at(60, one), at(61, one)
    assert (before.next_change, after.next_change) == (one.seal.until, None)
    assert [each.publications[0].lapsed for each in (before, after)] == [False, True]
    assert [each.publications[0].is_notice for each in (before, after)] == [False, True]
    assert before.digests() == {ADDRESS: one.seal.digest} != after.digests()
    assert not after.publications[0].withdrawn


def test_a_second_word_keeps_it_or_brings_it_back_and_its_history_has_both():
    one = released(1, hours=1)
    for minute in (2, 90):
        second = sealed(2, at=minute)
        found = at(100, one, second)
        assert shown(found) == {ADDRESS: (2, [1, 2])}
        assert not found.publications[0].is_notice
        assert at(100, one, second).since == second.time or found.since is None


def test_what_lapsed_stands_on_top_of_nothing():
    one = released(1, hours=1)
    pinned = replace(
        one, seal=structs.replace(one.seal, **dict.fromkeys(("pin", "urgent", "event"), "2030-01-01 00:00"))
    )
    found = at(61, pinned).publications[0]
    assert (found.pinned, found.urgent, found.ahead, found.lapsed) == (False, False, False, True)
    expired = replace(one, seal=structs.replace(one.seal, expires="2020-01-01 00:00"))
    assert not at(61, expired).publications[0].expired


def test_an_emergency_whose_admin_was_revoked_is_none():
    assert at(2, released(1, hours=1, good=False)).publications == ()


def test_an_article_is_news_until_the_full_hour_before_the_public_has_known_it_for_two_days():
    versions, end = (sealed(1, due=5), sealed(9)), 2 * 24 * 60 - 30
    for minute, is_news in ((9, True), (end - 1, True), (end, False)):
        found = at(minute, *versions)
        assert found.publications[0].fresh is is_news
        assert found.next_change == (NOW + MINUTE * end if is_news else None)


def test_a_notice_is_no_news_and_nobody_waits_for_its_end():
    found = at(3, sealed(1), sealed(2, withdraws=True))
    assert not found.publications[0].fresh
    assert found.next_change is None
