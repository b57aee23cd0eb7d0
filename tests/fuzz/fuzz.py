"""Coverage-guided fuzzing of what is read from outside: python -m tests.fuzz.fuzz TARGET [options of libFuzzer]

    python -m tests.fuzz.fuzz parser                          for one minute
    python -m tests.fuzz.fuzz gate -max_total_time=3600       for an hour; the options are libFuzzer's
    python -m tests.fuzz.fuzz gate found-it                   once more what was found, from a file

* The targets, and the laws that each of them holds, stand in ``targets.py``: parser, gate, signoffs, sanitiser,
  records, signatures, proofs, words.
* It starts from the seeds in ``corpus/TARGET`` and writes nothing there; ``PARAF_CORPUS=FOLDER`` keeps what it learns.
* What breaks a law is written to ``crash-...`` in the folder that it was started from, and ends the run with 77.
  Mend it, and put those bytes into ``corpus/TARGET`` under a name that says what they are: ``test_fuzz.py`` holds every
  seed against its laws in every run of the tests.
* The seed is 1 and the hash seed is fixed, so that the same code and corpus give the same run.
"""

import os
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
_LONGEST = {"sanitiser": 1024, "gate": 1024}
_USUAL = {
    "-seed": "1",
    "-max_total_time": "60",
    "-timeout": "30",
    "-rss_limit_mb": "2048",
    "-verbosity": "0",
    "-print_final_stats": "1",
}


def options(target, asked):
    """Give libFuzzer's options: those asked for, and the usual ones where nothing else was asked for."""
    usual = _USUAL | {"-max_len": str(_LONGEST.get(target, 4096)), "-dict": str(HERE / "words.dict")}
    named = {each.partition("=")[0] for each in asked}
    files = [each for each in asked if not each.startswith("-")]
    kept = os.environ.get("PARAF_CORPUS") or tempfile.mkdtemp(prefix="paraf-fuzz-")
    folders = [] if files else [kept, str(HERE / "corpus" / target)]
    return [*asked, *(f"{name}={value}" for name, value in usual.items() if name not in named), *folders]


def main():
    """Fuzz one target."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        again = [sys.executable, "-m", "tests.fuzz.fuzz", *sys.argv[1:]]
        os.execve(sys.executable, again, {**os.environ, "PYTHONHASHSEED": "0"})  # noqa: S606  # ourselves
    with atheris.instrument_imports(include=["paraf.rules", "markdown", "pelican.readers"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415  # only what is imported here is instrumented
    target, *asked = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options(target, asked)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
