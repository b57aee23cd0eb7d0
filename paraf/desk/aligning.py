"""Aligning: folders are brought in line with the ledger, after an act and at any time.

* The ledger is the commit point of every act; what follows here can be cut off anywhere and done again.
* A submitted paper in ``review/`` is written as tidied, its pictures cleaned; a person's later save is left alone.
* A sealed paper lies in ``content/`` with its seal line; what was in its place goes to ``records/superseded/``.
* A sealed paper that reappears in ``review/`` was saved from a stale window: it goes to ``records/superseded/``,
  or back to ``content/`` where that is empty.
"""

from datetime import datetime

from paraf.desk.files import digest_on_disk, rewrite
from paraf.desk.gathering import gather
from paraf.desk.moving import Place, bring_files, move_paper
from paraf.desk.newsroom import Newsroom
from paraf.desk.superseded import displace
from paraf.rules.article import Article, render, with_fields
from paraf.rules.case import Case
from paraf.rules.entries import Submitted
from paraf.rules.register import Version
from paraf.rules.words import Digest, Stage


def align_submission(newsroom: Newsroom, act: Submitted) -> None:
    """Bring a submitted paper in ``review/`` in its tidied form, its files beside it and its pictures cleaned."""
    target = Place(Stage.REVIEW, act.path)
    if not (newsroom.root / str(target)).exists():
        return
    bring_files(newsroom, target, target, act.files)
    if act.text != act.original:
        rewrite(newsroom.root / str(target), newsroom.vault.get(act.text), expected=act.original)
    for picture in act.pictures:
        if picture.clean != picture.original:
            place = newsroom.root / _in_review(picture.path)
            rewrite(place, newsroom.vault.get(picture.clean), expected=picture.original)


def align_publication(newsroom: Newsroom, version: Version, *, at: datetime) -> None:
    """Bring a sealed paper to its place in ``content/``, with its seal line."""
    seal = version.seal
    source, target = Place.of(seal.source), Place(Stage.PUBLISHED, seal.path)
    lying = _case(newsroom, target)
    if source != target and _digest(newsroom, source) == seal.digest:
        if lying is not None and lying.digest == seal.digest:
            displace(newsroom, newsroom.root / source.unit, reason="sealed already", at=at)
            return
        _make_room(newsroom, version, target, at=at)
        move_paper(newsroom, source, target, seal.files)
    lying = _case(newsroom, target)
    if lying is not None and lying.digest == seal.digest and lying.article is not None:
        write_seal_line(newsroom, lying, lying.article, seal.digest)


def put_back(newsroom: Newsroom, paper: Place, version: Version, *, at: datetime) -> None:
    """Clear a paper with an already sealed text out of ``review/``: back to ``content/`` where that is empty."""
    target = Place(Stage.PUBLISHED, version.seal.path)
    if (newsroom.root / str(target)).exists():
        displace(newsroom, newsroom.root / paper.unit, reason="sealed already", at=at)
    else:
        move_paper(newsroom, paper, target, version.seal.files)


def _make_room(newsroom: Newsroom, version: Version, target: Place, *, at: datetime) -> None:
    versions = newsroom.register.versions[version.seal.address]
    before = [Place(Stage.PUBLISHED, other.seal.path) for other in versions if other.number < version.number]
    for place in dict.fromkeys((target, *before)):
        if (newsroom.root / place.unit).exists():
            displace(newsroom, newsroom.root / place.unit, reason=f"replaced by {version.seal.digest}", at=at)
    for file in version.seal.files:
        _displace_other_picture(newsroom, version, target, file.ref, file.sha, at=at)


def _displace_other_picture(  # noqa: PLR0913  # a picture is named by its place and its bytes
    newsroom: Newsroom, version: Version, target: Place, ref: str, sha: Digest, *, at: datetime
) -> None:
    source = (newsroom.root / version.seal.source).parent / ref
    place = (newsroom.root / str(target)).parent / ref
    if source.is_file() and place.is_file() and digest_on_disk(place) != sha == digest_on_disk(source):
        displace(newsroom, place, reason=f"replaced by {version.seal.digest}", at=at)


def write_seal_line(newsroom: Newsroom, case: Case, article: Article, digest: Digest) -> None:
    """Write the seal line into a sealed paper that has none, unless somebody saved it meanwhile."""
    if article.get("Paraf") is None:
        sealed = render(with_fields(article, {"Paraf": digest}))
        rewrite(newsroom.root / case.place, sealed.encode(), expected=case.raw)


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
