"""What a proposed move comes to: a plan to carry out, or a refusal."""

from dataclasses import dataclass

from paraf.rules.article import Article
from paraf.rules.entries import Returned, Sealed, Signed, Submitted
from paraf.rules.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An admitted move: the act to record, the article as it will stand, and what people should be told."""

    act: Submitted | Returned | Signed | Sealed
    article: Article
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A refused move, with every reason at once; nothing has changed."""

    findings: tuple[Finding, ...]
