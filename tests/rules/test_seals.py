from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.findings import codes, errors
from paraf.rules.roster import Roster
from paraf.rules.seals import changed_words, read_seal, version_of
from paraf.rules.words import Seal, Stage, Verdict
from tests.support.cases import World, case, case_of, edited, picture
from tests.support.offices import OFFICE, ROSTER, SITI


def newsroom(**rest):
    """Give a newsroom with one published paper."""
    world = World()
    used = rest.pop("used", [picture(original=b"GPS")])
    paper = world.publish(case("Air turun.\n\n![Sungai](foto.jpg)", used=used, **rest))
    return world, paper


def read(world, paper):
    return read_seal(paper, world.around, signed_text=world.signed_text, at=world.at)


def found(world, paper):
    return codes(read(world, paper).findings)


def test_a_paper_as_it_was_signed_is_whole():
    world, paper = newsroom()
    reading = read(world, paper)
    assert (reading.seal, reading.findings) == (Seal.WHOLE, ())
    assert reading.version == version_of(paper, world.register) == world.register.latest("berita/2026/banjir-surut")


def test_a_changed_letter_voids_and_the_finding_says_who_when_how_much_and_where():
    world, paper = newsroom()
    changed = edited(paper, "Air naik.\n\n![Sungai](foto.jpg)")
    (finding,) = read(world, changed).findings
    assert read(world, changed).seal is Seal.VOID
    assert (finding.code, finding.place) == ("changed-since-signed", "content/banjir.md:7")
    assert finding.detail == {"signers": "Siti Rahma", "when": "22-11-2026 10.31", "words": "1"}


def test_a_changed_header_line_is_found_in_the_persons_file():
    world, paper = newsroom()
    (finding,) = read(world, edited(paper, Category="Desa")).findings
    assert (finding.code, finding.place) == ("changed-since-signed", "content/banjir.md:3")


@pytest.mark.parametrize(
    ("lines", "seal", "expected"),
    [
        ({}, Seal.WHOLE, set()),
        ({"X_Catatan": "telepon dulu"}, Seal.WHOLE, set()),
        ({"Embargo": "2027-01-01 00:00"}, Seal.WHOLE, {"embargo-not-signed"}),
        ({"Paraf": None}, Seal.WHOLE, set()),
        ({"Koreksi": None}, Seal.WHOLE, {"line-missing"}),
        ({"Title": "Banjir datang"}, Seal.VOID, {"changed-since-signed"}),
        ({"Slug": "lain"}, Seal.VOID, {"changed-since-signed"}),
        ({"Date": "2031-01-01 00:00"}, Seal.VOID, {"changed-since-signed"}),
        ({"Replaces": "sha256:" + "0" * 64}, Seal.VOID, {"changed-since-signed"}),
        ({"body": ""}, Seal.VOID, {"changed-since-signed"}),
        ({"body": "Air turun.\n\n![Sungai](foto.jpg)\n\n\u00a0"}, Seal.VOID, {"changed-since-signed"}),
        ({"used": [picture(content=b"lain")]}, Seal.VOID, {"picture-changed"}),
        ({"body": "Air.", "used": [picture(content=b"x")]}, Seal.VOID, {"changed-since-signed", "picture-changed"}),
    ],
)
def test_what_a_save_does_to_a_seal(lines, seal, expected):
    world, paper = newsroom()
    changed = edited(paper, **lines)
    assert read(world, changed).seal is seal
    assert found(world, changed) == expected


def test_a_void_is_solved_by_putting_the_text_back():
    world, paper = newsroom()
    assert read(world, edited(edited(paper, "Lain."), paper.article.body)).seal is Seal.WHOLE


def test_a_paper_that_cannot_be_read_any_more_is_void():
    world, paper = newsroom()
    assert found(world, case_of(None, stage=Stage.PUBLISHED, path=paper.path)) == {"unreadable-since-signed"}


def test_a_paper_whose_picture_is_gone_is_void_for_the_reason_that_was_found():
    world, paper = newsroom()
    gone = replace(paper, used=(), findings=case(findings=()).findings)
    assert read(world, gone).seal is Seal.VOID


def test_an_older_signed_text_is_void_once_a_newer_was_signed():
    world, paper = newsroom()
    revision = edited(paper, "Air surut.", Change="ralat", Change_Note="Kata", stage=Stage.REVIEW, used=())
    world.publish(revision)
    assert found(world, paper) == {"changed-since-signed"}


@pytest.mark.parametrize("stage_path", ["banjir.md", "lain.md"])
def test_bytes_that_were_never_submitted_are_named(stage_path):
    world = World()
    stray = case(stage=Stage.PUBLISHED, path=stage_path, Slug="banjir-surut")
    assert (read(world, stray).seal, found(world, stray)) == (Seal.MISSING, {"not-submitted"})


def test_bytes_that_were_submitted_and_never_signed_are_named():
    world = World()
    paper = world.submit(case())
    assert found(world, edited(paper, stage=Stage.PUBLISHED)) == {"not-signed"}
    assert found(world, case_of(None, stage=Stage.PUBLISHED)) == {"not-signed"}


def test_a_second_paper_of_a_published_article_is_a_clash():
    world, paper = newsroom()
    copy = edited(paper, path="banjir-lagi.md")
    (finding,) = read(world, copy).findings
    assert (read(world, copy).version, finding.code) == (None, "slug-clash")
    assert finding.detail == {"slug": "banjir-surut", "other": "content/banjir.md"}


def test_an_older_version_that_was_changed_is_told_what_it_is():
    world, paper = newsroom()
    revision = edited(paper, "Air naik.", stage=Stage.DRAFT, Change="ralat", Change_Note="x")
    world.publish(edited(revision, Replaces=paper.digest, Paraf=None, Koreksi=None))
    older = edited(paper, "Air kering.", path="pindah.md")
    (finding,) = read(world, older).findings
    assert (finding.code, finding.detail["other"]) == ("former-version", "content/banjir.md")


def test_a_published_paper_may_be_renamed():
    world, paper = newsroom()
    world.content = {"banjir-baru.md"}
    assert read(world, edited(paper, path="banjir-baru.md")).seal is Seal.WHOLE


def test_a_paper_whose_header_says_another_slug_still_belongs_to_its_path():
    world, paper = newsroom()
    reading = read(world, edited(paper, Slug="lain"))
    assert reading.version is not None
    assert reading.version.seal.slug == "banjir-surut"


def test_a_seal_by_a_revoked_officer_is_void_also_for_the_text_as_signed():
    world, paper = newsroom()
    officers = tuple(one for one in ROSTER.officers if one != SITI)
    gone = replace(SITI, revoked_since=date(2026, 11, 1))
    world.office = replace(OFFICE, roster=Roster(officers=(*officers, gone)))
    assert (read(world, paper).seal, found(world, paper)) == (Seal.VOID, {"revoked-seal"})


@given(body=st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20), title=st.sampled_from(["Banjir", "X"]))
def test_whole_is_exactly_the_digest_that_was_signed_and_a_void_has_a_reason(body, title):
    world, paper = newsroom()
    changed = edited(paper, body, Title=title)
    reading = read(world, changed)
    assert (reading.seal is Seal.WHOLE) == (changed.digest == paper.digest)
    assert reading.seal is Seal.WHOLE or errors(reading.findings)


@pytest.mark.parametrize(
    ("before", "after", "count", "line"),
    [
        ("a b", "a b", 0, 1),
        ("a b", "a  b", 0, 1),
        ("a\nb", "a\nc d", 2, 2),
        ("a\nb", "a", 1, 2),
        ("a", "a\nb c", 2, 2),
    ],
)
def test_changed_words_are_counted_and_the_first_changed_line_is_named(before, after, count, line):
    assert changed_words(before, after) == (count, line)


def test_in_a_long_text_the_changed_words_are_counted_line_by_line():
    lines = [f"Alinea {number} tentang air sungai." for number in range(600)]
    changed = ["Alinea satu tentang air sungai.", *lines[1:-1], "Alinea akhir."]
    assert changed_words("\n".join(lines), "\n".join(changed)) == (5, 1)


@pytest.mark.parametrize(("added", "count"), [((), 1), (("deras", "sekali"), 2)])
def test_words_beyond_comparing_that_changed_places_count_as_one_and_new_ones_each(added, count):
    before = " ".join(["air", "turun", "air", "naik"] * 2_000)
    after = " ".join(["naik", "air", *added, "turun", "air"] + ["turun", "air", "naik", "air"] * 1_999)
    assert changed_words(before, after) == (count, 1)


def test_a_signed_version_that_waits_for_its_time_says_until_when():
    world = World()
    paper = world.publish(case(Embargo="2026-12-01 08:00"))
    assert [(one.code, one.detail["when"]) for one in read(world, paper).findings] == [
        ("scheduled", "01-12-2026 08.00")
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2026-12-01 08:00", False),
        ("1 Desember 2026 08.00", False),
        ("2026-12-05 08:00", True),
        ("2026-11-25 08:00", True),
        ("kelak", True),
        (None, True),
    ],
)
def test_another_embargo_than_was_signed_changes_nothing_and_that_is_said(line, told):
    world = World()
    paper = world.publish(case(Embargo="2026-12-01 08:00"))
    findings = read(world, edited(paper, Embargo=line)).findings
    assert codes(findings) == {"scheduled", *(["embargo-not-signed"] if told else [])}
    assert [one.detail["when"] for one in findings] == ["01-12-2026 08.00"] * len(findings)


@pytest.mark.parametrize(("line", "told"), [(None, False), ("2026-11-30 08:00", False), ("2027-01-05 08:00", True)])
def test_an_embargo_that_is_over_is_asked_after_no_more_unless_another_lies_ahead(line, told):
    world = World()
    paper = edited(world.publish(case(Embargo="2026-12-01 08:00")), Embargo=line)
    later = world.at + timedelta(days=30)
    reading = read_seal(paper, world.around, signed_text=world.signed_text, at=later)
    assert codes(reading.findings) == ({"embargo-not-signed"} if told else set())


def test_a_withdrawal_has_no_moment_that_an_embargo_could_change():
    world, paper = newsroom()
    notice = edited(
        paper,
        body="",
        Change="pencabutan",
        Change_Note="Keliru",
        Replaces=paper.digest,
        Koreksi=None,
        Paraf=None,
        used=[],
    )
    gone = world.publish(replace(notice, path="banjir.rev-2.md", stage=Stage.DRAFT), "Budi CODE")
    assert version_of(gone, world.register).seal.verdict is Verdict.WITHDRAW
    assert codes(read(world, edited(gone, Embargo="2027-01-01 00:00")).findings) == set()
