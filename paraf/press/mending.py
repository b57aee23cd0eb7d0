"""Mending: where the live site is not what a clean build gives, everything is made anew, and that is written down.

* Nothing that the press keeps is gone on from: the whole site comes out of ledger, vault, settings and theme.
* What differed is kept in ``.paraf/mended.json`` until somebody removes it; ``paraf doctor`` shows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from paraf.desk.disk.files import read_regular, write_whole
from paraf.desk.disk.links import FileError
from paraf.desk.disk.modes import DESK_FILE
from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import print_site
from paraf.press.proving import Proof, prove
from paraf.press.theming.looks import engine
from paraf.rules.findings import Finding
from paraf.rules.wording import find

RECORD: Final = "mended.json"
_MOST = 20
_LARGEST = 1 << 20


class MendRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What was mended last: when, in which release, which of so many places, by which engine it had been made.

    ``stale`` counts what was made otherwise than a clean build makes it, ``touched`` what was changed after that.
    """

    time: datetime
    release: str
    mended_in: str
    engine: str
    number: int
    stale: int
    touched: int
    places: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What proving told; ``release`` is the one that mended it, or none."""

    proof: Proof
    release: str = ""


def prove_and_mend(newsroom: Newsroom, *, clock: Callable[[], datetime]) -> Mended:
    """Hold the live release against a clean build; where it differs, make everything anew and write that down."""
    proof = prove(newsroom)
    if not proof.differing:
        return Mended(proof=proof)
    at = clock()
    run = print_site(newsroom, at=at, anew=True)
    record = MendRecord(
        time=at,
        release=proof.release,
        mended_in=run.release,
        engine=engine(),
        number=len(proof.differing),
        stale=len(proof.stale),
        touched=len(proof.touched),
        places=list(proof.differing[:_MOST]),
    )
    write_whole(_file(newsroom.layout), msgspec.json.format(msgspec.json.encode(record)), mode=DESK_FILE)
    return Mended(proof=proof, release=run.release)


def mended_before(newsroom: Newsroom) -> tuple[Finding, ...]:
    """Tell what was mended last, where that is written down."""
    path = _file(newsroom.layout)
    try:
        record = msgspec.json.decode(read_regular(path, limit=_LARGEST), type=MendRecord)
    except (FileNotFoundError, FileError, UnicodeDecodeError, msgspec.DecodeError):
        return ()
    when = f"{record.time.astimezone(newsroom.office.zone):%d-%m-%Y %H.%M}"
    return (
        find(
            "site-mended",
            path=f".paraf/{RECORD}",
            places=", ".join(record.places[:3]),
            when=when,
            number=str(record.number),
            release=record.release,
            stale=str(record.stale),
            touched=str(record.touched),
        ),
    )


def _file(layout: Layout) -> Path:
    return layout.volatile / RECORD
