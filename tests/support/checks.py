"""Sentences on the correction desk: an article around each, and what a group of checks finds in it.

* ``found`` gives (code, quotation, proposal) of each finding; a proposal that a code has not is None.
* Header lines are named by keyword, as in ``cases``.
"""

from paraf.rules.checks.copy import copy_of
from paraf.rules.checks.knowledge import Knowledge
from tests.support.cases import article

KNOWLEDGE = Knowledge()
HEADER = {"Title": "Berita", "Summary": None, "Date": "2026-11-22 09:30"}


def copy(body, *, language="id", **header):
    """Give an article with this body as copy."""
    return copy_of(article(body, **HEADER | header), path="drafts/a.md", language=language)


def findings(rule, body, *, knowledge=KNOWLEDGE, **header):
    """Give what a group of checks finds in a body and header lines."""
    return tuple(rule(copy(body, **header), knowledge))


def found(rule, body, *, knowledge=KNOWLEDGE, **header):
    """Give the findings as (code, quotation, proposal)."""
    return [
        (one.code, one.detail.get("found"), one.detail.get("proposal"))
        for one in findings(rule, body, knowledge=knowledge, **header)
    ]
