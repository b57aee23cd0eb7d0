"""``paraf build``: print what is public now, and make it the live release.

* With ``--output`` the site goes into a folder that is no release; only there may the clock be another one.
* What lies in ``content/`` and is not live is found by another process meanwhile: both follow from the same records.
* While the records are read already, others look whether the live tree is as it was left, and whether all is still in
  order in ``content/``, as it was before.
"""

import sys
from contextlib import closing, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from paraf.cli.exits import Exit
from paraf.cli.options import json_option
from paraf.cli.progress import drawing_shown
from paraf.cli.session import Session
from paraf.cli.withheld import status_of, tell_withheld
from paraf.desk.clock import ticks
from paraf.desk.layout import Layout
from paraf.desk.papers.in_order import in_order_until
from paraf.desk.records.proven import Until
from paraf.press.build import print_site
from paraf.press.elsewhere import print_elsewhere
from paraf.press.mending import Mended, prove_and_mend
from paraf.press.press_run import PressRun
from paraf.press.releases.untouched import Looking, looking_at_live
from paraf.press.unchanged import at_rest
from paraf.press.workers import Aside
from paraf.rules.dates import DateProblem, read_date
from paraf.rules.findings import Finding
from paraf.rules.ledger import Head
from paraf.rules.wording import find

if TYPE_CHECKING:
    from paraf.desk.sweeping.board import Withheld


@click.command("build")
@click.option("--verify", is_flag=True, help="Then build the whole site clean aside, compare, and mend what differs.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Build into a new folder; nothing becomes public.",
)
@click.option("--at", "moment", metavar="TIME", help="Build as of this moment; only with --output.")
@json_option
@click.pass_obj
def command(session: Session, *, verify: bool, output: Path | None, moment: str | None) -> None:
    """Build the public site from what was signed.

    Exit status 3 where content/ holds bytes that are not live.
    """
    if moment is not None and output is None:
        session.refuse([find("build-at-public")])
    if output is not None:
        if verify:
            session.wrong("--verify compares the public site, and not a build elsewhere.")
        _build_elsewhere(session, output, session.clock() if moment is None else _moment(session, moment))
        return
    started, layout = ticks(), Layout(session.root)
    looking = looking_at_live(layout)
    with closing(Aside(lambda: msgspec.msgpack.encode(in_order_until(layout)))) as ordering:
        run = _at_rest(session, looking, ordering)
        judging = None if run else _judging(session, ordering)
    with closing(judging) if judging else nullcontext():
        if run is None:
            with drawing_shown(session) as progress:
                run = print_site(session.newsroom, at=session.clock(), progress=progress, looking=looking)
        seconds = ticks() - started
        outcome = prove_and_mend(session.newsroom, clock=session.clock) if verify else None
        withheld = msgspec.msgpack.decode(judging.result(), type=dict[str, tuple[Finding, ...]]) if judging else {}
    if session.as_json:
        session.show(run_json(session, run, withheld, seconds) | (_proof_json(outcome) if outcome else {}))
    else:
        say_run(session, run, seconds)
        if outcome:
            say_proof(session, outcome)
    tell_withheld(session, withheld)
    sys.exit(Exit.REFUSED if outcome and outcome.proof.differing else status_of(withheld))


def _at_rest(session: Session, looking: Looking | None, ordering: Aside) -> PressRun | None:
    """Give the run that changes nothing, where nothing is withheld either and the ledger need not be read for that."""
    glance = session.glance
    _ = session.language  # read while the others look
    if glance is None or looking is None or not _are_in_order(ordering, glance.head):
        return None
    return at_rest(Layout(session.root), glance, looking, at=session.clock())


def _judging(session: Session, ordering: Aside) -> Aside | None:
    """Open the newsroom, and begin to find what is withheld; None where it is known that nothing is."""
    head = session.newsroom.ledger.head
    return None if _are_in_order(ordering, head) else Aside(lambda: _withheld(session))


def _are_in_order(ordering: Aside, head: Head) -> bool:
    """Tell whether all papers are known to be in order with the ledger as it is."""
    until = msgspec.msgpack.decode(ordering.result(), type=Until | None)
    return until == Until(number=head.number, digest=head.digest)


def _withheld(session: Session) -> bytes:
    from paraf.desk.sweeping.board import withheld_of  # noqa: PLC0415  # where all is in order, nobody judges

    return msgspec.msgpack.encode(withheld_of(session.newsroom, at=session.clock()))


def _build_elsewhere(session: Session, folder: Path, at: datetime) -> None:
    """Build into a folder that is no release."""
    done = print_elsewhere(session.newsroom, folder, at=at)
    if isinstance(done, Finding):
        session.refuse([done])
    time = at.astimezone(session.newsroom.office.zone)
    if session.as_json:
        session.show({"output": str(folder), "time": time, "articles": done.articles, "total": done.total})
        return
    session.say(
        "The site as of {time} lies in {folder}: {articles} article(s), {files} file(s).",
        time=f"{time:%d-%m-%Y %H.%M}",
        folder=str(folder),
        articles=str(done.articles),
        files=str(done.total),
    )


def _moment(session: Session, typed: str) -> datetime:
    found = read_date(typed, zone=session.newsroom.office.zone)
    if isinstance(found, DateProblem):
        session.wrong("{typed} is no moment that paraf understands; write it as in 2026-11-28 09:30.", typed=typed)
    return found


def say_proof(session: Session, outcome: Mended) -> None:
    """Say what came of comparing the live site with a clean build."""
    proof = outcome.proof
    if not proof.compared:
        sentence = "The site was not compared: its look or its key changed, or another release came meanwhile."
        session.say(sentence)
    elif proof.differing:
        places = ", ".join(proof.differing[:3])
        sentence = "{n} file(s) were not what a clean build gives, and the whole site was made anew: {places}."
        session.say(sentence, n=str(len(proof.differing)), places=places)
    else:
        session.say("Compared with a clean build: {n} file(s), all equal.", n=str(proof.total))


def _proof_json(outcome: Mended) -> dict[str, Any]:
    proof = outcome.proof
    return {"compared": proof.compared, "files_compared": proof.total, "differing": list(proof.differing)}


def say_run(session: Session, run: PressRun, seconds: float) -> None:
    """Say what a press run did."""
    changed = str(len(run.written) + len(run.removed))
    spent = f"{seconds:.1f}".replace(".", session.language.sentence("."))
    session.say("Site rebuilt in {t} s; {n} page(s) changed.", t=spent, n=changed)
    say_strangers(session, run)
    session.tell(run.findings)


def say_strangers(session: Session, run: PressRun) -> None:
    """Say why every page was made, where it was not for what changed."""
    if run.strangers:
        names = ", ".join(run.strangers)
        sentence = "Every page was made: paraf cannot see what the pages take from {names} (see pelicanconf.py)."
        session.say(sentence, names=names)


def run_json(session: Session, run: PressRun, withheld: "Withheld", seconds: float) -> dict[str, Any]:
    """Give a press run as JSON has it (DESIGN, "the JSON shapes")."""
    return {
        "release": run.release,
        "seconds": round(seconds, 3),
        "written": len(run.written),
        "removed": len(run.removed),
        "total": run.total,
        "findings": session.findings_json(run.findings),
        "withheld": [
            {"path": path, "findings": session.findings_json(findings)} for path, findings in withheld.items()
        ],
    }
