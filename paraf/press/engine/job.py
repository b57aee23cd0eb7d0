"""A job of the press: everything that one run needs, worked out before the engine starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from paraf.desk.records.vault import Vault
from paraf.press.contents.contents import Contents
from paraf.press.contents.papers import Paper
from paraf.press.engine.plan import Plan
from paraf.press.machines.statements import ICONS
from paraf.press.pictures.drawn import Copies
from paraf.press.proofs import Proofs
from paraf.press.theming.themes import Assets
from paraf.rules.words import Address

JOB = "PARAF_JOB"
"""The setting under which the engine's parts find the job; templates never see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run: what to print, where the signed texts are staged, with which theme, and where the site goes.

    ``proofs`` is None where there is no key of the site to sign them with; ``lasting`` has the SHA-256 of the files
    that are on the site as well and are not printed. ``articles`` are Pelican's own, as far as it has read them.
    """

    contents: Contents
    plan: Plan
    proofs: Proofs | None
    copies: Copies
    theme: Path
    assets: Assets
    staging: Path
    output: Path
    lasting: Mapping[str, str]
    articles: dict[Address, Any] = field(default_factory=dict)

    @property
    def vault(self) -> Vault:
        """Give the copies that were sealed."""
        return self.copies.vault

    @property
    def icons(self) -> dict[str, str]:
        """Give the place of each icon that the theme has, by its name."""
        return {name: place for name in ICONS if (place := self.assets.place_of(name))}

    def paper_at(self, path: Path) -> Paper | None:
        """Give the publication whose text is staged at a path."""
        staged = self.staging.resolve()
        if not path.is_absolute() or path.suffix != ".md" or not path.is_relative_to(staged):
            return None
        return self.contents.papers.get(Address(path.relative_to(staged).with_suffix("").as_posix()))
