"""The words of every finding, in English, by its code; other languages translate these sentences by gettext.

* One code, one level, one sentence that says what was found, one that says what to do next.
* Blanks are named: ``{path}``, ``{line}``, ``{place}`` and the finding's details.
"""

from dataclasses import dataclass

from paraf.rules.findings import Finding, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A finding's level and its two sentences: what was found and expected, and the next step."""

    level: Level = Level.ERROR
    message: str
    next: str


def _all_wordings() -> dict[str, Wording]:
    import importlib  # replaced by the lead when the parts are in

    found: dict[str, Wording] = {}
    for part in ("intake", "office", "desk", "workflow", "press"):
        try:
            found |= importlib.import_module(f"paraf.rules.wording_{part}").WORDINGS
        except ImportError:
            continue
    return found


def find(code: str, /, *, path: str = "", line: int | None = None, **detail: str) -> Finding:
    """Give a finding of this code, at the level that its wording has."""
    return Finding(code=code, level=_all_wordings()[code].level, path=path, line=line, detail=detail)
