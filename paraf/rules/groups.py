"""Groups: which values stand under each key.

* A key without values is none.
* Few values are a tuple: a set of one weighs four times as much, and there are tens of thousands.
"""

from collections.abc import Collection
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_FEW: Final = 16


class Groups(Generic[K, V]):
    """Values under keys, each once under a key."""

    __slots__ = ("_groups",)

    def __init__(self) -> None:
        self._groups: dict[K, tuple[V, ...] | set[V]] = {}

    def __contains__(self, key: K) -> bool:
        """Tell whether any value stands under a key."""
        return key in self._groups

    def under(self, key: K) -> Collection[V]:
        """Give the values under a key."""
        return self._groups.get(key, ())

    def put(self, key: K, value: V) -> None:
        """Put a value under a key."""
        known = self._groups.get(key, ())
        if value in known:
            return
        if isinstance(known, set):
            known.add(value)
        else:
            self._groups[key] = (*known, value) if len(known) < _FEW else {*known, value}

    def take_out(self, key: K, value: V) -> None:
        """Take a value out from under a key, where it stands there."""
        known = self._groups.get(key, ())
        if isinstance(known, set):
            known.discard(value)
        elif value in known:
            known = self._groups[key] = tuple(each for each in known if each != value)
        if not known:
            self._groups.pop(key, None)

    def clear(self) -> None:
        """Take everything out."""
        self._groups.clear()
