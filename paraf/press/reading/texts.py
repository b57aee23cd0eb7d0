"""The parsed texts of a newsroom: each made once, kept for good, and a few of them at hand."""

import os
from collections import OrderedDict
from collections.abc import Mapping

from paraf.desk.records.vault import Vault
from paraf.press.contents.parsed import Parsed, parsing
from paraf.press.reading.kept import Kept
from paraf.rules.article import Article
from paraf.rules.words import Digest

_AT_HAND = 128


class Texts:
    """Gives what a sealed text was parsed to, by its digest."""

    def __init__(self, vault: Vault, kept: Kept) -> None:
        self._parse, self._kept = parsing(vault), kept
        self._at_hand: OrderedDict[Digest, Parsed] = OrderedDict()
        self._fresh: dict[Digest, Parsed] = {}
        self._process = os.getpid()

    def __call__(self, public: Digest, article: Article | None = None) -> Parsed:
        """Give what a text was parsed to; ``article`` is that text, where it was read already."""
        known = self._at_hand.get(public) or self._fresh.get(public) or self._kept.parsed(public)
        if known is None:
            known = self._fresh[public] = self._parse(public, article)
        self._at_hand[public] = known
        self._at_hand.move_to_end(public)
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return known

    def in_worker(self) -> None:
        """Read with a connection of its own from here on, where this is another process now."""
        if os.getpid() != self._process:
            self._process = os.getpid()
            self._kept.reopen()

    def take(self) -> Mapping[Digest, Parsed]:
        """Give what was parsed since and is not kept; whoever takes it sees to it that it is."""
        taken, self._fresh = self._fresh, {}
        return taken

    def keep(self, parsed: Mapping[Digest, Parsed]) -> None:
        """Keep what some texts were parsed to."""
        self._kept.keep_parsed(parsed)

    def commit(self) -> None:
        """Write what was kept so far, which is all that workers find."""
        self._kept.commit()
