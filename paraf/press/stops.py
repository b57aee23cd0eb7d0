"""Why the press stops: what it finds wrong with the world, as findings.

* Whoever runs the press gets every reason as a finding, and nothing has become public.
"""

from paraf.rules.findings import Finding
from paraf.rules.wording import find


class PressStoppedError(Exception):
    """The press stopped before anything became public; ``findings`` say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(f"{finding.code} ({finding.place})" for finding in findings))
        self.findings = findings


def stop(*, code: str, path: str = "", **detail: str) -> PressStoppedError:
    """Give the error for one reason to stop."""
    return PressStoppedError(find(code, path=path, line=None, **detail))
