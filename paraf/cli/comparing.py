"""What ``paraf diff`` holds a paper against."""

from paraf.desk.papers.folders import scan
from paraf.desk.papers.surroundings import surroundings
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.judging import submission_for
from paraf.rules.addresses import identity_of
from paraf.rules.article import public_text
from paraf.rules.case import Case
from paraf.rules.grammar import parse
from paraf.rules.register import Version
from paraf.rules.seals import version_of
from paraf.rules.words import Stage


def signed_version(newsroom: Newsroom, case: Case) -> Version | None:
    """Give the version signed last of the article that a paper is."""
    if case.stage is Stage.PUBLISHED:
        return version_of(case, newsroom.register)
    identity = identity_of(case.article, newsroom.register) if case.article else None
    return newsroom.register.latest(identity[0]) if identity else None


def submitted_text(newsroom: Newsroom, case: Case) -> str:
    """Give the public text as submitted; the same text where it was never submitted."""
    submission = submission_for(case, newsroom.register, surroundings(newsroom, scan(newsroom.layout)))
    article = case.article
    if submission is not None:
        article = parse(newsroom.vault.get(submission.act.text).decode(), path=case.place).article
    return public_text(article) if article else ""


def changed_files(case: Case, version: Version | None) -> list[str]:
    """Give the files that the text uses or used and that are not the signed ones."""
    if version is None:
        return []
    signed = {file.ref: file.sha for file in version.seal.files}
    now = {file.ref: file.sha for file in case.files}
    return sorted(ref for ref in signed.keys() | now.keys() if signed.get(ref) != now.get(ref))
