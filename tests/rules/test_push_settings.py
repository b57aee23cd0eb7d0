"""Which services are told what is new is settings; none are, unless somebody names one."""

import pytest

from paraf.rules.push_settings import PushSettings, read_push
from paraf.rules.settings import Table


def read(**values):
    table = Table(values=values, at="push")
    return read_push(table), [(each.code, each.detail["key"]) for each in table.mistakes]


def test_nobody_is_told_unless_somebody_is_named():
    assert read() == (PushSettings(), [])


def test_a_service_is_asked_over_a_safe_line_or_on_this_computer():
    said = {"indexnow": "https://api.contoh.example/indexnow", "key": "abcd-1234", "hub": "http://127.0.0.1:8080/"}
    settings, found = read(**said)
    assert (settings, found) == (PushSettings(**said), [])
    assert settings.key_place == "abcd-1234.txt"


@pytest.mark.parametrize(
    "typed",
    ["http://hub.example/", "ftp://127.0.0.1", "hub", "https://", "https://a:b@c.example", "https://a.example:x"],
)
def test_anything_else_is_refused(typed):
    assert read(hub=typed)[1] == [("settings-bad-service", "push.hub")]


@pytest.mark.parametrize("typed", ["pendek", "a" * 129, "abcd/../x", "abcd efgh"])
def test_a_key_that_could_be_anything_else_is_refused(typed):
    assert read(indexnow="https://a.example", key=typed)[1] == [("settings-bad-push-key", "push.key")]


def test_a_service_without_its_key_is_refused_and_so_is_a_key_without_its_service():
    assert read(indexnow="https://a.example")[1] == [("settings-missing", "push.key")]
    assert read(key="abcd-1234")[1] == [("settings-missing", "push.indexnow")]
