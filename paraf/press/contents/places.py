"""Where things stand on the public site: one address for each page, feed, picture and attachment.

* Everything here is relative to the site's root, with ``/`` between the parts and none in front.
* A picture or attachment carries its own digest in its name: other bytes, another address.
* What is drawn stands in a folder of its own beside the sealed pictures, named after what it was drawn from and how.
"""

import re
from collections.abc import Container
from pathlib import PurePosixPath

from unidecode import unidecode

from paraf.rules.names import PICTURE_SUFFIXES
from paraf.rules.release_papers import NOTICES
from paraf.rules.site_folders import SiteFolder
from paraf.rules.words import Address, Digest

INDEX = "index.html"
NOT_FOUND = "404.html"
CATEGORIES = SiteFolder.CATEGORIES.value
TAGS = SiteFolder.TAGS.value
AUTHORS = SiteFolder.AUTHORS.value
UNITS = SiteFolder.UNITS.value
ARCHIVES = SiteFolder.ARCHIVES.value
ABOUT = SiteFolder.ABOUT.value
POLICY = SiteFolder.POLICY.value
ACCESSIBILITY = SiteFolder.ACCESSIBILITY.value
CORRECTIONS = SiteFolder.CORRECTIONS.value
AGENDA = SiteFolder.AGENDA.value
ANNOUNCEMENTS = SiteFolder.ANNOUNCEMENTS.value
WITHDRAWN = NOTICES
SEARCH = SiteFolder.SEARCH.value
GALLERY = SiteFolder.GALLERY.value
INDEX_OF_SEARCH = f"{SEARCH}/indeks"
ASSETS = SiteFolder.ASSETS.value
PICTURES = SiteFolder.PICTURES.value
SOCIAL_CARDS = "kartu"
ATTACHMENTS = SiteFolder.ATTACHMENTS.value
FEED = "feeds/berita.atom.xml"
LANGUAGE_FEED = "feeds/{lang}.atom.xml"
RSS_FEED = "feeds/berita.rss.xml"
JSON_FEED = "feeds/berita.json"
CORRECTIONS_FEED = "feeds/ralat.atom.xml"
CATEGORY_FEED = "feeds/kategori/{slug}.atom.xml"
UNIT_FEED = "feeds/instansi/{slug}.atom.xml"
CALENDAR = "agenda.ics"
SITEMAP = "sitemap.xml"
SITEMAP_PAGES = "sitemap-halaman.xml"
SITEMAP_PART = "sitemap-berita-{part}.xml"
SITEMAP_NEWS = "sitemap-news.xml"
ROBOTS = "robots.txt"
SECURITY = ".well-known/security.txt"
HUMANS = "humans.txt"
MANIFEST = "manifest.webmanifest"
STATUS = "paraf.json"
EVENT = "acara.ics"
LATER_PAGE = f"{SiteFolder.LATER.value}/{{number}}"
PER_PAGE = 10

DIGITS = 16
"""So many digits of its digest stand in a file's place."""

_RECIPE = 6
_DRAWN = re.compile(rf"{PICTURES}/(?:\d+|{SOCIAL_CARDS})/(?P<digits>[0-9a-f]{{{DIGITS}}})[-.]")
_LONGEST_NAME = 80


def page(folder: str) -> str:
    """Give the file of the page at an address; the front page's address is empty."""
    return f"{folder}/{INDEX}" if folder else INDEX


def home(language: str) -> str:
    """Give the front page of a language as links have it; the language of the site's own front page is empty."""
    return f"{language}/" if language else ""


def feed_of_front(language: str) -> str:
    """Give the place of the feed of a front page; the language of the site's own front page is empty."""
    return LANGUAGE_FEED.format(lang=language) if language else FEED


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


def event(address: Address) -> str:
    """Give the file for calendars of an article's event, beside its page."""
    return f"{address}/{EVENT}"


def is_picture(name: str) -> bool:
    """Tell whether a file is a picture by its name."""
    return PurePosixPath(name).suffix.lower() in PICTURE_SUFFIXES


def file(name: str, digest: Digest) -> str:
    """Give the place of a picture or an attachment with these bytes."""
    folder = PICTURES if is_picture(name) else ATTACHMENTS
    stem = PurePosixPath(name).stem
    suffix = re.sub(r"[^a-z0-9.]", "", PurePosixPath(name).suffix.lower())
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", unidecode(stem)).strip("-.")[:_LONGEST_NAME] or "berkas"
    return f"{folder}/{digits(digest)}-{plain}{suffix}"


def rendition(sealed: Digest, width: int, suffix: str, *, recipe: str) -> str:
    """Give the place of a sealed picture that was drawn in some width; ``recipe`` tells ways of drawing apart."""
    return f"{PICTURES}/{width}/{digits(sealed)}-{recipe[:_RECIPE]}.{suffix}"


def social_card(key: Digest) -> str:
    """Give the place of the social card that was drawn under a key."""
    return f"{PICTURES}/{SOCIAL_CARDS}/{digits(key)}.png"


def is_drawn(place: str) -> bool:
    """Tell whether what stands at a place was drawn, and not sealed as it is."""
    return _DRAWN.match(place) is not None


def is_drawn_from(place: str, sealed: Container[str]) -> bool:
    """Tell whether a picture was drawn from one that has these first digits; a card's place does not tell."""
    found = _DRAWN.match(place)
    is_card = place.startswith(f"{PICTURES}/{SOCIAL_CARDS}/")
    return found is not None and (is_card or found["digits"] in sealed)


def digits_in(place: str) -> str:
    """Give the first digits of a sealed file's digest out of its place."""
    return place.partition("/")[2][:DIGITS]


def digits(digest: Digest) -> str:
    """Give the first digits of a digest, as places have them."""
    return digest.removeprefix("sha256:")[:DIGITS]
