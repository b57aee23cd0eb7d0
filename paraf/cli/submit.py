"""``paraf submit``: hand an article to the correction desk."""

from dataclasses import asdict

import click

from paraf.cli.documents import document_meant, taken_in
from paraf.cli.options import dry_run_option, json_option, officer_option
from paraf.cli.papers import find_paper
from paraf.cli.session import Session
from paraf.cli.submissions import hand_in, tell_changes
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal


@click.command("submit")
@click.argument("article")
@dry_run_option
@json_option
@officer_option
@click.pass_obj
def command(session: Session, article: str, *, dry_run: bool, officer: str | None) -> None:
    """Submit ARTICLE for correction: drafts/ to review/."""
    session.officer(officer)
    with session.writing():
        document = document_meant(session, article)
        if document and dry_run:
            session.wrong("{path} is a Word document; to see what it becomes: paraf check {path}", path=document)
        place = (
            taken_in(session, document, officer)
            if document
            else find_paper(session, article, (Stage.DRAFT, Stage.REVIEW, Stage.PUBLISHED), in_order=True)
        )
        done = hand_in(session, place, officer, dry_run=dry_run)
    if isinstance(done, Refusal):
        session.refuse(done.findings)
    if session.as_json:
        shown = {"done": not dry_run, "path": done.path, "slug": done.act.slug, "digest": done.act.digest}
        told = {"findings": session.findings_json(done.findings), "changes": [asdict(one) for one in done.changes]}
        session.show({**shown, "code": done.code, **told, **({"text": done.text} if dry_run else {})})
        return
    session.tell(done.findings)
    tell_changes(session, done.changes)
    if dry_run:
        click.echo(done.text, nl=False)
        session.say("It can be submitted; this is the text as it would be.")
    else:
        session.say("Submitted: {path}. It waits for correction.", path=done.path)
