"""A newsroom for each test of the press."""

import pytest

from tests.support.plain import printed_by_pelican
from tests.support.press import open_newsroom


@pytest.fixture
def newsroom(tmp_path):
    return open_newsroom(tmp_path / "kabar")


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    """Let plain Pelican print one article, and tell what it did."""
    return printed_by_pelican(tmp_path_factory.mktemp("polos"))
