"""Tables of what was measured, in Markdown, with ratios to Hugo and to plain Pelican of the same run.

* Whole builds: the least wall seconds and the median CPU seconds. Resident changes: p50 and p95.
* A ratio is paraf's time divided by the peer's: 0.1 is a tenth of it.
* A change that never came is told as such, and counts in no quantile.
"""

import math
from collections.abc import Iterable, Sequence
from statistics import median

from benchmarks.changes import SEEN_IN, Change, Spot

Row = dict[str, object]
OURS = "paraf"
_BUILDS = {
    "cold": "cold",
    "kept": "cold, parse store kept",
    "nothing": "nothing changed",
    "nothing-judged": "nothing changed, papers judged",
}


def tables_of(rows: Sequence[Row]) -> str:
    """Give all tables."""
    parts = ["# Speed\n"]
    parts += [
        f"- {row['site']} is left out at {row['articles']}: {row['why']}" for row in chosen(rows, mode="left-out")
    ]
    for articles in sorted({int(str(row["articles"])) for row in rows} - {0}):
        own = chosen(rows, articles=articles)
        parts += [f"\n## {articles:,} articles\n", _builds(own), _changes(own), _memory(own)]
    spins = [(float(str(row["spin_wall"])), float(str(row["spin_cpu"]))) for row in rows]
    busy = sum(wall > cpu * 1.3 for wall, cpu in spins)
    parts.append(f"\nThe machine was busy with something else at {busy} of {len(spins)} rows (spin).")
    return "\n".join(parts) + "\n"


def chosen(rows: Iterable[Row], **values: object) -> list[Row]:
    """Give the rows that have these values."""
    return [row for row in rows if all(row.get(key) == value for key, value in values.items())]


def numbers(rows: Iterable[Row], key: str) -> list[float]:
    """Give the numbers that some rows have under a key."""
    return [float(str(row[key])) for row in rows if row.get(key) is not None]


def quantile(values: Sequence[float], share: float) -> float:
    """Give the least value that so great a share of the values does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def sites_of(rows: Iterable[Row]) -> list[str]:
    """Give the sites that were measured, ours first."""
    found = dict.fromkeys(str(row["site"]) for row in rows if row["mode"] not in {"left-out", "machine"})
    return sorted(found, key=lambda name: name != OURS)


def _builds(rows: Sequence[Row]) -> str:
    sites = sites_of(rows)
    lines = _head(["build", *(f"{site} wall / CPU s" for site in sites), *_ratio_titles(sites)])
    for mode, title in _BUILDS.items():
        lines += _build_line(title, {site: chosen(rows, mode=mode, site=site) for site in sites})
    for change in Change:
        found = {site: chosen(rows, mode="fresh", change=change.value, site=site) for site in sites}
        lines += _build_line(f"{change}, fresh process", found)
    return "\n".join(lines)


def _build_line(title: str, found: dict[str, list[Row]]) -> list[str]:
    if not any(found.values()):
        return []
    cells = [_build_cell(own) for own in found.values()]
    best = {site: min(numbers(own, "wall")) if own else None for site, own in found.items()}
    return [_line([title, *cells, *_ratios(best)])]


def _build_cell(rows: Sequence[Row]) -> str:
    if not rows:
        return "-"
    missing = sorted({str(spot) for row in rows for spot in _listed(row.get("missing"))})
    late = f" (not in: {', '.join(missing)})" if missing else ""
    return f"{min(numbers(rows, 'wall')):.2f} / {median(numbers(rows, 'cpu')):.2f}{late}"


def _changes(rows: Sequence[Row]) -> str:
    sites = sites_of(rows)
    lines = ["", *_head(["resident, to", *(f"{site} p50 / p95 s" for site in sites), *_ratio_titles(sites)])]
    for change in Change:
        for spot in SEEN_IN[change]:
            found = {site: chosen(rows, mode="resident", change=change.value, site=site) for site in sites}
            if any(found.values()):
                lines.append(_change_line(change, spot, found))
    notes = numbers(chosen(rows, mode="note"), "wall")
    if notes:
        lines += ["", f"A void edit to its note: {quantile(notes, 0.5):.3f} / {quantile(notes, 0.95):.3f} s."]
    return "\n".join(lines)


def _change_line(change: Change, spot: Spot, found: dict[str, list[Row]]) -> str:
    cells, middle = [], dict[str, float | None]()
    for site, own in found.items():
        came = numbers(own, f"to_{spot}")
        never = f" ({len(own) - len(came)} of {len(own)} never)" if len(came) < len(own) else ""
        cells.append(f"{quantile(came, 0.5):.3f} / {quantile(came, 0.95):.3f}{never}" if came else "never")
        middle[site] = quantile(came, 0.5) if came else None
    return _line([f"{change}, {spot}", *cells, *_ratios(middle)])


def _memory(rows: Sequence[Row]) -> str:
    lines = ["", *_head(["resident", "ready s", "MB at the start", "MB at the end", "changes between"])]
    for site in sites_of(rows):
        own = chosen(rows, mode="memory", site=site)
        if own:
            first, last = own[0], own[-1]
            ready = numbers(chosen(rows, mode="ready", site=site), "wall")
            seconds = f"{ready[0]:.2f}" if ready else "-"
            lines.append(_line([site, seconds, str(first["rss_mb"]), str(last["rss_mb"]), str(last["edits"])]))
    stale = [int(str(row["stale"])) for row in chosen(rows, mode="oracle")]
    return "\n".join([*lines, "", f"Stale places of paraf against a clean build: {stale}."])


def _ratio_titles(sites: Sequence[str]) -> list[str]:
    return [f"{OURS} : {site}" for site in sites if site != OURS]


def _ratios(values: dict[str, float | None]) -> list[str]:
    ours = values.get(OURS)
    peers = [value for site, value in values.items() if site != OURS]
    return [f"{ours / peer:.3f}" if ours is not None and peer else "-" for peer in peers]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _head(titles: Sequence[str]) -> list[str]:
    return [_line(titles), _line(["---", *["---:"] * (len(titles) - 1)])]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
