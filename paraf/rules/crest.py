"""A crest that is drawn in SVG, as it may be published: shapes and their colours, and nothing else.

* It is written anew, shape by shape: what a browser would run, fetch or ask for is never written.
* Scripts, styles, pictures, letters, links and what moves are refused by name: it would look otherwise without.
* What only its maker's program reads is left out: comments, other programs' words, who drew it and where it was saved.
* Nothing leads out of the file, and nothing is shown so often that a telephone would be busy with it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from paraf.rules.findings import Finding
from paraf.rules.names import shown
from paraf.rules.wording import find

HEAVIEST: Final = 64_000
"""So many bytes a crest may have: it is on every page."""
LONGEST_SIDE: Final = 4
"""So many times as long as the other a crest's side may be."""

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink href"
_SHAPES = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "clipPath", "linearGradient", "radialGradient", "stop"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    }
)
_LEFT_OUT = frozenset({"title", "desc", "metadata"})
_SAID_OF_SHAPES = frozenset(
    {
        *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap"),
        *("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "paint-order", "opacity"),
        *("color", "stop-color", "stop-opacity", "clip-path", "clip-rule", "display", "visibility"),
    }
)
_MEASURES = frozenset(
    {
        *("id", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy"),
        *("width", "height", "viewBox", "preserveAspectRatio", "transform", "offset", "gradientUnits"),
        *("gradientTransform", "spreadMethod", "clipPathUnits"),
    }
)
_FUNCTIONS = frozenset({"rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewX", "skewY"})
_LOCAL = re.compile(r"url\((['\"]?)#[\w.-]+\1\)")
_CALL = re.compile(r"([\w-]*)\(")
_PLAIN = re.compile(r"[\w\s.,#%()+-]*", re.ASCII)
_MOST_SHOWN_AGAIN = 16
_DEEPEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A crest that may be published, with its own measures."""

    content: bytes
    width: float
    height: float


class _RefusedError(Exception):
    """Something is in the drawing that may not be there."""


def redrawn(content: bytes, *, path: str) -> Drawing | Finding:
    """Give a crest as it may be published, or why it may not; ``path`` is its place, as findings name it."""
    writing = _Writing()
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")  # whatever it says of itself
    parser.buffer_text = True
    parser.EntityDeclHandler = writing.refuse_entity
    parser.StartElementHandler, parser.EndElementHandler = writing.begin, writing.end
    try:
        parser.Parse(content, True)  # noqa: FBT003  # the parser's own signature
    except expat.ExpatError as error:
        return find("crest-unreadable", path=path, line=error.lineno)
    except _RefusedError as error:
        return find("crest-not-shapes", path=path, line=parser.CurrentLineNumber, found=shown(str(error)))
    width, height = writing.size
    if not fits(width, height):
        return find("crest-badly-shaped", path=path, found=f"{width:g} x {height:g}", most=str(LONGEST_SIDE))
    return Drawing(content="".join((*writing.parts, "\n")).encode(), width=width, height=height)


def fits(width: float, height: float) -> bool:
    """Tell whether a crest of these measures has room on a page."""
    return 0 < width <= LONGEST_SIDE * height and height <= LONGEST_SIDE * width


@dataclass(slots=True)
class _Writing:
    """A drawing as it is written anew; ``skipped`` is how deep the reader is in what is left out."""

    parts: list[str] = field(default_factory=list)
    size: tuple[float, float] = (0, 0)
    skipped: int = 0
    depth: int = 0
    shown_again: int = 0

    def refuse_entity(self, name: str, *_more: object) -> None:
        message = f"&{name};"
        raise _RefusedError(message)

    def begin(self, named: str, attributes: Mapping[str, str]) -> None:
        space, _, name = named.rpartition(" ")
        if self.skipped or ((space != _SVG or name in _LEFT_OUT) and self.depth):
            self.skipped += 1
            return
        if space != _SVG or name not in _SHAPES or (name == "svg") != (not self.depth):
            message = f"<{name}>"
            raise _RefusedError(message)
        written = dict(self._written(attributes))
        if not self.depth:
            self.size = _size(attributes)
            written = {"xmlns": _SVG, "viewBox": "0 0 {:g} {:g}".format(*self.size)} | written
        self.shown_again += (name == "use") + ("clip-path" in written)
        self.depth += 1
        if self.depth > _DEEPEST or self.shown_again > _MOST_SHOWN_AGAIN:
            message = f"<{name}>"
            raise _RefusedError(message)
        self.parts.append("".join((f"<{name}", *(f" {key}={quoteattr(value)}" for key, value in written.items()), ">")))

    def end(self, named: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        self.depth -= 1
        self.parts.append(f"</{named.rpartition(' ')[2]}>")

    def _written(self, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Give the attributes that are written; what stands in ``style`` is written as attributes of its own."""
        for name, value in attributes.items():
            if name in {"href", _LINK}:
                if not re.fullmatch(r"#[\w.-]+", value):
                    message = f'href="{value[:40]}"'
                    raise _RefusedError(message)
                yield "href", value
            elif name in _MEASURES or name in _SAID_OF_SHAPES:
                yield name, _harmless(name, value)
        for declared in attributes.get("style", "").split(";"):
            name, _, value = (part.strip() for part in declared.partition(":"))
            if name in _SAID_OF_SHAPES:
                yield name, _harmless(name, value)


def _harmless(name: str, value: str) -> str:
    """Give a value that says a measure or a colour, or refuse it."""
    rest = _LOCAL.sub("", value)
    if not _PLAIN.fullmatch(rest) or not _FUNCTIONS.issuperset(_CALL.findall(rest)):
        message = f'{name}="{value[:40]}"'
        raise _RefusedError(message)
    return value


def _size(attributes: Mapping[str, str]) -> tuple[float, float]:
    """Give the measures of a drawing by its view box, else by its width and height; 0 where it has none."""
    numbers = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    sides = numbers[2:] if len(numbers) == 4 else (attributes.get("width", ""), attributes.get("height", ""))  # noqa: PLR2004
    found = [re.fullmatch(r"(\d{1,6}(?:\.\d{1,9})?)(?:px|mm|cm|in|pt)?", side) for side in sides]
    width, height = (float(each[1]) if each else 0.0 for each in found)
    return width, height
