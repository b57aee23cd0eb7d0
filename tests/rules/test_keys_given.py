"""The keys that settings give are named with whose they become, and several at once are warned of."""

from dataclasses import replace

from paraf.rules.findings import Level, codes
from paraf.rules.keys_given import keys_given
from paraf.rules.officer_keys import OfficerKey
from paraf.rules.roster import Roster
from paraf.rules.ssh_keys import fingerprint
from tests.support.offices import BUDI, SITI, public_of

FIRST, SECOND, THIRD = (OfficerKey(key=public_of(who)) for who in ("siti", "budi", "dewi"))


def roster(*, siti=(), budi=()):
    return Roster(officers=(replace(SITI, keys=siti), replace(BUDI, keys=budi)))


def given(now, then):
    return tuple(keys_given(now, then))


def test_a_new_key_is_named_with_whose_it_becomes():
    (finding,) = given(roster(siti=(FIRST,)), roster(siti=(FIRST, SECOND)))
    assert (finding.code, finding.level) == ("key-given", Level.HINT)
    assert finding.detail == {"name": SITI.name, "officer": SITI.id, "key": fingerprint(SECOND.key)}


def test_a_key_that_moves_to_another_officer_is_given_to_that_one():
    (finding,) = given(roster(siti=(FIRST,)), roster(budi=(FIRST,)))
    assert finding.detail["officer"] == BUDI.id


def test_keys_that_stay_or_go_give_nobody_anything():
    assert not given(roster(siti=(FIRST, SECOND)), roster(siti=(FIRST,)))


def test_several_new_keys_of_one_officer_are_warned_of():
    found = given(roster(budi=(FIRST,)), roster(budi=(FIRST, SECOND, THIRD)))
    assert [each.code for each in found] == ["key-given", "key-given", "several-keys-given"]
    assert (found[-1].level, found[-1].detail["count"]) == (Level.WARNING, "2")


def test_an_officer_who_is_new_gets_every_key_they_have():
    found = given(Roster(officers=()), roster(siti=(FIRST,), budi=(SECOND,)))
    assert codes(found) == {"key-given"}
    assert len(found) == 2
