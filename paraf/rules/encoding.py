"""Bytes to text: what people's editors really save.

* UTF-8 with or without BOM; UTF-16 with BOM, or without where the zeros give it away; else Windows-1252.
* Windows-1252 is believed only where the bytes hold no UTF-8 at all and every one of them is a printed character.
* More than 1,000,000 bytes are too long; NUL characters, Word and PDF files are no text.
* A byte order mark at the start is not part of the text.
"""

import codecs
from dataclasses import dataclass
from enum import StrEnum

from paraf.rules.findings import Finding
from paraf.rules.wording import find

MAX_BYTES = 1_000_000
_KNOWN_BINARY = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_BLANKS = "\t\n\r\f"


class Encoding(StrEnum):
    """How a file's bytes stand for its text; the value is the name that people know."""

    UTF_8 = "UTF-8"
    UTF_8_BOM = "UTF-8 BOM"
    UTF_16_LE = "UTF-16 LE"
    UTF_16_BE = "UTF-16 BE"
    WINDOWS_1252 = "Windows-1252"


_MARKS = (
    (codecs.BOM_UTF8, Encoding.UTF_8_BOM),
    (codecs.BOM_UTF16_LE, Encoding.UTF_16_LE),
    (codecs.BOM_UTF16_BE, Encoding.UTF_16_BE),
)
_CODECS = {
    Encoding.UTF_8: "utf-8",
    Encoding.UTF_8_BOM: "utf-8",
    Encoding.UTF_16_LE: "utf-16-le",
    Encoding.UTF_16_BE: "utf-16-be",
    Encoding.WINDOWS_1252: "cp1252",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A file's text without its byte order mark, and how it was written down."""

    text: str
    encoding: Encoding


def is_attachment(name: str, content: bytes) -> bool:
    """Tell whether a file that an article hands out is what its name says: a PDF, or plain text in a CSV."""
    if name.lower().endswith(".pdf"):
        return content.startswith(b"%PDF-")
    return b"\0" not in content


def decode(raw: bytes, *, path: str) -> str | Finding:
    """Give the text of a file, or the reason why it cannot be read."""
    decoded = recognise(raw, path=path)
    return decoded.text if isinstance(decoded, Decoded) else decoded


def recognise(raw: bytes, *, path: str) -> Decoded | Finding:
    """Give the text of a file with its encoding, or the reason why it cannot be read."""
    if len(raw) > MAX_BYTES:
        return find("too-long", path=path, bytes=str(len(raw)), most=str(MAX_BYTES))
    if raw.startswith(_KNOWN_BINARY):
        return find("not-text", path=path)
    encoding = _encoding_of(raw)
    if encoding is None:
        return find("not-text", path=path)
    try:
        text = raw.decode(_CODECS[encoding]).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return find("unreadable-encoding", path=path, line=_line_at(raw, error.start))
    if "\0" in text:
        return find("not-text", path=path)
    return Decoded(text=text, encoding=encoding)


def _encoding_of(raw: bytes) -> Encoding | None:
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    if marked is not None:
        return marked
    if b"\0" in raw:
        return _wide(raw)
    return Encoding.WINDOWS_1252 if not _is_utf_8(raw) and _is_windows_1252(raw) else Encoding.UTF_8


def _wide(raw: bytes) -> Encoding | None:
    """Tell UTF-16 without a mark by its zeros: in Latin text every second byte is one, and no other byte is.

    Bytes with zeros in other places are no text in any encoding.
    """
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    half = len(raw) // 4
    if len(raw) % 2 == 0 and not even and odd > half:
        return Encoding.UTF_16_LE
    if len(raw) % 2 == 0 and not odd and even > half:
        return Encoding.UTF_16_BE
    return None


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_windows_1252(raw: bytes) -> bool:
    """Tell whether bytes that are no UTF-8 have no trace of it either, and are printed characters in Windows-1252."""
    traces = raw.decode(errors="replace").replace("\ufffd", "")
    return traces.isascii() and all(_is_printed(character) for character in raw.decode("cp1252", errors="replace"))


def _is_printed(character: str) -> bool:
    return character in _BLANKS or (character >= " " and character not in "\x7f\ufffd")


def _line_at(raw: bytes, offset: int) -> int:
    return raw.count(b"\n", 0, offset) + 1
