from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paraf.rules.article import public_text, render
from paraf.rules.findings import codes, errors
from paraf.rules.grammar import parse
from paraf.rules.header import is_public
from paraf.rules.intake import tidy
from paraf.rules.reading import Change, Reading, read_article
from tests.support.articles import REFUSED, ZONE, ZONES, articles, saved, typed

PATH = "drafts/banjir.md"
_SCRAPS = st.lists(
    st.sampled_from(["Title: x", "Judul: y", "Tanggal: 1/2/2026", "Tags:", "Tags: [a, 'b']", "", "---", "- a", " - b"])
).map("\n".join)


def read(raw, zone=ZONE):
    return read_article(raw, path=PATH, zone=zone)


@given(article=articles())
def test_what_an_article_renders_to_parses_back_to_it(article):
    assert parse(render(article), path=PATH) == Reading(article=article)


@given(article=articles())
def test_a_canonical_text_is_changed_in_nothing(article):
    assert read(render(article).encode()) == Reading(article=article)


@given(pair=typed(), options=st.data())
def test_what_people_type_means_the_article_whatever_their_editor_saves(pair, options):
    article, text = pair
    reading = read(options.draw(saved(text)))
    assert reading.findings == ()
    assert reading.article == article


@given(pair=typed())
def test_tidying_twice_changes_nothing_more(pair):
    once = tidy(pair[1], path=PATH, zone=ZONE)
    again = tidy(render(once.article), path=PATH, zone=ZONE)
    assert again == Reading(article=once.article)


@given(text=st.text() | _SCRAPS)
@example("Tags: [[a], '[b']")
@example("Title: &am&#112;;lt;")
@example("Title: &#10;Status: draft")
@example("Tags: &#91;a&#93;")
@example("\ufeff\ufeffTitle: x")
def test_whatever_is_typed_is_an_article_or_has_a_reason_and_stays_what_it_became(text):
    reading = tidy(text, path=PATH, zone=ZONE)
    assert (reading.article is None) == bool(errors(reading.findings))
    if reading.article:
        canonical = render(reading.article)
        assert parse(canonical, path=PATH) == Reading(article=reading.article)
        assert tidy(canonical, path=PATH, zone=ZONE) == Reading(article=reading.article)
        assert (reading.changes == ()) == (canonical == text)


@given(text=st.text() | articles().map(render))
def test_what_the_strict_grammar_admits_tidying_leaves_alone(text):
    reading = parse(text, path=PATH)
    if reading.article:
        assert render(reading.article) == text
        assert tidy(text, path=PATH, zone=ZONE) == reading


@given(raw=st.binary())
def test_any_bytes_give_an_article_or_a_reason(raw):
    reading = read(raw)
    assert (reading.article is None) == bool(errors(reading.findings))


@given(article=articles(), character=st.sampled_from(REFUSED.replace("\0", "")), options=st.data())
def test_a_refused_character_anywhere_is_refused_with_its_line(article, character, options):
    text = render(article)
    at = options.draw(st.integers(1, len(text) - 1))
    while character == "\r" and text[at] == "\n":  # before a line's end it is the line's end itself
        at -= 1
    line = text.count("\n", 0, at) + 1
    for reading in (
        read((text[:at] + character + text[at:]).encode()),
        parse(text[:at] + character + text[at:], path=PATH),
    ):
        assert reading.article is None
        assert ("refused-character", line) in {(finding.code, finding.line) for finding in reading.findings}


@given(zone=ZONES, options=st.data())
def test_a_canonical_text_stays_as_it_is_in_every_time_zone_that_wrote_it(zone, options):
    article = options.draw(articles(zone=zone))
    assert read(render(article).encode(), zone) == Reading(article=article)


@given(article=articles())
def test_the_public_text_has_no_private_line(article):
    header = public_text(article).split("\n")
    header = header[: header.index("")]
    for field in article.fields:
        assert (f"{field.key}: {field.value}" in header) == is_public(field.key)


def test_lines_are_those_of_the_persons_own_file():
    text = "\n---\n# dari sistem lama\nJudul: Banjir\n\nTags:\n  - air\n  - kota\nSPT: 1\n---\n\n\nIsi.\n"
    article = read(text.replace("\n", "\r\n").encode()).article
    assert {field.key: field.line for field in article.fields} == {"Title": 4, "Tags": 6, "Assignment": 9}
    assert article.body_line == 13


def test_another_encoding_is_told_among_the_changes():
    reading = read("Judul: Café “Rindu”\r\n".encode("cp1252"))
    assert reading.article.get("Title") == "Café “Rindu”"
    assert reading.changes == (
        Change(code="encoding", line=1, found="Windows-1252", became="UTF-8"),
        Change(code="alias", line=1, found="Judul", became="Title"),
    )


def test_bytes_that_cannot_be_read_give_the_reason():
    assert codes(read(b"Title: \xff\xfe\x81\n").findings) == {"unreadable-encoding"}


def test_a_text_that_tidying_makes_too_long_is_refused():
    body = "x" * (1_000_000 - len("Tag: a\n\n"))
    assert codes(read(f"Tag: a\n\n{body}".encode()).findings) == {"too-long"}


def test_the_weekday_is_judged_by_the_offices_calendar():
    reading = read(b"Tanggal: Sabtu, 21 November 2026 pukul 23.30 WIB\n", ZoneInfo("Asia/Jayapura"))
    assert reading.article.get("Date") == "2026-11-22 01:30"


@pytest.mark.parametrize("name", ["text.md", "text.txt"])
def test_a_finding_names_the_file(name):
    reading = read_article(b"Juduk: x\n", path=name, zone=ZONE)
    assert [finding.place for finding in reading.findings] == [f"{name}:1"]
