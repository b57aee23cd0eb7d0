"""The pages of events, announcements and what is urgent, as readers have them whatever the clock says."""

import pytest

from paraf.press.build import print_site
from tests.support.browsers import AXE, served
from tests.support.press import NOW, open_newsroom, seal, text_of

PATHS = ("/", "/agenda/", "/pengumuman/", "/berita/2026/pawai/")
EVENT = {"Event": "2199-11-28 19:00", "Event_Until": "2199-11-28 22:00", "Place": "Alun-Alun"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    newsroom = open_newsroom(tmp_path_factory.mktemp("acara") / "kabar")
    seal(newsroom, text_of(Slug="pawai", Title="Pawai lampion", Category="Agenda", **EVENT))
    notice = {"Category": "Pengumuman", "Expires": "2199-12-01 00:00"}
    seal(newsroom, text_of(Slug="air", Title="Air mati", Urgent="2199-11-29 00:00", **notice))
    seal(newsroom, text_of(Slug="pipa", Title="Pipa", **notice | {"Expires": "2026-11-22 00:00"}))
    print_site(newsroom, at=NOW)
    with served(newsroom.root) as address:
        yield address


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("asked", [{"color_scheme": "light"}, {"color_scheme": "dark", "contrast": "more"}])
def test_axe_finds_nothing_and_nothing_is_too_wide(opened, path, asked):
    page = opened(path, viewport={"width": 320, "height": 640}, bypass_csp=True, **asked)
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")
    assert {each["id"]: [node["html"] for node in each["nodes"]] for each in found["violations"]} == {}
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_what_is_urgent_is_a_named_region_that_interrupts_nobody(opened):
    page = opened("/")
    region = page.get_by_role("region", name="Mendesak")
    assert region.inner_text() == "Mendesak: Air mati"
    assert page.locator("[role=alert], [aria-live]").count() == 0
    region.get_by_role("link").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Air mati"


def test_an_event_leads_to_a_file_for_calendars(opened):
    page = opened("/agenda/")
    page.get_by_role("link", name="Pawai lampion").click()
    region = page.get_by_role("region", name="Waktu dan tempat acara")
    assert "pukul 19.00\u201322.00 WIB" in region.inner_text()
    address = region.get_by_role("link", name="Simpan ke kalender").get_attribute("href")
    answer = page.request.get(f"{page.url.partition('/berita/')[0]}{address}")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.text().startswith("BEGIN:VCALENDAR\r\n")
