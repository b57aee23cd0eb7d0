"""``paraf withdraw``: ask for a published article to be taken off the site, with a public reason."""

import click

from paraf.cli.options import dry_run_option, json_option, officer_option
from paraf.cli.papers import find_version
from paraf.cli.session import Session
from paraf.cli.submissions import hand_in
from paraf.desk.acting.moving import Place
from paraf.desk.acting.revising import sealed_article, start_withdrawal
from paraf.desk.disk.files import remove_if_same
from paraf.rules.article import render
from paraf.rules.manifest import sha256
from paraf.rules.workflow.outcome import Refusal
from paraf.rules.workflow.revision import withdrawal_of
from paraf.rules.workflow.submission import public_name


@click.command("withdraw")
@click.argument("slug")
@click.option("--reason", required=True, help="Why; the public will read it.")
@dry_run_option
@json_option
@officer_option
@click.pass_obj
def command(session: Session, slug: str, reason: str, *, dry_run: bool, officer: str | None) -> None:
    """Ask for the published article SLUG to be withdrawn.

    A second person signs that.
    """
    asker = public_name(session.officer(officer), session.newsroom.office)
    with session.writing():
        version = find_version(session, slug)
        signed = sealed_article(session.newsroom, version)
        # who asks is in the paper from the start: a crash may leave it to whoever sweeps next
        notice = withdrawal_of(signed, version.seal.digest, reason=reason, asker=asker)
        if dry_run:
            _show_text(session, render(notice))
            return
        place = start_withdrawal(session.newsroom, version, reason=reason, asker=asker)
        done = hand_in(session, place, officer)
        if isinstance(done, Refusal):
            _take_back(session, place, render(notice))
    if isinstance(done, Refusal):
        session.refuse(done.findings)
    if session.as_json:
        session.show({"done": True, "path": done.path, "digest": done.act.digest, "code": done.code})
        return
    click.echo(done.path)
    session.say("The withdrawal waits for another corrector: paraf sign {path}", path=done.path)


def _show_text(session: Session, text: str) -> None:
    if session.as_json:
        session.show({"done": False, "text": text})
    else:
        click.echo(text, nl=False)


def _take_back(session: Session, place: Place, text: str) -> None:
    """Remove the paper that a refused withdrawal would have been."""
    remove_if_same(session.newsroom.root / str(place), sha256(text.encode()))
