"""What every run has: how hypothesis looks for counterexamples, what is compiled, and the count of faults at its end.

* Hypothesis looks at its leisure here, and at the same examples in every run of CI.
* Templates are compiled once.
* The faults are counted here: the process that tells them loads no other ``conftest.py`` where workers run the tests.
"""

import os

from hypothesis import settings
from jinja2 import Environment

from tests.support.counting import Count
from tests.support.haste import compiled_once

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_configure(config):
    Environment.compile = compiled_once
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Count(config), "faults")
