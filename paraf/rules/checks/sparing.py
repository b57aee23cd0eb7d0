"""Sparing: the stretches of a text that are somebody else's words, which no speller must touch.

* A quotation stands between “ ” or between straight marks; one that is not closed goes on to the end of its passage.
* The name of a rule is its kind with a number or with what it is about: ``Peraturan Walikota Nomor 86 Tahun 2019
  tentang Kedudukan, Susunan Organisasi``; it ends where its words lose their capitals.
"""

import re
from bisect import bisect_right

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text, from one character to before another."""

_CURLY = re.compile(r"“[^“”]{0,5000}(?:”|\Z|(?=“))")
_STRAIGHT = re.compile(r'(?<![\w)])"(?=\S)[^"]{0,5000}(?:"|\Z)')
_KIND = (
    r"\b(?:Undang-[Uu]ndang|Peraturan|Keputusan|Instruksi|Surat\s(?:Edaran|Keputusan)|Ketetapan|Qanun"
    r"|UU|PP|Perpres|Keppres|Inpres|Permen[A-Za-z]{0,12}|Kepmen[A-Za-z]{0,12}|Perda|Pergub|Perbup|Perwali|Perwako|Perkap"
    r"|Perki|Kepwal|SK|SE|SKB)\b"
)
_NUMBERED = r"(?:Nomor|No\.?)\s{0,3}[\w./-]{0,40}\w(?:\s(?:Tahun|tahun|Th\.?)\s\d{4})?"
_JOINING = r"(?:dan|di|ke|dari|pada|serta|atas|untuk|yang|dengan|dalam|bagi|oleh|tentang|atau|kepada)"
_ABOUT = rf"\s[Tt]entang(?:\s(?:{_JOINING}\s){{0,3}}[A-Z][\w-]{{0,40}},?){{1,40}}"
_RULE_NAME = re.compile(
    rf"{_KIND}(?:\s(?:{_JOINING}\s)?[A-Z][\w-]{{0,40}}){{0,8}}?(?:\s\([^()\n]{{1,40}}\))?"
    rf"(?:\s{_NUMBERED}(?:{_ABOUT})?|\s\d{{1,4}}/\d{{4}}(?:{_ABOUT})?|{_ABOUT})"
)


def quotations(text: str) -> Spans:
    """Give the stretches between quotation marks, the marks among them."""
    found = [match.span() for match in _CURLY.finditer(text)]
    if '"' in text:
        found += [match.span() for match in _STRAIGHT.finditer(text)]
    return tuple(sorted(found))


def names_of_rules(text: str) -> Spans:
    """Give the stretches that name a rule."""
    return tuple(match.span() for match in _RULE_NAME.finditer(text))


def holds(spans: Spans, at: int) -> bool:
    """Tell whether a character stands in one of some stretches, which are in order; one may lie in the one before."""
    last = bisect_right(spans, (at, at))
    return any(start <= at < end for start, end in spans[max(0, last - 2) : last + 1])
