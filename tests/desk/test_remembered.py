"""What one process found lying as it was sealed, another one does not read again; whatever changed since is read."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest

from paraf.desk.disk import marks
from paraf.desk.papers import casebook, remembered
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.sweeping.board import withheld_of
from paraf.desk.sweeping.judging import judge_all, set_bench
from paraf.rules.findings import codes
from paraf.rules.words import Seal, Stage
from tests.support.newsrooms import House, photo, text
from tests.support.offices import SETTINGS_TEXT


@pytest.fixture
def eager(monkeypatch):
    """Remember a single paper, however lately it was written."""
    monkeypatch.setattr(casebook, "_MANY", 0)
    monkeypatch.setattr(marks, "_STILL", -(10**18))


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
    book = CaseBook(house.newsroom)
    book.look()
    (first,) = judge_all(set_bench(house.newsroom, book, at=house.tick()))
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


def test_what_is_remembered_is_added_to_without_its_marks_being_read(house, plain, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(remembered, "_MARKS", None)
        other = house.publish("pasar.md", Judul="Pasar dibuka lagi")
        house.sweep()
    assert taken_up(house) == {plain, other}


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


# whoever remembers does what one does who remembers nothing


@pytest.fixture
def three(house, eager):  # noqa: ARG001
    """Give a newsroom with three sealed papers; two share a picture, and one has another beside it."""
    house.write("review/foto.jpg", photo("red"))
    house.write("images/bersama.jpg", photo("green"))
    house.publish(content=text("Air sudah surut.\n\n![Air](foto.jpg)\n\n![Genangan](images/bersama.jpg)"))
    house.publish("dua.md", text("![Genangan](images/bersama.jpg)", Slug="dua", Judul="Dua"))
    house.publish("tiga.md", Slug="tiga", Judul="Tiga")
    house.sweep()
    return house


class Forgetful(CaseBook):
    """A casebook that leaves nothing behind."""

    def remember(self):
        """Remember nothing."""


def other(house):
    """Give another process at work in the same newsroom, which remembers for nobody."""
    another = House.__new__(House)
    another.root, another.now = house.root, house.now
    another.reopen()
    another.cases = Forgetful(another.newsroom)
    return another


def sealed_elsewhere(house, **header):
    """Seal a revision in another process."""
    another = other(house)
    draft = another.revised()
    another.write(draft, "".join(f"{key}: {value}\n" for key, value in header.items()) + another.read(draft))
    waiting = draft.replace("drafts/", "review/")
    another.move(draft, waiting)
    another.sweep()
    another.type_signoff(waiting)
    another.sweep()
    assert not another.has(waiting), another.told()
    house.now = another.now


def forgets_the_sign_off(house):
    lines = house.read("content/tiga.md").splitlines(keepends=True)
    house.write("content/tiga.md", "".join(line for line in lines if not line.startswith("Koreksi:")))


def waits(house, **header):
    """Let a revision wait, with its sign-off typed."""
    draft = house.revised()
    house.write(draft, "".join(f"{key}: {value}\n" for key, value in header.items()) + house.read(draft))
    waiting = draft.replace("drafts/", "review/")
    house.move(draft, waiting)
    other(house).sweep()
    house.type_signoff(waiting)


def accepts_a_roster_without_a_signer(house):
    revoked = SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nrevoked_since = 2020-01-01')
    house.write("newsroom.toml", revoked)
    other(house).accept()


HAPPENINGS = {
    "nothing": lambda _: None,
    "a hand changes a paper": lambda house: house.edit("content/tiga.md", "sudah surut", "sudah naik"),
    "a hand takes a paper away": lambda house: (house.root / "content/tiga.md").unlink(),
    "a hand moves a paper": lambda house: house.move("content/tiga.md", "content/lain/tiga.md"),
    "a hand changes a picture": lambda house: house.write("content/foto.jpg", photo("blue")),
    "a hand changes a shared picture": lambda house: house.write("images/bersama.jpg", photo("blue")),
    "a hand takes a picture away": lambda house: (house.root / "content/foto.jpg").unlink(),
    "a hand takes the sign-off out": forgets_the_sign_off,
    "a hand writes a twin": lambda house: house.write("content/Tiga.md", text()),
    "a hand puts a stranger beside them": lambda house: house.write("content/lain.xyz", "?"),
    "a hand takes a published paper back": lambda house: house.move("content/tiga.md", "review/tiga.md"),
    "a revision waits": waits,
    "a revision is sealed by another": sealed_elsewhere,
    "a signer is revoked": accepts_a_roster_without_a_signer,
}


def stands(house):
    """Give how everything stands, as far as people see it."""
    board = house.board()
    cards = [(card.path, card.seal, card.live, card.findings) for card in board.cards]
    withheld = withheld_of(house.newsroom, at=house.now, cases=house.cases)
    return cards, board.strangers, house.told(), withheld, house.live(), house.problems()


@pytest.mark.parametrize("happens", HAPPENINGS.values(), ids=HAPPENINGS)
@pytest.mark.parametrize("process", ["beginning", "going on", "letting go"])
def test_a_process_that_remembers_ends_where_one_does_that_remembers_nothing(three, tmp_path, happens, process):
    if process != "beginning":
        going_on = fresh(three) if process == "going on" else three
        assert going_on.sweep().settled == {"content/banjir.md", "content/dua.md", "content/tiga.md"}
    happens(three)
    copy = three.copied(tmp_path / "copy")
    assert copy.cases.look().taken_up == set()
    copy.cases = Forgetful(copy.newsroom)
    if process == "beginning":
        fresh(three)
    for _ in range(2):
        three.now = copy.now = max(three.now, copy.now)
        three.sweep()
        copy.sweep()
    assert stands(three) == stands(copy)
    judged = three.cases.verdicts.judged.keys()
    assert judged | three.cases.settled() == copy.cases.verdicts.judged.keys()


@pytest.mark.usefixtures("eager")
def test_what_was_remembered_is_let_go_of_at_the_next_look_at_everything(house):
    place = house.publish()
    assert house.cases.verdicts.judged.keys() == {place}
    assert house.cases.settled() == set()
    assert not house.cases.look().concerned
    assert house.cases.verdicts.judged == {}
    assert house.cases.settled() == {place}
    assert house.sweep().judged == ()


@pytest.mark.usefixtures("eager")
def test_a_paper_that_waits_for_its_time_is_not_let_go_of(house):
    house.publish(content=text(**{"Tayang-Pada": "1 Desember 2026 09.30"}))
    swept = [house.sweep() for _ in range(2)]
    assert [codes(item.findings) for each in swept for item in each.judged] == [{"scheduled"}] * 2


def test_what_another_process_sealed_meanwhile_is_not_taken_up(three):
    sealed_elsewhere(three)
    fresh(three)
    assert three.cases.look().taken_up == {"content/dua.md", "content/tiga.md"}


def test_a_shared_picture_that_changes_later_concerns_what_was_taken_up(three):
    fresh(three).sweep()
    three.write("images/bersama.jpg", photo("blue"))
    swept = three.sweep(hinted=["images/bersama.jpg"])
    assert {item.case.place: item.seal for item in swept.judged} == {
        "content/banjir.md": Seal.VOID,
        "content/dua.md": Seal.VOID,
    }
    assert three.cases.settled() == {"content/tiga.md"}


def test_what_another_process_seals_later_is_settled_no_more(three):
    fresh(three).sweep()
    sealed_elsewhere(three)
    three.newsroom.refresh()
    assert three.cases.settled() == {"content/dua.md", "content/tiga.md"}
    assert three.cases.look().concerned >= {"content/banjir.md"}


def test_a_paper_that_waits_for_its_time_is_judged_by_every_process(three):
    three.publish("nanti.md", text(Slug="nanti", Judul="Nanti", **{"Tayang-Pada": "1 Desember 2026 09.30"}))
    swept = fresh(three).sweep()
    assert [item.case.place for item in swept.judged] == ["content/nanti.md"]
    assert codes(swept.judged[0].findings) == {"scheduled"}
    three.now += timedelta(days=30)
    assert fresh(three).sweep().settled >= {"content/nanti.md"}


def test_a_paper_without_its_sign_off_line_is_read_by_every_process(three):
    forgets_the_sign_off(three)
    three.sweep()
    swept = fresh(three).sweep()
    assert {item.case.place: codes(item.findings) for item in swept.judged} == {"content/tiga.md": {"line-missing"}}
