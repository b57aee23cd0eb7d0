"""What is wrong or missing in the lines of an event is told before the correction desk has them."""

import pytest

from paraf.rules.completeness import missing
from paraf.rules.findings import Level
from tests.support.cases import article, version
from tests.support.offices import OFFICE

EVENT = {"Event": "2026-11-28 08:00", "Place": "Balai Kota"}


def found(**header):
    revised = version() if "Change" in header else None
    return [*missing(article("Isi.", **header), OFFICE, path="drafts/a.md", revised=revised)]


@pytest.mark.parametrize(
    "lines",
    [
        EVENT,
        EVENT | {"Event_Until": "2026-11-28 12:00", "Category": "Agenda"},
        EVENT | {"Event_Until": "2026-11-28 00:00"},
        EVENT | {"Event": "2026-11-21 00:00"},
        {"Event": "besok"},
        EVENT | {"Event_Until": "lusa"},
    ],
)
def test_an_event_with_a_day_a_place_and_an_end_behind_its_start_lacks_nothing(lines):
    assert found(**lines) == []


@pytest.mark.parametrize(
    ("lines", "code", "header", "level"),
    [
        ({"Event_Until": "2026-11-28 12:00"}, "event-without-start", "Event", Level.ERROR),
        (EVENT | {"Event_Until": "2026-11-28 08:00"}, "event-backwards", "Event-Until", Level.ERROR),
        (EVENT | {"Event_Until": "2026-11-27 00:00"}, "event-backwards", "Event-Until", Level.ERROR),
        (EVENT | {"Event": "2025-11-28 08:00"}, "event-past", "Event", Level.WARNING),
        (EVENT | {"Place": None}, "event-without-place", "Place", Level.HINT),
        ({"Category": "AGENDA"}, "agenda-without-event", "Event", Level.HINT),
    ],
)
def test_what_is_wrong_with_an_event_is_named(lines, code, header, level):
    (finding,) = found(**lines)
    assert (finding.code, finding.detail["header"], finding.level) == (code, header, level)


def test_an_article_without_a_date_is_asked_for_that_alone():
    assert [finding.code for finding in found(**EVENT, Date=None)] == ["field-missing"]


def test_a_withdrawal_is_asked_for_no_event():
    assert found(Category="Agenda", Change="pencabutan", Change_Note="Batal") == []
