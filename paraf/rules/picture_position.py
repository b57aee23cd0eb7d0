"""Whether a picture's file tells where it was taken.

* Cameras write it into EXIF (JPEG, PNG, WebP), in a table of positions; programs write it into XMP besides.
* Only the tables are read, never the pixels, and only the first ones; what is damaged tells nothing.
"""

import re
import struct
from collections.abc import Iterator
from itertools import islice

_XMP = re.compile(rb"GPSL(?:atitude|ongitude)\W")
_EXIF = re.compile(rb"Exif\x00\x00|eXIf|EXIF.{4}(?:Exif\x00\x00)?", re.DOTALL)
_POSITIONS = 0x8825
_LATITUDE, _LONGITUDE = 2, 4
_ENTRY = 12
_MOST_ENTRIES = 512
_MOST_TABLES = 16
_LONGEST = 1 << 17


def tells_position(content: bytes) -> bool:
    """Tell whether the bytes of a picture hold a position."""
    if _XMP.search(content):
        return True
    marks = islice(_EXIF.finditer(content), _MOST_TABLES)
    tables = (content[mark.end() : mark.end() + _LONGEST] for mark in marks)
    return any(_holds_position(table) for table in tables)


def _holds_position(table: bytes) -> bool:
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(table[:4])
    if order is None:
        return False
    first = _number(table, 4, order)
    place = next((value for tag, value in _entries(table, first, order) if tag == _POSITIONS), len(table))
    return any(tag in {_LATITUDE, _LONGITUDE} for tag, _ in _entries(table, place, order))


def _entries(table: bytes, at: int, order: str) -> Iterator[tuple[int, int]]:
    """Give the tags of a table, each with its value or where that lies."""
    count = struct.unpack_from(f"{order}H", table, at)[0] if at + 2 <= len(table) else 0
    for start in range(at + 2, at + 2 + _ENTRY * min(count, _MOST_ENTRIES), _ENTRY):
        if start + _ENTRY <= len(table):
            yield struct.unpack_from(f"{order}H", table, start)[0], _number(table, start + 8, order)


def _number(table: bytes, at: int, order: str) -> int:
    return int(struct.unpack_from(f"{order}I", table, at)[0]) if at + 4 <= len(table) else len(table)
