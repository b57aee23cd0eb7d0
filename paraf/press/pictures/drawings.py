"""Drawings: what a site shows besides what was sealed, each made once and kept for as long as it is shown.

* Pictures are decoded and drawn by a child with limits, many at once on all cores; the same bytes come of either way.
* A picture that cannot be drawn is shown as it was sealed, and told of; that is kept like any other outcome.
* Where the machine had no time for a picture, the run stops: that says nothing about the picture.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from paraf.desk.opening.confining import GaveUp, Limits, confined
from paraf.desk.opening.renditions import MODERN, read_drawn, recipe
from paraf.desk.opening.renditions import Drawn as DrawnSmaller
from paraf.press.contents import places
from paraf.press.contents.drawing import CardWords, SocialCard
from paraf.press.contents.papers import Paper
from paraf.press.pictures import social_cards
from paraf.press.pictures.drawn import Copies, Drawn
from paraf.press.progress import Progress, silent
from paraf.press.stops import stop
from paraf.press.theming.templating import plain_date
from paraf.press.workers import shared_out
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.office import Office
from paraf.rules.renditions import Rendition, Renditions
from paraf.rules.wording import find
from paraf.rules.words import Digest

LIMITS: Final = Limits(processor=60, seconds=600, memory=2 << 30)
FEW: Final = 3
"""So many pictures are drawn without other processes."""


class Drawings:
    """Draws for one office's site out of its vault, and keeps what was drawn."""

    def __init__(self, office: Office, copies: Copies, progress: Progress = silent) -> None:
        self._office, self._progress = office, progress
        self._vault, self._drawn = copies.vault, copies.drawn

    def get_ready(self, sealed: Iterable[Digest]) -> None:
        """Draw what is missing of some pictures, many at once."""
        missing = [each for each in dict.fromkeys(sealed) if self._drawn.told(_key(each)) is None]
        for done, _ in enumerate(shared_out(missing, self._draw_for_another, few=FEW), 1):
            self._progress(done, len(missing))

    def renditions(self, sealed: Digest) -> Renditions:
        """Give what a sealed picture was drawn as."""
        facts = self._drawn.told(_key(sealed)) or self._draw(sealed)
        return msgspec.msgpack.decode(facts, type=Renditions)

    def social_card(self, words: CardWords) -> SocialCard:
        """Give an article's social card."""
        day = plain_date(words.date, self._office, words.language)
        return self._card(self._words(self._office.name, words.title, words.agency, day))

    def site_card(self) -> SocialCard:
        """Give the social card of the site itself."""
        return self._card(self._words("", self._office.name, self._office.office, ""))

    def _words(self, site: str, title: str, agency: str, day: str) -> social_cards.Words:
        return social_cards.Words(site, title, agency, day, self._office.look.colours.get("accent", ""))

    def _card(self, said: social_cards.Words) -> SocialCard:
        key = sha256(msgspec.msgpack.encode((social_cards.recipe(), said)))
        facts = self._drawn.told(key) or self._draw_card(key, said)
        return msgspec.msgpack.decode(facts, type=SocialCard)

    def _draw_for_another(self, sealed: Digest) -> bytes:
        self._draw(sealed)
        return b""

    def _draw(self, sealed: Digest) -> bytes:
        answer = confined("renditions", self._vault.get(sealed), LIMITS)
        if answer is GaveUp.TOO_LATE:
            raise stop(code="picture-too-late", path=sealed)
        made = DrawnSmaller(failure=answer) if isinstance(answer, GaveUp) else read_drawn(answer)
        named = [(each, _rendition(sealed, each.width, each.suffix, each.content)) for each in made.smaller]
        outcome = Renditions(
            width=made.width,
            height=made.height,
            moves=made.moves,
            modern=tuple(each for smaller, each in named if smaller.suffix == MODERN),
            plain=tuple(each for smaller, each in named if smaller.suffix != MODERN),
            failure=made.failure,
        )
        facts = msgspec.msgpack.encode(outcome)
        self._drawn.keep(_key(sealed), facts, [each.content for each in made.smaller])
        return facts

    def _draw_card(self, key: Digest, said: social_cards.Words) -> bytes:
        content = social_cards.drawn(said)
        width, height = social_cards.SIZE
        card = SocialCard(url=places.social_card(key), digest=sha256(content), width=width, height=height)
        facts = msgspec.msgpack.encode(card)
        self._drawn.keep(key, facts, [content])
        return facts


def forget_unshown(drawn: Drawn, files: Mapping[str, Digest]) -> None:
    """Forget whatever was drawn and is none of the files that a site has now."""
    drawn.forget_all_but({digest for place, digest in files.items() if places.is_drawn(place)})


def undrawn(papers: Iterable[Paper]) -> tuple[Finding, ...]:
    """Find the pictures of some papers that could not be drawn smaller."""
    return tuple(
        find("picture-not-drawn", path=paper.address, name=ref, problem=drawn.failure)
        for paper in papers
        for ref, drawn in paper.card.renditions.items()
        if drawn.failure
    )


def _key(sealed: Digest) -> Digest:
    return sha256(f"{recipe()} {sealed}".encode())


def _rendition(sealed: Digest, width: int, suffix: str, content: bytes) -> Rendition:
    place = places.rendition(sealed, width, suffix, recipe=recipe())
    return Rendition(place=place, width=width, digest=sha256(content))
