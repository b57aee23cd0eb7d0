"""How somebody who found a weakness reaches the office is settings."""

from datetime import UTC, date, datetime

import pytest

from paraf.rules.disclosure import Disclosure, read_disclosure
from paraf.rules.settings import Table
from tests.support.offices import ZONE

DAY = date(2027, 10, 31)


def read(**values):
    table = Table(values=values, at="security")
    return read_disclosure(table), [(each.code, each.detail["key"]) for each in table.mistakes]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("kominfo@kotacontoh.example", "mailto:kominfo@kotacontoh.example"),
        ("https://kotacontoh.example/lapor", "https://kotacontoh.example/lapor"),
        ("tel:+62-561-5550100", "tel:+62-561-5550100"),
    ],
)
def test_a_contact_is_an_address_of_mail_of_the_web_or_a_telephone(typed, told):
    assert read(contact=[typed], expires=DAY) == (Disclosure(contacts=(told,), expires=DAY), [])


@pytest.mark.parametrize("typed", ["kantor sebelah", "http://kotacontoh.example", "a@b", "javascript:alert(1)"])
def test_anything_else_is_refused(typed):
    assert read(contact=[typed], expires=DAY)[1] == [("settings-bad-contact", "security.contact[0]")]


def test_a_contact_without_an_end_is_refused_and_so_is_a_policy_that_is_no_safe_address():
    assert read(contact=["a@b.example"])[1] == [("settings-missing", "security.expires")]
    assert read(policy="http://b.example")[1] == [("settings-bad-url", "security.policy")]
    assert read(policy="https://b.example")[0].policy == "https://b.example"


def test_what_is_not_said_ends_never():
    assert Disclosure().ends(ZONE) is None
    assert Disclosure(expires=DAY).ends(ZONE) is None
    assert Disclosure(contacts=("tel:112",), expires=DAY).ends(ZONE) == datetime(2027, 10, 31, 17, 0, tzinfo=UTC)
