"""Where the header ends and the body begins.

* Blank lines at the start do not count. The header ends at the first blank line, or at a ``---`` line.
* With a ``---`` line above it, the header ends at the next ``---`` (or ``...``), which must be there;
  blank lines and ``#`` comments between the two are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from paraf.rules.findings import Finding
from paraf.rules.grammar import Change
from paraf.rules.grammar_lines import HeaderLine, split_line
from paraf.rules.wording import find

_FENCE = "---"
_CLOSING = frozenset({_FENCE, "..."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A text taken apart: its header lines, and its body with the number of the line on which it begins."""

    header: tuple[HeaderLine, ...]
    body: str
    body_line: int
    fenced: bool
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()


def take_apart(lines: Sequence[str], *, path: str) -> Parts:
    """Take the lines of a text apart."""
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    if start < len(lines) and lines[start].strip() == _FENCE:
        return _fenced(lines, start, path)
    end = _end_of_header(lines, start)
    header = [split_line(index + 1, lines[index]) for index in range(start, end)]
    header[:1] = [split_line(line.number, line.typed.lstrip()) for line in header[:1]]
    ruled = end < len(lines) and lines[end].strip() == _FENCE
    changes = (Change(code="fence", line=end + 1, found=_FENCE),) if ruled else ()
    return _parts(header, lines, end, fenced=False, changes=changes)


def _fenced(lines: Sequence[str], start: int, path: str) -> Parts:
    closing = next((index for index in range(start + 1, len(lines)) if lines[index].strip() in _CLOSING), None)
    end = _end_of_header(lines, start + 1) if closing is None else closing
    findings = () if closing is not None else (find("open-fence", path=path, line=start + 1),)
    header: list[HeaderLine] = []
    changes = [Change(code="fence", line=start + 1, found=_FENCE)]
    for number, typed in enumerate(lines[start + 1 : end], start + 2):
        if typed.lstrip().startswith("#"):
            changes.append(Change(code="comment", line=number, found=typed))
        elif typed.strip():
            header.append(split_line(number, typed))
    return _parts(header, lines, end, fenced=True, findings=findings, changes=tuple(changes))


def _end_of_header(lines: Sequence[str], start: int) -> int:
    return next((index for index in range(start, len(lines)) if lines[index].strip() in {"", _FENCE}), len(lines))


def _parts(  # noqa: PLR0913 - the parts of a text, as found by either way
    header: Sequence[HeaderLine],
    lines: Sequence[str],
    end: int,
    *,
    fenced: bool,
    findings: tuple[Finding, ...] = (),
    changes: tuple[Change, ...] = (),
) -> Parts:
    first = next((index for index in range(end + 1, len(lines)) if lines[index]), end + 1)
    return Parts(
        header=tuple(header),
        body="\n".join(lines[end + 1 :]),
        body_line=first + 1,
        fenced=fenced,
        findings=findings,
        changes=changes,
    )
