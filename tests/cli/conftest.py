"""A newsroom for each test of the command line."""

import pytest

from tests.support.commands import Office


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "ruang kabar")
