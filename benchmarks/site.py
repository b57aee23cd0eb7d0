"""A site that is measured: the same stories and the same changes, whatever prints it.

* The story that is changed is the newest one, so that every listing and the feed show it.
* A new story is dated a minute ago; what is withdrawn is the story that was added last.
* Marks are counted, so that none was ever in the site before.
"""

import itertools
import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.changes import SEEN_IN, Change, Ready, Spot, Wanted
from benchmarks.stories import Story, story_of
from benchmarks.words import invented
from paraf.desk.clock import now

Words = Sequence[str | Path]
Save = Callable[[], None]

THEME = Path(__file__).with_name("sites") / "theme"
_ZONE = ZoneInfo("Asia/Pontianak")
_FOOTER = re.compile(r"PARAF-FOOTER\w*")
_MARKS = itertools.count(1)


def stories(articles: int) -> Iterator[Story]:
    """Give the stories of a site of this size."""
    return (story_of(invented(number).text) for number in range(articles))


class Site(ABC):
    """One site on disk, with the commands that print it."""

    name: str
    template: str
    """The template that every page has, relative to the site's folder."""
    out: str
    """Where the printed site lies, relative to the site's folder."""

    def __init__(self, root: Path, articles: int) -> None:
        self.root, self.articles = root, articles
        self.newest = max(stories(articles), key=lambda story: story.date)
        self._base, self._added = self.newest, list[tuple[Story, str]]()

    @property
    def log(self) -> Path:
        """Where the words of the site's commands go."""
        return self.root.with_name(f"{self.root.name}.log")

    @abstractmethod
    def make(self) -> None:
        """Make the site's folder with all stories; nothing is printed yet."""

    @abstractmethod
    def build(self) -> Words:
        """Give the command that prints the site."""

    @abstractmethod
    def again(self) -> Words:
        """Give the command that prints what was changed, in a fresh process."""

    @abstractmethod
    def serve(self, port: int) -> Words:
        """Give the command that watches and serves the site."""

    @abstractmethod
    def clear(self, *, keeping: bool = False) -> None:
        """Put away all that was printed; with ``keeping`` what a build may keep for the next one stays."""

    def put_away(self, *places: Path) -> None:
        """Take files and folders off the site that are there, and delete them later, when nothing is timed any more.

        A file system may give no new file what a deleted one had a minute ago, and look for it one by one: ext4 without
        a journal then takes ten times as long to make a file.
        """
        self._away.mkdir(exist_ok=True)
        for place in places:
            if place.is_symlink() or place.exists():
                place.rename(self._away / str(len(list(self._away.iterdir()))))

    def forget(self) -> None:
        """Delete what was put away."""
        shutil.rmtree(self._away, ignore_errors=True)

    @property
    def _away(self) -> Path:
        return self.root.with_name(f"{self.root.name}.away")

    @abstractmethod
    def place(self, spot: Spot, story: Story) -> str:
        """Give where a spot of a story is."""

    @abstractmethod
    def revised(self, story: Story) -> Save:
        """Do all that is done before a story's new text is saved."""

    @abstractmethod
    def added(self, story: Story) -> Save:
        """Do all that is done before a new story is saved."""

    @abstractmethod
    def withdrawn(self, story: Story) -> Save:
        """Do all that is done before a story is taken off the site."""

    def read(self, place: str) -> bytes | None:
        """Read a file of the printed site; None where there is none."""
        try:
            return (self.root / self.out / place).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def ready(self, change: Change) -> Ready:
        """Get a change ready, up to the save that makes it."""
        mark = f"tanda{next(_MARKS):06d}x"
        match change:
            case Change.BODY:
                story = replace(self.newest, body=f"{self._base.body.rstrip()}\n\nRalat redaksi: {mark}.\n")
                return self._revision(change, story, mark)
            case Change.TITLE:
                return self._revision(change, replace(self.newest, title=f"{self._base.title} {mark}"), mark)
            case Change.TAG:
                story = replace(self.newest, tags=(*self._base.tags, mark))
                return self._revision(change, story, mark, tag=story.slug)  # some write a topic's name in capitals
            case Change.NEW:
                story = self._story(mark)
                self._added.append((story, mark))
                return self._wanted(change, self.added(story), story, dict.fromkeys(Spot, mark))
            case Change.WITHDRAWAL:
                story, mark = self._added.pop()
                marks = {**dict.fromkeys(Spot, mark), Spot.PAGE: f"isi{mark}"}
                return self._wanted(change, self.withdrawn(story), story, marks, gone=True)
            case Change.TEMPLATE:
                return self._wanted(change, self._footer(mark), self.newest, dict.fromkeys(Spot, mark))

    def ready_anywhere(self, number: int) -> Ready:
        """Get a change to the text of a story ready, one story after the other: one alone would get a long history."""
        mark, story = f"tanda{next(_MARKS):06d}x", story_of(invented(number % self.articles).text)
        changed = replace(story, body=f"{story.body.rstrip()}\n\nRalat redaksi: {mark}.\n")
        page = Wanted(place=self.place(Spot.PAGE, changed), mark=mark.encode())
        return Ready(change=Change.BODY, save=self.revised(changed), wanted={Spot.PAGE: page})

    def _revision(self, change: Change, story: Story, mark: str, *, tag: str = "") -> Ready:
        self.newest = story
        return self._wanted(change, self.revised(story), story, {**dict.fromkeys(Spot, mark), Spot.TAG: tag})

    def _wanted(  # a change, and all that must be seen of it
        self, change: Change, save: Save, story: Story, marks: dict[Spot, str], *, gone: bool = False
    ) -> Ready:
        spots = SEEN_IN[change]
        wanted = {spot: Wanted(place=self.place(spot, story), mark=marks[spot].encode(), gone=gone) for spot in spots}
        return Ready(change=change, save=save, wanted=wanted)

    def _story(self, mark: str) -> Story:
        minute = now().astimezone(_ZONE) - timedelta(minutes=1)
        return replace(
            self._base,
            title=f"Kabar {mark}",
            date=f"{minute:%Y-%m-%d %H:%M}",
            slug=f"kabar-{mark}",
            body=f"Isi kabar isi{mark}.\n\n{self._base.body}",
        )

    def _footer(self, mark: str) -> Save:
        template = self.root / self.template
        text = _FOOTER.sub(f"PARAF-FOOTER{mark}", template.read_text(encoding="utf-8"))
        return lambda: save(template, text)


def save(path: Path, text: str) -> None:
    """Save a text as most editors do: in place."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
