"""Every seed keeps the laws, and so does what a short run of each fuzzing target makes of them.

* ``fuzz.py`` tells how to run it long, and what to do with what is found.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NAMES = ("parser", "gate", "signoffs", "sanitiser", "records", "signatures", "proofs", "words")
FILES = sorted(path.relative_to(HERE / "corpus").as_posix() for path in (HERE / "corpus").rglob("*") if path.is_file())
EXECUTED = re.compile(r"stat::number_of_executed_units: (\d+)")
RUNS = {
    "parser": 4000,
    "gate": 1500,
    "signoffs": 2500,
    "sanitiser": 1500,
    "records": 8000,
    "signatures": 4000,
    "proofs": 4000,
    "words": 8000,
}


@pytest.mark.parametrize("seed", FILES)
def test_every_seed_keeps_the_laws(seed):
    from tests.fuzz import targets  # noqa: PLC0415  # Pelican is not loaded when tests are collected

    targets.TARGETS[seed.partition("/")[0]]((HERE / "corpus" / seed).read_bytes())


def test_the_seeds_still_reach_what_they_are_for():
    from paraf.rules.entries import Entry  # noqa: PLC0415  # as above
    from paraf.rules.ledger import entry_of  # noqa: PLC0415
    from paraf.rules.office import Office, read_office  # noqa: PLC0415
    from paraf.rules.reading import read_article  # noqa: PLC0415
    from paraf.rules.statement import Statement, parse_statement  # noqa: PLC0415
    from tests.fuzz.targets import GOOD, ZONE  # noqa: PLC0415

    def seeds(target):
        return [path.read_bytes() for path in sorted((HERE / "corpus" / target).iterdir())]

    readings = [read_article(raw, path="a.md", zone=ZONE) for raw in seeds("parser")]
    records = [(raw, raw.decode(errors="replace")) for raw in seeds("records")]
    assert sum(reading.article is not None for reading in readings) >= 10
    assert sum(reading.article is None for reading in readings) >= 10
    assert sum(isinstance(entry_of(raw), Entry) for raw, _ in records) >= 4
    assert any(isinstance(parse_statement(text), Statement) for _, text in records)
    assert any(isinstance(read_office(text), Office) for _, text in records)
    assert GOOD.encode() in seeds("signatures")


@pytest.mark.parametrize("target", NAMES)
def test_a_short_run_finds_nothing(target, tmp_path, capsys):
    (tmp_path / "learnt").mkdir()
    bounds = (f"-runs={RUNS[target]}", "-max_total_time=3", f"-artifact_prefix={tmp_path}/")
    run = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-m", "tests.fuzz.fuzz", target, *bounds],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("COV")}
        | {"PARAF_CORPUS": str(tmp_path / "learnt"), "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    executed = EXECUTED.search(run.stderr)
    assert run.returncode == 0, run.stderr[-4000:]
    assert int(executed[1]) > len(list((HERE / "corpus" / target).iterdir()))
    with capsys.disabled():
        print(f"\n  {target}: {executed[1]} executions, nothing found")  # noqa: T201
