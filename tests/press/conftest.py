"""A newsroom for each test of the press."""

import pytest

from tests.support.press import open_newsroom


@pytest.fixture
def newsroom(tmp_path):
    return open_newsroom(tmp_path / "kabar")
