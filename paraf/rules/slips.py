"""Slips: what is hardly ever meant as it was typed, asked about before an article is signed.

* A date or an embargo of more than a year ahead (see ``far_ahead``).
* A category that was never used and is nearly one that was, or that has a rule of its own in the settings.
* A category that other articles write otherwise, with other capitals or dashes: the spelling used most counts, of
  several the first one.
* A revision that says it mends spelling alone, and in which figures are other ones.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches

from paraf.rules.article import Article, public_text
from paraf.rules.case import Surroundings
from paraf.rules.categories import category_key
from paraf.rules.far_ahead import far_ahead
from paraf.rules.findings import Finding
from paraf.rules.register import Register, Version
from paraf.rules.wording import find

_NEARLY = 0.85  # of the letters in common
_SPELLING = "ejaan"
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_MOST_FIGURES = 3
_OF_THE_VERSION = frozenset({"Date", "Modified", "Change", "Change-Note", "Replaces", "Slug", "Redirect"})


def slips(
    article: Article, around: Surroundings, *, revised: Version | None, path: str, at: datetime
) -> Iterator[Finding]:
    """Find what was probably mistyped in the lines of an article, which may revise a version."""
    yield from far_ahead(article, around.office, path=path, at=at)
    yield from _category(article, around, path)
    if revised is not None and article.get("Change") == _SPELLING:
        changed = changed_figures(around.signed_text(revised.seal.public), public_text(article))
        if changed:
            yield find(
                "figures-in-spelling", path=path, line=article.line_of("Change"), figures=changed, header="Change"
            )


def _category(article: Article, around: Surroundings, path: str) -> Iterator[Finding]:
    typed = article.get("Category") or ""
    used, key, line = _spellings(around.register), category_key(typed), article.line_of("Category")
    known = {rule: rule for rule in around.office.signoff.categories} | used
    if used.get(key, typed) != typed:
        yield find("category-spelling", path=path, line=line, **_said(typed, used[key]))
    elif key not in known:
        for near in get_close_matches(key, known, n=1, cutoff=_NEARLY):
            yield find("category-near", path=path, line=line, **_said(typed, known[near]))


def changed_figures(before: str, after: str) -> str:
    """Give the figures that two public texts have not in common, as ``36 → 40``; nothing where they have the same."""
    old, new = _figures(before), _figures(after)
    gone, came = (", ".join([*each][:_MOST_FIGURES]) or "-" for each in (old - new, new - old))
    return "" if old == new else f"{gone} → {came}"


def _figures(text: str) -> Counter[str]:
    header, _, body = text.partition("\n\n")
    lines = (line for line in header.split("\n") if line.partition(":")[0] not in _OF_THE_VERSION)
    return Counter(_FIGURE.findall("\n".join((*lines, body))))


def _said(typed: str, known: str) -> dict[str, str]:
    return {"typed": typed, "known": known, "header": "Category"}


def _spellings(register: Register) -> dict[str, str]:
    """Give the spelling of each category that is in use, by its key."""
    latest_first = reversed([*register.categories.items()])
    return {category_key(spelling): spelling for spelling, _ in sorted(latest_first, key=lambda use: use[1])}
