"""Bring a whole corpus of real articles through the newsroom: submit, sign, build, verify, by the real command line.

    python benchmarks/corpus.py CORPUS_FOLDER NEWSROOM_FOLDER [--by-hand] [--limit N] [--json]

* CORPUS_FOLDER holds ``content/articles/**.md`` and ``content/images/**``; it is only read.
* NEWSROOM_FOLDER must be new or empty; the newsroom is made in it and left there to be looked at.
* What may be changed in an article before it is submitted stands in ``corpus_articles``; nothing else is.
* ``--by-hand`` moves the articles into ``review/`` and types the sign-off lines; ``paraf watch --once`` does the rest.
* The exit status is 0 if no command crashed, the records verify, the site has no fault, and each article that is not
  on the site is named with a reason.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus_articles import lay_out
from corpus_site import look_over

_WRITER, _CORRECTOR = "test-writer", "Test Corrector"
_DONE, _REFUSED = 0, 3


@dataclass(slots=True)
class Outcome:
    """How it went: counts, seconds, and every article that is not on the site with the reason that paraf gave."""

    articles: int = 0
    on_site: int = 0
    verified: bool = False
    changed: dict[str, int] = field(default_factory=dict)
    refused: dict[str, list[str]] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    site: dict[str, Any] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Tell whether nothing went wrong that is paraf's to answer for."""
        named = all(self.refused.values()) and self.on_site + len(self.refused) == self.articles
        return bool(named and self.verified and not self.crashes and not self.site["faults"])


@dataclass(frozen=True, slots=True)
class Desk:
    """Gives orders to one newsroom by the command line, and notes whatever crashed."""

    newsroom: Path
    outcome: Outcome

    def order(self, *words: str, fine: tuple[int, ...] = (_DONE, _REFUSED)) -> tuple[int, str, float]:
        """Run one command; give its status, its result and its seconds."""
        paraf = Path(sys.executable).with_name("paraf")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PARAF_", "COVERAGE"))}
        started = time.perf_counter()
        run = subprocess.run(  # noqa: S603  # our own command
            [paraf, "-C", self.newsroom, *words], capture_output=True, text=True, check=False, env=kept
        )
        if run.returncode not in fine or "Traceback" in run.stderr:
            self.outcome.crashes.append(f"paraf {' '.join(words)}: exit {run.returncode}: {run.stderr.strip()[-500:]}")
        return run.returncode, run.stdout, time.perf_counter() - started

    def ask(self, *words: str) -> tuple[int, dict[str, Any], float]:
        """Run one command that answers in JSON."""
        status, result, seconds = self.order(*words, "--json")
        return status, json.loads(result) if result.strip() else {}, seconds


def by_command(desk: Desk, names: tuple[str, ...]) -> None:
    """Submit and sign each article by its own two commands."""
    submitting, signing = [], []
    for number, name in enumerate(names, 1):
        status, answer, seconds = desk.ask("submit", f"drafts/{name}", "--as", _WRITER)
        submitting.append(seconds)
        if status == _DONE:
            code = answer["code"]
            status, answer, seconds = desk.ask("sign", f"review/{name}", "--code", code, "--as", _CORRECTOR)
            signing.append(seconds)
        if status != _DONE:
            desk.outcome.refused[name] = _reasons(answer)
        _progress(number, len(names))
    desk.outcome.seconds |= _spread("submit", submitting) | _spread("sign", signing)


def by_hand(desk: Desk, names: tuple[str, ...]) -> None:
    """Move the articles into ``review/``, type the sign-off lines, and let the watcher do the rest."""
    room, seconds = desk.newsroom, desk.outcome.seconds
    for name in names:
        (room / "review" / name).parent.mkdir(parents=True, exist_ok=True)
        (room / "drafts" / name).rename(room / "review" / name)
    seconds["watch --once, submitting all"] = desk.order("watch", "--once")[2]
    cards = [card for card in desk.ask("status")[1]["articles"] if card["stage"] == "review"]
    for card in cards:
        if refusals := [reason for reason in _reasons(card) if not reason.startswith("not-signed")]:
            desk.outcome.refused[card["path"].removeprefix("review/")] = refusals
        else:
            _type_line(room / card["path"], f"Koreksi: {_CORRECTOR}, {card['code']}")
    seconds["watch --once, signing all"] = desk.order("watch", "--once")[2]
    for card in desk.ask("status")[1]["articles"]:
        if card["stage"] == "review":
            desk.outcome.refused.setdefault(card["path"].removeprefix("review/"), _reasons(card))


def finish(desk: Desk) -> None:
    """Build and verify, and count what a reader can see."""
    outcome, room = desk.outcome, desk.newsroom
    outcome.seconds["build, everything"] = desk.ask("build")[2]
    outcome.seconds["build, nothing changed"] = desk.ask("build")[2]
    outcome.seconds["watch --once, nothing changed"] = desk.order("watch", "--once")[2]
    status, _, outcome.seconds["verify"] = desk.ask("verify")
    outcome.verified = status == _DONE
    sealed = {entry["address"] for entry in desk.ask("history")[1]["entries"] if entry["kind"] == "seal"}
    outcome.on_site = sum((room / "public" / address / "index.html").is_file() for address in sealed)
    live = [card for card in desk.ask("status")[1]["articles"] if card["live"] and card["stage"] == "content"]
    if len(live) != outcome.on_site:
        outcome.crashes.append(f"the board has {len(live)} live articles, the site {outcome.on_site}")
    outcome.site = asdict(look_over((room / "public").resolve()))


def tell(outcome: Outcome) -> None:
    """Print what came out, for people."""
    print(f"{outcome.on_site} of {outcome.articles} articles are on the site; {len(outcome.refused)} are not:")
    for name, reasons in outcome.refused.items():
        print(f"  {name}")
        print("".join(f"    {reason}\n" for reason in reasons or ["no reason was given"]), end="")
    print(f"Crashes: {len(outcome.crashes)}", *outcome.crashes, sep="\n  ")
    print(f"verify: {'all is well' if outcome.verified else 'DAMAGED'}")
    site = outcome.site
    print(
        f"Site: {site['pages']} pages, {site['feeds']} feeds, {site['pictures']} pictures; {len(site['faults'])} faults"
    )
    print("".join(f"  {fault}\n" for fault in site["faults"]), end="")
    print(f"Pelican's placeholders that articles show as plain text: {len(site['shown_placeholders'])}")
    print("".join(f"  {place}\n" for place in site["shown_placeholders"]), end="")
    print(f"Links in old articles to places that this site does not have: {len(site['dead_links'])}")
    print("Changed before submission:", ", ".join(f"{what} {count}" for what, count in outcome.changed.items()))
    print("".join(f"  {seconds:8.2f} s  {what}\n" for what, seconds in outcome.seconds.items()), end="")


def main() -> int:
    """Bring the corpus through, print what came out, and give the exit status."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("newsroom", type=Path)
    parser.add_argument("--by-hand", action="store_true", help="move files and type lines, and use only watch --once")
    parser.add_argument("--limit", type=int, help="take only so many articles")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    asked = parser.parse_args()
    if asked.newsroom.exists() and any(asked.newsroom.iterdir()):
        parser.error(f"{asked.newsroom} is not empty")
    outcome, counts = Outcome(), Counter[str]()
    names = lay_out(asked.corpus, asked.newsroom, counts, limit=asked.limit)
    outcome.articles, outcome.changed = len(names), dict(counts)
    desk = Desk(asked.newsroom, outcome)
    desk.order("init", ".", fine=(_DONE,))
    (by_hand if asked.by_hand else by_command)(desk, names)
    finish(desk)
    if asked.json:
        print(json.dumps(asdict(outcome) | {"good": outcome.good}, ensure_ascii=False, indent=2))
    else:
        tell(outcome)
    return 0 if outcome.good else 1


def _reasons(answer: dict[str, Any]) -> list[str]:
    found = [finding for finding in answer.get("findings", ()) if finding["level"] == "error"]
    return [f"{finding['code']}, line {finding['line'] or '-'}: {finding['message']}" for finding in found]


def _type_line(path: Path, line: str) -> None:
    header, blank, body = path.read_bytes().partition(b"\n\n")
    path.write_bytes(header + b"\n" + line.encode() + blank + body)


def _spread(name: str, seconds: list[float]) -> dict[str, float]:
    if not seconds:
        return {}
    return {f"{name}, median": statistics.median(seconds), f"{name}, slowest": max(seconds)}


def _progress(number: int, total: int) -> None:
    if number % 25 == 0 or number == total:
        print(f"{number} of {total}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
