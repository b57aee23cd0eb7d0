"""Contents: everything that the public site shows, as typed values, out of an edition and the vault.

* Nothing is in it that is not in the edition: the text is the sealed public text, parsed by the one parser.
* A file is in it because a live version's seal names it, under the digest that the seal names.
* A category and a topic are spelled as the article spells them; articles share no more than the address.
* A withdrawn article gives its notice and no file; it is in no list.
* The same edition, office and vault give the same contents.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from paraf.desk.vault import Vault
from paraf.press import places
from paraf.press.bodies import Links, links_among, rewriter
from paraf.press.pictures import size_of
from paraf.press.stops import stop
from paraf.press.taxonomy import Term, fold, terms
from paraf.rules.article import Article
from paraf.rules.completeness import is_withdrawal
from paraf.rules.edition import Edition, Publication
from paraf.rules.entries import Signer
from paraf.rules.grammar import parse
from paraf.rules.manifest import content_digest, correction_code, sha256
from paraf.rules.office import Office
from paraf.rules.register import Version
from paraf.rules.rendering import picture_of, plain_summary, render_body
from paraf.rules.roster import Officer
from paraf.rules.words import Address, Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture at the head of an article; ``url`` has no slash in front."""

    url: str
    alt: str
    caption: str
    credit: str
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the public is told of one version: when it was sealed, by whom, and what changed."""

    sealed: datetime
    signers: tuple[Signer, ...]
    code: str
    digest: Digest
    change: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One publication, ready to be set: the sealed text, what it says, and what is said about it.

    ``files`` gives each reference's place on the site; ``html`` is the body; ``history`` is older than ``record``.
    """

    publication: Publication
    text: bytes
    article: Article
    title: str
    date: datetime
    modified: datetime | None
    lang: str
    category: Term
    authors: tuple[Term, ...]
    tags: tuple[Term, ...]
    files: Mapping[str, str]
    picture: Picture | None
    summary: str
    html: str
    record: Record
    history: tuple[Record, ...]

    @property
    def address(self) -> Address:
        """Give the publication's address."""
        return self.publication.address

    @property
    def url(self) -> str:
        """Give the address as links have it."""
        return places.url(self.address)

    @property
    def page(self) -> str:
        """Give the file of the publication's page."""
        return places.page(self.address)

    @property
    def sealed_as(self) -> Digest:
        """Give the digest of the public text's bytes."""
        return self.publication.live.seal.public


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything that the public site shows: articles newest first, notices by address, files by place."""

    office: Office
    articles: tuple[Paper, ...]
    notices: tuple[Paper, ...]
    files: Mapping[str, Digest]
    links: Links

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Give every publication, articles first."""
        return self.articles + self.notices

    def absolute_html(self, paper: Paper) -> str:
        """Give a body whose every address is whole, for readers outside the site."""
        here = f"{self.office.url}/{paper.url}"
        rewrite = rewriter(paper.publication, paper.files, self.links, base=self.office.url, here=here)
        return render_body(paper.article.body, rewrite=rewrite)


def site_path(office: Office) -> str:
    """Give the path under which the site stands on its host, without a slash at its end; normally nothing."""
    return urlsplit(office.url).path.rstrip("/")


def contents_of(edition: Edition, office: Office, vault: Vault) -> Contents:
    """Give the contents of an edition."""
    read = [_read(publication, vault) for publication in edition.publications]
    links = links_among(edition.publications)
    named = _Names(read, office)
    papers = [_paper(reading, office=office, vault=vault, links=links, named=named) for reading in read]
    articles = sorted((paper for paper in papers if not paper.publication.withdrawn), key=_newest_first)
    notices = tuple(paper for paper in papers if paper.publication.withdrawn)
    return Contents(
        office=office,
        articles=tuple(articles),
        notices=notices,
        files=_files(articles),
        links=links,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    publication: Publication
    text: bytes
    article: Article


class _Names:
    """The terms of all publications; a name's address goes to whoever was sealed under it first."""

    def __init__(self, read: Iterable[_Read], office: Office) -> None:
        ordered = sorted(read, key=lambda reading: reading.publication.history[0].number)
        self._office = office
        self._categories = terms(_category(reading.article) for reading in ordered)
        self._authors = terms(name for reading in ordered for name in self._author_names(reading.article))
        self._tags = terms(name for reading in ordered for name in _tag_names(reading.article))

    def category(self, article: Article) -> Term:
        return _spelled(self._categories, _category(article))

    def authors(self, article: Article) -> tuple[Term, ...]:
        return _distinct(self._authors[fold(name)] for name in self._author_names(article))

    def tags(self, article: Article) -> tuple[Term, ...]:
        return _distinct(_spelled(self._tags, name) for name in _tag_names(article))

    def _author_names(self, article: Article) -> list[str]:
        byline = self._office.roster.authors(article.get("Authors") or "")
        names = [author.name if isinstance(author, Officer) else author.typed for author in byline]
        return [name for name in names if fold(name)] or [self._office.office]


def _read(publication: Publication, vault: Vault) -> _Read:
    text = vault.get(publication.live.seal.public)
    path = f"{publication.address}.md"
    if content_digest(text.decode(), publication.live.seal.files) != publication.live.seal.digest:
        raise stop(code="sealed-otherwise", path=path)
    reading = parse(text.decode(), path=path)
    if reading.article is None:
        raise stop(code="sealed-unreadable", path=path, problem=", ".join(finding.code for finding in reading.findings))
    seal, article = publication.live.seal, reading.article
    is_said = (article.get("Change"), article.get("Change-Note"), is_withdrawal(article))
    if is_said != (seal.change, seal.note, publication.withdrawn):
        raise stop(code="sealed-otherwise", path=path)
    return _Read(publication=publication, text=text, article=reading.article)


def _paper(reading: _Read, *, office: Office, vault: Vault, links: Links, named: _Names) -> Paper:
    publication, article = reading.publication, reading.article
    files = {} if publication.withdrawn else {f.ref: places.file(f.ref, f.sha) for f in publication.live.seal.files}
    rewrite = rewriter(publication, files, links, base=site_path(office))
    modified = article.get("Modified")
    return Paper(
        publication=publication,
        text=reading.text,
        article=article,
        title=article.get("Title") or publication.live.seal.slug,
        date=_moment(article.get("Date"), office) or publication.history[0].time.astimezone(office.zone),
        modified=_moment(modified, office),
        lang=article.get("Lang") or office.language,
        category=named.category(article),
        authors=named.authors(article),
        tags=named.tags(article),
        files=files,
        picture=_picture(publication, article, files, vault),
        summary=plain_summary(article),
        html=render_body(article.body, rewrite=rewrite),
        record=_record(publication.live, office),
        history=tuple(_record(version, office) for version in publication.history[:-1]),
    )


def _moment(value: str | None, office: Office) -> datetime | None:
    return datetime.fromisoformat(value).replace(tzinfo=office.zone) if value else None


def _picture(publication: Publication, article: Article, files: Mapping[str, str], vault: Vault) -> Picture | None:
    ref = picture_of(article)
    if ref is None or ref not in files:
        return None
    sha = next(file.sha for file in publication.live.seal.files if file.ref == ref)
    width, height = size_of(vault, sha)
    return Picture(
        url=files[ref],
        alt=article.get("Image-Alt") or "",
        caption=article.get("Image-Caption") or "",
        credit=article.get("Image-Credit") or "",
        width=width,
        height=height,
    )


def _record(version: Version, office: Office) -> Record:
    return Record(
        sealed=version.time.astimezone(office.zone),
        signers=version.seal.signers,
        code=correction_code(version.seal.digest),
        digest=version.seal.digest,
        change=version.seal.change,
        note=version.seal.note,
    )


def _files(articles: Iterable[Paper]) -> dict[str, Digest]:
    found: dict[str, Digest] = {}
    for paper in articles:
        for file in paper.publication.live.seal.files:
            place = paper.files[file.ref]
            if found.setdefault(place, file.sha) != file.sha:
                raise stop(code="same-place", path=place)
    return found


def _category(article: Article) -> str:
    name = article.get("Category") or ""
    return name if fold(name) else "Berita"


def _tag_names(article: Article) -> Iterator[str]:
    return (name for name in (article.get("Tags") or "").replace(";", ",").split(",") if fold(name))


def _spelled(known: Mapping[str, Term], name: str) -> Term:
    return replace(known[fold(name)], name=" ".join(name.split()))


def _distinct(found: Iterable[Term]) -> tuple[Term, ...]:
    return tuple({term.slug: term for term in found}.values())


def _newest_first(paper: Paper) -> tuple[float, str]:
    return -paper.date.timestamp(), paper.address


def is_sealed(paper: Paper, content: bytes) -> bool:
    """Tell whether some bytes are the public text that was sealed for a publication."""
    return sha256(content) == paper.sealed_as
