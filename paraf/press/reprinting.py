"""The live release printed once more: what ``paraf verify`` holds its pages against.

* It is printed from the records and at the time of the release, into a folder of its own, and thrown away.
* Pages are compared as long as the site has the looks and the key that it was printed with; else nothing can be said
  of them.
* Nothing is printed meanwhile: a release that is judged is not pruned half-way.
* What comes out of the vault is not printed: it is held against the seals (see ``inspection``).
"""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from paraf.desk.keys.site_key import read_site_key
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import run_press, same_locale
from paraf.press.orders import job_for, key_for
from paraf.press.releases.lasting import assets_kept
from paraf.press.releases.release_check import register_of
from paraf.press.releases.standing import Standing, hashes_of, live, standing
from paraf.press.stops import PressStoppedError
from paraf.press.theming.looks import looks_of
from paraf.press.turns import turn
from paraf.rules.findings import Finding
from paraf.rules.release_papers import is_listed
from paraf.rules.wording import find


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """What printing the live release once more told; not ``compared`` where it could not be printed as it was."""

    compared: bool
    problems: tuple[Finding, ...] = ()


def reprint(newsroom: Newsroom, *, drawn_anew: bool = False) -> Reprint:
    """Print the live release once more, and find every page that is not what comes out.

    Smaller pictures and cards are taken as they are kept, unless they are ``drawn_anew``.
    """
    with turn(newsroom.layout):
        tree, release = live(newsroom.layout), standing(newsroom.layout)
        if tree is None or release is None:
            return Reprint(compared=True)
        printed = printed_again(newsroom, release, drawn_anew=drawn_anew)
        found = hashes_of(tree)
    if printed is None:
        return Reprint(compared=False)
    changed = (name for name, digest in printed.items() if found.get(name) != digest)
    return Reprint(compared=True, problems=tuple(find("page-changed", path=f"public/{name}") for name in changed))


def printed_again(newsroom: Newsroom, release: Standing, *, drawn_anew: bool = False) -> dict[str, str] | None:
    """Give the hash of every file of a release as it is printed now, or None where it cannot be printed as it was."""
    with tempfile.TemporaryDirectory() as folder, same_locale():
        try:
            return _printed(newsroom, release, Path(folder).resolve(), drawn_anew=drawn_anew)
        except PressStoppedError:
            return None


def _printed(newsroom: Newsroom, release: Standing, folder: Path, *, drawn_anew: bool) -> dict[str, str] | None:
    """Give the hash of every file as it is printed now, or None where looks or key are not those of then."""
    from paraf.press.engine.configuration import settings_of, theme_of  # noqa: PLC0415  # imports Pelican
    from paraf.press.engine.engine import same_signals  # noqa: PLC0415

    layout, record = newsroom.layout, release.record
    newsroom.refresh()  # the release may be of entries that came a moment ago
    with same_signals():
        settings = settings_of(layout)
        theme = theme_of(settings, layout)
        if looks_of(theme, layout) != record.looks:
            return None
        then = Newsroom(layout.root)
        then.register, then.tree = register_of(newsroom, record), newsroom.tree
        output = folder / "site"
        key = key_for(newsroom, read_site_key)
        if key is None and record.papers:
            return None  # what it signed cannot be made again
        drawn = folder / "drawn" if drawn_anew else None
        job = job_for(
            then, at=record.time, theme=theme, output=output, key=key, lasting=assets_kept(release), drawn=drawn
        )
        job = replace(job, plan=replace(job.plan, files={}), staging=folder / "staging")
        return run_press(settings, job).files.flat() | {
            place: digest for place, digest in hashes_of(output).items() if not is_listed(place)
        }
