"""What single commands answer, beside the story."""

from paraf.desk.records.newsroom import Newsroom
from paraf.rules.words import Channel
from tests.support.acts import START, received
from tests.support.commands import picture, text_of

PHOTO = {"Image": "air.jpg", "Image_Alt": "Air surut", "Image_Caption": "Air", "Image_Credit": "Rina"}


def test_doctor_names_what_is_wrong_and_says_so_when_nothing_is(office):
    assert "sehat" in office("doctor").err
    office.path("review").rmdir()
    done = office("doctor", "--json")
    assert done.codes == {"folder-missing"}
    assert "review" in office("doctor").err
    settings = office.read("newsroom.toml").replace("url = ", "tautan = ")
    office.write("newsroom.toml", settings)
    done = office("doctor", "--json")
    assert (done.status, done.json["ok"]) == (3, False)


def test_diff_tells_of_swapped_and_dropped_pictures(office):
    office.write("drafts/air.jpg", picture())
    office.signed(**PHOTO)
    office.write("content/air.jpg", picture("blue"))
    assert office("diff", "content/banjir.md", "--json").json["pictures"] == ["air.jpg"]
    assert "air.jpg" in office("diff", "content/banjir.md").err
    lines = office.read("content/banjir.md").splitlines(keepends=True)
    office.write("content/banjir.md", "".join(line for line in lines if not line.startswith("Image")))
    assert office("diff", "content/banjir.md", "--json").json["pictures"] == ["air.jpg"]


def test_diff_of_what_cannot_be_read_is_refused(office):
    office.write("drafts/banjir.md", b"\x00\x01")
    assert office("diff", "banjir", "--json").status == 3


def test_history_speaks_to_people_and_says_when_there_is_nothing(office):
    office.signed()
    lines = office("history").out.splitlines()
    assert len(lines) == 3
    assert "diparaf · siti · berita/2026/banjir" in lines[-1]
    for name in ("banjir", "berita/2026/banjir", "content/banjir.md", office.path("content/banjir.md")):
        assert len(office("history", name).out.splitlines()) == 2
    assert "tidak memuat apa pun" in office("history", "nix").err


def test_history_says_who_corrects_and_that_a_paper_was_renamed_and_not_submitted_again(office):
    office.submitted()
    paper = office.path("review/banjir.md")
    paper.write_text(f"X-Dikoreksi: Siti Rahma\n{paper.read_text(encoding='utf-8')}", encoding="utf-8")
    assert office("watch", "--once").status == 0
    paper.rename(office.path("review/banjir-hulu.md"))
    assert office("watch", "--once").status == 0
    lines = office("history", "berita/2026/banjir").out.splitlines()
    told = [line.split(" · ", 2)[2].removeprefix("dicatat terlambat · ") for line in lines]
    assert told == [
        "diajukan · rina · berita/2026/banjir",
        "sedang dikoreksi · siti · berita/2026/banjir",
        "berganti nama, tadinya review/banjir.md · berita/2026/banjir",
    ]
    entries = office("history", "--json").json["entries"]
    assert [one["renamed_from"] for one in entries if one["kind"] == "submit"] == [None, "banjir.md"]


def test_history_tells_when_material_came_also_before_it_has_an_address(office):
    Newsroom.open(office.root).record(received(), by=None, channel=Channel.HAND, at=START)
    assert "bahan diterima · banjir.md" in office("history", "banjir").out
    office.submitted()
    assert [entry["kind"] for entry in office("history", "berita/2026/banjir", "--json").json["entries"]] == [
        "intake",
        "submit",
    ]


def test_return_and_withdrawal_speak_to_people(office):
    office.submitted()
    assert "dapat dikembalikan" in office("return", "banjir", "--note", "x", "--as", "budi", "--dry-run").err
    assert "Dikembalikan: drafts/banjir.md" in office("return", "banjir", "--note", "x", "--as", "budi").err
    office.path("drafts/banjir.md").unlink()
    office.signed("angin")
    done = office("withdraw", "angin", "--reason", "Keliru.", "--as", "siti")
    assert (done.status, done.out) == (0, "review/angin.rev-2.md\n")
    assert "paraf paraf review/angin.rev-2.md" in done.err


def test_return_refuses_without_a_reason_and_what_was_not_submitted(office):
    office.submitted()
    assert office("return", "banjir", "--note", " ", "--as", "budi", "--json").codes == {"note-missing"}
    office.write("review/lain.md", text_of("lain"))
    assert office("return", "lain", "--note", "x", "--as", "budi", "--json").codes == {"not-in-review"}


def test_a_sign_off_that_waits_for_another_says_so(office):
    code = office.submitted(Category="Pengumuman Darurat")
    done = office("sign", "banjir", "--as", "siti", "--code", code)
    assert (done.status, "menunggu korektor lain" in done.err) == (0, True)
    assert "Koreksi: Siti Rahma, " in office.read("review/banjir.md")


def test_an_unreadable_paper_cannot_be_signed(office):
    office.submitted()
    office.write("review/banjir.md", b"\x00\x01")
    assert office("sign", "banjir", "--as", "siti", "--code", "x", "--json").status == 3


def test_roster_shows_who_may_do_what(office):
    assert "siti · Siti Rahma · corrector, writer" in office("roster", "show").out
    assert office("roster", "accept", "--as", "dewi").err.startswith("newsroom.toml sudah berlaku")
    office.write("newsroom.toml", office.read("newsroom.toml") + "\n# catatan\n")
    assert "Berlaku mulai sekarang" in office("roster", "accept", "--as", "dewi").err


def test_settings_that_cannot_be_read_are_refused_with_every_reason(office):
    office.write("newsroom.toml", office.read("newsroom.toml").replace("Asia/Pontianak", "Asia/Kota"))
    done = office("roster", "accept", "--as", "dewi", "--json")
    assert (done.status, done.codes) == (3, {"settings-bad-zone"})
    assert "settings-bad-zone" in office("status", "--json").codes


def test_the_only_officer_of_a_system_account_need_not_say_who_they_are(office, monkeypatch):
    settings = office.read("newsroom.toml").replace('id = "rina"', 'id = "rina"\nsystem_user = "akun-rina"')
    office.write("newsroom.toml", settings)
    assert office("roster", "accept", "--as", "dewi").status == 0
    monkeypatch.setattr("paraf.cli.session.getpass.getuser", lambda: "akun-rina")
    office.write("drafts/banjir.md", text_of())
    assert office("submit", "banjir").status == 0


def test_an_account_without_a_name_is_no_trouble(office, monkeypatch):
    def nameless():
        raise KeyError

    monkeypatch.setattr("paraf.cli.session.getpass.getuser", nameless)
    office.write("drafts/banjir.md", text_of())
    assert office("submit", "banjir").status == 2
    assert office("submit", "banjir", "--as", "rina").status == 0


def test_status_shows_what_has_to_be_done(office):
    office.write("drafts/banjir.md", text_of(Category=None))
    office.signed("angin")
    office.write("content/angin.md", office.read("content/angin.md").replace("surut", "naik"))
    shown = office("status").out
    assert "content/angin.md  [paraf gugur · tayang]  Berita angin" in shown
    assert "PARAF GUGUR" in shown
    assert shown.count("Kategori") >= 1 or shown.count("Category") >= 1


def test_a_refused_sign_off_names_no_line_that_stands_in_no_file(office):
    office.submitted()
    done = office("sign", "banjir", "--as", "rina", "--code", "nonsense", "--json")
    assert (done.status, done.codes) == (3, {"wrong-code"})
    done = office("sign", "banjir", "--as", "rina", "--code", "0000-0000-0000", "--json")
    assert done.codes == {"wrong-code", "own-work", "not-a-corrector"}
    assert {finding["line"] for finding in done.json["findings"]} == {None}


def test_a_place_is_said_once(office):
    office.write("drafts/catatan.xlsx", "x")
    assert office("check").err.count("drafts/catatan.xlsx") == 1


def test_submit_says_what_was_tidied(office):
    typed = "Sabtu, 21 November 2026 pukul 09.30 WIB"
    article = f"Judul: Banjir\nTanggal: {typed}\nKategori: Kota\nPenulis: Rina Wulandari\n\nAir.\n"
    office.write("drafts/banjir.md", article)
    done = office("submit", "banjir", "--as", "rina", "--dry-run", "--json")
    tidied = {
        "code": "date",
        "line": 2,
        "found": "Sabtu, 21 November 2026 pukul 09.30 WIB",
        "became": "2026-11-21 09:30",
    }
    assert tidied in done.json["changes"]
    said = office("submit", "banjir", "--as", "rina").err
    assert "“Judul” menjadi “Title”" in said
    assert "“2026-11-21 09:30”" in said
