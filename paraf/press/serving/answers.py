"""What a reader's browser is told with each file of the public site.

* A path names a file of the release or nothing: no way up, no hidden file, no list of a folder.
* What a file is follows from its name; a file of a kind that is not listed is handed out, never shown.
* Only the site's own pictures, styles and scripts are ever loaded, and nothing may frame it.
* Assets may be kept for good, pictures and attachments by the reader's own browser alone, pages for a minute.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from paraf.press.contents import places

_TYPES = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".md": "text/plain; charset=utf-8",
        ".sig": "text/plain; charset=utf-8",
        ".rss.xml": "application/rss+xml; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".webmanifest": "application/manifest+json; charset=utf-8",
        ".atom.xml": "application/atom+xml; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".gif": "image/gif",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".ico": "image/x-icon",
        ".woff2": "font/woff2",
        ".pdf": "application/pdf",
    }
)
_CSV = ("text/csv; charset=utf-8", "application/octet-stream")
_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ALWAYS = MappingProxyType(
    {
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",  # counts where the site is reached by https
    }
)
"""The headers that every answer has."""


def name_of(target: str) -> str | None:
    """Give the file or folder (ending in ``/``) that a request's target means, or None where it can mean none."""
    path = unquote(urlsplit(target).path if target.startswith("/") else "", errors="replace")
    parts = path.split("/")[1:]
    hidden = any(part.startswith(".") and part != ".well-known" for part in parts)
    garbled = any(mark in path for mark in ("\\", "\0", "\ufffd"))
    if not parts or hidden or garbled or not all(parts[:-1]):
        return None
    return "/".join(parts) or "/"


def file_of(name: str) -> str:
    """Give the file that stands for a name: a folder's is its page."""
    return places.page(name.strip("/")) if name.endswith("/") else name


def folder_address(name: str) -> str:
    """Give the address of a folder that was asked for without its slash."""
    return f"/{quote(name)}/"


def is_withdrawn(name: str, listed: bytes) -> bool:
    """Tell whether a name is the address of a withdrawn article, by the release's list of those.

    The file of its notice is a file like any other, for those who check it.
    """
    return any(line.endswith(f"/{name} 410;") for line in listed.decode().splitlines())


def headers_of(name: str) -> Mapping[str, str]:
    """Give the headers that belong to a file by its name."""
    suffixes = "".join(PurePosixPath(name).suffixes[-2:]).lower()
    kind = _TYPES.get(suffixes) or _TYPES.get(PurePosixPath(name).suffix.lower())
    found = {"Content-Type": kind or _CSV[not name.lower().endswith(".csv")], "Cache-Control": _kept(name)}
    return found if kind else found | {"Content-Disposition": "attachment"}


def is_known(etag: str, asked: str | None) -> bool:
    """Tell whether a reader already has the file with this tag."""
    known = {tag.strip().removeprefix("W/") for tag in (asked or "").split(",")}
    return etag in known or "*" in known


def _kept(name: str) -> str:
    if name.startswith(f"{places.ASSETS}/"):
        return "public, max-age=31536000, immutable"
    if name.startswith((f"{places.PICTURES}/", f"{places.ATTACHMENTS}/")):
        return "private, max-age=31536000, immutable"
    return "public, max-age=60"
