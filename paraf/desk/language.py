"""The languages of the house: a finding becomes sentences, in the office's language, from one catalogue.

* English is written in the code and needs no catalogue; a sentence that a catalogue lacks stays English.
* Blanks are filled after translating, so that a translation can move them. What a command in a sentence is given is
  written as a shell wants it: people copy it, and their folders have blanks in their names.
"""

import gettext
import re
import shlex
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO

from paraf.rules.findings import Finding
from paraf.rules.header import name_in
from paraf.rules.wording import WORDINGS

SOURCE = "en"
_COMMAND = re.compile(r"\b(paraf \w+ )\{(path|slug|place)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A finding in words: what was found, and the next step."""

    message: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language to speak to people in."""

    code: str
    catalogue: gettext.NullTranslations

    def say(self, finding: Finding) -> Said:
        """Give the two sentences of a finding."""
        wording = WORDINGS[finding.code]
        blanks = {
            "path": finding.path,
            "line": "" if finding.line is None else str(finding.line),
            "place": finding.place,
            **finding.detail,
        }
        if "header" in finding.detail:
            blanks["header"] = name_in(self.code, finding.detail["header"])
        return Said(message=self.sentence(wording.message, **blanks), next=self.sentence(wording.next, **blanks))

    def sentence(self, english: str, /, **blanks: str) -> str:
        """Give a sentence of the house in this language, its blanks filled; a command in it can be copied as it is."""
        text = self.catalogue.gettext(english) if english else ""
        typed = {f"{name}_typed": shlex.quote(value) for name, value in blanks.items()}
        return _COMMAND.sub(r"\1{\2_typed}", text).format_map(typed | blanks)


@cache
def language(code: str) -> Language:
    """Give a language by its code; one without a catalogue speaks English."""
    return Language(code=code, catalogue=_catalogue(code))


def _catalogue(code: str) -> gettext.NullTranslations:
    file = resources.files("paraf") / "locale" / code / "paraf.po"
    return gettext.NullTranslations() if code == SOURCE or not file.is_file() else catalogue_in(file, code)


def catalogue_in(file: Traversable, code: str) -> gettext.GNUTranslations:
    """Read a catalogue of sentences as translators write it (a ``.po`` file); the same words are read once."""
    return _read(file.read_bytes(), code)


@lru_cache(maxsize=4)
def _read(text: bytes, code: str) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # costs 60 ms that English need not pay
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text), locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
