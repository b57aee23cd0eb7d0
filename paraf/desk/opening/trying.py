"""Trying out: a text that could take too long to show is shown first where that does no harm.

* A text that is tame (see ``rules.tameness``) needs no trial, nor does one that was submitted or sealed as it stands.
* What came of a trial is remembered by the text's own bytes.
* A text that takes too long holds its own article; nothing of it is ever shown.
* Where too much time went by already, a text is held untried until a later look (see ``patience``).
"""

from importlib.metadata import version
from typing import Final

from paraf.desk.opening.confining import GaveUp, Limits, confined
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.article import Article, public_text
from paraf.rules.findings import Finding
from paraf.rules.grammar import parse
from paraf.rules.manifest import sha256
from paraf.rules.rendering import has_too_many_references, plain_summary, references, render_body
from paraf.rules.tameness import is_tame
from paraf.rules.wording import find
from paraf.rules.words import Digest, Stage

LIMITS: Final = Limits(processor=3, seconds=30, memory=1 << 30)
UNTRIED: Final = "text-untried"
"""The code of what is tried at a later look."""

_FINE, _TOO_SLOW = b"+", b"-"


def too_slow(newsroom: Newsroom, stage: Stage, path: str, article: Article) -> Finding | None:
    """Tell whether a paper's text takes too long to show or is untried; ``path`` is below its stage's folder."""
    text = public_text(article).encode()
    if is_tame(article) or _was_admitted(newsroom, stage, path, text):
        return None
    outcome = _outcomes(newsroom).get(_key(text)) or _tried(newsroom, text)
    if outcome == _FINE:
        return None
    code, detail = ("text-too-slow", {"seconds": str(LIMITS.processor)}) if outcome else (UNTRIED, {})
    return find(code, path=f"{stage}/{path}", line=article.body_line, **detail)


def may_be_read(newsroom: Newsroom, stage: Stage, path: str, article: Article) -> bool:
    """Tell whether a paper's text is known to be shown quickly; nothing is tried for it."""
    text = public_text(article).encode()
    if is_tame(article) or _was_admitted(newsroom, stage, path, text):
        return True
    return _outcomes(newsroom).get(_key(text)) == _FINE


def _tried(newsroom: Newsroom, text: bytes) -> bytes | None:
    """Try a text; None where there is no patience left for that."""
    if newsroom.patience.is_over:
        return None
    with newsroom.patience.waiting():
        answer = confined("text", text, LIMITS)
    outcome = _TOO_SLOW if isinstance(answer, GaveUp) else _FINE
    if answer is not GaveUp.TOO_LATE:
        _outcomes(newsroom).put(_key(text), outcome)
    return outcome


def _outcomes(newsroom: Newsroom) -> Outcomes:
    return Outcomes(newsroom.layout.tried)


def _key(text: bytes) -> Digest:
    return sha256(f"{version('markdown')} {version('nh3')} {sha256(text)}".encode())


def read_as_a_page(content: bytes) -> bytes:
    """Do with a canonical text what is done with every text that is looked at; there is nothing to give back."""
    article = parse(content.decode(), path="").article
    if article is not None:
        references(article)
        has_too_many_references(article)
        plain_summary(article)
        render_body(article.body, rewrite=lambda _tag, _name, value: value)
    return b""


def _was_admitted(newsroom: Newsroom, stage: Stage, path: str, text: bytes) -> bool:
    """Tell whether this very text was sealed, or is what was submitted at this path."""
    register = newsroom.register
    digest = sha256(text)
    waiting = register.submissions.get(path) if stage is Stage.REVIEW else None
    if waiting is not None and _public_of(newsroom, waiting.act.text) == text:
        return True
    return any(version.seal.public == digest for versions in register.versions.values() for version in versions)


def _public_of(newsroom: Newsroom, digest: Digest) -> bytes | None:
    article = parse(newsroom.vault.get(digest).decode(), path="").article
    return public_text(article).encode() if article else None
