from datetime import timedelta

import pytest

from paraf.desk.language import language
from paraf.rules.dates import canonical_date
from paraf.rules.far_ahead import far_ahead
from paraf.rules.findings import Level
from tests.support.cases import NOW, article
from tests.support.offices import OFFICE


def found(**header):
    return tuple(far_ahead(article("Isi.", **header), OFFICE, path="drafts/a.md", at=NOW))


def test_a_date_more_than_a_year_ahead_is_held_and_an_embargo_warned_of():
    (date,) = found(Date="2062-11-27 00:00")
    (embargo,) = found(Embargo="2062-11-27 00:00")
    assert (date.code, date.level, date.line) == ("date-far-ahead", Level.ERROR, 2)
    assert (embargo.code, embargo.level, embargo.line) == ("embargo-far-ahead", Level.WARNING, 6)


@pytest.mark.parametrize(
    ("code", "words"), [("id", "Senin, 27 November 2062"), ("en", "Monday, 27 November 2062")], ids=["id", "en"]
)
def test_the_date_is_said_in_words(code, words):
    for finding in (*found(Date="2062-11-27 00:00"), *found(Embargo="2062-11-27 00:00")):
        assert words in language(code).say(finding).message


@pytest.mark.parametrize(("days", "is_found"), [(-400, False), (0, False), (365, False), (367, True)])
def test_a_year_ahead_is_the_most(days, is_found):
    moment = canonical_date(NOW + timedelta(days=days), zone=OFFICE.zone)
    assert bool(found(Date=moment)) is is_found


@pytest.mark.parametrize(
    "header",
    [
        {"Date": None},
        {"Date": "besok"},
        {"Date": "2062-11-27 00:00", "Change": "pencabutan"},
    ],
)
def test_no_date_one_that_is_none_and_that_of_a_withdrawal_are_not_judged(header):
    assert found(**header) == ()
