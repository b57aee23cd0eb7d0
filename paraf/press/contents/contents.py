"""Contents: everything that the public site shows, kept in step with an edition.

* Nothing is in it that is not in the edition.
* The same edition and office give the same contents, whatever editions came between.
* A publication that is the same object as before is not looked at again, unless its names or links lead elsewhere.
* It tells what changed: papers, lists, and files.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from paraf.desk.records.vault import Vault
from paraf.press.contents import places
from paraf.press.contents.bodies import rewriter
from paraf.press.contents.cards import Card, card_of, card_of_lapsed
from paraf.press.contents.changes import Changes
from paraf.press.contents.crossings import Crossings
from paraf.press.contents.drawing import Drawing, NoDrawing
from paraf.press.contents.gallery import Gallery
from paraf.press.contents.histories import Told, history_of
from paraf.press.contents.illustrations import illustrations
from paraf.press.contents.overviews import KINDS, Overviews
from paraf.press.contents.papers import (
    Paper,
    article_of,
    distinct,
    site_path,
)
from paraf.press.contents.parsed import Parsed, ParsedOf, parsing
from paraf.press.contents.related import Kin, Relations
from paraf.press.contents.shelves import (
    ALL,
    CORRECTIONS,
    GALLERY,
    MAP,
    Place,
    Shelf,
    Shelves,
)
from paraf.press.contents.shelving import places_of
from paraf.press.stops import stop
from paraf.rules.edition import Edition, Publication, differing
from paraf.rules.groups import Groups
from paraf.rules.illustrating import illustrated
from paraf.rules.office import Office
from paraf.rules.rendering import placed, spelled_out
from paraf.rules.words import Address, Digest

CardOf = Callable[[Publication], Card | None]
"""Gives what a publication's article was known to say before, or None."""


class Contents:
    """Everything that the public site shows; ``sealed`` are all addresses ever sealed, in the order of first seals."""

    def __init__(
        self,
        office: Office,
        vault: Vault,
        parsed: ParsedOf | None = None,
        known: CardOf = lambda _: None,
        drawing: Drawing | None = None,
    ) -> None:
        self.office, self.shelves = office, Shelves()
        self.papers: dict[Address, Paper] = {}
        self.redirects: dict[Address, Address] = {}
        self.files: dict[str, Digest] = {}
        self._vault, self._known = vault, known
        self._drawing: Drawing = drawing or NoDrawing(vault)
        self._parsed = parsed or parsing(vault)
        self._users = Groups[str, Address]()
        self._crossings, self._gallery = Crossings(), Gallery()
        self._overviews = Overviews(self.shelves, self.papers, office.zone)
        self.sealed: Collection[Address] = ()
        self._edition: tuple[Publication, ...] = ()
        self.social_card = self._drawing.site_card()
        if self.social_card:
            self.files[self.social_card.url] = self.social_card.digest
        self._absolute: OrderedDict[tuple[object, ...], str] = OrderedDict()

    @property
    def articles(self) -> list[Paper]:
        """Give every article, newest first."""
        return [self.papers[address] for address in self.shelves.addresses(ALL)]

    @property
    def notices(self) -> list[Paper]:
        """Give every notice, by address."""
        return [paper for _, paper in sorted(self.papers.items()) if paper.is_notice]

    def parsed(self, paper: Paper) -> Parsed:
        """Give what a publication's text was parsed to."""
        return self._parsed(paper.sealed_as)

    def html_of(self, paper: Paper) -> str:
        """Give an article's body as its page shows it; what lapsed has none."""
        if paper.lapsed:
            return ""
        base = site_path(self.office)
        rewrite = rewriter(paper.files, paper.links, base=base)
        html = placed(self._parsed(paper.sealed_as).body, rewrite=rewrite)
        return illustrated(html, illustrations(paper.files, paper.card.renditions, base=base))

    def absolute_html(self, paper: Paper) -> str:
        """Give a body whose every address is whole, for readers outside the site; several feeds ask for the same."""
        key = paper.address, paper.record.digest, tuple(paper.links.items())
        if key not in self._absolute:
            here = f"{self.office.url}/{paper.url}"
            rewrite = rewriter(paper.files, paper.links, base=self.office.url, here=here)
            self._absolute[key] = spelled_out(placed(self._parsed(paper.sealed_as).body, rewrite=rewrite))
        self._absolute.move_to_end(key)
        if len(self._absolute) > _AT_HAND:
            self._absolute.popitem(last=False)
        return self._absolute[key]

    def history_of(self, paper: Paper) -> tuple[Told, ...]:
        """Give what readers are told of each version of an article, newest first."""
        return history_of(paper, self._vault)

    def related_to(self, address: Address) -> tuple[Address, ...]:
        """Give the articles to which an article's page leads, the most related first."""
        return self.relations({}).related_to(address)

    def relations(self, former: Mapping[Address, Kin | None]) -> Relations:
        """Give what is related to what, after a change of articles of which this decided it before."""
        return Relations(self.shelves, self.papers, former)

    def overview(self, kind: str) -> list[tuple[str, str]]:
        """Give all shelves of a kind by their part of the address: that part, and the name that its newest article has.

        Years and months have no name, and the newest comes first.
        """
        return self._overviews.of(kind)

    def name_of(self, shelf: Shelf) -> str:
        """Give the name of a shelf that articles stand on, as its newest article has it."""
        return self._overviews.name_of(shelf)

    def names(self, shelf: Shelf) -> Sequence[str]:
        """Give the names by which what was read of a list is compared: of addresses, versions, or parts and names."""
        if shelf == CORRECTIONS:
            return self.shelves.correction_names()
        if shelf.kind == MAP:
            return self.shelves.mapped_names(shelf)
        kind = KINDS.get(shelf.kind)
        if kind is None:
            return self.shelves.addresses(shelf)
        return [f"{part} {name}" for part, name in self.overview(kind)]

    def bring(self, edition: Edition) -> Changes:
        """Bring the contents in step with an edition; give what changed."""
        changes, gone, fresh = Changes(), *self._differing(edition.publications)
        self._edition, self.sealed = edition.publications, edition.sealed
        if not (gone or fresh):
            return changes
        cards = self._cards(fresh)
        for paper in (*gone, *(self.papers[address] for address in cards if address in self.papers)):
            self._crossings.leave(paper.publication, paper.card)
        for publication, card in cards.values():
            self._crossings.take(publication, card)
        for address in self._crossings.settle() - cards.keys() - {paper.address for paper in gone}:
            if address in self.papers:
                cards[address] = self.papers[address].publication, self.papers[address].card
        changes.papers = {paper.address: (paper, None) for paper in gone}
        for address, (publication, card) in cards.items():
            changes.papers[address] = self.papers.get(address), self._paper(publication, card)
        self._exchange(changes)
        return changes

    def _differing(self, wanted: tuple[Publication, ...]) -> tuple[list[Paper], list[Publication]]:
        """Give the papers that are gone from an edition, and the publications that are not what they were."""
        then, now = differing(self._edition, wanted)
        addresses = {each.address for each in wanted[now]}
        gone = [self.papers[each.address] for each in self._edition[then] if each.address not in addresses]
        return gone, [each for each in wanted[now] if not self._has(each)]

    def _has(self, publication: Publication) -> bool:
        paper = self.papers.get(publication.address)
        return paper is not None and paper.publication is publication

    def _cards(self, fresh: Iterable[Publication]) -> dict[Address, tuple[Publication, Card]]:
        known = {publication.address: (publication, self._known_card(publication)) for publication in fresh}
        self.get_ready(publication for publication, card in known.values() if card is None)
        return {address: (each, card or self.read_card(each)) for address, (each, card) in known.items()}

    def _known_card(self, publication: Publication) -> Card | None:
        if publication.lapsed:
            return card_of_lapsed(publication, self.office)
        paper = self.papers.get(publication.address)
        is_known = paper is not None and paper.publication.live is publication.live and not paper.lapsed
        return paper.card if paper and is_known else self._known(publication)

    def get_ready(self, publications: Iterable[Publication]) -> None:
        """Have the pictures of some publications drawn that were not drawn before."""
        files = (file for each in publications if not each.is_notice for file in each.live.seal.files)
        self._drawing.get_ready(file.sha for file in files if places.is_picture(file.ref))

    def read_card(self, publication: Publication) -> Card:
        """Read what an article says; stops the press where that cannot be read, or is not what was sealed."""
        article = article_of(publication, self._vault)
        parsed = self._parsed(publication.live.seal.public, article)
        return card_of(publication, article, parsed, office=self.office, drawing=self._drawing)

    def _paper(self, publication: Publication, card: Card) -> Paper:
        crossings = self._crossings
        return Paper(
            publication=publication,
            card=card,
            office=self.office,
            category=crossings.categories.term(card.category),
            authors=distinct(map(crossings.authors.term, card.authors)),
            tags=distinct(map(crossings.tags.term, card.tags)),
            units=distinct(map(crossings.units.term, card.units)),
            links=crossings.links_of(publication, card),
            translations=crossings.translations_of(publication),
        )

    def _exchange(self, changes: Changes) -> None:
        coming: list[Place] = []
        staying: list[Place] = []
        for address, (before, after) in changes.papers.items():
            changes.files |= self._move_files(before, after)
            self._move_redirects(before, after)
            if after is None:
                del self.papers[address]
            else:
                self.papers[address] = after
            stood, stands = (places_of(paper) if paper else () for paper in (before, after))
            if not stood:
                coming += stands
                continue
            changes.move(self.shelves.take(place for place in stood if place not in stands))
            coming += (place for place in stands if place not in stood)
            staying += (place for place in stands if place in stood)
        hidden, shown = self._gallery.bring(changes.papers.values())
        changes.move(self.shelves.take((GALLERY, order) for order in hidden))
        coming += ((GALLERY, order) for order in shown)
        if len(coming) > _MANY:
            changes.move(dict.fromkeys(self.shelves.put_all(coming), 0))
        else:
            changes.move(self.shelves.put(coming))
        led = {shelf for shelf, (_, address) in staying if self.shelves.newest(shelf) == address}
        changes.move(dict.fromkeys(self._overviews.rename(changes.shelves.keys() | led), 0))

    def _move_redirects(self, before: Paper | None, after: Paper | None) -> None:
        """Note what leads to a paper."""
        for address in before.redirects if before else ():
            self.redirects.pop(address, None)
        if after is not None:
            self.redirects |= dict.fromkeys(after.redirects, after.address)

    def _move_files(self, before: Paper | None, after: Paper | None) -> set[str]:
        """Note whose files are whose; give the places at which a file came or went."""
        had, has = (paper.on_site if paper else {} for paper in (before, after))
        moved: set[str] = set()
        for place in had.keys() - has.keys():
            self._users.take_out(place, before.address)  # type: ignore[union-attr]  # who had files was there
            if place not in self._users:
                del self.files[place]
                moved.add(place)
        for place, digest in has.items():
            if self.files.setdefault(place, digest) != digest:
                raise stop(code="same-place", path=place)
            moved |= set() if place in self._users else {place}
            self._users.put(place, after.address)  # type: ignore[union-attr]  # who has files is there
        return moved


_MANY = 300
_AT_HAND = 128  # bodies with whole addresses


def contents_of(
    edition: Edition,
    office: Office,
    vault: Vault,
    parsed: ParsedOf | None = None,
    drawing: Drawing | None = None,
) -> Contents:
    """Give the contents of an edition, from nothing."""
    contents = Contents(office, vault, parsed, drawing=drawing)
    contents.bring(edition)
    return contents
