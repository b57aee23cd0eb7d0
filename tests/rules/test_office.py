import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from paraf.rules.findings import codes
from paraf.rules.office import Office, SignoffLevel, decode_office, parse_office, read_office
from paraf.rules.service import Service
from paraf.rules.words import Role
from tests.support.offices import OFFICE, SETTINGS_TEXT, URGENT, office_with


def mapping(**changes):
    """Give good settings, with keys of the table ``newsroom`` changed (None takes them out)."""
    settings = tomllib.loads(SETTINGS_TEXT)
    newsroom = settings["newsroom"] | changes
    settings["newsroom"] = {key: value for key, value in newsroom.items() if value is not None}
    return settings


def mistakes(settings):
    read = parse_office(settings)
    return [] if isinstance(read, Office) else [(finding.code, finding.detail.get("key")) for finding in read]


def test_good_settings_are_the_office():
    assert read_office(SETTINGS_TEXT) == OFFICE


def test_a_byte_order_mark_is_passed_over():
    assert read_office("\ufeff" + SETTINGS_TEXT) == OFFICE


def test_what_is_not_toml_is_refused_at_its_line():
    (finding,) = read_office('[newsroom]\nname = "x\n', path="newsroom.toml")
    assert (finding.code, finding.line, finding.path) == ("settings-not-toml", 2, "newsroom.toml")
    assert "line" not in finding.detail["problem"]


def test_toml_that_breaks_off_is_refused_at_its_last_line():
    (finding,) = read_office('[newsroom]\nname = """x')
    assert (finding.code, finding.line) == ("settings-not-toml", 2)


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000])
def test_toml_that_no_reader_can_hold_is_refused(value):
    (finding,) = read_office(f"x = {value}")
    assert (finding.code, finding.line) == ("settings-not-toml", 1)


def test_empty_settings_miss_everything_that_has_no_default():
    read = read_office("")
    assert {finding.detail["key"] for finding in read} == {
        "newsroom.name",
        "newsroom.office",
        "newsroom.site",
        "newsroom.url",
        "newsroom.timezone",
        "officer",
    }
    assert codes(read) == {"settings-missing"}


def test_the_language_is_indonesian_unless_said_otherwise():
    assert parse_office(mapping(language=None)).language == "id"
    assert parse_office(mapping(language="en")).language == "en"


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        ({"language": "jv"}, ("settings-bad-choice", "newsroom.language")),
        ({"timezone": "Asia/Kota"}, ("settings-bad-zone", "newsroom.timezone")),
        ({"timezone": "../etc"}, ("settings-bad-zone", "newsroom.timezone")),
        ({"site": "https://kabar.example"}, ("settings-bad-site", "newsroom.site")),
        ({"site": "Kabar.example"}, ("settings-bad-site", "newsroom.site")),
        ({"url": "kabar.example"}, ("settings-bad-url", "newsroom.url")),
        ({"url": "https://kabar.example/?a=1"}, ("settings-bad-url", "newsroom.url")),
        ({"url": 'https://kabar.example/"'}, ("settings-bad-url", "newsroom.url")),
        ({"url": "https://kabar.example:port"}, ("settings-bad-url", "newsroom.url")),
        ({"url": "https:///berita"}, ("settings-bad-url", "newsroom.url")),
        ({"warna": "biru"}, ("settings-unknown-key", "newsroom.warna")),
        ({"name": 3}, ("settings-not-text", "newsroom.name")),
    ],
)
def test_a_mistake_about_the_newsroom_is_named_with_its_key_path(changes, mistake):
    assert mistakes(mapping(**changes)) == [mistake]


def test_the_web_address_is_kept_without_its_last_slash():
    assert parse_office(mapping(url="http://127.0.0.1:8000/")).url == "http://127.0.0.1:8000"


def test_all_mistakes_are_given_at_once():
    settings = mapping(timezone="Asia/Kota", url="x")
    settings["officer"][1]["roles"] = ["writer", "corector"]
    settings["officer"][2]["name"] = ""
    assert mistakes(settings) == [
        ("settings-bad-url", "newsroom.url"),
        ("settings-bad-zone", "newsroom.timezone"),
        ("settings-bad-choice", "officer[1].roles[1]"),
        ("settings-empty", "officer[2].name"),
    ]


def test_the_policy_of_a_category_takes_what_it_leaves_out_from_the_general_one():
    settings = mapping()
    settings["signoff"] = {
        "level": "name",
        "author_confirms_changes": True,
        "category": {URGENT: {"level": "code", "signers_needed": 2}},
    }
    signoff = parse_office(settings).signoff
    assert signoff.for_category("Kesehatan").level is SignoffLevel.NAME
    assert signoff.for_category("Kesehatan").signers_needed == 1
    urgent = signoff.for_category(URGENT)
    assert (urgent.level, urgent.signers_needed, urgent.author_confirms_changes) == (SignoffLevel.CODE, 2, True)


@pytest.mark.parametrize(
    "typed", ["pengumuman darurat", "Pengumuman-Darurat", " PENGUMUMAN  DARURAT ", "Pengumuman Dárurat"]
)
def test_another_spelling_of_a_category_does_not_slip_past_its_policy(typed):
    assert OFFICE.signoff.for_category(typed).signers_needed == 2


@pytest.mark.parametrize(
    ("signoff", "mistake"),
    [
        ({"level": "kode"}, ("settings-bad-choice", "signoff.level")),
        ({"signers_needed": 0}, ("settings-not-count", "signoff.signers_needed")),
        ({"author_confirms_changes": "ya"}, ("settings-not-switch", "signoff.author_confirms_changes")),
        ({"signers": 2}, ("settings-unknown-key", "signoff.signers")),
        ({"category": {"A": {"category": {}}}}, ("settings-unknown-key", "signoff.category.A.category")),
        ({"category": {"A b": {}, "a-B": {}}}, ("settings-same-category", "signoff.category.a-B")),
        ({"category": {"--": {}}}, ("settings-same-category", "signoff.category.--")),
        ({"category": {"A b": 1}}, ("settings-not-table", 'signoff.category."A b"')),
    ],
)
def test_a_mistake_about_signing_off_is_named_with_its_key_path(signoff, mistake):
    assert mistakes(mapping() | {"signoff": signoff}) == [mistake]


def test_required_header_keys_are_kept_under_their_canonical_names():
    office = parse_office(mapping() | {"article": {"required": ["OPD", "unit", "SPT"]}})
    assert office.required == ("Unit", "Assignment")


@pytest.mark.parametrize("typed", ["Unitt", "zzzzzz", "Koreksi"])
def test_a_required_key_that_no_header_can_have_at_submission_is_refused(typed):
    settings = mapping() | {"article": {"required": ["Unit", typed]}}
    assert mistakes(settings) == [("settings-not-a-header-key", "article.required[1]")]


def test_an_empty_required_key_is_one_mistake():
    assert mistakes(mapping() | {"article": {"required": [""]}}) == [("settings-empty", "article.required[0]")]


def test_the_time_budgets_are_the_settings_own():
    settings = mapping()
    settings["sop"] |= {"intake": "3h", "correction": "45m", "revision": "", "made": "", "effective": date(2020, 5, 4)}
    sop = parse_office(settings).sop
    assert (sop.intake, sop.writing) == (timedelta(hours=3), timedelta(hours=1))
    assert (sop.correction, sop.readiness) == (timedelta(minutes=45), timedelta(minutes=30))
    assert (sop.number, sop.made, sop.effective) == ("93/IKP.KOMINFO/2020", None, date(2020, 5, 4))


def test_the_service_to_the_public_is_settings_and_its_links_lead_somewhere():
    service = {"phone": "112", "ppid": "https://ppid.kotacontoh.example"}
    assert parse_office(mapping() | {"service": service}).service == Service(**service)
    asked = {"complaints": "https://lapor.example/?kota=contoh#baru"}
    assert parse_office(mapping() | {"service": asked}).service.complaints == asked["complaints"]


@pytest.mark.parametrize("typed", ["kantor sebelah", "https://", "https://ppid.example/ hukum", "http://[x", "ftp://x"])
def test_a_link_that_leads_nowhere_is_refused(typed):
    assert mistakes(mapping() | {"service": {"ppid": typed}}) == [("settings-bad-url", "service.ppid")]


def test_the_procedure_names_who_does_a_step():
    settings = mapping()
    settings["sop"] |= {"actor": {"correction": "Tim Pengolah Informasi"}, "legal_basis": ["UU 25/2009"]}
    sop = parse_office(settings).sop
    assert (sop.actors, sop.legal_basis) == ({"correction": "Tim Pengolah Informasi"}, ("UU 25/2009",))


def test_an_officer_counts_as_revoked_from_the_day_on_in_the_offices_time_zone():
    assert not OFFICE.is_revoked("gita", at=datetime(2026, 2, 28, 16, 59, tzinfo=UTC))
    assert OFFICE.is_revoked("gita", at=datetime(2026, 2, 28, 17, 0, tzinfo=UTC))


def test_an_officer_who_left_does_not_count_as_revoked_and_a_stranger_does():
    at = datetime(2026, 11, 22, tzinfo=UTC)
    assert not OFFICE.is_revoked("eko", at=at)
    assert OFFICE.is_revoked("siapa", at=at)


def test_an_office_for_tests_takes_its_policy_and_the_rest():
    office = office_with(level=SignoffLevel.NAME, signers_needed=2, zone=ZoneInfo("Asia/Jayapura"))
    assert office.signoff.for_category(URGENT).level is SignoffLevel.NAME
    assert office.zone.key == "Asia/Jayapura"


def test_the_settings_of_the_demo_newsroom_are_good_and_somebody_is_there_for_every_step():
    office = read_office((Path(__file__).parents[2] / "newsroom.toml").read_text(encoding="utf-8"))
    assert isinstance(office, Office)
    roles = [role for officer in office.roster.officers for role in officer.roles]
    assert roles.count(Role.WRITER) >= 3
    assert roles.count(Role.CORRECTOR) >= 2
    assert Role.ADMIN in roles


@pytest.mark.parametrize(("trap", "line"), [("a." * 500_000 + "b = 1\n", 1), ("\nx = " + "[\n" * 50_000, None)])
def test_settings_that_would_take_too_long_or_too_deep_are_refused(trap, line):
    (finding,) = read_office(trap)
    assert finding.code == "settings-not-toml"
    assert line is None or finding.line == line


def test_settings_that_are_no_unicode_are_told_with_their_line():
    (finding,) = decode_office(b'[newsroom]\nname = "\xff"\n')
    assert (finding.code, finding.place) == ("unreadable-encoding", "newsroom.toml:2")
    assert isinstance(decode_office(SETTINGS_TEXT.encode()), Office)


@pytest.mark.parametrize(
    ("lines", "languages", "english"),
    [
        ("", ("id",), ""),
        ('languages = ["id"]', ("id",), ""),
        ('languages = ["en"]', ("id", "en"), "en"),
        ('languages = ["en", "id"]', ("id", "en"), "en"),
    ],
)
def test_the_office_language_comes_first_and_others_have_a_front_page_each(lines, languages, english):
    office = read_office(SETTINGS_TEXT.replace("timezone", f"{lines}\ntimezone"))
    assert isinstance(office, Office)
    assert office.languages == languages
    assert [office.front_for(each) for each in ("id", "en-GB", "fr")] == ["", english, ""]


def test_a_language_that_the_interface_does_not_have_has_no_front_page():
    found = read_office(SETTINGS_TEXT.replace("timezone", 'languages = ["id", "jv"]\ntimezone'))
    assert [(finding.code, finding.path) for finding in found] == [("settings-bad-choice", "newsroom.toml")]
