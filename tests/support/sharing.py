"""How the tests are shared out among the processes that run them.

* What a module or a folder sets up for all its tests is costly (a browser, a year, a site): its tests go to one process
  and it is set up once. Where each test is long, each goes by itself.
* What takes longest begins first, so that no process is alone at the end.
* No mark says so: xdist reads its own from names that pytest, from 9.2 on, no longer lets it change.
"""

from xdist.scheduler import LoadScopeScheduling

LONGEST = (
    "tests/press/test_never_stale.py",
    "tests/browser",
    "tests/press/test_each_piece.py",
    "tests/faults/test_syscalls.py",
    "tests/desk/test_laws.py",
    "tests/desk/test_aligning.py",
    "tests/desk/test_hinted_sweeps.py",
    "tests/fuzz/test_fuzz.py",
    "tests/benchmarks/test_speed.py",
)
"""What begins first, in this order."""

APART = ("tests/press/test_never_stale.py",)
"""Modules each of whose tests goes by itself."""

TOGETHER = ("tests/browser",)
"""Folders whose modules stay together."""


class Sharing(LoadScopeScheduling):
    """Hands out whole modules, the longest first."""

    def _split_scope(self, nodeid):
        module = nodeid.partition("::")[0]
        if module in APART:
            return nodeid
        return next((folder for folder in TOGETHER if module.startswith(f"{folder}/")), module)

    def _assign_work_unit(self, node):
        self.workqueue.move_to_end(min(self.workqueue, key=_place_of), last=False)
        super()._assign_work_unit(node)


def _place_of(scope):
    return next((number for number, place in enumerate(LONGEST) if scope.startswith(place)), len(LONGEST))
