"""What the ledger says, in words and in JSON."""

from datetime import datetime
from typing import Any

from paraf.cli.papers import paths_meant
from paraf.cli.session import Session
from paraf.desk.papers.concerning import address_of
from paraf.rules.entries import Accepted, Act, Begun, Claimed, Entry, Received, Sealed, Submitted, signers_of
from paraf.rules.journey import Journey, follow_journeys
from paraf.rules.names import has_own_folder, stem_of
from paraf.rules.register import slug_of
from paraf.rules.words import Stage


def entries_about(session: Session, entries: tuple[Entry, ...], named: str) -> tuple[Entry, ...]:
    """Give the entries of every address that the name can mean, and of the material that came to it."""
    paths, asked = paths_meant(session, named), named.removesuffix("/")
    meant = [one for one in entries if asked in _names(one.act) or paths & _places(one.act)]
    addresses, numbers = {address_of(one.act) for one in meant} - {None}, {one.number for one in meant}
    over: list[Journey] = []
    going_on = follow_journeys(entries, session.newsroom.register.versions, over=over.append).open.values()
    ways = (way for way in (*going_on, *over) if way.address in addresses)
    stations = [{station.number for station in way.stations} for way in ways]
    numbers = numbers.union(*stations)
    return tuple(one for one in entries if address_of(one.act) in addresses or one.number in numbers)


def _names(act: Act) -> set[str]:
    match act:
        case Accepted():
            return set()
        case Received(item=item) | Begun(item=item):
            return _called(item)
        case _:
            return {act.address, slug_of(act.address), *_called(act.path)}


def _called(path: str) -> set[str]:
    """Give what people call a paper by: its path, and its own name or that of its folder."""
    return {path, stem_of(path), *([path.rpartition("/")[0]] if has_own_folder(path) else [])}


def _places(act: Act) -> set[str]:
    match act:
        case Accepted():
            return set()
        case Received(item=item) | Begun(item=item):
            return {f"{Stage.DRAFT}/{item}"}
        case _:
            places = {f"{stage}/{act.path}" for stage in Stage}
            return places if isinstance(act, Claimed) else places | {act.source}


def entry_words(session: Session, entry: Entry) -> list[str]:
    """Give an entry in words, for people."""
    row = entry_json(session, entry)
    time = f"{entry.time.astimezone(session.newsroom.office.zone):%d-%m-%Y %H.%M}"
    late = session.language.sentence("recorded late") if entry.late_recorded else None
    place, held = row["address"] or row["path"], _held(session, entry)
    words = (row["number"], time, late, _said(session, row), row["by"], place, row["note"], row["reason"], held)
    return [str(word) for word in words if word]


def _said(session: Session, row: dict[str, Any]) -> str:
    """Say what was done; a paper in review/ that got another name was not submitted a second time."""
    if row["renamed_from"] is None:
        return str(row["act"])
    return session.language.sentence("renamed from {path}", path=f"{Stage.REVIEW}/{row['renamed_from']}")


def _held(session: Session, entry: Entry) -> str | None:
    """Say when a version went live, or will, where that is not when it was sealed."""
    until = entry.act.not_before if isinstance(entry.act, Sealed) else entry.time
    if until <= entry.time:
        return None
    when = f"{until.astimezone(session.newsroom.office.zone):%d-%m-%Y %H.%M}"
    return session.language.sentence("live from {when}", when=when)


def entry_json(session: Session, entry: Entry) -> dict[str, Any]:
    """Give an entry as JSON has it."""
    act = entry.act
    kind = str(act.__struct_config__.tag)
    return {
        "number": entry.number,
        "time": _moment(session, entry.time),
        "act": session.language.sentence(f"act {kind}"),
        "kind": kind,
        "done": _moment(session, entry.done) if entry.done else None,
        "late_recorded": entry.late_recorded,
        "by": entry.by or ", ".join(_officers(act)) or None,
        "channel": entry.channel.value,
        "address": address_of(act),
        "path": act.item if isinstance(act, Received | Begun) else getattr(act, "path", None),
        "renamed_from": act.renamed_from if isinstance(act, Submitted) else None,
        "digest": getattr(act, "digest", None),
        "note": getattr(act, "note", None),
        "live_from": _moment(session, max(entry.time, act.not_before)) if isinstance(act, Sealed) else None,
        "reason": getattr(act, "reason", None),
    }


def _officers(act: Act) -> list[str]:
    """Give who acted, as an act itself names them."""
    return [act.officer] if isinstance(act, Claimed) else [one.officer for one in signers_of(act)]


def _moment(session: Session, moment: datetime) -> str:
    return moment.astimezone(session.newsroom.office.zone).isoformat(timespec="seconds")
