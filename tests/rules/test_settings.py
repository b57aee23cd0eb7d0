from datetime import date, datetime, timedelta

import pytest

from paraf.rules.settings import Table


def mistakes(table):
    return [(finding.code, finding.detail["key"]) for finding in table.mistakes]


def test_what_is_there_is_read_as_its_type():
    table = Table(
        values={
            "name": "  Siti ",
            "list": ["a", "b"],
            "count": 2,
            "switch": True,
            "day": date(2026, 1, 31),
            "table": {"inner": "x"},
            "tables": [{"inner": "y"}],
        }
    )
    assert table.text("name") == "Siti"
    assert table.texts("list") == ("a", "b")
    assert table.many_of("list", ("a", "b")) == ("a", "b")
    assert table.one_of("name", ("Siti", "Budi")) == "Siti"
    assert table.count("count", 1) == 2
    assert table.switch("switch", default=False) is True
    assert table.day("day") == date(2026, 1, 31)
    assert table.table("table").text("inner") == "x"
    assert [inner.text("inner") for inner in table.tables("tables")] == ["y"]
    assert not table.mistakes


def test_what_is_absent_is_its_default():
    table = Table(values={})
    assert table.text("name", "x") == "x"
    assert table.texts("list") == ()
    assert table.count("count", 3) == 3
    assert table.switch("switch", default=True) is True
    assert table.day("day") is None
    assert table.span("span", timedelta(hours=2)) == timedelta(hours=2)
    assert table.table("table").values == {}
    assert table.tables("tables") == ()
    assert not table.mistakes


def test_a_missing_text_without_a_default_is_a_mistake():
    table = Table(values={}, path="newsroom.toml", at="newsroom")
    assert table.text("name") == ""
    assert mistakes(table) == [("settings-missing", "newsroom.name")]
    assert table.mistakes[0].path == "newsroom.toml"


@pytest.mark.parametrize(
    ("read", "value", "code", "found"),
    [
        (lambda table: table.text("x"), 3, "settings-not-text", "3"),
        (lambda table: table.text("x"), "  ", "settings-empty", None),
        (lambda table: table.text("x"), "a\nb", "settings-control-character", None),
        (lambda table: table.text("x"), "a\u202eb", "settings-control-character", None),
        (lambda table: table.texts("x"), "writer", "settings-not-list", '"writer"'),
        (lambda table: table.one_of("x", ("a", "b")), "c", "settings-bad-choice", "c"),
        (lambda table: table.count("x", 1), "2", "settings-not-count", '"2"'),
        (lambda table: table.count("x", 1), 0, "settings-not-count", "0"),
        (lambda table: table.count("x", 1), True, "settings-not-count", "true"),
        (lambda table: table.switch("x", default=False), 1, "settings-not-switch", "1"),
        (lambda table: table.day("x"), "2026-01-31", "settings-not-day", '"2026-01-31"'),
        (lambda table: table.day("x"), datetime(2026, 1, 31), "settings-not-day", "2026-01-31 00:00:00"),  # noqa: DTZ001
        (lambda table: table.span("x", timedelta(1)), "", "settings-not-span", '""'),
        (lambda table: table.span("x", timedelta(1)), "0h", "settings-not-span", '"0h"'),
        (lambda table: table.span("x", timedelta(1)), "2 jam", "settings-not-span", '"2 jam"'),
        (lambda table: table.span("x", timedelta(1)), False, "settings-not-span", "false"),
        (lambda table: table.day("x"), "a\nb", "settings-not-day", '"..."'),
        (lambda table: table.table("x"), [1], "settings-not-table", "[...]"),
        (lambda table: table.tables("x"), {"a": 1}, "settings-not-tables", "{...}"),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_what_stands_there(read, value, code, found):
    table = Table(values={"x": value})
    read(table)
    assert mistakes(table) == [(code, "x")]
    assert table.mistakes[0].detail.get("found") == found


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2h", timedelta(hours=2)),
        ("30m", timedelta(minutes=30)),
        ("1h30m", timedelta(minutes=90)),
        ("1h 30m", timedelta(minutes=90)),
    ],
)
def test_a_stretch_of_time_is_hours_and_minutes(written, meant):
    assert Table(values={"x": written}).span("x", timedelta(1)) == meant


def test_an_optional_text_may_be_empty():
    table = Table(values={"x": "", "day": ""})
    assert table.text("x", "") == ""
    assert table.day("day") is None
    assert not table.mistakes


def test_an_item_of_a_list_is_named_by_its_place():
    table = Table(values={"roles": ["writer", 3, "chef"]}, at="officer[2]")
    table.many_of("roles", ("writer",))
    assert mistakes(table) == [
        ("settings-not-text", "officer[2].roles[1]"),
        ("settings-bad-choice", "officer[2].roles[2]"),
    ]


def test_a_table_in_a_list_is_named_by_its_place():
    table = Table(values={"officer": [{}, "siti"]})
    table.tables("officer")[0].text("id")
    assert mistakes(table) == [("settings-not-table", "officer[1]"), ("settings-missing", "officer[0].id")]


def test_an_unknown_key_is_refused_with_the_nearest_known_one():
    table = Table(values={"timezne": "x"})
    table.allow("timezone", "name")
    assert mistakes(table) == [("settings-unknown-key", "timezne")]
    assert table.mistakes[0].detail["suggestions"] == "timezone"


def test_an_unknown_key_like_no_other_is_refused_with_all_known_ones():
    table = Table(values={"zzz": "x"})
    table.allow("timezone", "name")
    assert table.mistakes[0].detail["suggestions"] == "name, timezone"


def test_a_key_with_blanks_stands_in_quotes():
    assert Table(values={}, at="signoff.category").key_path("Darurat Besar") == 'signoff.category."Darurat Besar"'
