"""Previews: every paper that is not public yet, as it would be published, in ``previews/``, private.

* One file a paper, complete in itself, under the paper's own path.
* A submitted paper shows its correction code; one that was not submitted has none yet, for submission may change it.
* A preview goes when its paper does; nothing but previews lies in that folder.
* A theme that cannot show a preview stops the previews and says so; papers and the public site do not wait for it.
"""

from collections.abc import Hashable, Iterable
from pathlib import Path

from jinja2 import TemplateError

from paraf.desk.files import make_folder, write_whole
from paraf.desk.gathering import gather
from paraf.desk.judging import Judged
from paraf.desk.language import language
from paraf.desk.newsroom import Newsroom
from paraf.press.preview import noted, preview_html
from paraf.press.stops import stop
from paraf.press.themes import default_theme
from paraf.rules.case import Case
from paraf.rules.names import stem_of
from paraf.rules.words import Stage


class Previews:
    """The previews of one newsroom, and what each of them shows."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self._shown: dict[Path, Hashable] = {}

    def bring_up_to_date(self, judged: Iterable[Judged], *, looks: Hashable = None) -> None:
        """Write the previews that changed, and remove those whose paper is gone; ``looks`` stands for the theme."""
        standing: set[Path] = set()
        for item in judged:
            path = preview_path(self.newsroom, item.case)
            if item.case.article is not None:
                standing.add(path)
                if item.case.stage is not Stage.PUBLISHED:
                    self._bring(path, item, looks)
        for path in sorted(self.newsroom.layout.previews.rglob("*.html")):
            if path not in standing:
                path.unlink(missing_ok=True)
                self._shown.pop(path, None)

    def _bring(self, path: Path, item: Judged, looks: Hashable) -> None:
        register, case = self.newsroom.register, item.case
        findings = tuple((each.code, each.place, *each.detail.items()) for each in item.findings)
        shown = (case.raw, case.digest, code_shown(self.newsroom, case), findings, register.office, looks)
        if self._shown.get(path) != shown or not path.is_file():
            write_preview(self.newsroom, item)
            self._shown[path] = shown


def preview_path(newsroom: Newsroom, case: Case) -> Path:
    """Give where a paper's preview stands."""
    return newsroom.layout.previews / case.stage / f"{stem_of(case.path)}.html"


def code_shown(newsroom: Newsroom, case: Case) -> str | None:
    """Give the correction code that a preview shows: None for a paper that was not submitted."""
    waits = case.stage is Stage.REVIEW and case.path in newsroom.register.submissions
    return case.code if waits or case.stage is Stage.PUBLISHED else None


def write_preview(newsroom: Newsroom, item: Judged) -> Path:
    """Write one paper's preview, and give where it stands."""
    case, article = item.case, item.case.article
    assert article is not None  # noqa: S101  # the caller has an article to show
    code = code_shown(newsroom, case)
    gathered = gather(newsroom, case.stage, case.path, cleaning=code is None)
    contents = gathered.contents if gathered else {}
    speech = language(newsroom.office.language)
    try:
        html = preview_html(
            article,
            {file.ref: contents[file.sha] for file in case.files if file.sha in contents},
            newsroom.office,
            code=code,
            findings=[
                noted(finding.line, speech.say(finding)) for finding in item.findings if finding.code != "not-signed"
            ],
            theme=default_theme(newsroom.layout),
        )
    except TemplateError as error:
        raise stop(code="theme-failed", problem=f"{type(error).__name__}: {error}") from error
    path = preview_path(newsroom, case)
    make_folder(path.parent)
    write_whole(path, html.encode())
    return path
