"""Headings: a reader who jumps from one to the next must not fall between two of them.

* Below the title (level 1) headings begin with level 2, and each is at most one level below the one before it.
"""

from collections.abc import Iterator

from paraf.rules.checks.copy import Copy, Kind
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.findings import Finding


def headings(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find headings that skip a level."""
    before = 1
    for passage in copy.of(Kind.HEADING):
        if passage.level > before + 1:
            end = len(passage.text)
            yield passage.find("heading-skips", 0, end, level=str(passage.level), expected="#" * (before + 1))
        before = passage.level
