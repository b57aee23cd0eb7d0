"""What the tests of faults share: the scenes, where each counts its faults, and a quick watcher."""

from functools import partial

import pytest

from paraf.rules.settling import Pace
from tests.support.counting import INJECTED, SKIPPED, WELL, Faults
from tests.support.scenes import Stage


@pytest.fixture
def faults(request):
    """Give the place where a test counts its faults."""
    faults = Faults()
    yield faults
    found = {INJECTED: dict(faults.injected), WELL: dict(faults.well), SKIPPED: faults.skipped}
    request.node.user_properties.extend(found.items())


@pytest.fixture(scope="session")
def scenes(tmp_path_factory):
    """Give all scenes, prepared once."""
    return Stage(tmp_path_factory.mktemp("panggung")).scenes()


@pytest.fixture
def quick(monkeypatch):
    """Let ``paraf watch --once`` find papers still at once."""
    monkeypatch.setattr("paraf.press.watching.watch.Pace", partial(Pace, still=0.01, held=0.05))
