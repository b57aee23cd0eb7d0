"""``paraf serve``: the public site on this computer, as a web server would serve it.

* It listens on loopback alone, and gives nothing but files of the live release.
* Which release is live is asked at every request, and again where it was switched in between.
* Every answer, also a refusal, has the site's headers.
* A withdrawn address answers that it is gone for good, with its notice; a redirect leads there as to an article.
* Previews are given besides where a reading room was opened for them.
"""

import hashlib
import logging
import os
import socket
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType

from paraf.desk.layout import Layout
from paraf.press.contents import places
from paraf.press.releases.standing import live
from paraf.press.serving import answers
from paraf.press.serving.room import Room
from paraf.rules.redirects import REDIRECTS, led_to

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
_PATIENCE = 30


class Server:
    """The public site of one newsroom on a port of this computer; port 0 takes any that is free."""

    def __init__(self, root: Path, *, port: int = 0, listening: socket.socket | None = None) -> None:
        self.layout = Layout(root)
        self._http = _Listener((LOOPBACK, port), _Handler, bind_and_activate=listening is None)
        if listening is not None:
            self._http.take_over(listening)
        self._http.layout = self.layout

    @property
    def room(self) -> Room | None:
        """Give the reading room, where one was opened."""
        return self._http.room

    def open_room(self, room: Room) -> None:
        """Show previews as well."""
        self._http.room = room

    @property
    def listening(self) -> socket.socket:
        """Give the socket that readers come to."""
        return self._http.socket

    @property
    def url(self) -> str:
        """Give the address to look at."""
        return f"http://{LOOPBACK}:{self._http.server_address[1]}/"

    @property
    def room_url(self) -> str | None:
        """Give the address of the reading room, where there is one."""
        return f"{self.url.rstrip('/')}{self.room.address}" if self.room else None

    def serve_forever(self) -> None:
        """Answer until somebody calls ``shutdown``."""
        try:
            self._http.serve_forever(poll_interval=0.1)
        finally:
            self._http.server_close()

    def shutdown(self) -> None:
        """End ``serve_forever``, which runs in another thread."""
        self._http.shutdown()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    layout: Layout
    room: Room | None = None

    def take_over(self, listening: socket.socket) -> None:
        """Answer at a socket that listens already."""
        self.socket.close()
        self.socket, self.server_address = listening, listening.getsockname()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a reader who hung up; anything else is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "paraf"
    sys_version = ""
    timeout = _PATIENCE
    disable_nagle_algorithm = True  # an answer is two writes: the second would wait until the reader had the first
    server: _Listener

    def do_GET(self) -> None:  # the name that http.server calls
        self._answer()

    def do_HEAD(self) -> None:  # the name that http.server calls
        self._answer()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        del explain
        self.close_connection = True
        self._send(HTTPStatus(code), f"{code} {message or HTTPStatus(code).phrase}\n".encode(), "refusal.txt")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that http.server gives
        log.debug(format, *args)

    def _answer(self) -> None:
        room = self.server.room
        if room and room.has(self.path):
            shown = room.shown(self.path)
            self._send(shown.status, shown.content, shown.name, more=shown.headers)
            return
        name = answers.name_of(self.path)
        release = live(self.server.layout)
        content = _read(release, name)
        if content is None and live(self.server.layout) != release:
            release = live(self.server.layout)
            content = _read(release, name)
        if release is None:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, b"There is no public site yet: paraf build\n", "refusal.txt")
        elif content is not None and name is not None:
            self._show(release, name, content)
        elif name is not None and _read(release, f"{name}/") is not None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", "moved.txt", location=answers.folder_address(name))
        else:
            missing = _read(release, places.NOT_FOUND) or b"404 Not Found\n"
            self._send(HTTPStatus.NOT_FOUND, missing, places.NOT_FOUND)

    def _show(self, release: Path, name: str, content: bytes) -> None:
        led = led_to(name, (_read(release, REDIRECTS) or b"").decode())
        if led is not None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, b"", "moved.txt", location=f"/{led}")
            return
        is_gone = answers.is_withdrawn(name, _read(release, places.WITHDRAWN) or b"")
        self._send(HTTPStatus.GONE if is_gone else HTTPStatus.OK, content, answers.file_of(name))

    def _send(
        self,
        status: HTTPStatus,
        content: bytes,
        name: str,
        *,
        location: str | None = None,
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        is_known = status is HTTPStatus.OK and answers.is_known(etag, self.headers.get("If-None-Match"))
        self.send_response(HTTPStatus.NOT_MODIFIED if is_known else status)
        sent = {**answers.ALWAYS, **answers.headers_of(name)}
        if status is HTTPStatus.OK:
            sent["ETag"] = etag
        elif status is not HTTPStatus.MOVED_PERMANENTLY:
            sent["Cache-Control"] = "no-store"
        if location is not None:
            sent["Location"] = location
        if status is HTTPStatus.NOT_IMPLEMENTED:
            sent["Allow"] = "GET, HEAD"
        if self.close_connection:
            sent["Connection"] = "close"
        if not is_known:
            sent["Content-Length"] = str(len(content))
        for key, value in {**sent, **more}.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command != "HEAD" and not is_known:
            self.wfile.write(content)


def _read(release: Path | None, name: str | None) -> bytes | None:
    """Give a file of a release; None where there is no such regular file in it."""
    if release is None or name is None:
        return None
    path = release / answers.file_of(name)
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(release.resolve()) or path.is_symlink():
            return None
        descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            return file.read()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, OSError):
        return None
