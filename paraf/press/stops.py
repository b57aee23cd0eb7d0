"""Why the press stops: what it finds wrong with the world, as findings.

* Whoever runs the press gets every reason as a finding, and nothing has become public.
"""

from paraf.rules.findings import Finding
from paraf.rules.wording_press import WORDINGS


class PressStoppedError(Exception):
    """The press stopped before anything became public; ``findings`` say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(sentence(finding) for finding in findings))
        self.findings = findings


def stop(*, code: str, path: str = "", **detail: str) -> PressStoppedError:
    """Give the error for one reason to stop."""
    return PressStoppedError(Finding(code=code, level=WORDINGS[code].level, path=path, detail=detail))


def sentence(finding: Finding) -> str:
    """Give one of the press's findings in English, with its next step."""
    wording = WORDINGS.get(finding.code)
    if wording is None:
        return f"{finding.place}: {finding.code}"
    blanks = {"path": finding.path, "place": finding.place, **finding.detail}
    return f"{wording.message} {wording.next}".format_map(blanks)
