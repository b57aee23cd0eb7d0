"""Where things lie in a newsroom.

* A newsroom is the folder that holds ``newsroom.toml``; every other place follows from it.
* What is below ``.paraf`` can be made again; what is below ``records`` cannot.
"""

from dataclasses import dataclass
from pathlib import Path

from paraf.rules.words import Stage

OWN_FOLDERS = frozenset({*Stage, "images", "records", ".paraf", "public", "previews", "theme", "output", "kamus"})
"""The folders of a newsroom: what looks like a newsroom in one of these is none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one newsroom."""

    root: Path

    def stage(self, stage: Stage) -> Path:
        """Give the folder of a stage."""
        return self.root / stage.value

    @property
    def settings(self) -> Path:
        """The office's settings, as people edit them."""
        return self.root / "newsroom.toml"

    @property
    def images(self) -> Path:
        """The pictures that several articles share."""
        return self.root / "images"

    @property
    def records(self) -> Path:
        """The office's memory."""
        return self.root / "records"

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.records / "ledger"

    @property
    def vault(self) -> Path:
        """The kept copies, by SHA-256."""
        return self.records / "vault"

    @property
    def superseded(self) -> Path:
        """The files that an act displaced."""
        return self.records / "superseded"

    @property
    def reports(self) -> Path:
        """The reports on disseminated news."""
        return self.records / "reports"

    @property
    def site_key(self) -> Path:
        """The site's own key, which signs checkpoints and releases."""
        return self.records / "site-key"

    @property
    def volatile(self) -> Path:
        """What can be made again."""
        return self.root / ".paraf"

    @property
    def lock(self) -> Path:
        """The writer's lock."""
        return self.volatile / "lock"

    @property
    def releases(self) -> Path:
        """The complete states of the public site."""
        return self.volatile / "releases"

    @property
    def staging(self) -> Path:
        """The tree of signed bytes that the press renders from."""
        return self.volatile / "staging"

    @property
    def work(self) -> Path:
        """The trees that are being built."""
        return self.volatile / "work"

    @property
    def cleaned(self) -> Path:
        """The pictures that were cleaned before, by what was handed in."""
        return self.volatile / "cleaned"

    @property
    def tried(self) -> Path:
        """What came of texts that were tried out."""
        return self.volatile / "tried"

    @property
    def drawn(self) -> Path:
        """The smaller pictures and social cards that were drawn before."""
        return self.volatile / "drawn"

    @property
    def seen(self) -> Path:
        """What each corrector last saw of a paper."""
        return self.volatile / "seen"

    @property
    def remembered(self) -> Path:
        """What was found out about the ledger before."""
        return self.volatile / "remembered"

    @property
    def swept(self) -> Path:
        """When everything was swept last."""
        return self.volatile / "swept"

    @property
    def holidays(self) -> Path:
        """The public holidays that were looked up before."""
        return self.volatile / "holidays"

    @property
    def written_reports(self) -> Path:
        """What was written to each report's file last."""
        return self.volatile / "reports"

    @property
    def public(self) -> Path:
        """The symlink to the live release."""
        return self.root / "public"

    @property
    def previews(self) -> Path:
        """The private previews."""
        return self.root / "previews"

    @property
    def board(self) -> Path:
        """The board's page."""
        return self.root / "papan.html"

    @property
    def lists(self) -> Path:
        """The lists of words and names that the office keeps."""
        return self.root / "kamus"

    @property
    def theme(self) -> Path:
        """The newsroom's own theme, where it has one."""
        return self.root / "theme"
