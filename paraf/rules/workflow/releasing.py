"""Releasing in an emergency: one admin publishes without a second person, who has to follow soon.

* The settings in force allow it; the signer is an admin in office, author or not; a reason is given, which is public.
* Nothing else is waived: form, completeness, embargo, classification, and the level of the sign-off.
* What waits for a later time than the second person has can wait for that person; a withdrawal always does.
* A further release of what is still owed has no longer than the first.
* Of a sign-off line only the admin's own part counts then; for the second person everybody else's.
"""

from collections.abc import Iterator
from datetime import datetime

from paraf.rules.completeness import is_withdrawal
from paraf.rules.emergency import debt_of, words_of_others
from paraf.rules.findings import Finding
from paraf.rules.signoff import TypedSignoff, means, parse_signoffs
from paraf.rules.workflow.paper import Paper, not_before_of


def released_alone(paper: Paper) -> Iterator[Finding]:
    """Find what keeps a paper from being released in an emergency, where that is asked for."""
    wish, until = paper.emergency, stands_until(paper)
    if wish is None or until is None:
        return
    if not paper.office.emergency.allowed:
        yield paper.find("emergency-not-allowed")
    if not wish.reason:
        yield paper.find("emergency-no-reason")
    if is_withdrawal(paper.article):
        yield paper.find("emergency-withdrawal")
    if paper.debt is not None:
        yield paper.find("emergency-already", slug=paper.act.slug)
    elif not_before_of(paper, paper.at) >= until:
        zone = paper.office.zone
        since, over = (f"{one.astimezone(zone):%d-%m-%Y %H.%M}" for one in (not_before_of(paper, paper.at), until))
        yield paper.find("emergency-too-late", since=since, until=over)


def stands_until(paper: Paper) -> datetime | None:
    """Give how long a paper may stand that is released in an emergency now; None where it is not."""
    if paper.emergency is None:
        return None
    owed = debt_of(paper.address, paper.around.register, paper.office)
    until = paper.at.replace(microsecond=0) + paper.office.emergency.time
    return until if owed is None or owed.seal.until is None else min(until, owed.seal.until)


def parts_that_count(paper: Paper) -> tuple[TypedSignoff, ...]:
    """Give the parts of a paper's sign-off line that count for what is asked; with nobody else, all of them."""
    roster, parts = paper.office.roster, parse_signoffs(paper.article.get("Koreksi") or "")
    if paper.emergency is not None:
        admin = roster.officer(paper.emergency.officer)
        return tuple(part for part in parts if admin and means(part, admin, roster))
    return (paper.debt and words_of_others(paper.article, paper.debt, roster)) or parts
