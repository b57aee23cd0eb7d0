"""Doubles: a word that stands twice in a row, by a slip or for want of a hyphen.

* ``dari dari`` is a slip; ``bibit bibit`` wants a hyphen, as ``masing-masing``, ``rata-rata`` and ``kupu-kupu`` have.
* Names are doubled by their owners (Baden Baden), and speakers repeat themselves: capitals and quotations are spared.
* ``tamu yang datang datang dari Jakarta`` can be meant: after ``yang`` it is a hint.
"""

import re
from collections.abc import Iterator

from paraf.rules.checks.copy import Copy, Kind, Passage, Word
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.tables import listed
from paraf.rules.findings import Finding

SLIPS = listed(
    """
    ada adalah agar akan antara atas atau bagi bahwa beberapa belum bersama dalam dan dapat dari dengan di hingga ia
    ini itu jika juga kami karena ke kepada ketika kita lalu maka melalui menjadi mereka namun oleh pada para pernah
    saat sampai saya sebagai sebanyak sebuah secara sedang sehingga sejak sekitar selama semua seorang seperti serta
    setelah setiap suatu sudah tanpa telah tentang terhadap tersebut tetapi tidak untuk yaitu yakni yang
    """
)
"""Words that nobody says twice in a row, and that have no doubled form."""

_SHORTEST = 3
_PAIR = re.compile(r"\b(?P<pair>[a-z]{2,20}\s[a-z]{2,20})\s(?P=pair)\b")
_MEANT = frozenset({"demi", "per", "ke", "lepas"})


def doubles(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find words that stand twice in a row."""
    for passage in copy.passages:
        if passage.kind is not Kind.CELL:
            for number, (first, second) in enumerate(zip(passage.words, passage.words[1:], strict=False)):
                if _is_double(passage, first, second) and first.folded not in knowledge.names:
                    yield _found(passage, passage.words[max(0, number - 1)], first, second)
            yield from _pairs(passage)


def _is_double(passage: Passage, first: Word, second: Word) -> bool:
    is_same = first.folded == second.folded and not second.text[0].isupper()
    return is_same and not passage.text[first.end : second.start].strip() and not passage.is_spared(first.start)


def _found(passage: Passage, before: Word, first: Word, second: Word) -> Finding:
    word = first.folded
    if word in SLIPS or len(word) < _SHORTEST:
        return passage.find("word-twice", first.start, second.end, proposal=first.text)
    code = "maybe-word-twice" if before.text == "yang" else "word-twice-or-hyphen"
    return passage.find(code, first.start, second.end, proposal=f"{first.text}-{second.text}", once=first.text)


def _pairs(passage: Passage) -> Iterator[Finding]:
    for match in _PAIR.finditer(passage.text):
        words = match["pair"].split()
        is_slip = SLIPS & set(words) and not _MEANT & set(words) and words[0] != words[1]
        if is_slip and not passage.is_spared(match.start()):
            yield passage.find("word-twice", match.start(), match.end(), proposal=match["pair"])
