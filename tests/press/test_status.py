"""Beside each page stands what programs may know of its sign-off."""

import json
from datetime import timedelta

from paraf.press.build import Press
from paraf.rules.manifest import correction_code
from paraf.rules.words import Verdict
from tests.support.press import NOW, seal, text_of

HOME = "https://kabar.kotacontoh.example"


def status(newsroom):
    return json.loads((newsroom.layout.public / "berita/2026/banjir/paraf.json").read_bytes())


def test_a_status_tells_the_live_version_who_corrected_it_and_every_version_before(newsroom):
    first = seal(newsroom, text_of(Title="Pertama"))
    later = NOW + timedelta(hours=1)
    changed = text_of(Change="ralat", Change_Note="Angka", Title="Kedua")
    second = seal(newsroom, changed, address=first.address, at=later)
    press = Press(newsroom)
    press.print_site(at=later)
    press.let_go()
    said = status(newsroom)
    assert (said["slug"], said["url"], said["status"]) == ("banjir", f"{HOME}/berita/2026/banjir/", "published")
    assert (said["digest"], said["code"]) == (second.digest, correction_code(second.digest))
    assert (said["kind"], said["note"], said["time"]) == ("ralat", "Angka", "2026-11-23T11:00:00+07:00")
    assert said["correctors"] == [{"name": "Siti Rahma", "identity": "claimed"}]
    assert [version["digest"] for version in said["versions"]] == [first.digest, second.digest]
    for name in ("proof", "text"):
        assert (newsroom.layout.public / said[name].removeprefix(f"{HOME}/")).is_file()


def test_a_press_that_goes_on_keeps_a_status_in_step_and_a_withdrawn_article_tells_its_notice_alone(newsroom):
    act, press = seal(newsroom, text_of(Title="Rahasia")), Press(newsroom)
    press.print_site(at=NOW)
    assert status(newsroom)["kind"] is None
    notice = text_of(body="", Title="Ditarik", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, notice, address=act.address, verdict=Verdict.WITHDRAW)
    press.print_site(at=NOW)
    press.let_go()
    said = status(newsroom)
    assert (said["status"], said["note"], len(said["versions"])) == ("withdrawn", "Keliru", 1)
    assert act.digest not in json.dumps(said)


def test_a_page_leads_to_its_status(newsroom):
    seal(newsroom, text_of())
    press = Press(newsroom)
    press.print_site(at=NOW)
    press.let_go()
    page = (newsroom.layout.public / "berita/2026/banjir/index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" type="application/json" href="/berita/2026/banjir/paraf.json">' in page
