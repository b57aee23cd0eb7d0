"""Previews: every paper that is not public yet, as it would be published, in ``previews/``, private.

* One file a paper, complete in itself, under the paper's own path.
* A submitted paper shows its correction code; one that was not submitted has none yet, for submission may change it.
* What is shown was read once, in one piece, and the code is of what was read; where that is not what was judged, the
  files are changing: no code is shown, and the preview is made again at the next look.
* A paper that is no article yet is shown as it was typed; it never takes the place of one that is.
* No two papers share a preview's place but twins of one name, and a name that is too long is shortened.
* What a correction desk would find in the text stands below it, by what the office knows now.
* A preview that cannot be written does not keep the others; it is told when they are done.
* A preview goes when its paper does, and its folder when it is empty; nothing but previews, and what
  belongs to the board's page (its stamp and its small pictures), lies in that folder.
* A theme that cannot show a preview stops the previews and says so; papers and the public site do not wait for it.
"""

import hashlib
import os
import re
from collections.abc import Callable, Hashable, Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import TemplateError

from paraf.desk.clock import now
from paraf.desk.disk.files import make_folder, remove, write_whole
from paraf.desk.disk.modes import DESK_FILE, DESK_FOLDER
from paraf.desk.language import language
from paraf.desk.papers.gathering import Gathered, gather
from paraf.desk.papers.knowing import known_in
from paraf.desk.papers.verdicts import Judged
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.desk.sweeping.board import card_of
from paraf.desk.sweeping.comparing import earlier_of, signed_version, without_automatic
from paraf.desk.sweeping.judging import policy_for
from paraf.press.previews.preview import Difference, changing_html, noted, preview_html, unread_html
from paraf.press.previews.signing import Signing, by_key, signing_of
from paraf.press.previews.thumbnails import Thumbnails
from paraf.press.stops import stop
from paraf.press.theming.themes import default_theme
from paraf.rules.article import Article, public_text
from paraf.rules.case import Case
from paraf.rules.checks.registry import checked
from paraf.rules.differences import changed_lines
from paraf.rules.encoding import decode
from paraf.rules.names import stem_of
from paraf.rules.words import Stage
from paraf.rules.workflow.claiming import holding_of

_LONGEST_NAME = 200  # bytes, of the 255 that a name may have
_DIGEST = 16
_LIKE_A_PREVIEW = re.compile(r".*\.html_*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A preview as written: where it stands, the code that it shows, and whether the paper was changing meanwhile."""

    path: Path
    code: str | None
    is_changing: bool


class Previews:
    """The previews of one newsroom, and what each of them shows."""

    def __init__(self, newsroom: Newsroom, clock: Callable[[], datetime] = now) -> None:
        self.newsroom, self._clock = newsroom, clock
        self._shown: dict[Path, object] = {}

    def bring_up_to_date(
        self,
        judged: Iterable[Judged],
        *,
        settled: Iterable[str] = (),
        looks: Hashable = None,
        gone: Iterable[str] | None = None,
    ) -> None:
        """Write the previews that changed, and remove those whose paper is gone; ``looks`` stands for the theme.

        ``settled`` are the places of papers that nobody had to judge, whose previews stay.
        Where not all papers were judged, ``gone`` are the places where a paper may have lain and none lies.
        """
        has_public = (
            self.newsroom.layout.previews / Stage.PUBLISHED
        ).is_dir()  # made by command, and kept with its paper
        standing = {preview_at(self.newsroom, place) for place in settled} if has_public else set[Path]()
        failed: list[OSError] = []
        knowledge = known_in(self.newsroom).knowledge
        concerned = (item for item in judged if has_public or item.case.stage is not Stage.PUBLISHED)
        for item in sorted(concerned, key=self._precedence):
            path = preview_path(self.newsroom, item.case)
            if path not in standing and (item.case.article or item.case.stage is not Stage.PUBLISHED):
                standing.add(path)
                if item.case.stage is not Stage.PUBLISHED:
                    try:
                        self._bring(path, item, (looks, knowledge))
                    except OSError as error:
                        failed.append(error)
        if gone is None:
            self._remove_all_but(standing)
        else:
            self._remove({preview_at(self.newsroom, place) for place in gone if "/" in place} - standing)
        if failed:
            raise failed[0]

    def _remove_all_but(self, standing: AbstractSet[Path]) -> None:
        self._remove({*self.newsroom.layout.previews.rglob("*.html")} - standing)
        _remove_empty_folders(self.newsroom.layout.previews)

    def _remove(self, paths: AbstractSet[Path]) -> None:
        for path in sorted(paths):
            if path.is_file() or path.is_symlink():
                remove(path)
                self._shown.pop(path, None)

    def _precedence(self, item: Judged) -> tuple[bool, bool]:
        """Let one that was submitted go before its twin, and one that can be read before one that cannot."""
        return item.case.article is None, item.case.path not in self.newsroom.register.submissions

    def _bring(self, path: Path, item: Judged, looks: object) -> None:
        register, case = self.newsroom.register, item.case
        findings = tuple((each.code, each.place, *each.detail.items()) for each in item.findings)
        signing = _signing(self.newsroom, case.article, item, self._clock()) if case.article else None
        code = code_shown(self.newsroom, case)
        version = signed_version(self.newsroom, case)
        before = version.number if version else None
        shown = (case.place, case.raw, case.digest, code, signing, findings, before, register.office, looks)
        if self._shown.get(path) != shown or not path.is_file():
            self._shown.pop(path, None)
            if not write_preview(self.newsroom, item, clock=self._clock).is_changing:
                self._shown[path] = shown


def preview_path(newsroom: Newsroom, case: Case) -> Path:
    """Give where a paper's preview stands."""
    return _path_of(newsroom, case.stage, case.path)


def preview_at(newsroom: Newsroom, place: str) -> Path:
    """Give where the preview stands of the paper at a place, relative to the newsroom."""
    return _path_of(newsroom, *place.split("/", 1))


def _path_of(newsroom: Newsroom, stage: str, path: str) -> Path:
    *folders, stem = stem_of(path).split("/")
    names = [f"{name}_" if _LIKE_A_PREVIEW.fullmatch(name) else name for name in folders]
    place = newsroom.layout.previews.joinpath(stage, *map(_short, names))
    return place / f"{_short(stem)}.html"


def _short(name: str) -> str:
    """Give a name that is not too long; one that was gets a part of its own digest at its end."""
    raw = os.fsencode(name)
    if len(raw) <= _LONGEST_NAME:
        return name
    return f"{raw[: _LONGEST_NAME - _DIGEST - 1].decode(errors='ignore')}-{hashlib.sha256(raw).hexdigest()[:_DIGEST]}"


def code_shown(newsroom: Newsroom, case: Case) -> str | None:
    """Give the correction code that a preview shows: None for a paper that was not submitted."""
    waits = case.stage is Stage.REVIEW and case.path in newsroom.register.submissions
    return case.code if waits or case.stage is Stage.PUBLISHED else None


def write_preview(newsroom: Newsroom, item: Judged, *, clock: Callable[[], datetime] = now) -> Written:
    """Write one paper's preview, and give where it stands and which code it shows."""
    read = _read_anew(newsroom, item.case)
    try:
        html = _html(newsroom, item, read, at=clock())
    except TemplateError as error:
        raise stop(code="theme-failed", problem=f"{type(error).__name__}: {error}") from error
    path = preview_path(newsroom, item.case)
    make_folder(path.parent, mode=DESK_FOLDER)
    write_whole(path, html.encode(), mode=DESK_FILE)
    picture = card_of(item).picture
    if read is not None and picture is not None and picture in read.contents:
        Thumbnails(newsroom.layout.previews).make(picture, read.contents[picture])
    return Written(path=path, code=None if read is None else code_shown(newsroom, item.case), is_changing=read is None)


def _read_anew(newsroom: Newsroom, case: Case) -> Gathered | None:
    """Read a paper with all its bytes; None where they are not what was judged."""
    cleaning = code_shown(newsroom, case) is None
    remembered = Outcomes(newsroom.layout.cleaned)
    read = gather(newsroom, case.stage, case.path, cleaning=cleaning, remembered=remembered)
    is_the_same = read is not None and (read.case.raw, read.case.digest) == (case.raw, case.digest)
    return read if is_the_same else None


def _html(newsroom: Newsroom, item: Judged, read: Gathered | None, *, at: datetime) -> str:
    office, speech = newsroom.office, language(newsroom.office.language)
    remarks = checked(item.case, known_in(newsroom).knowledge)
    findings = [
        noted(found.line if found.path == item.case.place else None, speech.say(found), found.level)
        for found in (*item.findings, *remarks)
        if found.code != "not-signed"
    ]
    theme = default_theme(newsroom.layout)
    if read is None:
        return changing_html(office, place=item.case.place, findings=findings, theme=theme)
    case, contents = read.case, read.contents
    if case.article is None:
        text = decode(contents[case.raw], path=case.place) if case.raw in contents else None
        readable = text if isinstance(text, str) else None
        return unread_html(readable, office, place=case.place, findings=findings, theme=theme)
    return preview_html(
        case.article,
        {file.ref: contents[file.sha] for file in case.files},
        office,
        code=code_shown(newsroom, case),
        signing=_signing(newsroom, case.article, item, at),
        findings=findings,
        difference=_difference(newsroom, case, case.article),
        theme=theme,
    )


def _signing(newsroom: Newsroom, article: Article, item: Judged, at: datetime) -> Signing:
    case, office = item.case, newsroom.office
    waiting = newsroom.register.submissions.get(case.path) if case.stage is Stage.REVIEW else None
    signers = waiting.signers if waiting else ()
    policy, shown = policy_for(newsroom, case), code_shown(newsroom, case)
    key = by_key(article, case.digest, office, policy, signers) if shown and case.digest else None
    holding = holding_of(case, newsroom.register, office, at=newsroom.moment(at))
    return signing_of(article, office, address=item.address, at=at, able=item.able, by_key=key, holding=holding)


def _difference(newsroom: Newsroom, case: Case, article: Article) -> Difference | None:
    """Give what changed since the version signed last, in review also since the paper was submitted."""
    version = signed_version(newsroom, case)
    if version is None and case.stage is not Stage.REVIEW:
        return None
    earlier = earlier_of(newsroom, case)
    lines = changed_lines(without_automatic(earlier.text), without_automatic(public_text(article)))
    signers = tuple(signer.name for signer in version.seal.signers) if version else ()
    return Difference(lines=lines, signers=signers, sealed=version.time if version else None) if lines else None


def _remove_empty_folders(previews: Path) -> None:
    """Remove the folders below each stage's that hold nothing, the innermost first; the stages' own stay."""
    for stage in Stage:
        with suppress(FileNotFoundError):  # there are no previews of that stage
            for _, folders, _, descriptor in os.fwalk(previews / stage, topdown=False):
                for folder in folders:
                    with suppress(OSError):  # something lies in it, or somebody was faster
                        os.rmdir(folder, dir_fd=descriptor)
