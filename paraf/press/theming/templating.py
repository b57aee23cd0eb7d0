"""What a theme's templates can call: the office's language, and dates as its readers write them.

* English stands in the templates; the other languages are in ``translations/<language>/LC_MESSAGES/theme.po``.
* Dates follow the language of the page and the office's time zone, never the computer's.
* A plain text is never HTML: ``striptags`` takes nothing out of it.
"""

import gettext
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.filters import do_striptags
from jinja2.runtime import Context
from markupsafe import Markup

from paraf.desk.language import SOURCE, catalogue_in
from paraf.press.contents.fronts import translated_fronts
from paraf.press.theming.calling import let_speak
from paraf.rules.addresses import derive_slug
from paraf.rules.office import LANGUAGES, Office
from paraf.rules.sop import Step
from paraf.rules.words import Role

TRANSLATIONS = "translations"
I18N = "jinja2.ext.i18n"
LANGUAGE = "DEFAULT_LANG"
"""The name by which templates know the language of their page's interface."""

OURS = Path(__file__).parent / "templates"
_REMEMBERED = 4
_DAYS = 4096
_LONG, _PLAIN = "EEEE, d MMMM y", "d MMMM y"
_LOCALES = {"en": "en_GB"}
_CLOCKS = {"id": "%H.%M", "en": "%H:%M"}


def filters(office: Office) -> Mapping[str, Callable[..., Any]]:
    """Give the filters that templates have besides Jinja's own; dates are written in the language of the page."""

    @pass_context
    def long_date(context: Context, moment: datetime | None) -> str:
        return spoken_date(moment, office, context.get(LANGUAGE, office.language))

    @pass_context
    def hour(context: Context, moment: datetime) -> str:
        return spoken_hour(moment, office, context.get(LANGUAGE, office.language))

    @pass_context
    def clock(context: Context, moment: datetime | None) -> str:
        return spoken_clock(moment, office, context.get(LANGUAGE, office.language))

    def iso(moment: datetime | None) -> str:
        return moment.astimezone(office.zone).isoformat(timespec="seconds") if moment else ""

    return {"long_date": long_date, "hour": hour, "clock": clock, "iso": iso, "striptags": plain_text}


def spoken_date(moment: datetime | None, office: Office, language: str) -> str:
    """Give a moment's date with its weekday, in the office's time."""
    return _long_date(moment.astimezone(office.zone).date(), _LOCALES.get(language, language)) if moment else ""


def spoken_clock(moment: datetime | None, office: Office, language: str) -> str:
    """Give a moment's time of day, in the office's time."""
    return f"{spoken_hour(moment, office, language)} {moment.astimezone(office.zone):%Z}" if moment else ""


def spoken_hour(moment: datetime, office: Office, language: str) -> str:
    """Give a moment's time of day without the name of the office's time."""
    return moment.astimezone(office.zone).strftime(_CLOCKS.get(language, _CLOCKS["en"]))


@lru_cache(maxsize=_DAYS)
def _long_date(day: date, locale: str) -> str:
    return format_date(day, _LONG, locale=locale)


def month_named(month: int, office: Office) -> str:
    """Give the name of a month, 1 to 12, in the office's language."""
    return _month_named(month, locale_of(office))


@lru_cache
def _month_named(month: int, locale: str) -> str:
    return format_date(date(2000, month, 1), "MMMM", locale=locale)


def plain_date(moment: datetime, office: Office, language: str = "") -> str:
    """Give a moment's date without its weekday, in a language that the house speaks, else in the office's."""
    spoken = primary(language)
    return _plain_date(moment.date(), _LOCALES.get(spoken, spoken) if spoken in LANGUAGES else locale_of(office))


@lru_cache(maxsize=_DAYS)
def _plain_date(day: date, locale: str) -> str:
    return format_date(day, _PLAIN, locale=locale)


def locale_of(office: Office) -> str:
    """Give the locale whose dates the office's readers expect."""
    return _LOCALES.get(office.language, office.language)


def plain_text(value: object) -> str:
    """Give HTML without its tags; a text that is no HTML stays as it is."""
    return do_striptags(value) if hasattr(value, "__html__") else str(value)


def translate(environment: Environment, theme: Path, office: Office) -> None:
    """Let an environment's templates speak the office's language; ours stand behind the theme's."""
    environment.add_extension(I18N)
    let_speak(environment, translations(theme, office.language))
    environment.filters |= {"own_name": partial(own_name, theme), "invitation": partial(invitation, theme)}


def translations(theme: Path, language: str) -> gettext.NullTranslations:
    """Give a theme's sentences in a language; English where the theme has none."""
    catalogue = _catalogue(theme, language)
    return catalogue_in(catalogue, language) if catalogue.is_file() else gettext.NullTranslations()


def own_name(theme: Path, language: str) -> str:
    """Give a language's own name for itself."""
    return _of_itself(theme, language, "English")


def invitation(theme: Path, language: str) -> str:
    """Give the words of a link to the same article in a language, in that language."""
    return _of_itself(theme, language, "Read this in English")


def _of_itself(theme: Path, language: str, english: str) -> str:
    """Give what a catalogue says of its own language; the language's name where the interface does not speak it."""
    spoken = primary(language)
    if speaks(theme, spoken):
        return translations(theme, spoken).gettext(english)
    try:
        return Locale.parse(language, sep="-").get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language


def speaks(theme: Path, language: str) -> bool:
    """Tell whether the interface of a theme can speak a language: dates are known, and so are the theme's sentences."""
    return language in LANGUAGES and (language == SOURCE or _catalogue(theme, language).is_file())


def primary(language: str) -> str:
    """Give a language without its script and region: they are for the text, and not for the interface."""
    return language.partition("-")[0]


def _catalogue(theme: Path, language: str) -> Path:
    return theme / TRANSLATIONS / language / "LC_MESSAGES" / "theme.po"


def office_words(office: Office) -> dict[str, Any]:
    """Give what every template knows of the office; languages only where there are several."""
    return {
        "SITENAME": office.name,
        LANGUAGE: office.language,
        "PARAF_LANGUAGE": office.language,
        "PARAF_LANGUAGES": translated_fronts(office),
        "HOME_URL": "",
        "PARAF_OFFICE": office.office,
        "PARAF_URL": office.url,
        "PARAF_SOP": office.sop.number,
        "PARAF_PROCEDURE": _procedure(office),
        "PARAF_SERVICE": asdict(office.service),
        "PARAF_ANNOUNCEMENTS": [derive_slug(category) or "" for category in office.announcements.categories],
        "PARAF_CORRECTORS": [
            {"name": each.name, "since": _day(each.valid_from, office), "until": _day(each.valid_until, office)}
            for each in office.roster.officers
            if Role.CORRECTOR in each.roles and each.revoked_since is None
        ],
    }


def _procedure(office: Office) -> dict[str, Any]:
    """Give the procedure as plain values: its dates in words, its budgets in minutes."""
    sop = office.sop
    dates = {name: _day(getattr(sop, name), office) for name in ("made", "revised", "effective")}
    steps = {
        step.value: {"actor": sop.actors.get(step, ""), "minutes": round(getattr(sop, step).total_seconds() / 60)}
        for step in Step
    }
    texts = {"number": sop.number, "title": sop.title, "revision": sop.revision}
    return {**texts, **dates, "legal_basis": list(sop.legal_basis), "steps": steps}


def _day(day: date | None, office: Office) -> str:
    return _plain_date(day, locale_of(office)) if day else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hashable:
    office: Office

    def __hash__(self) -> int:
        return hash((self.office.name, self.office.url))


def environment_of(theme: Path, office: Office) -> Environment:
    """Give an environment for templates that are rendered without Pelican; a changed theme gets another one."""
    return _environment(theme, _Hashable(office=office), _marks(theme, office.language))


def _marks(theme: Path, language: str) -> tuple[int, ...]:
    """Give what changes when templates come or go, or their sentences change; Jinja sees for itself what they say."""
    places = (theme / "templates", _catalogue(theme, language))
    return tuple(place.stat().st_mtime_ns if place.exists() else 0 for place in places)


@lru_cache(maxsize=_REMEMBERED)
def _environment(theme: Path, hashable: _Hashable, _marked: tuple[int, ...]) -> Environment:
    office = hashable.office
    environment = Environment(
        loader=FileSystemLoader([theme / "templates", OURS]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[I18N],
    )
    environment.filters.update(filters(office))
    environment.globals.update(office_words(office))
    translate(environment, theme, office)
    return environment


def as_html(text: str) -> Markup:
    """Give a plain text as HTML that shows exactly that text."""
    return Markup(Markup.escape(text))  # noqa: S704  # escaped in the same breath
