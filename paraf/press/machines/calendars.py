"""Calendars: events as telephones and calendar programs read them (RFC 5545).

* An event keeps its identity for good: site and address. What changed in it has a later time and a higher number.
* Times are told in UTC, so that no rules of time zones have to be sent along; whole days are days everywhere.
* Nothing asks what time it is: an event was told when its version was sealed.
* A line has 75 bytes at most and goes on in the next; no text can begin a line of its own.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from paraf.desk.language import language
from paraf.press.contents.papers import Paper
from paraf.rules.events import Event
from paraf.rules.office import Office

_LONGEST = 75
_NO_EVENT = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""What a calendar without events has, for it must have something."""


def calendar(papers: Iterable[Paper], office: Office) -> str:
    """Give the calendar of some articles' events."""
    events = [line for paper in papers if paper.event for line in _event(paper, paper.event)]
    name = f"{office.name}: {language(office.language).sentence('Agenda')}"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(office.office)}//paraf//{office.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        f"X-WR-TIMEZONE:{office.zone.key}",
        *(events or _NO_EVENT),
        "END:VCALENDAR",
    )
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(paper: Paper, event: Event) -> Iterator[str]:
    office, sealed = paper.office, _moment(paper.sealed)
    yield "BEGIN:VEVENT"
    yield f"UID:{paper.address}@{office.site}"
    yield f"DTSTAMP:{sealed}"
    yield f"LAST-MODIFIED:{sealed}"
    yield f"SEQUENCE:{len(paper.history)}"
    yield from _when(event)
    yield f"SUMMARY:{_text(paper.card.title)}"
    if paper.card.place:
        yield f"LOCATION:{_text(paper.card.place)}"
    yield f"DESCRIPTION:{_text(paper.card.summary)}"
    yield f"URL:{office.url}/{paper.url}"
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    """Give start and end; an end that is not known is left out, and the first day after whole days is their end."""
    if event.is_days:
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.over:%Y%m%d}"
        return
    yield f"DTSTART:{_moment(event.start)}"
    if event.until:
        yield f"DTEND:{_moment(event.over)}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Give a line in pieces that are short enough, no character cut; each but the first begins with a blank."""
    piece = ""
    for character in line:
        if len(f"{piece}{character}".encode()) > _LONGEST:
            yield piece
            piece = " "
        piece += character
    yield piece
