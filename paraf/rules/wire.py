"""Bytes as OpenSSH writes them: length-prefixed strings, and base64 in its one canonical form.

* A string is four bytes of length, most significant first, then so many bytes.
* Base64 is read only as it would be written: no blanks, full padding, no stray bits in the last character.
"""

import base64

_LENGTH = 4


def wire_string(content: bytes) -> bytes:
    """Give some bytes with their length before them."""
    return len(content).to_bytes(_LENGTH, "big") + content


def wire_strings(blob: bytes, count: int) -> tuple[list[bytes], bytes] | None:
    """Give the first so many strings of a blob and the bytes after them, or None where it holds fewer."""
    strings: list[bytes] = []
    rest = blob
    for _ in range(count):
        size = int.from_bytes(rest[:_LENGTH], "big")
        if len(rest) < _LENGTH + size:
            return None
        strings.append(rest[_LENGTH : _LENGTH + size])
        rest = rest[_LENGTH + size :]
    return strings, rest


def base64_text(content: bytes) -> str:
    """Give some bytes in base64, on one line."""
    return base64.b64encode(content).decode()


def read_base64(text: str) -> bytes | None:
    """Give the bytes that this base64 stands for, or None where it is not exactly as it would be written."""
    try:
        content = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return content if base64_text(content) == text else None


def read_text(content: bytes) -> str | None:
    """Give bytes as the text that they are in UTF-8, or None where they are none or hold a NUL."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
