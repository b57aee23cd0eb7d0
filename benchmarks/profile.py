"""Where the time of a cold build goes, and what the floor under it is.

    python -m benchmarks.profile NEWSROOM [--lines 15]

* The newsroom is copied without what can be made again, and printed there under ``cProfile``; it stays as it is.
* What Python itself does inside (``str.join``, ``open``) counts for whoever calls it.
* What other processes do for the build shows as their CPU seconds alone; ``cProfile`` makes Python slower, so the
  shares are what counts, and the wall time of a build without it stands beside them.
* The floor: the same files written anew into an empty tree, and the same Markdown parsed by Python-Markdown alone; for
  a fresh process that prints one change, a start of Python with all that it imports, and the ledger read once.
"""

import argparse
import cProfile
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import markdown

from paraf.desk.acting.revising import sealed_article
from paraf.desk.clock import now
from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import PressRun, print_site

_PELICANS_OWN = ("codehilite", "extra", "meta")
_PRINTING = ("paraf.cli.main", "paraf.cli.watch", "paraf.press.pressroom", "paraf.press.proofs")
Function = tuple[str, int, str]

PARTS: Mapping[str, tuple[str, ...]] = {
    "Markdown": (
        "markdown.",
        "xml.",
        "html.",
        "paraf.rules.rendering",
        "paraf.press.engine.readers",
        "paraf.press.contents.bodies",
    ),
    "sanitising": ("nh3", "paraf.rules.sanitising", "paraf.rules.nesting", "paraf.rules.html_reader"),
    "templates": ("jinja2.", "markupsafe", "template.", "paraf.press.theming.templating"),
    "feeds": ("feedgenerator", "pelican.writers"),
    "Pelican": ("pelican.", "blinker"),
    "records: ledger and vault": ("paraf.desk.", "paraf.rules.ledger", "paraf.rules.entries", "paraf.rules.merkle"),
    "proofs": ("paraf.press.proofs", "paraf.press.previews.signing", "paraf.rules.proof", "paraf.rules.release_papers"),
    "writing": ("paraf.press.engine.writer", "paraf.press.engine.staging"),
    "release": ("paraf.press.releases.", "paraf.press.engine.reconcile", "paraf.press.theming.looks"),
    "rest of the press": ("paraf.press.",),
    "rest of the rules": ("paraf.rules.",),
}
"""The parts that a build's time is told in, each with the beginnings of its modules' names; the first that fits."""


def module_of(file: str) -> str:
    """Give the name of the module that a file is; a template is ``template.`` and its name."""
    path = Path(file)
    if path.suffix == ".html":
        return f"template.{path.stem}"
    parts = list(path.with_suffix("").parts)
    for root in ("site-packages", "plugins", "lib-dynload"):
        if root in parts:
            return ".".join(parts[parts.index(root) + 1 :])
    if "paraf" in parts:
        last = len(parts) - 1 - parts[::-1].index("paraf")
        return ".".join(parts[last:])
    library = next((at for at, part in enumerate(parts) if part.startswith("python3.")), -1)
    return ".".join(parts[library + 1 :])


def part_of(module: str) -> str:
    """Give the part that a module belongs to; what belongs to none has its package's name, or is Python's own."""
    for part, beginnings in PARTS.items():
        if any(f"{module}.".startswith(each) for each in beginnings):
            return part
    package = module.partition(".")[0]
    return "standard library" if package in sys.stdlib_module_names or package.startswith("<") else package


def shares(stats: pstats.Stats, name: Callable[[str], str]) -> Counter[str]:
    """Give the seconds spent in every module, by the names that these are given."""
    spent: Counter[str] = Counter()
    every: Mapping[Function, tuple[int, int, float, float, Mapping[Function, tuple[int, int, float, float]]]]
    every = stats.stats  # type: ignore[attr-defined]  # its stub lacks it
    for (file, _, _), (_, _, own, _, callers) in every.items():
        if file != "~":
            spent[name(module_of(file))] += own  # type: ignore[assignment]  # a counter of seconds
        for (caller, _, _), (_, _, inside, _) in callers.items() if file == "~" else ():
            spent[name(module_of(caller))] += inside  # type: ignore[assignment]  # as above
    return spent


def timed(work: Callable[[], object]) -> float:
    """Give how many seconds some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def write_anew(files: Mapping[Path, bytes], folder: Path) -> None:
    """Write files into an empty tree."""
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def start() -> None:
    """Start Python, and import what a fresh process needs to print one change."""
    subprocess.run([sys.executable, "-c", f"import {', '.join(_PRINTING)}"], check=True)  # noqa: S603  # ours


def parse_all(bodies: Iterable[str]) -> None:
    """Parse bodies with Python-Markdown and the extensions that Pelican uses by itself."""
    parser = markdown.Markdown(extensions=_PELICANS_OWN)
    for body in bodies:
        parser.reset()
        parser.convert(body)


def tell(root: Path, *, lines: int) -> None:
    """Print where a cold build's time goes, and the floor."""
    with tempfile.TemporaryDirectory(prefix="paraf-profile-") as folder:
        copies = [Path(folder, name) for name in ("plain", "profiled")]
        for copy in copies:
            shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(".paraf", "public"))
        wall = timed(lambda: _print(copies[0]))
        before, profile = _children(), cProfile.Profile()
        profiled = timed(lambda: profile.runcall(_print, copies[1]))
        stats = pstats.Stats(profile)
        print(
            f"cold build: {wall:.2f} s; under cProfile {profiled:.2f} s, other processes {_children() - before:.2f} s"
        )
        _tell("part", shares(stats, part_of), lines)
        _tell("module", shares(stats, lambda module: module), lines)
        _tell_floor(copies[0], Path(folder, "anew"))


def _print(root: Path) -> PressRun:
    return print_site(Newsroom.open(root), at=now())


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _tell(title: str, spent: Counter[str], lines: int) -> None:
    total = sum(spent.values()) or 1.0
    print(f"\n{title:44} seconds  share")
    for name, seconds in spent.most_common(lines):
        print(f"{name:44} {seconds:7.2f}  {100 * seconds / total:4.1f} %")


def _tell_floor(root: Path, anew: Path) -> None:
    public = Layout(root).public.resolve()
    files = {path.relative_to(public): path.read_bytes() for path in public.rglob("*") if path.is_file()}
    newsroom = Newsroom.open(root)
    bodies = [sealed_article(newsroom, versions[-1]).body for versions in newsroom.register.versions.values()]
    size = sum(map(len, files.values())) / (1 << 20)
    print(f"\nfloor: write {len(files)} files ({size:.1f} MB) anew {timed(lambda: write_anew(files, anew)):.2f} s")
    print(f"floor: parse {len(bodies)} bodies with Python-Markdown alone {timed(lambda: parse_all(bodies)):.2f} s")
    print(f"floor: start Python and import what prints {timed(start):.2f} s")
    print(f"floor: read {newsroom.ledger.head.number} entries of the ledger {timed(lambda: Newsroom.open(root)):.2f} s")


def main() -> None:
    """Profile a newsroom's cold build."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("newsroom", type=Path)
    given.add_argument("--lines", type=int, default=15)
    asked = given.parse_args()
    tell(asked.newsroom.resolve(), lines=asked.lines)


if __name__ == "__main__":
    main()
