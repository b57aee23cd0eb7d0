"""Making the corpus' articles ready: only what an office would have to settle before it can submit them.

* Authors become byline officers under the name that the article has.
* Slugs are lower-cased; empty picture fields and alternative texts get a value that says it is a test.
* A link to an address of the site at which nothing is published, of which the desk warns, becomes its words.
* Dates and ``Modified`` stay as they are written: the desk reads them.
* Everything else stays byte for byte as it was found.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from paraf.rules.checks.links import is_beside_site

TEST_VALUE = "(test value)"
_PICTURE_FIELDS = ("Image-Alt", "Image-Caption", "Image-Credit")
_LINE = re.compile(r"(?P<key>[A-Za-z_-]+):[ \t]*(?P<value>.*)")
_NO_ALT_MARKDOWN = re.compile(r"!\[\s*\](?=[(\[])")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^]\n]+)\]\((?P<target>/[^)\s]+)\)")
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE | re.DOTALL)
_ALT = re.compile(r"\balt\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)

Counts = Counter[str]


def ready(text: str, counts: Counts) -> str:
    """Give an article as it can be submitted, and count what was changed."""
    end = "\r\n" if "\r\n" in text else "\n"
    header, blank, body = text.partition(end * 2)
    lines = [_lower_slug(line, counts) for line in header.split(end)]
    lines += [f"{key}: {TEST_VALUE}" for key in _missing_fields(lines, counts)]
    return end.join(lines) + blank + _without_dead_links(_with_alts(body, counts), counts)


def authors_in(text: str) -> list[str]:
    """Give the names in an article's author line; only a semicolon separates them."""
    header = text.replace("\r\n", "\n").partition("\n\n")[0]
    values = [line["value"] for line in map(_LINE.match, header.split("\n")) if line and _is_author(line["key"])]
    return [name.strip() for value in values for name in value.split(";") if name.strip()]


def settings(names: Iterable[str]) -> str:
    """Give the text of ``newsroom.toml``: an admin, a corrector, a writer, and each name once as a byline."""
    distinct: dict[str, str] = {}
    for name in names:
        folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
        distinct.setdefault(folded, " ".join(name.split()))
    officers = [("test-admin", "Test Admin", "admin"), ("test-corrector", "Test Corrector", "corrector")]
    officers += [("test-writer", "Test Writer", "writer")]
    officers += [(f"byline-{number}", name, "byline") for number, name in enumerate(distinct.values(), 1)]
    return _NEWSROOM + "".join(_OFFICER.format(id=id_, name=_quoted(name), role=role) for id_, name, role in officers)


def lay_out(corpus: Path, newsroom: Path, counts: Counts, *, limit: int | None) -> tuple[str, ...]:
    """Put settings, articles and pictures where an office has them; give the articles' paths below ``drafts/``."""
    source = corpus / "content"
    texts = {
        path.relative_to(source / "articles").as_posix(): path.read_bytes().decode()
        for path in sorted((source / "articles").rglob("*.md"))[:limit]
    }
    newsroom.mkdir(parents=True, exist_ok=True)
    names = [name for text in texts.values() for name in authors_in(text)]
    (newsroom / "newsroom.toml").write_text(settings(names), encoding="utf-8")
    for name, text in texts.items():
        _write(newsroom / "drafts" / name, ready(text, counts).encode())
    for picture in sorted((source / "images").rglob("*")):
        if picture.is_file():
            _write(newsroom / "images" / picture.relative_to(source / "images"), picture.read_bytes())
    counts["byline officers"] = settings(names).count('roles = ["byline"]')
    return tuple(texts)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _lower_slug(line: str, counts: Counts) -> str:
    match = _LINE.fullmatch(line)
    if match is None or match["key"] != "Slug" or match["value"] == match["value"].lower():
        return line
    counts["slugs lower-cased"] += 1
    return line.lower().replace("slug", "Slug", 1)


def _missing_fields(lines: list[str], counts: Counts) -> list[str]:
    keys = {line["key"].replace("_", "-") for line in map(_LINE.fullmatch, lines) if line and line["value"].strip()}
    missing = [key for key in _PICTURE_FIELDS if "Image" in keys and key not in keys]
    counts.update(f"{key} filled" for key in missing)
    return missing


def _with_alts(body: str, counts: Counts) -> str:
    def counted(replacement: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def replace(match: re.Match[str]) -> str:
            became = replacement(match)
            counts["alternative texts filled in bodies"] += became != match[0]
            return became

        return replace

    body = _NO_ALT_MARKDOWN.sub(counted(lambda _: f"![{TEST_VALUE}]"), body)
    return _IMG.sub(counted(lambda match: _img_with_alt(match[0])), body)


def _without_dead_links(body: str, counts: Counts) -> str:
    def replace(match: re.Match[str]) -> str:
        if not is_beside_site(match["target"]):
            return match[0]
        counts["links to nothing taken out"] += 1
        return match["words"]

    return _LINK.sub(replace, body)


def _img_with_alt(tag: str) -> str:
    alt = _ALT.search(tag)
    if alt is None:
        return f'{tag[:4]} alt="{TEST_VALUE}"{tag[4:]}'
    return tag if alt[1][1:-1].strip() else tag.replace(alt[0], f'alt="{TEST_VALUE}"', 1)


def _is_author(key: str) -> bool:
    return key in {"Author", "Authors"}


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_NEWSROOM = """\
[newsroom]
name = "Corpus Gazette"
office = "Office of Test Corpora"
site = "corpus.example"
url = "https://corpus.example"
language = "en"
timezone = "America/New_York"

[signoff]
level = "code"

[security]
contact = ["security@corpus.example"]
expires = 2099-12-31
"""
_OFFICER = """
[[officer]]
id = "{id}"
name = {name}
roles = ["{role}"]
"""
