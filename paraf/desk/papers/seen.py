"""What each corrector last saw of a paper, so that they are shown what changed since.

* It is seen what an officer had before them by command, or took or returned by hand.
* It is a comfort and lies below .paraf: where it is gone, nobody has seen anything yet.
"""

from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.addresses import identity_of
from paraf.rules.article import public_text
from paraf.rules.case import Case
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest, OfficerId


def note_seen(newsroom: Newsroom, case: Case, officer: OfficerId) -> None:
    """Note that an officer has a paper before them as it stands now."""
    key = _key(newsroom, case, officer)
    if key is not None and case.article is not None:
        Outcomes(newsroom.layout.seen).put(key, public_text(case.article).encode())


def last_seen(newsroom: Newsroom, case: Case, officer: OfficerId) -> str | None:
    """Give the public text that an officer last saw of a paper, or None where they saw none."""
    key = _key(newsroom, case, officer)
    kept = Outcomes(newsroom.layout.seen).get(key) if key else None
    return kept.decode() if kept is not None else None


def _key(newsroom: Newsroom, case: Case, officer: OfficerId) -> Digest | None:
    identity = identity_of(case.article, newsroom.register) if case.article else None
    return sha256("\n".join((officer, identity[0], identity[1] or "")).encode()) if identity else None
