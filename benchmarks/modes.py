"""The modes in which a site is measured: cold, nothing changed, one change in a fresh process, and resident.

* Every row names the site, its size, the mode and how busy the machine was.
* A change that has not arrived when a fresh process has ended is a row that says so, not a shorter time.
* Memory is that of the resident program with all that it started, and again after many changes.
"""

import time
from collections.abc import Callable, Sequence

from benchmarks.changes import Change
from benchmarks.measuring import Cost, measured
from benchmarks.oracle import stale_places
from benchmarks.serving import Serving, free_port
from benchmarks.site import Site, Words
from benchmarks.site_paraf import ParafSite

Row = dict[str, object]
Record = Callable[[Row], None]

_EVERY_RSS = 50
_NOTE_PATIENCE = 60.0
_NOTE_POLL = 0.002


class MissingNoteError(Exception):
    """A void edit was not answered by a note, or the note did not go again."""


def cold(sites: Sequence[Site], record: Record, *, rounds: int) -> None:
    """Print each site from nothing, in turn; paraf also with what it keeps for the next build."""
    for _ in range(rounds):
        for site in sites:
            site.clear()
            record(_row(site, "cold", _run(site, site.build())))
            if isinstance(site, ParafSite):
                site.clear(keeping=True)
                record(_row(site, "kept", _run(site, site.build())))


def fresh(sites: Sequence[Site], record: Record, *, rounds: int, changes: Sequence[Change]) -> None:
    """Print each site in a fresh process: with nothing changed, then after one change of each of these kinds."""
    for _ in range(rounds):
        for site in sites:
            record(_row(site, "nothing", _run(site, site.build())))
            if isinstance(site, ParafSite):
                record(_row(site, "nothing-judged", _run(site, site.again())))
    for _ in range(rounds):
        for change in changes:
            for site in sites:
                _fresh_change(site, change, record)


def resident(site: Site, record: Record, *, rounds: int, edits: int, changes: Sequence[Change]) -> None:
    """Watch and serve a site, make changes of these kinds, and look at its memory before and after many more."""
    port, started = free_port(), time.perf_counter()
    with Serving(site.serve(port), site.root, port=port, log=site.log) as server:
        record(_row(site, "ready", wall=round(time.perf_counter() - started - server.still, 3)))
        record(_row(site, "memory", edits=0, rss_mb=server.rss_mb))
        for _ in range(rounds):
            for change in changes:
                shown = server.shows(site.ready(change))
                seconds = {f"to_{spot}": value for spot, value in shown.seconds.items()}
                record(_row(site, "resident", change=change.value, cpu=shown.cpu, **seconds))
        if isinstance(site, ParafSite):
            for _ in range(rounds):
                server.settle()
                record(_row(site, "note", wall=_note(site)))
        record(_row(site, "memory", edits=rounds * len(changes), rss_mb=server.rss_mb))
        for number in range(1, edits + 1):
            server.make(site.ready_anywhere(number))
            if number % _EVERY_RSS == 0 or number == edits:
                server.settle()
                record(_row(site, "memory", edits=rounds * len(changes) + number, rss_mb=server.rss_mb))


def oracle(site: ParafSite, record: Record) -> None:
    """Compare the site, after all that was done to it, with a clean build."""
    stale = stale_places(site.root)
    record(_row(site, "oracle", stale=len(stale), places=stale[:10]))


def _fresh_change(site: Site, change: Change, record: Record) -> None:
    ready = site.ready(change)
    ready.save()
    cost = _run(site, site.again())
    late = [spot.value for spot, wanted in ready.wanted.items() if not wanted.is_met(site.read(wanted.place))]
    record(_row(site, "fresh", cost, change=change.value, missing=late))


def _run(site: Site, words: Words) -> Cost:
    return measured(words, site.root, log=site.log)


def _note(site: ParafSite) -> float:
    """Void a seal, wait for the note, put the signed bytes back, and wait until the note is gone."""
    void = site.void()
    started = time.perf_counter()
    void.save()
    _wait_until(void.note.exists)
    seconds = time.perf_counter() - started
    void.undo()
    _wait_until(lambda: not void.note.exists())
    return round(seconds, 4)


def _wait_until(is_so: Callable[[], bool]) -> None:
    until = time.perf_counter() + _NOTE_PATIENCE
    while not is_so():
        if time.perf_counter() > until:
            raise MissingNoteError
        time.sleep(_NOTE_POLL)


def _row(site: Site, mode: str, cost: Cost | None = None, **values: object) -> Row:
    costs = {"wall": cost.wall, "cpu": cost.cpu, "rss_mb": cost.rss_mb} if cost else {}
    return {"site": site.name, "articles": site.articles, "mode": mode, **costs, **values}
