"""Links: each leads somewhere, and says where.

* A link to an article's paper or to an address of an article leads to what is public or lies in the folders.
* A link without a host leads to what paraf puts on the site: whatever else stands on that host has a whole address.
* An address without ``https://`` is taken for a file of ours, and a file of a kind that is not handed out is left out.
* "Klik di sini" tells nobody what is there; nor does a link that is nothing but "laman ini".
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from paraf.rules.checks.copy import Copy
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.findings import Finding
from paraf.rules.names import ATTACHMENT_SUFFIXES, PICTURE_SUFFIXES
from paraf.rules.office import LANGUAGES
from paraf.rules.rendering import rendered
from paraf.rules.site_folders import SiteFolder
from paraf.rules.targets import TargetKind, target_of
from paraf.rules.wording import find
from paraf.rules.words import Address

_FOLDERS = frozenset({*(folder.value for folder in SiteFolder), *LANGUAGES})
_HANDED_OUT = (*PICTURE_SUFFIXES, *ATTACHMENT_SUFFIXES)
_ADDRESS_OF_ARTICLE = re.compile(r"/?(?P<address>berita/\d{4}/[^/]+)/?(?:index\.html)?")
_WEB_ADDRESS = re.compile(
    r"(?:www\.|[\w-]{2,40}(?:\.[\w-]{2,40})*\.(?:id|com|org|net|info|co|gov|example)(?:[/:?#]|$))", re.IGNORECASE
)
_CLICK = re.compile(
    r"\b(?:klik|tekan|ketuk)\s(?:saja\s)?(?:di\s?sini|disini|link\sini|tautan\sini)\b|\bclick\shere\b", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(
    r"\[\s*(?:di\s?sini|disini|sini|klik|link|tautan|laman|halaman|situs|here|this\s(?:link|page)|(?:link|tautan|laman|halaman"
    r"|situs)\s(?:ini|berikut)|selengkapnya|baca\sselengkapnya|berikut(?:\sini)?|more|read\smore)\s*\.?\s*\]\(",
    re.IGNORECASE,
)


def links(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find links that lead nowhere, and those that do not say where they lead."""
    for tag, name, value in rendered(copy.article.body).targets:
        if (tag, name) == ("a", "href"):
            code = _wrong_with(value, copy, knowledge)
            if code:
                yield find(code, path=copy.path, line=_line_of(copy, value), found=value)
    for passage in copy.passages:
        yield from (passage.find("click-here", *match.span()) for match in _CLICK.finditer(passage.text))
    body = copy.article.body
    for match in _SAYS_NOTHING.finditer(body):
        line = copy.article.body_line + body.count("\n", 0, match.start())
        yield find("link-says-nothing", path=copy.path, line=line, found=match[0].strip("[](").strip())


def _wrong_with(value: str, copy: Copy, knowledge: Knowledge) -> str | None:
    target, standing = target_of(value), knowledge.standing
    match target.kind:
        case TargetKind.FILE:
            if _WEB_ADDRESS.match(target.path):
                return "link-without-https"
            return None if target.path.lower().endswith(_HANDED_OUT) else "link-left-out"
        case TargetKind.ARTICLE:
            return None if standing is None or standing.has_paper(target, beside=copy.path) else "link-to-nothing"
        case TargetKind.ELSEWHERE:
            address = _own_address(value, knowledge.site)
            if standing and address and not standing.has_address(address):
                return "link-to-nothing"
            return "link-beside-site" if is_beside_site(value) else None
        case _:  # refused by whoever gathers the paper
            return None


def is_beside_site(value: str) -> bool:
    """Tell whether a link without a host leads where paraf puts nothing."""
    parts = urlsplit(value.strip())
    first = unquote(parts.path).strip("/").partition("/")[0]
    is_rooted = parts.path.startswith("/") and not (parts.scheme or parts.netloc)
    return is_rooted and bool(first) and "." not in first and first not in _FOLDERS


def _own_address(value: str, site: str) -> Address | None:
    """Give the address of an article of ours that a link names."""
    parts = urlsplit(value.strip())
    if parts.netloc and parts.netloc.casefold() != site.casefold():
        return None
    found = _ADDRESS_OF_ARTICLE.fullmatch(unquote(parts.path))
    return Address(found["address"]) if found else None


def _line_of(copy: Copy, value: str) -> int:
    body, article = copy.article.body, copy.article
    at = body.find(value)
    return article.body_line + body.count("\n", 0, max(at, 0))
