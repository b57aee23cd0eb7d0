import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.encoding import MAX_BYTES, Decoded, Encoding, decode, is_attachment, recognise
from paraf.rules.findings import Finding

TEXT = "Judul: “Café” \u2013 Rp2\u00a0juta\nIsi.\n"
_plain = st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]))
_windows = st.text("abc \n\té“”\u2019\u2013—…€Ñß", min_size=1)


def read(raw):
    return decode(raw, path="a.md")


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), Encoding.UTF_8),
        (codecs.BOM_UTF8 + TEXT.encode(), Encoding.UTF_8_BOM),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), Encoding.UTF_16_LE),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), Encoding.UTF_16_BE),
        (TEXT.encode("utf-16-le"), Encoding.UTF_16_LE),
        (TEXT.encode("utf-16-be"), Encoding.UTF_16_BE),
        (TEXT.encode("cp1252"), Encoding.WINDOWS_1252),
    ],
)
def test_a_text_reads_the_same_however_it_was_saved(raw, encoding):
    assert recognise(raw, path="a.md") == Decoded(text=TEXT, encoding=encoding)
    assert read(raw) == TEXT


@given(text=_plain)
def test_utf_8_is_always_read_as_utf_8(text):
    assert text.startswith(("%PDF", "PK\x03\x04", "GIF8", "{\\rtf")) or read(text.encode()) == text


@given(text=_windows)
def test_windows_1252_is_read_where_the_bytes_are_no_utf_8(text):
    raw = text.encode("cp1252")
    try:
        expected = raw.decode()
    except UnicodeDecodeError:
        expected = text
    found = read(raw)
    assert found == expected or found.code == "unreadable-encoding"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"Judul: x\nIsi \x81\n", 2),
        ("Judul: é\n\nIsi: é".encode() + b"\xe9\n", 3),
        ("Judul: “x”".encode()[:-1], 1),
        (b"\xff\xfeJ\0u", 1),
        (b"\xff\xfe\x00\xd8J\0", 1),
        (b"\xef\xbb\xbfJudul: \xe9\n", 1),
        (b"Judul\x01 \xe9\n", 1),
    ],
)
def test_what_no_encoding_fits_is_refused_with_its_line(raw, line):
    found = read(raw)
    assert (found.code, found.path, found.line) == ("unreadable-encoding", "a.md", line)


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7 x",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1",
        b"{\\rtf1 Judul}",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"Judul: x\0\n",
        b"\0",
        b"J\0u\0\0d",
        b"\0J\0u\0\0\0d",
        codecs.BOM_UTF32_LE + "Judul".encode("utf-32-le"),
        TEXT.encode("utf-16-le") + b"\0",
    ],
)
def test_what_is_no_text_is_refused(raw):
    assert read(raw).code == "not-text"


def test_a_file_has_at_most_a_million_bytes():
    assert read(b"x" * MAX_BYTES) == "x" * MAX_BYTES
    found = read(b"x" * (MAX_BYTES + 1))
    assert (found.code, found.detail) == ("too-long", {"bytes": "1000001", "most": "1000000"})


def test_only_one_byte_order_mark_is_left_out():
    assert read(b"\xef\xbb\xbf\xef\xbb\xbfx") == "\ufeffx"


@given(raw=st.binary())
def test_any_bytes_are_text_or_a_finding(raw):
    found = read(raw)
    assert isinstance(found, Finding) or "\0" not in found


@pytest.mark.parametrize(
    ("name", "content", "fits"),
    [
        ("a.pdf", b"%PDF-1.7 ...", True),
        ("A.PDF", b"\xff\xd8\xff\xe1\0\x10Exif", False),
        ("a.csv", b"nama;jumlah\nMelati;3\n", True),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", False),
    ],
)
def test_an_attachment_is_what_its_name_says(name, content, fits):
    assert is_attachment(name, content) is fits
