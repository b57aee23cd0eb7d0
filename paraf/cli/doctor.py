"""``paraf doctor``: whether the newsroom is in good health, and what to do where it is not."""

import sys

import click

from paraf.cli.exits import Exit
from paraf.cli.session import Session, json_option
from paraf.desk.examining import examine
from paraf.rules.findings import errors


@click.command("doctor")
@json_option
@click.pass_obj
def command(session: Session, *, as_json: bool) -> None:
    """Look for what would stop or mislead the newsroom: folders, clock, roster, seals of revoked officers."""
    findings = examine(session.newsroom, at=session.clock())
    if as_json:
        session.show({"ok": not errors(findings), "findings": [session.finding_json(finding) for finding in findings]})
    else:
        session.tell(findings)
        if not findings:
            session.say("The newsroom is in good health.")
    sys.exit(Exit.REFUSED if errors(findings) else Exit.DONE)
