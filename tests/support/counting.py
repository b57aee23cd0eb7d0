"""The count of faults: how many were injected of each kind, how many ended well, how many were skipped and why.

* Each test tells its own report, so that the count is right under xdist as well.
* A run of the whole folder fails where one of ``MINIMUM`` was not injected at least once, whatever may be skipped.
"""

from collections import Counter
from contextlib import contextmanager

import pytest

MINIMUM = (
    "a fork crashes half-way",
    "a fork's call fails",
    "the file size is limited: it fails",
    "the file size is limited: it kills",
    "no file can be opened",
    "the ledger is cut off",
    "a bit of the ledger is flipped",
    "the clock jumps",
    "the zone changes",
    "no watch can be had",
    "the folder vanishes",
    "two write at once",
    "saved while it is signed",
    "killed at any moment",
    "git checks out 500 files",
)
"""The faults that every run of ``tests/faults`` injects: they need no root, no tracer, no compiler, no mount."""

INJECTED, WELL, SKIPPED = "faults injected", "faults ended well", "faults skipped"


class Faults:
    """The faults of one test."""

    def __init__(self):
        self.injected, self.well, self.skipped = Counter(), Counter(), []

    @contextmanager
    def injected_one(self, kind, *, count=1):
        """Count a fault that was injected; it ended well where nothing is raised inside."""
        self.injected[kind] += count
        yield
        self.well[kind] += count

    def skip(self, kind, why):
        """Leave a fault out, for a reason that is shown; ends the test."""
        assert kind not in MINIMUM
        self.skipped.append(f"{kind}: {why}")
        pytest.skip(f"{kind}: {why}")


class Count:
    """The faults of all tests of a run."""

    def __init__(self, config):
        self.config = config
        self.injected, self.well, self.skipped = Counter(), Counter(), []
        self.seen = False

    def pytest_runtest_logreport(self, report):
        found = dict(report.user_properties) if report.when == "teardown" else {}
        if INJECTED in found:
            self.seen = True
            self.injected.update(found[INJECTED])
            self.well.update(found[WELL])
            self.skipped += found[SKIPPED]

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session):
        if self.missing() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        if not self.seen:
            return
        say = terminalreporter.write_line
        terminalreporter.section("faults")
        for kind in sorted(self.injected):
            say(f"{self.injected[kind]:6} injected, {self.well[kind]:6} ended well: {kind}")
        say(f"{self.injected.total():6} injected, {self.well.total():6} ended well: all")
        say(f"{len(self.skipped):6} skipped")
        for why in self.skipped:
            say(f"       {why}")
        for kind in self.missing():
            say(f"never injected, and must be: {kind}", red=True)

    def missing(self):
        """Give what must be injected and was not, where the whole folder was asked for."""
        option = self.config.option
        narrowed = option.keyword or option.markexpr or option.collectonly or getattr(option, "lf", False)
        whole = all("::" not in word and not word.endswith(".py") for word in self.config.args)
        return [kind for kind in MINIMUM if not self.injected[kind]] if self.seen and whole and not narrowed else []
