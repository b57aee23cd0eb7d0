import pytest

from paraf.desk.newsroom import Newsroom, NoNewsroomError, OfficeUnreadableError, is_newsroom
from paraf.rules.entries import Accepted
from paraf.rules.words import Channel
from tests.support.newsrooms import START


def test_a_folder_without_settings_is_no_newsroom(tmp_path):
    with pytest.raises(NoNewsroomError):
        Newsroom.open(tmp_path)


def test_records_make_a_newsroom_also_where_the_settings_are_gone(house, tmp_path):
    (house.root / "newsroom.toml").unlink()
    assert Newsroom.open(house.root).office.name == "Kabar Kota Contoh"
    assert is_newsroom(house.root)
    assert not is_newsroom(tmp_path)


def test_settings_that_were_never_accepted_make_no_newsroom(tmp_path):
    (tmp_path / "newsroom.toml").write_text("[newsroom]\n")
    with pytest.raises(NoNewsroomError):
        Newsroom.open(tmp_path)
    with pytest.raises(NoNewsroomError):
        _ = Newsroom(tmp_path).office


def test_accepted_settings_that_cannot_be_read_stop_everything(house):
    broken = house.newsroom.vault.put(b"[newsroom]\n")
    house.newsroom.record(Accepted(office=broken), by=None, channel=Channel.COMMAND, at=START)
    with pytest.raises(OfficeUnreadableError) as caught:
        _ = house.newsroom.office
    assert caught.value.findings


def test_what_another_process_recorded_is_seen_when_writing(house):
    other = Newsroom.open(house.root)
    house.publish()
    assert not other.register.versions
    with other.writing(lambda: None):
        assert other.register.versions
    assert other.root == house.root


def test_records_put_back_from_a_backup_are_read_anew(house):
    before = house.newsroom.layout.ledger.read_bytes()
    house.publish()
    house.newsroom.layout.ledger.write_bytes(before)
    house.newsroom.refresh()
    assert not house.newsroom.register.versions
