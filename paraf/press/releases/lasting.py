"""Former themes' assets, which stay on the site for a while: for readers in flight, and for pages kept elsewhere.

* What a former release named stays for a week after the release that left it, and of five former themes at most.
* It is in the site's list of files as everything is, so that a copy of the site holds nothing that is not listed.
* A file that is not what its release says does not stay.
* Nothing else outlives the release that left it: no page, text, picture or attachment.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from paraf.desk.disk.files import LARGEST_KEPT, read_regular
from paraf.desk.disk.links import FileError
from paraf.press.contents import places
from paraf.press.releases.standing import Standing

_LONGEST = timedelta(days=7)
_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """The folders of former themes' assets that stay, each with the time since when, and the SHA-256 of their files.

    ``gone`` are the files of former themes that stay no longer.
    """

    folders: Mapping[str, datetime] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


def lasting_assets(
    before: Standing | None,
    tree: Path | None,
    present: str,
    *,
    at: datetime,
    assets: Mapping[str, str] | None = None,
) -> Lasting:
    """Give what stays of the live release's assets in a release whose theme has the ``present`` folder.

    ``assets`` are those of the live release, where whoever calls knows them (see ``assets_in``).
    """
    if before is None or tree is None:
        return Lasting()
    files = assets_in(before) if assets is None else assets
    known = before.record.assets
    since = {folder: known.get(folder, at) for folder in dict.fromkeys(map(_folder, files)) if folder != present}
    newest = sorted(since, key=lambda folder: since[folder], reverse=True)[:_MOST]
    folders = {folder: since[folder] for folder in sorted(newest) if since[folder] > at - _LONGEST}
    stay = dict(_whole({place: digest for place, digest in files.items() if _folder(place) in folders}, tree))
    gone = frozenset(place for place in files if _folder(place) != present and place not in stay)
    return Lasting(folders=folders, files=stay, gone=gone)


def assets_in(release: Standing) -> dict[str, str]:
    """Give the SHA-256 of every asset that a release has, of whatever theme, by its place."""
    hashes, start = release.files.flat(), f"{places.ASSETS}/"
    return {place: digest for place, digest in hashes.items() if place.startswith(start)}


def assets_kept(release: Standing) -> dict[str, str]:
    """Give the SHA-256 of the files of former themes that a release has, by their place."""
    return {place: digest for place, digest in assets_in(release).items() if _folder(place) in release.record.assets}


def _folder(place: str) -> str:
    return "/".join(place.split("/")[:2])


def _whole(files: Mapping[str, str], tree: Path) -> Iterable[tuple[str, str]]:
    for place, digest in files.items():
        try:
            content = read_regular(tree / place, limit=LARGEST_KEPT)
        except (FileNotFoundError, FileError):
            continue
        if hashlib.sha256(content).hexdigest() == digest:
            yield place, digest
