"""A release in an emergency by commands and by hand: one admin alone, the debt, the notice, and the way back."""

import re
from datetime import timedelta

import pytest

from paraf.desk.clock import now
from paraf.desk.keys.keys import private_bytes
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.sweeping import sweep
from tests.support.commands import Office, holding, picture, text_of
from tests.support.offices import EMERGENCY_TEXT, key_of, signing_settings

ALLOWED = EMERGENCY_TEXT
WHY = "Air naik cepat, warga harus mengungsi"
WORDS = "Segera mengungsi ke balai kota."
PHOTO = {"Image": "air.jpg", "Image_Alt": "Air naik", "Image_Caption": "Air", "Image_Credit": "Rina"}


class Wall:
    """The clock on the wall."""

    def __init__(self):
        self.passed = timedelta()

    def now(self):
        return now() + self.passed


@pytest.fixture
def wall(monkeypatch):
    wall = Wall()
    monkeypatch.setattr("paraf.cli.session.now", wall.now)
    return wall


@pytest.fixture
def ready(tmp_path):
    return Office(tmp_path / "ruang kabar", settings=ALLOWED)


def released(office, **header):
    """Write, submit and release an article in an emergency; gives its correction code."""
    office.write("drafts/air.jpg", picture())
    code = office.submitted(body=WORDS, **PHOTO, **header)
    done = office(*emergency("banjir", code))
    assert done.status == 0, done
    return code


def emergency(slug, code, *, by="dewi", why=WHY):
    return ("sign", slug, "--as", by, "--code", code, "--emergency", "--reason", why, "--json")


def codes(office, slug="banjir"):
    [card] = [card for card in office("status", "--json").json["articles"] if card["slug"] == slug]
    return {finding["code"] for finding in card["findings"]}


def public(office):
    """Give the live site but for what names the moment and the files of the whole release."""
    return holding(office.root / "public", WORDS)


def test_an_emergency_is_published_said_owed_lapsed_and_brought_back(ready, wall):
    code = released(ready)
    ready.built()
    page = ready.page().read_text(encoding="utf-8")
    assert WORDS in page
    assert "tanpa pemeriksaan orang kedua" in page
    assert "Dirilis oleh <strong>Dewi Anggraini</strong> sendirian" in page
    assert WHY in page
    assert "Dikoreksi oleh" not in page
    assert codes(ready) == {"emergency-owed"}
    assert ready("verify", "--json").json["ok"]
    assert ready("verify", "public", "--json").json["ok"]
    shown = ready("verify", "public/berita/2026/banjir/index.html", "--json")
    assert (shown.status, shown.json["verdict"]) == (0, "emergency")
    wall.passed = timedelta(hours=5, minutes=58)
    assert ready.built()["written"] == 0
    it_lapses(ready, wall)
    it_comes_back(ready, code)


def it_lapses(ready, wall):
    wall.passed = timedelta(hours=6, minutes=1)
    built = ready("build", "--json")
    assert built.status == 0, built
    page = ready.page().read_text(encoding="utf-8")
    assert "untuk sementara tidak ditampilkan" in page
    for needle in (WORDS, "Berita banjir", "air.jpg", "Air naik", WHY):
        assert holding(ready.root / "public", needle) == []
    assert ready("verify", "--json").json["ok"]
    assert ready("verify", "public", "--json").json["ok"]
    notice = ready("verify", "public/berita/2026/banjir/index.html", "--json")
    assert (notice.status, [each["code"] for each in notice.json["problems"]]) == (3, ["page-lapsed"])
    assert codes(ready) == {"emergency-lapsed"}
    assert ready("rollback", "--as", "dewi", "--note", "Coba", "--json").status == 3


def it_comes_back(ready, code):
    alone = ready("sign", "banjir", "--as", "dewi", "--code", code, "--json")
    assert (alone.status, alone.codes) == (3, {"emergency-same-person"})
    own = ready("sign", "banjir", "--as", "rina", "--code", code, "--json")
    assert (own.status, own.codes) == (3, {"not-a-corrector", "own-work"})
    done = ready("sign", "banjir", "--as", "siti", "--code", code, "--json")
    assert (done.status, done.json["path"], done.json["sealed"]) == (0, "content/banjir.md", True)
    assert ready("build", "--json").status == 0
    page = ready.page().read_text(encoding="utf-8")
    assert WORDS in page
    assert "Dikoreksi oleh <strong>Siti Rahma</strong>" in page
    assert "Diperiksa orang kedua" in page
    assert f"dalam keadaan darurat, oleh satu orang saja: {WHY}" in page
    assert "tanpa pemeriksaan orang kedua" not in page
    assert codes(ready) == set()
    assert ready("verify", "--json").json["ok"]
    assert ready("verify", "public", "--json").json["ok"]
    line = next(line for line in ready.read("content/banjir.md").splitlines() if line.startswith("Koreksi"))
    assert "Siti Rahma" in line
    assert ready("doctor", "--json").json == {"ok": True, "findings": []}


def test_a_second_person_signs_by_hand_in_the_line_of_the_published_file(ready, wall):
    code = released(ready)
    text = ready.read("content/banjir.md")
    line = next(line for line in text.splitlines() if line.startswith("Koreksi: "))
    ready.write("content/banjir.md", text.replace(line, f"{line}; RW {code}"))
    assert ready("build", "--json").status == 0
    assert codes(ready) >= {"emergency-owed", "not-a-corrector", "own-work"}
    ready.write("content/banjir.md", text.replace(line, f"{line}; Dewi Anggraini, {code}"))
    assert codes(ready) == {"emergency-owed"}
    ready.write("content/banjir.md", text.replace(line, f"{line}; SR 0000-0000-0000"))
    assert codes(ready) >= {"emergency-owed", "wrong-code"}
    ready.write("content/banjir.md", text.replace(line, f"{line}; SR {code}"))
    swept(ready)
    assert codes(ready) == set()
    lying = ready.read("content/banjir.md")
    assert f"{line}; SR {code}" in lying
    assert [entry["kind"] for entry in ready("history", "banjir", "--json").json["entries"]] == [
        "submit",
        "seal",
        "seal",
    ]
    wall.passed = timedelta(hours=7)
    ready.built()
    assert public(ready)


def swept(office):
    """Let the watcher look once."""
    newsroom = Newsroom.open(office.root)
    with newsroom.writing(lambda: None):
        sweep(newsroom, CaseBook(newsroom), clock=now, is_quiet=lambda _: True)


def test_a_revision_that_somebody_signs_pays_as_well(ready, wall):
    released(ready)
    path = ready("revise", "banjir").out.strip()
    text = ready.read(path)
    ready.write(
        path, text.replace("\n\n", "\nChange: ralat\nChange-Note: Tempatnya keliru\n\n", 1).replace("balai", "aula")
    )
    code = ready("submit", path, "--as", "rina", "--json").json["code"]
    assert ready("sign", "review/banjir.rev-2.md", "--as", "siti", "--code", code, "--json").status == 0
    wall.passed = timedelta(hours=7)
    ready.built()
    page = ready.page().read_text(encoding="utf-8")
    assert "Segera mengungsi ke aula kota." in page
    assert f"dalam keadaan darurat, oleh satu orang saja: {WHY}" in page
    assert codes(ready) == set()


def test_an_office_that_did_not_accept_it_refuses_whatever_an_editor_writes(tmp_path):
    office = Office(tmp_path / "ruang kabar")
    code = office.submitted(body=WORDS)
    refused = office(*emergency("banjir", code))
    assert (refused.status, refused.codes) == (3, {"emergency-not-allowed"})
    office.write("newsroom.toml", ALLOWED)
    assert office(*emergency("banjir", code)).codes == {"emergency-not-allowed"}
    for line in (f"Koreksi: Dewi Anggraini, emergency, {code}", "Verdict: emergency", "X-Verdict: emergency"):
        text = text_of(body=WORDS).replace("\n\n", f"\n{line}\n\n", 1)
        office.write("content/lain.md", text.replace("Slug: banjir", "Slug: lain"))
        office.write("review/banjir.md", office.read("review/banjir.md").replace("\n\n", f"\n{line}\n\n", 1))
        swept(office)
    office.built()
    assert public(office) == []
    assert office("roster", "accept", "--as", "dewi", "--json").status == 0


def test_what_is_refused_in_an_emergency_says_why(ready):
    code = ready.submitted(body=WORDS)
    for by in ("siti", "rina", "budi"):
        refused = ready(*emergency("banjir", code, by=by))
        assert (refused.status, refused.codes) == (3, {"emergency-not-admin"})
    assert ready(*emergency("banjir", code, why=" ")).codes == {"emergency-no-reason"}
    assert ready(*emergency("banjir", "0000-0000-0000")).codes == {"wrong-code"}
    assert ready("sign", "banjir", "--as", "dewi", "--reason", WHY).status == 2
    ready.write(
        "review/banjir.md", ready.read("review/banjir.md").replace("\n\n", "\nClassification: dikecualikan\n\n", 1)
    )
    assert "classified" in ready(*emergency("banjir", code)).codes
    ready.built()
    assert public(ready) == []


def test_an_admin_may_release_their_own_work_and_no_longer_by_doing_so_again(ready, wall):
    ready.write("newsroom.toml", ALLOWED)
    code = released(ready, Authors="Rina Wulandari; Dewi Anggraini")
    assert ready(*emergency("banjir", code)).codes == {"emergency-already"}
    first = ready("status", "--json").json["articles"][0]["emergency"]["until"]
    wall.passed = timedelta(hours=3)
    path = ready("revise", "banjir").out.strip()
    text = ready.read(path)
    ready.write(path, text.replace("\n\n", "\nChange: pemutakhiran\nChange-Note: Terbaru\n\n", 1))
    code = ready("submit", path, "--as", "rina", "--json").json["code"]
    done = ready(*emergency("review/banjir.rev-2.md", code))
    assert done.status == 0, done
    assert ready("status", "--json").json["articles"][0]["emergency"]["until"] == first
    assert ready("verify", "--json").json["ok"]


def test_where_keys_sign_an_admins_key_releases_and_a_correctors_key_pays(tmp_path, wall):
    office = Office(tmp_path / "ruang kabar", settings=f"{signing_settings()}\n[emergency]\nallowed = true\n")
    for who in ("siti", "dewi"):
        office.write(f"kunci/{who}", private_bytes(key_of(who), ""))
        office.path(f"kunci/{who}").chmod(0o600)
    office.submitted(body=WORDS)
    code = long_code(office, "review/banjir.md")
    alone = ("--emergency", "--reason", WHY)
    refused = by_key(office, "siti", code, *alone)
    assert (refused.status, refused.codes) == (3, {"emergency-not-admin"})
    done = by_key(office, "dewi", code, *alone)
    assert done.status == 0, done
    assert "verdict: emergency" in done.err
    office.built()
    assert public(office)
    assert by_key(office, "dewi", long_code(office, "content/banjir.md")).codes == {"emergency-same-person"}
    text = office.read("content/banjir.md")
    office.write(
        "content/banjir.md",
        text.replace("\nParaf:", f"; SR {office('status', '--json').json['articles'][0]['code']}\nParaf:"),
    )
    swept(office)
    assert codes(office) >= {"emergency-owed"}
    paid = by_key(office, "siti", long_code(office, "content/banjir.md"))
    assert (paid.status, paid.json["sealed"]) == (0, True), paid
    assert codes(office) == set()
    assert office("verify", "--json").json["ok"]
    wall.passed = timedelta(hours=30)
    office.built()
    assert public(office)
    assert office("verify", "public", "--json").json["ok"]


def long_code(office, place):
    done = office("preview", place)
    assert done.status == 0, done
    html = office.read(done.out.strip())
    return re.search(r"--code ([0-9A-Z-]{29})", html)[1]


def by_key(office, who, code, *words):
    return office("sign", "banjir", "--as", who, "--code", code, "--key", f"kunci/{who}", *words, "--json")
