"""Words: non-standard spellings, foreign words that have one of their own, and phrases that say a thing twice.

* Quotations, names of rules and italics are spared: ``Peraturan Walikota Nomor 86`` is the enacted name.
* A word with a capital inside a sentence may belong to a name (Apotik Sehat) and is a hint; ``Walikota`` is none.
* A word that the office's list of names has is left alone; so is a foreign word with a capital inside a sentence.
"""

from collections.abc import Iterator

from paraf.rules.checks.copy import Copy, Kind, Passage, folded
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.lexicon import Hit, hits, lexicon
from paraf.rules.checks.tables.foreign_words import LONG_PHRASES
from paraf.rules.findings import Finding

_PHRASES = lexicon(LONG_PHRASES)
_NOT_PROSE = frozenset({Kind.TAGS, Kind.PLACE})


def words(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find words that are written otherwise, or better otherwise."""
    for passage in copy.passages:
        for hit in hits(knowledge.standard, passage):
            if not _is_spared(passage, hit, knowledge):
                code = "word-in-name" if _may_be_name(passage, hit) else "word"
                yield passage.find(code, hit.start, hit.end, proposal=hit.proposal)
    yield from _better(copy, knowledge)


def _better(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find what could be said better, each word and phrase once."""
    told: set[str] = set()
    for passage in copy.passages:
        if passage.kind in _NOT_PROSE:
            continue
        for code, known in (("foreign-word", knowledge.foreign), ("long-phrase", _PHRASES)):
            for hit in hits(known, passage):
                is_name = code == "foreign-word" and _may_be_name(passage, hit)
                if not (is_name or hit.proposal.casefold() in told or _is_spared(passage, hit, knowledge)):
                    told.add(hit.proposal.casefold())
                    yield passage.find(code, hit.start, hit.end, proposal=hit.proposal)


def _is_spared(passage: Passage, hit: Hit, knowledge: Knowledge) -> bool:
    return passage.is_spared(hit.start) or any(word in knowledge.names for word in folded(hit.found).split())


def _may_be_name(passage: Passage, hit: Hit) -> bool:
    """Tell whether a hit has a capital that neither its proposal nor its place in the sentence gives it."""
    is_capital = hit.found[0].isupper() and not hit.found.isupper()
    has_reason = hit.is_proper or passage.is_title_like or passage.begins_sentence(hit.start)
    return is_capital and not has_reason
