"""Whoever builds at a terminal sees how far the pictures are; nobody else does."""

import io
import sys

import pytest

from paraf.cli.progress import drawing_shown
from paraf.cli.session import Session
from tests.support.press import open_newsroom


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self):
        return True


def shown_on(stream, session, *told, monkeypatch):
    """Tell how far drawing is, and give what stands on the stream for errors."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "stderr", stream)
    with drawing_shown(session) as progress:
        for done in told:
            progress(done, 8)
    return stream.getvalue()


@pytest.fixture
def root(tmp_path):
    return open_newsroom(tmp_path / "kabar").root


def test_a_bar_tells_how_many_pictures_are_drawn(root, monkeypatch):
    shown = shown_on(Terminal(), Session(root), 1, 8, monkeypatch=monkeypatch)
    assert "Gambar diperkecil" in shown
    assert "8/8" in shown


def test_where_nothing_is_drawn_there_is_no_bar(root, monkeypatch):
    assert shown_on(Terminal(), Session(root), monkeypatch=monkeypatch) == ""


def test_a_machine_and_a_file_get_no_bar(root, monkeypatch):
    assert shown_on(Terminal(), Session(root, as_json=True), 1, monkeypatch=monkeypatch) == ""
    assert shown_on(io.StringIO(), Session(root), 1, monkeypatch=monkeypatch) == ""
