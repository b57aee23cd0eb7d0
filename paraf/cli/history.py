"""``paraf history``: who did what with an article, and when."""

from collections.abc import Iterable
from typing import Any

import click

from paraf.cli.session import Session, json_option
from paraf.rules.entries import Accepted, Entry, Sealed
from paraf.rules.names import stem_of
from paraf.rules.register import slug_of


@click.command("history")
@click.argument("article", required=False)
@json_option
@click.pass_obj
def command(session: Session, article: str | None, *, as_json: bool) -> None:
    """Show what the ledger says of ARTICLE (a slug, address or file), or of everything."""
    entries = [entry for entry in session.newsroom.ledger.read().entries if _is_about(entry, article)]
    rows = [_row(session, entry) for entry in entries]
    if as_json:
        session.show({"entries": rows})
        return
    for row in rows:
        words = [str(row[key]) for key in ("number", "time", "act", "by", "address", "digest", "note") if row[key]]
        click.echo(" · ".join(words))


def _is_about(entry: Entry, named: str | None) -> bool:
    if named is None:
        return True
    if isinstance(entry.act, Accepted):
        return False
    path = entry.act.path
    names: Iterable[str] = (entry.act.address, slug_of(entry.act.address), path, stem_of(path))
    return named in names or named.partition("/")[2] == path


def _row(session: Session, entry: Entry) -> dict[str, Any]:
    act = entry.act
    kind = str(act.__struct_config__.tag)
    about = None if isinstance(act, Accepted) else act
    return {
        "number": entry.number,
        "time": entry.time.astimezone(session.newsroom.office.zone).isoformat(timespec="seconds"),
        "act": session.language.sentence(f"act {kind}"),
        "kind": kind,
        "by": entry.by or (", ".join(one.officer for one in act.signers) if isinstance(act, Sealed) else None),
        "channel": entry.channel.value,
        "address": about.address if about else None,
        "path": about.path if about else None,
        "digest": getattr(act, "digest", None),
        "note": getattr(act, "note", None),
    }
