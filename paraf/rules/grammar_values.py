"""Header values: the canonical form of each, and what is refused.

* A value is one line without tabs, no-break spaces or outer blanks; public text has no HTML entities.
* A list ``[a, b]`` under a key that takes several values is written without brackets and quotes.
* A slug is ``[a-z0-9-]{1,100}``; other letters, capitals and blanks become such, and what is too long is cut.
  So it is with each of the slugs in a list of redirects.
* What a translation translates is named by its address, or by a slug until submission has found the address.
* A language is a short tag, a digest ``sha256:`` and 64 hex digits.
* A kind of change and a classification come from their lists.
* A date is canonical (see ``dates``); what people type becomes canonical at intake.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from types import MappingProxyType

from paraf.rules.addresses import derive_slug
from paraf.rules.dates import is_canonical_date
from paraf.rules.grammar_characters import is_refused, plain_blanks, shown
from paraf.rules.header import Key, Kind
from paraf.rules.site_folders import SiteFolder

YES = "ya"
_YES = frozenset({"ya", "y", "yes", "true", "1"})
CHANGES = ("ralat", "ejaan", "pemutakhiran", "hak-jawab", "pencabutan")
CLASSIFICATIONS = ("terbuka", "perlu PPID", "dikecualikan")

Problem = tuple[str, dict[str, str]]
"""A finding's code and its details, before it has a place."""

_ANY_SLUG = "judul-berita"
_SLUG = re.compile(r"[a-z0-9-]{1,100}", re.ASCII)
_ADDRESS = re.compile(rf"{SiteFolder.ARTICLES}/[0-9]{{4}}/[a-z0-9-]{{1,100}}", re.ASCII)
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}", re.ASCII)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", re.ASCII)
_LIST = re.compile(r"\[(?P<items>.*)\]")
_LIST_ITEM = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^,]+)""")
_DOUBLE_QUOTED = re.compile(r'"((?:[^"\\]|\\["\\/])*)"')
_SINGLE_QUOTED = re.compile(r"'((?:[^']|'')*)'")
_LANGUAGES = MappingProxyType(
    {"indonesia": "id", "bahasa indonesia": "id", "indonesian": "id", "inggris": "en", "english": "en"}
)
_CHANGES = MappingProxyType({change.replace("-", ""): change for change in CHANGES})
_CLASSIFICATIONS = MappingProxyType({each.replace(" ", "").casefold(): each for each in CLASSIFICATIONS})


def canonical_value(key: Key, value: str) -> str:
    """Give a value as the canonical text has it; what cannot be mended stays as it is. Dates are read elsewhere."""
    plain = plain_blanks(value)
    if key.kind is Kind.TEXT:
        return _settled_text(key, plain)
    if key.kind is Kind.DIGEST:
        return plain.lower()
    mended = _MENDED.get(key.name)
    return mended(plain) if mended else plain


def value_problem(key: Key, value: str) -> Problem | None:
    """Give what is wrong with a canonical value, or None."""
    rule = _RULES.get(key.name) or _KIND_RULES.get(key.kind)
    if rule is None or rule.admits(value):
        return None
    detail = {"key": key.name, "value": shown(value), "expected": ", ".join(rule.expected)}
    return rule.code, detail | ({"proposal": derive_slug(value) or _ANY_SLUG} if key.name == "Slug" else {})


def _squeezed(value: str) -> str:
    return re.sub(r"[\s_-]+", "", value).casefold()


def _language(value: str) -> str:
    known = _LANGUAGES.get(value.casefold())
    if known:
        return known
    first, *rest = value.replace("_", "-").split("-")
    return "-".join((first.lower(), *rest))


def _settled_text(key: Key, value: str) -> str:
    """Tidy until nothing is left: ``&amp;#8217;`` came out of two programs, one after the other."""
    while (mended := _tidied_text(key, value)) != value:
        value = mended
    return value


def _tidied_text(key: Key, value: str) -> str:
    plain = plain_blanks(_ENTITY.sub(_character, value))
    listed = _LIST.fullmatch(plain) if key.multiple else None
    if key.multiple is None or listed is None:
        return plain
    items = (unquoted(item.strip()) for item in _LIST_ITEM.findall(listed["items"]))
    return key.multiple.join(item for item in items if item).strip()


def unquoted(value: str) -> str:
    """Give a value without the quotes that YAML wants around it."""
    double = _DOUBLE_QUOTED.fullmatch(value)
    if double:
        return re.sub(r'\\(["\\/])', r"\1", double[1]).strip()
    single = _SINGLE_QUOTED.fullmatch(value)
    return single[1].replace("''", "'").strip() if single else value


def _character(match: re.Match[str]) -> str:
    entity = match[0]
    named = entity[1] != "#"
    character = html5.get(entity[1:], "") if named else unescape(entity)
    is_text = character and "\n" not in character and "\t" not in character and not is_refused(character)
    return character if is_text else entity


def _is_slug(value: str) -> bool:
    return _SLUG.fullmatch(value) is not None and derive_slug(value) is not None


def _slug(value: str) -> str:
    return value if _is_slug(value) else derive_slug(value) or value


def _are_redirects(value: str) -> bool:
    slugs = value.split(", ")
    return all(map(_is_slug, slugs)) and len({*slugs}) == len(slugs)


def _redirects(value: str) -> str:
    return ", ".join(dict.fromkeys(_slug(each.strip()) for each in value.split(",") if each.strip())) or value


def _is_original(value: str) -> bool:
    return _ADDRESS.fullmatch(value) is not None or _is_slug(value)


def _original(value: str) -> str:
    """Give the address in what was copied from a browser, or the slug that was typed."""
    found = _ADDRESS.search(value)
    return found[0] if found else _slug(value)


_MENDED: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "Slug": _slug,
        "Redirect": _redirects,
        "Lang": _language,
        "Translation-Of": _original,
        "Hide-Earlier": lambda value: YES if _squeezed(value) in _YES else value,
        "Change": lambda value: _CHANGES.get(_squeezed(value), value),
        "Classification": lambda value: _CLASSIFICATIONS.get(_squeezed(value), value),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    code: str
    admits: Callable[[str], object]
    expected: tuple[str, ...] = ()


_RULES = {
    "Slug": _Rule(code="bad-slug", admits=_is_slug),
    "Redirect": _Rule(code="bad-redirect", admits=_are_redirects),
    "Lang": _Rule(code="bad-lang", admits=_LANG.fullmatch),
    "Translation-Of": _Rule(code="bad-translation", admits=_is_original),
    "Hide-Earlier": _Rule(code="bad-hiding", admits=YES.__eq__, expected=(YES,)),
    "Change": _Rule(code="bad-change", admits=CHANGES.__contains__, expected=CHANGES),
    "Classification": _Rule(code="bad-classification", admits=CLASSIFICATIONS.__contains__, expected=CLASSIFICATIONS),
}
_KIND_RULES = {
    Kind.DATE: _Rule(code="bad-date", admits=is_canonical_date),
    Kind.DIGEST: _Rule(code="bad-digest", admits=_DIGEST.fullmatch),
}
