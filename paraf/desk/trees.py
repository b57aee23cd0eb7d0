"""The tree over the ledger, grown as the ledger grows.

* A leaf is the public record of an entry; its place is the entry's number less one.
* What was hashed once is not hashed again, as long as the ledger only grew.
"""

from paraf.desk.ledger import Ledger
from paraf.rules.entries import Entry
from paraf.rules.leaves import leaf_of, leaf_text
from paraf.rules.merkle import Tree, leaf_hash


class LedgerTree:
    """The tree over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._tree = Tree()
        self._leaves: list[bytes] = []
        self._records: list[str] = []
        self._entries: tuple[Entry, ...] = ()

    def grown(self) -> Tree:
        """Give the tree over all that the ledger holds now."""
        reading = self._ledger.read()
        entries, done = reading.entries, len(self._entries)
        if done and (len(entries) < done or entries[done - 1] is not self._entries[-1]):
            self._tree, self._leaves, self._records, done = Tree(), [], [], 0
        for number, entry in enumerate(entries[done:], start=done + 1):
            line = entries[number].previous if number < len(entries) else reading.head.digest
            record = leaf_text(leaf_of(entry, line))
            leaf = leaf_hash(record.encode())
            self._tree.append(leaf)
            self._leaves.append(leaf)
            self._records.append(record)
        self._entries = entries
        return self._tree

    def leaves(self, size: int) -> list[bytes]:
        """Give the hashes of the first so many leaves of what was grown."""
        return self._leaves[:size]

    def record(self, number: int) -> str:
        """Give the public record of an entry of what was grown."""
        return self._records[number - 1]
