"""The board as one file: ``papan.html`` in the newsroom, which opens by a double-click and shows itself anew.

* It needs no server: a small file beside the previews, its stamp, says which state is the newest and when the watcher
  was seen last; the page looks at it once a second. Without scripts it says when it was written.
* A file of that name that somebody else made stays as it is.
* What people wrote is text here and never markup.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from paraf.desk.language import Language
from paraf.desk.spoken_time import say_held, say_time_of
from paraf.desk.sweeping.board import Card, work_of
from paraf.press.board.columns import Columns, Latest, Ready
from paraf.press.board.links import Links
from paraf.press.theming.templating import OURS, spoken_clock, spoken_date
from paraf.rules.clocks import Timing
from paraf.rules.findings import Finding, Level
from paraf.rules.names import shown
from paraf.rules.office import Office
from paraf.rules.words import Stage, Verdict

MARKER: Final = "<!-- paraf: papan -->"
"""By this line, which stands in the template, a board is known as one that paraf wrote."""

STAMP: Final = "papan.js"
_SIGNED = {
    Verdict.PUBLISH: "Live since {moment}; signed by {names}.",
    Verdict.WITHDRAW: "Withdrawn {moment}; signed by {names}.",
    Verdict.EMERGENCY: "Released in an emergency by {names} alone, {moment}.",
}
_WEIGHTS = {Level.ERROR: "To be mended", Level.WARNING: "For your attention", Level.HINT: "A hint"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A finding in words: how much it weighs, where it is, what was found, and the next step."""

    level: str
    weight: str
    place: str
    message: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCard:
    """A card as the page shows it; ``link`` is where its title leads to, ``picture`` where its small picture lies."""

    title: str
    path: str
    link: str | None = None
    picture: str | None = None
    code: str | None = None
    states: tuple[str, ...] = ()
    findings: tuple[ShownFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownColumn:
    """A column as the page shows it."""

    name: str
    heading: str
    cards: tuple[ShownCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """What stands on the page, in the office's language."""

    columns: tuple[ShownColumn, ...]
    others: tuple[ShownFinding, ...]

    @property
    def version(self) -> str:
        """What tells one state of the board from another."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


class Speaker:
    """Says what is in the columns in the office's language."""

    def __init__(
        self, office: Office, speech: Language, links: Links, times: Mapping[str, Timing], *, at: datetime
    ) -> None:
        self._office, self._speech, self._links, self._times, self._at = office, speech, links, times, at

    def page_of(self, columns: Columns) -> BoardPage:
        """Give the page of these columns."""
        say = self._speech.sentence
        return BoardPage(
            columns=(
                *self._if_any("held", say("Held back: not on the public site"), map(self._card, columns.held)),
                *self._if_any("attention", say("Live, with something to do"), map(self._card, columns.attention)),
                self._column("writing", say("Being written"), map(self._card, columns.writing)),
                self._column("correction", say("Waiting for correction"), map(self._card, columns.correction)),
                self._column("ready", say("Ready, waiting for its time"), map(self._ready, columns.ready)),
                self._column("latest", say("Published lately"), map(self._live, columns.latest)),
            ),
            others=tuple(self._finding(finding, finding.place) for finding in columns.others),
        )

    def _if_any(self, name: str, heading: str, cards: Iterable[ShownCard]) -> Iterator[ShownColumn]:
        column = self._column(name, heading, cards)
        if column.cards:
            yield column

    def _column(self, name: str, heading: str, cards: Iterable[ShownCard]) -> ShownColumn:
        return ShownColumn(name=name, heading=heading, cards=tuple(cards))

    def _card(self, card: Card) -> ShownCard:
        live = self._speech.sentence("The version signed before stays live.") if card.live else None
        return ShownCard(
            title=shown(card.title),
            path=shown(card.path),
            link=self._links.preview(card.path),
            picture=self._links.picture(card.picture),
            code=card.code if card.stage is Stage.REVIEW else None,
            states=(*self._state_of(card), *((live,) if live and card.live != card.digest else ())),
            findings=tuple(self._finding(each, self._line(each)) for each in work_of(card)),
        )

    def _state_of(self, card: Card) -> Iterator[str]:
        timing = self._times.get(card.path)
        owed = None if card.owed is None else card.owed - self._at
        said = say_time_of(self._speech, timing.running if timing else None, owed)
        if said is not None:
            yield said
        if card.change and card.stage is not Stage.PUBLISHED:
            yield self._speech.sentence("Change of what is published: {change}", change=card.change)
        if card.held:
            yield say_held(self._speech, card.held, self._office.zone)

    def _ready(self, ready: Ready) -> ShownCard:
        state = self._speech.sentence("Will be live {moment}.", moment=self._moment(ready.not_before))
        return ShownCard(
            title=shown(ready.title),
            path=shown(ready.path),
            link=self._links.preview(ready.path) or self._links.paper(ready.path),
            picture=self._links.picture(ready.picture),
            states=(state,),
        )

    def _live(self, latest: Latest) -> ShownCard:
        seal = latest.version.seal
        names, moment = ", ".join(signer.name for signer in seal.signers), self._moment(latest.version.live_from)
        state = self._speech.sentence(_SIGNED[seal.verdict], names=names, moment=moment)
        return ShownCard(
            title=shown(latest.title),
            path=seal.address,
            link=self._links.public(seal.address),
            picture=None if seal.verdict is Verdict.WITHDRAW else self._links.picture(latest.picture),
            states=(state,),
        )

    def _line(self, finding: Finding) -> str:
        return f"{self._speech.sentence('line')} {finding.line}:" if finding.line else ""

    def _finding(self, finding: Finding, place: str) -> ShownFinding:
        said, weight = self._speech.say(finding), self._speech.sentence(_WEIGHTS[finding.level])
        return ShownFinding(level=finding.level.value, weight=weight, place=place, message=said.message, next=said.next)

    def _moment(self, moment: datetime) -> str:
        office = self._office
        return f"{spoken_date(moment, office, office.language)}, {spoken_clock(moment, office, office.language)}"


def html_of(page: BoardPage, office: Office, speech: Language, *, at: datetime, stamp: str) -> str:
    """Give the whole file; ``stamp`` is the address of the stamp, relative to it."""
    say, tongue = speech.sentence, office.language
    day, clock = spoken_date(at, office, tongue), spoken_clock(at, office, tongue)
    words = {
        "title": say("The newsroom's board"),
        "written": say("As of {day}, {clock}.", day=day, clock=clock),
        "stopped": say("The watcher has stopped: what stands here may be old. Start it again: paraf watch"),
        "alone": say("This page does not renew itself here; load it again to see what is new."),
        "code": say("Code"),
        "none": say("Nothing here."),
        "others": say("Other things found"),
    }
    environment = _templates()
    script = environment.from_string((OURS / "board.js").read_text(encoding="utf-8"))
    return environment.get_template("board.html").render(
        language=speech.code,
        office=office.office,
        words=words,
        columns=page.columns,
        others=page.others,
        css=Markup((OURS / "board.css").read_text(encoding="utf-8")),  # noqa: S704  # our own file
        script=Markup(script.render(version=page.version, stamp=stamp, seconds=int(at.timestamp()))),  # noqa: S704
    )


def stamp_of(version: str, *, at: datetime) -> str:
    """Give the stamp: which state of the board is the newest, and when the watcher was seen, in seconds."""
    return f'parafBoard("{version}", {int(at.timestamp())});\n'


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(OURS), autoescape=True, trim_blocks=True, lstrip_blocks=True)
