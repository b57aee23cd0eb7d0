"""Strategies for articles: canonical ones, and what people really type when they mean them.

* ``articles()`` gives an article that the strict grammar admits.
* ``typed()`` gives such an article with a text that a person might type for it.
* ``saved()`` gives a text as bytes, as some editor might save it.
"""

import codecs
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from paraf.rules.article import Article, Field
from paraf.rules.date_names import HARI_NAMES
from paraf.rules.dates import canonical_date
from paraf.rules.grammar_values import CHANGES, CLASSIFICATIONS, YES, canonical_value
from paraf.rules.header import KEYS, Kind, key_named

ZONE = ZoneInfo("Asia/Pontianak")
ZONES = st.sampled_from([ZONE, ZoneInfo("Asia/Jayapura"), ZoneInfo("Europe/Berlin"), ZoneInfo("UTC")])

REFUSED = "".join(
    map(
        chr,
        (
            *range(9),
            *range(0x0B, 0x20),
            *range(0x7F, 0xA0),
            *(0x2028, 0x2029),
            *range(0x202A, 0x202F),
            *range(0x2066, 0x206A),
            *(0xFEFF, 0xFFFE, 0xFFFF),
        ),
    )
)
"""Every character that no article may hold; a carriage return is refused where no newline follows it."""

_characters = st.characters(exclude_categories=["Cs"], exclude_characters=REFUSED)
_one_line = st.characters(exclude_categories=["Cs"], exclude_characters=REFUSED + "\n")
_words = st.sampled_from(
    ["Wali Kota", "Rp2,5 Miliar", "USDA&#8217;s", "10.30: rapat", "“kutipan”", "é", "[x]", '"y"', "#1"]
)
_values = st.lists(_words | st.text(_one_line, max_size=12), min_size=1, max_size=4).map(" ".join)
_bodies = st.lists(st.text(_characters, max_size=20) | st.sampled_from(["", "---", "Status: draft", "    kode"])).map(
    lambda lines: "\n".join(lines).strip("\n")
)
_digests = st.text("0123456789abcdef", min_size=64, max_size=64).map("sha256:{}".format)
_moments = st.datetimes(datetime(1990, 1, 1), datetime(2190, 1, 1))  # noqa: DTZ001 - the office's zone is set below
_slugs = st.from_regex(r"[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,3}", fullmatch=True).filter(lambda slug: slug != "index")
_BY_NAME = {
    "Slug": _slugs,
    "Redirect": st.lists(_slugs, min_size=1, max_size=3, unique=True).map(", ".join),
    "Lang": st.sampled_from(["id", "en", "zh-Hant", "pt-BR"]),
    "Translation-Of": _slugs,
    "Hide-Earlier": st.just(YES),
    "Change": st.sampled_from(CHANGES),
    "Classification": st.sampled_from(CLASSIFICATIONS),
}
_NOTES = ("X-Abaikan", "X-Kembali", "X-Dikoreksi", "X-Nik")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def values_of(name, zone=ZONE):
    """Give canonical values of a key."""
    key = key_named(name)
    if name in _BY_NAME:
        return _BY_NAME[name]
    if key.kind is Kind.DATE:
        return _moments.map(lambda moment: canonical_date(moment.replace(tzinfo=UTC), zone=zone))
    if key.kind is Kind.DIGEST:
        return _digests
    return _values.map(lambda value: canonical_value(key, value)).filter(bool)


@st.composite
def articles(draw, *, zone=ZONE):
    """Give an article that the strict grammar admits."""
    names = [key.name for key in KEYS] + list(_NOTES)
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=10, unique=True))
    fields = tuple(Field(key=name, value=draw(values_of(name, zone))) for name in chosen)
    return Article(fields=fields, body=draw(_bodies))


@st.composite
def typed(draw):
    """Give an article and a text that a person might type for it."""
    article = draw(articles())
    lines = [draw(_typed_line(field)) for field in article.fields]
    opening = draw(st.sampled_from(["", "\n", "\ufeff", "\ufeff \n\n"]))
    gap = draw(st.sampled_from(["\n", " \n", "\n\n\n", "---\n", "\u00a0\n\n"]))
    ending = draw(st.sampled_from(["", "\n", "\n\n\n"]))
    if draw(st.booleans()) and not any(_looks_quoted(field.value) for field in article.fields):
        opening, gap = f"{opening}---\n", draw(st.sampled_from(["---\n", "...\n", "\n# catatan\n---\n\n"]))
    header = "\n".join(lines)
    text = f"{opening}{header}\n{gap}{article.body}{ending}"
    return article, text.replace("\n", "\r\n") if draw(st.booleans()) else text


def _looks_quoted(value):
    return value[0] in "\"'" or value[0] in "|>"


@st.composite
def _typed_line(draw, field):
    key = key_named(field.key)
    name = draw(st.sampled_from([key.name, *key.aliases]))
    name = draw(st.sampled_from([name, name.upper(), name.replace("-", "_"), name.replace("-", " "), f"{name} "]))
    blanks = draw(st.sampled_from(["", " ", "  ", "\t", "\u00a0"]))
    if blanks == "" and field.value.startswith("//"):
        blanks = " "
    return f"{name}:{blanks}{draw(_typed_value(key, field.value))}{draw(st.sampled_from(['', ' ', '  ']))}"


def _typed_value(key, value):
    if key.kind is Kind.DATE:
        return st.sampled_from(_typed_dates(datetime.fromisoformat(value)))
    if key.name == "Change":
        return st.sampled_from([value, value.upper(), value.replace("-", " ")])
    if key.multiple and '"' not in value and "\\" not in value:
        return st.sampled_from([value, f'["{value}"]'])
    return st.just(value)


def _typed_dates(moment):
    day, month, year = moment.day, _MONTHS[moment.month - 1], moment.year
    time = f"{moment:%H.%M}"
    return [
        f"{moment:%Y-%m-%d %H:%M}",
        f"{moment:%Y-%m-%dT%H:%M:00}",
        f"{HARI_NAMES[moment.isoweekday()]}, {day} {month} {year} pukul {time}",
        f"{moment:%d/%m/%Y} {time}",
        f"{moment:%d-%m-%Y} {time}",
        f"{day} {month[:3].lower()} {year}, {time}",
        f"{day} {month} {year} {time} WIB",
    ]


def saved(text):
    """Give the bytes of a text as editors save it."""
    plain = text.removeprefix("\ufeff")
    return st.sampled_from(
        [
            plain.encode(),
            codecs.BOM_UTF8 + plain.encode(),
            codecs.BOM_UTF16_LE + plain.encode("utf-16-le"),
            codecs.BOM_UTF16_BE + plain.encode("utf-16-be"),
        ]
    )
