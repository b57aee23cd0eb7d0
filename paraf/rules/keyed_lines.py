"""Texts of keyed lines, which a person can read and a key can sign: a form's name, then each key once, in its order.

* No value holds a line break, so that no value can forge a line.
* Who reads one checks that writing what was read gives the same text again: then it had one spelling.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def write_lines(form: str, values: Mapping[str, str]) -> str:
    """Give the text of a form and its values, in their order; a value that would break its line is a ValueError."""
    for key, value in values.items():
        if not value.strip() or value != value.strip() or len(value.splitlines()) != 1:
            message = f"{value!r} cannot be the value of {key}"
            raise ValueError(message)
    return "".join(f"{line}\n" for line in (form, *(f"{key}: {value}" for key, value in values.items())))


def read_lines(text: str, form: str, keys: Sequence[str], fits: Callable[[str, str], bool]) -> dict[str, str] | int:
    """Give the values of a text by their keys, or the number of the first line that is not as it must be.

    ``fits`` tells whether a key can have a value.
    """
    lines = text.split("\n")
    if lines[0] != form:
        return 1
    values: dict[str, str] = {}
    for number, key in enumerate(keys, start=2):
        found, separator, value = (lines[number - 1] if number <= len(lines) else "").partition(": ")
        is_one_line = separator and value.strip() and len(value.splitlines()) == 1
        if found != key or not is_one_line or not fits(key, value.strip()):
            return number
        values[key] = value.strip()
    return values


def first_difference(expected: str, found: str) -> int | None:
    """Give the number of the first line in which a text is not the expected one, or None where it is."""
    return next(_differences(expected.split("\n"), found.split("\n")), None)


def written_time(time: datetime) -> str:
    """Give a moment as such a text has it, to the second; one without its offset is a ValueError."""
    if time.tzinfo is None:
        message = "a time in a signed text needs its offset"
        raise ValueError(message)
    return time.isoformat(timespec="seconds")


def is_digest(value: str) -> bool:
    """Tell whether a value is a digest."""
    return bool(_DIGEST.fullmatch(value))


def is_time(value: str) -> bool:
    """Tell whether a value is a moment with its offset."""
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _differences(expected: list[str], found: list[str]) -> Iterator[int]:
    """Give the numbers of the lines that differ."""
    for number in range(1, max(len(expected), len(found)) + 1):
        if expected[number - 1 : number] != found[number - 1 : number]:
            yield number
