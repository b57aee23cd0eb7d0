"""Characters that no article may hold, because they hide text, turn it around, or break a line that is none.

* Refused are C0 and C1 controls other than tab and newline, DEL, the line and paragraph separators U+2028 and U+2029,
  the bidi controls U+202A-E and U+2066-9, U+FEFF inside a text, and what is no character (U+FFFE, U+FFFF, surrogates).
* Each line is told once, at its first such character, and no more than a hundred lines are.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from paraf.rules.findings import Finding
from paraf.rules.wording import find

_MOST = 100
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u2007\u202f"), " ")


def refused_characters(lines: Iterable[str], *, path: str) -> Iterator[Finding]:
    """Find the lines that hold a refused character; lines are counted from 1."""
    found = ((number, match) for number, line in enumerate(lines, 1) if (match := _REFUSED.search(line)))
    for number, match in islice(found, _MOST):
        detail = {"character": f"U+{ord(match[0]):04X}", "column": str(match.start() + 1)}
        yield find("refused-character", path=path, line=number, **detail)


def is_refused(text: str) -> bool:
    """Tell whether a text holds a refused character."""
    return _REFUSED.search(text) is not None


def visible(text: str) -> str:
    """Give a text without the characters that have no width."""
    return text.translate(_INVISIBLE)


def plain_blanks(text: str) -> str:
    """Give a text whose tabs and no-break spaces are plain blanks, and whose ends have none."""
    return text.translate(_BLANKS).strip()


def shown(text: str) -> str:
    """Give a text short enough to stand in a message."""
    longest = 80
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
