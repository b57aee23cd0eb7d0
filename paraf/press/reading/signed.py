"""What templates know of an article's sign-off, as ``article.paraf``; each fact is taken down when it is asked for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from paraf.press.contents import places
from paraf.press.contents.cards import Picture
from paraf.press.contents.contents import Contents
from paraf.press.contents.drawing import SocialCard
from paraf.press.contents.histories import Told
from paraf.press.contents.linked_data import TOLD, news_article
from paraf.press.contents.papers import Paper
from paraf.press.contents.told import Record
from paraf.press.contents.translations import Translated, translated
from paraf.press.reading.reads import RELATED, Reading
from paraf.rules.entries import Signer
from paraf.rules.events import Event
from paraf.rules.words import Address, Digest


class Shown:
    """What templates know of an article's sign-off, as ``article.paraf``; ``shown`` gives them another article."""

    __slots__ = ("_contents", "_paper", "_reading", "_shown")

    def __init__(self, paper: Paper, reading: Reading, contents: Contents, shown: Callable[[Address], Any]) -> None:
        self._paper, self._reading, self._contents, self._shown = paper, reading, contents, shown

    def _read(self, name: str) -> Paper:
        self._reading.field(self._paper.address, name)
        return self._paper

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Give who signed."""
        return self._read("signers").record.signers

    @property
    def sealed(self) -> datetime:
        """Give when it was sealed."""
        return self._read("sealed").record.sealed

    @property
    def live(self) -> datetime:
        """Give when it went live."""
        return self._read("live").record.live

    @property
    def code(self) -> str:
        """Give the correction code."""
        return self._read("digest").record.code

    @property
    def digest(self) -> Digest:
        """Give the digest."""
        return self._read("digest").record.digest

    @property
    def change(self) -> str | None:
        """Give the kind of change."""
        return self._read("change").record.change

    @property
    def note(self) -> str | None:
        """Give the note on the change."""
        return self._read("note").record.note

    @property
    def address(self) -> Address:
        """Give the article's address, which never changes."""
        return self._paper.address

    @property
    def unit(self) -> str | None:
        """Give the agency."""
        return self._read("unit").card.unit

    @property
    def unit_url(self) -> str | None:
        """Give the address of the agency's page as links have it."""
        return next((f"{places.UNITS}/{unit.slug}/" for unit in self._read("unit").units), None)

    @property
    def place(self) -> str | None:
        """Give the place."""
        return self._read("place").card.place

    @property
    def source(self) -> str | None:
        """Give the source."""
        return self._read("source").card.source

    @property
    def image(self) -> Picture | None:
        """Give the picture at the head."""
        return self._read("picture").card.picture

    @property
    def files(self) -> tuple[str, ...]:
        """Give the places of all files that were signed with the text, in the manifest's order."""
        return tuple(self._read("body").files.values())

    @property
    def social_card(self) -> SocialCard | None:
        """Give the picture by which it is shown elsewhere; a notice has none."""
        return self._read("social_card").card.social_card

    @property
    def history(self) -> tuple[Record, ...]:
        """Give the versions before this one."""
        return self._read("history").history

    @property
    def versions(self) -> tuple[Told, ...]:
        """Give what is told of every version, newest first; nothing where there is one alone."""
        for name in ("history", "sealed", "live", "signers", "digest", "change", "note", "reason", "second"):
            self._read(name)
        return self._contents.history_of(self._paper)

    @property
    def related(self) -> list[Any]:
        """Give the articles to which the page leads, the most related first."""
        return [self._shown(address) for address in self._contents.related_to(self._read(RELATED).address)]

    @property
    def has_summary(self) -> bool:
        """Tell whether a summary was written."""
        return self._read("has_summary").card.has_summary

    @property
    def expires(self) -> datetime | None:
        """Give until when what is announced is in force."""
        return self._read("expires").expires

    @property
    def expired(self) -> bool:
        """Tell whether what is announced is in force no more."""
        return self._read("expired").publication.expired

    @property
    def event(self) -> Event | None:
        """Give when the event takes place that the article invites to."""
        return self._read("event").event

    @property
    def event_url(self) -> str | None:
        """Give the address of the event's file for calendars as links have it."""
        return places.event(self._paper.address) if self.event else None

    @property
    def event_ahead(self) -> bool:
        """Tell whether the event is to come, or lasts still."""
        return self._read("ahead").publication.ahead

    @property
    def linked_data(self) -> dict[str, Any]:
        """Give what search engines are told, but for the picture."""
        for name in TOLD:
            self._read(name)
        return news_article(self._paper)

    @property
    def translations(self) -> tuple[Translated, ...]:
        """Give the article and those that say the same in other languages, the original first."""
        return translated(self._read("translations").translations)

    @property
    def reason(self) -> str | None:
        """Give why it was released in an emergency, without a second person; None where it was not."""
        return self._read("reason").record.reason

    @property
    def until(self) -> datetime | None:
        """Give how long it may stand without a second person, where it was released so."""
        return self._read("until").record.until

    @property
    def lapsed(self) -> bool:
        """Tell whether this is the notice of a release in an emergency that nobody corrected in time."""
        return self._read("lapsed").lapsed

    @property
    def withdrawn(self) -> bool:
        """Tell whether this is the notice of a withdrawal."""
        return self._read("withdrawn").withdrawn
