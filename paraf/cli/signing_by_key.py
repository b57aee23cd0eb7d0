"""Signing with a key: the statement is shown, signed, and recorded only if it still says what lies there.

* The long code tells that the signer read this very text and its embargo: it is asked for before the key is used.
* A statement may be written to a file, signed on another machine with ``ssh-keygen -Y sign``, and brought back.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from paraf.cli.keys import signature_of, signer_of
from paraf.cli.papers import read_paper
from paraf.cli.session import Session
from paraf.cli.signing import in_no_line, say_signoff, say_warnings, weighed
from paraf.desk.acting.acts import keep_signature, seal
from paraf.desk.acting.moving import Place
from paraf.desk.disk.files import read_regular, write_new
from paraf.desk.disk.links import FileError
from paraf.rules.entries import Sealed, Signer
from paraf.rules.findings import Finding, errors
from paraf.rules.manifest import is_signing_code_of
from paraf.rules.roster import Officer
from paraf.rules.statement import Statement, namespace_of, parse_statement, statement_text
from paraf.rules.wording import find
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal
from paraf.rules.workflow.paper import Emergency
from paraf.rules.workflow.sealing import statement_to_sign

_OPEN = frozenset({"not-signed", "signature-needed", "more-signers-needed"})
"""What stands against a seal only until the signature is there."""

_LONGEST = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody who signs gave: code, key file, where the statement goes, where a signed one lies.

    ``emergency`` is there where the article is to be released without a second person.
    """

    code: str | None
    key_file: Path | None
    write_statement: Path | None
    signed: Path | None
    dry_run: bool
    emergency: Emergency | None


def sign_by_key(session: Session, place: Place, officer: Officer, wish: Wish) -> None:
    """Sign a paper with an officer's key, and seal it where nobody else has to sign."""
    if wish.signed is not None:
        _record(session, place, officer, _brought_back(session, officer, wish.signed), wish)
        return
    text = _statement(session, place, officer, wish)
    if wish.write_statement is not None:
        _write(session, wish.write_statement, text)
        return
    click.echo(text, err=True, nl=False)
    if wish.dry_run:
        say_signoff(session, (), path=str(place), sealed=False, dry_run=True)
        return
    signer = signer_of(officer, text, signature_of(session, officer, text, wish.key_file))
    _record(session, place, officer, signer, wish)


def _statement(session: Session, place: Place, officer: Officer, wish: Wish) -> str:
    """Give the statement to sign; ends the command where the paper cannot be signed, or is not what was read."""
    actor = session.actor(officer.id)
    gathered = read_paper(session, place)
    around, submission, outcome = weighed(session, gathered, actor, emergency=wish.emergency)
    against = [found for found in errors(outcome.findings) if found.code not in _OPEN]
    if against or submission is None:
        session.refuse(in_no_line(tuple(against) or outcome.findings))
    wished = wish.emergency
    statement = statement_to_sign(gathered.case, submission, around, officer, at=actor.at, emergency=wished)
    if not isinstance(statement, Statement):
        session.refuse(in_no_line(statement))
    say_warnings(session, outcome.findings)
    code = wish.code or _asked(session)
    embargo = gathered.case.article.get("Embargo") if gathered.case.article else None
    if not is_signing_code_of(code, statement.content, embargo):
        session.refuse([_wrong_code(place, code)])
    return statement_text(statement)


def _wrong_code(place: Place, code: str) -> Finding:
    """Find that a code is not that of the text, or that none was given."""
    if not code:
        return find("long-code-missing", path=str(place))
    return find("long-code-needed", path=str(place), typed=code)


def _asked(session: Session) -> str:
    if session.as_json or not sys.stdin.isatty():
        return ""
    return str(click.prompt(session.language.sentence("Long code, from the foot of the preview"), err=True))


def _record(session: Session, place: Place, officer: Officer, signer: Signer, wish: Wish) -> None:
    with session.writing():
        newsroom, actor = session.newsroom, session.actor(officer.id)
        gathered = read_paper(session, place)
        _, _, plan = weighed(session, gathered, actor, given=signer, emergency=wish.emergency)
        if isinstance(plan, Refusal):
            session.refuse(in_no_line(plan.findings))
        if wish.dry_run:
            say_signoff(session, plan.findings, path=str(place), sealed=False, dry_run=True)
            return
        act = plan.act
        done = (seal if isinstance(act, Sealed) else keep_signature)(newsroom, gathered, plan, actor)
    if isinstance(act, Sealed):
        lies = f"{Stage.PUBLISHED}/{act.path}"
        shown = {"address": act.address, "digest": act.digest}
        say_signoff(session, done.findings, path=lies, sealed=True, dry_run=False, due=act.not_before, **shown)
    else:
        say_signoff(session, done.findings, path=str(place), sealed=False, dry_run=False)


def _write(session: Session, path: Path, text: str) -> None:
    try:
        write_new(_place(session, path), text.encode())
    except FileExistsError:
        session.refuse([find("file-exists", path=str(path))])
    namespace = namespace_of(session.newsroom.office.site)
    session.say(
        "The statement lies in {path}. Sign it where your key is: ssh-keygen -Y sign -n {namespace} -f KEY {path}",
        path=str(path),
        namespace=namespace,
    )
    session.say("Then bring both files back: paraf sign ARTICLE --signed {path}", path=str(path))


def corrector_of(session: Session, path: Path) -> str | None:
    """Give the id of the officer whom a statement that was signed elsewhere names; None where it names none of ours."""
    statement = parse_statement(_text(session, _place(session, path)))
    named = statement.corrector if isinstance(statement, Statement) else ""
    officer = session.newsroom.office.roster.officer(named)
    return officer.id if officer else None


def _brought_back(session: Session, officer: Officer, path: Path) -> Signer:
    statement = _place(session, path)
    text, signature = (_text(session, each) for each in (statement, statement.with_name(f"{statement.name}.sig")))
    return signer_of(officer, text, signature)


def _place(session: Session, path: Path) -> Path:
    """Give where a file of the person's own lies; the way to it may lead through links."""
    typed = session.here / path
    return typed.parent.resolve() / typed.name


def _text(session: Session, path: Path) -> str:
    try:
        return read_regular(path, limit=_LONGEST).decode()
    except FileNotFoundError:
        session.wrong("There is no file {path}.", path=str(path))
    except (FileError, UnicodeDecodeError):
        session.wrong("{path} is no text that can be read.", path=str(path))
