"""``paraf sign``: initial an article, so that it may be public."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from paraf.cli.keys import key_option, key_owner
from paraf.cli.options import dry_run_option, json_option, officer_option
from paraf.cli.papers import find_paper, read_paper
from paraf.cli.session import Session
from paraf.cli.signing import (
    check_code,
    in_no_line,
    say_signoff,
    say_warnings,
    weighed,
    with_signoff,
    write_line,
)
from paraf.cli.signing_by_key import Wish, corrector_of, sign_by_key
from paraf.desk.acting.acts import seal
from paraf.desk.acting.moving import Place
from paraf.desk.sweeping.judging import policy_for
from paraf.rules.bench import waits_for_others
from paraf.rules.case import Case
from paraf.rules.entries import Sealed
from paraf.rules.office import SignoffLevel
from paraf.rules.roster import Officer
from paraf.rules.words import Stage
from paraf.rules.workflow.claiming import held_by_other
from paraf.rules.workflow.outcome import Refusal
from paraf.rules.workflow.paper import Emergency

_STAGES = (Stage.REVIEW, Stage.PUBLISHED)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("sign")
@click.argument("article")
@click.option("--code", help="The correction code at the foot of the preview; with a key the long one.")
@key_option
@click.option("--write-statement", type=_FILE, help="Write what a key has to sign into this file, and sign nothing.")
@click.option(
    "--signed",
    type=_FILE,
    help="A statement that was signed elsewhere, with its FILE.sig beside it; it says who signed.",
)
@click.option(
    "--emergency", is_flag=True, help="Publish without a second person, as an admin; a corrector must follow."
)
@click.option("--reason", help="Why an emergency cannot wait for a second person; the public reads it.")
@dry_run_option
@json_option
@officer_option
@click.pass_obj
def command(  # noqa: PLR0913  # the options that click gives
    session: Session,
    /,
    article: str,
    code: str | None,
    officer: str | None,
    reason: str | None,
    *,
    emergency: bool,
    dry_run: bool,
    **files: Path | None,
) -> None:
    """Sign ARTICLE in review/ with your initials (paraf).

    Where the office asks for signatures, you sign with your key. What was released in an emergency and lies in
    content/ is signed there.
    """
    if reason is not None and not emergency:
        session.wrong("--reason goes with --emergency.")
    brought = files["signed"]
    named = officer or (corrector_of(session, brought) if brought else None)
    signer = session.officer(named, at_hand=lambda: key_owner(session, files["key_file"]))
    place = find_paper(session, article, _STAGES, in_order=True)
    case = read_paper(session, place).case
    alone = Emergency(officer=signer.id, reason=" ".join((reason or "").split())) if emergency else None
    _say_before(session, case, signer, dry_run=dry_run)
    level = policy_for(session.newsroom, case).level
    wish = Wish(code=code, dry_run=dry_run, emergency=alone, **files)
    if level is SignoffLevel.SIGNATURE or any(files.values()):
        sign_by_key(session, place, signer, wish)
    else:
        asked = code or _asked(session, place, signer, wish, level)
        _sign_by_name(session, article, signer, replace(wish, code=asked), seen=place)


def _sign_by_name(session: Session, article: str, signer: Officer, wish: Wish, *, seen: Place) -> None:
    newsroom, code = session.newsroom, wish.code
    check_code(session, article, signer, code)
    with session.writing():
        actor = session.actor(signer.id)
        place = find_paper(session, article, _STAGES, in_order=True, seen=seen)
        gathered = with_signoff(newsroom, read_paper(session, place), signer, code, at=actor.at)
        _, _, plan = weighed(session, gathered, actor, emergency=wish.emergency)
        done = None if wish.dry_run or isinstance(plan, Refusal) else seal(newsroom, gathered, plan, actor)
        waits = isinstance(plan, Refusal) and waits_for_others(plan.findings)
        if waits and not wish.dry_run and not write_line(newsroom, gathered.case):
            read_paper(session, place)  # which says so where it is gone
            waits = False
    if isinstance(plan, Refusal) and not waits:
        session.refuse(in_no_line(plan.findings))
    if waits or done is None:
        say_signoff(session, plan.findings, path=str(place), sealed=False, dry_run=wish.dry_run)
        return
    act = done.entry.act
    assert isinstance(act, Sealed)  # noqa: S101  # what seal records
    lies = f"{Stage.PUBLISHED}/{act.path}"
    shown = {"address": act.address, "digest": act.digest}
    say_signoff(session, done.findings, path=lies, sealed=True, dry_run=False, due=act.not_before, **shown)


def _say_before(session: Session, case: Case, signer: Officer, *, dry_run: bool) -> None:
    """Say who else is at work on a paper, and what the office asks of it before it is signed."""
    newsroom = session.newsroom
    at = newsroom.moment(session.clock())
    session.tell(held_by_other(case, newsroom.register, newsroom.office, signer, at=at))
    category = (case.article.get("Category") if case.article else None) or ""
    questions = newsroom.office.checklist.for_category(category) if dry_run else ()
    if questions:
        session.say("Before you sign:")
    for question in questions:
        click.echo(f"  - {question}", err=True)


def _asked(session: Session, place: Place, signer: Officer, wish: Wish, level: SignoffLevel) -> str | None:
    """Ask for the code where the office wants one and somebody sits there, and say first what was found."""
    if session.as_json or level is not SignoffLevel.CODE or not sys.stdin.isatty():
        return None
    gathered, actor = read_paper(session, place), session.actor(signer.id)
    _, _, plan = weighed(session, gathered, actor, emergency=wish.emergency)
    say_warnings(session, plan.findings)
    return str(click.prompt(session.language.sentence("Correction code, from the foot of the preview"), err=True))
