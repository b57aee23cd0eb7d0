"""Reading: from a file's bytes to an article, or to every reason why there is none.

* The bytes are decoded, the text is tidied, and what came of it is read once more by the strict grammar:
  one that tidying let through and the grammar does not admit is refused.
* Lines in findings and fields are those of the person's own file.
"""

from dataclasses import replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from paraf.rules.article import render
from paraf.rules.encoding import Encoding, recognise
from paraf.rules.findings import Finding
from paraf.rules.grammar import Change, Reading, parse
from paraf.rules.intake import tidy

__all__ = ["Change", "Reading", "read_article"]

_REMEMBERED = 8  # files: one is read several times in a row


@lru_cache(maxsize=_REMEMBERED)
def read_article(raw: bytes, *, path: str, zone: ZoneInfo) -> Reading:
    """Read a file's bytes as an article, tidied to its canonical form."""
    decoded = recognise(raw, path=path)
    if isinstance(decoded, Finding):
        return Reading(article=None, findings=(decoded,))
    tidied = tidy(decoded.text, path=path, zone=zone)
    if tidied.article is None:
        return tidied
    again = parse(render(tidied.article), path=path)
    article = tidied.article if again.article == tidied.article else None
    recoded = [] if decoded.encoding is Encoding.UTF_8 else [_recoded(decoded.encoding)]
    return replace(tidied, article=article, findings=again.findings, changes=(*recoded, *tidied.changes))


def _recoded(encoding: Encoding) -> Change:
    return Change(code="encoding", line=1, found=encoding, became=Encoding.UTF_8)
