import os

import pytest

from tests.support.newsrooms import House


@pytest.fixture
def fast_disk(monkeypatch):
    """Leave out waiting for the disk: a process that dies loses nothing that it wrote."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def house(tmp_path, fast_disk):  # noqa: ARG001  # the disk is only to be fast
    return House(tmp_path / "newsroom")
