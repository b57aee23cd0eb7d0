"""The writer and the corrector of a measured newsroom: what they do before a change, and the line that makes it.

* A paper is handed in as ``paraf submit`` does it, in this process so that a large newsroom is read only once.
* The sign-off is a typed line in the paper under ``review/``, saved in place as most editors do.
* Whoever watches the newsroom, or the next ``paraf watch --once``, finds that line and does the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.stories import Story, as_paper
from paraf.cli.session import Session
from paraf.cli.submissions import hand_in
from paraf.desk.acting.moving import Place
from paraf.desk.acting.revising import sealed_article
from paraf.rules.article import Article, render, with_fields
from paraf.rules.grammar import parse
from paraf.rules.manifest import correction_code
from paraf.rules.register import Version
from paraf.rules.words import Slug, Stage
from paraf.rules.workflow.outcome import Refusal
from paraf.rules.workflow.revision import revision_of, revision_path, withdrawal_of

_INITIALS = "SR"


class RefusedPaperError(Exception):
    """A paper of the benchmark's own was refused; that is a fault of the benchmark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sign-off that is ready to be typed: the paper under ``review/``, and its text with the line."""

    path: Path
    text: str

    def save(self) -> None:
        """Save the paper with its sign-off."""
        with self.path.open("w", encoding="utf-8") as paper:
            paper.write(self.text)


class Hands:
    """Writes, revises and withdraws in one newsroom, up to the line that the corrector types."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._session = Session(here=root)

    def refresh(self) -> None:
        """Take in what was sealed since."""
        self._session.newsroom.refresh()

    def waiting(self) -> list[str]:
        """Give the papers that were handed in and not sealed, as the ledger has it now."""
        self.refresh()
        return list(self._session.newsroom.register.submissions)

    def version(self, slug: str) -> Version:
        """Give the version of an article that was sealed last."""
        register = self._session.newsroom.register
        return register.versions[register.addresses_of(Slug(slug))[0]][-1]

    def _text_of(self, version: Version) -> Article:
        """Give a sealed text."""
        return sealed_article(self._session.newsroom, version)

    def new(self, story: Story) -> Line:
        """Hand in a new article."""
        return self._hand_in(f"{story.slug}.md", as_paper(story))

    def revise(self, slug: str, values: Mapping[str, str], body: Callable[[str], str] = str) -> Line:
        """Hand in a revision with other values in its header, and with what ``body`` makes of the body."""
        version = self.version(slug)
        article = revision_of(self._text_of(version), version.seal.digest)
        change = {
            "Change": "pemutakhiran",
            "Change-Note": f"Pengukuran kecepatan sesudah catatan {version.number}.",
            **values,
        }
        changed = with_fields(article, change)
        return self._hand_in(self._revision_path(version), render(replace(changed, body=body(changed.body))))

    def withdraw(self, slug: str, reason: str) -> Line:
        """Hand in the withdrawal of an article."""
        version = self.version(slug)
        article = withdrawal_of(self._text_of(version), version.seal.digest, reason=reason)
        return self._hand_in(self._revision_path(version), render(article))

    def _revision_path(self, version: Version) -> str:
        return revision_path(version.seal.path, len(self._session.newsroom.register.versions[version.seal.address]) + 1)

    def _hand_in(self, path: str, text: str) -> Line:
        (self.root / Stage.DRAFT / path).write_text(text, encoding="utf-8")
        article = parse(text, path=path).article
        author = (article.get("Authors") if article else None) or ""
        with self._session.writing():
            done = hand_in(self._session, Place(Stage.DRAFT, path), author)
        if isinstance(done, Refusal):
            raise RefusedPaperError([f"{found.code}: {found.detail}" for found in done.findings])
        paper = self.root / Stage.REVIEW / done.act.path
        reading = parse(paper.read_text(encoding="utf-8"), path=path).article
        if reading is None:
            raise RefusedPaperError(path)
        line = {"Koreksi": f"{_INITIALS} {correction_code(done.act.digest)}"}
        return Line(path=paper, text=render(with_fields(reading, line)))
