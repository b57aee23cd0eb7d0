"""``paraf rollback``: put a former look of the site back, or show which are kept."""

from collections.abc import Mapping
from typing import Any

import click

from paraf.cli.options import json_option, officer_option
from paraf.cli.session import Session
from paraf.press.releases.standing import standing
from paraf.press.rollback import Offer, offers, roll_back
from paraf.rules.findings import Finding
from paraf.rules.roster import Officer
from paraf.rules.wording import find
from paraf.rules.words import Role


@click.command("rollback")
@click.argument("release", required=False)
@click.option("--note", metavar="TEXT", help="Why the look of the site is put back.")
@click.option("--list", "listing", is_flag=True, help="Show which releases are kept, and do nothing.")
@officer_option
@json_option
@click.pass_obj
def command(session: Session, release: str | None, note: str | None, *, listing: bool, officer: str | None) -> None:
    """Put the look of a former release back.

    This is for when a new theme or an upgrade broke the site; only an admin can.

    Without RELEASE it is the newest one that looks otherwise. No article goes and none comes back by this: one that
    was published since keeps its page, and what was changed or withdrawn since is never shown as it was.
    The next build prints everything with the present theme again.
    """
    if listing:
        _show(session)
        return
    if not (note or "").strip():
        session.wrong("Say why: --note TEXT.")
    admin = session.officer(officer)
    at = session.clock()
    if found := _may(session, admin):
        session.refuse([found])
    done = roll_back(session.newsroom, release, by=admin.id, note=(note or "").strip(), at=at)
    if isinstance(done, Finding):
        session.refuse([done])
    made, changed = done
    if session.as_json:
        session.show({"done": True, "release": made.record.release, "written": len(changed.written)})
        return
    to = made.record.rolled_back.to if made.record.rolled_back else made.record.release
    number = str(len(changed.written))
    session.say("The site looks as it did in {release} again; {n} file(s) changed.", release=to, n=number)
    session.say("Articles published since then keep their pages, and stand in no list until the next build.")
    session.say("The next build prints everything anew with the present theme: mend that first.")


def _may(session: Session, admin: Officer) -> Finding | None:
    is_admin = admin.has(Role.ADMIN) and admin.is_active(session.clock(), session.newsroom.office.zone)
    return None if is_admin else find("rollback-not-admin", path="--as", name=admin.name)


def _show(session: Session) -> None:
    found = offers(session.newsroom, at=session.clock())
    present = standing(session.newsroom.layout)
    rolled = present.record.rolled_back if present else None
    if session.as_json:
        session.show({"rolled_back": rolled.to if rolled else None, "releases": [_json(offer) for offer in found]})
        return
    if rolled is not None:
        session.say(
            "The site looks as in {release} since {time}: {note} ({by}).",
            release=rolled.to,
            time=rolled.time.isoformat(timespec="minutes"),
            note=rolled.note,
            by=rolled.by,
        )
    if not found:
        session.say("No former release is kept.")
    for offer in found:
        click.echo(f"{offer.name} · {_state(session, offer)}")


def _state(session: Session, offer: Offer) -> str:
    if offer.shows:
        shown = ", ".join(offer.shows[:3])
        return session.language.sentence("shows what is not public any more: {articles}", articles=shown)
    if offer.can_be_put_back:
        return session.language.sentence("can be put back")
    return session.language.sentence("looks as the site does now")


def _json(offer: Offer) -> Mapping[str, Any]:
    return {
        "release": offer.name,
        "time": offer.release.record.time.isoformat(),
        "can_be_put_back": offer.can_be_put_back,
        "shows": list(offer.shows),
    }
