"""The tree over the ledger grows with it, and is another one where the ledger is another one."""

import shutil

from paraf.desk.ledger import Ledger
from paraf.desk.trees import LedgerTree
from paraf.rules.leaves import public_record
from paraf.rules.merkle import Tree, leaf_hash
from tests.support.newsrooms import House


def over_lines(path):
    """Give the tree over a ledger's file, made from its lines."""
    lines = path.read_bytes().split(b"\n")[:-1]
    entries = Ledger(path).read().entries
    records = [public_record(entry, line) for entry, line in zip(entries, lines, strict=True)]
    return Tree(leaf_hash(record.encode()) for record in records), records


def test_a_leaf_is_the_record_of_an_entry_and_its_line(tmp_path):
    house = House(tmp_path / "kabar")
    house.publish()
    tree = LedgerTree(house.newsroom.ledger)
    expected, records = over_lines(house.newsroom.layout.ledger)
    assert tree.grown().root() == expected.root()
    assert [tree.record(number) for number in range(1, len(records) + 1)] == records
    assert tree.leaves(2) == [leaf_hash(record.encode()) for record in records[:2]]


def test_it_grows_with_the_ledger_as_if_it_were_made_anew(tmp_path):
    house = House(tmp_path / "kabar")
    tree = LedgerTree(house.newsroom.ledger)
    first = tree.grown()
    house.publish()
    assert tree.grown() is first
    assert first.root() == over_lines(house.newsroom.layout.ledger)[0].root()


def test_another_ledger_in_its_place_gives_another_tree(tmp_path):
    house, other = House(tmp_path / "kabar"), House(tmp_path / "lain")
    house.publish()
    tree = LedgerTree(house.newsroom.ledger)
    before = tree.grown().root()
    other.publish()
    shutil.copy(other.newsroom.layout.ledger, house.newsroom.layout.ledger)
    assert tree.grown().root() == over_lines(house.newsroom.layout.ledger)[0].root() != before
