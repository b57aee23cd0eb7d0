"""What was in order is known to be so again without a paper being looked at, and whatever changed since is seen."""

import os

import pytest

from paraf.desk.disk import marks
from paraf.desk.papers.in_order import in_order_until
from paraf.desk.sweeping.board import withheld_of
from tests.support.newsrooms import photo, text


@pytest.fixture
def calm(house, monkeypatch):
    """Give a newsroom with sealed papers, one with a picture beside it and a shared one, however lately written."""
    monkeypatch.setattr(marks, "_STILL", -(10**18))
    house.write("review/foto.jpg", photo("red"))
    house.write("images/bersama.jpg", photo("green"))
    house.publish(content=text("![Air](foto.jpg)\n\n![Genangan](images/bersama.jpg)"))
    house.publish("dua.md", Slug="dua", Judul="Dua")
    house.sweep()
    assert look(house) == {}
    return house


def look(house):
    """Look for what is withheld, as a process of its own."""
    return withheld_of(house.newsroom, at=house.tick())


def is_known(house):
    """Tell whether another process knows that all is in order."""
    until, head = in_order_until(house.newsroom.layout), house.newsroom.ledger.head
    return until is not None and (until.number, until.digest) == (head.number, head.digest)


def paper(house):
    return house.root / "content/dua.md"


def test_what_was_in_order_is_known_to_be(calm):
    assert is_known(calm)


def test_a_newsroom_that_nobody_looked_at_is_not_known(house):
    house.publish()
    assert not is_known(house)


HANDS = {
    "changes a paper": lambda root: (root / "content/dua.md").write_bytes(b"?"),
    "dates it back": lambda root: os.utime(root / "content/dua.md", (0, 0)),
    "takes a paper away": lambda root: (root / "content/dua.md").unlink(),
    "adds one": lambda root: (root / "content/tiga.md").write_bytes(b"?"),
    "adds a folder": lambda root: (root / "content/baru").mkdir(),
    "begins a draft": lambda root: (root / "drafts/tiga.md").write_bytes(b"?"),
    "changes a picture": lambda root: (root / "content/foto.jpg").write_bytes(b"?"),
    "changes a shared picture": lambda root: (root / "images/bersama.jpg").write_bytes(b"?"),
    "takes a folder away": lambda root: (root / "drafts").rename(root / "konsep"),
    "puts a link in a folder's place": lambda root: (
        (root / "content").rename(root / "isi"),
        (root / "content").symlink_to(root / "isi"),
    ),
    "closes a paper": lambda root: (root / "content/dua.md").chmod(0),
}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_whatever_a_hand_does_in_the_folders_is_seen(calm, hand):
    hand(calm.root)
    assert not is_known(calm)


def test_whatever_was_recorded_since_is_seen(calm):
    calm.waiting(place="review/lain.md", Slug="lain")
    (calm.root / "review/lain.md").unlink()
    assert not is_known(calm)


def test_what_is_withheld_is_never_in_order(calm):
    paper(calm).write_bytes(paper(calm).read_bytes() + b"\nSisipan.\n")
    assert look(calm)
    assert not is_known(calm)


def test_what_lies_in_content_and_is_no_paper_is_not_in_order(calm):
    (calm.root / "content/x.docx").write_bytes(b"?")
    assert look(calm)
    assert not is_known(calm)


def test_papers_that_were_read_too_soon_after_their_times_are_not_in_order_for_good(calm, monkeypatch):
    monkeypatch.setattr(marks, "_STILL", 10**18)
    paper(calm).touch()
    assert look(calm) == {}
    assert not is_known(calm)


def test_where_a_folder_could_not_be_looked_into_nothing_is_remembered(calm):
    (calm.root / "drafts").rename(calm.root / "konsep")
    look(calm)
    assert not is_known(calm)
