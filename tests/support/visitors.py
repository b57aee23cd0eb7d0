"""Visitors of the public site, who ask again and again while the desk works.

* The site is served by the real command in a process of its own.
* Every page that was live once must answer 200 from then on, and come whole.
"""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.support.faults import plain_environment

_URL = re.compile(r"http://([\d.]+):(\d+)/")
_PAUSE = 0.02


class Visitors:
    """Readers who ask for the front page and for every page that they know, in turn."""

    def __init__(self, host: str, port: int) -> None:
        self.pages = ["/"]
        self.answered = 0
        self.faults: list[str] = []
        self._host, self._port = host, port
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._visit, name="visitors")

    def know(self, page: str) -> None:
        """Tell them of a page that is live now."""
        if page not in self.pages:
            self.pages.append(page)

    def start(self) -> None:
        """Begin to ask."""
        self._thread.start()

    def stop(self) -> None:
        """End asking."""
        self._end.set()
        self._thread.join()

    def _visit(self) -> None:
        turn = 0
        while not self._end.wait(_PAUSE):
            self._ask("/" if turn % 2 else self.pages[turn // 2 % len(self.pages)])
            turn += 1

    def _ask(self, page: str) -> None:
        connection = HTTPConnection(self._host, self._port, timeout=30)
        try:
            connection.request("GET", page)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException) as error:
            self.faults.append(f"{page}: {error!r}")
        else:
            self.answered += 1
            if answer.status != 200 or not content.rstrip().endswith(b"</html>"):
                self.faults.append(f"{page}: {answer.status}, {len(content)} bytes")
        finally:
            connection.close()


@contextmanager
def visited(root: Path) -> Iterator[Visitors]:
    """Let the public site of a newsroom be served and visited."""
    command = [Path(sys.executable).with_name("paraf"), "-C", root, "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603  # our own command
        command, stderr=subprocess.PIPE, env=plain_environment(), text=True
    ) as server:
        try:
            said = server.stderr.readline()
            host, port = _URL.search(said).groups()
            visitors = Visitors(host, int(port))
            visitors.start()
            try:
                yield visitors
            finally:
                visitors.stop()
        finally:
            server.terminate()
