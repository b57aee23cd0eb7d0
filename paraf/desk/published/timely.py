"""Web connections that end at a moment, whatever the server does meanwhile.

* The moment holds for all of it: each address that is tried, each header and each byte of an answer.
* Between two signs of life no more than some seconds go by.
"""

from __future__ import annotations

import errno
import os
import socket
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Final, cast
from urllib.request import HTTPHandler, HTTPSHandler, Request

from paraf.desk.clock import ticks

if TYPE_CHECKING:
    from socket import SocketIO

    from _typeshed import WriteableBuffer

PATIENCE: Final = 20.0


def seconds_left(until: float) -> float:
    """Give how long to wait for the next sign of life; raises ``TimeoutError`` where the moment is there."""
    left = until - ticks()
    if left <= 0:
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
    return min(PATIENCE, left)


class TimelyHandler(HTTPHandler):
    """Opens plain addresses."""

    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def http_open(self, req: Request) -> HTTPResponse:
        """Open an address, in time."""
        return self.do_open(partial(_Connection, until=self._until), req)


class TimelySafeHandler(HTTPSHandler):
    """Opens encrypted addresses."""

    def __init__(self, until: float) -> None:
        super().__init__()
        self._until = until

    def https_open(self, req: Request) -> HTTPResponse:
        """Open an address, in time."""
        return self.do_open(partial(_SafeConnection, until=self._until), req)


class _Timely(HTTPConnection):
    """What plain and encrypted connections have in common."""

    def __init__(self, host: str, *, timeout: float, until: float) -> None:
        super().__init__(host, timeout=timeout)
        self._create_connection = partial(_connected, until=until)
        self.response_class = cast("type[HTTPResponse]", partial(_Response, until=until))


class _Connection(_Timely):
    pass


class _SafeConnection(_Timely, HTTPSConnection):
    pass


class _Response(HTTPResponse):
    def __init__(self, sock: socket.socket, *, until: float, method: str | None = None) -> None:
        super().__init__(sock, method=method)
        self.fp.close()
        self.fp = BufferedReader(_Reader(sock, until))


class _Reader(RawIOBase):
    """Reads from a socket until a moment."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock, self._until = sock, until
        self._raw: SocketIO = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        self._sock.settimeout(seconds_left(self._until))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


def _connected(address: tuple[str, int], *_: object, until: float) -> socket.socket:
    failed = OSError("no such host")
    for family, kind, protocol, _name, place in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(seconds_left(until))
            sock.connect(place)
        except OSError as error:
            sock.close()
            failed = error
            seconds_left(until)
        else:
            return sock
    raise failed
