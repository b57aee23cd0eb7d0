"""The theme under plain Pelican, without paraf: the settings that its templates need.

In ``pelicanconf.py``, with this folder as ``THEME``::

    import sys

    sys.path.append(THEME)
    from plain import settings

    globals().update(settings(SITENAME, SITEURL, theme=THEME, language="id", office="Dinas Kominfo"))

* Nothing but Pelican and Babel is needed. There is no sign-off, so no page speaks of one.
* Text is escaped by itself; an article's own HTML is Pelican's.
"""

import gettext
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import ChainableUndefined

_CLOCKS = {"id": "%H.%M"}
_LOCALES = {"en": "en_GB"}


def settings(name: str, url: str, *, theme: str | Path, language: str = "id", office: str = "") -> dict[str, Any]:
    """Give the settings for a site of this name at this address, of an office, in a language."""

    def long_date(moment: datetime) -> str:
        return format_date(moment, "EEEE, d MMMM y", locale=_LOCALES.get(language, language))

    def hour(moment: datetime) -> str:
        return moment.strftime(_CLOCKS.get(language, "%H:%M"))

    def clock(moment: datetime) -> str:
        return f"{hour(moment)} {moment:%Z}".strip()

    def iso(moment: datetime) -> str:
        return moment.isoformat(timespec="seconds")

    def own_name(named: str) -> str:
        return Locale.parse(named, sep="-").get_display_name() or named

    said = _sentences(Path(theme), language)
    dates = {"long_date": long_date, "hour": hour, "clock": clock, "iso": iso}
    return {
        "DEFAULT_LANG": language,
        "PARAF_OFFICE": office or name,
        "PARAF_URL": url,
        "JINJA_FILTERS": {**dates, "own_name": own_name, "invitation": own_name},
        "JINJA_GLOBALS": {"_": said.gettext, "gettext": said.gettext, "ngettext": said.ngettext},
        "JINJA_ENVIRONMENT": {
            "autoescape": True,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": ["jinja2.ext.i18n"],
            "undefined": ChainableUndefined,
        },
    }


def _sentences(theme: Path, language: str) -> gettext.NullTranslations:
    """Give the theme's sentences in a language; English where it has none."""
    catalogue = theme / "translations" / language / "LC_MESSAGES" / "theme.po"
    if not catalogue.is_file():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with catalogue.open("rb") as written:
        write_mo(compiled, read_po(written))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
