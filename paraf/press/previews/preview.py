"""The private preview: one file that stands alone, with the article as it would look and the code to sign it with.

* The body is rendered as the public page renders it; pictures are in the file itself.
* What was found in a line stands beside the passage that it is about, in the margin where there is room; the page is
  otherwise the same. All that was found is listed once more beside the code.
* What changed since the version signed last is shown word by word, for a revision and for what was mended in review.
* What is signed without being seen on the page stands beside the code, every file of it, and the public text as it is
  signed and published, letter for letter.
* A paper that is no article yet is shown as it was typed, with what is wrong with it, and no code.
* A paper whose files are changing is not shown at all: nobody could tell what a code would be of.
* It is made for the desk's eyes and says so at its top.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from paraf.desk.language import Said
from paraf.press.contents.cards import Picture, moment_of
from paraf.press.contents.pictures import measured
from paraf.press.previews.signed_files import SignedFile, embedded, signed_files
from paraf.press.previews.signing import Signing
from paraf.press.theming.dressing import styles_of
from paraf.press.theming.templating import as_html, environment_of
from paraf.rules.article import Article, public_text
from paraf.rules.differences import Stretch
from paraf.rules.events import Event, event_of
from paraf.rules.findings import Level
from paraf.rules.margins import parts_of
from paraf.rules.names import shown as shown_name
from paraf.rules.office import Office
from paraf.rules.rendering import picture_of, plain_summary, render_body
from paraf.rules.roster import Officer
from paraf.rules.targets import TargetKind, target_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One finding in words, with the line that it is about; ``number`` is that of its place, where it has one."""

    line: int | None
    message: str
    next: str
    level: Level | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The lines that changed, and since whose signature of when; nobody's where the paper was only submitted."""

    lines: tuple[tuple[Stretch, ...], ...]
    signers: tuple[str, ...]
    sealed: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    name: str
    url: str = "#"
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unsigned:
    unit: str | None
    place: str | None
    source: str | None
    change: str | None
    note: str | None
    image: Picture | None
    has_summary: bool
    event: Event | None
    ends: Mapping[str, datetime | None]
    event_url: None = None
    event_ahead: bool = True
    signers: tuple[str, ...] = ()
    sealed: datetime | None = None
    live: datetime | None = None
    history: tuple[str, ...] = ()
    code: str = ""
    digest: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    title: str
    date: datetime | None
    lang: str
    category: _Named
    authors: tuple[_Named, ...]
    tags: tuple[_Named, ...]
    summary: Markup
    content: Markup
    paraf: _Unsigned
    url: str = ""
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Preview:
    css: str
    findings: tuple[Noted, ...]
    in_header: tuple[Noted, ...] = ()
    difference: Difference | None = None
    code: str | None = None
    signing: Signing | None = None
    files: tuple[SignedFile, ...] = ()
    place: str = ""
    text: str | None = None
    is_changing: bool = False


def preview_html(  # noqa: PLR0913  # a page is made of these
    article: Article,
    files: Mapping[str, bytes],
    office: Office,
    *,
    code: str | None,
    signing: Signing,
    findings: Iterable[Noted],
    theme: Path,
    difference: Difference | None = None,
) -> str:
    """Give the preview of an article with its files by their reference; ``code`` is None for a draft."""
    environment = environment_of(theme, office)
    page = _page(article, files, tuple(findings), environment.get_template("_beside.html"))
    preview = _Preview(
        code=code,
        signing=signing,
        files=signed_files(files),
        text=public_text(article),
        css=_styles(theme, office),
        findings=page.findings,
        in_header=tuple(each for each in page.findings if each.line and each.line < article.body_line),
        difference=difference,
    )
    shown = _shown(article, files, office, content=page.content)
    return environment.get_template("preview.html").render(
        article=shown, preview=preview, SITEURL="", THEME_STATIC_DIR=""
    )


def unread_html(text: str | None, office: Office, *, place: str, findings: Iterable[Noted], theme: Path) -> str:
    """Give the preview of a paper that is no article yet; ``text`` is None where not even that can be read."""
    preview = _Preview(text=text, place=shown_name(place), css=_styles(theme, office), findings=tuple(findings))
    template = environment_of(theme, office).get_template("unread.html")
    return template.render(preview=preview, SITEURL="", THEME_STATIC_DIR="")


def changing_html(office: Office, *, place: str, findings: Iterable[Noted], theme: Path) -> str:
    """Give the preview of a paper whose files changed while they were looked at."""
    preview = _Preview(is_changing=True, place=shown_name(place), css=_styles(theme, office), findings=tuple(findings))
    template = environment_of(theme, office).get_template("unread.html")
    return template.render(preview=preview, SITEURL="", THEME_STATIC_DIR="")


def noted(line: int | None, said: Said, level: Level | None = None) -> Noted:
    """Give a finding in words as a preview shows it."""
    return Noted(line=line, message=said.message, next=said.next, level=level)


def _styles(theme: Path, office: Office) -> str:
    styles = sorted((theme / "static" / "css").glob("*.css"))
    said = (*(path.read_text(encoding="utf-8") for path in styles), styles_of(office.look))
    return "\n".join(said).replace("</", "<\\/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    content: Markup
    findings: tuple[Noted, ...]


def _page(article: Article, files: Mapping[str, bytes], findings: tuple[Noted, ...], beside: Template) -> _Page:
    """Give the body with what was found beside its passages, and all findings, those with a place by its number."""
    first = article.body_line - 1
    lines = {each.line - first for each in findings if each.line is not None}
    parts = parts_of(article.body, lines, lambda body: render_body(body, rewrite=_inlined(files)))
    placed = {line + first for part in parts for line in part.lines}
    numbered = tuple(
        replace(each, number=number) if each.line and (each.line in placed or each.line <= first) else each
        for number, each in enumerate(findings, 1)
    )
    content = Markup()
    for part in parts:
        html = Markup(part.html)  # noqa: S704  # sanitised by render_body
        told = [each for each in numbered if each.line is not None and each.line - first in part.lines]
        content += Markup(beside.render(findings=told, passage=html)) if told else html  # noqa: S704  # escapes
    return _Page(content=content, findings=numbered)


def _shown(article: Article, files: Mapping[str, bytes], office: Office, *, content: Markup) -> _Shown:
    date = article.get("Date")
    authors = office.roster.authors(article.get("Authors") or "")
    tags = (tag.strip() for tag in (article.get("Tags") or "").split(","))
    return _Shown(
        title=article.get("Title") or "",
        date=datetime.fromisoformat(date).replace(tzinfo=office.zone) if date else None,
        lang=article.get("Lang") or office.language,
        category=_Named(name=article.get("Category") or ""),
        authors=tuple(_Named(name=each.name if isinstance(each, Officer) else each.typed) for each in authors),
        tags=tuple(_Named(name=tag) for tag in tags if tag),
        summary=as_html(plain_summary(article)),
        content=content,
        paraf=_Unsigned(
            unit=article.get("Unit"),
            place=article.get("Place"),
            source=article.get("Source"),
            change=article.get("Change"),
            note=article.get("Change-Note"),
            image=_picture(article, files),
            has_summary=bool(article.get("Summary")),
            ends={key: moment_of(article.get(key), office) for key in ("Urgent", "Pin", "Expires")},
            event=event_of(article.get("Event"), article.get("Event-Until"), office.zone),
        ),
    )


def _picture(article: Article, files: Mapping[str, bytes]) -> Picture | None:
    ref = picture_of(article)
    if ref is None or ref not in files:
        return None
    width, height = measured(files[ref])
    return Picture(
        url=embedded(ref, files[ref]),
        alt=article.get("Image-Alt") or "",
        caption=article.get("Image-Caption") or "",
        credit=article.get("Image-Credit") or "",
        width=width,
        height=height,
    )


class _inlined:  # noqa: N801  # used as a function
    """Rewrites targets so that the file stands alone."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def __call__(self, tag: str, _attribute: str, value: str) -> str | None:
        target = target_of(value)
        if tag == "img":
            content = self._files.get(target.path) if target.kind is TargetKind.FILE else None
            return None if content is None else embedded(target.path, content)
        written = value.strip()
        is_inside = written.startswith("/") and not written.startswith("//")
        return value if target.kind is TargetKind.ELSEWHERE and not is_inside else None
