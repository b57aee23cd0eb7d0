"""The tree over the ledger (RFC 6962, RFC 9162): one hash for all entries, and short proofs that anybody can check.

* A leaf is hashed with 0x00 before it, a node with 0x01, so that no node passes for a leaf.
* A tree only grows; its root at every size it ever had can still be given, and so can every proof.
* Inclusion: this leaf stands at this place in the tree of that size. Consistency: the later tree begins with the old.
* Indices count from 0. Everything here but ``leaf_hash`` works on leaf hashes, not on leaves.
* A proof for a place or size that cannot be is refused, however its hashes may fit; so is an old size of 0.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

HASH_BYTES: Final = 32
_PAIR: Final = 2 * HASH_BYTES


def leaf_hash(leaf: bytes) -> bytes:
    """Give the hash of a leaf."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def _node(pair: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + pair).digest()


class Tree:
    """A tree that grows leaf by leaf; it keeps the hash of every full subtree, so no answer costs more than log n."""

    __slots__ = ("_levels",)

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        self._levels = [bytearray().join(leaf_hashes)]  # the hashes of each level, one behind the other
        while pairs := len(self._levels[-1]) // _PAIR:
            below = bytes(self._levels[-1])
            nodes = (_node(below[start : start + _PAIR]) for start in range(0, pairs * _PAIR, _PAIR))
            self._levels.append(bytearray().join(nodes))

    def __len__(self) -> int:
        """Give the number of leaves."""
        return len(self._levels[0]) // HASH_BYTES

    def append(self, leaf: bytes) -> None:
        """Put the hash of one more leaf at the end."""
        level, full = 0, leaf
        self._levels[0] += full
        while len(self._levels[level]) % _PAIR == 0:
            full = _node(bytes(self._levels[level][-_PAIR:]))
            level += 1
            if level == len(self._levels):
                self._levels.append(bytearray())
            self._levels[level] += full

    def leaves(self, size: int, *, since: int = 0) -> list[bytes]:
        """Give the hashes of the first so many leaves, but for so many first ones."""
        return [self._at(0, index) for index in range(since, min(size, len(self)))]

    def root(self, size: int | None = None) -> bytes:
        """Give the root of the whole tree, or of the tree as it was at this size."""
        end = len(self) if size is None else size
        if not 0 <= end <= len(self):
            raise self._impossible()
        return self._hash(0, end)

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """Give the proof that the leaf at this index stands in the tree of this size, from the leaf upwards."""
        if not 0 <= index < size <= len(self):
            raise self._impossible()
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _left(end - start)
            if index < middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        return tuple(reversed(path))

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """Give the proof that the tree of the new size begins with the tree of the old one."""
        if not 0 < old <= new <= len(self):
            raise self._impossible()
        path: list[bytes] = []
        start, end = 0, new
        while end != old:
            middle = start + _left(end - start)
            if old <= middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        if start:
            path.append(self._hash(start, end))
        return tuple(reversed(path))

    def _hash(self, start: int, end: int) -> bytes:
        """Give the hash over some leaves, which must begin where a subtree of their number can begin."""
        full: list[bytes] = []
        while start < end:
            level = (end - start).bit_length() - 1
            full.append(self._at(level, start >> level))
            start += 1 << level
        if not full:
            return hashlib.sha256(b"").digest()
        result = full.pop()
        while full:
            result = _node(full.pop() + result)
        return result

    def _at(self, level: int, index: int) -> bytes:
        return bytes(self._levels[level][index * HASH_BYTES : (index + 1) * HASH_BYTES])

    def _impossible(self) -> ValueError:
        return ValueError(f"a tree of {len(self)} leaves has no such place or size")


def root_of_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Give the root that a proof leads to from a leaf's hash, or None where the proof cannot be one for this place."""
    if not 0 <= index < size or not _are_hashes((leaf, *path)):
        return None
    result, place, last = leaf, index, size - 1
    for sibling in path:
        if last == 0:
            return None
        if place % 2 or place == last:
            result = _node(sibling + result)
            place, last = _climbed(place, last)
        else:
            result = _node(result + sibling)
        place, last = place >> 1, last >> 1
    return result if last == 0 else None


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Tell whether the proof shows that the leaf with this hash stands at this index in the tree with this root."""
    return root_of_inclusion(leaf, index, size, path) == root


def is_consistent(old_size: int, new_size: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Tell whether the proof shows that the tree with the new root begins with the tree with the old one."""
    if not 0 < old_size <= new_size or not _are_hashes((old_root, new_root, *path)):
        return False
    if old_size == new_size or not path:
        return old_size == new_size and not path and old_root == new_root
    hashes = list(path) if old_size & (old_size - 1) else [old_root, *path]
    place, last = _without_ones(old_size - 1, new_size - 1)
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old, new = _node(sibling + old), _node(sibling + new)
            place, last = _climbed(place, last)
        else:
            new = _node(new + sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and (old, new) == (old_root, new_root)


def _left(width: int) -> int:
    """Give how many leaves of a tree stand in its left half: the largest power of two below their number."""
    return 1 << ((width - 1).bit_length() - 1)


def _are_hashes(path: Iterable[bytes]) -> bool:
    return all(len(content) == HASH_BYTES for content in path)


def _climbed(place: int, last: int) -> tuple[int, int]:
    """Climb from the last node of a level past the levels where it has no sibling."""
    while place and not place % 2:
        place, last = place >> 1, last >> 1
    return place, last


def _without_ones(place: int, last: int) -> tuple[int, int]:
    """Climb while the node is a right one: up to the largest full subtree that ends with the old tree."""
    while place % 2:
        place, last = place >> 1, last >> 1
    return place, last
