"""Posts: who holds which office, and when, by the office's own list (``kamus/pejabat.csv``).

* A post is the same post however it is written: ``Walikota``, ``Kadis``, ``Sekda``, its agency's acronym, with the
  name of the town or without.
* A term without an end goes on; one without a beginning was always there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from paraf.rules.checks.lists import Row
from paraf.rules.findings import Finding
from paraf.rules.wording import find

COLUMNS = ("nama", "jabatan", "instansi", "mulai", "selesai")
"""The columns of the list."""

_SHORT = {
    "walikota": "wali kota",
    "wako": "wali kota",
    "wawako": "wakil wali kota",
    "wawali": "wakil wali kota",
    "kadis": "kepala dinas",
    "kadin": "kepala dinas",
    "kaban": "kepala badan",
    "kalaksa": "kepala pelaksana",
    "sekda": "sekretaris daerah",
    "sekdakot": "sekretaris daerah",
}
_LEFT_OUT = frozenset({"dan", "serta"})
_GOVERNMENT = re.compile(r"^(?:pemerintah|pemkot|pemkab|pemprov)\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"\(([^()]{2,20})\)")
_CHIEF = ("kepala", "kepala dinas", "kepala badan", "kepala pelaksana")

Words = tuple[str, ...]
"""The words of a post, as posts are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Somebody in a post at an agency, from the first day of a term to the last."""

    name: str
    post: str
    agency: str = ""
    start: date | None = None
    end: date | None = None

    def is_in_post(self, day: date | None) -> bool:
        """Tell whether a day lies in the term; every day that is not known does."""
        return day is None or ((self.start or day) <= day <= (self.end or day))

    @property
    def place(self) -> Words:
        """The words of the town, where the agency is its government."""
        found = _GOVERNMENT.match(self.agency)
        return words_of(self.agency[found.end() :]) if found else ()


def officials_from(rows: tuple[Row, ...]) -> tuple[Official, ...]:
    """Give the officials of a list; a day that cannot be read counts as none."""
    return tuple(
        Official(name=name, post=post, agency=agency, start=_day(start), end=_day(end))
        for name, post, agency, start, end in (row.values for row in rows)
    )


def odd_days(rows: tuple[Row, ...], path: str) -> Iterator[Finding]:
    """Find the days of a list that cannot be read, and terms that end before they begin."""
    for row in rows:
        start, end = row.values[3:]
        for value in (start, end):
            if value and _day(value) is None:
                yield find("list-day", path=path, line=row.line, found=value)
        first, last = _day(start), _day(end)
        if first and last and last < first:
            yield find("list-term", path=path, line=row.line, found=f"{start} – {end}")


def words_of(post: str) -> Words:
    """Give the words of a post; what is short is written out, what joins or stands in brackets is left out."""
    plain = _ACRONYM.sub(" ", post.casefold())
    words = " ".join(_SHORT.get(word, word) for word in re.findall(r"\w+", plain)).split()
    return tuple(word for word in words if word not in _LEFT_OUT)


def acronyms_of(post: str) -> Words:
    """Give what stands in brackets in a post."""
    return tuple(found.casefold() for found in _ACRONYM.findall(post))


def without_place(words: Words, place: Words) -> Words:
    """Give a post's words without the name of the town at their end."""
    is_last = place and len(words) > len(place) and words[-len(place) :] == place
    return words[: -len(place)] if is_last else words


def ways_to_say(official: Official, place: Words) -> frozenset[Words]:
    """Give the words by which a post may be named."""
    words = words_of(official.post)
    town = place[-1:]  # Wali Kota Contoh is the Wali Kota
    shorter = {words, without_place(words, place), without_place(words, town)}
    agency = words_of(official.agency) if " " not in official.agency else ()
    by_agency = {(*chief.split(), *agency) for chief in _CHIEF if agency and words[0] == "kepala"}
    return frozenset(shorter | by_agency)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
