"""A published site as its readers have it: a folder that somebody copied, or a web server.

* Nothing but what is published is read: no records, no newsroom.
* A folder gives regular files below it and follows no link; a server gives files of its own origin.
* A file that is not there is None; a server that does not answer as it should is a failure, not an absence.
* What is read is bounded: so many bytes a file, so much time for a whole site on a server.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Protocol
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from paraf.desk.clock import ticks
from paraf.desk.disk.files import LARGEST_KEPT, read_regular
from paraf.desk.disk.links import FileError
from paraf.desk.published.timely import TimelyHandler, TimelySafeHandler, seconds_left
from paraf.desk.published.unreachable import UnreachableError
from paraf.rules.release_papers import FORMAT, RELEASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPMessage, HTTPResponse

_LONGEST: Final = 300.0
_CHUNK: Final = 1 << 16
_GONE: Final = frozenset({404, 410})
_INDEX: Final = "index.html"
_PORTS: Final = {"http": 80, "https": 443}


class Published(Protocol):
    """A published site: gives its files by their place."""

    def read(self, place: str) -> bytes | None:
        """Give a file, or None where there is none."""


@dataclass(frozen=True, slots=True)
class PublishedFolder:
    """A site in a folder."""

    root: Path

    def read(self, place: str) -> bytes | None:
        """Give a regular file below the folder, or None where there is none."""
        if place.startswith("/"):
            return None
        try:
            return read_regular(self.root / place, limit=LARGEST_KEPT)
        except (FileNotFoundError, IsADirectoryError, FileError):
            return None

    def places(self) -> Iterator[str]:
        """Give the place of everything that lies there and is no folder, links to folders included."""
        for where, folders, names in os.walk(self.root):
            linked = [name for name in folders if Path(where, name).is_symlink()]
            for name in (*linked, *names):
                yield Path(where, name).relative_to(self.root).as_posix()


class PublishedWeb:
    """A site on a web server, below an address that ends with a slash; what was fetched once is kept."""

    def __init__(self, base: str, *, until: float) -> None:
        self._base, self._until = base, until
        self._kept: dict[str, bytes | None] = {}

    def read(self, place: str) -> bytes | None:
        """Fetch a file, or give None where the server has none."""
        if place not in self._kept:
            self._kept[place] = _fetched(self._base + quote(place), until=self._until)
        return self._kept[place]


def folder_around(path: Path) -> Path | None:
    """Give the nearest folder around a path that holds a published site, or None."""
    here = path.absolute()
    return next((folder for folder in (here, *here.parents) if (folder / RELEASE).is_file()), None)


def web_around(url: str) -> tuple[PublishedWeb, str] | None:
    """Give the published site that an address lies in, and the file that is meant there; None where it lies in none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    *folders, name = (parts.path or "/").split("/")[1:]
    if name and "." not in name:
        folders, name = [*folders, name], ""
    until = ticks() + _LONGEST
    for depth in range(len(folders), -1, -1):
        site = PublishedWeb("/".join((f"{parts.scheme}://{parts.netloc}", *folders[:depth], "")), until=until)
        if (site.read(RELEASE) or b"").startswith(FORMAT.encode()):  # some servers answer whatever they are asked for
            return site, unquote("/".join((*folders[depth:], name or _INDEX)))
    return None


class _SameOrigin(HTTPRedirectHandler):
    """Follows a redirect only to the same host: as it is, or from plain to encrypted."""

    def redirect_request(  # noqa: PLR0913, PLR0917  # the signature that urllib gives
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        is_same = (old.scheme, _port(old.scheme, old.port)) == (new.scheme, _port(new.scheme, new.port))
        is_safer = (old.scheme, new.scheme, new.port) == ("http", "https", None)
        if old.hostname != new.hostname or not (is_same or is_safer):
            raise _unreachable(req.full_url, f"leads to another host: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _port(scheme: str, port: int | None) -> int | None:
    return port or _PORTS.get(scheme)


def _fetched(url: str, *, until: float) -> bytes | None:
    headers = {"User-Agent": "paraf-verify", "Accept-Encoding": "identity"}
    request = Request(url, headers=headers)  # noqa: S310  # the caller takes http and https alone
    try:
        opener = build_opener(_SameOrigin, TimelyHandler(until), TimelySafeHandler(until))
        with opener.open(request, timeout=seconds_left(until)) as answer:
            return _content(answer, url)
    except HTTPError as error:
        with error:
            if error.code in _GONE:
                return None
            raise _unreachable(url, f"{error.code} {error.reason}") from error
    except UnreachableError:
        raise
    except (HTTPException, ValueError, OSError) as error:
        raise _unreachable(url, error) from error


def _content(answer: HTTPResponse, url: str) -> bytes:
    content = bytearray()
    while chunk := answer.read1(_CHUNK):
        content += chunk
        if len(content) > LARGEST_KEPT:
            raise _unreachable(url, "too large")
    return bytes(content)


def _unreachable(url: str, why: object) -> UnreachableError:
    return UnreachableError(f"{url}: {why}")
