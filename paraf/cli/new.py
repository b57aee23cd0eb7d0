"""``paraf new``: a draft with the header lines that every article needs."""

import click

from paraf.cli.options import json_option, officer_option
from paraf.cli.session import Session
from paraf.desk.disk.files import make_folder, write_new
from paraf.rules.addresses import derive_slug
from paraf.rules.article import Article, Field, render
from paraf.rules.dates import canonical_date
from paraf.rules.words import Stage


@click.command("new")
@click.argument("title")
@click.option("--category", default="", help="The article's category.")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, title: str, category: str, officer: str | None) -> None:
    """Start a draft with this TITLE in drafts/."""
    author = session.officer(officer)
    title = " ".join(title.split())
    slug = derive_slug(title)
    if slug is None:
        session.wrong("Give a title with letters or digits.")
    moment = canonical_date(session.clock(), zone=session.newsroom.office.zone)
    lines = {"Title": title, "Date": moment, "Category": category or "Informasi", "Authors": author.name}
    article = Article(fields=tuple(Field(key=key, value=value) for key, value in lines.items()), body="")
    path = f"{Stage.DRAFT}/{slug}.md"
    make_folder(session.newsroom.layout.stage(Stage.DRAFT))
    try:
        write_new(session.root / path, render(article).encode())
    except FileExistsError:
        session.wrong("The name is taken: {other} is already there.", other=path)
    if session.as_json:
        session.show({"done": True, "path": path})
    else:
        click.echo(path)
