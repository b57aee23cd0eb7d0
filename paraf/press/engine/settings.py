"""The engine's settings: what ``pelicanconf.py`` may choose, and what the house has locked.

* A newsroom chooses its theme, its plugins, Jinja filters, and any setting that only its theme reads.
* Everything that decides what is read, what is written, where, and how text becomes HTML is locked.
"""

import locale
from collections.abc import Mapping
from typing import Any

import msgspec
from pelican.readers import BaseReader

from paraf.press.contents import places
from paraf.press.contents.pages import DIRECT
from paraf.press.contents.papers import site_path
from paraf.press.engine.job import JOB, Job
from paraf.press.engine.readers import RefusingReader
from paraf.press.machines.entries import MOST
from paraf.press.theming.templating import I18N, filters, office_words
from paraf.rules.office import Office
from paraf.rules.release_papers import FOLDER
from paraf.rules.site_folders import SiteFolder

Settings = dict[str, Any]

PAGED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("index", "category", "tag", "author", "unit", "gallery"), ("articles", "dates")),
    "corrections": ("corrections",),
}
"""The templates of lists that are paged, and what each calls its list."""

_SUFFIXES = ("md", "markdown", "mkd", "mdown", "rst", "htm", "html", "txt", "static")
_FEEDS = ("FEED_ATOM", "FEED_RSS", "CATEGORY_FEED_RSS", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS")
_MORE_FEEDS = ("TAG_FEED_ATOM", "TAG_FEED_RSS", "TRANSLATION_FEED_ATOM", "TRANSLATION_FEED_RSS")
_LISTS = {"INDEX": "", "CATEGORIES": places.CATEGORIES, "TAGS": places.TAGS, "AUTHORS": places.AUTHORS}
_LISTS |= {"UNITS": places.UNITS}
_TERMS = {"CATEGORY": places.CATEGORIES, "TAG": places.TAGS, "AUTHOR": places.AUTHORS, "UNIT": places.UNITS}
_STATEMENTS = {"ABOUT": places.ABOUT, "POLICY": places.POLICY, "ACCESSIBILITY": places.ACCESSIBILITY}
_STATEMENTS |= {"CORRECTIONS": places.CORRECTIONS, "SEARCH": places.SEARCH, "GALLERY": places.GALLERY}
_STATEMENTS |= {"AGENDA": places.AGENDA, "ANNOUNCEMENTS": places.ANNOUNCEMENTS}
_PERIODS = {"YEAR": "{date:%Y}", "MONTH": "{date:%Y}/{date:%m}"}


def lock(settings: Settings, job: Job) -> None:
    """Set everything that a newsroom's settings may not choose."""
    locale.setlocale(locale.LC_TIME, "C")  # month names come from the office's language, not from the computer's
    office = job.contents.office
    chosen = dict(settings.get("JINJA_FILTERS") or {})
    extensions = [*(settings.get("JINJA_ENVIRONMENT") or {}).get("extensions", ()), I18N]
    settings.update(_reading(job), **_writing(job), **_addresses(), **_feeds(office), **office_words(office))
    card = job.contents.social_card
    settings["PARAF_SOCIAL_CARD"] = msgspec.structs.asdict(card) if card else None
    settings["PARAF_CREST"] = _crest(job)
    settings["JINJA_FILTERS"] = chosen | dict(filters(office))
    settings["JINJA_ENVIRONMENT"] = {
        "autoescape": True,
        "auto_reload": False,  # whoever changes a template gets another environment
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": list(dict.fromkeys(extensions)),
    }
    settings[JOB] = job


def _crest(job: Job) -> Settings | None:
    crest = job.assets.crest
    if crest is None:
        return None
    return {"src": job.assets.place_of(crest.name), "kind": crest.kind}


def _reading(job: Job) -> Settings:
    suffixes = {suffix for reader in (BaseReader, *BaseReader.__subclasses__()) for suffix in reader.file_extensions}
    return {
        "PATH": str(job.staging),
        "ARTICLE_PATHS": [""],
        "ARTICLE_EXCLUDES": [],
        "PAGE_PATHS": [],
        "PAGE_EXCLUDES": [],
        "STATIC_PATHS": [],
        "STATIC_EXCLUDES": [],
        "STATIC_EXCLUDE_SOURCES": True,
        "TEMPLATE_PAGES": {},
        "READERS": dict.fromkeys((*_SUFFIXES, *suffixes), RefusingReader),
        "IGNORE_FILES": [],
        "CACHE_CONTENT": False,
        "LOAD_CONTENT_CACHE": False,
        "CONTENT_CACHING_LAYER": "reader",
        "CHECK_MODIFIED_METHOD": "mtime",
        "WITH_FUTURE_DATES": True,
        "USE_FOLDER_AS_CATEGORY": False,
        "DEFAULT_CATEGORY": "Berita",
        "DEFAULT_DATE": None,
        "DEFAULT_METADATA": {},
        "EXTRA_PATH_METADATA": {},
        "FILENAME_METADATA": "",
        "PATH_METADATA": "",
        "ARTICLE_TRANSLATION_ID": None,
        "PAGE_TRANSLATION_ID": None,
        "TYPOGRIFY": False,
        "FORMATTED_FIELDS": [],
        "LOG_FILTER": [],
    }


def _writing(job: Job) -> Settings:
    return {
        "OUTPUT_PATH": str(job.output),
        "OUTPUT_SOURCES": False,
        "OUTPUT_RETENTION": [],
        "DELETE_OUTPUT_DIRECTORY": False,
        "THEME": str(job.theme),
        "THEME_STATIC_DIR": job.assets.folder,
        "THEME_STATIC_PATHS": [],
        "THEME_TEMPLATES_OVERRIDES": [],
        "TEMPLATE_EXTENSIONS": [".html"],
        "DIRECT_TEMPLATES": ["index", *DIRECT],
        "PAGINATED_TEMPLATES": dict.fromkeys(PAGED, places.PER_PAGE),
        "DEFAULT_PAGINATION": places.PER_PAGE,
        "DEFAULT_ORPHANS": places.PER_PAGE - 1,
        "ARTICLE_ORDER_BY": _newest_first,
        "NEWEST_FIRST_ARCHIVES": True,
        "REVERSE_CATEGORY_ORDER": False,
        "RELATIVE_URLS": False,
        "PARAF_PROOFS": f"{FOLDER}/" if job.proofs else "",
    }


def _addresses() -> Settings:
    found: Settings = {}
    for name, folder in _LISTS.items() | {("ARCHIVES", places.ARCHIVES)}:
        found |= {f"{name}_URL": f"{folder}/" if folder else "", f"{name}_SAVE_AS": places.page(folder)}
    for name, folder in _TERMS.items():
        found |= {f"{name}_URL": f"{folder}/{{slug}}/", f"{name}_SAVE_AS": places.page(f"{folder}/{{slug}}")}
    for name, period in _PERIODS.items():
        folder = f"{places.ARCHIVES}/{period}"
        found |= {f"{name}_ARCHIVE_URL": f"{folder}/", f"{name}_ARCHIVE_SAVE_AS": places.page(folder)}
    article = f"{SiteFolder.ARTICLES}/{{slug}}"
    for kind in ("ARTICLE", "ARTICLE_LANG"):
        found |= {f"{kind}_URL": f"{article}/", f"{kind}_SAVE_AS": places.page(article)}
    for kind in ("DRAFT", "DRAFT_LANG", "PAGE", "PAGE_LANG", "DRAFT_PAGE", "DRAFT_PAGE_LANG", "STATIC", "DAY_ARCHIVE"):
        found |= {f"{kind}_URL": "", f"{kind}_SAVE_AS": ""}
    for name, folder in _STATEMENTS.items():
        found |= {f"{name}_URL": f"{folder}/", f"{name}_SAVE_AS": places.page(folder)}
    return found | {
        "404_SAVE_AS": places.NOT_FOUND,
        "404_URL": places.NOT_FOUND,
        "PAGINATION_PATTERNS": [],
    }


def _feeds(office: Office) -> Settings:
    ours = {"FEED_ALL_ATOM": places.FEED, "FEED_ALL_RSS": places.RSS_FEED, "CATEGORY_FEED_ATOM": places.CATEGORY_FEED}
    ours |= {"UNIT_FEED_ATOM": places.UNIT_FEED, "FEED_ALL_JSON": places.JSON_FEED}
    ours |= {"CORRECTIONS_FEED_ATOM": places.CORRECTIONS_FEED, "MANIFEST": places.MANIFEST, "STATUS": places.STATUS}
    ours |= {"CALENDAR": places.CALENDAR}
    return {
        **dict.fromkeys((*_FEEDS, *_MORE_FEEDS)),
        **ours,
        **{f"{name}_URL": place for name, place in ours.items()},
        "FEED_MAX_ITEMS": MOST,
        "FEED_APPEND_REF": False,
        "FEED_DOMAIN": office.url,
        "SITEURL": site_path(office),
        "TIMEZONE": office.zone.key,
        "DATE_FORMATS": {},
        "DEFAULT_DATE_FORMAT": "%Y-%m-%d",
    }


def _newest_first(article: Any) -> tuple[float, str]:  # noqa: ANN401  # Pelican's own class has no types
    return -article.date.timestamp(), article.url.removesuffix("/")
