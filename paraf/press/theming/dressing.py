"""Dressing: what an office puts on a theme: its colours behind the theme's styles, its crest among the assets.

* The colours are names of the theme's style sheet with other values, for screens alone: paper stays black and white.
* A theme that has no such style sheet has the crest alone.
* The theme's drawn icon has the office's accent where it has the theme's own, as the style sheet names that.
* The crest is the one that was accepted, out of the vault; one that cannot be opened any more stops the press.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from paraf.desk.layout import Layout
from paraf.desk.records.outcomes import Outcomes
from paraf.desk.records.vault import Vault
from paraf.press.stops import PressStoppedError
from paraf.rules.contrast import Colour, nearest
from paraf.rules.findings import Finding
from paraf.rules.look_settings import BAND_BY_NIGHT, CLEAR, NIGHT_PAPER, Look

STYLES: Final = "css/paraf.css"
"""The style sheet behind which the office's colours stand."""

ICON: Final = "favicon.svg"
"""The icon whose colour is the theme's accent; those in pixels stay as they were drawn."""

_BAND = re.compile(rb"--band:\s*(#[0-9a-f]{6})\b")
_KINDS = {"svg": "image/svg+xml", "png": "image/png"}
_DARK, _CLEAR = "(prefers-color-scheme: dark)", "(prefers-contrast: more)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCrest:
    """A crest as it is shown: its name among the assets, its type, its shape (width to height), and its bytes."""

    name: str
    kind: str
    shape: str
    content: bytes

    @property
    def styles(self) -> str:
        """Give what puts it above the site's name: it is an ornament, and the name stands beside it."""
        return (
            "\n/* ---- the office's crest ---- */\n"
            f'.masthead::before {{\n  content: "";\n  aspect-ratio: {self.shape};\n'
            f'  background-image: url("../{self.name}");\n}}\n'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What is put on a theme."""

    styles: str = ""
    accent: Colour | None = None
    crest: ShownCrest | None = None

    def put_on(self, assets: Mapping[str, bytes]) -> dict[str, bytes]:
        """Give a theme's assets with the office's own."""
        worn = dict(assets)
        own = _BAND.search(worn.get(STYLES, b""))
        if self.accent and own and ICON in worn:
            worn[ICON] = worn[ICON].replace(own[1], self.accent.encode())
        styles = self.styles + (self.crest.styles if self.crest else "")
        if STYLES in worn:
            worn[STYLES] += styles.encode()
        if self.crest is not None:
            worn[self.crest.name] = self.crest.content
        return worn


def dress_of(look: Look, layout: Layout, vault: Vault) -> Dress:
    """Give what an office puts on its theme."""
    return Dress(styles=styles_of(look), accent=look.colours.get("accent"), crest=_crest(look, layout, vault))


def styles_of(look: Look) -> str:
    """Give the office's colours as the theme's style sheet knows them; nothing where it has none."""
    if not look.colours:
        return ""
    by_day, by_night = _named(look, accent="accent", link="link"), _named(look, accent="accent_dark", link="link_dark")
    if "accent" in look.colours:
        by_day["--band"] = look.colours["accent"]
        by_night["--band"] = nearest(look.colours["accent"], BAND_BY_NIGHT)
    if "--mark" in by_night:
        by_night["--on-mark"] = NIGHT_PAPER
    clear = Look(colours={name: nearest(colour, CLEAR[name]) for name, colour in look.colours.items()})
    rules = {
        "screen": by_day,
        f"screen and {_CLEAR}": _named(clear, accent="accent", link="link"),
        f"screen and {_DARK}": by_night,
        f"screen and {_DARK} and {_CLEAR}": _named(clear, accent="accent_dark", link="link_dark"),
    }
    return "\n/* ---- the office's own colours ---- */\n" + "".join(_rules(rules))


def _named(look: Look, **settings: str) -> dict[str, Colour]:
    """Give the colours of one scheme by the names that the style sheet has for them."""
    names = {"accent": "--mark", "link": "--link"}
    return {names[use]: look.colours[key] for use, key in settings.items() if key in look.colours}


def _rules(rules: Mapping[str, Mapping[str, Colour]]) -> Iterator[str]:
    for where, values in rules.items():
        if values:
            said = "".join(f"    {name}: {value};\n" for name, value in values.items())
            yield f"@media {where} {{\n  :root {{\n{said}  }}\n}}\n"


def _crest(look: Look, layout: Layout, vault: Vault) -> ShownCrest | None:
    if look.crest is None or look.crest_digest is None:
        return None
    from paraf.desk.opening.crests import open_crest  # noqa: PLC0415  # costs 30 ms that most offices need not pay

    opened = open_crest(vault.get(look.crest_digest), path=look.crest, remembered=Outcomes(layout.cleaned))
    if isinstance(opened, Finding):
        raise PressStoppedError(opened)
    return ShownCrest(
        name=f"lambang.{opened.suffix}",
        kind=_KINDS[opened.suffix],
        shape=f"{opened.width / opened.height:.3f}",
        content=opened.content,
    )
