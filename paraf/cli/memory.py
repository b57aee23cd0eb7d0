"""What the ledger says, in words and in JSON."""

from typing import Any

from paraf.cli.papers import paths_meant
from paraf.cli.session import Session
from paraf.rules.entries import Accepted, Entry, signers_of
from paraf.rules.names import stem_of
from paraf.rules.register import slug_of
from paraf.rules.words import Stage


def entries_about(session: Session, entries: tuple[Entry, ...], named: str) -> tuple[Entry, ...]:
    """Give the entries of every address that the name can mean."""
    paths = paths_meant(session, named)
    addresses = set()
    for entry in entries:
        act = entry.act
        if not isinstance(act, Accepted):
            names = {act.address, slug_of(act.address), act.path, stem_of(act.path)}
            places = {f"{stage}/{act.path}" for stage in Stage} | {act.source}
            if named.removesuffix("/") in names or paths & places:
                addresses.add(act.address)
    return tuple(one for one in entries if not isinstance(one.act, Accepted) and one.act.address in addresses)


def entry_words(session: Session, entry: Entry) -> list[str]:
    """Give an entry in words, for people."""
    row = entry_json(session, entry)
    time = f"{entry.time.astimezone(session.newsroom.office.zone):%d-%m-%Y %H.%M}"
    return [
        str(word) for word in (row["number"], time, *(row[key] for key in ("act", "by", "address", "note"))) if word
    ]


def entry_json(session: Session, entry: Entry) -> dict[str, Any]:
    """Give an entry as JSON has it."""
    act = entry.act
    kind = str(act.__struct_config__.tag)
    about = None if isinstance(act, Accepted) else act
    return {
        "number": entry.number,
        "time": entry.time.astimezone(session.newsroom.office.zone).isoformat(timespec="seconds"),
        "act": session.language.sentence(f"act {kind}"),
        "kind": kind,
        "by": entry.by or ", ".join(one.officer for one in signers_of(act)) or None,
        "channel": entry.channel.value,
        "address": about.address if about else None,
        "path": about.path if about else None,
        "digest": getattr(act, "digest", None),
        "note": getattr(act, "note", None),
    }
