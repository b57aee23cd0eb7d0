"""The tree over the ledger, grown as the ledger grows.

* A leaf is the public record of an entry; its place is the entry's number less one.
* Entries are taken in as they are read, and hashed when the tree is asked for; none is hashed twice, nor kept then.
* In another process neither: the leaves are remembered, and count for a ledger that has the same line under the last.
"""

from typing import Final

from paraf.desk.layout import Layout
from paraf.desk.records.ledger import Ledger
from paraf.desk.records.outcomes import Outcomes
from paraf.desk.records.proven import Until, key_of, read_until
from paraf.rules.entries import Entry
from paraf.rules.leaves import Stub, leaf_of, leaf_text, stub_of
from paraf.rules.merkle import HASH_BYTES, Tree, leaf_hash

_FORMAT: Final = "paraf-leaves/1"
_UNREMEMBERED: Final = 1024  # leaves that another process has to hash itself


class LedgerTree:
    """The tree over a newsroom's ledger, as far as the newsroom has taken it in."""

    def __init__(self, ledger: Ledger, layout: Layout) -> None:
        self._ledger, self._outcomes = ledger, Outcomes(layout.remembered)
        self.forget()

    def forget(self) -> None:
        """Be the tree over nothing."""
        self._tree = Tree()
        self._stubs: list[Stub] = []  # of what was taken in and is in no tree yet
        self._remembered: int | None = None  # so many leaves; None before it was asked for

    def take(self, entry: Entry) -> None:
        """Take in the next entry."""
        self._stubs.append(stub_of(entry))

    def grown(self) -> Tree:
        """Give the tree over everything that was taken in."""
        if self._remembered is None:
            self._tree = self._known()
            self._remembered = len(self._tree)
        for stub in self._stubs:
            if stub.number > len(self._tree):
                self._tree.append(leaf_hash(self.record(stub).encode()))
        self._stubs.clear()
        if len(self._tree) - self._remembered >= _UNREMEMBERED:
            self._remember()
        return self._tree

    def grown_anew(self) -> Tree:
        """Give the tree over everything that was taken in and is in no tree yet, whatever is remembered."""
        self._tree, self._remembered = Tree(), 0
        return self.grown()

    def leaves(self, size: int, *, since: int = 0) -> list[bytes]:
        """Give the hashes of the first so many leaves of what was grown, but for so many first ones."""
        return self._tree.leaves(size, since=since)

    def record(self, stub: Stub) -> str:
        """Give the public record of an entry of the ledger, out of what it is made of."""
        return leaf_text(leaf_of(stub, self._ledger.digest_of(stub.number)))

    def _known(self) -> Tree:
        said, _, leaves = (self._outcomes.get(key_of(_FORMAT)) or b"").partition(b"\n")
        until = read_until(said)
        if until is None or not self._ledger.holds(until.number, until.digest):
            return Tree()
        return Tree(leaves[start : start + HASH_BYTES] for start in range(0, len(leaves), HASH_BYTES))

    def _remember(self) -> None:
        size = self._remembered = len(self._tree)
        until = Until(number=size, digest=self._ledger.digest_of(size))
        self._outcomes.put(key_of(_FORMAT), b"\n".join((until.written(), b"".join(self.leaves(size)))))
