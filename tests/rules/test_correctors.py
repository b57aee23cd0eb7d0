"""An office is told whether enough of its correctors can sign, by name or by key."""

from datetime import UTC, datetime

import pytest

from paraf.rules.correctors import weigh_correctors
from paraf.rules.office import read_office
from tests.support.offices import SETTINGS_TEXT, key_block, signing_settings

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def told(settings):
    return {each.code: each.detail for each in weigh_correctors(read_office(settings), at=AT)}


def without_keys(*officers):
    settings = signing_settings()
    for officer in officers:
        settings = settings.replace(key_block(officer), "")
    return settings


def test_enough_correctors_are_nothing_to_tell():
    assert told(SETTINGS_TEXT) == {}


def test_who_corrects_without_a_key_is_named_where_signatures_are_asked_for():
    assert told(signing_settings()) == {"corrector-without-key": {"names": "Ayu Wibowo"}}
    assert told(signing_settings(level="code")) == {}


def test_only_those_who_have_a_key_can_spare_another():
    spare = told(without_keys("siti"))["no-spare-corrector"]
    assert spare == {"needed": "2", "names": "Budi Sastrawijaya, Dewi Anggraini"}


@pytest.mark.parametrize("officers", [("siti", "budi"), ("siti", "budi", "dewi")])
def test_too_few_keys_are_told_instead(officers):
    found = told(without_keys(*officers))
    assert found["too-few-keys"] == {"needed": "2", "count": str(3 - len(officers))}
    assert "no-spare-corrector" not in found


def test_one_spare_is_missed_once_where_all_have_a_key():
    four = SETTINGS_TEXT.replace("signers_needed = 2", "signers_needed = 4")
    assert told(four) == {"no-spare-corrector": {"needed": "4", "names": ", ".join(_NAMES)}}
    assert told(four.replace("= 4", "= 5")) == {"too-few-correctors": {"needed": "5", "active": "4"}}


_NAMES = ("Siti Rahma", "Budi Sastrawijaya", "Dewi Anggraini", "Ayu Wibowo")
