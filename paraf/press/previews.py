"""Previews: every paper that is not public yet, as it would be published, in ``previews/``, private.

* One file a paper, complete in itself, under the paper's own path.
* A paper in ``review/`` shows its correction code; a draft has none yet.
* A preview goes when its paper does; nothing but previews lies in that folder.
"""

from collections.abc import Iterable
from pathlib import Path

from paraf.desk.files import make_folder, write_whole
from paraf.desk.gathering import gather
from paraf.desk.judging import Judged
from paraf.desk.language import language
from paraf.desk.newsroom import Newsroom
from paraf.press.preview import noted, preview_html
from paraf.press.themes import default_theme
from paraf.rules.case import Case
from paraf.rules.findings import Finding
from paraf.rules.names import stem_of
from paraf.rules.words import Digest, Stage

_Shown = tuple[Digest | None, tuple[Finding, ...], Digest | None]


class Previews:
    """The previews of one newsroom, and what each of them shows."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self._shown: dict[Path, _Shown] = {}

    def bring_up_to_date(self, judged: Iterable[Judged]) -> None:
        """Write the previews that changed, and remove those whose paper is gone."""
        wanted: set[Path] = set()
        for item in judged:
            if item.case.stage is not Stage.PUBLISHED and item.case.article is not None:
                path = preview_path(self.newsroom, item.case)
                wanted.add(path)
                shown = (item.case.raw, item.findings, self.newsroom.register.office)
                if self._shown.get(path) != shown or not path.is_file():
                    write_preview(self.newsroom, item)
                    self._shown[path] = shown
        for path in sorted(self.newsroom.layout.previews.rglob("*.html")):
            if path not in wanted:
                path.unlink()
                self._shown.pop(path, None)


def preview_path(newsroom: Newsroom, case: Case) -> Path:
    """Give where a paper's preview stands."""
    return newsroom.layout.previews / case.stage / f"{stem_of(case.path)}.html"


def write_preview(newsroom: Newsroom, item: Judged) -> Path:
    """Write one paper's preview, and give where it stands."""
    case, article = item.case, item.case.article
    assert article is not None  # noqa: S101  # the caller has an article to show
    gathered = gather(newsroom, case.stage, case.path, cleaning=case.stage is Stage.DRAFT)
    contents = gathered.contents if gathered else {}
    speech = language(newsroom.office.language)
    html = preview_html(
        article,
        {file.ref: contents[file.sha] for file in case.files if file.sha in contents},
        newsroom.office,
        code=None if case.stage is Stage.DRAFT else case.code,
        findings=[
            noted(finding.line, speech.say(finding)) for finding in item.findings if finding.code != "not-signed"
        ],
        theme=default_theme(newsroom.layout),
    )
    path = preview_path(newsroom, case)
    make_folder(path.parent)
    write_whole(path, html.encode(), mode=0o600)
    return path
