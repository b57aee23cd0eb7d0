"""``paraf verify`` and ``paraf build`` where somebody could write into the ledger, or into the public site."""

from hashlib import sha256

import pytest

from paraf.cli import verify
from paraf.desk.records.newsroom import Newsroom
from paraf.press import proving
from tests.support.commands import picture, text_of


def withdrawn(office):
    """Publish an article and withdraw it; gives its notice's bytes."""
    office.signed()
    office.built()
    asked = office("withdraw", "banjir", "--reason", "Keliru orang.", "--as", "siti", "--json").json
    assert office("sign", asked["path"], "--as", "budi", "--code", asked["code"]).status == 0
    office.built()
    return office.page().read_bytes()


@pytest.mark.parametrize("code", ["ledger-short", "ledger-rewritten"])
def test_a_ledger_that_lost_its_end_stops_publishing_and_the_site_stays(office, code):
    notice = withdrawn(office)
    ledger = office.path("records/ledger")
    *lines, last = ledger.read_bytes().splitlines(keepends=True)
    changed = last.replace(b"Keliru orang.", b"Keliru benar.") if code == "ledger-rewritten" else b""
    assert changed != last
    ledger.write_bytes(b"".join([*lines, changed]))
    verified = office("verify", "--json")
    assert (verified.status, verified.json["ok"]) == (4, False)
    assert code in {problem["code"] for problem in verified.json["problems"]}
    for words in (("build",), ("watch", "--once")):
        assert office(*words).status == 4
        assert office.page().read_bytes() == notice
    ledger.write_bytes(b"".join([*lines, last]))


def test_an_act_after_the_last_build_is_no_damage(office):
    office.signed()
    office.built()
    office.signed("angin")
    assert office("verify").status == 0
    office.built()
    assert office("verify").status == 0


@pytest.mark.parametrize("step", ["verify_records", "ledger_problems", "release_problems", "reprint", "board_of"])
def test_what_others_publish_while_everything_is_checked_is_no_damage(office, monkeypatch, step):
    office.signed()
    office.built()
    real = getattr(verify, step)

    def meanwhile(*args, **named):
        office.signed("angin")
        office.built()
        return real(*args, **named)

    with monkeypatch.context() as patched:
        patched.setattr(verify, step, meanwhile)
        verified = office("verify", "--json")
    assert (verified.status, verified.json["ok"]) == (0, True), verified
    assert office.page("angin").is_file()


def test_what_others_publish_while_a_clean_build_is_compared_is_no_difference(office, monkeypatch):
    office.signed()
    office.built()
    real = proving.standing

    def meanwhile(layout):
        office.signed("angin")
        office.built()
        return real(layout)

    monkeypatch.setattr(proving, "standing", meanwhile)
    assert proving.prove(Newsroom.open(office.root)).differing == ()


def test_a_clone_without_a_release_is_whole(office):
    office.signed()
    assert office("verify").status == 0


def test_a_link_in_the_release_is_named_and_never_read(office):
    office.signed()
    office.built()
    office.page().unlink()
    office.page().symlink_to("/dev/zero")
    verified = office("verify", "--json")
    assert verified.status == 4
    assert [problem["code"] for problem in verified.json["problems"]] == ["page-strange"]


def with_picture(office):
    """Publish an article with a picture; gives the picture's file on the site."""
    office.write("drafts/foto.jpg", picture())
    body = "Air surut.\n\n![Sungai](foto.jpg)"
    office.write("drafts/banjir.md", text_of(body=body))
    code = office("submit", "drafts/banjir.md", "--as", "rina", "--json").json["code"]
    assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
    office.built()
    (file,) = office.path("public/gambar").glob("*.*")
    return file


def forge(office, file, raw):
    """Change a file of the release, and its hash in the release's record with it."""
    release = office.path("public").resolve()
    record = release.with_name(f"{release.name}.json")
    before = sha256(file.read_bytes()).hexdigest()
    file.write_bytes(raw)
    record.write_text(record.read_text(encoding="utf-8").replace(before, sha256(raw).hexdigest()), encoding="utf-8")


def test_a_picture_that_was_changed_with_its_hash_is_found_by_its_seal(office):
    forge(office, with_picture(office), picture("blue"))
    problems = office("verify", "--json").json["problems"]
    assert [problem["code"] for problem in problems] == ["page-changed"]


def test_a_page_that_was_changed_with_its_hash_is_found_by_printing_it_again(office):
    with_picture(office)
    whole = office("verify", "--json")
    assert (whole.status, whole.json["compared"]) == (0, True)
    forge(office, office.page(), office.page().read_bytes().replace(b"surut", b"naik"))
    before = office.everything()
    found = office("verify", "--json")
    assert (found.status, [problem["code"] for problem in found.json["problems"]]) == (4, ["page-changed"])
    assert office.everything() == before


@pytest.mark.parametrize("name", ["berita/2026/banjir.txt", "berita/2026/banjir.md", "petugas.txt", "rilis.txt"])
def test_a_proof_that_was_changed_with_its_hash_is_found(office, name):
    office.signed()
    office.built()
    file = office.path("public/bukti") / name
    forge(office, file, file.read_bytes().replace(b"2", b"3").replace(b"Siti", b"Sati"))
    found = office("verify", "--json")
    assert (found.status, {problem["code"] for problem in found.json["problems"]}) == (4, {"page-changed"})


def test_pages_of_another_look_are_not_compared_before_they_are_printed_again(office):
    office.signed()
    office.built()
    office.write("plugins/baru.py", "")
    found = office("verify", "--json")
    assert (found.status, found.json["compared"]) == (0, False)
    assert "Tampilan situs berubah" in office("verify").err
    office.built()
    assert office("verify", "--json").json["compared"] is True


def test_settings_that_stop_the_press_leave_the_pages_uncompared(office):
    office.signed()
    office.built()
    office.write("pelicanconf.py", "1 / 0\n")
    found = office("verify", "--json")
    assert (found.status, found.json["compared"]) == (0, False)
