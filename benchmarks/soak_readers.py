"""The readers of a soak: whoever looks at the public site at any instant, over HTTP and on disk.

* A page that was live once answers 200 and comes whole for as long as the server runs.
* No answer and no file holds a word of a text that was not sealed, or of a private line.
* A seal is in the ledger before its words are public: the ledger is read after the answer.
"""

import json
import os
import threading
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks.soak_watcher import Watch
from tests.support.keeping import PRIVATE_WORD, PUBLIC_WORD

_PAUSE = 0.03
_LOOK_AT_DISK = 40
_ENDS = (b"</html>", b"</feed>", b"</urlset>", b"</rss>", b"</sitemapindex>")


class SealedWords:
    """The words of every text that was ever sealed, and which were withdrawn; reads only what is new in the ledger."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.versions: dict[str, list[tuple[bool, set[bytes]]]] = {}
        self.words: set[bytes] = set()
        self.entries = self.last_seal = 0
        self._end = 0
        self._lock = threading.Lock()

    def read(self) -> "SealedWords":
        """Read on in the ledger."""
        with self._lock, (self.root / "records" / "ledger").open("rb") as ledger:
            ledger.seek(self._end)
            whole, newline, _ = ledger.read().rpartition(b"\n")
            self._end += len(whole) + len(newline)
            for line in whole.split(b"\n") if newline else []:
                self._take(json.loads(line))
        return self

    def current(self) -> set[bytes]:
        """Give the words that have to be public now: those signed last at each address, a notice's title too."""
        return {word for versions in self.versions.values() for word in versions[-1][1]}

    def withdrawn(self) -> set[bytes]:
        """Give the words that must be gone: those of addresses whose last version withdraws."""
        gone = [versions for versions in self.versions.values() if versions[-1][0]]
        return {word for versions in gone for _, words in versions[:-1] for word in words} - self.current()

    def live(self) -> int:
        """Give how many articles are live, notices left out."""
        return sum(not versions[-1][0] for versions in list(self.versions.values()))

    def _take(self, entry: dict) -> None:
        self.entries += 1
        act = entry["act"]
        if act["type"] != "seal":
            return
        self.last_seal = self.entries
        name = act["public"].removeprefix("sha256:")
        words = set(PUBLIC_WORD.findall((self.root / "records" / "vault" / name[:2] / name).read_bytes()))
        self.words |= words
        self.versions.setdefault(act["address"], []).append((act["verdict"] == "withdraw", words))


class Readers:
    """Readers who look again and again, in a thread of their own."""

    def __init__(self, watch: Watch, sealed: SealedWords) -> None:
        self.watch, self.sealed = watch, sealed
        self.pages: list[str] = ["/"]
        self.answers = self.looks = self.cut_off = 0
        self.faults: list[str] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._read_on, name="readers")

    def know(self, page: str) -> None:
        """Tell them of a page that is live now."""
        if page not in self.pages:
            self.pages.append(page)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """End reading."""
        self._end.set()
        self._thread.join()

    def _read_on(self) -> None:
        turn = 0
        while not self._end.wait(_PAUSE):
            turn += 1
            if turn % _LOOK_AT_DISK == 0:
                self.looks += 1
                self._judge("on disk", public_bytes(self.watch.root))
            else:
                self._ask("/" if turn % 4 == 0 else self.pages[turn % len(self.pages)])

    def _ask(self, page: str) -> None:
        generation = self.watch.generation
        connection = HTTPConnection(self.watch.host, self.watch.port, timeout=30)
        try:
            connection.request("GET", page)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException) as error:
            if generation % 2 and generation == self.watch.generation:
                self.faults.append(f"{page}: {error!r}")
            else:
                self.cut_off += 1
            return
        finally:
            connection.close()
        self.answers += 1
        if answer.status != 200 or not content.rstrip().endswith(_ENDS):  # noqa: PLR2004  # what all is well with
            self.faults.append(f"{page}: {answer.status}, {len(content)} bytes, {content[:80]!r}")
        self._judge(page, content)

    def _judge(self, where: str, content: bytes) -> None:
        if private := set(PRIVATE_WORD.findall(content)):
            self.faults.append(f"{where}: private words {sorted(private)[:3]}")
        words = set(PUBLIC_WORD.findall(content))
        if not words <= self.sealed.words and (unsealed := words - self.sealed.read().words):
            self.faults.append(f"{where}: words that nobody sealed {sorted(unsealed)[:3]}")


def public_bytes(root: Path) -> bytes:
    """Give every name and byte of the live release; looks anew where a newer one took its place meanwhile."""
    public = root / "public"
    while True:
        link = public.lstat()
        release = public.resolve()
        try:
            return b"\n".join(
                part
                for folder, _, names in os.walk(release, onerror=_raise)
                for name in names
                for part in (name.encode(), Path(folder, name).read_bytes())
            )
        except FileNotFoundError:
            if os.path.samestat(public.lstat(), link) and public.lstat().st_ctime_ns == link.st_ctime_ns:
                raise


def _raise(error: OSError) -> None:
    raise error
