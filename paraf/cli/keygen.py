"""``paraf keygen``: make an SSH key for an officer who has none."""

from pathlib import Path

import click

from paraf.cli.keys import USUAL_KEY
from paraf.cli.options import json_option
from paraf.cli.session import Session
from paraf.desk.keys.keys import key_clash, write_new_key
from paraf.desk.keys.site_key import PLACE, make_site_key
from paraf.rules.checkpoint import verifier_key
from paraf.rules.findings import Finding
from paraf.rules.release_papers import origin_of
from paraf.rules.wording import find

_SHORTEST = 8


@click.command("keygen")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default=USUAL_KEY)
@click.option("--comment", default="paraf", show_default=True, help="A word that stands behind the public key.")
@click.option("--no-passphrase", is_flag=True, help="Leave the key open to whoever has the file.")
@click.option("--site", "for_site", is_flag=True, help="Make the newsroom's own key, in place of one that is lost.")
@json_option
@click.pass_obj
def command(session: Session, file: Path, comment: str, *, no_passphrase: bool, for_site: bool) -> None:
    """Make a key pair in FILE and FILE.pub.

    The passphrase is asked for.
    """
    if for_site:
        _make_for_site(session)
        return
    path = (session.here / file.expanduser()).absolute()
    if taken := key_clash(path):
        session.refuse([taken])
    passphrase = "" if no_passphrase else _asked(session)
    line = write_new_key(path, passphrase, comment=" ".join(comment.split()))
    if isinstance(line, Finding):
        session.refuse([line])
    if session.as_json:
        session.show({"done": True, "path": str(path), "public": line})
        return
    click.echo(f'[[officer.key]]\nssh = "{line}"')
    session.say("Your key lies in {path}. Keep it to yourself; give the lines above to the admin.", path=str(path))


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
