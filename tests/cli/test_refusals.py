"""Every refusal through the command line and by hand, in both languages: named, answered, and nowhere on the site."""

import sys

import pytest

from tests.support.commands import Office, child, holding, picture, text_of

NEEDLE = "JARUM"
SIGNED_BY = {
    "wrong-code": "Siti Rahma, 0000-0000-0000",
    "unknown-name": "Siti Rahmi, {code}",
    "ambiguous-name": "A. Wibowo, {code}",
    "expired": "Eko Prasetyo, {code}",
    "revoked-officer": "GM {code}",
    "not-a-corrector": "RW {code}",
    "own-work": "SR {code}",
    "not-yet-valid": "Nanda Putri, {code}",
    "code-missing": "Budi Sastrawijaya",
}
TYPED = {
    "unknown-key": {"Kategorii": "x"},
    "duplicate-key": {"Judul": "Dua kali"},
    "forbidden-key": {"Status": "hidden"},
    "impossible-date": {"Date": "31 November 2026"},
    "weekday-mismatch": {"Date": "Senin, 21 November 2026"},
    "field-missing": {"Category": None},
    "unknown-author": {"Authors": "Siti Rahmi"},
}
ODD = ["not-a-header", "unreadable-encoding", "no-alt", "slug-clash", "symlink", "too-long", "unknown-kind", "copy-of"]
SEALED = ["changed-since-signed", "picture-changed", "line-missing"]
UNSIGNED = ["not-submitted", "not-signed"]
ALL = [*SIGNED_BY, *TYPED, *ODD, *SEALED, *UNSIGNED]


def slug_of(code):
    return f"berita-{code}"


def fill(office):
    """Put one article for every refusal into the folders, each with the needle in it."""
    office.signed("baik")
    for code, line in SIGNED_BY.items():
        author = "Siti Rahma" if code in {"own-work", "not-a-corrector"} else "Rina Wulandari"
        typed = office.submitted(slug_of(code), body=f"{NEEDLE} {code}", Authors=author)
        sign_by_hand(office, code, line.format(code=typed))
    for code, header in TYPED.items():
        office.write(f"review/{slug_of(code)}.md", text_of(slug_of(code), body=f"{NEEDLE} {code}", **header))
    fill_odd(office)
    fill_sealed(office)
    office.write("content/berita-not-submitted.md", text_of("berita-not-submitted", body=NEEDLE))
    office.submitted("berita-not-signed", body=NEEDLE)
    settings = office.read("newsroom.toml").replace("Kabar Kota Contoh", f"Kabar {NEEDLE}")
    office.write("newsroom.toml", settings)


def sign_by_hand(office, code, line):
    place = f"review/{slug_of(code)}.md"
    office.write(place, office.read(place).replace("\n\n", f"\nKoreksi: {line}\n\n", 1))


def fill_odd(office):
    body = f"{NEEDLE} di sini."

    def place(code, text):
        office.write(f"review/{slug_of(code)}.md", text)

    place(
        "not-a-header", text_of(slug_of("not-a-header"), body=body).replace("\n\n", f"\nBukan kepala {NEEDLE}\n\n", 1)
    )
    place("unreadable-encoding", text_of(slug_of("unreadable-encoding"), body=body).encode() + b"\x81\x8d\x8f")
    office.write("review/foto.jpg", picture())
    place("no-alt", text_of(slug_of("no-alt"), body=f"{body}\n\n![](foto.jpg)"))
    place("slug-clash", text_of("baik", body=body))
    office.write("../di-luar.md", text_of("di-luar", body=body))
    office.path("review/berita-symlink.md").symlink_to("../../di-luar.md")
    place("too-long", text_of(slug_of("too-long"), body=body + " kata" * 250_000))
    office.write("review/berita-unknown-kind.xlsx", body)
    office.submitted("asli")
    office.write("review/asli (1).md", text_of("asli-1", body=body))


def fill_sealed(office):
    office.signed("berita-changed-since-signed")
    changed = office.read("content/berita-changed-since-signed.md").replace("pagi", f"pagi {NEEDLE}")
    office.write("content/berita-changed-since-signed.md", changed)
    office.write("drafts/air.jpg", picture())
    fields = {"Image": "air.jpg", "Image_Alt": "Air surut", "Image_Caption": "Air", "Image_Credit": "Rina"}
    office.signed("berita-picture-changed", **fields)
    office.write("content/air.jpg", picture("blue") + NEEDLE.encode())
    office.signed("berita-line-missing")
    lines = office.read("content/berita-line-missing.md").splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith("Koreksi:"))
    office.write("content/berita-line-missing.md", kept)


@pytest.fixture(scope="module", params=["id", "en"])
def refused(request, tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("refused") / "kabar", language=request.param)
    fill(office)
    swept = office("watch", "--once")
    assert swept.status == 3, swept
    return office, swept, office("status", "--json").json


def path_of(code):
    folder = "content" if code in SEALED or code == "not-submitted" else "review"
    name = {"copy-of": "asli (1).md", "unknown-kind": "berita-unknown-kind.xlsx"}.get(code, f"{slug_of(code)}.md")
    return f"{folder}/{name}"


def findings_in(board):
    return [*board["findings"], *(finding for card in board["articles"] for finding in card["findings"])]


@pytest.mark.parametrize("code", ALL)
def test_every_refusal_has_its_code_its_place_its_sentence_and_a_next_step(refused, code):
    office, _, board = refused
    [found, *_] = [each for each in findings_in(board) if each["code"] == code and each["path"] == path_of(code)]
    assert found["message"]
    assert found["next"]
    assert "{" not in found["message"] + found["next"]
    assert found["level"] == ("warning" if code == "line-missing" else "error")
    checked = office("check", path_of(code), "--json")
    waits = code in {"not-signed", "line-missing"}
    assert checked.status == (0 if waits else 3)
    if code == "unknown-name":
        assert "Siti Rahma" in found["message"]


@pytest.mark.parametrize("code", [code for code in ALL if code not in {"not-signed", "line-missing"}])
def test_every_refusal_is_answered_beside_the_article(refused, code):
    office, _, board = refused
    path = path_of(code)
    note = office.path(path).with_name(path.rpartition("/")[2].removesuffix(".md") + ".PARAF.txt")
    [found, *_] = [each for each in findings_in(board) if each["code"] == code and each["path"] == path]
    told = note.read_text(encoding="utf-8")
    assert found["message"] in told
    assert found["next"] in told


def test_edited_settings_are_named_and_not_in_force(refused):
    office, swept, board = refused
    assert [each["path"] for each in board["findings"] if each["code"] == "roster-not-accepted"] == ["newsroom.toml"]
    assert swept.err.count("paraf roster accept") == 1
    assert f"Kabar {NEEDLE}" not in office.path("public/index.html").read_text(encoding="utf-8")


def test_the_two_languages_say_every_refusal_differently(tmp_path):
    said = []
    for language in ("id", "en"):
        office = Office(tmp_path / language, language=language)
        fill(office)
        found = findings_in(office("status", "--json").json)
        said.append({(each["code"], each["path"]): (each["message"], each["next"]) for each in found})
    assert said[0].keys() == said[1].keys()
    same = [key for key in said[0] if said[0][key][0] == said[1][key][0] or said[0][key][1] == said[1][key][1]]
    assert same == []


def test_the_needle_is_nowhere_on_the_site_and_nowhere_in_what_plain_pelican_makes(refused):
    office, _, _ = refused
    assert office.page("baik").is_file()
    assert office.public(NEEDLE) == []
    assert office("build").status == 3
    assert office.public(NEEDLE) == []
    plain = child(sys.executable, "-m", "pelican", folder=office.root)
    assert plain.returncode == 3, plain.stderr
    assert office.path("output/index.html").is_file()
    assert holding(office.path("output"), NEEDLE) == []


def test_the_records_stay_whole(refused):
    office, _, _ = refused
    assert office("verify").status == 0
