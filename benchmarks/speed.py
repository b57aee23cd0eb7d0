"""How fast paraf prints, beside plain Pelican, Hugo and Eleventy on the same stories, in one run.

    python -m benchmarks.speed [--articles 1000,10000] [--peers pelican,hugo,eleventy] [--out FOLDER]

* All sites have the same stories and comparable templates; paraf's are sealed, and it verifies and proves them.
* Rows go to ``rows.jsonl`` as they are measured, a table with ratios to ``table.md``, a plot to ``plot.svg``.
* A peer that cannot be had is left out; error output, rows and table say so.
"""

import argparse
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from benchmarks import modes
from benchmarks.changes import Change, withdraws_what_was_added
from benchmarks.measuring import spin
from benchmarks.plots import plot_of
from benchmarks.site import Site
from benchmarks.site_eleventy import EleventySite, eleventy_of
from benchmarks.site_paraf import ParafSite
from benchmarks.site_plain import HugoSite, PeerMissingError, PelicanSite, PlainSite, hugo_of
from benchmarks.tables import tables_of
from paraf.desk.clock import now

PEERS: Mapping[str, Callable[[Path, int, Path], PlainSite]] = {
    "pelican": lambda folder, articles, _: PelicanSite(folder, articles),
    "hugo": lambda folder, articles, out: HugoSite(folder, articles, hugo_of(out)),
    "eleventy": lambda folder, articles, out: EleventySite(folder, articles, eleventy_of(out)),
}
"""Each peer: its site of so many articles in a folder; what has to be installed for it goes below ``out``."""
ROWS, TABLE, PLOT = "rows.jsonl", "table.md", "plot.svg"
_DEFAULT_OUT = Path(tempfile.gettempdir()) / "paraf-speed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be measured: the sizes, the peers, the kinds of change, how often each, and where results go.

    ``edits`` is how many changes more are made to a resident site before its memory is read again.
    """

    articles: Sequence[int]
    peers: Sequence[str]
    changes: Sequence[Change]
    builds: int
    rounds: int
    edits: int
    out: Path


class Results:
    """The rows of one run, written as they come."""

    def __init__(self, out: Path) -> None:
        self.out, self.rows = out, list[modes.Row]()
        out.mkdir(parents=True, exist_ok=True)
        (out / ROWS).write_text("", encoding="utf-8")

    def record(self, row: modes.Row) -> None:
        """Write a row, with how busy the machine is now."""
        whole = {"at": f"{now().astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", **row, **spin()}
        self.rows.append(whole)
        line = json.dumps(whole, ensure_ascii=False)
        with (self.out / ROWS).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
        print(line, flush=True)

    def finish(self) -> None:
        """Write the table and the plot."""
        (self.out / TABLE).write_text(tables_of(self.rows), encoding="utf-8")
        (self.out / PLOT).write_text(plot_of(self.rows), encoding="utf-8")


def run(asked: Asked) -> list[modes.Row]:
    """Measure, and give the rows."""
    results = Results(asked.out)
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    results.record({"site": "", "articles": 0, "mode": "machine", "machine": machine})
    for articles in asked.articles:
        folder = asked.out / "sites" / str(articles)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        paraf = ParafSite(folder / "paraf", articles)
        sites: list[Site] = [paraf, *_peers(asked, folder, articles, results)]
        for site in sites:
            site.make()
        modes.cold(sites, results.record, rounds=asked.builds)
        modes.fresh(sites, results.record, rounds=asked.builds, changes=asked.changes)
        modes.oracle(paraf, results.record)
        for site in sites:
            modes.resident(site, results.record, rounds=asked.rounds, edits=asked.edits, changes=asked.changes)
        modes.oracle(paraf, results.record)
        for site in sites:
            site.forget()
    results.finish()
    return results.rows


def _peers(asked: Asked, folder: Path, articles: int, results: Results) -> list[Site]:
    found: list[Site] = []
    for name in asked.peers:
        try:
            found.append(PEERS[name](folder / name, articles, asked.out))
        except PeerMissingError as error:
            print(f"{name.upper()} IS LEFT OUT. {error}", file=sys.stderr, flush=True)
            results.record({"site": name, "articles": articles, "mode": "left-out", "why": str(error)})
    return found


def main() -> None:
    """Measure, and print the tables."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--articles", default="1000,10000", help="sizes, comma between")
    given.add_argument("--peers", default=",".join(PEERS), help="of pelican, hugo and eleventy; empty for none")
    given.add_argument("--changes", default=",".join(Change), help="kinds of change, in their order")
    given.add_argument("--builds", type=int, default=3, help="repetitions of whole builds")
    given.add_argument("--rounds", type=int, default=20, help="repetitions of each change to a resident site")
    given.add_argument("--edits", type=int, default=200, help="changes more before memory is read again")
    given.add_argument("--out", type=Path, default=_DEFAULT_OUT, help="folder for results and sites")
    asked = given.parse_args()
    peers = [name for name in asked.peers.split(",") if name]
    if unknown := sorted(set(peers) - set(PEERS)):
        given.error(f"unknown peers: {', '.join(unknown)}")
    changes = [Change(name) for name in asked.changes.split(",")]
    if not withdraws_what_was_added(changes):
        given.error("what is withdrawn is what a change before it added: put a new before each withdrawal")
    sizes = [int(size) for size in asked.articles.split(",")]
    out = asked.out.resolve()
    rows = run(
        Asked(
            articles=sizes,
            peers=peers,
            changes=changes,
            builds=asked.builds,
            rounds=asked.rounds,
            edits=asked.edits,
            out=out,
        )
    )
    print(f"\n{tables_of(rows)}\nRows, table and plot are in {out}")


if __name__ == "__main__":
    main()
