"""``paraf init``: make a newsroom, put the first settings of one in force, or put back settings that are gone."""

import sys
from importlib import resources
from pathlib import Path

import click

from paraf.cli.exits import Exit
from paraf.cli.session import Session
from paraf.desk.acting.accepting import accept_settings
from paraf.desk.disk.files import make_folder, write_new
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import put_back_settings
from paraf.rules.entries import Entry
from paraf.rules.office import LANGUAGES
from paraf.rules.words import Stage

PELICANCONF = "pelicanconf.py"


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--name", default="Kabar Kota", show_default=True, help="The newsroom's name.")
@click.option("--office", default="Dinas Komunikasi dan Informatika", show_default=True, help="The office.")
@click.option("--site", default="kabar.example", show_default=True, help="The site's host name; it never changes.")
@click.option("--admin", default="Admin", show_default=True, help="The admin's name.")
@click.option("--timezone", default="Asia/Jakarta", show_default=True, help="The office's time zone.")
@click.option("--language", "speech", type=click.Choice(LANGUAGES), default="id", show_default=True, help="Language.")
@click.pass_obj
def command(session: Session, /, folder: Path, speech: str, **answers: str) -> None:
    """Make a newsroom in FOLDER.

    Settings that already lie there are kept and put in force. Where a newsroom has lost its newsroom.toml, the
    accepted one is put back.
    """
    root = (session.here / folder).resolve()
    make_folder(root)
    newsroom = Newsroom.begin(root)
    there = Session(here=root)
    if newsroom.register.office is not None:
        _put_back(newsroom, there)
        return
    _lay_out(newsroom, {**answers, "language": speech})
    with newsroom.writing(lambda: there.say("Another paraf is at work here; waiting for it.")):
        outcome = accept_settings(newsroom, by=None, at=session.clock())
    if not isinstance(outcome, Entry):
        there.refuse(outcome)
    there.say("The newsroom is ready: {folder}. Next: put the officers into newsroom.toml.", folder=str(root))


def _put_back(newsroom: Newsroom, there: Session) -> None:
    if not put_back_settings(newsroom):
        there.say("{folder} is a newsroom already.", folder=str(newsroom.root))
        sys.exit(Exit.REFUSED)
    there.say("newsroom.toml was gone from {folder}; the accepted one lies there again.", folder=str(newsroom.root))


def _lay_out(newsroom: Newsroom, answers: dict[str, str]) -> None:
    layout = newsroom.layout
    for folder in (*(layout.stage(stage) for stage in Stage), layout.images, layout.records):
        make_folder(folder)
    templates = resources.files("paraf") / "templates"
    if not layout.settings.exists():
        text = (templates / "newsroom.toml").read_text(encoding="utf-8")
        for key, value in answers.items():
            text = text.replace(f"@{key.upper()}@", value.replace("\\", "\\\\").replace('"', '\\"'))
        write_new(layout.settings, text.encode())
    if not (layout.root / PELICANCONF).exists():
        packaged, beside = templates / PELICANCONF, Path(str(resources.files("paraf"))).parent / PELICANCONF
        source = packaged if packaged.is_file() else beside
        write_new(layout.root / PELICANCONF, source.read_bytes())
