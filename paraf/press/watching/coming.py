"""What comes: articles that were signed while the watcher watches, by hand or by command, and that nobody sees yet.

* What was signed before the watcher began is not told of.
* A withdrawal is no news of this kind, nor what was released in an emergency.
"""

from dataclasses import dataclass
from datetime import datetime

from paraf.desk.papers.verdicts import Verdicts
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.entries import Sealed
from paraf.rules.words import Stage, Verdict


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An article that is not public yet, and from when on it may be."""

    title: str
    due: datetime


class Coming:
    """What was signed in one newsroom since this was made."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._versions, self._number = newsroom.register.versions, newsroom.ledger.head.number
        self._waiting: list[_Waiting] = []

    def take(self, verdicts: Verdicts) -> None:
        """Take in what was signed since the last time; papers that were judged have their titles."""
        versions = self._newsroom.register.versions
        changed = (version for address in versions.differing(self._versions) for version in versions.get(address, ()))
        sealed = sorted((each for each in changed if each.number > self._number), key=lambda version: version.number)
        shown = (each.seal for each in sealed if each.seal.verdict is Verdict.PUBLISH)
        self._waiting += [_Waiting(_title_of(seal, verdicts), seal.not_before) for seal in shown]
        self._versions, self._number = versions, self._newsroom.ledger.head.number

    def shown(self, printed: datetime) -> tuple[str, ...]:
        """Give the titles of what a release of a moment is the first to show."""
        titles = tuple(each.title for each in self._waiting if each.due <= printed)
        self._waiting = [each for each in self._waiting if each.due > printed]
        return titles


def _title_of(seal: Sealed, verdicts: Verdicts) -> str:
    judged = verdicts.judged.get(f"{Stage.PUBLISHED}/{seal.path}")
    return (judged.case.article.get("Title") if judged and judged.case.article else None) or seal.address
