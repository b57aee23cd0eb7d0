"""Duplicates: an article that was published before.

* A text that shares most of its runs of words with a published one is a duplicate; one that shares a good part, or the
  title, may be one, and is a hint.
* A revision is compared with everything but the article that it revises.
"""

from collections.abc import Iterator

from paraf.rules.checks.copy import Copy
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.standing import fingerprint, likeness
from paraf.rules.findings import Finding
from paraf.rules.wording import find
from paraf.rules.words import Address

_SAME = 0.7
_LIKE = 0.35


def duplicates(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find the published article that a text repeats most."""
    if knowledge.standing is None:
        return
    own = fingerprint(copy.article, Address(""))
    line = copy.article.line_of("Title")
    found = [(likeness(own.marks, each.marks), each) for each in knowledge.standing.candidates(copy.article)]
    share, nearest = max(found, key=lambda each: (each[0], each[1].address), default=(0.0, own))
    if share >= _LIKE:
        code = "duplicate" if share >= _SAME else "like-a-published-one"
        yield find(code, path=copy.path, line=line, address=nearest.address, percent=f"{share:.0%}".rstrip("%"))
    elif own.title:
        same = next((each for _, each in found if each.title == own.title), None)
        if same is not None:
            yield find("title-taken", path=copy.path, line=line, address=same.address)
