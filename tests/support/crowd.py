"""A crowd of readers in a process of its own: pages, what the pages name, and feeds, over several connections.

* ``python -m tests.support.crowd PORT FOLDER COUNT``: asks for the places in ``FOLDER/places`` again and again, until
  ``FOLDER/end`` is there and so many requests were answered, and then writes what it saw to ``FOLDER/seen``.
* Every answer is noted by its place and the SHA-256 of its bytes; what is not 200, or a page cut off, is a fault.
* What a page names of the theme's assets is asked for right after the page: it must be there.
"""

import hashlib
import json
import re
import sys
import threading
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path

_ASSET = re.compile(rb"""(?:href|src)=["']/(aset/[^"'?#]+)""")
_CONNECTIONS = 4


class Crowd:
    """Readers of one site."""

    def __init__(self, port: int, folder: Path, count: int) -> None:
        self.port, self.folder, self.count = port, folder, count
        self.seen: dict[str, set[str]] = {}
        self.asked: Counter[str] = Counter()
        self.faults: list[str] = []
        self._lock = threading.Lock()

    def run(self) -> None:
        """Ask until the end."""
        readers = [threading.Thread(target=self._read, args=(number,)) for number in range(_CONNECTIONS)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()

    def _read(self, number: int) -> None:
        connection, turn = HTTPConnection("127.0.0.1", self.port, timeout=60), number
        while not (self.asked.total() >= self.count and (self.folder / "end").exists()):
            places = (self.folder / "places").read_text(encoding="utf-8").split("\n")
            page = self._ask(connection, places[turn % len(places)])
            for asset in dict.fromkeys(_ASSET.findall(page or b"")):
                self._ask(connection, asset.decode())
            turn += 7
        connection.close()

    def _ask(self, connection: HTTPConnection, place: str) -> bytes | None:
        try:
            connection.request("GET", f"/{place.removesuffix('index.html')}")
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException) as error:
            connection.close()
            self._note(place, fault=f"{place}: {error!r}")
            return None
        if answer.status != 200:
            self._note(place, fault=f"{place}: {answer.status}")
            return None
        is_page = place.endswith(".html")
        is_torn = is_page and not content.rstrip().endswith(b"</html>")
        self._note(place, sha=hashlib.sha256(content).hexdigest(), fault=f"{place}: torn" if is_torn else "")
        return content if is_page else None

    def _note(self, place: str, *, sha: str = "", fault: str = "") -> None:
        kind = "asset" if place.startswith("aset/") else "page" if place.endswith(".html") else "other"
        with self._lock:
            self.asked[kind] += 1
            if sha:
                self.seen.setdefault(place, set()).add(sha)
            if fault:
                self.faults.append(fault)


def main() -> None:
    """Be a crowd, as the words on the command line say."""
    port, folder, count = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    crowd = Crowd(port, folder, count)
    crowd.run()
    seen = {place: sorted(found) for place, found in crowd.seen.items()}
    told = {"asked": crowd.asked, "faults": crowd.faults, "seen": seen}
    (folder / "seen").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
