"""``paraf push``: tell search engines and hubs of feeds what is new on the live site."""

import sys

import click

from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.press.pushing import push
from paraf.rules.findings import Finding


@click.command("push")
@json_option
@click.pass_obj
def command(session: Session) -> None:
    """Tell services what changed on the public site.

    They are those that newsroom.toml names under [push]; they are told what changed since they were told last.
    """
    done = push(session.newsroom)
    if isinstance(done, Finding):
        session.refuse([done])
    problems = [each.problem for each in done if each.problem]
    if session.as_json:
        told = [{"service": each.service, "told": each.told, "done": each.problem is None} for each in done]
        session.show({"done": not problems, "services": told, "findings": session.findings_json(problems)})
    else:
        for each in done:
            if each.problem is None:
                session.say("{service} was told of {n} address(es).", service=each.service, n=str(each.told))
        session.tell(problems)
    sys.exit(Exit.FAILURE if problems else Exit.DONE)
