"""``paraf new``: a draft with the header lines that every article needs, and a skeleton to write into if wanted."""

from importlib import resources

import click

from paraf.cli.options import json_option, officer_option
from paraf.cli.session import Session
from paraf.desk.disk.files import make_folder, write_new
from paraf.rules.addresses import derive_slug
from paraf.rules.article import Article, render, with_fields
from paraf.rules.grammar import parse
from paraf.rules.words import Stage

TEMPLATES = ("berita", "pengumuman", "agenda", "siaran-pers")
"""Straight news, announcement, agenda, press release: what a draft can begin as."""

_UNCHOSEN = "[isi: kategori, misalnya Kesehatan]"


@click.command("new")
@click.argument("title")
@click.option("--category", default="", help="The article's category.")
@click.option("--template", "--contoh", "kind", type=click.Choice(TEMPLATES), help="A skeleton to write into.")
@json_option
@officer_option
@click.pass_obj
def command(session: Session, title: str, category: str, kind: str | None, officer: str | None) -> None:
    """Start a draft with this TITLE in drafts/.

    Its date is that of its submission, unless somebody writes one.
    """
    author = session.officer(officer)
    title = " ".join(title.split())
    slug = derive_slug(title)
    if slug is None:
        session.wrong("Give a title with letters or digits.")
    skeleton = _skeleton(kind) if kind else Article(fields=(), body="")
    lines = {"Title": title, "Category": category or skeleton.get("Category") or _UNCHOSEN}
    head = with_fields(Article(fields=(), body=skeleton.body), {**lines, "Authors": author.name})
    article = with_fields(head, {field.key: field.value for field in skeleton.fields if field.key not in lines})
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


def _skeleton(kind: str) -> Article:
    """Give the skeleton of a kind of article, as it lies in the package."""
    file = resources.files("paraf") / "templates" / "naskah" / f"{kind}.md"
    article = parse(file.read_text(encoding="utf-8"), path=file.name).article
    assert article is not None  # noqa: S101  # a file of ours, which a test reads
    return article
