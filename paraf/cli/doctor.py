"""``paraf doctor``: whether the newsroom is in good health, and what to do where it is not."""

import sys

import click

from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.records.examining import examine
from paraf.press.mending import mended_before
from paraf.press.outstanding import outstanding
from paraf.press.posting.undelivered import undelivered
from paraf.press.rollback import rolled_back_now
from paraf.rules.findings import errors


@click.command("doctor")
@json_option
@click.pass_obj
def command(session: Session) -> None:
    """Look for what would stop or mislead the newsroom.

    It looks at folders, clock, roster, seals of revoked officers and more.
    """
    newsroom = session.newsroom
    at = session.clock()
    of_site = (*outstanding(newsroom, at=at), *mended_before(newsroom), *rolled_back_now(newsroom))
    noted = (*of_site, *undelivered(newsroom, at=at))
    findings = (*examine(newsroom, at=at), *noted)
    if session.as_json:
        session.show({"ok": not errors(findings), "findings": session.findings_json(findings)})
    else:
        session.tell(findings)
        if not findings:
            session.say("The newsroom is in good health.")
    sys.exit(Exit.REFUSED if errors(findings) else Exit.DONE)
