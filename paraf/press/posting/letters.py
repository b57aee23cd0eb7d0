"""Letters: a notice in words, in the office's language, for people and for the office's command.

* Nothing of the article stands in it but title, place and note, each on one line without control characters.
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

import msgspec

from paraf.desk.language import Language, language
from paraf.rules.notices import Kind, Notice
from paraf.rules.office import Office
from paraf.rules.roster import Officer

_LONGEST_TITLE = 200
_LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is told: the subject in one line, and the text."""

    notice: Notice
    title: str
    subject: str
    text: str
    url: str
    preview: str


def letter_of(notice: Notice, office: Office, *, title: str, preview: str) -> Letter:
    """Put a notice into words; ``preview`` is where the paper's preview lies in the newsroom."""
    speech, title = language(office.language), one_line(title, _LONGEST_TITLE)
    is_shown = notice.kind in {Kind.LIVE, Kind.WITHDRAWN, Kind.EMERGENCY}
    url = f"{office.url}/{notice.address}/" if is_shown else ""
    lines = [title, "", *_lines(notice, speech, url=url, preview=preview)]
    if notice.note:
        lines.append(speech.sentence("The reason: {note}", note=one_line(notice.note, _LONGEST_NOTE)))
    lines += ["", "-- ", speech.sentence("{site}, by paraf. Nobody reads answers to this letter.", site=office.name)]
    return Letter(
        notice=notice,
        title=title,
        subject=_subject(notice.kind, speech, title),
        text="\n".join(lines) + "\n",
        url=url,
        preview=preview if notice.kind is Kind.WAITING else "",
    )


def hook_words(letter: Letter, office: Office, officers: tuple[Officer, ...]) -> bytes:
    """Give what the office's command is told, as JSON."""
    notice = letter.notice
    told: dict[str, Any] = {
        "notice": notice.kind.value,
        "entry": notice.number,
        "time": notice.time.astimezone(office.zone).isoformat(timespec="seconds"),
        "site": office.site,
        "title": letter.title,
        "path": notice.path,
        "preview": letter.preview or None,
        "url": letter.url or None,
        "note": one_line(notice.note, _LONGEST_NOTE) or None,
        "to": [{"id": one.id, "name": one.name, "email": one.email or None} for one in officers],
        "subject": letter.subject,
        "text": letter.text,
    }
    return msgspec.json.encode(told)


def one_line(text: str, longest: int) -> str:
    """Give a text on one line, without anything unseen, and not longer than that."""
    seen = ("".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)).split()
    line = " ".join(seen)
    return line if len(line) <= longest else f"{line[:longest]} ..."


def _subject(kind: Kind, speech: Language, title: str) -> str:
    match kind:
        case Kind.WAITING:
            return speech.sentence("Waiting for correction: {title}", title=title)
        case Kind.RETURNED:
            return speech.sentence("Returned for repair: {title}", title=title)
        case Kind.LIVE:
            return speech.sentence("Live: {title}", title=title)
        case Kind.WITHDRAWN:
            return speech.sentence("Withdrawn: {title}", title=title)
        case Kind.EMERGENCY:
            return speech.sentence("Released in an emergency, waits for correction: {title}", title=title)


def _lines(notice: Notice, speech: Language, *, url: str, preview: str) -> tuple[str, ...]:
    match notice.kind:
        case Kind.WAITING:
            return (
                speech.sentence("It waits for a corrector: {path}", path=notice.path),
                speech.sentence("Its correction code stands at the foot of the preview: {preview}", preview=preview),
            )
        case Kind.RETURNED:
            return (speech.sentence("It came back for repair and lies here: {path}", path=notice.path),)
        case Kind.LIVE:
            return (speech.sentence("It is live: {url}", url=url),)
        case Kind.WITHDRAWN:
            return (speech.sentence("It is withdrawn; the notice stands here: {url}", url=url),)
        case Kind.EMERGENCY:
            return (
                speech.sentence("It was released without a second person and stands here: {url}", url=url),
                speech.sentence("A corrector who is none of its authors reads and signs it: {path}", path=notice.path),
            )
