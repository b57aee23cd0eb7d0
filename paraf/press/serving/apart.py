"""The server in a process of its own: readers do not hold up the press, nor the press its readers.

* It takes over a port that is open already, so that nobody is turned away while it starts.
* It ends with the process that started it, however that ends.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import msgspec

from paraf.desk.language import language
from paraf.desk.opening.confining import search_path
from paraf.press.serving.room import Room
from paraf.press.serving.serve import Server

_RUN = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from paraf.press.serving.apart import serve; serve()"


class _Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the process is to serve, at which socket; ``room`` is the reading room's address, if there is one."""

    root: str
    listening: int
    room: str | None
    language: str


class ServerApart:
    """A server that was opened here and answers in another process, until this is closed or its process ends."""

    def __init__(self, server: Server) -> None:
        listening = server.listening
        order = _Order(
            root=str(server.layout.root),
            listening=listening.fileno(),
            room=server.room.address if server.room else None,
            language=server.room.language if server.room else "",
        )
        with listening:  # which is the other's from here on
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own words
                [sys.executable, "-I", "-c", _RUN, json.dumps(search_path())],
                stdin=subprocess.PIPE,
                pass_fds=[listening.fileno()],
            )
        assert self._process.stdin is not None  # noqa: S101  # it is a pipe
        self._process.stdin.write(msgspec.json.encode(order) + b"\n")
        self._process.stdin.flush()

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None  # noqa: S101  # it is a pipe
        self._process.stdin.close()
        self._process.wait()


def serve() -> None:
    """Serve what the order on stdin says, until stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the whole group hears it, and the first process decides
    order = msgspec.json.decode(sys.stdin.buffer.readline(), type=_Order)
    root, listening = Path(order.root), socket.socket(fileno=order.listening)
    server = Server(root, listening=listening)
    if order.room is not None:
        server.open_room(Room(server.layout, language(order.language), address=order.room))
    threading.Thread(target=server.serve_forever, name="server", daemon=True).start()
    sys.stdin.buffer.read()
    os._exit(0)
