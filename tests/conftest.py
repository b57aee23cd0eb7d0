"""What every run has: how hypothesis looks for counterexamples, who runs what, and the count of faults at its end.

* Hypothesis looks at its leisure here, and at the same examples in every run of CI.
* Templates are compiled once. What a newsroom brings of its own, settings and plugins, is compiled each time: bytecode
  that was kept tells no two of them apart that have the same second and size.
* What was collected stays until the end: nobody looks through three thousand tests for what can be thrown away.
* The faults are counted here: the process that tells them loads no other ``conftest.py`` where workers run the tests.
"""

import gc
import os
import sys

import pytest
from hypothesis import settings
from jinja2 import Environment

from tests.support.counting import Count
from tests.support.haste import compiled_once
from tests.support.sharing import Sharing

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_configure(config):
    Environment.compile = compiled_once
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Count(config), "faults")


def pytest_collection_finish():
    gc.collect()
    gc.freeze()
    sys.dont_write_bytecode = True


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Sharing(config, log)
