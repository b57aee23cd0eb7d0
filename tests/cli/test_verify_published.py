"""``paraf verify TARGET``: what is published says by itself whether it was signed, and every change is named."""

import json
import shutil
from pathlib import Path

import pytest

from paraf.desk.keys.site_key import read_site_key
from paraf.desk.published.attesting import Expected, examine_page, examine_site
from paraf.desk.published.published import PublishedFolder
from paraf.press.build import print_site
from paraf.rules.checkpoint import verifier_key
from paraf.rules.hash_lists import list_text
from paraf.rules.manifest import sha256
from tests.support.commands import holding, paraf
from tests.support.offices import SETTINGS_TEXT, key_block, with_key
from tests.support.press import NOW, seal, text_of
from tests.support.proofs import SITI_KEY, STRANGER, public_of
from tests.support.sites import copied, resigned, served, signed_anew, small_newsroom

BANJIR = "berita/2026/banjir"
PAGE, PROOF, TEXT = f"{BANJIR}/index.html", f"bukti/{BANJIR}.txt", f"bukti/{BANJIR}.md"
SETTINGS = with_key(SETTINGS_TEXT, "siti", key_block("siti"))
UNSIGNED, DAMAGED = 3, 4


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    newsroom = small_newsroom(tmp_path_factory.mktemp("kabar") / "ruang", settings=SETTINGS, key=SITI_KEY)
    return newsroom, copied(newsroom, tmp_path_factory.mktemp("salinan") / "situs")


@pytest.fixture
def site(built, tmp_path):
    """Give a copy of the site in a folder of its own, where there is no newsroom."""
    return Path(shutil.copytree(built[1], tmp_path / "situs"))


def verify(*words, folder):
    return paraf("verify", *words, folder=folder)


def codes(answer):
    return {problem["code"] for problem in answer.json["problems"]}


def vkey(site):
    return next(line[5:] for line in (site / "bukti/rilis.txt").read_text().split("\n") if line.startswith("key: "))


def test_a_whole_site_is_told_to_be_whole(site, tmp_path):
    answer = verify(site, "--site-key", vkey(site), folder=tmp_path)
    assert answer.status == 0, answer
    assert (
        answer.err == "Semua cocok: 3 halaman kabar.kotacontoh.example yang diparaf, buku register sampai catatan 6.\n"
    )
    assert verify(site, "--json", folder=tmp_path).json["ok"] is True


def test_without_a_pinned_key_it_is_said_that_the_key_is_the_sites_own_word(site, tmp_path):
    assert "baru kata situs itu sendiri" in verify(site, folder=tmp_path).err


@pytest.mark.parametrize("place", [PAGE, PROOF, TEXT])
def test_a_page_its_proof_and_its_text_tell_who_signed_and_when(site, tmp_path, place):
    answer = verify(site / place, "--json", folder=tmp_path)
    assert answer.status == 0, answer
    assert (answer.json["ok"], answer.json["page"], answer.json["entry"]) == (True, BANJIR, 3)
    (signer,) = answer.json["signers"]
    assert (signer["officer"], signer["name"], signer["identity"]) == ("siti", "Siti Rahma", "key")
    assert signer["time"].startswith("2026-11-23T")
    said = verify(site / place, folder=tmp_path).err
    assert "Diparaf oleh Siti Rahma" in said
    assert "dengan kuncinya sendiri" in said


def test_a_name_that_was_typed_is_told_as_the_offices_word(site, tmp_path):
    answer = verify(site / "berita/2026/angin/index.html", folder=tmp_path)
    assert (answer.status, "tidak ada kunci yang membuktikannya" in answer.err) == (0, True)


def test_a_withdrawn_page_is_told_as_such_and_its_text_is_nowhere(site, tmp_path):
    answer = verify(site / "berita/2026/cabut/index.html", folder=tmp_path)
    assert (answer.status, "dicabut" in answer.err) == (0, True)
    assert holding(site, "Kataterhapus") == []


@pytest.mark.parametrize("place", ["index.html", "kategori/kota/index.html", "bukti/rilis.txt"])
def test_a_page_that_is_no_article_has_no_proof_and_no_warning_is_given(site, tmp_path, place):
    answer = verify(site / place, "--json", folder=tmp_path)
    assert (answer.status, codes(answer)) == (UNSIGNED, {"page-unproven"})
    said = verify(site / place, "--site-key", vkey(site), folder=tmp_path).err
    assert said.startswith(f"{place} bukan berita dan bukan pengumuman pencabutan")
    assert ("Jangan berpegang" in said, "masalah" in said) == (False, False)


def test_a_front_page_that_was_changed_is_damage(site, tmp_path):
    (site / "index.html").write_text("x")
    answer = verify(site / "index.html", "--json", folder=tmp_path)
    assert (answer.status, codes(answer)) == (DAMAGED, {"page-unproven", "release-changed"})
    assert "Rusak: " in verify(site / "index.html", folder=tmp_path).err


@pytest.mark.parametrize("path", ["berita/2026/banjirr/", "kontak/", f"bukti/{BANJIR}r.txt"])
def test_an_address_that_was_mistyped_is_told_as_such(site, tmp_path, path):
    with served(site) as server:
        answer = verify(server.url + path, "--site-key", vkey(site), folder=tmp_path)
        assert codes(verify(server.url + path, "--json", folder=tmp_path)) == {"page-unknown"}
    assert answer.status == 2
    assert "Periksa apakah alamatnya" in answer.err
    assert ("Jangan berpegang" in answer.err, "masalah" in answer.err) == (False, False)


def offsets(raw, number):
    """Give so many places that lie evenly in some bytes, the first and the last among them."""
    return sorted({round(index * (len(raw) - 1) / (number - 1)) for index in range(number)})


def examined(site, place=None):
    folder = PublishedFolder(site)
    return examine_page(folder, place, Expected()) if place else examine_site(folder, Expected())


def test_a_flip_anywhere_in_any_file_is_found_in_the_whole_site(site):
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        raw = file.read_bytes()
        for at in offsets(raw, 3) if raw else [0]:
            file.write_bytes(raw[:at] + bytes([raw[at] ^ 1 if raw else 1]) + raw[at + 1 :])
            problems = examined(site).problems
            assert problems, (file, at)
            named = {problem.path for problem in problems}
            assert file.relative_to(site).as_posix() in named | {"bukti/rilis.txt"} or "bukti/buku" in named, (file, at)
        file.write_bytes(raw)
    assert examined(site).problems == ()


@pytest.mark.parametrize(
    ("place", "number"),
    [(PAGE, 60), (TEXT, 60), (PROOF, 100), *((f"bukti/{name}", 25) for name in ("rilis.txt", "berkas.txt"))]
    + [(f"bukti/{name}", 25) for name in ("petugas.txt", "checkpoint.txt", "rilis.txt.sig")],
)
def test_a_flip_is_found_by_the_one_page_as_well(site, place, number):
    file = site / place
    raw = file.read_bytes()
    for at in offsets(raw, number):
        for flip in (0x01, 0x20):
            file.write_bytes(raw[:at] + bytes([raw[at] ^ flip]) + raw[at + 1 :])
            assert examined(site, PAGE).problems, (at, flip)


def test_a_picture_of_the_page_is_part_of_it(site, tmp_path):
    (picture,) = (site / "gambar").glob("*.*")
    picture.write_bytes(picture.read_bytes() + b"x")
    answer = verify(site / PAGE, "--json", folder=tmp_path)
    assert (answer.status, codes(answer)) == (DAMAGED, {"release-changed"})
    picture.unlink()
    assert codes(verify(site / PAGE, "--json", folder=tmp_path)) == {"release-missing"}


def test_missing_and_extra_files_are_named(site, tmp_path):
    (site / "404.html").unlink()
    (site / "sisipan.html").write_text("x")
    (site / "tautan").symlink_to("/dev/zero")
    (site / "bukti/berita/2026/angin.md").unlink()
    (site / "bukti/berita/2026/angin.md").symlink_to("/dev/zero")
    answer = verify(site, "--json", folder=tmp_path)
    found = {(problem["code"], problem["path"]) for problem in answer.json["problems"]}
    assert answer.status == UNSIGNED
    assert found >= {
        ("release-missing", "404.html"),
        ("release-strange", "sisipan.html"),
        ("release-strange", "tautan"),
        ("release-missing", "bukti/berita/2026/angin.md"),
    }


def test_a_proof_of_another_article_proves_nothing(site, tmp_path):
    shutil.copy(site / "bukti/berita/2026/angin.txt", site / PROOF)
    answer = verify(site / PAGE, "--json", folder=tmp_path)
    assert (answer.status, answer.json["ok"]) == (UNSIGNED, False)
    assert codes(answer) >= {"proof-text", "proof-statement", "release-changed"}


def test_the_wrong_key_is_named(site, tmp_path):
    other = verifier_key("kabar.kotacontoh.example/paraf", public_of(STRANGER).raw)
    answer = verify(site, "--site-key", other, "--json", folder=tmp_path)
    assert (answer.status, codes(answer)) == (DAMAGED, {"release-key"})
    file = tmp_path / "kunci.txt"
    file.write_text(vkey(site) + "\n")
    assert verify(site, "--site-key", "kunci.txt", folder=tmp_path).status == 0


def test_a_page_that_was_changed_by_who_holds_the_sites_key_is_caught_by_its_words(built, site, tmp_path):
    file = site / PAGE
    file.write_text(file.read_text().replace("<strong>sudah</strong>", "belum"))
    resigned(site, read_site_key(built[0].layout))
    for target in (site, file):
        answer = verify(target, "--json", folder=tmp_path)
        assert (answer.status, codes(answer)) == (UNSIGNED, {"proof-page-text"})


def test_a_page_without_a_proof_is_caught_though_the_sites_key_signed_it(built, site, tmp_path):
    (site / "berita/2026/palsu").mkdir()
    shutil.copy(site / PAGE, site / "berita/2026/palsu/index.html")
    resigned(site, read_site_key(built[0].layout))
    for target in (site, site / "berita/2026/palsu/index.html"):
        answer = verify(target, "--json", folder=tmp_path)
        assert (answer.status, codes(answer)) == (UNSIGNED, {"proof-missing"})


def test_a_proof_whose_page_is_gone_is_named(built, site, tmp_path):
    (site / "berita/2026/cabut/index.html").unlink()
    resigned(site, read_site_key(built[0].layout))
    answer = verify(site, "--json", folder=tmp_path)
    assert (answer.status, codes(answer)) == (DAMAGED, {"proof-alone"})


def test_an_old_release_put_back_and_a_rewritten_history_show_against_a_kept_checkpoint(tmp_path):
    newsroom = small_newsroom(tmp_path / "ruang", settings=SETTINGS, key=SITI_KEY)
    old = copied(newsroom, tmp_path / "lama")
    ledger = newsroom.layout.ledger.read_bytes()
    seal(newsroom, text_of(body="Baru.", Slug="baru"))
    print_site(newsroom, at=NOW)
    new = copied(newsroom, tmp_path / "baru")
    for site in (old, new):
        assert verify(site, folder=tmp_path).status == 0
    for target in (new, new / PAGE, new / "index.html"):
        agreed = verify(target, "--against", "lama/bukti/checkpoint.txt", folder=tmp_path)
        assert "Patokan lama/bukti/checkpoint.txt cocok" in agreed.err
        assert agreed.status == (UNSIGNED if target.name == "index.html" and target.parent == new else 0)
    assert "cocok: tidak ada catatan" not in verify(new, folder=tmp_path).err
    back = verify(old, "--against", "baru/bukti/checkpoint.txt", "--json", folder=tmp_path)
    assert (back.status, codes(back)) == (DAMAGED, {"history-short"})

    newsroom.layout.ledger.write_bytes(ledger)
    shutil.rmtree(newsroom.layout.volatile)
    newsroom.layout.public.unlink()
    seal(newsroom, text_of(body="Lain.", Slug="lain"))
    print_site(newsroom, at=NOW)
    rewritten = copied(newsroom, tmp_path / "tulis-ulang")
    assert verify(rewritten, folder=tmp_path).status == 0
    for target in (rewritten, rewritten / PAGE):
        assert "Patokan" not in verify(target, "--against", "baru/bukti/checkpoint.txt", folder=tmp_path).err
        found = verify(target, "--against", "baru/bukti/checkpoint.txt", "--json", folder=tmp_path)
        assert (found.status, codes(found)) == (DAMAGED, {"history-rewritten"})


def test_a_newsroom_holds_its_own_ledger_against_a_kept_checkpoint(office):
    office.signed()
    before = office.read("records/ledger")
    office.signed("angin")
    office.built()
    shutil.copy(office.path("public/bukti/checkpoint.txt"), office.path("lama.txt"))
    office.signed("badai")
    agreed = office("verify", "--against", "lama.txt")
    assert (agreed.status, "Patokan lama.txt cocok" in agreed.err) == (0, True)
    office.write("records/ledger", before)
    shutil.rmtree(office.path(".paraf"))
    office.path("public").unlink()
    office.signed("banjir-lagi")
    office.signed("topan")
    assert office("verify").status == 0
    found = office("verify", "--against", "lama.txt", "--json")
    assert (found.status, codes(found)) == (DAMAGED, {"history-rewritten"})
    office.path("records/site-key").unlink()
    assert codes(office("verify", "--against", "lama.txt", "--json")) == {"history-stranger"}


def test_a_checkpoint_of_another_site_is_no_witness(site, tmp_path):
    (tmp_path / "lain.txt").write_text("lain")
    answer = verify(site, "--against", "lain.txt", "--json", folder=tmp_path)
    assert (answer.status, codes(answer)) == (DAMAGED, {"history-stranger"})


def test_a_site_without_readable_papers_says_so(site, tmp_path):
    (site / "bukti/rilis.txt").write_bytes(b"\xff")
    for target in (site, site / PAGE):
        answer = verify(target, "--json", folder=tmp_path)
        assert (answer.status, codes(answer)) == (DAMAGED, {"release-unreadable"})


@pytest.mark.parametrize(
    "words",
    [("tidak-ada",), (".",), ("ftp://x/y",), ("kosong.txt",), ("situs/gambar",), ("situs", "--site-key", "x")],
)
@pytest.mark.usefixtures("site")
def test_what_can_be_no_target_is_wrong_usage(tmp_path, words):
    (tmp_path / "kosong.txt").write_text("x")
    assert verify(*words, folder=tmp_path).status == 2


def test_a_paper_in_the_newsroom_is_answered_from_the_records(office):
    office.signed()
    office.submitted("angin")
    signed = office("verify", "content/banjir.md", "--json")
    assert (signed.status, signed.json["page"], signed.json["signers"][0]["identity"]) == (0, BANJIR, "claimed")
    assert office("verify", "review/angin.md").status == UNSIGNED
    office.write("content/banjir.md", office.read("content/banjir.md").replace("surut", "naik"))
    changed = office("verify", office.path("content/banjir.md"), "--json", folder=office.root.parent)
    assert (changed.status, codes(changed)) == (UNSIGNED, {"file-not-signed"})


def test_the_live_site_of_a_newsroom_is_a_folder_like_any_other(office):
    office.signed()
    office.built()
    assert office("verify", "public").status == 0
    assert office("verify", "public/berita/2026/banjir/index.html").status == 0


@pytest.mark.parametrize("prefix", ["/", "/kabar/kota/"])
@pytest.mark.parametrize("path", [f"{BANJIR}/", BANJIR, PAGE, f"{BANJIR}/?dari=pesan#koreksi", PROOF, TEXT])
def test_a_page_on_a_web_server_is_verified_from_its_own_origin(site, tmp_path, prefix, path):
    with served(site, prefix=prefix) as server:
        answer = verify(server.url + path, "--json", folder=tmp_path)
    assert (answer.status, answer.json["page"]) == (0, BANJIR), answer
    places = {place.removeprefix(prefix) for place in server.asked if place.startswith(prefix)}
    assert {PAGE, PROOF, TEXT, "bukti/berkas.txt"} <= places
    assert any(place.startswith("gambar/") for place in places)


def test_another_page_on_a_web_server_is_named(site, tmp_path):
    (site / PAGE).write_text((site / PAGE).read_text().replace("surut", "naik"))
    with served(site) as server:
        answer = verify(server.url + f"{BANJIR}/", "--json", folder=tmp_path)
    assert (answer.status, codes(answer)) == (UNSIGNED, {"proof-page-text", "release-changed"})


def test_a_redirect_to_another_host_is_not_followed(site, tmp_path):
    with served(site) as other, served(site, moved={"/bukti/rilis.txt": other.url + "bukti/rilis.txt"}) as server:
        answer = verify(server.url + f"{BANJIR}/", folder=tmp_path)
        assert (answer.status, other.asked) == (1, [])
        assert "tidak dapat dijangkau" in answer.err
    with served(site, moved={f"/{PAGE}": f"/{BANJIR}/"}) as server:
        assert verify(server.url + f"{BANJIR}/", folder=tmp_path).status == 0


def test_a_server_that_fails_is_a_failure_and_no_judgement(site, tmp_path):
    with served(site, status=500) as server:
        url = server.url
        assert verify(url, folder=tmp_path).status == 1
    assert verify(url, folder=tmp_path).status == 1
    assert verify("http://[", folder=tmp_path).status == 2


def test_a_server_that_answers_whatever_it_is_asked_for_is_understood(site, tmp_path):
    with served(site, status=200) as server:
        assert verify(server.url + f"{BANJIR}/", folder=tmp_path).status == 0


def test_an_address_without_proofs_is_wrong_usage(tmp_path):
    with served(tmp_path) as server:
        assert verify(server.url + "x/y/", folder=tmp_path).status == 2


def test_nothing_private_is_published(office):
    settings = (
        office.read("newsroom.toml")
        .replace('initials = "SR"', 'initials = "SRX"\nsystem_user = "akunsiti"')
        .replace('"Siti Rahma, S.Sos."', '"siti@kotacontoh.example"')
    )
    office.write("newsroom.toml", settings)
    assert office("roster", "accept", "--as", "dewi").status == 0
    office.signed(X_Catatan="rahasia-sekali", Assignment="094/1/SPT", Received_From="Camat")
    office.built()
    for needle in ("rahasia-sekali", "094/1/SPT", "Camat", "akunsiti", "SRX", "siti@kotacontoh", "PRIVATE KEY"):
        assert office.public(needle) == [], needle
    assert json.loads(office("verify", "public", "--json").out)["ok"] is True


@pytest.fixture
def wide(site):
    """Give a site with so many files that they stand in several lists, signed anew by somebody else."""
    for number in range(600):
        (site / f"tambahan-{number}.html").write_text(str(number))
    resigned(site, STRANGER)
    return site


def lists_of(site):
    return sorted(path.relative_to(site).as_posix() for path in (site / "bukti/berkas").iterdir())


def test_a_page_needs_those_lists_alone_that_name_its_files(wide, tmp_path):
    whole = lists_of(wide)
    with served(wide) as server:
        answer = verify(server.url + f"{BANJIR}/", "--json", folder=tmp_path)
        asked = {place.lstrip("/") for place in server.asked} & set(whole)
    assert codes(answer) == {"release-roster", "release-checkpoint", "proof-checkpoint"} & codes(answer)
    assert 1 <= len(asked) <= 6 < len(whole)


def test_a_list_that_is_missing_strange_or_changed_is_named(wide):
    before = {(each.code, each.path) for each in examined(wide).problems}
    place = next(each for each in lists_of(wide) if "tambahan-7.html" in (wide / each).read_text())

    def found():
        return {(each.code, each.path) for each in examined(wide).problems} - before

    (wide / "bukti/berkas/ffff.txt").write_text("x")
    assert found() == {("release-strange", "bukti/berkas/ffff.txt")}
    (wide / "bukti/berkas/ffff.txt").unlink()
    raw = (wide / place).read_bytes()
    (wide / place).write_bytes(raw.replace(b"tambahan-7.html", b"tambahan-x.html"))
    assert ("release-changed", place) in found()
    assert ("release-strange", "tambahan-7.html") in found()
    (wide / place).unlink()
    assert {("release-missing", place), ("release-strange", "tambahan-7.html")} <= found()
    (wide / place).write_bytes(raw)
    assert found() == set()
    listed = examine_page(PublishedFolder(wide), place, Expected()).problems
    assert ("page-unproven", place) in {(each.code, each.path) for each in listed}


def test_a_file_that_stands_in_another_list_than_its_own_is_not_listed(wide):
    first, second = lists_of(wide)[:2]
    moved = (wide / second).read_text().splitlines(keepends=True)[0]
    place = moved[66:-1]
    texts = {
        first: "".join(
            sorted([*(wide / first).read_text().splitlines(keepends=True), moved], key=lambda each: each[66:])
        )
    }
    texts[second] = (wide / second).read_text().replace(moved, "")
    for name, text in texts.items():
        (wide / name).write_text(text)
    lists = {name: sha256((wide / name).read_bytes()).removeprefix("sha256:") for name in lists_of(wide)}
    signed_anew(wide, list_text(lists), STRANGER)
    assert {("release-unreadable", first), ("release-strange", place)} <= {
        (each.code, each.path) for each in examined(wide).problems
    }
