"""What one process found lying as it was sealed, another one does not read again; whatever changed since is read."""

import os
from dataclasses import replace

import pytest

from paraf.desk.papers import casebook
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.sweeping.board import withheld_of
from paraf.desk.sweeping.judging import judge_all, set_bench
from paraf.rules.words import Seal, Stage
from tests.support.newsrooms import photo, text
from tests.support.offices import SETTINGS_TEXT


@pytest.fixture
def eager(monkeypatch):
    """Remember a single paper, however lately it was written."""
    monkeypatch.setattr(casebook, "_MANY", 0)
    monkeypatch.setattr(casebook, "_YOUNG", -(10**18))


def taken_up(house):
    """Give the places that another process need not read."""
    return CaseBook(house.newsroom).look().taken_up


def fresh(house):
    """Go on in another process."""
    house.reopen()
    house.cases = CaseBook(house.newsroom)
    return house


@pytest.fixture
def place(house, eager):  # noqa: ARG001
    """Give the place of a sealed paper that was swept, and that has a picture beside it and a shared one."""
    house.write("review/foto.jpg", photo("red"))
    house.write("images/bersama.jpg", photo("green"))
    place = house.publish(content=text("![Air](foto.jpg)\n\n![Genangan](images/bersama.jpg)"))
    house.sweep()
    return place


@pytest.fixture
def plain(house, eager):  # noqa: ARG001
    """Give the place of a sealed paper without pictures that was swept."""
    place = house.publish()
    house.sweep()
    return place


def test_a_fresh_process_need_not_read_what_lies_as_it_was_sealed(house, plain, monkeypatch):
    first = house.cases.verdicts.judged[plain]
    monkeypatch.setattr(casebook, "read_wholes", lambda *_: ())
    monkeypatch.setattr(casebook, "read_whole", None)
    assert taken_up(house) == {plain}
    swept = fresh(house).sweep()
    assert (swept.judged, swept.settled) == ((), {plain})
    assert withheld_of(house.newsroom, at=house.tick()) == {}
    assert withheld_of(house.newsroom, at=house.tick(), cases=house.cases) == {}
    monkeypatch.undo()
    (alone,) = (item for item in judge_all(set_bench(house.newsroom, house.cases, at=house.tick())))
    assert alone == replace(first, case=alone.case)
    assert not alone.findings


HANDS = {
    "writes": lambda file: file.write_bytes(file.read_bytes().replace(b"surut", b"surat")),
    "dates it back": lambda file: (file.write_bytes(b"?"), os.utime(file, ns=(0, 0))),
    "swaps": lambda file: (file.with_name("x").write_bytes(file.read_bytes()), file.with_name("x").replace(file)),
    "closes": lambda file: file.chmod(0o600),
    "removes": lambda file: file.unlink(),
    "links": lambda file: (file.rename(file.parent.parent / "x.md"), file.symlink_to("../x.md")),
}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_a_paper_that_a_hand_touched_is_not_taken_up(house, plain, hand):
    assert taken_up(house) == {plain}
    hand(house.root / plain)
    assert taken_up(house) == set()


@pytest.mark.parametrize("picture", ["content/foto.jpg", "images/bersama.jpg"])
def test_a_paper_whose_picture_was_touched_is_read_and_void(house, place, picture):
    assert taken_up(house) == {place}
    house.write(picture, photo("blue"))
    assert taken_up(house) == set()
    assert place in withheld_of(house.newsroom, at=house.tick())
    fresh(house).sweep()
    assert house.cases.verdicts.judged[place].seal is Seal.VOID


def test_what_was_read_too_soon_after_it_was_written_is_not_remembered(house, monkeypatch):
    monkeypatch.setattr(casebook, "_MANY", 0)
    house.publish()
    house.sweep()
    assert taken_up(house) == set()


def test_a_void_paper_is_not_remembered_and_is_withheld_in_every_process(house, plain):
    house.edit(plain, "Air sudah surut.", "Air sudah surat.")
    for _ in range(2):
        assert plain in withheld_of(house.newsroom, at=house.tick())
        assert taken_up(house) == set()
        fresh(house)


def test_a_new_version_makes_what_is_remembered_of_the_old_one_worthless(house, plain):
    old = house.latest("banjir-surut").seal.digest
    draft = house.revised()
    waiting = draft.replace("drafts/", "review/")
    house.move(draft, waiting)
    house.sweep()
    book = CaseBook(house.newsroom)
    assert book.look().taken_up == {plain}
    house.type_signoff(waiting)
    house.sweep()
    assert house.latest("banjir-surut").seal.digest != old
    assert not book.is_seen_whole(plain.removeprefix("content/"))
    assert book.settled() == set()


def test_a_revoked_sign_off_is_found_by_a_fresh_process(house, plain):
    revoked = SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nrevoked_since = 2020-01-01')
    assert revoked != SETTINGS_TEXT
    house.write("newsroom.toml", revoked)
    house.accept()
    assert taken_up(house) == set()
    fresh(house).sweep()
    assert house.cases.verdicts.judged[plain].seal is Seal.VOID


def test_a_sealed_paper_that_hangs_together_with_what_changed_is_judged_with_it(house, plain):
    house.write("content/Banjir.md", text())
    swept = fresh(house).sweep()
    alone = {card.path: (card.seal, card.findings) for card in house.board().cards}
    assert {item.case.place: (item.seal, item.findings) for item in swept.judged} == alone
    assert {"content/Banjir.md", plain} == alone.keys()


@pytest.mark.usefixtures("plain")
def test_damaged_memory_is_none(house):
    for file in house.newsroom.layout.remembered.iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    assert taken_up(house) == set()
    assert CaseBook(house.newsroom).look_up(Stage.PUBLISHED, "banjir.md").case.sealed
