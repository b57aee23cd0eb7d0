"""Knowledge: what the office knows beside the rules, as it comes with paraf and as the office has extended it.

* The office's lists are CSV files in the newsroom's folder ``kamus/``, one a kind; a line adds to what is known.
* A line whose second column is empty takes out what paraf brought: the office writes that word so.
* What cannot be read in a list is found, in its line, and the rest of the list counts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from paraf.rules.checks.contacts import contact_key
from paraf.rules.checks.copy import folded
from paraf.rules.checks.lexicon import Lexicon, extended, lexicon
from paraf.rules.checks.lists import Row, read_rows
from paraf.rules.checks.posts import COLUMNS, Official, odd_days, officials_from
from paraf.rules.checks.standing import Standing
from paraf.rules.checks.tables.foreign_words import FOREIGN_WORDS
from paraf.rules.checks.tables.standard_words import STANDARD_WORDS
from paraf.rules.findings import Finding
from paraf.rules.house import House

FOLDER = "kamus"
"""The folder of a newsroom in which its lists lie."""

_STANDARD = lexicon(STANDARD_WORDS)
_FOREIGN = lexicon(FOREIGN_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What the office knows: ``language`` is that of articles that name none, ``names`` are words to be left alone.

    ``contacts`` are public ones, ``site`` is the host of the public site. What stands changes with every article, and
    makes no other knowledge.
    """

    language: str = "id"
    standard: Lexicon = _STANDARD
    foreign: Lexicon = _FOREIGN
    names: frozenset[str] = frozenset()
    officials: tuple[Official, ...] = ()
    contacts: frozenset[str] = frozenset()
    house: House = field(default_factory=House)
    site: str = ""
    standing: Standing | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the office knows, and what in its lists cannot be read."""

    knowledge: Knowledge
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListForm:
    """A list that the office can keep: its columns, of which the first must be filled, and what its rows add."""

    columns: tuple[str, ...]
    extend: Callable[[Knowledge, tuple[Row, ...]], Knowledge]
    odd: Callable[[tuple[Row, ...], str], Iterable[Finding]] = lambda _rows, _path: ()


def _pairs(rows: tuple[Row, ...]) -> dict[str, str]:
    return {row.values[0]: row.values[1] for row in rows}


LISTS: Mapping[str, ListForm] = MappingProxyType(
    {
        "kata-baku.csv": ListForm(
            columns=("salah", "benar"),
            extend=lambda known, rows: replace(known, standard=extended(known.standard, _pairs(rows))),
        ),
        "kata-asing.csv": ListForm(
            columns=("asing", "padanan"),
            extend=lambda known, rows: replace(known, foreign=extended(known.foreign, _pairs(rows))),
        ),
        "nama.csv": ListForm(
            columns=("nama",),
            extend=lambda known, rows: replace(
                known, names=known.names | {word for row in rows for word in folded(row.values[0]).split()}
            ),
        ),
        "pejabat.csv": ListForm(
            columns=COLUMNS,
            extend=lambda known, rows: replace(known, officials=(*known.officials, *officials_from(rows))),
            odd=odd_days,
        ),
        "kontak.csv": ListForm(
            columns=("kontak",),
            extend=lambda known, rows: replace(
                known, contacts=known.contacts | {contact_key(row.values[0]) for row in rows}
            ),
        ),
    }
)
"""The lists by the names of their files."""


def known_from(files: Mapping[str, bytes], *, language: str) -> Known:
    """Give what an office knows whose lists have these bytes, by the names of their files."""
    knowledge = Knowledge(language=language)
    findings: list[Finding] = []
    for name, form in LISTS.items():
        if name in files:
            path = f"{FOLDER}/{name}"
            read = read_rows(files[name], form.columns, path=path)
            knowledge = form.extend(knowledge, read.rows)
            findings += (*read.findings, *form.odd(read.rows, path))
    return Known(knowledge=knowledge, findings=tuple(findings))
