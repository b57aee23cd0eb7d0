"""Beginning: somebody begins to write the article of an item, and from then on its time for writing runs.

* A writer says so by taking the draft; a hand by changing the file that was made of the material.
* What somebody had written before it was received tells nothing by being changed.
* It begins once: what was submitted or returned is written again without it.
"""

from datetime import datetime

from paraf.rules.case import Case
from paraf.rules.entries import Begun
from paraf.rules.office import Office
from paraf.rules.register import Register
from paraf.rules.roster import Officer
from paraf.rules.wording import find
from paraf.rules.words import Role, Stage
from paraf.rules.workflow.outcome import Refusal


def propose_beginning(
    case: Case, register: Register, office: Office, writer: Officer, *, at: datetime
) -> Begun | Refusal:
    """Decide whether a writer may take a draft to write it."""
    findings = []
    if case.path not in register.items or case.path in {*register.returns, *register.submissions}:
        findings.append(find("begin-of-nothing", path=case.place))
    if not (writer.has(Role.WRITER) and writer.is_active(at, office.zone)):
        findings.append(find("begin-not-a-writer", path=case.place, name=writer.name))
    return Refusal(findings=tuple(findings)) if findings else Begun(item=case.path, text=case.raw)


def begun_by_hand(case: Case, register: Register) -> Begun | None:
    """Give the beginning that a hand made by changing a draft; None where it made none."""
    item = register.items.get(case.path) if case.stage is Stage.DRAFT else None
    is_changed = item is not None and item.draft not in {None, case.raw}
    return Begun(item=case.path, text=case.raw) if is_changed else None
