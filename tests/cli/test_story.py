"""The whole story by commands, from the first draft to a withdrawal."""

import json

import pytest

from tests.support.commands import Office, paraf, picture, text_of

PHOTO = {"Image": "air.jpg", "Image_Alt": "Air surut", "Image_Caption": "Air", "Image_Credit": "Rina"}


def test_the_story_from_a_draft_to_the_public_site(office):
    done = office("new", "Banjir surut di Kampung Dalam", "--category", "Kota", "--as", "rina")
    assert (done.status, done.out) == (0, "drafts/banjir-surut-di-kampung-dalam.md\n")
    office.path("drafts/banjir-surut-di-kampung-dalam.md").unlink()
    office.write("drafts/banjir.md", text_of(**PHOTO))
    office.write("drafts/air.jpg", picture())
    assert office("check", "banjir").status == 0
    submitted = office("submit", "banjir", "--as", "rina", "--json")
    assert (submitted.status, submitted.json["path"]) == (0, "review/banjir.md")
    code = submitted.json["code"]
    assert office.path("review/air.jpg").is_file()
    see_it_wait(office, code)
    sign_and_build(office, code)
    history = office("history", "banjir", "--json").json["entries"]
    assert [entry["kind"] for entry in history] == ["submit", "seal"]
    assert office("doctor", "--json").json == {"ok": True, "findings": []}


def see_it_wait(office, code):
    """Look at an article in ``review/`` by every command that shows it."""
    [article] = office("status", "--json").json["articles"]
    assert {"slug", "path", "stage", "seal", "live", "digest", "code", "findings"} <= article.keys()
    assert (article["stage"], article["seal"], article["live"], article["code"]) == ("review", "missing", None, code)
    [checked] = office("check", "--json").json["articles"]
    assert checked == {key: value for key, value in article.items() if key != "clock"}
    assert all(
        finding.keys() == {"code", "level", "path", "line", "message", "next"} for finding in article["findings"]
    )
    assert "Tidak ada yang berubah" in office("diff", "banjir").err
    preview = office("preview", "banjir", "--json")
    assert preview.json == {"done": True, "path": "previews/review/banjir.html", "code": code}
    html = office.read("previews/review/banjir.html")
    assert code in html
    assert "BELUM DIKOREKSI" in html


def sign_and_build(office, code):
    """Sign with a wrong code and the right one, build, and verify."""
    wrong = office("sign", "banjir", "--as", "siti", "--code", "0000-0000-0000", "--json")
    assert (wrong.status, wrong.codes) == (3, {"wrong-code"})
    assert office.path("review/banjir.md").is_file()
    signed = office("sign", "banjir", "--as", "siti", "--code", code, "--json")
    assert (signed.status, signed.json["sealed"], signed.json["path"]) == (0, True, "content/banjir.md")
    built = office("build", "--json")
    assert built.status == 0
    assert built.json.keys() == {"release", "seconds", "written", "removed", "total", "withheld", "findings"}
    assert "Siti Rahma" in office.page().read_text(encoding="utf-8")
    verified = office("verify", "--json")
    assert (verified.status, verified.json["ok"], verified.json["problems"]) == (0, True, [])
    assert verified.json["entries"] == 3


def test_the_story_from_the_public_site_through_a_correction_to_a_withdrawal(office):
    office.signed()
    office.built()
    revised = office("revise", "banjir", "--json")
    assert revised.json["path"] == "drafts/banjir.rev-2.md"
    draft = office.read("drafts/banjir.rev-2.md").replace("mulai surut", "sudah surut")
    office.write("drafts/banjir.rev-2.md", draft)
    unexplained = office("submit", "drafts/banjir.rev-2.md", "--as", "rina", "--json")
    assert (unexplained.status, unexplained.codes >= {"change-missing"}) == (3, True)
    head, _, body = draft.partition("\n\n")
    office.write("drafts/banjir.rev-2.md", f"{head}\nChange: ralat\nChange-Note: Air sudah surut.\n\n{body}")
    code = office("submit", "drafts/banjir.rev-2.md", "--as", "rina", "--json").json["code"]
    difference = office("diff", "review/banjir.rev-2.md", "--json").json
    assert {"taken", "added"} <= {each["change"] for each in difference["changes"]}
    assert office("sign", "review/banjir.rev-2.md", "--as", "budi", "--code", code).status == 0
    assert office.built()["withheld"] == []
    assert "sudah surut" in office.page().read_text(encoding="utf-8")

    asked = office("withdraw", "banjir", "--reason", "Keliru orang.", "--as", "siti", "--json")
    own = office("sign", asked.json["path"], "--as", "siti", "--code", asked.json["code"], "--json")
    assert (asked.status, own.status, "own-work" in own.codes) == (0, 3, True)
    assert office("sign", asked.json["path"], "--as", "budi", "--code", asked.json["code"]).status == 0
    assert office.built()["withheld"] == []
    assert "Keliru orang." in office.page().read_text(encoding="utf-8")
    assert office.public("sudah surut") == office.public("mulai surut") == []
    assert office("verify").status == 0
    history = office("history", "banjir", "--json").json["entries"]
    assert [entry["kind"] for entry in history] == ["submit", "seal"] * 3


def test_a_wish_for_another_address_makes_a_redirect_and_the_address_stays(office):
    office.signed()
    office.built()
    office("revise", "banjir")
    place = "drafts/banjir.rev-2.md"
    change = "Change: ralat\nChange-Note: Judul.\n"
    office.write(place, change + office.read(place).replace("Slug: banjir\n", "Slug: air-surut\n"))
    asked = office("submit", place, "--as", "rina", "--json")
    assert (asked.status, asked.codes) == (0, {"address-redirects"})
    assert office("sign", asked.json["path"], "--as", "budi", "--code", asked.json["code"]).status == 0
    assert office.built()["withheld"] == []
    assert office.page().is_file()
    assert 'url=/berita/2026/banjir/"' in office.page("air-surut").read_text(encoding="utf-8")
    assert office("verify").status == 0
    office.write("drafts/lain.md", text_of("lain", Slug="air-surut"))
    refused = office("submit", "lain", "--as", "rina", "--json")
    assert (refused.status, refused.codes) == (3, {"slug-clash"})


def test_a_returned_article_lies_in_drafts_with_the_reason(office):
    office.submitted()
    before = office.everything()
    assert office("return", "banjir", "--note", "Nama camat keliru.", "--as", "budi", "--dry-run").status == 0
    assert office.everything() == before
    done = office("return", "banjir", "--note", "Nama camat keliru.", "--as", "budi", "--json")
    assert (done.status, done.json) == (0, {"done": True, "path": "drafts/banjir.md"})
    assert "X-Kembali: Nama camat keliru." in office.read("drafts/banjir.md")
    again = office("return", "banjir", "--note", "Lagi.", "--as", "budi")
    assert again.status == 2


def test_edited_settings_wait_for_an_admin(office):
    text = office.read("newsroom.toml").replace('name = "Rina Wulandari"', 'name = "Rina Wulandari Putri"')
    office.write("newsroom.toml", text)
    assert office("status", "--json").codes == {"roster-not-accepted"}
    assert "Putri" not in office("roster", "show", "--json").json["officers"][0]["name"]
    assert "Putri" in office("roster", "show").out
    refused = office("roster", "accept", "--as", "siti", "--json")
    assert (refused.status, refused.codes) == (3, {"not-an-admin"})
    assert office("status", "--json").codes == {"roster-not-accepted"}
    accepted = office("roster", "accept", "--as", "dewi", "--json")
    assert (accepted.status, accepted.json["done"], accepted.json["entry"]) == (0, True, 2)
    assert accepted.codes == {"shared-name"}
    assert office("status", "--json").json["findings"] == []
    assert office("roster", "accept", "--as", "dewi", "--json").json == {"done": False, "entry": None, "findings": []}
    assert office("verify", "--json").json["entries"] == 2


def test_an_urgent_notice_waits_for_its_second_signer(office):
    code = office.submitted(Category="Pengumuman Darurat")
    before = office.everything()
    tried = office("sign", "banjir", "--as", "siti", "--code", code, "--dry-run", "--json")
    assert (tried.status, tried.json["done"], office.everything() == before) == (0, False, True)
    first = office("sign", "banjir", "--as", "siti", "--code", code, "--json")
    assert (first.status, first.json["sealed"]) == (0, False)
    assert [finding["code"] for finding in first.json["findings"]] == ["more-signers-needed"]
    assert office("check").status == 0
    second = office("sign", "banjir", "--as", "budi", "--code", code, "--json")
    assert (second.status, second.json["sealed"]) == (0, True)
    office.built()
    page = office.page().read_text(encoding="utf-8")
    assert "Siti Rahma" in page
    assert "Budi Sastrawijaya" in page


def test_a_command_replaces_the_same_officers_part_and_nobody_elses(office):
    code = office.submitted(Category="Pengumuman Darurat")
    lines = office.read("review/banjir.md").replace(
        "\n\n", f"\nKoreksi: SR 0000-0000-0000; Budi Sastrawijaya, {code}\n\n", 1
    )
    office.write("review/banjir.md", lines)
    done = office("sign", "banjir", "--as", "siti", "--code", code, "--json")
    assert (done.status, done.json["sealed"]) == (0, True), done


def test_dry_runs_change_nothing(office):
    office.write("drafts/banjir.md", text_of())
    before = office.everything()
    done = office("submit", "banjir", "--as", "rina", "--dry-run", "--json")
    assert (done.status, done.json["done"]) == (0, False)
    assert "Title: Berita banjir" in office("submit", "banjir", "--as", "rina", "--dry-run").out
    assert office.everything() == before
    code = office.submitted()
    before = office.everything()
    assert office("sign", "banjir", "--as", "siti", "--code", code, "--dry-run").status == 0
    assert office.everything() == before
    office("sign", "banjir", "--as", "siti", "--code", code)
    before = office.everything()
    assert "Replaces" in office("revise", "banjir", "--dry-run").out
    notice = office("withdraw", "banjir", "--reason", "x", "--as", "siti", "--dry-run").out
    assert "pencabutan" in notice
    assert "X-Peminta: Siti Rahma" in notice  # so that a crash on the way leaves nobody to ask
    assert office("withdraw", "banjir", "--reason", "x", "--as", "siti", "--dry-run", "--json").json["done"] is False
    assert office("revise", "banjir", "--dry-run", "--json").json["done"] is False
    assert office.everything() == before


def test_a_refused_withdrawal_leaves_no_paper_behind(office):
    office.signed()
    before = office.everything()
    refused = office("withdraw", "banjir", "--reason", "  ", "--as", "siti", "--json")
    assert refused.status == 3
    assert office.everything() == before


def test_init_makes_a_newsroom_that_can_build_at_once(tmp_path):
    done = paraf("mulai", "kabar baru", "--admin", 'Dewi "Ani"', "--language", "en", folder=tmp_path)
    assert done.status == 0
    root = tmp_path / "kabar baru"
    assert "The newsroom is ready" in done.err
    assert paraf("build", "--json", folder=root).json["withheld"] == []
    assert (root / "public" / "index.html").is_file()
    again = paraf("init", folder=root)
    assert (again.status, "is a newsroom already" in again.err) == (3, True)


def test_init_refuses_settings_that_cannot_be_read(tmp_path):
    (tmp_path / "newsroom.toml").write_text('[newsroom]\nlanguage = "en"\nname = 3\n')
    done = paraf("init", folder=tmp_path)
    assert done.status == 3
    assert "newsroom.toml" in done.err
    assert not (tmp_path / "records" / "ledger").exists()


@pytest.mark.parametrize("place", ["records/ledger", "vault"])
def test_a_flipped_byte_in_the_records_stops_publishing_and_the_site_stays(office, place):
    office.signed()
    office.built()
    page = office.page().read_bytes()
    file = office.path(place)
    if place == "vault":
        seal = office("history", "--json").json["entries"][-1]
        file = next(path for path in office.path("records/vault").glob("*/*") if b"Title: Berita" in path.read_bytes())
        assert seal["kind"] == "seal"
        office.path("public").resolve()
    damage(file)
    verified = office("verify", "--json")
    assert (verified.status, verified.json["ok"]) == (4, False)
    assert verified.json["problems"]
    if place == "records/ledger":
        for command in (("build",), ("status",), ("check",), ("watch", "--once"), ("history",)):
            done = office(*command, *(("--json",) if command[0] != "watch" else ()))
            assert done.status == 4, (command, done)
            assert "Traceback" not in done.err
            if command[0] != "watch":
                assert json.loads(done.out)["done"] is False
    assert office.page().read_bytes() == page


def test_a_build_that_needs_a_damaged_copy_stops(office):
    office.signed()
    for path in office.path("records/vault").glob("*/*"):
        if path.read_bytes().startswith(b"Title: Berita"):
            damage(path)
    for command in (("build", "--json"), ("build",), ("watch", "--once")):
        done = office(*command)
        assert done.status == 4, done
        assert "Traceback" not in done.err
    assert not office.path("public").exists()


def test_a_changed_article_is_named_by_build_and_stays_as_signed(office):
    office.signed()
    office.built()
    office.write("content/banjir.md", office.read("content/banjir.md").replace("surut", "SURUTXX"))
    done = office("build")
    assert done.status == 3
    assert "PARAF GUGUR" in done.err
    assert "content/banjir.md" in done.err
    assert office.public("SURUTXX") == []
    assert office("verify", "--json").json["void"] == ["content/banjir.md"]
    assert office("verify").status == 0
    assert office("watch", "--once").status == 3
    difference = office("diff", "content/banjir.md")
    assert "{+" in difference.out
    assert "[-" in difference.out


def test_what_is_no_article_in_content_is_held_back_as_well(office):
    office.write("content/x.rst", "Judul\n=====\n")
    done = office("build", "--json")
    assert (done.status, [each["path"] for each in done.json["withheld"]]) == (3, ["content/x.rst"])


def test_an_english_newsroom_speaks_english(tmp_path):
    office = Office(tmp_path / "room", language="en")
    assert "Nothing stands in the way" in office("check").err
    assert office("status").out.startswith("Drafts (0)")


def damage(path):
    """Flip a bit in the middle of a file."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(bytes(raw))


def test_a_name_means_the_revision_that_waits_and_not_the_published_paper(office):
    office.signed()
    assert office("withdraw", "banjir", "--reason", "Keliru orang.", "--as", "siti").status == 0
    (waiting,) = (each for each in office("status", "--json").json["articles"] if each["stage"] == "review")
    assert office("sign", "banjir", "--as", "budi", "--code", waiting["code"]).status == 0


def test_a_path_means_what_lies_there_although_a_revision_waits(office):
    office.signed()
    assert office("withdraw", "banjir", "--reason", "Keliru orang.", "--as", "siti").status == 0
    refused = office("sign", "content/banjir.md", "--as", "budi", "--json")
    assert "signed-already" in refused.codes
