"""What stands at known addresses for machines."""

import json

from paraf.desk.records.examining import examine
from paraf.press.build import print_site
from tests.support.offices import SETTINGS_TEXT
from tests.support.press import NOW, open_newsroom, seal, text_of

CONTACT = (
    '[security]\ncontact = ["kominfo@kotacontoh.example", "https://kotacontoh.example/lapor"]\nexpires = 2027-10-31\n'
)
WITH_CONTACT = SETTINGS_TEXT.replace("[[officer]]", f"{CONTACT}\n[[officer]]", 1)
HOME = "https://kabar.kotacontoh.example"


def said(newsroom, place):
    return (newsroom.layout.public / place).read_text(encoding="utf-8")


def test_robots_may_read_everything_and_learn_where_the_maps_are(newsroom):
    print_site(newsroom, at=NOW)
    assert said(newsroom, "robots.txt").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {HOME}/sitemap.xml",
        f"Sitemap: {HOME}/sitemap-news.xml",
    ]


def test_whoever_found_a_weakness_learns_where_to_tell_it_and_until_when_that_holds(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar", settings=WITH_CONTACT)
    print_site(newsroom, at=NOW)
    assert said(newsroom, ".well-known/security.txt").splitlines() == [
        "Contact: mailto:kominfo@kotacontoh.example",
        "Contact: https://kotacontoh.example/lapor",
        "Expires: 2027-11-01T00:00:00+07:00",
        "Preferred-Languages: id, en",
        f"Canonical: {HOME}/.well-known/security.txt",
    ]


def test_without_a_contact_nothing_is_promised(newsroom):
    print_site(newsroom, at=NOW)
    assert not (newsroom.layout.public / ".well-known").exists()


def test_the_office_is_told_before_its_contacts_hold_no_more(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar", settings=WITH_CONTACT)
    zone = newsroom.office.zone
    told = {}
    for day in ("2027-10-01 23:59", "2027-10-02 00:00", "2027-10-31 23:59", "2027-11-01 00:00"):
        at = NOW.fromisoformat(day).replace(tzinfo=zone)
        told[day] = [each.code for each in examine(newsroom, at=at) if each.code.startswith("security")]
    assert [*told.values()] == [[], ["security-ends-soon"], ["security-ends-soon"], ["security-ended"]]


def test_people_learn_who_publishes_and_corrects(newsroom):
    print_site(newsroom, at=NOW)
    text = said(newsroom, "humans.txt")
    assert "/* Penerbit */\n" in text
    assert "/* Korektor */\nSiti Rahma\n" in text


def test_a_telephone_can_keep_the_site_under_its_name_with_an_icon_that_is_there(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    manifest = json.loads(said(newsroom, "manifest.webmanifest"))
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Kabar Kota Contoh", "id", "/")
    assert manifest["icons"]
    assert all((newsroom.layout.public / icon["src"].removeprefix("/")).is_file() for icon in manifest["icons"])
    assert '<link rel="manifest" href="/manifest.webmanifest">' in said(newsroom, "index.html")
