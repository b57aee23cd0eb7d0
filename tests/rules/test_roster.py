from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.officer_keys import OfficerKey
from paraf.rules.roster import NameProblem, Officer, Roster, Standing, fold_name, read_roster
from paraf.rules.settings import Table
from paraf.rules.ssh_keys import key_line, plain_key
from paraf.rules.words import Role
from tests.support.offices import (
    ARI,
    AYU,
    BUDI,
    EKO,
    GITA,
    NANDA,
    RINA,
    ROSTER,
    SITI,
    TAMU,
    ZONE,
    officer,
)
from tests.support.signing import private_key

KEY, OTHER_KEY = (plain_key(private_key(number).public_key().public_bytes_raw()) for number in (1, 2))
NOON = datetime(2026, 11, 22, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "siti",
        "Siti Rahma",
        "  SITI   rahma ",
        "Siti Rahma, S.Sos.",
        "Siti Rahma,S.Sos. ,M.Si.",
        "SR",
        "sr",
        "S.R.",
        "s.r",
        "\uff33\uff29\uff34\uff29",
        "Siti\u00a0Rahma",
    ],
)
def test_an_officer_is_found_by_id_name_alias_or_initials(typed):
    assert ROSTER.named(typed) is SITI


@pytest.mark.parametrize("typed", ["", "Rahma", "Siti Rahmah", "Siti Rahma, S.E.", "S R", "Si ti"])
def test_nothing_near_a_name_is_that_name(typed):
    problem = ROSTER.named(typed)
    assert isinstance(problem, NameProblem)
    assert problem.code == "unknown-name"


def test_an_unknown_name_comes_with_the_nearest_names():
    problem = ROSTER.named(" Siti Rachma ")
    assert (problem.typed, problem.officers) == ("Siti Rachma", (SITI,))
    finding = problem.finding(path="review/a.md", line=3)
    assert (finding.code, finding.place) == ("unknown-name", "review/a.md:3")
    assert finding.detail == {"name": "Siti Rachma", "names": "Siti Rahma", "near": " (Siti Rahma?)"}


def test_an_unknown_name_like_no_other_comes_without_suggestions():
    assert ROSTER.named("Xyzzy").finding().detail == {"name": "Xyzzy", "names": "", "near": ""}


def test_a_name_that_two_officers_share_is_ambiguous_and_names_both():
    problem = ROSTER.named("a. wibowo")
    assert (problem.code, problem.officers) == ("ambiguous-name", (AYU, ARI))
    assert problem.finding().detail["names"] == "Ayu Wibowo (ayu), Ari Wibowo (ari)"


def test_an_officer_who_has_one_name_twice_is_not_ambiguous():
    twice = officer("umi", "Umi", Role.WRITER, aliases=("umi", "UMI"))
    assert Roster(officers=(twice,)).named("Umi") is twice


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rina", [RINA]),
        ("Rina Wulandari; Siti Rahma, S.Sos.", [RINA, SITI]),
        ("Rina Wulandari, Siti Rahma", [RINA, SITI]),
        ("Siti Rahma, S.Sos., M.Si., Rina Wulandari", [SITI, RINA]),
        ("Siti Rahma, S.Sos.", [SITI]),
        ("rina; rina;", [RINA]),
        ("", []),
        (" ; ", []),
        ("komunitas sungai bersih", [TAMU]),
    ],
)
def test_the_authors_line_names_people(text, found):
    assert list(ROSTER.authors(text)) == found


def test_a_comma_separates_only_where_both_sides_are_names():
    (problem,) = ROSTER.authors("Rina Wulandari, S.Kom.")
    assert (problem.code, problem.typed) == ("unknown-name", "Rina Wulandari, S.Kom.")


def test_every_author_who_is_nobody_or_ambiguous_is_named():
    rina, unknown, ambiguous = ROSTER.authors("rina; Joko; A. Wibowo; Joko")
    assert rina is RINA
    assert (unknown.code, ambiguous.code) == ("unknown-name", "ambiguous-name")


def test_a_thousand_commas_are_read_without_harm():
    assert ROSTER.authors(",".join(["SR"] * 600)) == (SITI,)


@pytest.mark.parametrize(
    ("person", "at", "standing"),
    [
        (SITI, NOON, Standing.ACTIVE),
        (EKO, NOON, Standing.EXPIRED),
        (EKO, datetime(2025, 12, 31, 16, 59, tzinfo=UTC), Standing.ACTIVE),
        (EKO, datetime(2025, 12, 31, 17, 0, tzinfo=UTC), Standing.EXPIRED),
        (NANDA, NOON, Standing.NOT_YET),
        (NANDA, datetime(2029, 12, 31, 17, 0, tzinfo=UTC), Standing.ACTIVE),
        (GITA, NOON, Standing.REVOKED),
        (GITA, datetime(2026, 2, 28, 16, 59, tzinfo=UTC), Standing.ACTIVE),
    ],
)
def test_first_and_last_day_are_inclusive_days_in_the_offices_time_zone(person, at, standing):
    assert person.standing(at, ZONE) is standing
    assert person.is_active(at, ZONE) is (standing is Standing.ACTIVE)


def test_an_officer_without_days_is_always_active():
    assert officer("umi", "Umi", Role.WRITER, valid_from=None).is_active(NOON, ZONE)


def test_an_officer_is_found_by_system_user_and_nobody_by_none():
    umi = officer("umi", "Umi", Role.WRITER, system_user="umi-pc")
    roster = Roster(officers=(SITI, umi))
    assert roster.of_system_user("umi-pc") == (umi,)
    assert roster.of_system_user("lain") == ()
    assert roster.officer("umi") is umi
    assert roster.officer("lain") is None


def test_roles_are_told_apart():
    assert SITI.has(Role.CORRECTOR)
    assert not BUDI.has(Role.WRITER)


GOOD = {"id": "siti", "name": "Siti Rahma", "roles": ["corrector"]}


def read(*officers):
    """Give the roster that these tables make, and the mistakes in them."""
    top = Table(values={"officer": list(officers)})
    roster = read_roster(top.tables("officer"))
    return roster, [(finding.code, finding.detail["key"]) for finding in top.mistakes]


def test_an_officer_is_read_with_everything_that_can_be_said():
    key = {"ssh": f"{key_line(KEY)} siti", "from": date(2026, 1, 1), "revoked_since": date(2026, 6, 1)}
    table = GOOD | {
        "aliases": ["Siti Rahma, S.Sos."],
        "initials": "SR",
        "system_user": "siti-pc",
        "from": date(2025, 1, 1),
        "until": date(2025, 1, 1),
        "revoked_since": date(2026, 3, 1),
        "key": [key],
    }
    roster, mistakes = read(table)
    assert not mistakes
    assert roster.officers == (
        Officer(
            id="siti",
            name="Siti Rahma",
            roles=frozenset({Role.CORRECTOR}),
            aliases=("Siti Rahma, S.Sos.",),
            initials="SR",
            system_user="siti-pc",
            valid_from=date(2025, 1, 1),
            valid_until=date(2025, 1, 1),
            revoked_since=date(2026, 3, 1),
            keys=(OfficerKey(key=KEY, valid_from=date(2026, 1, 1), revoked_since=date(2026, 6, 1)),),
        ),
    )


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        ({"id": "Siti Rahma"}, ("settings-bad-id", "officer[0].id")),
        ({"id": ""}, ("settings-empty", "officer[0].id")),
        ({"name": "Siti; Budi"}, ("settings-semicolon", "officer[0].name")),
        ({"aliases": ["S;R"]}, ("settings-semicolon", "officer[0].aliases")),
        ({"initials": ";"}, ("settings-semicolon", "officer[0].initials")),
        ({"roles": []}, ("settings-missing", "officer[0].roles")),
        ({"roles": ["byline", "writer"]}, ("byline-and-more", "officer[0].roles")),
        ({"from": date(2026, 2, 1), "until": date(2026, 1, 1)}, ("until-before-from", "officer[0].until")),
        ({"key": [{"ssh": key_line(KEY), "untill": 1}]}, ("settings-unknown-key", "officer[0].key[0].untill")),
        ({"key": [{"ssh": "ssh-rsa AAAA"}]}, ("settings-bad-key", "officer[0].key[0].ssh")),
        (
            {"key": [{"ssh": "-----BEGIN PRIVATE KEY-----"}]},
            ("settings-private-key", "officer[0].key[0].ssh"),
        ),
        ({"key": [{"ssh": ""}]}, ("settings-empty", "officer[0].key[0].ssh")),
        ({"key": [{"ssh": key_line(KEY)}] * 2}, ("settings-same-key", "officer[0].key[1].ssh")),
        ({"phone": "0812"}, ("settings-unknown-key", "officer[0].phone")),
    ],
)
def test_a_mistake_about_an_officer_is_named_with_its_key_path(change, mistake):
    assert read(GOOD | change)[1] == [mistake]


def test_one_id_belongs_to_one_officer():
    roster, mistakes = read(GOOD, GOOD | {"name": "Siti Lain"})
    assert mistakes == [("duplicate-officer", "officer[1].id")]
    assert len(roster.officers) == 1


def test_a_key_belongs_to_one_officer():
    key = {"key": [{"ssh": key_line(KEY)}]}
    assert read(GOOD | key, GOOD | key | {"id": "budi", "name": "Budi"})[1] == [
        ("settings-same-key", "officer[1].key[0].ssh")
    ]


@pytest.mark.parametrize(
    ("days", "valid", "revoked"),
    [
        ({}, True, False),
        ({"valid_from": date(2026, 11, 22), "valid_until": date(2026, 11, 22)}, True, False),
        ({"valid_from": date(2026, 11, 23)}, False, False),
        ({"valid_until": date(2026, 11, 21)}, False, False),
        ({"revoked_since": date(2026, 11, 22)}, False, True),
        ({"revoked_since": date(2026, 11, 23)}, True, False),
    ],
)
def test_a_key_counts_on_its_days_in_the_offices_zone(days, valid, revoked):
    at = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)  # the 22nd in the office's zone
    own = OfficerKey(key=KEY, **days)
    assert (own.is_valid(at, ZONE), own.is_revoked(at, ZONE)) == (valid, revoked)


def test_an_officers_keys_are_found_by_the_key_and_by_the_day():
    own, ended = OfficerKey(key=KEY), OfficerKey(key=OTHER_KEY, valid_until=date(2025, 1, 1))
    siti = officer("siti", "Siti Rahma", Role.CORRECTOR, keys=(own, ended))
    assert siti.key_of(OTHER_KEY) == ended
    assert siti.key_of(None) is None
    assert siti.valid_keys(datetime(2026, 11, 22, tzinfo=UTC), ZONE) == (own,)


def test_names_that_officers_share_are_no_mistake_in_the_settings():
    assert read(GOOD, GOOD | {"id": "siti2"})[1] == []


@given(st.text())
def test_folding_a_name_twice_changes_nothing_more(name):
    assert fold_name(fold_name(name)) == fold_name(name)


@given(st.text(alphabet="abc,. ;"))
def test_an_authors_line_never_gives_an_officer_whom_it_does_not_name(text):
    roster = Roster(officers=(officer("a", "a, b", Role.WRITER), officer("c", "c", Role.WRITER)))
    for found in roster.authors(text):
        if isinstance(found, Officer):
            assert fold_name(text).find(found.id) >= 0
