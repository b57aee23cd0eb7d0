import os
import shutil
from datetime import timedelta

import pytest

from paraf.desk.language import language
from paraf.desk.records.examining import examine
from paraf.rules.findings import Level, codes
from tests.support.newsrooms import START
from tests.support.offices import SETTINGS_TEXT


def found(house, at=START):
    return codes(examine(house.newsroom, at=at))


def test_a_newsroom_in_order_has_nothing_to_tell(house):
    house.publish()
    assert found(house, house.now) == set()


def test_a_missing_folder_is_named(house):
    shutil.rmtree(house.root / "review")
    (finding,) = examine(house.newsroom, at=START)
    assert (finding.code, finding.path) == ("folder-missing", "review")
    assert language("id").say(finding).next


def test_a_folder_that_cannot_be_written_is_named(house, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, _: path.name != "content")
    assert found(house) == {"folder-closed"}


def test_a_clock_behind_the_ledger_is_named(house):
    house.publish()
    assert found(house, START - timedelta(days=1)) == {"clock-behind"}


def test_settings_that_wait_are_named(house):
    house.write("newsroom.toml", f"# catatan\n{SETTINGS_TEXT}")
    assert found(house) == {"roster-not-accepted", "shared-name"}


def test_what_edited_settings_would_be_refused_for_is_named_once(house):
    house.publish()
    alone = SETTINGS_TEXT.replace("[sop]", "[signoff]\nsigners_needed = 9\n\n[sop]")
    house.write("newsroom.toml", alone)
    house.accept()
    house.write("newsroom.toml", alone.replace('["admin", ', "[").replace('site = "kabar.', 'site = "warta.'))
    named = [finding.code for finding in examine(house.newsroom, at=house.now)]
    assert sorted(named) == [
        *("no-admin", "roster-not-accepted", "shared-name", "site-changed", "too-few-correctors"),
    ]


def test_as_many_correctors_as_must_sign_are_too_few_to_spare_one(house):
    only_four = SETTINGS_TEXT.replace("signers_needed = 2", "signers_needed = 4")
    house.write("newsroom.toml", only_four)
    house.accept()
    (finding,) = examine(house.newsroom, at=house.now)
    assert (finding.code, finding.level) == ("no-spare-corrector", Level.WARNING)
    assert finding.detail["names"] == "Siti Rahma, Budi Sastrawijaya, Dewi Anggraini, Ayu Wibowo"


def test_settings_that_are_gone_are_named(house):
    (house.root / "newsroom.toml").unlink()
    house.reopen()
    assert found(house) == {"settings-gone"}


@pytest.mark.parametrize("where", ["[sop]", '[signoff.category."Warta"]\nsigners_needed = 9\n\n[sop]'])
def test_a_policy_that_nobody_can_meet_is_named(house, where):
    settings = (
        SETTINGS_TEXT.replace("[sop]", "[signoff]\nsigners_needed = 9\n\n[sop]")
        if where == "[sop]"
        else (SETTINGS_TEXT.replace("[sop]", where))
    )
    house.write("newsroom.toml", settings)
    assert not isinstance(house.accept(), tuple)
    assert "too-few-correctors" in found(house, house.now)


def test_articles_of_a_revoked_officer_are_listed_for_approval(house):
    house.publish()
    house.write("newsroom.toml", SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nrevoked_since = 2026-01-01'))
    house.accept()
    assert found(house, house.now) == {"revoked-seal"}
