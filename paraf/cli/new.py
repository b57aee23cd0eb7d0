"""``paraf new``: a draft with the header lines that every article needs."""

import click

from paraf.cli.session import Session, officer_option
from paraf.desk.files import make_folder, write_new
from paraf.rules.addresses import derive_slug
from paraf.rules.article import Article, Field, render
from paraf.rules.dates import canonical_date
from paraf.rules.words import Stage


@click.command("new")
@click.argument("title")
@click.option("--category", default="", help="The article's category.")
@officer_option
@click.pass_obj
def command(session: Session, title: str, category: str, officer: str | None) -> None:
    """Start a draft with this TITLE in drafts/."""
    author = session.officer(officer)
    slug = derive_slug(title)
    if slug is None:
        raise click.UsageError(session.language.sentence("Give a title with letters or digits."))
    moment = canonical_date(session.clock(), zone=session.newsroom.office.zone)
    lines = {"Title": title, "Date": moment, "Category": category or "Informasi", "Authors": author.name}
    article = Article(fields=tuple(Field(key=key, value=value) for key, value in lines.items()), body="")
    folder = session.newsroom.layout.stage(Stage.DRAFT)
    make_folder(folder)
    place = folder / f"{slug}.md"
    try:
        write_new(place, render(article).encode())
    except FileExistsError:
        taken = session.language.sentence("The name is taken: {other} is already there.", other=place.name)
        raise click.UsageError(taken) from None
    click.echo(str(place.relative_to(session.root)))
