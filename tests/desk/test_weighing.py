"""What settings would bring, told before they are in force."""

import pytest

from paraf.desk.records.settings import foreseen
from paraf.desk.records.weighing import FORBIDDING
from paraf.rules.findings import Level, codes
from tests.support.newsrooms import text
from tests.support.offices import SETTINGS_TEXT, key_block, signing_settings


def told(house, settings):
    """Edit the settings, and give what is foreseen by code."""
    house.write("newsroom.toml", settings)
    return {finding.code: finding for finding in foreseen(house.newsroom, at=house.now)}


def without(settings, *ids):
    """Leave officers out."""
    head, *officers = settings.split("[[officer]]\n")
    kept = [one for one in officers if one.split('"')[1] not in ids]
    return "[[officer]]\n".join([head, *kept])


def test_whoever_signed_anything_stays_on_the_roster(house):
    house.publish()
    found = told(house, without(SETTINGS_TEXT, "siti", "ayu"))
    assert found["officer-removed"].detail == {"officer": "siti", "name": "Siti Rahma"}
    with house.unchanged():
        assert codes(house.accept()) == {"officer-removed"}
    house.write("newsroom.toml", SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nuntil = 2026-11-24'))
    assert not isinstance(house.accept(), tuple)
    assert house.live()


def test_an_officer_who_never_signed_can_go(house):
    house.publish()
    house.write("newsroom.toml", without(SETTINGS_TEXT, "ayu", "rina"))
    assert not isinstance(house.accept(), tuple)


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('initials = "BS"', 'initials = "sr"', "Siti Rahma (siti), Budi Sastrawijaya (budi)"),
        ('name = "Budi Sastrawijaya"', 'name = "Siti  Rahma"', "Siti Rahma (siti), Siti  Rahma (budi)"),
        ('name = "Budi Sastrawijaya"', 'name = "Rina"', "Rina Wulandari (rina), Rina (budi)"),
    ],
)
def test_names_that_two_officers_share_are_told_and_accepted(house, old, new, names):
    found = told(house, without(SETTINGS_TEXT, "ayu").replace(old, new))
    assert (found["shared-name"].detail["names"], found["shared-name"].level) == (names, Level.WARNING)
    assert not isinstance(house.accept(), tuple)


def test_too_few_correctors_are_told_and_accepted(house):
    found = told(house, SETTINGS_TEXT.replace("signers_needed = 2", "signers_needed = 5"))
    assert found["too-few-correctors"].detail == {"needed": "5", "active": "4"}
    assert not isinstance(house.accept(), tuple)


def test_articles_that_leave_the_site_are_counted_and_named(house):
    for number in range(12):
        house.publish(f"berita-{number}.md", text(Judul=f"Berita {number}"))
    found = told(house, SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nrevoked_since = 2026-01-01'))
    leaving = found["articles-leave"].detail
    assert leaving["count"] == "12"
    assert leaving["articles"].startswith("berita/2026/berita-0, ")
    assert leaving["articles"].endswith(", ...")
    assert not isinstance(house.accept(), tuple)
    assert not house.live()


def test_articles_that_fall_back_to_an_earlier_version_are_named(house):
    house.publish()
    house.submit(house.revised())
    house.sign("review/banjir.rev-2.md", by="budi")
    found = told(house, SETTINGS_TEXT.replace('id = "budi"', 'id = "budi"\nrevoked_since = 2026-01-01'))
    assert found["articles-change"].detail == {"count": "1", "articles": "berita/2026/banjir-surut"}
    assert "articles-leave" not in found


def test_only_errors_forbid(house):
    broken = SETTINGS_TEXT.replace('["admin", ', "[").replace('site = "kabar.', 'site = "warta.')
    house.publish()
    found = told(house, without(broken, "siti"))
    forbidding = FORBIDDING - {"no-admin-key", "key-removed", "days-exclude"}
    assert {code for code in FORBIDDING & found.keys() if found[code].level is Level.ERROR} == forbidding
    assert codes(house.accept()) == forbidding


def test_who_asks_for_signatures_needs_an_admin_with_a_key(house):
    found = told(house, f'{SETTINGS_TEXT}[signoff]\nlevel = "signature"\n')
    assert found["no-admin-key"].level is Level.ERROR
    assert found["too-few-keys"].detail == {"needed": "2", "count": "0"}
    assert "no-admin-key" in codes(house.accept())
    assert not {"no-admin-key", "too-few-keys"} & told(house, signing_settings()).keys()


def test_a_key_that_signed_something_stays_on_the_roster(house):
    house.settle_signatures()
    house.publish_signed()
    found = told(house, signing_settings().replace(key_block("siti"), ""))
    assert found["key-removed"].detail["name"] == "Siti Rahma"
    assert "key-removed" in codes(house.accept())
