"""A snapshot: the list of what a backup holds of a newsroom at one moment.

* The list is text, a folder or file a line, sorted by path; names are percent-encoded, so that none can forge a line.
* A snapshot's id is its time and the first digits of its list's SHA-256: a changed list is not the one that it names.
* A list is taken whole or not at all, and only if no path in it leads anywhere but into the folders that are kept.
* Rights are those of owner, group and others, and a folder's set-group bit; nothing else is given back.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, unquote

from paraf.rules.manifest import sha256
from paraf.rules.words import Digest

FORMAT = "paraf-backup/1"

KEPT = (
    *("newsroom.toml", "pelicanconf.py", "kamus", "theme", "plugins"),
    *("images", "drafts", "review", "content", "records"),
)
"""What is kept of a newsroom, by its name in the newsroom's folder."""

ROOT = "."
"""How a list names the newsroom's own folder."""

FILE_RIGHTS = 0o777
FOLDER_RIGHTS = 0o2777

_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{12}")
_ID_TIME = "%Y%m%d-%H%M%S"
_ID_DIGITS = 12
_FOLDER = re.compile(r"folder ([0-7]{4}) (-?\d{1,20}) (\S+)")
_FILE = re.compile(r"file ([0-7]{4}) (-?\d{1,20}) (sha256:[0-9a-f]{64}) (\d{1,20}) (\S+)")
_HEAD_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFolder:
    """A folder: its path below the newsroom, its rights, and its time in nanoseconds."""

    path: str
    mode: int
    modified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file: its path below the newsroom, its rights, its time in nanoseconds, and its bytes by digest."""

    path: str
    mode: int
    modified: int
    digest: Digest
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a newsroom was at one moment; ``damaged`` counts what was wrong in its records and could not be mended."""

    time: datetime
    damaged: int
    folders: tuple[KeptFolder, ...]
    files: tuple[KeptFile, ...]


def list_of(snapshot: Snapshot) -> bytes:
    """Give a snapshot's list."""
    time = snapshot.time.astimezone(UTC).isoformat(timespec="seconds")
    lines = [FORMAT, f"time {time}", f"damaged {snapshot.damaged}"]
    everything: tuple[KeptFolder | KeptFile, ...] = (*snapshot.folders, *snapshot.files)
    kept = sorted(everything, key=lambda each: each.path)
    return "".join(f"{line}\n" for line in (*lines, *map(_line, kept))).encode()


def id_of(content: bytes, time: datetime) -> str:
    """Give the id of the snapshot with this list and time."""
    return f"{time.astimezone(UTC):{_ID_TIME}}-{_digits(content)}"


def time_of(snapshot_id: str) -> datetime | None:
    """Give the time in a snapshot's id; None where it is no such id."""
    if not _ID.fullmatch(snapshot_id):
        return None
    try:
        return datetime.fromisoformat(snapshot_id.rpartition("-")[0].replace("-", "T")).replace(tzinfo=UTC)
    except ValueError:
        return None


def moment_after(known: Iterable[str], at: datetime) -> datetime:
    """Give the time of a snapshot that is made now: those known stay before it, whatever the clock says."""
    times = [time for time in map(time_of, known) if time]
    now = at.astimezone(UTC).replace(microsecond=0)
    return max([now, *(time + timedelta(seconds=1) for time in times)])


def read_list(content: bytes, snapshot_id: str) -> Snapshot | None:
    """Give the snapshot that a list says; None where it is not the one that its id names, or leads astray."""
    time = time_of(snapshot_id)
    if time is None or not snapshot_id.endswith(f"-{_digits(content)}"):
        return None
    try:
        lines = content.decode("ascii").split("\n")
    except UnicodeDecodeError:
        return None
    said = re.fullmatch(r"damaged (\d{1,9})", lines[2]) if len(lines) > _HEAD_LINES else None
    if said is None or lines[:2] != [FORMAT, f"time {time.isoformat(timespec='seconds')}"] or lines.pop():
        return None
    kept = [_kept(line) for line in lines[_HEAD_LINES:]]
    folders = tuple(each for each in kept if isinstance(each, KeptFolder))
    files = tuple(each for each in kept if isinstance(each, KeptFile))
    if len(folders) + len(files) < len(kept) or not _stays_inside(folders, files):
        return None
    return Snapshot(time=time, damaged=int(said[1]), folders=folders, files=files)


def _digits(content: bytes) -> str:
    return sha256(content).removeprefix("sha256:")[:_ID_DIGITS]


def _line(kept: KeptFolder | KeptFile) -> str:
    path = quote(kept.path, errors="surrogateescape")
    if isinstance(kept, KeptFolder):
        return f"folder {kept.mode:04o} {kept.modified} {path}"
    return f"file {kept.mode:04o} {kept.modified} {kept.digest} {kept.size} {path}"


def _kept(line: str) -> KeptFolder | KeptFile | None:
    """Give what a line says, if it is written in the one way that a list has for that."""
    kept: KeptFolder | KeptFile
    if match := _FOLDER.fullmatch(line):
        kept = KeptFolder(path=_path(match[3]), mode=int(match[1], 8) & FOLDER_RIGHTS, modified=int(match[2]))
    elif match := _FILE.fullmatch(line):
        digest, size = Digest(match[3]), int(match[4])
        mode = int(match[1], 8) & FILE_RIGHTS
        kept = KeptFile(path=_path(match[5]), mode=mode, modified=int(match[2]), digest=digest, size=size)
    else:
        return None
    return kept if _line(kept) == line else None


def _path(encoded: str) -> str:
    return unquote(encoded, errors="surrogateescape")


def _stays_inside(folders: tuple[KeptFolder, ...], files: tuple[KeptFile, ...]) -> bool:
    """Tell whether every path has a name of its own, below a listed folder, in what is kept."""
    known = {folder.path for folder in folders}
    paths = [*(folder.path for folder in folders if folder.path != ROOT), *(file.path for file in files)]
    if ROOT not in known or len(set(paths)) < len(paths) or len(known) < len(folders):
        return False
    return all(_is_plain(path) and (path.rpartition("/")[0] or ROOT) in known for path in paths)


def _is_plain(path: str) -> bool:
    parts = path.split("/")
    return parts[0] in KEPT and "\0" not in path and not {"", ".", ".."} & set(parts)
