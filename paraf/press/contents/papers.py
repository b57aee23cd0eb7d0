"""Papers: one publication each, as the press sets it, out of its seal and the vault.

* Nothing is in a paper that was not sealed: the text is the sealed public text, parsed by the one parser.
* What a page may show of a paper is one of its fields, so that a page's record tells exactly what it depends on.
* A category, a topic and an agency are spelled as the article spells them; articles share no more than the address.
* A withdrawn article gives its notice and no file; one that lapsed gives nothing of its text.
* A paper does not hold its body: that is parsed once and kept by the text's digest.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from types import MappingProxyType
from urllib.parse import urlsplit

from paraf.desk.records.vault import Vault
from paraf.press.contents import places
from paraf.press.contents.cards import Card, files_of, first_sealed, moment_of
from paraf.press.contents.fronts import front_for
from paraf.press.contents.parsed import parsed_text
from paraf.press.contents.shelves import Shelf
from paraf.press.contents.taxonomy import Term
from paraf.press.contents.told import Record, record_of
from paraf.press.stops import stop
from paraf.rules.addresses import redirects_of
from paraf.rules.article import Article
from paraf.rules.completeness import is_withdrawal
from paraf.rules.edition import Publication
from paraf.rules.entries import SEALED_LINES
from paraf.rules.events import Event, event_of
from paraf.rules.manifest import content_digest, sha256
from paraf.rules.office import Office
from paraf.rules.register import Version
from paraf.rules.translating import original_of
from paraf.rules.words import Address, Digest

_NO_TEXT = sha256(b"")
REGISTERED = frozenset({"ralat", "hak-jawab", "pemutakhiran", "pencabutan"})
"""The kinds of change that the site's register of corrections lists: not that a letter was mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One publication, ready to be set: what its text says, where its names and links lead, and what is said about it.

    ``units`` has the agency that the news is about, where there is one.
    ``links`` gives each link to another paper that article's address, or None; ``translations`` are this article and
    those that say the same, each with its language, the original first; nothing where there are none. ``order`` is
    what articles are sorted by, newest first. What seldom is asked for is worked out when it is.
    """

    publication: Publication
    card: Card
    office: Office
    category: Term
    authors: tuple[Term, ...]
    tags: tuple[Term, ...]
    units: tuple[Term, ...]
    links: Mapping[str, Address | None]
    translations: tuple[tuple[str, Address], ...]
    date: datetime = field(init=False)
    order: tuple[float, Address] = field(init=False)

    def __post_init__(self) -> None:
        """Work out what the article is sorted by."""
        date = moment_of(self.card.date, self.office) or first_sealed(self.publication, self.office)
        object.__setattr__(self, "date", date)
        object.__setattr__(self, "order", (-date.timestamp(), self.publication.address))

    @property
    def modified(self) -> datetime | None:
        """Give when the article was changed, where its text says so."""
        return moment_of(self.card.modified, self.office)

    @property
    def expires(self) -> datetime | None:
        """Give until when what is announced is in force; a day without a time, its midnight, is meant to its end."""
        return moment_of(self.publication.live.seal.expires, self.office)

    @property
    def event(self) -> Event | None:
        """Give when the event takes place that the article invites to; a notice invites to none."""
        seal = self.publication.live.seal
        return None if self.is_notice else event_of(seal.event, seal.event_until, self.office.zone)

    @property
    def is_announcement(self) -> bool:
        """Tell whether the article stands on the page of announcements."""
        return self.office.announcements.has(self.card.category)

    @property
    def files(self) -> dict[str, str]:
        """Give each file that the article uses, by its reference, its place on the site."""
        return files_of(self.publication)

    @property
    def drawn(self) -> dict[str, Digest]:
        """Give the SHA-256 of everything that was drawn for the page, by its place on the site."""
        card = self.card.social_card
        smaller = (each for found in self.card.renditions.values() for each in found.all)
        return {each.place: each.digest for each in smaller} | ({card.url: card.digest} if card else {})

    @property
    def on_site(self) -> dict[str, Digest]:
        """Give the SHA-256 of every file that the page has on the site, by its place."""
        at = self.files
        return {at[file.ref]: file.sha for file in self.publication.live.seal.files if file.ref in at} | self.drawn

    @property
    def pictured(self) -> str:
        """Give the first digits of the digest of the sealed picture at the head; nothing where there is none."""
        return places.digits_in(self.card.picture.url) if self.card.picture else ""

    @property
    def record(self) -> Record:
        """Give what the public is told of the live version."""
        return record_of(self.publication.live, self.office)

    @property
    def sealed(self) -> datetime:
        """Give when the live version was sealed, in whatever time the ledger has."""
        return self.publication.live.time

    @property
    def history(self) -> tuple[Record, ...]:
        """Give what the public is told of the versions before, oldest first."""
        return tuple(record_of(version, self.office) for version in self.publication.history[:-1])

    @property
    def corrections(self) -> tuple[Version, ...]:
        """Give the public versions that the register of corrections lists, oldest first."""
        changed = (version for version in self.publication.history if not version.seal.is_second_word)
        return tuple(version for version in changed if version.seal.change in REGISTERED)

    @property
    def address(self) -> Address:
        """Give the publication's address."""
        return self.publication.address

    @property
    def url(self) -> str:
        """Give the address as links have it."""
        return places.url(self.address)

    @property
    def front(self) -> Shelf:
        """Give the shelf of the front page that the article stands on."""
        return front_for(self.card.lang, self.office)

    @property
    def page(self) -> str:
        """Give the file of the publication's page."""
        return places.page(self.address)

    @property
    def redirects(self) -> tuple[Address, ...]:
        """Give the addresses that lead to the publication's."""
        return self.publication.live.seal.redirects

    @property
    def sealed_as(self) -> Digest:
        """Give the digest of the public text's bytes; what lapsed has no text."""
        return _NO_TEXT if self.lapsed else self.publication.live.seal.public

    @property
    def withdrawn(self) -> bool:
        """Tell whether this is the notice of a withdrawal."""
        return self.publication.withdrawn

    @property
    def lapsed(self) -> bool:
        """Tell whether this is the notice of a release in an emergency that nobody corrected in time."""
        return self.publication.lapsed

    @property
    def is_notice(self) -> bool:
        """Tell whether this is a notice in an article's place."""
        return self.publication.is_notice

    @property
    def template(self) -> str:
        """Give the name of the template that sets the page."""
        if self.lapsed:
            return "lapse"
        return "withdrawal" if self.withdrawn else "article"


FIELDS: Mapping[str, Callable[[Paper], object]] = MappingProxyType(
    {
        **{name: attrgetter(f"card.{name}") for name in ("title", "lang", "place", "source")},
        **{name: attrgetter(f"card.{name}") for name in ("picture", "summary", "has_summary", "social_card")},
        **{
            name: attrgetter(name)
            for name in ("date", "modified", "expires", "category", "authors", "tags", "withdrawn", "lapsed", "history")
        },
        **{name: attrgetter(f"record.{name}") for name in ("sealed", "live", "signers", "digest", "change", "note")},
        **{name: attrgetter(f"record.{name}") for name in ("reason", "until", "second")},
        "unit": attrgetter("card.unit", "units"),
        **{name: attrgetter(f"publication.{name}") for name in ("expired", "ahead")},
        "event": attrgetter("event"),
        "translations": attrgetter("translations"),
        "slug": attrgetter("publication.live.seal.slug"),
        "body": lambda paper: (paper.sealed_as, paper.files, paper.links, paper.card.renditions),
    }
)
"""What a page can depend on: every fact of a paper by its name."""


def changed_fields(before: Paper, after: Paper) -> frozenset[str]:
    """Give the names of the fields in which two papers of one address differ."""
    return frozenset(name for name, of in FIELDS.items() if of(before) != of(after))


def site_path(office: Office) -> str:
    """Give the path under which the site stands on its host, without a slash at its end; normally nothing."""
    return urlsplit(office.url).path.rstrip("/")


def article_of(publication: Publication, vault: Vault) -> Article:
    """Give a publication's sealed article; stops the press where seal and text do not say the same."""
    seal, path = publication.live.seal, f"{publication.address}.md"
    text = vault.get(seal.public)
    if content_digest(text.decode(), seal.files) != seal.digest:
        raise stop(code="sealed-otherwise", path=path)
    article = parsed_text(text, path=path)
    said = (*map(article.get, SEALED_LINES.values()), is_withdrawal(article))
    is_said = said == (*(getattr(seal, name) for name in SEALED_LINES), publication.withdrawn)
    is_said = is_said and original_of(article) == seal.translates
    if not is_said or redirects_of(publication.address, article) != seal.redirects:
        raise stop(code="sealed-otherwise", path=path)
    return article


def distinct(found: Iterable[Term]) -> tuple[Term, ...]:
    """Give each term once; of those with one address the last spelling."""
    return tuple({term.slug: term for term in found}.values())
