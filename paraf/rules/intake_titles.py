"""A text that has no header at all: its first line is its title, where that can be one.

* The marks that telephones and editors put around a title (``#``, ``*``, ``_``) are taken off it.
* A first line that is too long for a title, or that nothing follows, is left as it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from paraf.rules.grammar import Change, has_header
from paraf.rules.grammar_lines import HeaderLine
from paraf.rules.intake_fences import Parts

LONGEST_TITLE = 200
_DECORATION = " \t#*_\u00a0"


def with_title(parts: Parts, lines: Sequence[str]) -> Parts:
    """Give a text's parts with its first line as its title, where it has no header."""
    first = parts.header[0] if parts.header else None
    if first is None or has_header(parts.header):
        return parts
    title = first.typed.strip(_DECORATION)
    rest = lines[first.number :]
    below = next((number for number, line in enumerate(rest, first.number + 1) if line.strip()), None)
    if not 0 < len(title) <= LONGEST_TITLE or below is None:
        return parts
    typed = f"Title: {title}"
    line = HeaderLine(number=first.number, typed=typed, key="Title", value=title)
    change = Change(code="title", line=first.number, found=first.typed, became=typed)
    return replace(parts, header=(line,), body="\n".join(rest), body_line=below, changes=(change,))
