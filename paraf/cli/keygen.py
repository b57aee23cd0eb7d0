"""``paraf keygen``: make an SSH key for an officer who has none.

* The lines for ``newsroom.toml`` name the officer below whose section they go, so that whoever pastes them knows.
* It works as well where there is no newsroom, or none that this account may read.
"""

from pathlib import Path

import click

from paraf.cli.keys import USUAL_KEY
from paraf.cli.options import json_option, officer_option
from paraf.cli.session import Session
from paraf.desk.keys.keys import key_clash, write_new_key
from paraf.desk.keys.site_key import PLACE, make_site_key
from paraf.desk.records.newsroom import NoNewsroomError
from paraf.rules.checkpoint import verifier_key
from paraf.rules.findings import Finding
from paraf.rules.release_papers import origin_of
from paraf.rules.roster import Officer
from paraf.rules.wording import find

_SHORTEST = 8


@click.command("keygen")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default=USUAL_KEY)
@click.option("--comment", default="paraf", show_default=True, help="A word that stands behind the public key.")
@click.option("--no-passphrase", is_flag=True, help="Leave the key open to whoever has the file.")
@click.option("--site", "for_site", is_flag=True, help="Make the newsroom's own key, in place of one that is lost.")
@json_option
@officer_option
@click.pass_obj
def command(  # noqa: PLR0913  # the options that click gives
    session: Session, /, file: Path, comment: str, officer: str | None, *, no_passphrase: bool, for_site: bool
) -> None:
    """Make a key pair in FILE and FILE.pub.

    The passphrase is asked for.
    """
    if for_site:
        _make_for_site(session)
        return
    owner = _owner(session, officer)
    path = (session.here / file.expanduser()).absolute()
    if taken := key_clash(path):
        session.refuse([taken])
    passphrase = "" if no_passphrase else _asked(session)
    line = write_new_key(path, passphrase, comment=" ".join(comment.split()))
    if isinstance(line, Finding):
        session.refuse([line])
    if session.as_json:
        shown = {"officer": owner.id if owner else None, "public": line}
        session.show({"done": True, "path": str(path), **shown})
        return
    _say_made(session, path, line, owner)


def _owner(session: Session, named: str | None) -> Officer | None:
    """Find whose key it will be; None where nobody says so, or no roster can be read here."""
    try:
        return session.known_officer(named)
    except (NoNewsroomError, OSError):
        return None


def _say_made(session: Session, path: Path, line: str, owner: Officer | None) -> None:
    """Print the lines for ``newsroom.toml``, whose they are, and below what they go."""
    if owner is None:
        place = session.language.sentence("below the [[officer]] of the person who made this key, not below another")
    else:
        whose = {"name": owner.name, "officer": owner.id}
        place = session.language.sentence('key of {name}: below the [[officer]] with id = "{officer}"', **whose)
    click.echo(f'# {place}\n[[officer.key]]\nssh = "{line}"')
    session.say("Your key lies in {path}. Keep it to yourself; give the lines above to the admin.", path=str(path))
    if owner is None:
        session.say(
            "In newsroom.toml they go below your own [[officer]]: at the end of the file they belong to another."
        )
    else:
        session.say(
            'In newsroom.toml they go below the [[officer]] with id = "{officer}": at the end of the file they belong '
            "to another.",
            officer=owner.id,
        )


def _make_for_site(session: Session) -> None:
    newsroom = session.newsroom
    with session.writing():
        try:
            made = make_site_key(newsroom.layout)
        except FileExistsError:
            session.refuse([find("key-exists", path=PLACE)])
    vkey = verifier_key(origin_of(newsroom.office.site), made.public_key().public_bytes_raw())
    if session.as_json:
        session.show({"done": True, "path": PLACE, "public": vkey})
    else:
        click.echo(vkey)
        session.say("The site has a new key: {path}. Tell readers who know the old one.", path=PLACE)


def _asked(session: Session) -> str:
    question = session.language.sentence("A passphrase for the new key, at least 8 characters")
    again = session.language.sentence("The same passphrase again")
    passphrase = str(click.prompt(question, hide_input=True, err=True))
    if len(passphrase) < _SHORTEST:
        session.wrong("The passphrase has to have at least {count} characters.", count=str(_SHORTEST))
    if click.prompt(again, hide_input=True, err=True) != passphrase:
        session.wrong("The two passphrases differ.")
    return passphrase
