"""The registry: every group of checks, run over an article.

* Rules of the Indonesian language are for articles in Indonesian; the others are for all.
* What was answered in the article (``X-Abaikan``) is left out; findings stand in the order of their lines.
* A text without end is looked at as far as news goes, and that is told.
* A paper that lies as it was sealed is not questioned any more, nor one that cannot be read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from paraf.rules.article import Article
from paraf.rules.case import Case, UsedFile
from paraf.rules.checks.answering import odd_answers, unanswered
from paraf.rules.checks.copy import Copy, copy_of
from paraf.rules.checks.days import days
from paraf.rules.checks.doubles import doubles
from paraf.rules.checks.duplicates import duplicates
from paraf.rules.checks.figures import figures
from paraf.rules.checks.headings import headings
from paraf.rules.checks.house_form import house_form
from paraf.rules.checks.identities import identities
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.leftovers import leftovers
from paraf.rules.checks.links import links
from paraf.rules.checks.marks import marks
from paraf.rules.checks.officials import officials
from paraf.rules.checks.opening import opening
from paraf.rules.checks.particles import particles
from paraf.rules.checks.pictures import pictures, positions
from paraf.rules.checks.private_numbers import private_numbers
from paraf.rules.checks.shares import shares
from paraf.rules.checks.speakers import speakers
from paraf.rules.checks.sums import sums
from paraf.rules.checks.tallies import tallies
from paraf.rules.checks.words import words
from paraf.rules.findings import Finding
from paraf.rules.wording import find

INDONESIAN = "id"
LONGEST = 100_000
"""So many characters of a body are looked at: no news is longer, and nobody is to wait for what is none."""

MOST_TOLD = 100
"""So many findings of one group are told: who has more knows enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of rules; one with a language is for articles in it alone."""

    rule: Callable[[Copy, Knowledge], Iterator[Finding]]
    language: str | None = INDONESIAN


GROUPS: tuple[Group, ...] = (
    Group(rule=leftovers, language=None),
    Group(rule=days),
    Group(rule=particles),
    Group(rule=doubles),
    Group(rule=words),
    Group(rule=figures),
    Group(rule=sums),
    Group(rule=shares),
    Group(rule=tallies),
    Group(rule=marks),
    Group(rule=private_numbers, language=None),
    Group(rule=pictures, language=None),
    Group(rule=headings, language=None),
    Group(rule=links, language=None),
    Group(rule=duplicates, language=None),
    Group(rule=officials),
    Group(rule=identities),
    Group(rule=speakers),
    Group(rule=opening),
    Group(rule=house_form),
)
"""Every group of rules."""


def checked(case: Case, knowledge: Knowledge) -> tuple[Finding, ...]:
    """Give what a correction desk would find in a paper."""
    if case.article is None or case.sealed is not None:
        return ()
    return checked_article(case.article, knowledge, path=case.place, used=case.used)


def checked_article(
    article: Article, knowledge: Knowledge, *, path: str, used: tuple[UsedFile, ...] = ()
) -> tuple[Finding, ...]:
    """Give what a correction desk would find in an article and the files that it uses."""
    short, unread = _shortened(article, path)
    copy = copy_of(short, path=path, language=knowledge.language)
    groups = (group for group in GROUPS if group.language in {None, copy.language})
    found = [finding for group in groups for finding in islice(group.rule(copy, knowledge), MOST_TOLD)]
    left = (*odd_answers(article, path=path), *unanswered((*positions(copy, used), *found), article), *unread)
    return tuple(sorted(left, key=lambda finding: finding.line or 0))


def _shortened(article: Article, path: str) -> tuple[Article, tuple[Finding, ...]]:
    """Give as much of an article as is looked at, and tell where that is not all of it."""
    if len(article.body) <= LONGEST:
        return article, ()
    body = article.body[:LONGEST].rpartition("\n")[0]
    line = article.body_line + body.count("\n")
    return replace(article, body=body), (find("not-all-checked", path=path, line=line),)
