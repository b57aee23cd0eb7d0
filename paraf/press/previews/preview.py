"""The private preview: one file that stands alone, with the article as it would look and the code to sign it with.

* The body is rendered as the public page renders it; pictures are in the file itself.
* What is signed without being seen on the page stands beside the code, every file of it, and the public text as it is
  signed and published, letter for letter.
* A paper that is no article yet is shown as it was typed, with what is wrong with it, and no code.
* A paper whose files are changing is not shown at all: nobody could tell what a code would be of.
* It is made for the desk's eyes and says so at its top.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from paraf.desk.language import Said
from paraf.press.contents.papers import Picture
from paraf.press.contents.pictures import measured
from paraf.press.previews.signed_files import SignedFile, embedded, signed_files
from paraf.press.previews.signing import Signing
from paraf.press.theming.templating import as_html, environment_of
from paraf.rules.article import Article, public_text
from paraf.rules.names import shown as shown_name
from paraf.rules.office import Office
from paraf.rules.rendering import picture_of, plain_summary, render_body
from paraf.rules.roster import Officer
from paraf.rules.targets import TargetKind, target_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One finding in words, with the line that it is about."""

    line: int | None
    message: str
    next: str


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
    signers: tuple[str, ...] = ()
    sealed: datetime | None = None
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
) -> str:
    """Give the preview of an article with its files by their reference; ``code`` is None for a draft."""
    preview = _Preview(
        code=code,
        signing=signing,
        files=signed_files(files),
        text=public_text(article),
        css=_styles(theme),
        findings=tuple(findings),
    )
    template = environment_of(theme, office).get_template("preview.html")
    return template.render(article=_shown(article, files, office), preview=preview, SITEURL="", THEME_STATIC_DIR="")


def unread_html(text: str | None, office: Office, *, place: str, findings: Iterable[Noted], theme: Path) -> str:
    """Give the preview of a paper that is no article yet; ``text`` is None where not even that can be read."""
    preview = _Preview(text=text, place=shown_name(place), css=_styles(theme), findings=tuple(findings))
    template = environment_of(theme, office).get_template("unread.html")
    return template.render(preview=preview, SITEURL="", THEME_STATIC_DIR="")


def changing_html(office: Office, *, place: str, findings: Iterable[Noted], theme: Path) -> str:
    """Give the preview of a paper whose files changed while they were looked at."""
    preview = _Preview(is_changing=True, place=shown_name(place), css=_styles(theme), findings=tuple(findings))
    template = environment_of(theme, office).get_template("unread.html")
    return template.render(preview=preview, SITEURL="", THEME_STATIC_DIR="")


def noted(line: int | None, said: Said) -> Noted:
    """Give a finding in words as a preview shows it."""
    return Noted(line=line, message=said.message, next=said.next)


def _styles(theme: Path) -> str:
    styles = sorted((theme / "static" / "css").glob("*.css"))
    return "\n".join(path.read_text(encoding="utf-8") for path in styles).replace("</", "<\\/")


def _shown(article: Article, files: Mapping[str, bytes], office: Office) -> _Shown:
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
        content=Markup(render_body(article.body, rewrite=_inlined(files))),  # noqa: S704  # sanitised there
        paraf=_Unsigned(
            unit=article.get("Unit"),
            place=article.get("Place"),
            source=article.get("Source"),
            change=article.get("Change"),
            note=article.get("Change-Note"),
            image=_picture(article, files),
            has_summary=bool(article.get("Summary")),
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
