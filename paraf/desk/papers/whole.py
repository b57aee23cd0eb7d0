"""Whole papers: what lies in ``content/`` just as it was signed is told by its bytes, without being read as an article.

* Bytes that are the sealed text with its seal line in the header, beside files that are those of the seal, have the
  digest that was sealed: nothing of it is parsed, rendered or judged again.
* Of such a paper only the header lines are kept that somebody asks for; its body is in the vault.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from paraf.desk.disk.files import digest_on_disk, regular_at
from paraf.desk.disk.links import FileError, folder_at, folder_of, leads_through_link
from paraf.desk.disk.marks import mark_of
from paraf.desk.papers.gathering import LONGEST_TEXT, Gathered, candidates
from paraf.desk.papers.sorting import Probe, probe
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.article import Article, Field
from paraf.rules.case import Case
from paraf.rules.edition import is_good
from paraf.rules.entries import Sealed
from paraf.rules.manifest import LocalFile, sha256
from paraf.rules.register import Version
from paraf.rules.seals import has_signed_moment
from paraf.rules.words import Digest, Stage

_KEPT = ("Title", "Koreksi", "Paraf")


def version_at(newsroom: Newsroom, path: str) -> Version | None:
    """Give the good version sealed last of the article whose place in ``content/`` this is."""
    address = newsroom.register.paths.get(path)
    version = newsroom.register.latest(address) if address else None
    is_here = version is not None and version.seal.path == path and is_good(version, newsroom.office)
    return version if is_here else None


def read_wholes(newsroom: Newsroom, paths: Iterable[str]) -> Iterator[Gathered]:
    """Give those of many papers in ``content/`` that lie as they were signed, folder by folder."""
    by_folder: dict[str, list[Version]] = {}
    for path in paths:
        version = version_at(newsroom, path)
        if version is not None:
            by_folder.setdefault(path.rpartition("/")[0], []).append(version)
    for folder, versions in by_folder.items():
        with suppress(OSError, FileError), folder_at(newsroom.layout.stage(Stage.PUBLISHED) / folder) as opened:
            for version in versions:
                gathered = _read_in(opened, newsroom, version)
                if gathered is not None:
                    yield gathered


def read_whole(newsroom: Newsroom, version: Version) -> Gathered | None:
    """Give a sealed paper that lies in its place as it was signed; None where it has to be read to tell."""
    place = newsroom.layout.stage(Stage.PUBLISHED) / version.seal.path
    with suppress(OSError, FileError), folder_of(place) as opened:
        return _read_in(opened, newsroom, version)
    return None


def _read_in(folder: int, newsroom: Newsroom, version: Version) -> Gathered | None:
    seal = version.seal
    place = newsroom.layout.stage(Stage.PUBLISHED) / seal.path
    try:
        with regular_at(place.name, folder) as descriptor:
            mark = mark_of(os.fstat(descriptor))
            raw = os.read(descriptor, LONGEST_TEXT)
    except OSError:
        return None
    if not _is_sealed_text(raw, seal):
        return None
    probes: list[Probe] = [(place, mark)]
    if not all(_lies_as_sealed(newsroom, seal.path, file, probes) for file in seal.files):
        return None
    fields = tuple(Field(key=key, value=value) for key, value in _kept_of(raw))
    return whole(seal.path, seal.digest, sha256(raw), fields, tuple(probes))


def says_what_was_signed(newsroom: Newsroom, case: Case, version: Version) -> bool:
    """Tell whether a paper that was read is what was sealed, with the moment that was signed besides its content."""
    if case.article is None or case.digest != version.seal.digest:
        return False
    return has_signed_moment(case.article, version, newsroom.office.zone)


def as_whole(gathered: Gathered, version: Version) -> Gathered:
    """Give a paper that was read and found whole, as it is kept."""
    article = gathered.case.article
    fields = tuple(field for field in article.fields if field.key in _KEPT) if article else ()
    return whole(version.seal.path, version.seal.digest, gathered.case.raw, fields, gathered.probes)


def whole(path: str, sealed: Digest, raw: Digest, fields: tuple[Field, ...], probes: tuple[Probe, ...]) -> Gathered:
    """Give a paper that lies as this was sealed."""
    case = Case(
        stage=Stage.PUBLISHED,
        path=path,
        raw=raw,
        article=Article(fields=fields, body=""),
        used=(),
        findings=(),
        sealed=sealed,
    )
    return Gathered(case=case, contents={}, owner=None, probes=probes)


def _lies_as_sealed(newsroom: Newsroom, path: str, file: LocalFile, probes: list[Probe]) -> bool:
    """Tell whether the file that a reference means now is the one that was sealed."""
    for place in candidates(newsroom, Stage.PUBLISHED, path, file.ref):
        probes.append(probe(place))
        if probes[-1][1] is not None and not leads_through_link(place):
            try:
                return digest_on_disk(place) == file.sha
            except PermissionError:
                return False
    return False


def _is_sealed_text(raw: bytes, seal: Sealed) -> bool:
    """Tell whether bytes are the sealed text with the seal line in its header, and a sign-off line if it had none."""
    header, blank, body = raw.partition(b"\n\n")
    lines, ours = header.split(b"\n"), f"Paraf: {seal.digest}".encode()
    if lines.count(ours) != 1:
        return False
    lines.remove(ours)
    if sha256(b"\n".join(lines) + blank + body) == seal.text:
        return True
    unsigned = [line for line in lines if not (line.startswith(b"Koreksi: ") and line.decode().isprintable())]
    return len(unsigned) == len(lines) - 1 and sha256(b"\n".join(unsigned) + blank + body) == seal.text


def _kept_of(raw: bytes) -> Iterator[tuple[str, str]]:
    for line in raw.partition(b"\n\n")[0].decode().split("\n"):
        key, colon, value = line.partition(": ")
        if colon and key in _KEPT:
            yield key, value
