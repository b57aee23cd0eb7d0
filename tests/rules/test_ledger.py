from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json, structs

from paraf.rules.entries import Accepted, Entry, Returned, Sealed, Signer
from paraf.rules.findings import Finding, codes
from paraf.rules.ledger import GENESIS, Head, entry_of, follow, head_after, held_against, line_of, next_entry
from paraf.rules.manifest import LocalFile, sha256
from paraf.rules.words import Address, Channel, Digest, OfficerId, Slug, Verdict
from tests.support.acts import claimed, received, submitted

SALT = "00" * 16
START = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)
NAIVE = datetime(2026, 1, 1)  # noqa: DTZ001  # what must not be


def returned(note: str = "Nama camat keliru") -> Returned:
    return Returned(
        address=Address("berita/2026/banjir"),
        slug=Slug("banjir"),
        replaces=None,
        path="banjir.md",
        source="banjir.md",
        note=note,
    )


def sealed(*, not_before: datetime = START) -> Sealed:
    return Sealed(
        address=Address("berita/2026/banjir"),
        slug=Slug("banjir"),
        digest=sha256(b"digest"),
        text=sha256(b"text"),
        public=sha256(b"public"),
        files=(LocalFile(ref="foto banjir.jpg", sha=sha256(b"foto"), size=4),),
        path="banjir.md",
        source="review/banjir.md",
        submission="banjir.md",
        replaces=None,
        not_before=not_before,
        verdict=Verdict.PUBLISH,
        change=None,
        note=None,
        mended=False,
        signers=(Signer(officer=OfficerId("siti"), name="Siti Rahma, S.Sos.", identity="claimed", statement="a\nb\n"),),
    )


def written(*acts, at=START, step=timedelta(minutes=1)) -> list[bytes]:
    lines, head = [], GENESIS
    for number, act in enumerate(acts):
        entry = next_entry(head, act, by=None, channel=Channel.HAND, salt=SALT, at=at + step * number)
        lines.append(line_of(entry))
        head = head_after(entry, lines[-1])
    return lines


OTHER_ACTS = (received(), submitted(), submitted(at=START), claimed())
LINES = written(Accepted(office=sha256(b"office")), returned(), sealed(), returned("lagi"))
HEAD = follow(LINES).head


def against(lines, witness):
    """Hold a witness against a ledger of these lines."""
    return held_against(witness, lambda number: follow(lines[:number]).head.digest, follow(lines).head)


def changed(line: bytes, **fields) -> bytes:
    entry = entry_of(line)
    assert isinstance(entry, Entry)
    return line_of(structs.replace(entry, **fields))


def test_a_line_says_its_entry_and_the_same_entry_gives_the_same_line():
    for line in (*LINES, *written(*OTHER_ACTS)):
        entry = entry_of(line)
        assert isinstance(entry, Entry)
        assert line_of(entry) == line
        assert b"\n" not in line


def test_an_entry_names_its_number_and_the_line_before():
    entries = follow(LINES).entries
    assert [entry.number for entry in entries] == [1, 2, 3, 4]
    assert entries[0].previous == sha256(b"")
    assert [entry.previous for entry in entries[1:]] == [sha256(line) for line in LINES[:-1]]


def test_a_whole_ledger_has_nothing_wrong():
    assert follow(LINES).findings == ()
    assert follow([]).findings == ()


def test_a_ledger_is_followed_in_parts():
    first = follow(LINES[:2])
    rest = follow(LINES[2:], after=first.head)
    assert first.entries + rest.entries == follow(LINES).entries
    assert rest.head == HEAD
    assert rest.findings == ()


def test_time_is_kept_in_utc_and_never_runs_backwards():
    west = timezone(timedelta(hours=7))
    first = next_entry(GENESIS, returned(), by=None, channel=Channel.HAND, salt=SALT, at=START.astimezone(west))
    assert first.time == START
    assert first.time.tzinfo is UTC
    head = head_after(first, line_of(first))
    second = next_entry(head, returned(), by=None, channel=Channel.HAND, salt=SALT, at=START - timedelta(hours=1))
    assert second.time == START


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"\xff\xfe",
        b"not json",
        LINES[0][:-1],
        LINES[0].replace(b'"type":"roster"', b'"type":"rooster"'),
        json.encode(json.decode(LINES[0]) | {"extra": 1}),
        LINES[0].replace(b"03:30:00Z", b"03:30:00"),
        LINES[0].replace(b"2026-11-22T03:30:00Z", b"0001-01-01T00:00:00+14:00"),
        LINES[0].replace(b"2026-11-22T03:30:00Z", b"9999-12-31T23:59:59-14:00"),
        *written(sealed(not_before=NAIVE)),
        *written(received(at=NAIVE)),
        *written(submitted(at=NAIVE)),
        *written(claimed(until=NAIVE)),
    ],
)
def test_a_line_that_is_no_entry_is_a_finding_with_its_cause(line):
    finding = entry_of(line, number=7)
    assert isinstance(finding, Finding)
    assert finding.code == "ledger-unreadable"
    assert finding.place == "records/ledger:7"
    assert finding.detail["cause"]


def test_a_line_left_out_is_found_where_the_chain_breaks():
    findings = follow([LINES[0], LINES[2], LINES[3]]).findings
    assert [(finding.code, finding.line) for finding in findings] == [
        ("ledger-number", 2),
        ("ledger-chain", 2),
        ("ledger-number", 3),
    ]


def test_a_changed_line_is_found_at_the_line_that_follows():
    lines = [LINES[0], changed(LINES[1], by=OfficerId("siti")), *LINES[2:]]
    assert [(finding.code, finding.line) for finding in follow(lines).findings] == [("ledger-chain", 3)]


def test_an_unreadable_line_is_found_once_and_the_rest_is_still_judged():
    lines = [LINES[0], b"\0" * 80, *LINES[2:]]
    findings = follow(lines).findings
    assert [(finding.code, finding.line) for finding in findings] == [("ledger-unreadable", 2), ("ledger-chain", 3)]


def test_time_that_runs_backwards_is_found():
    lines = [LINES[0], changed(LINES[1], time=START - timedelta(days=1))]
    assert codes(follow(lines).findings) == {"ledger-time"}


def test_an_unreadable_first_line_leaves_the_time_open():
    assert codes(follow([b"", changed(LINES[1], previous=sha256(b""))]).findings) == {"ledger-unreadable"}


def test_a_witness_finds_a_ledger_cut_short_and_a_changed_last_line():
    assert against(LINES, HEAD) == ()
    assert against(LINES, GENESIS) == ()
    assert codes(against(LINES[:-1], HEAD)) == {"ledger-short"}
    forged = [*LINES[:-1], changed(LINES[-1], channel=Channel.COMMAND)]
    assert follow(forged).findings == ()
    assert codes(against(forged, HEAD)) == {"ledger-rewritten"}


def test_a_witness_finds_a_ledger_written_anew():
    anew = written(Accepted(office=sha256(b"forged")), returned(), sealed(), returned("lagi"), returned())
    assert follow(anew).findings == ()
    assert codes(against(anew, HEAD)) == {"ledger-rewritten"}


@given(st.integers(0, len(LINES)), st.integers(0, len(LINES)))
def test_a_ledger_stands_against_every_head_that_it_had_and_against_no_other(length, remembered):
    witness = follow(LINES[:remembered]).head
    assert codes(against(LINES[:length], witness)) == ({"ledger-short"} if remembered > length else set())
    forged = Head(number=witness.number, digest=sha256(b"forged"), time=witness.time)
    assert against(LINES[:length], forged)


@given(st.data())
def test_any_changed_byte_is_found(data):
    number = data.draw(st.integers(0, len(LINES) - 1))
    place = data.draw(st.integers(0, len(LINES[number]) - 1))
    flip = data.draw(st.integers(1, 255))
    line = bytearray(LINES[number])
    line[place] ^= flip
    damaged = [*LINES[:number], bytes(line), *LINES[number + 1 :]]
    findings = follow(damaged).findings
    assert findings or against(damaged, HEAD)
    assert number == len(LINES) - 1 or findings


@given(st.permutations(range(len(LINES))))
def test_any_other_order_of_the_lines_is_found(order):
    assert bool(follow(LINES[number] for number in order).findings) == (list(order) != sorted(order))


def test_the_format_is_one_that_anybody_can_read():
    assert LINES[0] == (
        b'{"number":1,"previous":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",'
        b'"time":"2026-11-22T03:30:00Z","by":null,"channel":"hand","act":{"type":"roster",'
        b'"office":"' + sha256(b"office").encode() + b'","signer":null},"salt":"00000000000000000000000000000000"}'
    )
    assert Head(number=4, digest=Digest(sha256(LINES[-1])), time=START + timedelta(minutes=3)) == HEAD
