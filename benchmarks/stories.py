"""Stories: one article of the benchmarks, written as a paper of a newsroom, or as its peers have their content.

* All say the same; only the way in which a header is written differs.
* A text is read back from the header lines that newsrooms and Pelican have in common.
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_HEADER = re.compile(r"([A-Za-z-]+): *(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What an article says; ``date`` is ``2026-11-22 10:30``, in the office's own time."""

    title: str
    date: str
    category: str
    author: str
    tags: tuple[str, ...]
    slug: str
    summary: str
    body: str


def story_of(text: str) -> Story:
    """Read a story from a paper, or from content of Pelican's."""
    header, _, body = text.partition("\n\n")
    found = (_HEADER.fullmatch(line) for line in header.split("\n"))
    values = {match[1].lower(): match[2].strip() for match in found if match}
    return Story(
        title=values["title"],
        date=values["date"],
        category=values["category"],
        author=values.get("authors") or values["author"],
        tags=tuple(tag.strip() for tag in values.get("tags", "").split(",") if tag.strip()),
        slug=values["slug"],
        summary=values["summary"],
        body=body,
    )


def as_paper(story: Story) -> str:
    """Give the canonical text of a newsroom's paper; Pelican reads the same header."""
    return (
        f"Title: {story.title}\nDate: {story.date}\nCategory: {story.category}\nAuthors: {story.author}\n"
        f"Tags: {', '.join(story.tags)}\nSlug: {story.slug}\nSummary: {story.summary}\n\n{story.body}"
    )


def as_hugo(story: Story) -> str:
    """Give a page of Hugo's, with its header in YAML."""
    return _with_yaml(
        story, categories=f"[{_quoted(story.category)}]", tags=_all_quoted(story.tags), slug=_quoted(story.slug)
    )


def as_eleventy(story: Story) -> str:
    """Give a page of Eleventy's, with its header in YAML; what it calls tags are its own lists."""
    return _with_yaml(
        story,
        category=_quoted(story.category),
        topics=_all_quoted(story.tags),
        layout="article.njk",
        permalink=f"berita/{story.slug}/index.html",
    )


WRITTEN: dict[str, Callable[[Story], str]] = {"pelican": as_paper, "hugo": as_hugo, "eleventy": as_eleventy}
"""How each peer has a story written."""


def address_part(name: str) -> str:
    """Give the last part of a category's or a topic's address, which is the same in all sites of the benchmarks."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _with_yaml(story: Story, **more: str) -> str:
    lines = {
        "title": _quoted(story.title),
        "date": f"{story.date.replace(' ', 'T')}:00+07:00",
        "author": _quoted(story.author),
        "summary": _quoted(story.summary),
        **more,
    }
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"---\n\n{story.body}"


def _all_quoted(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
