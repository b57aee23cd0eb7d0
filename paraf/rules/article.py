"""An article as typed values, and its canonical form.

* A header field stands once, on one line; the body follows the first blank line.
* The canonical form of an article is one text, LF, exactly one newline at the end, and parses back to the same article.
* The public part is the header lines marked public, as written and in their order, a blank line, and the body:
  it is what is hashed, signed, published and rendered. Private lines are never in it.
* Two articles are equal when their texts are; where the lines stood in somebody's file makes no difference.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace

from paraf.rules.header import is_public


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One header line: canonical key, value without outer blanks, and its line number in the file (1-based)."""

    key: str
    value: str
    line: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article that the strict grammar admits; keys are canonical and stand once."""

    fields: tuple[Field, ...]
    body: str
    body_line: int = dataclasses.field(default=1, compare=False)

    def get(self, key: str) -> str | None:
        """Give a header value by its canonical key, or None where the line is absent."""
        return next((field.value for field in self.fields if field.key == key), None)

    def line_of(self, key: str) -> int | None:
        """Give the line number of a header key, or None where the line is absent or not in a file yet."""
        return next((field.line for field in self.fields if field.key == key), None) or None


def with_fields(article: Article, values: Mapping[str, str | None]) -> Article:
    """Give the article with these header lines set in place, added at the end, or (None or blank) left out.

    A value becomes one line, so that a note typed on two lines cannot forge a header line.
    """
    lines = {key: " ".join((value or "").split()) for key, value in values.items()}
    set_in_place = (replace(field, value=lines.get(field.key, field.value)) for field in article.fields)
    kept = tuple(field for field in set_in_place if field.value)
    present = {field.key for field in kept}
    added = tuple(Field(key=key, value=value) for key, value in lines.items() if value and key not in present)
    return replace(article, fields=kept + added)


def render(article: Article) -> str:
    """Give the canonical text of the whole article, private lines included."""
    return _text(article.fields, article.body)


def public_text(article: Article) -> str:
    """Give the public part: what is hashed, signed and published (DESIGN, "Digest")."""
    return _text(tuple(field for field in article.fields if is_public(field.key)), article.body)


def header_lines(text: str) -> dict[str, str]:
    """Give the header lines of a canonical text by their keys, without reading its body."""
    header = text.partition("\n\n")[0].rstrip("\n")
    return {key: value for key, _, value in (line.partition(": ") for line in header.split("\n"))}


def _text(fields: tuple[Field, ...], body: str) -> str:
    header = "".join(f"{field.key}: {field.value}\n" for field in fields)
    trimmed = body.strip("\n")
    return f"{header}\n{trimmed}\n" if trimmed else header
