"""Keeping ``papan.html`` up to date: written when what it shows changed, and once a minute, for its times.

* Where there is no news nothing is looked at but the clock, until that minute is over.
* Its stamp is written at least every half minute: by that a page knows that the watcher is at work.
* A file of that name that is not ours is left as it is, which is said once.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from paraf.desk.clock import ticks
from paraf.desk.disk.files import make_folder, read_regular, write_whole
from paraf.desk.disk.links import FileError
from paraf.desk.disk.modes import DESK_FILE, DESK_FOLDER
from paraf.desk.language import language
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.office_clock import timings_of
from paraf.desk.sweeping.board import Board
from paraf.press.board.columns import Columns, columns_of
from paraf.press.board.latest import LatestVersions
from paraf.press.board.links import Links
from paraf.press.board.page import MARKER, STAMP, Speaker, html_of, stamp_of
from paraf.press.previews.thumbnails import Thumbnails

BEAT: Final = 30.0
"""After so many seconds the stamp is written again, whatever happens."""

TAKEN: Final = "{name} is somebody's own file and is left as it is; the board is not written."
"""What is said where the page's name is taken."""

_OFTEN: Final = 60.0
_LARGEST: Final = 4_000_000


class BoardFile:
    """The board's page of one newsroom; ``taken`` is called where its name is taken by somebody else's file."""

    def __init__(self, newsroom: Newsroom, taken: Callable[[str], None], path: Path | None = None) -> None:
        self._newsroom, self._taken = newsroom, taken
        self._path = path or newsroom.layout.board
        self._links = Links(newsroom, self._path)
        self._latest = LatestVersions(newsroom)
        self._version: str | None = None
        self._looked = self._written = self._stamped = float("-inf")  # by the clock that nobody can set
        self._is_taken = False

    def tend(self, board: Callable[[], Board], *, at: datetime, is_news: bool) -> None:
        """Bring the page up to date where there is news or its times moved on, and stamp it where it is time."""
        if is_news or ticks() - self._looked >= _OFTEN or not self._path.is_file():
            self.bring_up_to_date(board(), at=at)
        elif self._version is not None:
            self._stamp(self._version, at=at)

    def bring_up_to_date(self, board: Board, *, at: datetime) -> None:
        """Write the page where it would show something else, and the stamp where it is time."""
        newsroom, speech = self._newsroom, language(self._newsroom.office.language)
        self._looked, moment, times = ticks(), newsroom.moment(at), timings_of(newsroom, at=at)
        columns = columns_of(board, newsroom.register, self._latest.at(moment), times, at=moment)
        page = Speaker(newsroom.office, speech, self._links, times, at=moment).page_of(columns)
        is_news = page.version != self._version or not self._path.is_file()
        if is_news or ticks() - self._written >= _OFTEN:
            html = html_of(page, newsroom.office, speech, at=at, stamp=self._links.to(newsroom.layout.previews / STAMP))
            if not self._put(html.encode()):
                return
            self._version, self._written = page.version, ticks()
        if is_news:
            self._stamped = float("-inf")
            self._let_go(columns)
        self._stamp(page.version, at=at)

    def _stamp(self, version: str, *, at: datetime) -> None:
        if ticks() - self._stamped >= BEAT:
            make_folder(self._newsroom.layout.previews, mode=DESK_FOLDER)
            stamp = stamp_of(version, at=at).encode()
            write_whole(self._newsroom.layout.previews / STAMP, stamp, mode=DESK_FILE)
            self._stamped = ticks()

    def _let_go(self, columns: Columns) -> None:
        """Let go of the small pictures that the newsroom's own page does not show."""
        if self._path == self._newsroom.layout.board:
            Thumbnails(self._newsroom.layout.previews).keep(columns.pictures)

    def _put(self, content: bytes) -> bool:
        """Write the page, unless its place is taken by something that is not ours; tell whether that was done."""
        if not _is_ours(self._path):
            if not self._is_taken:
                self._is_taken = True
                self._taken(self._path.name)
            return False
        write_whole(self._path, content, mode=DESK_FILE)
        self._is_taken = False
        return True


def _is_ours(path: Path) -> bool:
    try:
        return MARKER.encode() in read_regular(path, limit=_LARGEST)[:200]
    except FileNotFoundError:
        return True
    except FileError:
        return False
