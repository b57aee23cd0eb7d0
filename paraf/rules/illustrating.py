"""Illustrating: the pictures of a body, as readers with small screens and slow networks are served best.

* It is done to HTML that is harmless already, as the sanitiser writes it; nothing but pictures of our own is touched.
* A picture that stands alone in its paragraph becomes a figure; what was written as its title becomes its caption, and
  what stands there after "Foto:" its credit.
* A picture that moves stands still for readers who ask for that.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

SIZES: Final = "(min-width: 44rem) 42rem, calc(100vw - 2rem)"
"""How wide a picture of a body is shown."""

_IMAGE = r'<img(?: [a-z]+="[^"]*")*>'
_SHOWN = re.compile(rf"<p>\s*(?P<alone>{_IMAGE})\s*</p>|(?P<among>{_IMAGE})")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_CREDIT = re.compile(
    r"(?P<caption>.*?)\s*\(?(?P<credit>\b(?:Foto|Photo|Kredit):[^()]+)\)?\.?", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustration:
    """A picture of a body: its size, and the addresses and widths of smaller ones, of the modern kind and plain.

    ``src`` is for whoever does not choose.
    """

    src: str
    sealed: str
    width: int | None
    height: int | None
    moves: bool = False
    modern: tuple[tuple[str, int], ...] = ()
    plain: tuple[tuple[str, int], ...] = ()


def illustrated(html: str, pictures: Mapping[str, Illustration]) -> str:
    """Give a body's HTML with its pictures, which are known by the address of the sealed one."""

    def shown(found: re.Match[str]) -> str:
        said = dict(_ATTRIBUTE.findall(found["alone"] or found["among"]))
        picture = pictures.get(said.get("src", ""))
        if picture is None:
            return found[0]
        return _figure(picture, said) if found["alone"] else _shown(picture, said)

    return _SHOWN.sub(shown, html) if pictures else html


def _figure(picture: Illustration, said: Mapping[str, str]) -> str:
    title = said.get("title", "")
    caption = f"<figcaption>{_caption(title)}</figcaption>" if title else ""
    return f"<figure>{_shown(picture, {**said, 'title': ''})}{caption}</figure>"


def _shown(picture: Illustration, said: Mapping[str, str]) -> str:
    """Give a picture in all its sizes; what is ``said`` of it is HTML already."""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    title = f' title="{said["title"]}"' if said.get("title") else ""
    image = (
        f'<img src="{picture.src}"{_offered(picture)} alt="{said.get("alt", "")}"{title}{size}'
        ' loading="lazy" decoding="async">'
    )
    return f"<picture>{''.join(_sources(picture))}{image}</picture>"


def _offered(picture: Illustration) -> str:
    """Give what there is to choose from: where that is one picture, it is said, so that none seems forgotten."""
    if picture.plain and not picture.moves:
        return f" {_choice((*picture.plain, (picture.sealed, picture.width or 0)))}"
    return "" if picture.src.startswith("data:") else f' srcset="{picture.src}"'


def _sources(picture: Illustration) -> Iterable[str]:
    still = 'media="(prefers-reduced-motion: reduce)" ' if picture.moves else ""
    if picture.modern:
        yield f'<source {still}type="image/avif" {_choice(picture.modern)}>'
    if picture.moves and picture.plain:
        yield f"<source {still}{_choice(picture.plain)}>"


def _choice(sizes: Iterable[tuple[str, int]]) -> str:
    return f'srcset="{", ".join(f"{url} {width}w" for url, width in sizes)}" sizes="{SIZES}"'


def _caption(title: str) -> str:
    found = _CREDIT.fullmatch(title)
    if found is None:
        return title
    return f'{found["caption"]} <span class="credit">{found["credit"].strip()}</span>'.strip()
