"""Aligning: folders are brought in line with the ledger, after an act and at any time.

* The ledger is the commit point of every act; what follows here can be cut off anywhere and done again.
* A submitted paper in ``review/`` is written as tidied, its pictures cleaned; a person's later save is left alone:
  a file that it no longer uses is not brought.
* A sealed paper lies in ``content/`` with its seal line; what was in its place goes to ``records/superseded/``, and so
  does the paper of a former version that lies in another one.
* A sealed paper that reappears in ``review/`` was saved from a stale window: it goes to ``records/superseded/``,
  or back to ``content/`` where that is empty.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from paraf.desk.acting.keeping import rewrite_kept
from paraf.desk.acting.moving import Place, Wanted, bring_files, may_use, move_paper, sealed_in
from paraf.desk.acting.revising import sealed_article
from paraf.desk.acting.superseded import REPLACED, SEALED_ALREADY, displace
from paraf.desk.disk.files import digest_on_disk, make_folder, read_regular, rewrite, write_new
from paraf.desk.disk.links import FileError
from paraf.desk.disk.listing import names_in
from paraf.desk.papers.gathering import LONGEST_TEXT, gather
from paraf.desk.papers.whole import read_whole
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.article import render, with_fields
from paraf.rules.case import Case
from paraf.rules.edition import is_good
from paraf.rules.entries import Submitted
from paraf.rules.names import Kind, is_index, kind_of
from paraf.rules.register import Version
from paraf.rules.words import Address, Digest, Stage


def align_submission(newsroom: Newsroom, act: Submitted) -> None:
    """Bring a submitted paper in ``review/`` in its tidied form, its files beside it and its pictures cleaned."""
    target = Place(Stage.REVIEW, act.path)
    paper = newsroom.root / str(target)
    if not paper.is_file():
        return
    wanted = _wanted(act).items()
    missed = {ref: of for ref, of in wanted if os.path.lexists(paper.parent / ref) or may_use(newsroom, target, ref)}
    bring_files(newsroom, target, target, missed)
    if act.text != act.original:
        rewrite(newsroom.root / str(target), newsroom.vault.get(act.text), expected=act.original)
    for picture in act.pictures:
        if picture.clean != picture.original:
            place = newsroom.root / _in_review(picture.path)
            rewrite(place, newsroom.vault.get(picture.clean), expected=picture.original)


def align_publication(newsroom: Newsroom, version: Version, *, at: datetime) -> None:
    """Bring a sealed paper to its place in ``content/``, its files beside it, with its seal line."""
    seal = version.seal
    source, target = Place.of(seal.source), Place(Stage.PUBLISHED, seal.path)
    if source != target and _digest(newsroom, source) == seal.digest:
        put_back(newsroom, source, version, at=at)
    left = Place(Stage.REVIEW, seal.submission)
    if source == target and not os.path.lexists(newsroom.root / str(left)):
        bring_files(newsroom, left, target, sealed_in(seal.files))
    lying = _case(newsroom, target)
    if lying is not None and lying.digest == seal.digest:
        write_seal_lines(newsroom, lying, version)


def is_out_of_line(newsroom: Newsroom, version: Version) -> bool:
    """Tell whether a sealed paper may still have to be brought to its place."""
    return _is_out_of_line(newsroom, version, lambda place: os.path.lexists(f"{newsroom.root}/{place}"))


def out_of_line(newsroom: Newsroom, versions: Iterable[Version]) -> Iterator[Version]:
    """Give those of many versions that may still have to be brought to their place; each folder is listed once."""
    names: dict[str, frozenset[str] | None] = {}

    def lies(place: str) -> bool:
        folder, _, name = place.rpartition("/")
        if folder not in names:
            names[folder] = _names_in(newsroom.root / folder)
        known = names[folder]
        return os.path.lexists(f"{newsroom.root}/{place}") if known is None else name in known

    return (version for version in versions if _is_out_of_line(newsroom, version, lies))


def _is_out_of_line(newsroom: Newsroom, version: Version, lies: Callable[[str], bool]) -> bool:
    seal = version.seal
    place = f"{Stage.PUBLISHED}/{seal.path}"
    if seal.source != place:
        return lies(seal.source) and is_good(version, newsroom.office)
    folder = place.rpartition("/")[0]
    is_short = any(not lies(f"{folder}/{file.ref}") for file in seal.files)
    return is_short and is_good(version, newsroom.office)


def _names_in(folder: Path) -> frozenset[str] | None:
    """Give what lies in a folder; None where it cannot be listed."""
    try:
        return frozenset(names_in(folder))
    except (OSError, FileError):
        return None


def put_back(newsroom: Newsroom, paper: Place, version: Version, *, at: datetime) -> None:
    """Bring a paper with a sealed text to its place in ``content/``, or out of the way where that has its own."""
    target = Place(Stage.PUBLISHED, version.seal.path)
    if _holds(newsroom, target, version):
        displace(newsroom, newsroom.root / paper.unit, reason=SEALED_ALREADY, at=at)
        return
    for place in _in_the_way(newsroom, version, paper, target):
        displace(newsroom, place, reason=REPLACED, at=at)
    if target.unit == str(target):  # the paper goes last: while it waits, everybody sees that there is more to do
        make_folder((newsroom.root / str(target)).parent)
        bring_files(newsroom, paper, target, sealed_in(version.seal.files))
    is_there = move_paper(newsroom, paper, target, sealed_in(version.seal.files))
    if is_there and _digest(newsroom, target) != version.seal.digest:
        _restore_files(newsroom, version, target)


def clear_superseded(newsroom: Newsroom, case: Case, address: Address, *, at: datetime) -> Place | None:
    """Move a former version's paper out of ``content/`` where the last one lies in its place; give what was moved."""
    *former, latest = newsroom.register.versions[address]
    is_former = any(version.seal.digest == case.digest for version in former) and case.digest != latest.seal.digest
    place, target = Place(case.stage, case.path), Place(Stage.PUBLISHED, latest.seal.path)
    if not is_former or place == target or not (is_good(latest, newsroom.office) and _holds(newsroom, target, latest)):
        return None
    displace(newsroom, _own_unit(newsroom, place, target), reason=REPLACED, at=at)
    return place


def _restore_files(newsroom: Newsroom, version: Version, target: Place) -> None:
    """Put the signed files that are gone beside a sealed paper, out of the vault."""
    for file in version.seal.files:
        path = (newsroom.root / str(target)).parent / file.ref
        if not os.path.lexists(path):
            make_folder(path.parent)
            write_new(path, newsroom.vault.get(file.sha))


def _holds(newsroom: Newsroom, target: Place, version: Version) -> bool:
    """Tell whether a version's paper lies in its place already, as it was signed or with somebody's later changes."""
    try:
        raw = read_regular(newsroom.root / str(target), limit=LONGEST_TEXT)
    except (FileNotFoundError, FileError):
        return False
    if version.seal.digest.encode() in raw:  # on its seal line
        return True
    before = newsroom.register.versions.get(version.seal.address, ())[-2:-1]
    if any(read_whole(newsroom, other) is not None for other in before):  # and not this one
        return False
    return _digest(newsroom, target) == version.seal.digest


def _in_the_way(newsroom: Newsroom, version: Version, paper: Place, target: Place) -> Iterator[Path]:
    """Find what has to leave: the papers of the versions before, and pictures that the new version changes."""
    if target.unit != paper.unit and os.path.lexists(newsroom.root / target.unit):
        yield newsroom.root / target.unit
    versions = newsroom.register.versions[version.seal.address]
    for former in dict.fromkeys(Place(Stage.PUBLISHED, one.seal.path) for one in versions):
        case = _case(newsroom, former) if former not in {target, paper} else None
        if case is not None and _is_one_of(case, versions):
            yield _own_unit(newsroom, former, target)
    for file in version.seal.files:
        coming = (newsroom.root / str(paper)).parent / file.ref
        lying = (newsroom.root / str(target)).parent / file.ref
        if coming != lying and coming.is_file() and digest_on_disk(lying) not in {None, file.sha}:
            yield lying


def _is_one_of(case: Case, versions: Iterable[Version]) -> bool:
    """Tell whether a paper is one of these versions, or was before somebody changed it."""
    says = case.article.get("Paraf") if case.article else None
    return any(version.seal.digest in {case.digest, says} for version in versions)


def _own_unit(newsroom: Newsroom, former: Place, target: Place) -> Path:
    """Give what leaves with a former paper: its folder, unless another paper lies there or comes there."""
    folder = newsroom.root / former.unit
    if former.unit == str(former) or (newsroom.root / str(target)).is_relative_to(folder):
        return newsroom.root / str(former)
    others = [each for each in folder.iterdir() if kind_of(each.name) is Kind.ARTICLE and not is_index(each.name)]
    return newsroom.root / str(former) if others else folder


def write_seal_lines(newsroom: Newsroom, case: Case, version: Version) -> bool:
    """Write sign-off and seal line into a sealed paper that has no seal line, unless somebody saved it meanwhile."""
    if case.article is None or case.article.get("Paraf") is not None:
        return False
    lines = {"Koreksi": sealed_article(newsroom, version).get("Koreksi"), "Paraf": version.seal.digest}
    sealed = render(with_fields(case.article, lines)).encode()
    if case.raw == version.seal.text:  # which was kept before the seal was recorded
        return rewrite(newsroom.root / case.place, sealed, expected=case.raw)
    return rewrite_kept(newsroom, newsroom.root / case.place, sealed, expected=case.raw)


def _case(newsroom: Newsroom, place: Place) -> Case | None:
    gathered = gather(newsroom, place.stage, place.path)
    return gathered.case if gathered else None


def _digest(newsroom: Newsroom, place: Place) -> Digest | None:
    case = _case(newsroom, place)
    return case.digest if case else None


def _in_review(path: str) -> str:
    """Give where a file lies once its paper is in ``review/``: files in ``images/`` stay."""
    stage, _, rest = path.partition("/")
    return f"{Stage.REVIEW}/{rest}" if stage in set(Stage) else path


def _wanted(act: Submitted) -> Wanted:
    """Give the files of a submission, as cleaned or as handed in."""
    originals = {picture.clean: picture.original for picture in act.pictures}
    return {file.ref: {file.sha, originals.get(file.sha, file.sha)} for file in act.files}
