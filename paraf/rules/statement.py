"""The statement: what one officer said of one content, in lines that a person can read and a key can sign.

* One statement a signer, its bytes as written: format line, then each key once, in a fixed order.
* No value holds a line break, so that no value can forge a line.
* What is read back gives the same text again, or it is no statement.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from paraf.rules.entries import Signer
from paraf.rules.findings import Finding
from paraf.rules.keyed_lines import first_difference, is_digest, is_time, read_lines, write_lines, written_time
from paraf.rules.wording import find
from paraf.rules.words import Address, Digest, OfficerId, Verdict

FORMAT: Final = "paraf-statement/1"
_KEYS = ("site", "address", "content", "replaces", "not-before", "authors", "corrector", "verdict", "time")
_NOTHING = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """That a corrector finds exactly this content fit to be public at this address, or fit to be withdrawn.

    In an emergency it is an admin who says so alone, and ``corrector`` is that admin.
    """

    site: str
    address: Address
    content: Digest
    replaces: Digest | None
    not_before: datetime
    authors: tuple[OfficerId, ...]
    corrector: OfficerId
    verdict: Verdict
    time: datetime


def namespace_of(site: str) -> str:
    """Give the namespace in which a site's officers sign: a signature for anything else is none for this."""
    return f"paraf@{site}"


def statement_text(statement: Statement) -> str:
    """Give the statement as it is recorded and signed; a value that would break its lines is a ValueError."""
    values = (
        statement.site,
        statement.address,
        statement.content,
        statement.replaces or _NOTHING,
        written_time(statement.not_before),
        ", ".join(statement.authors),
        statement.corrector,
        statement.verdict.value,
        written_time(statement.time),
    )
    return write_lines(FORMAT, dict(zip(_KEYS, values, strict=True)))


def parse_statement(text: str, *, path: str = "") -> Statement | Finding:
    """Read a statement, or give the first line that is not as it must be."""
    values = read_lines(text, FORMAT, _KEYS, _fits)
    if isinstance(values, int):
        return find("bad-statement", path=path, line=values)
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
    wrong = first_difference(statement_text(statement), text)
    return statement if wrong is None else find("bad-statement", path=path, line=wrong)


def statements_by(signers: Iterable[Signer]) -> Iterator[Statement]:
    """Give the statements of some signers; a text that is no statement is none."""
    for signer in signers:
        statement = parse_statement(signer.statement)
        if isinstance(statement, Statement):
            yield statement


def _fits(key: str, value: str) -> bool:
    match key:
        case "content":
            return is_digest(value)
        case "replaces":
            return value == _NOTHING or is_digest(value)
        case "not-before" | "time":
            return is_time(value)
        case "verdict":
            return value in list(Verdict)
        case "authors":
            return all(author.strip() for author in value.split(", "))
        case _:
            return True
