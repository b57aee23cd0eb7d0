"""From a newsroom and a moment to a job: contents, plan, and where both go."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from paraf.desk.keys.site_key import SiteKeyError
from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.stops import PressStoppedError
from paraf.press.theming.dressing import dress_of
from paraf.press.theming.themes import Assets, assets_of, check_theme
from paraf.rules.edition import Edition

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from paraf.press.contents.parsed import ParsedOf
    from paraf.press.engine.job import Job

Key = TypeVar("Key")


def edition_of(newsroom: Newsroom, *, at: datetime) -> Edition:
    """Give what is public at a moment, by the newsroom's records."""
    return newsroom.editions.at(newsroom.register, newsroom.office, at=at)


def key_for(newsroom: Newsroom, read: Callable[[Layout], Key]) -> Key:
    """Give the site's key as ``read`` reads it; a key that cannot be used stops the press."""
    try:
        return read(newsroom.layout)
    except SiteKeyError as error:
        raise PressStoppedError(error.finding) from error


def assets_for(newsroom: Newsroom, theme: Path) -> Assets:
    """Give a theme's assets in the dress of a newsroom's office."""
    return assets_of(theme, dress_of(newsroom.office.look, newsroom.layout, newsroom.vault))


def job_for(  # noqa: PLR0913  # what a job is made of
    newsroom: Newsroom,
    *,
    at: datetime,
    theme: Path,
    output: Path,
    key: "Ed25519PrivateKey | None" = None,
    lasting: Mapping[str, str] | None = None,
    parsed: "ParsedOf | None" = None,
    drawn: Path | None = None,
) -> "Job":
    """Give the job that prints what is public at a moment, with proofs where there is a key to sign them.

    What was drawn before is taken from where it is kept, unless another folder is ``drawn`` into.
    """
    from paraf.press.contents.contents import contents_of  # noqa: PLC0415  # only where something is printed
    from paraf.press.engine.job import Job  # noqa: PLC0415
    from paraf.press.engine.plan import plan_of  # noqa: PLC0415
    from paraf.press.pictures.drawings import Drawings  # noqa: PLC0415
    from paraf.press.pictures.drawn import Copies, Drawn, copies_of  # noqa: PLC0415
    from paraf.press.proofs import proofs_of  # noqa: PLC0415

    check_theme(theme, newsroom.layout)
    public = edition_of(newsroom, at=at)
    copies = Copies(newsroom.vault, Drawn(drawn)) if drawn else copies_of(newsroom.layout)
    contents = contents_of(public, newsroom.office, newsroom.vault, parsed, Drawings(newsroom.office, copies))
    assets = assets_for(newsroom, theme)
    proofs = proofs_of(newsroom, key, public) if key else None
    return Job(
        contents=contents,
        plan=plan_of(contents, assets.files, proofs, lasting=len(lasting or {})),
        proofs=proofs,
        copies=copies,
        theme=theme,
        assets=assets,
        staging=newsroom.layout.staging,
        output=output,
        lasting=lasting or {},
    )
