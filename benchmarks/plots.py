"""A plot of what was measured, in SVG: seconds on a logarithmic scale, one bar a site in every group.

* A group is a kind of build, or a resident change to the place that shows it last; bars are medians.
* Above every bar of ours stands its ratio to Hugo's, else to Pelican's.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from xml.sax.saxutils import escape

from benchmarks.changes import SEEN_IN, Change
from benchmarks.tables import OURS, Row, chosen, numbers, sites_of

_COLOURS = {"paraf": "#0b6e4f", "pelican": "#c8553d", "hugo": "#33658a", "eleventy": "#86671f"}
_BAR, _GAP, _LEFT, _TOP, _TALL, _BELOW = 16, 22, 56, 48, 260, 90
_STEPS = 1.15
_BUILDS = {"cold": "cold", "kept": "cold, store kept", "nothing": "nothing changed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Bars that stand together: a title, and the seconds of every site that has any."""

    title: str
    seconds: dict[str, float]

    @property
    def ratio(self) -> str:
        """Give our seconds as a part of Hugo's, else of Pelican's; empty where either lacks."""
        ours = self.seconds.get(OURS)
        peer = self.seconds.get("hugo", self.seconds.get("pelican"))
        return f"{ours / peer:.2f}" if ours is not None and peer else ""


def plot_of(rows: Sequence[Row]) -> str:
    """Give the plot: one panel for every size."""
    sizes = sorted({int(str(row["articles"])) for row in rows} - {0})
    panels = [(size, groups_of(chosen(rows, articles=size))) for size in sizes]
    wide = max((_LEFT + sum(_width(group) for group in groups) for _, groups in panels), default=_LEFT) + _GAP
    tall = (_TOP + _TALL + _BELOW) * max(1, len(panels))
    drawn = [
        f'<g transform="translate(0,{number * (_TOP + _TALL + _BELOW)})">{_panel(size, groups, wide)}</g>'
        for number, (size, groups) in enumerate(panels)
    ]
    style = "<style>text{font:11px sans-serif;fill:#222}.title{font-size:14px}.grid{stroke:#ddd}</style>"
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}">'
    return "\n".join([frame, style, '<rect width="100%" height="100%" fill="#fff"/>', *drawn, "</svg>"]) + "\n"


def groups_of(rows: Sequence[Row]) -> list[Group]:
    """Give the groups of one size."""
    sites = sites_of(rows)
    groups = []
    for mode, title in _BUILDS.items():
        found = {site: chosen(rows, mode=mode, site=site) for site in sites}
        groups.append(_group(title, found, ["wall"]))
    for change in Change:
        found = {site: chosen(rows, mode="fresh", change=change.value, site=site) for site in sites}
        groups.append(_group(f"{change}, fresh", found, ["wall"]))
    for change in Change:
        found = {site: chosen(rows, mode="resident", change=change.value, site=site) for site in sites}
        groups.append(_group(f"{change}, live", found, [f"to_{spot}" for spot in SEEN_IN[change]]))
    return [group for group in groups if group.seconds]


def _group(title: str, found: dict[str, list[Row]], keys: Sequence[str]) -> Group:
    """Give a group whose bars are medians of the last of what these keys name; what lacks any of them is left out."""
    lasts = {
        site: [max(values) for row in rows if len(values := _values(row, keys)) == len(keys)]
        for site, rows in found.items()
    }
    return Group(title=title, seconds={site: median(last) for site, last in lasts.items() if last})


def _values(row: Row, keys: Sequence[str]) -> list[float]:
    return [value for key in keys for value in numbers([row], key)]


def _width(group: Group) -> int:
    return _BAR * len(group.seconds) + _GAP


def _panel(size: int, groups: Sequence[Group], wide: int) -> str:
    every = [value for group in groups for value in group.seconds.values()] or [1.0]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every) * _STEPS))
    parts = [
        f'<text class="title" x="{_LEFT}" y="18">{size:,} articles, seconds</text>',
        f'<text x="{_LEFT}" y="33">above our bars: our time as a part of Hugo\'s, else of Pelican\'s</text>',
        *_legend(wide),
    ]
    for power in range(low, high + 1):
        y = _y(10.0**power, low, high)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{wide}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    x = _LEFT + _GAP // 2
    for group in groups:
        parts += _bars(group, x, low, high)
        x += _width(group)
    return "".join(parts)


def _bars(group: Group, x: int, low: int, high: int) -> list[str]:
    parts = []
    for number, (site, seconds) in enumerate(group.seconds.items()):
        left, y = x + number * _BAR, _y(seconds, low, high)
        told = f"<title>{escape(group.title)}, {site}: {seconds:.3f} s</title>"
        height = _TOP + _TALL - y
        colour = _COLOURS.get(site, "#777")
        parts.append(
            f'<rect x="{left}" y="{y:.1f}" width="{_BAR - 2}" height="{height:.1f}" fill="{colour}">{told}</rect>'
        )
        if site == OURS and group.ratio:
            parts.append(f'<text x="{left}" y="{y - 4:.1f}">{group.ratio}</text>')
    foot = _TOP + _TALL + 12
    turned = f'transform="rotate(40 {x} {foot})"'
    return [*parts, f'<text x="{x}" y="{foot}" {turned}>{escape(group.title)}</text>']


def _legend(wide: int) -> list[str]:
    parts = []
    for number, (site, colour) in enumerate(_COLOURS.items()):
        x = wide - 240 + number * 80
        parts.append(f'<rect x="{x}" y="8" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{x + 16}" y="18">{site}</text>')
    return parts


def _y(seconds: float, low: int, high: int) -> float:
    share = (math.log10(seconds) - low) / max(1, high - low)
    return _TOP + _TALL * (1 - share)
