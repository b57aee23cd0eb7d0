"""Cards: what an article's sealed text says apart from its body, as typed values, and what was drawn for it.

* A card follows from the seal, the text, the office and whoever draws alone; it is kept and never made twice.
* A category and a topic are spelled as the article spells them.
* A notice shows no file, and has no social card; of what lapsed nothing of its text is told.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from paraf.press.contents import places
from paraf.press.contents.bodies import links_among
from paraf.press.contents.drawing import CardWords, Drawing, SocialCard
from paraf.press.contents.parsed import Parsed
from paraf.press.contents.taxonomy import fold
from paraf.rules.article import Article
from paraf.rules.edition import Publication
from paraf.rules.office import Office
from paraf.rules.rendering import picture_of
from paraf.rules.renditions import Rendition, Renditions, ordinary
from paraf.rules.roster import Officer
from paraf.rules.targets import target_of
from paraf.rules.translating import original_of
from paraf.rules.words import Address

DEFAULT_CATEGORY = "Berita"


class Picture(Struct, frozen=True, kw_only=True, gc=False):
    """The picture at the head of an article; ``url`` has no slash in front, and is that of the sealed one.

    ``modern`` and ``plain`` are smaller ones of two kinds, each with its place and width; ``src`` is for whoever does
    not choose. Of a picture that moves, these are still.
    """

    url: str
    alt: str
    caption: str
    credit: str
    width: int | None
    height: int | None
    moves: bool = False
    modern: tuple[Rendition, ...] = ()
    plain: tuple[Rendition, ...] = ()

    @property
    def src(self) -> str:
        """Give the place of the one that is shown by whoever does not choose."""
        return self.url if self.moves else ordinary(self.plain, self.url)


class Card(Struct, frozen=True, kw_only=True, gc=False):
    """What an article's sealed text says apart from its body, as typed values; it follows from text and office alone.

    ``date`` and ``modified`` are in the office's own time; ``translates`` is the article that this one translates;
    ``links`` are those of the body to other papers; ``has_summary`` tells whether a summary was written.
    ``renditions`` has what was drawn of each picture that the page shows, by its reference; a notice has no
    ``social_card``.
    """

    title: str
    date: str | None
    modified: str | None
    lang: str
    translates: Address | None
    category: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    unit: str | None
    place: str | None
    source: str | None
    picture: Picture | None
    summary: str
    has_summary: bool
    links: tuple[str, ...]
    renditions: dict[str, Renditions]
    social_card: SocialCard | None

    @property
    def units(self) -> tuple[str, ...]:
        """Give the name of the agency that has a page, where the text names one."""
        return (self.unit,) if self.unit and fold(self.unit) else ()


def card_of(publication: Publication, article: Article, parsed: Parsed, *, office: Office, drawing: Drawing) -> Card:
    """Give what a publication's article says, and what was drawn for it."""
    category = article.get("Category") or ""
    renditions = _renditions(publication, article, parsed, drawing)
    return Card(
        title=article.get("Title") or publication.live.seal.slug,
        date=article.get("Date"),
        modified=article.get("Modified"),
        lang=article.get("Lang") or office.language,
        translates=original_of(article),
        category=category if fold(category) else DEFAULT_CATEGORY,
        authors=tuple(_author_names(article, office)),
        tags=tuple(_tag_names(article)),
        unit=article.get("Unit"),
        place=article.get("Place"),
        source=article.get("Source"),
        picture=_picture(publication, article, renditions),
        summary=parsed.summary,
        has_summary=bool(article.get("Summary")),
        links=links_among(parsed.targets),
        renditions=renditions,
        social_card=None if publication.is_notice else drawing.social_card(_card_words(publication, article, office)),
    )


def card_of_lapsed(publication: Publication, office: Office) -> Card:
    """Give what is said of a publication that lapsed: the last part of its address, and nothing of its text."""
    return Card(
        title=publication.live.seal.slug,
        date=None,
        modified=None,
        lang=office.language,
        translates=None,
        category=DEFAULT_CATEGORY,
        authors=(office.office,),
        tags=(),
        unit=None,
        place=None,
        source=None,
        picture=None,
        summary="",
        has_summary=False,
        links=(),
        renditions={},
        social_card=None,
    )


def files_of(publication: Publication) -> dict[str, str]:
    """Give each file that an article uses, by its reference, its place on the site."""
    used = () if publication.is_notice else publication.live.seal.files
    return {each.ref: places.file(each.ref, each.sha) for each in used}


def moment_of(value: str | None, office: Office) -> datetime | None:
    """Give the moment that a header line names."""
    return datetime.fromisoformat(value).replace(tzinfo=office.zone) if value else None


def first_sealed(publication: Publication, office: Office) -> datetime:
    """Give when a publication's first version was sealed."""
    return publication.history[0].time.astimezone(office.zone)


def _author_names(article: Article, office: Office) -> list[str]:
    byline = office.roster.authors(article.get("Authors") or "")
    names = [author.name if isinstance(author, Officer) else author.typed for author in byline]
    return [name for name in names if fold(name)] or [office.office]


def _tag_names(article: Article) -> Iterator[str]:
    return (name for name in (article.get("Tags") or "").replace(";", ",").split(",") if fold(name))


def _renditions(publication: Publication, article: Article, parsed: Parsed, drawing: Drawing) -> dict[str, Renditions]:
    """Give what was drawn of each picture that the page shows, by its reference."""
    if publication.is_notice:
        return {}
    shown = {picture_of(article), *(target_of(value).path for tag, _, value in parsed.targets if tag == "img")}
    used = (each for each in publication.live.seal.files if each.ref in shown and places.is_picture(each.ref))
    return {each.ref: drawing.renditions(each.sha) for each in used}


def _picture(publication: Publication, article: Article, renditions: Mapping[str, Renditions]) -> Picture | None:
    ref = picture_of(article)
    if ref is None or ref not in renditions:
        return None
    drawn = renditions[ref]
    return Picture(
        url=files_of(publication)[ref],
        alt=article.get("Image-Alt") or "",
        caption=article.get("Image-Caption") or "",
        credit=article.get("Image-Credit") or "",
        width=drawn.width,
        height=drawn.height,
        moves=drawn.moves,
        modern=drawn.modern,
        plain=drawn.plain,
    )


def _card_words(publication: Publication, article: Article, office: Office) -> CardWords:
    return CardWords(
        title=article.get("Title") or publication.live.seal.slug,
        agency=article.get("Unit") or office.office,
        date=moment_of(article.get("Date"), office) or first_sealed(publication, office),
        language=article.get("Lang") or office.language,
    )
