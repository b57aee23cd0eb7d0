"""The tree over the ledger grows with it, and is another one where the ledger is another one."""

import hashlib
import shutil

import pytest

from paraf.desk.records.ledger import Ledger
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.leaves import leaf_of, leaf_text, stub_of
from paraf.rules.manifest import sha256
from paraf.rules.merkle import Tree, leaf_hash
from tests.support.newsrooms import House


def over_lines(path):
    """Give the tree over a ledger's file, made from its lines."""
    lines = path.read_bytes().split(b"\n")[:-1]
    entries = Ledger(path).read().entries
    records = [leaf_text(leaf_of(stub_of(entry), sha256(line))) for entry, line in zip(entries, lines, strict=True)]
    return Tree(leaf_hash(record.encode()) for record in records), records


def test_a_leaf_is_the_record_of_an_entry_and_its_line(tmp_path):
    house = House(tmp_path / "kabar")
    house.publish()
    tree = house.newsroom.tree
    expected, records = over_lines(house.newsroom.layout.ledger)
    assert tree.grown().root() == expected.root()
    assert [tree.record(stub_of(entry)) for entry in house.newsroom.ledger.read_again()] == records
    assert tree.leaves(2) == [leaf_hash(record.encode()) for record in records[:2]]


def test_it_grows_with_the_ledger_as_if_it_were_made_anew(tmp_path):
    house = House(tmp_path / "kabar")
    first = house.newsroom.tree.grown()
    house.publish()
    assert house.newsroom.tree.grown() is first
    assert first.root() == over_lines(house.newsroom.layout.ledger)[0].root()


def test_another_ledger_in_its_place_gives_another_tree(tmp_path):
    house, other = House(tmp_path / "kabar"), House(tmp_path / "lain")
    house.publish()
    before = house.newsroom.tree.grown().root()
    other.publish()
    shutil.copy(other.newsroom.layout.ledger, house.newsroom.layout.ledger)
    for picture in other.newsroom.layout.vault.rglob("*"):
        if picture.is_file():
            copy = house.newsroom.layout.vault / picture.relative_to(other.newsroom.layout.vault)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(picture, copy) if not copy.exists() else None
    house.newsroom.refresh()
    after = house.newsroom.tree.grown().root()
    assert after == over_lines(house.newsroom.layout.ledger)[0].root() != before


def test_another_process_hashes_only_what_came_since(tmp_path, monkeypatch):
    monkeypatch.setattr("paraf.desk.records.trees._UNREMEMBERED", 2)
    hashed = []
    monkeypatch.setattr("paraf.desk.records.trees.leaf_hash", lambda leaf: hashed.append(leaf) or leaf_hash(leaf))
    house = House(tmp_path / "kabar")
    house.publish()
    house.newsroom.tree.grown()
    assert len(hashed) == len(house.acts())
    house.publish("rapat.md", Judul="Rapat")
    hashed.clear()
    root = Newsroom.open(house.root).tree.grown().root()
    assert (root, len(hashed)) == (over_lines(house.newsroom.layout.ledger)[0].root(), 2)
    hashed.clear()
    assert Newsroom.open(house.root).tree.grown().root() == root
    assert hashed == []
    assert Newsroom.open(house.root).tree.grown_anew().root() == root
    assert len(hashed) == len(house.acts())


@pytest.mark.parametrize("kept", [b"", b"x", b"2 sha256:" + b"0" * 64 + b"\n" + b"\0" * 64])
def test_leaves_of_another_ledger_or_none_at_all_count_for_nothing(tmp_path, monkeypatch, kept):
    monkeypatch.setattr("paraf.desk.records.trees._UNREMEMBERED", 2)
    house = House(tmp_path / "kabar")
    house.publish()
    root = house.newsroom.tree.grown().root()
    (remembered,) = house.newsroom.layout.remembered.iterdir()
    remembered.write_bytes(hashlib.sha256(kept).digest() + kept if kept != b"x" else kept)
    assert Newsroom.open(house.root).tree.grown().root() == root
