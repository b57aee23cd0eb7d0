from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.bench import Bench, Judgement
from paraf.rules.findings import Level, codes
from paraf.rules.manifest import correction_code, sha256
from paraf.rules.office import CategoryPolicy, SignoffLevel
from paraf.rules.signoff import judge_signoffs, parse_signoffs
from tests.support.offices import BUDI, DEWI, RINA, ROSTER, SITI, ZONE

DIGEST = sha256(b"naskah")
CODE = correction_code(DIGEST)
OTHER_CODE = correction_code(sha256(b"naskah lama"))
AT = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)  # 10.30 WIB
NAME = CategoryPolicy(level=SignoffLevel.NAME)
TWO = CategoryPolicy(signers_needed=2)


def judge(value, *, policy=CategoryPolicy(), authors=frozenset({RINA.id}), at=AT):  # noqa: B008  # a frozen value
    bench = Bench(
        digest=DIGEST, authors=authors, policy=policy, roster=ROSTER, zone=ZONE, at=at, path="review/a.md", line=7
    )
    return judge_signoffs(parse_signoffs(value), bench)


@pytest.mark.parametrize(
    ("value", "name", "time_text", "code"),
    [
        ("SR R7G2M8VKYFPV", "SR", "", "R7G2M8VKYFPV"),
        ("SR R7G2 M8VK YFPV", "SR", "", "R7G2-M8VK-YFPV"),
        ("SR, r7g2\u2013m8vk\u2013yfpv,", "SR", "", "R7G2-M8VK-YFPV"),
        (
            "Siti Rahma, S.Sos., M.Si., 22-11-2026 10.30, R7G2-M8VK-YFPV",
            "Siti Rahma, S.Sos., M.Si.",
            "22-11-2026 10.30",
            "R7G2-M8VK-YFPV",
        ),
        ("Siti Rahma", "Siti Rahma", "", ""),
        ("Siti Rahma, 22-11-2026 10.30", "Siti Rahma", "22-11-2026 10.30", ""),
        (
            "Siti, Minggu, 22 November 2026 pukul 10.30 WIB, R7G2-M8VK-YFPV",
            "Siti",
            "Minggu, 22 November 2026 pukul 10.30 WIB",
            "R7G2-M8VK-YFPV",
        ),
        ("Minggu 22-11-2026 R7G2-M8VK-YFPV", "Minggu", "22-11-2026", "R7G2-M8VK-YFPV"),
        ("SR R7G2-M8VK-YFP", "SR", "", "R7G2-M8VK-YFP"),
        ("SR 2026-11-22", "SR", "2026-11-22", ""),
        ("R7G2-M8VK-YFPV", "", "", "R7G2-M8VK-YFPV"),
        ("R7G2 M8VK YFPV", "", "", "R7G2-M8VK-YFPV"),
    ],
)
def test_a_part_of_the_line_is_name_time_and_code(value, name, time_text, code):
    (typed,) = parse_signoffs(value)
    assert (typed.name, typed.time_text, typed.code) == (name, time_text, code)


@pytest.mark.parametrize("value", ["", " ", ";", " ; , ;", "\u00a0"])
def test_a_line_that_holds_nothing_holds_no_sign_off(value):
    assert parse_signoffs(value) == ()


def test_several_signers_stand_on_one_line():
    assert [typed.name for typed in parse_signoffs(f"SR {CODE}; Budi Sastrawijaya, {CODE};")] == [
        "SR",
        "Budi Sastrawijaya",
    ]


@pytest.mark.parametrize(
    "value",
    [
        f"SR {CODE}",
        f"SR {CODE.replace('-', '').lower()}",
        f"SR {CODE.replace('-', ' ')}",
        f"Siti Rahma, S.Sos., M.Si., 22-11-2026 10.30, {CODE}",
        f"siti, Minggu, 22 November 2026 pukul 10.30 WIB, {CODE}",
        f"siti, 22-11-2026, {CODE}",
    ],
)
def test_a_corrector_with_the_code_of_the_text_makes_the_line_whole(value):
    judgement = judge(value)
    assert judgement.whole
    assert judgement.signers == (SITI,)
    assert judgement.findings == ()


def test_at_level_name_the_name_alone_will_do():
    assert judge("Siti Rahma", policy=NAME).whole
    assert judge(f"SR {CODE}", policy=NAME).whole


def test_at_level_name_a_wrong_code_still_refuses():
    assert codes(judge(f"SR {OTHER_CODE}", policy=NAME).findings) == {"wrong-code"}


def test_a_name_that_ends_like_a_code_is_a_name():
    assert judge("Budi Sastrawijaya", policy=NAME).signers == (BUDI,)
    assert codes(judge("Budi Sastrawijaya").findings) == {"code-missing"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", {"not-signed"}),
        (f"Siti Rachma {CODE}", {"unknown-name"}),
        (f"A. Wibowo, {CODE}", {"ambiguous-name"}),
        (CODE, {"no-signer-name"}),
        (f"Ari Wibowo {CODE}", {"not-a-corrector"}),
        (f"tamu {CODE}", {"not-a-corrector"}),
        (f"NP {CODE}", {"not-yet-valid"}),
        (f"EP {CODE}", {"expired"}),
        (f"GM {CODE}", {"revoked-officer"}),
        (f"SR {OTHER_CODE}", {"wrong-code"}),
        ("SR R7G2-M8VK-YFP", {"wrong-code"}),
        ("SR", {"code-missing"}),
        (f"RW {CODE}", {"not-a-corrector", "own-work"}),
        (f"SR {CODE}; Siti Rahma {CODE}", {"same-signer-twice"}),
        (f"Joko {CODE}; Joko {CODE}", {"unknown-name", "same-signer-twice"}),
        (
            f"NP; GM {OTHER_CODE}; Joko",
            {"not-yet-valid", "code-missing", "revoked-officer", "wrong-code", "unknown-name"},
        ),
    ],
)
def test_every_reason_is_given_at_once_and_the_line_is_not_whole(value, expected):
    judgement = judge(value)
    assert codes(judgement.findings) == expected
    assert not judgement.whole
    assert {finding.place for finding in judgement.findings} == {"review/a.md:7"}


def test_a_corrector_cannot_sign_off_what_they_wrote():
    judgement = judge(f"SR {CODE}", authors=frozenset({RINA.id, SITI.id}))
    assert codes(judgement.findings) == {"own-work"}
    assert judgement.signers == ()


def test_without_a_known_author_nobody_is_a_second_person():
    assert codes(judge(f"SR {CODE}", authors=frozenset()).findings) == {"no-authors"}
    assert codes(judge("", authors=frozenset()).findings) == {"no-authors", "not-signed"}


def test_a_wrong_code_is_named_and_the_right_one_is_not_told():
    (finding,) = judge(f"SR {OTHER_CODE}").findings
    assert finding.detail == {"name": "Siti Rahma", "typed": OTHER_CODE}


def test_two_different_signers_are_enough_where_two_are_needed():
    judgement = judge(f"SR {CODE}; DA {CODE}", policy=TWO)
    assert judgement.whole
    assert judgement.signers == (SITI, DEWI)


def test_one_signer_is_not_enough_where_two_are_needed():
    (finding,) = judge(f"SR {CODE}", policy=TWO).findings
    assert finding.code == "more-signers-needed"
    assert finding.detail == {"needed": "2", "missing": "1"}


def test_one_person_twice_is_one_signer():
    judgement = judge(f"SR {CODE}; siti {CODE}", policy=TWO)
    assert codes(judgement.findings) == {"same-signer-twice", "more-signers-needed"}
    assert judgement.signers == (SITI,)


def test_a_second_signer_who_is_refused_does_not_count():
    judgement = judge(f"SR {CODE}; GM {CODE}", policy=TWO)
    assert codes(judgement.findings) == {"revoked-officer"}
    assert judgement.signers == (SITI,)
    assert not judgement.whole


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("22-11-2026 10.45", set()),
        ("22-11-2026 10.46", {"typed-time-off"}),
        ("21-11-2026", {"typed-time-off"}),
        ("31-11-2026 10.30", {"bad-signoff-time"}),
        ("Senin, 22-11-2026 10.30", {"bad-signoff-time"}),
        ("10.30", {"bad-signoff-time"}),
    ],
)
def test_a_typed_time_is_warned_of_and_refuses_nothing(typed, expected):
    judgement = judge(f"SR, {typed}, {CODE}")
    assert codes(judgement.findings) == expected
    assert {finding.level for finding in judgement.findings} <= {Level.WARNING}
    assert judgement.whole


def test_an_officers_days_are_those_of_the_offices_time_zone():
    last_minute = datetime(2025, 12, 31, 16, 59, tzinfo=UTC)
    assert judge(f"EP {CODE}", at=last_minute).whole
    assert not judge(f"EP {CODE}", at=last_minute.replace(hour=17)).whole


def test_a_line_of_nobody_is_never_whole():
    assert not Judgement(signers=(), findings=(), needed=0).whole
    assert not Judgement(signers=(SITI,), findings=(), needed=0).whole
    assert not Judgement(signers=(SITI, SITI), findings=(), needed=2).whole


WORDS = st.sampled_from(
    ["SR", "siti", "BS", "DA", "RW", "GM", "Joko", ",", ";", "22-11-2026", "10.30", "Sabtu", CODE, OTHER_CODE, "R7G2"]
)


@given(words=st.lists(WORDS, max_size=12), needed=st.integers(1, 3))
def test_a_whole_line_has_enough_different_active_correctors_other_than_the_authors(words, needed):
    judgement = judge(" ".join(words), policy=CategoryPolicy(signers_needed=needed))
    assert set(judgement.signers) <= {SITI, BUDI, DEWI}
    if judgement.whole:
        assert len(set(judgement.signers)) >= needed
        assert CODE in words


@given(st.text())
def test_any_line_at_all_can_be_judged(value):
    assert not judge(value).whole


def test_no_typed_line_is_enough_where_signatures_are_asked_for():
    judgement = judge(f"Siti Rahma, {CODE}", policy=CategoryPolicy(level=SignoffLevel.SIGNATURE))
    assert not judgement.whole
    assert codes(judgement.findings) == {"signature-needed"}
