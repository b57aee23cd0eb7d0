"""A long storm in a real newsroom: edits, moves, sign-offs and kills, with every law checked while it blows.

    python -m benchmarks.soak [--minutes 60] [--seed 1] [--articles 60] [--folder FOLDER]

* ``paraf watch --serve`` runs as it does in life; hands work in its folders, commands run beside it, readers read.
* In the first quarter of the time the watcher (and some orders) are killed now and then; the last watcher lives on
  for the rest, so that its memory and its descriptors tell something.
* At every instant: nothing unsigned and no private line is public, every known page answers whole.
* Now and then the hands rest: then nothing may be lost, ``paraf verify`` is content, the site shows exactly what is
  signed last, and nothing withdrawn is left.
* The same seed gives the same hands; what they meet depends on the machine.
* The exit status is 0 if no law was broken and nothing leaked; the newsroom is kept where something was.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from benchmarks.soak_hands import Hands
from benchmarks.soak_readers import Readers, SealedWords, public_bytes
from benchmarks.soak_watcher import Sampler, Watch, leaks_in, tell_costs
from paraf.desk.layout import Layout
from paraf.press.releases.standing import live, record_of
from tests.support.faults import paraf
from tests.support.keeping import PRIVATE_WORD, PUBLIC_WORD

_SETTLED = 90.0
_STILL = 2.5
_SHOWN = 20


class Soak:
    """One soak: its newsroom, its people, and what they found."""

    def __init__(self, root: Path, *, minutes: float, seed: int, articles: int) -> None:
        self.root, self.seconds = root, minutes * 60
        self.rng = random.Random(seed)  # noqa: S311  # a storm, no secret
        self.sealed = SealedWords(root)
        self.hands = Hands(root, self.rng, self.sealed, most=articles)
        self.watch = Watch(root)
        self.readers = Readers(self.watch, self.sealed)
        self.sampler = Sampler(self.watch, self.sealed.live)
        self.faults: list[str] = []
        self.rests = 0
        self.sizes: list[tuple[float, dict[str, int]]] = []

    def run(self) -> None:
        """Let it blow until the time is over."""
        self.hands.settle_in()
        for words in (("init",), ("build",)):
            if (ended := paraf(self.root, *words)).status:
                raise RuntimeError(ended.said)
        self.watch.start()
        self.readers.start()
        self.sampler.start()
        self._started = time.monotonic()
        try:
            self._blow()
            self._rest()
            self._end()
        finally:
            self.readers.stop()
            self.sampler.stop()
            self.watch.close()
            self.faults += [*self.readers.faults, *self.hands.orders.faults]

    def _blow(self) -> None:
        rest, kill = self._in(20, 40), self._in(10, 30)
        while (past := self._past()) < self.seconds and not self._is_broken():
            self.hands.orders.kills = past < self.seconds / 4
            try:
                self.hands.act()
            except Exception:  # noqa: BLE001  # what reads the folders for the hands is paraf: a bug of its own is a fault
                self.faults.append(traceback.format_exc())
            time.sleep(self.rng.choice((0.0, 0.0, 0.05, 0.2, 0.5)))
            if past > kill and past < self.seconds / 4:
                self._kill()
                kill = self._in(10, 40)
            if past > rest:
                self._rest()
                rest = self._in(30, 70)

    def _past(self) -> float:
        return time.monotonic() - self._started

    def _in(self, least: float, most: float) -> float:
        return self._past() + self.rng.uniform(least, most)

    def _is_broken(self) -> bool:
        found = [*self.faults, *self.readers.faults, *self.hands.orders.faults, *self.watch.faults()]
        return len(found) >= _SHOWN

    def _kill(self) -> None:
        self.watch.kill()
        content = public_bytes(self.root)
        unsealed = set(PUBLIC_WORD.findall(content)) - self.sealed.read().words
        if unsealed or PRIVATE_WORD.search(content):
            self.faults.append(f"after a kill: public without a seal: {sorted(unsealed)[:3]}")
        time.sleep(self.rng.choice((0.0, 0.5, 2.0)))
        self.watch.start()

    def _rest(self) -> None:
        """Let everything settle, and check every law."""
        self.rests += 1
        self.hands.orders.reap(wait=True)
        broken = self._until_none(self._unsettled) or self._laws()
        if broken:
            moment = f"rest {self.rests}, {self._past():.0f} s"
            self.faults += [f"{moment}: {each}" for each in broken]
            print(*self.faults[-len(broken) :], sep="\n", file=sys.stderr, flush=True)
        self.sizes.append((self._past(), sizes_of(self.root)))
        for address in self.sealed.versions:
            self.readers.know(f"/{address}/")

    @staticmethod
    def _until_none(look: Callable[[], list[str]]) -> list[str]:
        until = time.monotonic() + _SETTLED
        while (found := look()) and time.monotonic() < until:
            time.sleep(0.1)
        return found

    def _unsettled(self) -> list[str]:
        """Give what the watcher has still to do: the release must know the last seal, ledger and release be still."""
        before = self._mark()
        time.sleep(_STILL)
        release = live(Layout(self.root))
        record = record_of(release) if release else None
        head = record.ledger.number if record and record.ledger else 0
        seal = self.sealed.read().last_seal
        late = [] if head >= seal else [f"the release knows {head} entries, the last seal is number {seal}"]
        return late + ([] if before == self._mark() else ["ledger or release changes on and on"])

    def _mark(self) -> tuple[object, ...]:
        return ((self.root / "records" / "ledger").stat().st_size, (self.root / "public").readlink())

    def _laws(self) -> list[str]:
        content = public_bytes(self.root)
        public, private = set(PUBLIC_WORD.findall(content)), set(PRIVATE_WORD.findall(content))
        sealed, keeping = self.sealed.read(), self.hands.keeping
        found = [f"lost: {each}" for each in keeping.lost()]
        for name, words in (
            ("private words are public", private),
            ("public without a seal", public - sealed.words),
            ("sealed, and nobody signed it", sealed.words - self.hands.released),
            ("signed, and not public", sealed.current() - public),
            ("withdrawn, and still public", sealed.withdrawn() & public),
        ):
            found += [f"{name}: {sorted(words)[:3]}"] if words else []
        found += [f"no page: {each}" for each in sealed.versions if not (self.root / "public" / each).is_dir()]
        verified = paraf(self.root, "verify")
        if verified.status:
            found.append(f"verify: {verified.status}: {verified.said[-1500:]}")
        return found + self.watch.faults()

    def _end(self) -> None:
        """Kill the last watcher, start another one, and let that one end as it is asked to."""
        self.costs = self.sampler.last_life()
        self.watch.kill()
        self.watch.start()
        time.sleep(1)
        status = self.watch.end()
        if status:
            self.faults.append(f"asked to end, the watcher ended with {status}")
        self.faults += leaks_in(self.costs)


def sizes_of(root: Path) -> dict[str, int]:
    """Give the kilobytes of what grows."""
    places = {name: root / name for name in ("previews", ".paraf", "records", "records/superseded", "records/ledger")}
    return {name: _kilobytes(place) for name, place in places.items()}


def _kilobytes(place: Path) -> int:
    """Give the kilobytes of a file, or of all files below a folder; what goes away meanwhile has none."""
    inside = (Path(folder, name) for folder, _, names in os.walk(place) for name in names)
    total = 0
    for path in (place, *inside):
        with suppress(FileNotFoundError):
            total += path.lstat().st_size if path.is_file() else 0
    return total // 1024


def tell(soak: Soak) -> None:
    """Print what came out."""
    hands = soak.hands.done
    print(f"{sum(hands.values())} acts:", ", ".join(f"{what} {count}" for what, count in hands.most_common()))
    versions = sum(map(len, soak.sealed.versions.values()))
    print(f"{soak.sealed.live()} live of {len(soak.sealed.versions)} addresses, {versions} seals,", end=" ")
    print(f"{soak.sealed.entries} ledger entries; the watcher was killed {soak.watch.kills} times,", end=" ")
    print(f"orders {soak.hands.orders.killed} times")
    print(
        f"Instants: {soak.readers.answers} answers and {soak.readers.looks} looks at the whole site on disk;", end=" "
    )
    print(f"{soak.readers.cut_off} answers were cut off by a kill; {soak.rests} rests with every law checked")
    tell_costs(soak.costs)
    for name in soak.sizes[0][1]:
        shown = soak.sizes[:: max(1, len(soak.sizes) // 6)]
        print(f"  {name}, kB:", ", ".join(f"{size[name]} at {at / 60:.0f} min" for at, size in shown))
    print(f"Violations: {len(soak.faults)}", *soak.faults[:_SHOWN], sep="\n  ")


def main() -> int:
    """Run a soak, print what came out, and give the exit status."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=60, help="from so many addresses on nothing new is written")
    parser.add_argument("--folder", type=Path, help="where the newsroom is made; a temporary folder if not given")
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="paraf-soak-"))
    folder.mkdir(parents=True, exist_ok=True)
    soak = Soak(folder / "kabar", minutes=asked.minutes, seed=asked.seed, articles=asked.articles)
    try:
        soak.run()
    finally:
        if soak.faults:
            print(f"The newsroom is kept: {folder}")
    tell(soak)
    if not soak.faults and asked.folder is None:
        shutil.rmtree(folder)
    return 1 if soak.faults else 0


if __name__ == "__main__":
    sys.exit(main())
