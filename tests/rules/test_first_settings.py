"""The first settings: filled as TOML writes a text, told at the options, and never written over."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.findings import codes
from paraf.rules.first_settings import at_options, contradictions, fill_template
from paraf.rules.office import Office, read_office
from paraf.rules.roster import Roster
from tests.support.offices import DEWI, OFFICE, RINA

TEMPLATE = """[newsroom]
name = "@NAME@"
office = "Dinas"
site = "@SITE@"
url = "https://@SITE@"
timezone = "Asia/Jakarta"
[[officer]]
id = "admin"
name = "Dewi"
roles = ["admin"]
"""


def read(**answers):
    return read_office(fill_template(TEMPLATE, {"name": "Kabar", "site": "kabar.example"} | answers))


@given(name=st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1))
def test_a_blank_is_filled_so_that_the_settings_say_what_was_answered(name):
    office = read(name=name)
    assert isinstance(office, Office)
    assert office.name == name.strip()


@given(name=st.text(st.sampled_from('\n\t\r"\\#= x')))
def test_no_answer_ends_its_line(name):
    office = read(name=name)
    assert isinstance(office, Office) or codes(office) <= {"settings-control-character", "settings-empty"}


def test_a_mistake_is_told_once_at_the_option_that_it_came_from():
    (found,) = at_options(read(site=""))
    assert (found.code, found.place, found.detail["key"]) == ("settings-empty", "paraf init", "--site")
    assert {each.detail["key"] for each in at_options(read(site="A b", name=""))} == {"--site", "--name"}


def test_what_came_from_no_option_stays_as_it_was_found():
    more = TEMPLATE.replace("[[officer]]", "[more]\n[[officer]]")
    found = read_office(fill_template(more, {"name": "Kabar", "site": "kabar.example"}))
    assert codes(found) == {"settings-unknown-key"}
    assert at_options(found) == found


@pytest.mark.parametrize("admin", ["Dewi Anggraini", "dewi", "DA"])
def test_what_says_the_same_in_other_words_contradicts_nothing(admin):
    assert not list(contradictions(OFFICE, {"name": OFFICE.name, "timezone": "Asia/Pontianak", "admin": admin}))


@pytest.mark.parametrize("admin", ["Rina Wulandari", "Siapa Saja"])
def test_an_admin_who_is_none_is_told_with_those_who_are(admin):
    office = replace(OFFICE, roster=Roster(officers=(RINA, DEWI)))
    (found,) = contradictions(office, {"admin": admin})
    assert (found.code, found.detail) == (
        "settings-contradicted",
        {"option": "--admin", "asked": admin, "found": "Dewi Anggraini"},
    )
