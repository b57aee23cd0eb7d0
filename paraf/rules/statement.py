"""The statement: what one officer said of one content, in lines that a person can read and a key can sign.

* One statement a signer, its bytes as written: format line, then each key once, in a fixed order.
* No value holds a line break, so that no value can forge a line.
* What is read back gives the same text again, or it is no statement.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from paraf.rules.findings import Finding
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, OfficerId, Verdict

FORMAT: Final = "paraf-statement/1"
_KEYS = ("site", "address", "content", "replaces", "not-before", "authors", "corrector", "verdict", "time")
_NOTHING = "-"
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """That a corrector finds exactly this content fit to be public at this address, or fit to be withdrawn."""

    site: str
    address: Address
    content: Digest
    replaces: Digest | None
    not_before: datetime
    authors: tuple[OfficerId, ...]
    corrector: OfficerId
    verdict: Verdict
    time: datetime


def statement_text(statement: Statement) -> str:
    """Give the statement as it is recorded and signed; a value that would break its lines is a ValueError."""
    values = {
        "site": statement.site,
        "address": statement.address,
        "content": statement.content,
        "replaces": statement.replaces or _NOTHING,
        "not-before": _written(statement.not_before),
        "authors": ", ".join(statement.authors),
        "corrector": statement.corrector,
        "verdict": statement.verdict.value,
        "time": _written(statement.time),
    }
    for key, value in values.items():
        if not value.strip() or value != value.strip() or len(value.splitlines()) != 1:
            message = f"{value!r} cannot be the value of {key} in a statement"
            raise ValueError(message)
    lines = (FORMAT, *(f"{key}: {values[key]}" for key in _KEYS))
    return "".join(f"{line}\n" for line in lines)


def parse_statement(text: str, *, path: str = "") -> Statement | Finding:
    """Read a statement, or give the first line that is not as it must be."""
    expected = (FORMAT, *_KEYS)
    values: dict[str, str] = {}
    lines = text.split("\n")
    for number, key in enumerate(expected, start=1):
        value = _value(key, lines[number - 1] if number <= len(lines) else "")
        if value is None:
            return find("bad-statement", path=path, line=number)
        values[key] = value
    statement = Statement(
        site=values["site"],
        address=Address(values["address"]),
        content=Digest(values["content"]),
        replaces=None if values["replaces"] == _NOTHING else Digest(values["replaces"]),
        not_before=datetime.fromisoformat(values["not-before"]),
        authors=tuple(OfficerId(author) for author in values["authors"].split(", ")),
        corrector=OfficerId(values["corrector"]),
        verdict=Verdict(values["verdict"]),
        time=datetime.fromisoformat(values["time"]),
    )
    wrong = next(_differences(statement_text(statement).split("\n"), lines), None)
    return statement if wrong is None else find("bad-statement", path=path, line=wrong)


def _value(key: str, line: str) -> str | None:
    """Give the value of a line under this key, or None where it cannot be one."""
    if key == FORMAT:
        return line if line == FORMAT else None
    found, separator, value = line.partition(": ")
    if found != key or not separator or not value.strip() or len(value.splitlines()) != 1:
        return None
    return value.strip() if _fits(key, value.strip()) else None


def _fits(key: str, value: str) -> bool:
    match key:
        case "content":
            return bool(_DIGEST.fullmatch(value))
        case "replaces":
            return value == _NOTHING or bool(_DIGEST.fullmatch(value))
        case "not-before" | "time":
            return _is_time(value)
        case "verdict":
            return value in list(Verdict)
        case "authors":
            return all(author.strip() for author in value.split(", "))
        case _:
            return True


def _is_time(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _differences(expected: list[str], found: list[str]) -> Iterator[int]:
    """Give the numbers of the lines that differ."""
    for number in range(1, max(len(expected), len(found)) + 1):
        if expected[number - 1 : number] != found[number - 1 : number]:
            yield number


def _written(time: datetime) -> str:
    if time.tzinfo is None:
        message = "a time in a statement needs its offset"
        raise ValueError(message)
    return time.isoformat(timespec="seconds")
