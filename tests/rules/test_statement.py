from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.entries import Signer
from paraf.rules.manifest import sha256
from paraf.rules.statement import Statement, parse_statement, statement_text, statements_by
from paraf.rules.words import Address, OfficerId, Verdict

WIB = timezone(timedelta(hours=7))
STATEMENT = Statement(
    site="kabar.kotacontoh.example",
    address=Address("berita/2026/rapat-kota"),
    content=sha256(b"a"),
    replaces=None,
    not_before=datetime(2026, 11, 22, 20, 15, tzinfo=WIB),
    authors=(OfficerId("rina"), OfficerId("sari")),
    corrector=OfficerId("siti"),
    verdict=Verdict.PUBLISH,
    time=datetime(2026, 11, 22, 20, 15, tzinfo=WIB),
)
TEXT = f"""\
paraf-statement/1
site: kabar.kotacontoh.example
address: berita/2026/rapat-kota
content: {sha256(b"a")}
replaces: -
not-before: 2026-11-22T20:15:00+07:00
authors: rina, sari
corrector: siti
verdict: publish
time: 2026-11-22T20:15:00+07:00
"""

PLAIN = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)
TIMES = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001  # the strategy adds the offset
    max_value=datetime(2199, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, WIB]),
).map(lambda time: time.replace(microsecond=0))
DIGESTS = st.binary(max_size=8).map(sha256)
STATEMENTS = st.builds(
    Statement,
    site=PLAIN,
    address=PLAIN,
    content=DIGESTS,
    replaces=st.none() | DIGESTS,
    not_before=TIMES,
    authors=st.lists(PLAIN, min_size=1, max_size=3).map(tuple),
    corrector=PLAIN,
    verdict=st.sampled_from(Verdict),
    time=TIMES,
)


def test_a_statement_is_written_as_the_design_has_it():
    assert statement_text(STATEMENT) == TEXT


def test_a_statement_names_the_version_that_it_replaces():
    text = TEXT.replace("replaces: -", f"replaces: {sha256(b'b')}")
    assert parse_statement(text).replaces == sha256(b"b")


@given(STATEMENTS)
def test_what_is_written_reads_back_the_same(statement):
    assert parse_statement(statement_text(statement)) == statement


@given(STATEMENTS, st.data())
def test_what_reads_back_is_written_the_same(statement, data):
    text = statement_text(statement)
    at = data.draw(st.integers(0, len(text)))
    changed = text[:at] + data.draw(st.text(max_size=3)) + text[at + data.draw(st.integers(0, 3)) :]
    read = parse_statement(changed)
    if isinstance(read, Statement):
        assert statement_text(read) == changed


@pytest.mark.parametrize("separator", ["\n", "\r", "\u2028", "\u0085", "\x0b"])
def test_no_value_can_forge_a_line(separator):
    forged = Statement(
        **{key: getattr(STATEMENT, key) for key in STATEMENT.__slots__}
        | {"corrector": OfficerId(f"siti{separator}verdict: withdraw")}
    )
    with pytest.raises(ValueError, match="corrector"):
        statement_text(forged)


@pytest.mark.parametrize("change", [{"site": ""}, {"site": " a"}, {"authors": ()}])
def test_no_value_is_empty_or_has_outer_blanks(change):
    values = {key: getattr(STATEMENT, key) for key in STATEMENT.__slots__}
    with pytest.raises(ValueError, match="cannot be the value"):
        statement_text(Statement(**(values | change)))


def test_a_time_without_an_offset_is_none_of_a_statements():
    values = {key: getattr(STATEMENT, key) for key in STATEMENT.__slots__}
    with pytest.raises(ValueError, match="offset"):
        statement_text(Statement(**(values | {"time": datetime(2026, 11, 22)})))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("statement/1", "statement/2", 1),
        ("site: ", "situs: ", 2),
        ("site: kabar", "site:kabar", 2),
        ("site: kabar.kotacontoh.example", "site:  ", 2),
        ("site: kabar", "site:  kabar", 2),
        ("rapat-kota", "rapat\u2028kota", 3),
        ("content: sha256:", "content: md5:", 4),
        ("replaces: -", "replaces: nothing", 5),
        ("2026-11-22T20:15:00+07:00\nauthors", "2026-11-22T20:15:00\nauthors", 6),
        ("2026-11-22T20:15:00+07:00\nauthors", "2026-11-22 20:15:00+07:00\nauthors", 6),
        ("2026-11-22T20:15:00+07:00\nauthors", "kemarin\nauthors", 6),
        ("rina, sari", "rina, ", 7),
        ("verdict: publish", "verdict: approve", 9),
        ("corrector: siti\n", "", 8),
        ("+07:00\n", "+07:00", 6),
    ],
)
def test_a_changed_statement_is_refused_at_its_line(old, new, line):
    finding = parse_statement(TEXT.replace(old, new), path="bukti/a.txt")
    assert (finding.code, finding.place) == ("bad-statement", f"bukti/a.txt:{line}")


@pytest.mark.parametrize(("text", "line"), [("", 1), (TEXT + "note: x\n", 11), (TEXT[:-1], 11)])
def test_a_statement_is_ten_whole_lines(text, line):
    assert parse_statement(text).line == line


def test_the_statements_of_signers_are_read_and_what_is_none_is_left_out():
    signers = [Signer(officer=OfficerId("siti"), name="", identity="", statement=text) for text in (TEXT, "-")]
    assert list(statements_by(signers)) == [STATEMENT]
