"""The words of every finding, in English, by its code; other languages translate these sentences by gettext.

* One code, one level, one sentence that says what was found, one that says what to do next.
* Blanks are named: ``{path}``, ``{line}``, ``{place}`` and the finding's details.
"""

from collections.abc import Mapping

from paraf.rules.findings import Finding
from paraf.rules.wording import (
    checks,
    correction,
    desk,
    documents,
    emergency,
    events,
    health,
    hours,
    intake,
    keeping,
    look,
    notices,
    office,
    press,
    proof,
    receiving,
    reports,
    signing,
    slips,
    translating,
    workflow,
)
from paraf.rules.wording.sentences import Wording

PARTS: Mapping[str, Mapping[str, Wording]] = {
    "intake": intake.WORDINGS,
    "documents": documents.WORDINGS,
    "office": office.WORDINGS,
    "look": look.WORDINGS,
    "hours": hours.WORDINGS,
    "signing": signing.WORDINGS,
    "emergency": emergency.WORDINGS,
    "events": events.WORDINGS,
    "desk": desk.WORDINGS,
    "workflow": workflow.WORDINGS,
    "slips": slips.WORDINGS,
    "translating": translating.WORDINGS,
    "correction": correction.WORDINGS,
    "health": health.WORDINGS,
    "press": press.WORDINGS,
    "keeping": keeping.WORDINGS,
    "notices": notices.WORDINGS,
    "proof": proof.WORDINGS,
    "receiving": receiving.WORDINGS,
    "checks": checks.WORDINGS,
    "reports": reports.WORDINGS,
}
"""The wordings by the part of the house whose findings they are."""

WORDINGS: Mapping[str, Wording] = {code: wording for part in PARTS.values() for code, wording in part.items()}
"""Every wording by its code."""


def find(code: str, /, *, path: str = "", line: int | None = None, **detail: str) -> Finding:
    """Give a finding of this code, at the level that its wording has."""
    return Finding(code=code, level=WORDINGS[code].level, path=path, line=line, detail=detail)
