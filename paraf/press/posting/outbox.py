"""The outbox: up to which entry everything was told, what is still to be, and what did not go out.

* It lies in ``.paraf/notices.json`` and is written before and after each thing that is told, so that whoever goes on
  from it tells nothing twice and forgets nothing.
* Where it is gone or of another ledger, nothing old is told: it begins with what comes.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from paraf.desk.disk.files import make_folder, read_regular, remove, write_whole
from paraf.desk.disk.links import FileError
from paraf.desk.disk.modes import OWN_FILE, WAY_FOLDER
from paraf.desk.layout import Layout
from paraf.rules.notices import Notice
from paraf.rules.words import Digest, OfficerId

RECORD: Final = "notices.json"
MAIL: Final = "mail"
HOOK: Final = "command"
_LARGEST: Final = 1 << 24


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """A notice on its way: by mail to an officer, or to the command, which is for nobody alone."""

    notice: Notice
    channel: str
    officer: OfficerId | None = None


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """That nothing goes out by a channel: since when, after how many tries, and why."""

    since: datetime
    tries: int
    cause: str


class Lost(msgspec.Struct, frozen=True, kw_only=True):
    """What was given up: how many in all, and the last one, for whom and why."""

    count: int
    time: datetime
    channel: str
    name: str
    cause: str


class Outbox(msgspec.Struct, frozen=True, kw_only=True):
    """All that is remembered: entries are told up to ``number``, whose line has this digest.

    ``later`` are notices of what is not live yet.
    """

    number: int
    digest: Digest
    later: tuple[Notice, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    troubles: dict[str, Trouble] = {}
    lost: Lost | None = None


def outbox_file(layout: Layout) -> Path:
    """Give where the outbox lies."""
    return layout.volatile / RECORD


def read_outbox(layout: Layout) -> Outbox | None:
    """Give the outbox, or None where there is none that can be read."""
    try:
        return msgspec.json.decode(read_regular(outbox_file(layout), limit=_LARGEST), type=Outbox)
    except (FileNotFoundError, FileError, UnicodeDecodeError, msgspec.DecodeError):
        return None


def write_outbox(layout: Layout, outbox: Outbox) -> None:
    """Put the outbox in its place, whole and on disk."""
    make_folder(layout.volatile, mode=WAY_FOLDER)
    write_whole(outbox_file(layout), msgspec.json.format(msgspec.json.encode(outbox)), mode=OWN_FILE)


def remove_outbox(layout: Layout) -> None:
    """Forget what was told, where nothing is told any more."""
    if outbox_file(layout).is_file():
        remove(outbox_file(layout))
