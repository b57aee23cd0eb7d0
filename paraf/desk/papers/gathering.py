"""Gathering: a paper and the files that its page uses are read once; that is what is judged, kept and published.

* A reference resolves beside the paper, else where its files may have been left on its way, else in ``images/``.
* A picture that is not clean yet can be gathered as its cleaned self: at submission, never later.
* Nothing is followed out of the newsroom, and nothing but regular files is read.
"""

import pwd
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from paraf.desk.disk.files import TooLargeError, read_regular
from paraf.desk.disk.links import FileError, leads_through_link
from paraf.desk.disk.listing import names_in
from paraf.desk.disk.marks import Mark
from paraf.desk.opening.cleaning import UNTRIED as PICTURE_UNTRIED
from paraf.desk.opening.cleaning import cleaned
from paraf.desk.opening.trying import UNTRIED as TEXT_UNTRIED
from paraf.desk.opening.trying import too_slow
from paraf.desk.papers.sorting import Probe, probe
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.article import Article
from paraf.rules.case import Case, UsedFile
from paraf.rules.encoding import is_attachment
from paraf.rules.findings import Finding
from paraf.rules.manifest import LocalFile, sha256
from paraf.rules.names import ATTACHMENT_SUFFIXES, PICTURE_SUFFIXES
from paraf.rules.picture_position import tells_position
from paraf.rules.reading import read_article
from paraf.rules.rendering import Reference, ReferenceKind, references
from paraf.rules.wording import find
from paraf.rules.words import Digest, Stage

LONGEST_TEXT = 1_000_000
LARGEST_FILE = 40_000_000
_HEIC = frozenset({".heic", ".heif"})
_CTIME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A case with the bytes that it rests on, by digest, and the system account that owns the paper.

    ``probes`` are the places that were looked at: as long as they all are as they were, gathering gives the same.
    """

    case: Case
    contents: Mapping[Digest, bytes]
    owner: str | None
    probes: tuple[Probe, ...]


def gather(
    newsroom: Newsroom, stage: Stage, path: str, *, cleaning: bool = False, remembered: Outcomes | None = None
) -> Gathered | None:
    """Read a paper and its files; None where the paper is gone.

    Pictures that were cleaned before may be ``remembered`` where nothing rests on them: no act, only a look.
    """
    reader = _Reader(newsroom, stage, path, cleaning=cleaning, remembered=remembered)
    try:
        raw = reader.read(reader.place, limit=LONGEST_TEXT)
    except FileNotFoundError:
        return None
    except TooLargeError:
        found = find("too-long", path=reader.shown, bytes=f"> {LONGEST_TEXT}", most=str(LONGEST_TEXT))
        return reader.gathered(found)
    except FileError:
        return reader.gathered(find("symlink", path=reader.shown))
    except PermissionError:
        return reader.gathered(find("file-closed", path=reader.shown))
    reading = read_article(raw, path=reader.shown, zone=newsroom.office.zone)
    reader.contents[sha256(raw)] = raw
    article = reading.article
    slow = too_slow(newsroom, stage, path, article) if article else None
    if article is None or slow:
        return reader.gathered(*reading.findings, *((slow,) if slow else ()), raw=raw)
    for reference in _each_once(references(article)):
        reader.take(reference)
    return reader.gathered(*reading.findings, raw=raw, article=article)


def is_untried(case: Case) -> bool:
    """Tell whether something about a case waits to be tried out."""
    return any(finding.code in {TEXT_UNTRIED, PICTURE_UNTRIED} for finding in case.findings)


def is_unchanged(gathered: Gathered) -> bool:
    """Tell whether every place that was looked at is still as it was then, and nothing waits to be tried."""
    return not is_untried(gathered.case) and all(probe(place) == (place, mark) for place, mark in gathered.probes)


def candidates(newsroom: Newsroom, stage: Stage, path: str, ref: str) -> Iterator[Path]:
    """Give the places where a reference may lie, the nearest first.

    A paper that was recorded where it lies has its files with it: others of the same name elsewhere are not meant.
    """
    folder = PurePosixPath(path).parent
    yield newsroom.layout.stage(stage) / folder / ref
    if not _is_settled(newsroom, stage, path):
        for other in Stage:
            if other is not stage:
                yield newsroom.layout.stage(other) / folder / ref
    yield newsroom.layout.images / ref.removeprefix("images/")


def _is_settled(newsroom: Newsroom, stage: Stage, path: str) -> bool:
    register = newsroom.register
    known = {Stage.DRAFT: {}, Stage.REVIEW: register.submissions, Stage.PUBLISHED: register.paths}
    return path in known[stage]


class _Reader:
    """Reads one paper and its files, and remembers where it looked."""

    def __init__(
        self, newsroom: Newsroom, stage: Stage, path: str, *, cleaning: bool, remembered: Outcomes | None
    ) -> None:
        self.newsroom, self.stage, self.path = newsroom, stage, path
        self.cleaning, self.remembered = cleaning, remembered
        self.place = newsroom.layout.stage(stage) / path
        self.shown = f"{stage}/{path}"
        self.contents: dict[Digest, bytes] = {}
        self.probes: list[Probe] = []
        self.used: list[UsedFile] = []
        self.findings: list[Finding] = []

    def read(self, place: Path, *, limit: int) -> bytes:
        self.probes.append(probe(place))
        return read_regular(place, limit=limit)

    def gathered(self, *findings: Finding, raw: bytes = b"", article: Article | None = None) -> Gathered:
        case = Case(
            stage=self.stage,
            path=self.path,
            raw=sha256(raw),
            article=article,
            used=tuple(self.used),
            findings=(*findings, *self.findings),
        )
        return Gathered(case=case, contents=self.contents, owner=owner_of(self.place), probes=tuple(self.probes))

    def take(self, reference: Reference) -> None:
        """Take in the file that a reference means, or say why not."""
        ref, suffix = reference.target, PurePosixPath(reference.target).suffix.lower()
        picture = reference.kind is ReferenceKind.PICTURE
        if reference.kind is ReferenceKind.BAD:
            self._refuse("bad-reference", reference, reference=" ".join(ref.split()))
        elif picture and suffix not in PICTURE_SUFFIXES:
            self._refuse("picture-heic" if suffix in _HEIC else "picture-kind", reference, name=ref)
        elif picture or suffix in PICTURE_SUFFIXES | ATTACHMENT_SUFFIXES:
            place = self._first_place(ref)
            lies = self._named_otherwise(ref) if place is None else None
            if lies is not None:
                self._refuse("file-named-otherwise", reference, file=ref, lies=lies)
            elif place is None:
                self._refuse("picture-not-found" if picture else "file-not-found", reference, file=ref)
            else:
                self._take_file(reference, place, picture=suffix not in ATTACHMENT_SUFFIXES)

    def _take_file(self, reference: Reference, place: Path, *, picture: bool) -> None:
        try:
            content = read_regular(place, limit=LARGEST_FILE)
        except TooLargeError:
            self._refuse("file-too-large", reference, file=reference.target)
            return
        except PermissionError:
            self._refuse("file-closed", reference, file=reference.target)
            return
        except (FileNotFoundError, FileError):  # it went away, or became something else, since it was looked at
            self._refuse("picture-not-found" if picture else "file-not-found", reference, file=reference.target)
            return
        if not picture and not is_attachment(reference.target, content):
            self._refuse("attachment-kind", reference, file=reference.target)
            return
        original, final = sha256(content), content
        if picture and self.cleaning and original not in self.newsroom.register.pictures:
            clean = cleaned(content, name=reference.target, remembered=self.remembered, patience=self.newsroom.patience)
            if isinstance(clean, Finding):
                self._refuse(clean.code, reference, **clean.detail)
                return
            final = clean
        file = LocalFile(ref=reference.target, sha=sha256(final), size=len(final))
        self.contents |= {original: content, file.sha: final}
        where = str(place.relative_to(self.newsroom.root))
        uncleaned = picture and original not in self.newsroom.register.pictures
        self.used.append(
            UsedFile(
                file=file,
                path=where,
                original=original,
                picture=picture,
                tells_position=uncleaned and tells_position(content),
            )
        )

    def _first_place(self, ref: str) -> Path | None:
        for place in candidates(self.newsroom, self.stage, self.path, ref):
            self.probes.append(probe(place))
            if self.probes[-1][1] is not None and not leads_through_link(place):
                return place
        return None

    def _named_otherwise(self, ref: str) -> str | None:
        """Give the reference to a file that is there and differs from what is meant in capitals alone."""
        for place in candidates(self.newsroom, self.stage, self.path, ref):
            with suppress(FileNotFoundError, NotADirectoryError, PermissionError, FileError):
                for name in names_in(place.parent):
                    other = place.with_name(name)
                    is_it = name != place.name and name.casefold() == place.name.casefold()
                    if is_it and other.is_file() and not other.is_symlink():
                        self.probes.append(probe(other))
                        return str(PurePosixPath(ref).with_name(name))
        return None

    def _refuse(self, code: str, at: Reference, /, **detail: str) -> None:
        self.findings.append(find(code, path=self.shown, line=at.line, **detail))


def changed_at(marks: Iterable[Mark | None]) -> datetime | None:
    """Give when the last of some files was changed or moved, by the system's own time; None where there is none."""
    times = [mark[_CTIME] for mark in marks if mark is not None]
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=max(times) // 1000) if times else None


def owner_of(place: Path) -> str | None:
    """Give the system account that owns a file; None where it is gone, or nobody knows the account."""
    try:
        return pwd.getpwuid(place.lstat().st_uid).pw_name
    except (FileNotFoundError, KeyError):
        return None


def _each_once(references: Iterable[Reference]) -> Iterator[Reference]:
    """Give each target once, as a picture where any reference shows it as one."""
    by_target: dict[str, Reference] = {}
    for reference in references:
        known = by_target.get(reference.target)
        if known is None or reference.kind is ReferenceKind.PICTURE:
            by_target[reference.target] = reference
    yield from by_target.values()
