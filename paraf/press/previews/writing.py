"""Writing a preview: a paper read once more, set as it would be published, with what is to be known of it below.

* What is shown was read once, in one piece, and the code is of what was read; where that is not what was judged, the
  files are changing, and no code is shown.
* A paper that is no article yet is shown as it was typed.
* What a correction desk would find in the text stands below it, by what the office knows now.
* A theme that cannot show a preview stops the previews and says so.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from paraf.desk.clock import now
from paraf.desk.disk.files import make_folder, write_whole
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
from paraf.press.previews.places import preview_path
from paraf.press.previews.preview import Difference, changing_html, noted, preview_html, unread_html
from paraf.press.previews.signing import Signing, by_key, signing_of
from paraf.press.previews.thumbnails import Thumbnails
from paraf.press.stops import PressStoppedError
from paraf.press.theming.faults import templates_named
from paraf.press.theming.themes import default_theme
from paraf.rules.article import Article, public_text
from paraf.rules.case import Case
from paraf.rules.checks.registry import checked
from paraf.rules.differences import changed_lines
from paraf.rules.encoding import decode
from paraf.rules.manifest import sha256
from paraf.rules.words import Seal, Stage
from paraf.rules.workflow.claiming import holding_of

_PRACTICE = Article(fields=(), body="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A preview as written: where it stands, the code that it shows, and whether the paper was changing meanwhile."""

    path: Path
    code: str | None
    is_changing: bool


def code_shown(newsroom: Newsroom, case: Case) -> str | None:
    """Give the code to sign with that a preview shows: None for a paper that was not submitted."""
    waits = case.stage is Stage.REVIEW and case.path in newsroom.register.submissions
    return case.code_under(policy_for(newsroom, case)) if waits or case.stage is Stage.PUBLISHED else None


def write_preview(newsroom: Newsroom, item: Judged, *, clock: Callable[[], datetime] = now) -> Written:
    """Write one paper's preview, and give where it stands and which code it shows."""
    read = _read_anew(newsroom, item.case)
    with templates_named():
        html = _html(newsroom, item, read, at=clock())
    path = preview_path(newsroom, item.case)
    make_folder(path.parent, mode=DESK_FOLDER)
    write_whole(path, html.encode(), mode=DESK_FILE)
    picture = card_of(item).picture
    if read is not None and picture is not None and picture in read.contents:
        Thumbnails(newsroom.layout.previews).make(picture, read.contents[picture])
    return Written(path=path, code=None if read is None else code_shown(newsroom, read.case), is_changing=read is None)


def get_ready(newsroom: Newsroom, *, clock: Callable[[], datetime] = now) -> None:
    """Do what the first preview would have to do first: one is set for practice, and thrown away."""
    case = Case(stage=Stage.DRAFT, path="", raw=sha256(b""), article=_PRACTICE, used=(), findings=())
    item = Judged(case=case, address=None, seal=Seal.MISSING, live=None, findings=())
    with suppress(PressStoppedError), templates_named():  # it is said where there is a paper to show
        _html(newsroom, item, Gathered(case=case, contents={}, owner=None, probes=()), at=clock())


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
        signing=signing_on(newsroom, case.article, item, at),
        findings=findings,
        difference=_difference(newsroom, case, case.article),
        theme=theme,
    )


def signing_on(newsroom: Newsroom, article: Article, item: Judged, at: datetime) -> Signing:
    """Give what a preview shows of the sign-off that a paper waits for."""
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
