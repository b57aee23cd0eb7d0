import pytest

from paraf.rules.notices_settings import NoticeSettings, Security, Smtp, read_notices
from paraf.rules.office import Office, read_office
from paraf.rules.settings import Table
from tests.support.mailserver import settings_with
from tests.support.offices import SETTINGS_TEXT
from tests.support.sections import mistakes_in

SERVER = {"host": "mail.kota.example", "sender": "redaksi@kota.example"}


def read(**settings):
    table = Table(values=settings, path="newsroom.toml", at="notices")
    notices = read_notices(table)
    assert not table.mistakes, table.mistakes
    return notices


def mistakes(**settings):
    return mistakes_in("notices", read_notices, settings)


def test_without_settings_nobody_is_told():
    assert read() == NoticeSettings()
    assert not read().are_on
    assert not read(hook=[]).are_on


def test_a_command_or_a_server_is_enough():
    assert read(hook=["bin/kabari", "--wa"]).hook == ("bin/kabari", "--wa")
    assert read(hook=["bin/kabari"]).are_on
    assert read(smtp=SERVER).are_on


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_each_way_to_the_server_has_its_usual_port(security, port):
    assert read(smtp=SERVER | {"security": security}).smtp == Smtp(
        host="mail.kota.example", port=port, security=Security(security), sender="redaksi@kota.example"
    )
    assert read(smtp=SERVER | {"security": security, "port": 2525}).smtp.port == 2525


def test_a_line_is_kept_from_listeners_unless_told_otherwise():
    assert read(smtp=SERVER).smtp.security is Security.STARTTLS


@pytest.mark.parametrize(
    ("smtp", "expected"),
    [
        ({}, [("settings-missing", "notices.smtp.host"), ("settings-missing", "notices.smtp.sender")]),
        (SERVER | {"host": "mail kota"}, [("settings-bad-host", "notices.smtp.host")]),
        (SERVER | {"port": 70000}, [("settings-bad-port", "notices.smtp.port")]),
        (SERVER | {"port": 0}, [("settings-not-count", "notices.smtp.port")]),
        (SERVER | {"security": "ssl"}, [("settings-bad-choice", "notices.smtp.security")]),
        (SERVER | {"user": "r"}, [("settings-missing", "notices.smtp.password_file")]),
        (SERVER | {"password_file": "r"}, [("settings-missing", "notices.smtp.user")]),
        (
            SERVER | {"user": "r", "password_file": "f", "security": "none"},
            [("settings-clear-password", "notices.smtp.security")],
        ),
        (SERVER | {"password": "rahasia"}, [("settings-unknown-key", "notices.smtp.password")]),
    ],
)
def test_every_mistake_is_named(smtp, expected):
    assert mistakes(smtp=smtp) == expected


def test_a_user_with_a_password_in_a_file_is_taken():
    smtp = read(smtp=SERVER | {"user": "redaksi", "password_file": "/etc/paraf/sandi"}).smtp
    assert (smtp.user, smtp.password_file) == ("redaksi", "/etc/paraf/sandi")


@pytest.mark.parametrize(
    "address",
    [
        "siti",
        "Siti <siti@kota.example>",
        "siti@kota.example, budi@kota.example",
        "siti@kota.example\nBcc: x@y.z",
        '"siti rahma"@kota.example',
        "sit\u00ed@kota.example",
        "siti@k\u00f6ta.example",
        "siti@",
        "@kota.example",
        "siti@kota.example.",
    ],
)
def test_what_is_not_one_plain_address_is_refused(address):
    assert [key for _, key in mistakes(smtp=SERVER | {"sender": address})] == ["notices.smtp.sender"]


def test_an_officer_may_have_an_address():
    office = read_office(settings_with(port=2525, hook=("x",)))
    assert isinstance(office, Office)
    assert office.roster.officer("siti").email == "siti@kota.example"
    assert office.roster.officer("tamu").email == ""
    assert (office.notices.hook, office.notices.smtp.port) == (("x",), 2525)


def test_an_officers_address_must_be_one():
    found = read_office(SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nemail = "siti di kantor"'))
    assert [finding.code for finding in found] == ["settings-bad-mail"]
