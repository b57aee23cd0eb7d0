"""What a paper is held against: the version signed last, what was submitted, or what a corrector last saw."""

from dataclasses import dataclass

from paraf.desk.papers.folders import scan
from paraf.desk.papers.seen import last_seen
from paraf.desk.papers.surroundings import surroundings
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.judging import submission_for
from paraf.rules.addresses import identity_of
from paraf.rules.article import public_text
from paraf.rules.case import Case
from paraf.rules.grammar import parse
from paraf.rules.register import Submission, Version
from paraf.rules.seals import version_of
from paraf.rules.words import OfficerId, Stage

_AUTOMATIC = frozenset({"Replaces", "Modified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier public text of a paper; ``version`` is the one signed last, where that is what it is."""

    text: str
    version: Version | None = None


def earlier_of(newsroom: Newsroom, case: Case) -> Earlier:
    """Give the version signed last; before any was, the text as submitted, or the paper itself."""
    version = signed_version(newsroom, case)
    if version is not None:
        return Earlier(text=newsroom.vault.get(version.seal.public).decode(), version=version)
    waiting = newsroom.register.submissions.get(case.path) if case.stage is Stage.REVIEW else None
    if waiting is None and case.stage is not Stage.REVIEW:
        waiting = submission_for(case, newsroom.register, surroundings(newsroom, scan(newsroom.layout)))
    return Earlier(text=_submitted_text(newsroom, case, waiting))


def seen_of(newsroom: Newsroom, case: Case, officer: OfficerId) -> Earlier | None:
    """Give what a corrector last saw of a paper, or None where they saw nothing of it."""
    text = last_seen(newsroom, case, officer)
    return None if text is None else Earlier(text=text)


def signed_version(newsroom: Newsroom, case: Case) -> Version | None:
    """Give the version signed last of the article that a paper is."""
    if case.stage is Stage.PUBLISHED:
        return version_of(case, newsroom.register)
    identity = identity_of(case.article, newsroom.register) if case.article else None
    return newsroom.register.latest(identity[0]) if identity else None


def without_automatic(text: str) -> str:
    """Give a public text without the header lines that submission fills in for every revision."""
    header, blank, body = text.partition("\n\n")
    lines = (line for line in header.split("\n") if line.partition(":")[0] not in _AUTOMATIC)
    return "\n".join(lines) + blank + body


def changed_files(case: Case, version: Version | None) -> list[str]:
    """Give the files that the text uses or used and that are not the signed ones."""
    if version is None:
        return []
    signed = {file.ref: file.sha for file in version.seal.files}
    now = {file.ref: file.sha for file in case.files}
    return sorted(ref for ref in signed.keys() | now.keys() if signed.get(ref) != now.get(ref))


def _submitted_text(newsroom: Newsroom, case: Case, submission: Submission | None) -> str:
    article = case.article
    if submission is not None:
        article = parse(newsroom.vault.get(submission.act.text).decode(), path=case.place).article
    return public_text(article) if article else ""
