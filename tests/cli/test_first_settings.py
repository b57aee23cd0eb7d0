"""Making a newsroom: everything is judged before anything is written, and what lies there is not passed over."""

import pytest

from tests.support.commands import paraf, text_of
from tests.support.offices import SETTINGS_TEXT

MISFITS = [
    (("--site", "https://kabar.kota.example"), "--site"),
    (("--timezone", "WIB"), "--timezone"),
    (("--name", " "), "--name"),
    (("--office", "Dinas\nKominfo"), "--office"),
    (("--admin", "Dewi; Siti"), "--admin"),
]
ANOTHER_SITE = SETTINGS_TEXT.replace("kabar.kotacontoh.example", "warta.kotacontoh.example")


@pytest.mark.parametrize(("options", "named"), MISFITS)
def test_init_checks_its_options_before_it_makes_anything(tmp_path, options, named):
    refused = paraf("init", "kabar", *options, folder=tmp_path)
    assert (refused.status, named in refused.err) == (3, True)
    assert refused.err.count(named) == 1
    assert not list(tmp_path.iterdir())
    assert paraf("init", "kabar", folder=tmp_path).status == 0


def test_init_speaks_the_language_that_was_asked_for_also_where_it_refuses(tmp_path):
    refused = paraf("init", "--language", "en", "--timezone", "WIB", folder=tmp_path)
    assert "is not a time zone that this computer knows" in refused.err


@pytest.mark.parametrize(
    ("option", "asked", "lies"),
    [
        ("--name", "Nama Baru", "Kabar Kota Contoh"),
        ("--office", "Dinas Lain", "Dinas Komunikasi dan Informatika Kota Contoh"),
        ("--site", "warta.example", "kabar.kotacontoh.example"),
        ("--timezone", "Asia/Jakarta", "Asia/Pontianak"),
        ("--language", "en", "id"),
        ("--admin", "Rina Wulandari", "Dewi Anggraini"),
    ],
)
def test_an_option_that_contradicts_the_settings_that_lie_there_is_told(tmp_path, option, asked, lies):
    (tmp_path / "newsroom.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
    refused = paraf("init", option, asked, folder=tmp_path)
    assert refused.status == 3
    for said in (option, f'"{asked}"', f'"{lies}"'):
        assert said in refused.err
    assert [file.name for file in tmp_path.iterdir()] == ["newsroom.toml"]
    agreed = paraf("init", option, lies, folder=tmp_path)
    assert agreed.status == 0, agreed.err


def test_an_option_that_contradicts_the_settings_to_put_back_is_told(office):
    office.path("newsroom.toml").unlink()
    refused = office("init", "--name", "Nama Baru")
    assert (refused.status, "Nama Baru" in refused.err) == (3, True)
    assert not office.path("newsroom.toml").exists()


def test_init_names_the_command_that_puts_the_officers_in_force(tmp_path):
    assert "paraf roster accept --as admin" in paraf("init", folder=tmp_path).err
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "newsroom.toml").write_text(SETTINGS_TEXT, encoding="utf-8")
    assert "paraf roster accept --as dewi" in paraf("init", "lain", folder=tmp_path).err


def test_an_address_that_nobody_gave_is_named_as_one_to_correct(tmp_path):
    assert "kabar.example" in paraf("init", "satu", folder=tmp_path).err
    assert "kabar.example" not in paraf("init", "dua", "--site", "kabar.kota.example", folder=tmp_path).err


def test_the_sites_name_can_be_corrected_until_the_first_sign_off(office):
    office.submitted()
    assert office("build").status == 0
    office.write("newsroom.toml", ANOTHER_SITE)
    assert office("roster", "accept", "--as", "dewi").status == 0
    code = next(card["code"] for card in office("status", "--json").json["articles"])
    assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
    assert office("build", "--verify").status == 0
    assert office("verify").status == 0
    assert office.path("public/bukti/rilis.txt").read_text().count("warta.kotacontoh.example")
    office.write("newsroom.toml", SETTINGS_TEXT)
    refused = office("roster", "accept", "--as", "dewi")
    assert (refused.status, 'site = "warta.kotacontoh.example"' in refused.err) == (3, True)


def test_the_sites_name_stays_from_the_first_of_several_sign_offs_on(office):
    two = SETTINGS_TEXT.replace('level = "code"', 'level = "code"\nsigners_needed = 2', 1)
    office.write("newsroom.toml", two)
    assert office("roster", "accept", "--as", "dewi").status == 0
    office.write("review/banjir.md", text_of())
    office("watch", "--once")
    code = next(card["code"] for card in office("status", "--json").json["articles"])
    assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
    office.write("newsroom.toml", two.replace("kabar.kotacontoh.example", "warta.kotacontoh.example"))
    assert office("roster", "accept", "--as", "dewi", "--json").codes == {"site-changed"}
