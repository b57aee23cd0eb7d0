import hashlib
import sys

import pytest

from paraf.desk.records.followed import remember_followed
from paraf.desk.records.ledger import DamagedLedgerError, Ledger
from paraf.desk.records.newsroom import Newsroom, NoNewsroomError, OfficeUnreadableError, is_newsroom
from paraf.rules.entries import Accepted
from paraf.rules.journey import Journeys, follow_journeys
from paraf.rules.manifest import sha256
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


def followed(house):
    """Give the journeys by the whole ledger as it is."""
    return follow_journeys(house.newsroom.ledger.read().entries, house.newsroom.register.versions)


def test_the_journeys_are_those_of_the_ledger_however_it_grows(house):
    house.publish()
    other = Newsroom.open(house.root)
    journeys = other.journeys
    assert journeys == followed(house)
    house.waiting(place="review/lain.md", Slug="lain")
    assert other.journeys is journeys
    other.refresh()
    assert list(other.journeys.open) == ["review/lain.md"]
    house.waiting(place="review/angin.md", Slug="angin")
    other.refresh()
    assert other.journeys == house.newsroom.journeys == followed(house)


def test_the_journeys_of_records_put_back_from_a_backup_are_those_of_the_backup(house):
    before = house.newsroom.layout.ledger.read_bytes()
    house.waiting()
    assert house.newsroom.journeys.open
    house.newsroom.layout.ledger.write_bytes(before)
    house.newsroom.refresh()
    assert not house.newsroom.journeys.open


def test_journeys_go_no_further_than_the_register(house):
    other = Newsroom.open(house.root)
    house.waiting()
    assert not other.journeys.open
    other.refresh()
    assert other.journeys == house.newsroom.journeys
    assert other.journeys.open


@pytest.fixture
def followed_house(house, monkeypatch):
    """Give a newsroom with a paper on its way, whose journey is remembered, and the ledger as it was before."""
    before = house.newsroom.layout.ledger.read_bytes()
    monkeypatch.setattr("paraf.desk.records.newsroom._UNREMEMBERED", 1)
    house.waiting()
    assert house.newsroom.journeys.open
    monkeypatch.setattr("paraf.desk.records.newsroom._UNREMEMBERED", 1000)
    return house, before


def test_journeys_that_are_remembered_are_gone_on_from(followed_house, monkeypatch):
    house, _ = followed_house
    house.waiting(place="review/lain.md", Slug="lain")
    true = followed(house)
    monkeypatch.setattr(Ledger, "read_again", lambda _: pytest.fail("what was followed need not be read once more"))
    assert Newsroom.open(house.root).journeys == true
    assert true.open.keys() == {"review/banjir.md", "review/lain.md"}


@pytest.mark.parametrize("goes_on", [False, True])
def test_journeys_that_are_remembered_of_another_ledger_count_for_nothing(followed_house, goes_on):
    house, before = followed_house
    house.newsroom.layout.ledger.write_bytes(before)
    (house.root / "review/banjir.md").unlink()
    house.reopen()
    if goes_on:
        house.waiting(place="review/lain.md", Slug="lain")
        house.waiting(place="review/angin.md", Slug="angin")
    found = Newsroom.open(house.root).journeys
    assert found == followed(house)
    assert len(found.open) == (2 if goes_on else 0)


def test_a_ledger_that_is_proved_anew_is_followed_anew(followed_house):
    house, _ = followed_house
    head = house.newsroom.ledger.head
    remember_followed(house.newsroom.layout, Journeys(number=head.number), head.digest)
    newsroom = Newsroom.open(house.root)
    assert not newsroom.journeys.open
    newsroom.prove()
    assert newsroom.journeys == followed(house)


def counted(monkeypatch):
    """Give a list that grows by every signature that is checked."""
    checked = []
    whole = sys.modules["paraf.rules.signatures"].verify

    def verify(message, signature, *, namespace):
        checked.append(message)
        return whole(message, signature, namespace=namespace)

    monkeypatch.setattr("paraf.rules.signatures.verify", verify)
    return checked


@pytest.fixture
def signed_house(house, monkeypatch):
    """Give a newsroom with two signed articles, all of whose entries but the last seal are remembered as proven."""
    monkeypatch.setattr("paraf.desk.records.newsroom._UNREMEMBERED", 1)
    house.settle_signatures()
    house.publish_signed()
    with house.newsroom.writing(lambda: None):
        pass
    monkeypatch.setattr("paraf.desk.records.newsroom._UNREMEMBERED", 1000)
    house.publish_signed("rapat.md", Judul="Rapat")
    return house


def test_what_was_proven_is_not_proven_again_by_another_process(signed_house, monkeypatch):
    checked = counted(monkeypatch)
    newsroom = Newsroom.open(signed_house.root)
    assert len(checked) == 1
    assert newsroom.register == signed_house.newsroom.register
    checked.clear()
    newsroom.prove()
    assert len(checked) == 2
    assert newsroom.register == signed_house.newsroom.register


@pytest.mark.parametrize(
    "kept", [None, b"", b"nothing", b"x y", b"4 " + sha256(b"x").encode(), b"4000 " + sha256(b"x").encode()]
)
def test_what_is_remembered_of_another_ledger_or_not_at_all_counts_for_nothing(signed_house, monkeypatch, kept):
    (remembered,) = signed_house.newsroom.layout.remembered.iterdir()
    if kept is None:
        remembered.unlink()
    else:
        remembered.write_bytes(kept if kept == b"nothing" else hashlib.sha256(kept).digest() + kept)
    checked = counted(monkeypatch)
    newsroom = Newsroom.open(signed_house.root)
    assert len(set(checked)) == 2
    assert newsroom.register == signed_house.newsroom.register


def test_other_rules_prove_everything_themselves(signed_house, monkeypatch, tmp_path):
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr("paraf.rules.__file__", str(tmp_path / "rules" / "__init__.py"))
    checked = counted(monkeypatch)
    Newsroom.open(signed_house.root)
    assert len(checked) == 2


def test_what_is_remembered_hides_no_changed_line(signed_house):
    ledger = signed_house.newsroom.layout.ledger
    ledger.write_bytes(ledger.read_bytes().replace(b'"category":"Kota"', b'"category":"Kata"', 1))
    with pytest.raises(DamagedLedgerError, match="ledger-chain"):
        Newsroom.open(signed_house.root)


def test_what_is_remembered_proves_nothing_that_was_written_later(signed_house):
    ledger = signed_house.newsroom.ledger
    seal = signed_house.acts()[-1]
    ledger.append(seal, by=None, channel=Channel.HAND, at=START)
    for newsroom in (signed_house.newsroom, Newsroom(signed_house.root)):
        for _ in range(2):
            with pytest.raises(DamagedLedgerError, match="seal-unproven"):
                newsroom.refresh()


def test_a_newsroom_whose_ledger_is_damaged_meanwhile_keeps_what_it_knew_and_reads_anew_when_it_is_mended(house):
    house.publish()
    before, whole = house.newsroom.register, house.newsroom.layout.ledger.read_bytes()
    house.newsroom.layout.ledger.write_bytes(whole + b"x\n")
    with pytest.raises(DamagedLedgerError):
        house.newsroom.refresh()
    assert house.newsroom.register is before
    house.newsroom.layout.ledger.write_bytes(whole)
    house.newsroom.refresh()
    assert house.newsroom.register == before
    assert len(house.newsroom.tree.grown()) == len(house.acts())
