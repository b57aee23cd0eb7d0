"""Answering: a writer or corrector says in the article why a finding is right as it stands.

* ``X-Abaikan: kode alasan``, several separated by ``;``: findings of that code are told no more.
* An answer needs a reason, and a code that there is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from paraf.rules.article import Article
from paraf.rules.findings import Finding
from paraf.rules.wording import find
from paraf.rules.wording.checks import WORDINGS

KEY = "X-Abaikan"
"""The header line that answers."""

ANSWERABLE = frozenset(code for code in WORDINGS if not code.startswith(("list-", "answer-")))
"""The codes of what is found in a text; what is wrong with a list or an answer has no other answer than mending it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Why findings of a code are right as they stand."""

    code: str
    reason: str


def answers_of(article: Article) -> tuple[Answer, ...]:
    """Give the answers that stand in an article."""
    parts = (part.strip() for part in (article.get(KEY) or "").split(";"))
    typed = (part.partition(" ") for part in parts if part)
    return tuple(Answer(code=code.rstrip(":,").casefold(), reason=reason.strip(" -–:")) for code, _, reason in typed)


def unanswered(findings: Iterable[Finding], article: Article) -> tuple[Finding, ...]:
    """Leave out what was answered with a reason."""
    answered = {answer.code for answer in answers_of(article) if answer.reason}
    return tuple(finding for finding in findings if finding.code not in answered)


def odd_answers(article: Article, *, path: str) -> Iterator[Finding]:
    """Find answers without a reason, and those to a code that there is not."""
    line = article.line_of(KEY)
    for answer in answers_of(article):
        if answer.code not in ANSWERABLE:
            near = get_close_matches(answer.code, ANSWERABLE, n=1) or sorted(ANSWERABLE)
            yield find("answer-to-nothing", path=path, line=line, found=answer.code, proposal=", ".join(near))
        elif not answer.reason:
            yield find("answer-without-reason", path=path, line=line, found=answer.code)
