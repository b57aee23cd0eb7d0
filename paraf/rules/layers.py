"""Maps that grow and are never changed: a changed map shares with the one before all that is as it was.

* A map that somebody holds stays as it is; a change gives another map.
* What changed lately stands in a small layer over a large one, so a change costs the small one and not the whole.
* A key keeps its place in the order of coming; nothing is ever taken out, and no value is None.
"""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST: Final = 256  # keys in the small layer


class Layers(Mapping[K, V], Generic[K, V]):
    """A map in two layers; it never changes."""

    __slots__ = ("_base", "_recent")

    def __init__(self, base: Mapping[K, V] | None = None) -> None:
        self._base: Mapping[K, V] = {} if base is None else base
        self._recent: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """Give a key's latest value."""
        return self._recent[key] if key in self._recent else self._base[key]

    def __iter__(self) -> Iterator[K]:
        """Give the keys in the order of their coming."""
        return iter(self._whole())

    def __len__(self) -> int:
        """Give the number of keys."""
        return len(self._base) + sum(key not in self._base for key in self._recent)

    def items(self) -> ItemsView[K, V]:
        """Give keys and values."""
        return self._whole().items()

    def values(self) -> ValuesView[V]:
        """Give the values in the order of their keys."""
        return self._whole().values()

    def then(self, changes: Mapping[K, V]) -> "Layers[K, V]":
        """Give the map with these changes; itself where there is none."""
        if not changes:
            return self
        recent = {**self._recent, **changes}
        if len(recent) > _MOST:
            return Layers({**self._base, **recent})
        after = Layers(self._base)
        after._recent = recent
        return after

    def differing(self, other: "Layers[K, V]") -> Iterable[K]:
        """Give the keys under which two maps hold different objects, or one of them holds none."""
        if self is other:
            return ()
        base, recent = other._base, other._recent  # noqa: SLF001  # this class's own
        mine: Mapping[K, V] = self._recent
        theirs: Mapping[K, V] = recent
        if base is not self._base:
            mine, theirs = self._whole(), {**base, **recent}
        return [key for key in {**theirs, **mine} if self.get(key) is not other.get(key)]

    def _whole(self) -> Mapping[K, V]:
        return {**self._base, **self._recent} if self._recent else self._base
