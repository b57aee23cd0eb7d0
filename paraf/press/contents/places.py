"""Where things stand on the public site: one address for each page, feed, picture and attachment.

* Everything here is relative to the site's root, with ``/`` between the parts and none in front.
* A picture or attachment carries its own digest in its name: other bytes, another address.
"""

import re
from pathlib import PurePosixPath

from unidecode import unidecode

from paraf.rules.names import PICTURE_SUFFIXES
from paraf.rules.release_papers import NOTICES
from paraf.rules.words import Address, Digest

INDEX = "index.html"
NOT_FOUND = "404.html"
CATEGORIES = "kategori"
TAGS = "topik"
AUTHORS = "penulis"
UNITS = "instansi"
ARCHIVES = "arsip"
ABOUT = "tentang"
POLICY = "kebijakan-koreksi"
ACCESSIBILITY = "aksesibilitas"
CORRECTIONS = "ralat"
WITHDRAWN = NOTICES
ASSETS = "aset"
PICTURES = "gambar"
ATTACHMENTS = "lampiran"
FEED = "feeds/berita.atom.xml"
RSS_FEED = "feeds/berita.rss.xml"
JSON_FEED = "feeds/berita.json"
CORRECTIONS_FEED = "feeds/ralat.atom.xml"
CATEGORY_FEED = "feeds/kategori/{slug}.atom.xml"
UNIT_FEED = "feeds/instansi/{slug}.atom.xml"
SITEMAP = "sitemap.xml"
SITEMAP_PAGES = "sitemap-halaman.xml"
SITEMAP_PART = "sitemap-berita-{part}.xml"
SITEMAP_NEWS = "sitemap-news.xml"
ROBOTS = "robots.txt"
SECURITY = ".well-known/security.txt"
HUMANS = "humans.txt"
MANIFEST = "manifest.webmanifest"
STATUS = "paraf.json"
LATER_PAGE = "halaman/{number}"
PER_PAGE = 10

_HEX = 16
_LONGEST_NAME = 80


def page(folder: str) -> str:
    """Give the file of the page at an address; the front page's address is empty."""
    return f"{folder}/{INDEX}" if folder else INDEX


def later_page(folder: str, number: int) -> str:
    """Give the file of a list's numbered page: the oldest is 1; 0 is the list's own address."""
    if not number:
        return page(folder)
    later = LATER_PAGE.format(number=number)
    return page(f"{folder}/{later}" if folder else later)


def url(address: Address) -> str:
    """Give the address of an article's page as links have it."""
    return f"{address}/"


def status(address: Address) -> str:
    """Give the file of an article's status for programs, beside its page."""
    return f"{address}/{STATUS}"


def is_picture(name: str) -> bool:
    """Tell whether a file is a picture by its name."""
    return PurePosixPath(name).suffix.lower() in PICTURE_SUFFIXES


def file(name: str, digest: Digest) -> str:
    """Give the place of a picture or an attachment with these bytes."""
    folder = PICTURES if is_picture(name) else ATTACHMENTS
    stem = PurePosixPath(name).stem
    suffix = re.sub(r"[^a-z0-9.]", "", PurePosixPath(name).suffix.lower())
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", unidecode(stem)).strip("-.")[:_LONGEST_NAME] or "berkas"
    return f"{folder}/{digest.removeprefix('sha256:')[:_HEX]}-{plain}{suffix}"
