"""Lists of hashes: the SHA-256 of many things by their name, in as many lists as keep each of them short.

* How many lists there are, and in which of them a name stands, follows from the names alone.
* Fewer than 256 names stand in one list; more in a power of two near the square root of their number.
* A name's place is the first four hex digits of its SHA-256; that of a picture or attachment, whose digest is in its
  name, are the first four digits of that. What was drawn of a picture stands where the picture does.
* A list is called after where it starts: it holds the names from that place on, up to where the next list starts.
* A list's text is what ``sha256sum`` writes, sorted; what is read back gives the same text again, or it is none.
* What changes some names makes the lists anew in which those stand, and no other, as long as their number stays.
"""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

_TEXT = re.compile(r"(?:\\?[0-9a-f]{64}  [^\n]+\n)*")
_NAMED = re.compile(r"(?:gambar|lampiran)/(?:[a-z0-9]{1,5}/)?([0-9a-f]{4})[0-9a-f]{12}[-.]")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_FEW = 256
_DIGITS = 4
_PLACES = 16**_DIGITS
_HASH = 64


@dataclass(frozen=True, slots=True)
class HashList:
    """The hashes of the names that stand in one list; ``digest`` is the SHA-256 of its text in hex."""

    start: str
    hashes: Mapping[str, str]
    digest: str

    @property
    def text(self) -> str:
        """Give the list as ``sha256sum`` writes it."""
        return list_text(self.hashes)


@dataclass(frozen=True, slots=True, eq=False)
class HashLists(Mapping[str, str]):
    """The hash of every name, in lists."""

    lists: tuple[HashList, ...]

    def __getitem__(self, name: str) -> str:
        """Give the hash of a name."""
        return self.lists[_index(name, len(self.lists))].hashes[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names, list by list."""
        return chain.from_iterable(each.hashes for each in self.lists)

    def __len__(self) -> int:
        """Give the number of names."""
        return sum(len(each.hashes) for each in self.lists)

    def flat(self) -> dict[str, str]:
        """Give all hashes at once, by their names."""
        return {name: digest for each in self.lists for name, digest in each.hashes.items()}

    def changed(self, written: Mapping[str, str], removed: Collection[str] = ()) -> "HashLists":
        """Give the lists with some hashes put in, and without some names."""
        number = len(self.lists)
        made: dict[int, dict[str, str]] = {}
        for name in (*written, *removed):
            index = _index(name, number)
            hashes = made.setdefault(index, dict(self.lists[index].hashes))
            if name in written:
                hashes[name] = written[name]
            else:
                hashes.pop(name, None)
        lists = list(self.lists)
        for index, hashes in made.items():
            lists[index] = _list(self.lists[index].start, hashes)
        result = HashLists(tuple(lists))
        return result if number_of_lists(len(result)) == number else hash_lists(result.flat())

    def since(self, old: "HashLists") -> tuple[dict[str, str], list[str]]:
        """Give the hashes that differ from what they were in older lists, and the names that are there no more."""
        if len(self.lists) == len(old.lists):
            both = zip(self.lists, old.lists, strict=True)
            pairs = [(one.hashes, other.hashes) for one, other in both if one.digest != other.digest]
        else:
            pairs = [(self.flat(), old.flat())]
        written = {name: digest for now, then in pairs for name, digest in now.items() if then.get(name) != digest}
        return written, [name for now, then in pairs for name in then if name not in now]


def hash_lists(hashes: Mapping[str, str]) -> HashLists:
    """Give the lists of some hashes, each by its name."""
    number = number_of_lists(len(hashes))
    parts: list[dict[str, str]] = [{} for _ in range(number)]
    for name, digest in hashes.items():
        parts[_index(name, number)][name] = digest
    return HashLists(tuple(_list(start, part) for start, part in zip(starts(number), parts, strict=True)))


def read_hash_lists(texts: Sequence[str]) -> HashLists | None:
    """Read all lists out of their texts, in their order, or give None where they cannot be that.

    Whoever calls holds their digests against those that were written: names are not looked for in other lists.
    """
    parts = [part for text in texts if (part := _hashes(text)) is not None]
    number = number_of_lists(sum(map(len, parts)))
    if not len(parts) == len(texts) == number:
        return None
    digests = (hashlib.sha256(text.encode()).hexdigest() for text in texts)
    return HashLists(tuple(map(HashList, starts(number), parts, digests)))


def number_of_lists(count: int) -> int:
    """Give in how many lists so many names stand."""
    return 1 if count < _FEW else min(_PLACES, 1 << (count.bit_length() // 2))


def starts(number: int) -> list[str]:
    """Give where each of so many lists starts."""
    return [f"{index * _PLACES // number:0{_DIGITS}x}" for index in range(number)]


def start_of(name: str, number: int) -> str:
    """Give where that one of so many lists starts in which a name stands."""
    return f"{_index(name, number) * _PLACES // number:0{_DIGITS}x}"


def list_text(hashes: Mapping[str, str]) -> str:
    """Give the list of some hashes, each by its name, in hex."""
    return "".join([_line(name, hashes[name]) for name in sorted(hashes)])


def read_list_text(text: str) -> dict[str, str] | None:
    """Read a list of hashes, or give None where it is not as it must be."""
    hashes = _hashes(text)
    return hashes if hashes is not None and list_text(hashes) == text else None


def _index(name: str, number: int) -> int:
    return _place(name) * number // _PLACES if number > 1 else 0


def _place(name: str) -> int:
    named = _NAMED.match(name)
    digits = named[1] if named else hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest()[:_DIGITS]
    return int(digits, 16)


def _list(start: str, hashes: Mapping[str, str]) -> HashList:
    return HashList(start, hashes, hashlib.sha256(list_text(hashes).encode()).hexdigest())


def _hashes(text: str) -> dict[str, str] | None:
    if not _TEXT.fullmatch(text):
        return None
    lines = text.split("\n")[:-1]
    if "\\" in text:
        return dict(map(_read, lines))
    return {line[_HASH + 2 :]: line[:_HASH] for line in lines}


def _line(name: str, digest: str) -> str:
    """Give a line of a list; ``sha256sum`` marks a name that it had to escape by a backslash in front."""
    if "\\" not in name and "\n" not in name and "\r" not in name:
        return f"{digest}  {name}\n"
    return f"\\{digest}  {''.join(_ESCAPES.get(character, character) for character in name)}\n"


def _read(line: str) -> tuple[str, str]:
    if line[0] != "\\":
        return line[_HASH + 2 :], line[:_HASH]
    name = re.sub(r"\\([\\nr])", lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), line[_HASH + 3 :])
    return name, line[1 : _HASH + 1]
