import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.picture_position import tells_position

POSITIONS, LATITUDE, LONGITUDE, DATUM = 0x8825, 2, 4, 18


def table(*entries, order="<"):
    """Give a table of tags, each with a value; ``None`` stands for where the next table begins."""
    after = 8 + 2 + 12 * len(entries) + 4
    rows = (struct.pack(f"{order}HHII", tag, 4, 1, after if value is None else value) for tag, value in entries)
    return struct.pack(f"{order}H", len(entries)) + b"".join(rows) + bytes(4)


def tiff(*tags, order="<", first=(POSITIONS, None)):
    """Give EXIF whose table of positions has these tags."""
    mark = {"<": b"II*\x00", ">": b"MM\x00*"}[order]
    head = mark + struct.pack(f"{order}I", 8)
    return head + table((0x0112, 1), first, order=order) + table(*((tag, 0) for tag in tags), order=order)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    "before",
    [b"\xff\xd8\xff\xe1\x00\xffExif\x00\x00", b"\x89PNG\x00\x00\x00\x99eXIf", b"RIFF....WEBPEXIF\x99\x00\x00\x00"],
)
@pytest.mark.parametrize("tag", [LATITUDE, LONGITUDE])
def test_a_position_in_exif_is_told(before, order, tag):
    assert tells_position(before + tiff(DATUM, tag, order=order) + b"rest")


def test_a_position_in_xmp_is_told():
    assert tells_position(b'<rdf:Description exif:GPSLatitude="0,1.5S"/>')


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Exif\x00\x00",
        b"Exif\x00\x00" + tiff(),
        b"Exif\x00\x00" + tiff(DATUM),
        b"Exif\x00\x00" + tiff(LATITUDE, first=(0x010F, None)),
        b"Exif\x00\x00" + tiff(LATITUDE)[:40],
        b"Exif\x00\x00" + tiff(LATITUDE)[:6],
        b"Exif\x00\x00XX" + tiff(LATITUDE),
        tiff(LATITUDE),
        b"eXIf" * 20 + tiff(LATITUDE),
        b"GPSLatitudeRef und nichts weiter",
    ],
)
def test_a_picture_without_a_position_or_with_a_damaged_table_tells_none(content):
    assert not tells_position(content)


@given(content=st.binary(max_size=200))
def test_no_bytes_break_it(content):
    assert tells_position(b"Exif\x00\x00II*\x00" + content) in {True, False}
