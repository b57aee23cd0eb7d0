"""What every run has: how hypothesis looks for counterexamples, and the count of faults at its end.

* Hypothesis looks at its leisure here, and at the same examples in every run of CI.
* The faults are counted here: the process that tells them loads no other ``conftest.py`` where workers run the tests.
"""

import os

from hypothesis import settings

from tests.support.counting import Count

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Count(config), "faults")
