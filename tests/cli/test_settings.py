"""The settings from the command line: the first ones, edited ones, ones that are gone, and the examples of them."""

import re
from importlib import resources
from pathlib import Path
from shutil import copyfile, copytree

import pytest

from paraf.desk.records.newsroom import newsroom_around
from paraf.rules.office import Office as Settled
from paraf.rules.office import read_office
from tests.support.commands import paraf, text_of
from tests.support.crests import CREST, look_settings
from tests.support.offices import SETTINGS_TEXT

GUIDE = Path(__file__).parents[2] / "docs" / "it-officer.md"
EXAMPLE = re.compile(r"^# (?=\[|[a-z_]+ = )", re.MULTILINE)
EVERY_SETTING = {
    *("newsroom", "name", "office", "site", "url", "language", "timezone"),
    *("signoff", "level", "signers_needed", "author_confirms_changes", "article", "required"),
    *("sop", "number", "revision", "made", "revised", "effective", "intake", "writing", "correction", "readiness"),
    *("actor", "service", "address", "hours", "phone", "whatsapp", "email", "ppid", "jdih", "complaints"),
    *("hours", "counts", "monday", "calendar", "holidays", "workdays"),
    *("look", "accent", "link", "crest"),
    *("report", "letterhead", "contact", "to", "place", "post", "signer", "rank", "nip", "copies"),
    *("officer", "id", "aliases", "initials", "roles", "system_user", "from", "until", "revoked_since"),
}
ALONE = {"[[officer.key]]", "ssh"}


def template():
    """Give the settings that ``paraf init`` writes, with its blanks filled."""
    text = (resources.files("paraf") / "templates" / "newsroom.toml").read_text(encoding="utf-8")
    blanks = {"LANGUAGE": "id", "TIMEZONE": "Asia/Jakarta", "SITE": "kabar.example"}
    return re.sub(r"@([A-Z]+)@", lambda blank: blanks.get(blank[1], "Contoh"), text)


def named_in(text):
    """Give the settings that are set in a text."""
    found = re.findall(r"^\[+(?:\w+\.)*(\w+)|^(\w+) =", text, re.MULTILINE)
    return {word for words in found for word in words if word}


def test_what_init_writes_reads_without_findings_also_with_every_example_in_use():
    plain, full = template(), EXAMPLE.sub("", template())
    assert plain != full
    for text in (plain, full):
        office = read_office(text)
        assert isinstance(office, Settled), office
    assert read_office(plain).sop.number == ""
    assert "IKP" not in full


def test_what_init_writes_explains_every_setting():
    assert named_in(EXAMPLE.sub("", template())) >= EVERY_SETTING
    assert "JANGAN dihapus: isi until" in template()


@pytest.mark.skipif(not GUIDE.is_file(), reason="the guide is not in the wheel")
def test_the_guide_has_an_example_of_every_setting_that_reads_without_findings():
    (example,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    office = read_office(example)
    assert isinstance(office, Settled), office
    assert named_in(example) >= EVERY_SETTING
    assert all(word in example for word in ALONE)


def test_init_puts_settings_back_that_are_gone(office):
    office.path("newsroom.toml").unlink()
    done = office("init")
    assert (done.status, "sudah dikembalikan" in done.err) == (0, True)
    assert office.read("newsroom.toml") == SETTINGS_TEXT
    assert office("init").status == 3
    assert office("doctor").status == 0


def test_a_newsroom_without_its_settings_goes_on_and_says_so(office):
    office.path("newsroom.toml").unlink()
    code = office.submitted()
    assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
    assert office("build", "--json").status == 0
    assert office.page().is_file()
    for words in (("status",), ("doctor",), ("roster", "show")):
        done = office(*words, "--json", folder=office.path("drafts"))
        assert (done.status, done.codes) == (0, {"settings-gone"}), words
    assert office("verify").status == 0
    assert "newsroom.toml tidak ada lagi" in office("roster", "show").err
    refused = office("roster", "accept", "--as", "dewi", "--json")
    assert (refused.status, refused.codes) == (3, {"settings-gone"})


def test_roster_show_gives_the_changed_lines_with_two_around_them(office):
    edited = SETTINGS_TEXT.replace('name = "Rina Wulandari"', 'name = "Rina Wulandari Putri"')
    office.write("newsroom.toml", edited)
    lines = office("roster", "show").out.splitlines()
    start = lines.index("--- yang berlaku")
    assert lines[start + 1] == "+++ newsroom.toml"
    assert lines[start + 3 :] == [
        *(" [[officer]]", ' id = "rina"'),
        *('-name = "Rina Wulandari"', '+name = "Rina Wulandari Putri"'),
        *(' initials = "RW"', ' roles = ["writer"]'),
    ]


def test_a_faint_colour_is_refused_with_its_contrast_and_the_shade_that_does(office):
    office.write("newsroom.toml", look_settings(accent="#e8a33d"))
    refused = office("roster", "accept", "--as", "dewi")
    assert refused.status == 3
    assert "kontrasnya 2.12:1, padahal pembaca memerlukan paling sedikit 4.5:1" in refused.err
    assert "Tulis #996c28" in refused.err
    office.write("newsroom.toml", look_settings(accent="#996c28"))
    assert office("roster", "accept", "--as", "dewi").status == 0


def test_the_line_that_roster_show_gives_for_a_crest_is_the_one_to_write(office):
    office.write("images/lambang.svg", CREST)
    office.write("newsroom.toml", look_settings(CREST, crest="images/lambang.svg", digest=""))
    shown = office("roster", "show")
    [line] = re.findall(r'crest_sha256 = "\w{64}"', shown.out + shown.err)
    assert office("roster", "accept", "--as", "dewi", "--json").codes == {"crest-unnamed"}
    office.write("newsroom.toml", office.read("newsroom.toml") + line + "\n")
    assert office("roster", "accept", "--as", "dewi").status == 0


def test_accepting_says_what_it_brings_and_roster_show_and_doctor_say_so_before(office):
    office.signed()
    assert office("roster", "show").out.count("yang berlaku") == 0
    office.write("newsroom.toml", SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nrevoked_since = 2026-01-01'))
    brought = {"shared-name", "articles-leave"}
    for words in (("roster", "show"), ("doctor",)):
        assert brought <= office(*words, "--json").codes, words
    done = office("roster", "accept", "--as", "dewi")
    assert done.status == 0
    assert "1 berita hilang dari situs karena parafnya gugur: berita/2026/banjir" in done.err
    assert "Berlaku mulai sekarang" in done.err


def test_a_signer_cannot_be_deleted_and_the_way_out_is_named(office):
    office.signed()
    lines = SETTINGS_TEXT.split("[[officer]]\n")
    office.write("newsroom.toml", "[[officer]]\n".join(one for one in lines if 'id = "siti"' not in one))
    done = office("roster", "accept", "--as", "dewi")
    assert done.status == 3
    assert 'id = "siti"' in done.err
    assert "until" in done.err
    assert office("doctor", "--json").status == 3


@pytest.mark.parametrize("command", ["serve", "watch"])
def test_a_port_that_is_none_is_wrong_usage(office, command):
    assert office(command, "--port", "70000").status == 2


def test_name_clashes_and_strangers_are_said_once(office):
    office.write("review/banjir.md", text_of())
    office.write("review/banjir.txt", text_of("lain"))
    office.write("drafts/undangan.xlsx", "PK")
    checked, status = office("periksa").err, office("status")
    for said in (checked, status.out + status.err):
        assert said.count("Nama ini sudah dipakai") == 2
        assert "Nama sudah dipakai" not in said
        assert said.count("drafts/undangan.xlsx") == said.count("Berkas jenis ini") == 1


def test_a_newsroom_that_is_none_is_told_how_to_make_one(tmp_path):
    done = paraf("status", folder=tmp_path)
    assert (done.status, "paraf mulai" in done.err) == (2, True)


def test_init_starts_no_second_history_beside_a_public_site(office):
    assert office("build").status == 0
    office.path("records/ledger").write_bytes(b"")
    done = office("init")
    assert done.status == 4
    assert office.path("records/ledger").read_bytes() == b""


def test_a_newsroom_that_somebody_planted_among_the_papers_is_none(office):
    planted = office.path("review/kabar")
    planted.mkdir(parents=True)
    for name in ("newsroom.toml", "records"):
        source = office.path(name)
        copytree(source, planted / name) if source.is_dir() else copyfile(source, planted / name)
    theme = planted / "theme" / "templates"
    theme.mkdir(parents=True)
    office.write("drafts/banjir.md", text_of())
    before = (planted / "records" / "ledger").read_bytes()
    for folder in (planted, planted / "records"):
        assert office("submit", "banjir", "--as", "rina", "--dry-run", folder=folder).status == 0
    assert office("submit", "banjir", "--as", "rina", folder=planted).status == 0
    assert office("-C", planted, "history", "--json", folder=office.root.parent).json["entries"][-1]["kind"] == "submit"
    assert (planted / "records" / "ledger").read_bytes() == before


def test_a_newsroom_beside_anothers_papers_is_one(office):
    inner = office.path("demo")
    inner.mkdir()
    assert office("init", inner).status == 0
    assert office("history", folder=inner).status == 0
    assert newsroom_around(inner) == inner


def test_a_mistake_is_told_with_its_line_and_with_whose_it_is(office):
    office.write("newsroom.toml", SETTINGS_TEXT.replace('roles = ["writer"]', 'roles = ["penulis"]', 1))
    line = office.read("newsroom.toml").split("\n").index('roles = ["penulis"]') + 1
    refused = office("roster", "accept", "--as", "dewi")
    assert (refused.status, f"newsroom.toml:{line}: " in refused.err) == (3, True)
    assert "officer[rina].roles[1]" in refused.err
