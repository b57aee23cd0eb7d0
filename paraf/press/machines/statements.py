"""Statements for machines at known addresses: who is behind the site, and what may be done with it.

* They follow from the settings and the theme alone.
* ``security.txt`` is there where the settings name a contact: an address that nobody looks after is worse than none.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from paraf.desk.language import language
from paraf.press.contents import places
from paraf.press.contents.papers import site_path
from paraf.rules.office import Office
from paraf.rules.words import Role

ICONS: Mapping[str, tuple[str, str]] = {
    "favicon.svg": ("any", "image/svg+xml"),
    "icon-192.png": ("192x192", "image/png"),
    "icon-512.png": ("512x512", "image/png"),
}
"""Size and type of each icon that a theme may have, by its name among the theme's assets."""


def robots(office: Office) -> str:
    """Give ``robots.txt``: everything may be read, and where the site maps are."""
    maps = "".join(f"Sitemap: {office.url}/{place}\n" for place in (places.SITEMAP, places.SITEMAP_NEWS))
    return f"User-agent: *\nAllow: /\n\n{maps}"


def security(office: Office) -> str:
    """Give ``security.txt``."""
    disclosure = office.disclosure
    end = disclosure.ends(office.zone)
    lines = [f"Contact: {contact}" for contact in disclosure.contacts]
    lines += [f"Expires: {end.isoformat()}"] if end else []
    lines += [f"Policy: {disclosure.policy}"] if disclosure.policy else []
    languages = ", ".join(dict.fromkeys((office.language, "en")))
    lines += [f"Preferred-Languages: {languages}", f"Canonical: {office.url}/{places.SECURITY}"]
    return "".join(f"{line}\n" for line in lines)


def humans(office: Office) -> str:
    """Give ``humans.txt``: who publishes the site, and who corrects it."""
    say = language(office.language).sentence
    correctors = (
        each.name for each in office.roster.officers if Role.CORRECTOR in each.roles and each.revoked_since is None
    )
    parts = {
        say("Publisher"): (office.office, f"{office.url}/"),
        say("Correctors"): tuple(correctors),
        say("Made with"): ("paraf", "Pelican"),
    }
    return "\n".join(f"/* {name} */\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())


def manifest(office: Office, icons: Mapping[str, str]) -> str:
    """Give the web manifest, by which a telephone keeps the site as it keeps a program.

    ``icons`` are the theme's, each by its name with its place.
    """
    home = f"{site_path(office)}/"
    said: dict[str, Any] = {
        "name": office.name,
        "short_name": office.name,
        "description": office.office,
        "lang": office.language,
        "dir": "ltr",
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        **({"theme_color": office.look.colours["accent"]} if "accent" in office.look.colours else {}),
        "icons": [
            {"src": f"{home}{icons[name]}", "sizes": size, "type": kind}
            for name, (size, kind) in ICONS.items()
            if name in icons
        ],
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode() + "\n"
