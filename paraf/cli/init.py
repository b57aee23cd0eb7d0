"""``paraf init``: make a newsroom, put the first settings of one in force, or put back settings that are gone."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click
from click.core import ParameterSource

from paraf.cli.exits import Exit
from paraf.cli.session import Session
from paraf.desk.acting.accepting import accept_settings
from paraf.desk.acting.founding import against_settings, has_settings, hinders_founding, lay_out
from paraf.desk.language import language
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import accepted_settings, put_back_settings
from paraf.rules.entries import Entry
from paraf.rules.office import LANGUAGES
from paraf.rules.words import Role


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option("--name", default="Kabar Kota", show_default=True, help="The newsroom's name.")
@click.option("--office", default="Dinas Komunikasi dan Informatika", show_default=True, help="The office.")
@click.option(
    "--site",
    default="kabar.example",
    show_default=True,
    help="The site's host name; it stays from the first sign-off on.",
)
@click.option("--admin", default="Admin", show_default=True, help="The admin's name.")
@click.option("--timezone", default="Asia/Jakarta", show_default=True, help="The office's time zone.")
@click.option("--language", type=click.Choice(LANGUAGES), default="id", show_default=True, help="Language.")
@click.pass_context
def command(context: click.Context, /, folder: Path | None, **answers: str) -> None:
    """Make a newsroom in FOLDER.

    Settings that already lie there are kept and put in force. Where a newsroom has lost its newsroom.toml, the
    accepted one is put back.
    """
    session = context.ensure_object(Session)
    newsroom = Newsroom.begin((session.here / folder if folder else session.start).resolve())
    there = Session(here=newsroom.root)
    typed = ParameterSource.COMMANDLINE
    asked = {key: value for key, value in answers.items() if context.get_parameter_source(key) is typed}
    if newsroom.register.office is not None:
        _put_back(newsroom, there, asked)
    else:
        _make(newsroom, there, answers, asked)


def _put_back(newsroom: Newsroom, there: Session, asked: Mapping[str, str]) -> None:
    contradicted = () if has_settings(newsroom) else against_settings(accepted_settings(newsroom), asked)
    if contradicted:
        there.refuse(contradicted)
    if not put_back_settings(newsroom):
        there.say("{folder} is a newsroom already.", folder=str(newsroom.root))
        sys.exit(Exit.REFUSED)
    there.say("newsroom.toml was gone from {folder}; the accepted one lies there again.", folder=str(newsroom.root))


def _make(newsroom: Newsroom, there: Session, answers: Mapping[str, str], asked: Mapping[str, str]) -> None:
    is_new = not has_settings(newsroom)
    if is_new:
        there.language = language(answers["language"])
    if found := hinders_founding(newsroom, answers, asked=asked, at=there.clock()):
        there.refuse(found)
    lay_out(newsroom, answers)
    with newsroom.writing(lambda: there.say("Another paraf is at work here; waiting for it.")):
        outcome = accept_settings(newsroom, by=None, at=there.clock())
    if not isinstance(outcome, Entry):
        there.refuse(outcome)
    admin = next(one.id for one in newsroom.office.roster.officers if one.has(Role.ADMIN))
    there.say(
        "The newsroom is ready: {folder}. Next: put the officers into newsroom.toml, then put it in force there with "
        "paraf roster accept --as {admin}",
        folder=str(newsroom.root),
        admin=admin,
    )
    if is_new and "site" not in asked:
        there.say(
            "Nobody said what the site is called, so it is {site}. Correct site and url in newsroom.toml before the "
            "first sign-off: from then on the name stays.",
            site=answers["site"],
        )
