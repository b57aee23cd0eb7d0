"""A published site gives its own files and nothing else, and never more than can be borne."""

import os
import socket
from http.client import HTTPMessage
from itertools import count
from urllib.request import Request

import pytest

from paraf.desk.clock import ticks
from paraf.desk.published import published
from paraf.desk.published.published import PublishedFolder, PublishedWeb, folder_around, web_around
from paraf.desk.published.unreachable import UnreachableError
from tests.support.sites import dripping, served


@pytest.fixture
def folder(tmp_path):
    """Give a folder with a site, and a secret beside it."""
    root = tmp_path / "situs"
    (root / "bukti").mkdir(parents=True)
    (root / "bukti/rilis.txt").write_text("paraf-release/1")
    (root / "index.html").write_text("y")
    (tmp_path / "rahasia").write_text("z")
    return root


def test_a_folder_gives_its_files(folder):
    site = PublishedFolder(folder)
    assert (site.read("index.html"), site.read("bukti/rilis.txt"), site.read("tidak")) == (
        b"y",
        b"paraf-release/1",
        None,
    )
    assert sorted(site.places()) == ["bukti/rilis.txt", "index.html"]


@pytest.mark.parametrize(
    "place", ["../rahasia", "bukti/../../rahasia", "/etc/passwd", "bukti", "tautan", "dalam/rahasia", "pipa", "a\0b"]
)
def test_a_folder_gives_nothing_that_is_no_file_of_its_own(folder, tmp_path, place):
    (folder / "tautan").symlink_to(tmp_path / "rahasia")
    (folder / "dalam").symlink_to(tmp_path)
    os.mkfifo(folder / "pipa")
    assert PublishedFolder(folder).read(place) is None
    assert {"tautan", "dalam", "pipa"} <= set(PublishedFolder(folder).places())


def test_the_site_around_a_file_is_the_nearest(folder, tmp_path):
    assert folder_around(folder / "bukti/rilis.txt") == folder_around(folder) == folder
    inner = folder / "salinan/bukti"
    inner.mkdir(parents=True)
    (inner / "rilis.txt").write_text("x")
    assert folder_around(inner / "rilis.txt") == folder / "salinan"
    assert folder_around(tmp_path / "rahasia") is None


def test_a_web_server_is_asked_once_for_each_file(folder):
    with served(folder) as server:
        site, place = web_around(f"{server.url}a/b/")
        assert place == "a/b/index.html"
        assert site.read("index.html") == site.read("index.html") == b"y"
        assert site.read("tidak ada") is None
    assert server.asked.count("/index.html") == 1
    assert "/tidak ada" in server.asked


def test_what_takes_too_long_or_is_too_large_is_a_failure(folder, monkeypatch):
    with served(folder) as server:
        with pytest.raises(UnreachableError, match="timed out"):
            PublishedWeb(server.url, until=ticks() - 1).read("index.html")
        monkeypatch.setattr(published, "LARGEST_KEPT", 0)
        with pytest.raises(UnreachableError, match="too large"):
            PublishedWeb(server.url, until=ticks() + 60).read("index.html")


@pytest.mark.parametrize(
    ("old", "new", "is_followed"),
    [
        ("http://a.example/x", "http://a.example/y", True),
        ("http://a.example/x", "http://a.example:80/y", True),
        ("http://a.example/x", "https://a.example/x", True),
        ("https://a.example/x", "https://a.example:443/x", True),
        ("http://a.example:8000/x", "http://a.example:8000/y", True),
        ("https://a.example/x", "http://a.example/x", False),
        ("http://a.example/x", "http://b.example/x", False),
        ("http://a.example/x", "http://a.example:8000/x", False),
        ("http://a.example/x", "https://a.example:8443/x", False),
        ("http://a.example/x", "ftp://a.example/x", False),
        ("http://a.example/x", "file:///etc/passwd", False),
    ],
)
def test_a_redirect_stays_with_its_host(old, new, is_followed):
    follow = published._SameOrigin().redirect_request  # noqa: SLF001 - no test server speaks https
    if is_followed:
        assert follow(Request(old), None, 302, "", HTTPMessage(), new).full_url == new  # noqa: S310 - nothing is opened
    else:
        with pytest.raises(UnreachableError):
            follow(Request(old), None, 302, "", HTTPMessage(), new)  # noqa: S310 - as above


@pytest.mark.parametrize(
    "start", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 90000000\r\n\r\n"]
)
def test_a_server_that_goes_on_for_ever_is_left_at_its_moment(monkeypatch, start):
    ticking = count(100)  # a second at every look
    monkeypatch.setattr("paraf.desk.published.timely.ticks", lambda: float(next(ticking)))
    with dripping(start) as url, pytest.raises(UnreachableError, match="timed out"):
        PublishedWeb(url, until=110.0).read("index.html")
    assert next(ticking) < 120


def test_no_address_of_a_host_is_tried_after_the_moment(monkeypatch):
    place = (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 1))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [place] * 50)
    ticking = count(100)
    monkeypatch.setattr("paraf.desk.published.timely.ticks", lambda: float(next(ticking)))
    with pytest.raises(UnreachableError, match="timed out"):
        PublishedWeb("http://kabar.example/", until=110.0).read("index.html")
    assert next(ticking) < 200
