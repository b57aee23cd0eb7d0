"""The parsed texts of a newsroom: each made once, kept for good, and a few of them at hand."""

import os
from collections import OrderedDict
from collections.abc import Iterable

import msgspec

from paraf.desk.records.vault import Vault
from paraf.press.contents.parsed import Parsed, parsing
from paraf.press.reading.kept import Kept
from paraf.press.workers import shared_out
from paraf.rules.words import Digest

_AT_HAND = 128


class Texts:
    """Gives what a sealed text was parsed to, by its digest; ``fresh`` are those that are not kept yet."""

    def __init__(self, vault: Vault, kept: Kept) -> None:
        self._parse, self._kept = parsing(vault), kept
        self._at_hand: OrderedDict[Digest, Parsed] = OrderedDict()
        self.fresh: dict[Digest, Parsed] = {}
        self._process = os.getpid()

    def __call__(self, digest: Digest) -> Parsed:
        """Give what a text was parsed to."""
        known = self._at_hand.get(digest) or self.fresh.get(digest) or self._kept.parsed(digest)
        if known is None:
            known = self.fresh[digest] = self._parse(digest)
        self._at_hand[digest] = known
        self._at_hand.move_to_end(digest)
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return known

    def parse_all(self, digests: Iterable[Digest]) -> None:
        """Parse what is not kept of these texts, many at once, and keep it."""
        known = self._kept.texts()
        missing = [digest for digest in digests if digest not in known]
        encode, decoder = msgspec.msgpack.encode, msgspec.msgpack.Decoder(Parsed)
        for digest, parsed in shared_out(missing, lambda digest: encode(self._parse(digest))):
            self._kept.keep_parsed({digest: decoder.decode(parsed)})
        self._kept.commit()

    def in_worker(self) -> None:
        """Read with a connection of its own from here on, where this is another process now."""
        if os.getpid() != self._process:
            self._process = os.getpid()
            self._kept.reopen()

    def keep(self) -> None:
        """Keep what was parsed since."""
        self._kept.keep_parsed(self.fresh)
        self.fresh = {}
