"""Which paper is meant: a path, a file's name, or a slug, as people name it at the keyboard."""

from collections.abc import Collection
from pathlib import Path

import click

from paraf.cli.session import Session
from paraf.desk.folders import PaperFile, scan
from paraf.desk.gathering import Gathered, gather
from paraf.desk.moving import Place
from paraf.rules.names import stem_of
from paraf.rules.register import Version
from paraf.rules.words import Stage


def find_paper(session: Session, named: str, stages: Collection[Stage]) -> Place:
    """Find the one paper that is meant; ends the command where there is none, or more than one."""
    papers = [paper for paper in scan(session.newsroom.layout).papers if paper.stage in stages]
    found = [paper for paper in papers if _is_named(session, paper, named)]
    found = found or [paper for paper in papers if _has_slug(session, paper, named)]
    if len(found) == 1:
        return Place(found[0].stage, found[0].path)
    folders = ", ".join(f"{stage}/" for stage in stages)
    if not found:
        raise click.UsageError(
            session.language.sentence("No article “{named}” in {folders}. See: paraf status", named=named, folders=folders)
        )
    names = ", ".join(paper.place for paper in found)
    raise click.UsageError(session.language.sentence("“{named}” could be: {names}. Name one.", named=named, names=names))


def read_paper(session: Session, place: Place, *, cleaning: bool = False) -> Gathered:
    """Read the paper at a place; ends the command where it is gone."""
    gathered = gather(session.newsroom, place.stage, place.path, cleaning=cleaning)
    if gathered is None:
        raise click.UsageError(session.language.sentence("{path} is gone.", path=str(place)))
    return gathered


def find_version(session: Session, named: str) -> Version:
    """Find the version sealed last of the published article that is meant: by its address, slug, or file."""
    register = session.newsroom.register
    addresses = register.addresses_of(named.removesuffix("/"))
    found = [register.versions[address][-1] for address in addresses]
    found = found or [
        versions[-1]
        for versions in register.versions.values()
        if named in {versions[-1].seal.path, f"content/{versions[-1].seal.path}", stem_of(versions[-1].seal.path)}
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(session.language.sentence("No article “{named}” was ever published.", named=named))
    names = ", ".join(version.seal.address for version in found)
    raise click.UsageError(session.language.sentence("“{named}” could be: {names}. Name one.", named=named, names=names))


def _is_named(session: Session, paper: PaperFile, named: str) -> bool:
    name = Path(paper.path).name
    folder = str(Path(paper.path).parent)
    spellings = {paper.place, paper.path, name, stem_of(name), f"{paper.stage}/{folder}"}
    if folder != ".":
        spellings.add(folder)
    absolute = str(session.newsroom.root / paper.place)
    return named.removesuffix("/") in spellings or str(Path(named).absolute()) in {absolute, str(Path(absolute).parent)}


def _has_slug(session: Session, paper: PaperFile, named: str) -> bool:
    gathered = gather(session.newsroom, paper.stage, paper.path)
    return bool(gathered and gathered.case.article and gathered.case.article.get("Slug") == named)
