"""Which paper is meant: a path, a file's name, or a slug, as people name it at the keyboard.

* A path is read from the folder that somebody stands in, the one that ``-C`` names, or the newsroom's.
* The paper that is meant is tried out, however long others took.
* A path to one paper is that paper; a name or slug that several have is refused with their paths.
* What lies there but can be no paper is refused with the reason, and so is what lay there a moment ago.
"""

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from paraf.cli.session import Session
from paraf.desk.acting.moving import Place
from paraf.desk.papers.folders import PaperFile, scan
from paraf.desk.papers.gathering import Gathered, gather
from paraf.rules.findings import Finding
from paraf.rules.names import stem_of
from paraf.rules.register import Version, slug_of
from paraf.rules.wording import find
from paraf.rules.words import Stage


def find_paper(
    session: Session, named: str, stages: Collection[Stage], *, in_order: bool = False, seen: Place | None = None
) -> Place:
    """Find the one paper that is meant; with ``in_order`` the first of the folders that has one counts.

    A path means what lies there; a name comes before a slug. Where it was ``seen`` before and is not found any more,
    it is gone.
    """
    lying = scan(session.newsroom.layout)
    paths = paths_meant(session, named)
    papers = [paper for paper in lying.papers if paper.stage in stages]
    found = [paper for paper in papers if paths & {paper.place, f"{paper.stage}/{paper.folder}"}]
    for of_stages in ({stage} for stage in stages) if in_order else [set(stages)]:
        here = [] if found else [paper for paper in papers if paper.stage in of_stages]
        found = found or [paper for paper in here if _has_name(paper, named)]
        found = found or [paper for paper in here if _has_slug(session, paper, named)]
    refused = [finding for finding in lying.strangers if finding.path in paths]
    if refused and not found:
        session.refuse(refused)
    if not found and seen is not None:
        session.refuse([paper_gone(seen)])
    if not found:
        folders = ", ".join(f"{stage}/" for stage in stages)
        session.wrong("No article “{named}” in {folders}. See: paraf status", named=named, folders=folders)
    _only_one(session, named, [paper.place for paper in found])
    return Place(found[0].stage, found[0].path)


def read_paper(session: Session, place: Place, *, cleaning: bool = False) -> Gathered:
    """Read the paper at a place, with what its name says against it; ends the command where it is gone."""
    session.newsroom.patience.renew()
    gathered = gather(session.newsroom, place.stage, place.path, cleaning=cleaning)
    if gathered is None:
        session.refuse([paper_gone(place)])
    names = tuple(finding for finding in scan(session.newsroom.layout).strangers if finding.path == str(place))
    return replace(gathered, case=replace(gathered.case, findings=(*names, *gathered.case.findings)))


def paper_gone(place: Place) -> Finding:
    """Find that a paper that lay at a place a moment ago does not lie there any more."""
    return find("paper-gone", path=str(place))


def find_version(session: Session, named: str) -> Version:
    """Find the version sealed last of the published article that is meant: by its address, slug, or file."""
    register = session.newsroom.register
    addresses = register.addresses_of(named.removesuffix("/"))
    found = [register.versions[address][-1] for address in addresses]
    paths = paths_meant(session, named)
    found = found or [
        versions[-1]
        for versions in register.versions.values()
        if f"{Stage.PUBLISHED}/{versions[-1].seal.path}" in paths or named in _names_of(versions[-1].seal.path)
    ]
    if not found:
        session.wrong("No article “{named}” was ever published.", named=named)
    _only_one(session, named, [version.seal.address for version in found])
    return found[0]


def paths_meant(session: Session, named: str) -> frozenset[str]:
    """Give the paths, relative to the newsroom, that a name can mean: from here, and from the newsroom's folder."""
    typed = (session.here / named, session.start / named, session.root / named)
    places = {each for path in typed for each in (Path(os.path.normpath(path)), path.parent.resolve() / path.name)}
    return frozenset(
        place.relative_to(session.root).as_posix() for place in places if place.is_relative_to(session.root)
    )


def _has_name(paper: PaperFile, named: str) -> bool:
    return named.removesuffix("/") in {*_names_of(paper.path), *([paper.folder] if paper.folder else [])}


def _names_of(path: str) -> frozenset[str]:
    name = Path(path).name
    return frozenset({path, stem_of(path), name, stem_of(name)})


def _has_slug(session: Session, paper: PaperFile, named: str) -> bool:
    """Tell whether a paper has a slug: of what was sealed where it lies the register knows it, of others their header.

    To read ten thousand headers takes a quarter of a minute.
    """
    address = session.newsroom.register.paths.get(paper.path) if paper.stage is Stage.PUBLISHED else None
    if address is not None:
        return slug_of(address) == named
    gathered = gather(session.newsroom, paper.stage, paper.path)
    return bool(gathered and gathered.case.article and gathered.case.article.get("Slug") == named)


def _only_one(session: Session, named: str, found: Sequence[str]) -> None:
    if len(found) > 1:
        session.wrong("“{named}” could be: {names}. Name one.", named=named, names=", ".join(found))
