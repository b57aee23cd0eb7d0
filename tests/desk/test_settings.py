import pytest

from paraf.desk.acting.accepting import accept_settings
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import (
    accepted_settings,
    edited_settings,
    foreseen,
    put_back_settings,
    waiting_settings,
)
from paraf.rules.entries import Accepted, Entry
from paraf.rules.findings import codes
from paraf.rules.manifest import sha256
from paraf.rules.words import Channel
from tests.support.newsrooms import START, text
from tests.support.offices import SETTINGS_TEXT

TWO_SIGNERS = SETTINGS_TEXT.replace("[sop]", "[signoff]\nsigners_needed = 2\n\n[sop]")


def test_edited_settings_change_nothing_until_they_are_accepted(house):
    house.write("newsroom.toml", TWO_SIGNERS)
    assert codes(waiting_settings(house.newsroom)) == {"roster-not-accepted"}
    assert house.board().office
    house.reopen()
    assert house.newsroom.office.signoff.general.signers_needed == 1
    house.publish()
    house.accept()
    assert house.newsroom.office.signoff.general.signers_needed == 2
    assert not waiting_settings(house.newsroom)


def test_an_acceptance_is_recorded_with_the_exact_bytes(house):
    house.write("newsroom.toml", TWO_SIGNERS)
    entry = house.accept()
    assert entry.act == Accepted(office=sha256(TWO_SIGNERS.encode()))
    assert (entry.by, entry.channel) == ("dewi", Channel.COMMAND)
    assert house.newsroom.vault.get(entry.act.office) == edited_settings(house.newsroom)
    assert not house.problems()


@pytest.mark.parametrize("who", ["siti", "rina", "eko", "nobody"])
def test_only_an_admin_accepts(house, who):
    house.write("newsroom.toml", TWO_SIGNERS)
    with house.unchanged():
        assert codes(house.accept(by=who)) == {"not-an-admin"}


def test_somebody_who_makes_himself_admin_in_the_edited_file_is_none_yet(house):
    house.write("newsroom.toml", SETTINGS_TEXT.replace('roles = ["writer"]', 'roles = ["writer", "admin"]', 1))
    assert codes(house.accept(by="rina")) == {"not-an-admin"}


def test_settings_without_an_active_admin_are_refused(house):
    house.write("newsroom.toml", SETTINGS_TEXT.replace('roles = ["admin", "corrector"]', 'roles = ["corrector"]'))
    assert "no-admin" in codes(house.accept())


def test_the_sites_name_can_be_corrected_before_anything_was_signed(house):
    house.write("newsroom.toml", SETTINGS_TEXT.replace('site = "kabar.', 'site = "warta.'))
    assert isinstance(house.accept(), Entry)
    assert house.newsroom.office.site.startswith("warta.")
    house.publish(content=text())
    assert not house.problems()


def test_the_sites_name_stays_once_something_was_signed(house):
    house.publish(content=text())
    house.write("newsroom.toml", SETTINGS_TEXT.replace('site = "kabar.', 'site = "warta.'))
    assert codes(house.accept()) == {"site-changed"}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('timezone = "Asia/Pontianak"', 'timezone = "Asia/Tidakada"', "newsroom.timezone"),
        ("signers_needed = 2", "signers_needed = 0", 'signoff.category."Pengumuman Darurat".signers_needed'),
        ('roles = ["writer"]', 'roles = ["penulis"]', "officer[rina].roles[1]"),
        ('initials = "RW"', 'inisial = "RW"', "officer[rina].inisial"),
    ],
)
def test_broken_settings_are_refused_with_the_path_of_the_key(house, old, new, key):
    house.write("newsroom.toml", SETTINGS_TEXT.replace(old, new, 1))
    with house.unchanged():
        refused = house.accept()
    assert any(key in " ".join(finding.detail.values()) for finding in refused), refused
    assert codes(waiting_settings(house.newsroom)) >= {"roster-not-accepted"} | codes(refused)


def test_settings_that_are_no_utf_8_are_refused_in_their_line(house):
    house.write("newsroom.toml", b'[newsroom]\nname = "Caf\xe9"\n')
    (refused,) = house.accept()
    assert (refused.code, refused.line) == ("unreadable-encoding", 2)


@pytest.mark.parametrize(("link", "why"), [(False, "settings-gone"), (True, "settings-no-file")])
def test_settings_that_are_gone_or_a_link_wait_and_the_accepted_ones_stay(house, link, why):
    (house.root / "newsroom.toml").rename(house.root / "lain.toml")
    if link:
        (house.root / "newsroom.toml").symlink_to("lain.toml")
    assert codes(waiting_settings(house.newsroom)) == {why}
    assert codes(foreseen(house.newsroom, at=START)) == {why}
    with house.unchanged():
        assert codes(house.accept()) == {why}
    house.reopen()
    house.publish(content=text())


def test_accepted_settings_that_are_gone_are_put_back_to_the_byte_and_others_are_left(house):
    assert not put_back_settings(house.newsroom)
    (house.root / "newsroom.toml").unlink()
    assert put_back_settings(house.newsroom)
    assert house.read("newsroom.toml") == SETTINGS_TEXT
    assert accepted_settings(house.newsroom) == SETTINGS_TEXT.encode()
    assert not waiting_settings(house.newsroom)


def test_what_settings_would_bring_is_foreseen_and_only_while_they_wait(house):
    assert foreseen(house.newsroom, at=house.now) == ()
    house.write("newsroom.toml", TWO_SIGNERS)
    assert codes(foreseen(house.newsroom, at=house.now)) == {"roster-not-accepted", "shared-name"}
    house.write("newsroom.toml", "[newsroom")
    assert codes(foreseen(house.newsroom, at=house.now)) == {"roster-not-accepted", "settings-not-toml"}


def test_a_newsroom_in_the_making_has_no_accepted_settings(tmp_path):
    assert accepted_settings(Newsroom(tmp_path)) == b""


def test_the_first_acceptance_needs_no_admin_at_the_keyboard(tmp_path):
    (tmp_path / "newsroom.toml").write_text(SETTINGS_TEXT)
    newsroom = Newsroom(tmp_path)
    accept_settings(newsroom, by=None, at=START)
    assert Newsroom.open(tmp_path).office.site == "kabar.kotacontoh.example"
