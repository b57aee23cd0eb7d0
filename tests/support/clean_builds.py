"""The clean build beside a newsroom: Pelican's own flow under the gate, from what is recorded, into an empty folder.

* It knows nothing of any press run before it: its newsroom is opened anew, and every page is made.
* It prints the same assets of former themes as the live release has, since those follow from what was live before.
"""

import tempfile
from pathlib import Path

from paraf.desk.keys.site_key import site_key
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import run_press, same_locale
from paraf.press.engine.configuration import settings_of, theme_of
from paraf.press.engine.engine import same_signals
from paraf.press.orders import job_for
from paraf.press.releases.lasting import assets_kept
from paraf.press.releases.standing import hashes_of, live, standing


def clean_site(root, *, at):
    """Give the SHA-256 of every file that a clean build has at a moment, by its place."""
    newsroom = Newsroom.open(root)
    layout = newsroom.layout
    with tempfile.TemporaryDirectory() as folder, same_signals(), same_locale():
        settings = settings_of(layout)
        output = Path(folder).resolve() / "site"
        job = job_for(
            newsroom,
            at=at,
            theme=theme_of(settings, layout),
            output=output,
            key=site_key(layout),
            lasting=lasting_in(layout),
        )
        run_press(settings, job)
        return hashes_of(output)


def live_site(layout):
    """Give the SHA-256 of every file of the live release, but for former themes' assets, by its place."""
    tree = live(layout)
    lasting = lasting_in(layout)
    return {place: digest for place, digest in hashes_of(tree).items() if place not in lasting} if tree else {}


def lasting_in(layout):
    """Give the SHA-256 of what the live release has of former themes, by its place."""
    release = standing(layout)
    return assets_kept(release) if release else {}


def differing(one, other):
    """Give the places at which two sites differ."""
    return sorted(place for place in one.keys() | other.keys() if one.get(place) != other.get(place))
