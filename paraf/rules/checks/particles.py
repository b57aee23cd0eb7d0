"""Particles: ``di`` and ``ke`` stand apart from a place and belong to a verb.

* ``dirumah`` is ``di rumah``, ``di makan`` is ``dimakan``, ``ke lola`` is ``kelola``; ``dirumahkan`` is a verb.
* What somebody said is written by the desk as well: quotations are looked at, names of rules and italics are not.
* ``di`` before a word with a capital is before a name (di Buka Mata), unless the whole title has capitals.
* A word that no table has and that ends as verbs do is a hint.
* The tenth is ``ke-10``: after what is counted (HUT, tahap, angkatan) a number has a hyphen.
"""

import re
from collections.abc import Iterator

from paraf.rules.checks.copy import Copy, Passage, Word
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.sparing import holds
from paraf.rules.checks.tables.places_and_verbs import (
    MAYBE_VERBS,
    NOUNS_WITH_KE,
    PLACES_AFTER_DI,
    PLACES_AFTER_KE,
    PLACES_ENDING_IN_KAN,
    VERBS,
)
from paraf.rules.findings import Finding

_JOINED = re.compile(r"(?P<particle>[Dd]i|[Kk]e)(?P<place>[a-z-]{2,30}?)(?P<end>nya)?")
_JOINED_TO_NAME = re.compile(r"(?P<particle>di|ke)(?P<place>[A-Z][a-z]{2,30})")
_VERB_END = re.compile(r"(?!pe|ke|se)[a-z]{4,20}kan(?:nya)?")
_COUNTED = re.compile(
    r"\b(?:HUT|[Hh]ari\s[Jj]adi|[Uu]lang\s[Tt]ahun|[Tt]ahap|[Aa]ngkatan|[Gg]elombang|[Pp]utaran|[Ee]disi|[Ss]eri|[Aa]bad"
    r"|[Hh]ari|[Pp]eringatan|[Pp]eringkat|[Dd]ies\s[Nn]atalis)(?:\s[A-Z][\w-]{1,30}){0,5}\s(?P<ke>[Kk]e\s{1,2}-?\s?|[Kk]e-\s|[Kk]e)"
    r"(?P<number>\d{1,4})(?!\.?\d)"
)
_ORDINAL = re.compile(r"\b[Kk]e-(?P<word>satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)\b")


def particles(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find ``di`` and ``ke`` joined to places and torn from verbs."""
    for passage in copy.passages:
        for number, word in enumerate(passage.words):
            if passage.is_named(word.start) or holds(passage.italic, word.start):
                continue
            if word.folded not in knowledge.names:
                yield from _joined(passage, word)
            if number + 1 < len(passage.words):
                yield from _torn(passage, word, passage.words[number + 1])
        yield from _ordinals(passage)


def _joined(passage: Passage, word: Word) -> Iterator[Finding]:
    named = _JOINED_TO_NAME.fullmatch(word.text)
    joined = named or _JOINED.fullmatch(word.text)
    if joined is None:
        return
    particle, place = joined["particle"], joined["place"]
    places = PLACES_AFTER_DI if particle.lower() == "di" else PLACES_AFTER_KE
    end = "" if named else joined["end"] or ""
    if named or place in places or place + end in places:
        yield passage.find("particle-joined", word.start, word.end, proposal=f"{particle} {place}{end}")


def _torn(passage: Passage, word: Word, following: Word) -> Iterator[Finding]:
    particle = word.text.lower()
    if particle not in {"di", "ke"} or passage.text[word.end : following.start].strip():
        return
    if following.text[0].isupper() and not (passage.is_title_like and word.text[0].isupper()):
        return
    verb = following.folded
    stem = verb.removesuffix("nya")
    proposal = word.text + verb
    if {verb, stem} & (VERBS if particle == "di" else NOUNS_WITH_KE):
        yield passage.find("particle-torn", word.start, following.end, proposal=proposal)
    elif particle == "di" and (stem in MAYBE_VERBS or _ends_as_verb(verb)):
        yield passage.find("particle-maybe-torn", word.start, following.end, proposal=proposal)


def _ends_as_verb(word: str) -> bool:
    return bool(_VERB_END.fullmatch(word)) and word not in PLACES_ENDING_IN_KAN


def _ordinals(passage: Passage) -> Iterator[Finding]:
    for match in _COUNTED.finditer(passage.text):
        proposal = f"{match['ke'][:2]}-{match['number']}"
        yield passage.find("ordinal", match.start("ke"), match.end(), proposal=proposal)
    for match in _ORDINAL.finditer(passage.text):
        proposal = f"{match[0][:2]}{match['word']}"
        yield passage.find("ordinal", match.start(), match.end(), proposal=proposal)
