"""The setup: everything that pages follow from besides the records, made ready to set them.

* A setup is good as long as theme, plugins, Pelican's settings, office and key are the same; then another one is made.
* Its name says all of that, so that what was made with another one is never taken for this one's.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pelican.settings import DEFAULT_THEME

from paraf.desk.records.newsroom import Newsroom
from paraf.press.contents.contents import Contents
from paraf.press.engine.configuration import settings_of, theme_of
from paraf.press.engine.engine import Engine
from paraf.press.engine.job import JOB, Job
from paraf.press.engine.plan import Plan
from paraf.press.engine.strangers import strangers_in
from paraf.press.engine.typesetting import Typesetter
from paraf.press.orders import assets_for
from paraf.press.pictures.drawn import copies_of
from paraf.press.proofs import Proofs
from paraf.press.theming.looks import Marks, looks_of, marks_of, setup_name
from paraf.press.theming.themes import Assets, check_theme, default_theme

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_NOTHING = Plan(pages=(), files={}, assets={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What pages are set with; ``strangers`` are what the press cannot see through, ``refused`` generators not used.

    ``chosen`` is the theme that the settings choose, None where they leave it to paraf.
    """

    name: str
    theme: Path
    chosen: Path | None
    looks: str
    marks: Marks
    assets: Assets
    typesetter: Typesetter
    strangers: tuple[str, ...]
    refused: tuple[str, ...]

    def is_as_it_was(self, newsroom: Newsroom, key: "Ed25519PrivateKey") -> bool:
        """Tell whether nothing that the setup was made of has changed since."""
        layout = newsroom.layout
        if self.theme != (self.chosen or default_theme(layout)) or self.marks != marks_of(self.theme, layout):
            return False
        return self.name == setup_name(newsroom.register.office, key, self.looks)


def set_up(newsroom: Newsroom, contents: Contents, proofs: Proofs) -> Setup:
    """Make everything ready to set pages of some contents."""
    layout = newsroom.layout
    settings = settings_of(layout)
    chosen, theme = dict(settings), theme_of(settings, layout)
    check_theme(theme, layout)
    marks, looks = marks_of(theme, layout), looks_of(theme, layout)
    assets = assets_for(newsroom, theme)
    settings[JOB] = Job(
        contents=contents,
        plan=_NOTHING,
        proofs=proofs,
        copies=copies_of(layout),
        theme=theme,
        assets=assets,
        staging=layout.staging,
        output=layout.work,
        lasting={},
    )
    engine = Engine(settings)
    return Setup(
        name=setup_name(newsroom.register.office, proofs.key, looks),
        theme=theme,
        chosen=None if chosen["THEME"] == DEFAULT_THEME else theme,
        looks=looks,
        marks=marks,
        assets=assets,
        typesetter=Typesetter(engine.settings),
        strangers=strangers_in(engine.settings, chosen),
        refused=engine.refused,
    )
