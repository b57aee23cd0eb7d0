"""Marks: blanks around punctuation, and quotation marks that stand where they cannot.

* No blank before a comma, full stop, colon or question mark, and one behind it; none inside brackets and quotes.
* A quotation mark is not glued to the word before or behind it.
* What somebody says ends in a mark inside the quotation: ``“Kami siap,” ujarnya``; a quoted term does not:
  ``program “Sapa Warga”, kata Rina``.
* Numbers, times, addresses, abbreviations (S.Sos., dkk.) and three dots have rules of their own and are spared.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest

from paraf.rules.checks.copy import Copy, Kind, Passage
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.findings import Finding

_SAID = (
    r"(?:ujar|kata|tutur|ungkap|jelas|papar|imbuh|tambah|tegas|pungkas|terang|sebut|ucap|sambung|lanjut|beber|tukas"
    r"|harap|cetus|kelakar|tandas|pesan|urai|demikian)(?:nya)?\b"
)
_BEFORE = re.compile(
    r"(?:(?<=[\w)”\"’])[ \u00a0\n]{1,3}(?P<mark>[,;!?]|\.(?![\w.]))|(?<=[^\W\d])[ \u00a0]{1,3}(?P<colon>:)(?!\w))"
    r"(?![^\s”\"’)\]])"
)
_BEHIND = re.compile(r"(?<=[a-z]{2})(?P<mark>,)(?=[^\W\d_])|(?<=[a-z]{4})(?P<stop>[.!?])(?=[A-Z][a-z])")
_TWICE = re.compile(r"(?<![,.])(?:,,+|,\.|\.\.)(?![,.])|(?<!;);;+|!{2,}(?!\?)|\?{2}(?!\?)")
_IN_BRACKETS = re.compile(r"\([ \u00a0]+(?=\w)|(?<=\w)[ \u00a0]+\)")
_IN_QUOTES = re.compile(r"“[ \u00a0]+(?=\w)|(?<=[\w,.!?])[ \u00a0]+”")
_GLUED = re.compile(r"[^\W\d_]“\w|”[^\W\d_]|[^\W\d_]\"[^\W\d_]")
_COMMA_OUTSIDE = re.compile(rf"[”\"]\s{{0,2}},\s{{0,2}}{_SAID}")
_NO_COMMA = re.compile(rf"(?<=[\w)])[”\"]\s{{1,2}}{_SAID}")
_STOP_OUTSIDE = re.compile(r"(?<=[a-z])”\.(?=\s|$)")
_A_SENTENCE = 4  # so many words are what somebody says, and fewer may be a term
_AROUND = 12


def marks(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find blanks and quotation marks that stand where they cannot."""
    for passage in copy.passages:
        yield from _blanks(passage)
        yield from _glued(passage)
        if passage.in_body:
            yield from _speech(passage)
    yield from _open(copy)


def _blanks(passage: Passage) -> Iterator[Finding]:
    for match in _BEFORE.finditer(passage.text):
        yield _about(passage, "blank-before-mark", match.start(), match.end(), mark=match["mark"] or ":")
    for match in _BEHIND.finditer(passage.text):
        mark = match["mark"] or match["stop"]
        yield _about(passage, "no-blank-after-mark", match.start(), match.end(), mark=mark)
    for match in _TWICE.finditer(passage.text):
        yield _about(passage, "mark-twice", match.start(), match.end(), mark=match[0])
    for match in _IN_BRACKETS.finditer(passage.text):
        yield _about(passage, "blank-in-brackets", match.start(), match.end())
    for match in _IN_QUOTES.finditer(passage.text):
        yield _about(passage, "blank-in-quotes", match.start(), match.end())


def _glued(passage: Passage) -> Iterator[Finding]:
    for match in _GLUED.finditer(passage.text):
        yield _about(passage, "quote-glued", match.start(), match.end())


def _speech(passage: Passage) -> Iterator[Finding]:
    starts = [word.start for word in passage.words]
    for start, end in passage.quoted:
        spoken = bisect_left(starts, end) - bisect_left(starts, start)
        if spoken < _A_SENTENCE or not _can_begin(passage, start):
            continue
        if match := _COMMA_OUTSIDE.match(passage.text, end - 1):
            yield _about(passage, "comma-outside-quote", end - 1, match.end())
        elif match := _NO_COMMA.match(passage.text, end - 1):
            yield _about(passage, "no-comma-in-quote", end - 1, match.end())
        elif match := _STOP_OUTSIDE.match(passage.text, end - 1):
            yield _about(passage, "stop-outside-quote", end - 1, match.end())


def _can_begin(passage: Passage, start: int) -> bool:
    """Tell whether what somebody says can begin here; a quoted term stands anywhere."""
    return passage.begins_sentence(start) or passage.text[max(0, start - 2) : start].rstrip().endswith(",")


def _open(copy: Copy) -> Iterator[Finding]:
    """Find a quotation that nothing ends; one that goes on in the next paragraph opens there again."""
    prose = tuple(copy.of(Kind.PARAGRAPH, Kind.ITEM))
    for passage, following in zip_longest(prose, prose[1:]):
        opened, closed = passage.text.rfind("“"), passage.text.rfind("”")
        goes_on = following is not None and following.text.startswith("“")
        if opened > closed and not goes_on:
            yield _about(passage, "quote-not-closed", opened, opened + 1)


def _about(passage: Passage, code: str, at: int, end: int, /, **detail: str) -> Finding:
    """Give a finding that quotes the words around a mark."""
    text = passage.text
    first, last = max(0, at - _AROUND), min(len(text), end + _AROUND)
    start = max(text.rfind(blank, first, at) for blank in " \n") + 1
    stops = [found for blank in " \n" if (found := text.find(blank, end, last)) >= 0]
    return passage.find(code, max(start, first), min((*stops, last)), **detail)
