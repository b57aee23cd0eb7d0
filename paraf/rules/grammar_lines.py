"""One header line, taken apart: what stands before the first colon, and what stands after it.

* A line whose part before the colon cannot be a key (``https://...``, a sentence) has no key at all.
* A line that begins with a blank is indented; it would continue the line before, which no header line may.
"""

import re
from dataclasses import dataclass

from paraf.rules.grammar_characters import plain_blanks, visible

_KEY = re.compile(r"[^\W\d][\w /()-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLine:
    """A header line as typed; ``key`` is empty where the line is no ``Key: value``, and ``value`` is then all of it."""

    number: int
    typed: str
    key: str
    value: str

    @property
    def indented(self) -> bool:
        """Tell whether the line begins with a blank."""
        return self.typed[:1].isspace()


def split_line(number: int, typed: str) -> HeaderLine:
    """Take a line of the header apart at its first colon."""
    before, colon, after = typed.partition(":")
    key = plain_blanks(visible(before))
    if colon and _KEY.fullmatch(key) and not after.startswith("//"):
        return HeaderLine(number=number, typed=typed, key=key, value=after.strip())
    return HeaderLine(number=number, typed=typed, key="", value=typed.strip())
