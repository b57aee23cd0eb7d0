import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from paraf.rules.entries import Accepted, Entry, Material, Returned, Signed, Signer
from paraf.rules.leaves import leaf_of, leaf_text, read_leaf, stub_of
from paraf.rules.ledger import line_of
from paraf.rules.manifest import sha256
from paraf.rules.words import Channel, MaterialKind, OfficerId, Slug
from tests.support.acts import claimed, received, submitted
from tests.support.cases import ADDRESS, version

TIME = datetime(2026, 11, 22, 3, 30, 0, 123456, tzinfo=UTC)
DIGEST = sha256(b"content")
EMPTY = "{}"
PAPER = {"address": ADDRESS, "slug": Slug("banjir-surut")}


def signer(officer):
    return Signer(officer=OfficerId(officer), name=officer, identity="key", statement=f"é {officer}\n", signature="x")


RETURNED = Returned(**PAPER, replaces=None, path="a.md", source="a.md", note="Nama camat keliru")
SUBMITTED = submitted()
PHOTO = Material(path="a/bahan/foto.jpg", name="foto.jpg", sha=DIGEST, size=7, kind=MaterialKind.PHOTO)
RECEIVED, CLAIMED = received(material=(PHOTO,)), claimed()
SIGNED = Signed(**PAPER, path="a.md", source="review/a.md", digest=DIGEST, signer=signer("siti"))


def entry(act, *, time=TIME, salt="00" * 16):
    channel = Channel.COMMAND
    return Entry(number=42, previous=DIGEST, time=time, by=OfficerId("siti"), channel=channel, act=act, salt=salt)


def hashed(text):
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def public_record(entry, line):
    """Give the text of the record of an entry whose line in the ledger is this."""
    return leaf_text(leaf_of(stub_of(entry), sha256(line)))


def test_a_record_tells_number_time_act_and_the_hash_of_the_line():
    line = line_of(entry(RETURNED))
    assert public_record(entry(RETURNED), line) == (
        "paraf-entry/1\n"
        "number: 42\n"
        "time: 2026-11-22T03:30:00.123456+00:00\n"
        "act: return\n"
        f"line: sha256:{hashlib.sha256(line).hexdigest()}\n"
    )


@pytest.mark.parametrize(
    ("act", "tag", "statements"),
    [
        (RECEIVED, "intake", []),
        (SUBMITTED, "submit", []),
        (CLAIMED, "claim", []),
        (SIGNED, "sign", ["é siti\n"]),
        (Accepted(office=DIGEST), "roster", []),
        (Accepted(office=DIGEST, signer=signer("budi")), "roster", ["é budi\n"]),
        (replace(version().seal, signers=(signer("tono"), signer("siti"))), "seal", ["é tono\n", "é siti\n"]),
    ],
)
def test_a_record_has_the_hash_of_every_signers_statement(act, tag, statements):
    lines = public_record(entry(act), EMPTY.encode()).split("\n")
    assert lines[3:5] == [f"act: {tag}", f"line: {hashed(EMPTY)}"]
    assert lines[5:] == [*(f"statement: {hashed(statement)}" for statement in statements), ""]


def test_the_time_is_in_utc_wherever_the_office_is():
    local = TIME.astimezone(timezone(timedelta(hours=7)))
    assert public_record(entry(RETURNED, time=local), b"") == public_record(entry(RETURNED), b"")


def test_a_record_tells_nothing_of_what_is_private():
    record = public_record(entry(RETURNED), line_of(entry(RETURNED)))
    assert "banjir" not in record
    assert "camat" not in record
    assert "siti" not in record


def test_equal_acts_with_other_salts_have_other_records():
    one, another = entry(RETURNED), entry(RETURNED, salt="11" * 16)
    assert public_record(one, line_of(one)) != public_record(another, line_of(another))


@pytest.mark.parametrize("act", [RETURNED, RECEIVED, CLAIMED, SIGNED, Accepted(office=DIGEST)])
def test_a_record_reads_back_as_it_was_written(act):
    leaf = leaf_of(stub_of(entry(act)), DIGEST)
    assert read_leaf(leaf_text(leaf)) == leaf


WHOLE = leaf_text(leaf_of(stub_of(entry(SIGNED)), DIGEST))


@pytest.mark.parametrize(
    "text",
    [
        "",
        WHOLE[:-1],
        WHOLE + "x\n",
        WHOLE.replace("entry/1", "entry/2"),
        WHOLE.replace("number: 42", "number: 042"),
        WHOLE.replace("+00:00", "+07:00"),
        WHOLE.replace("+00:00", ""),
        WHOLE.replace("2026-11-22T", "kemarin"),
        WHOLE.replace("act: ", "akta: "),
        WHOLE.replace("statement: sha256:", "statement: md5:"),
    ],
)
def test_what_is_no_record_is_none(text):
    assert text != WHOLE
    assert read_leaf(text) is None


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_record_of_a_moment_that_has_no_utc_is_none(time):
    record = f"paraf-entry/1\nnumber: 42\ntime: {time}\nact: seal\nline: {DIGEST}\n"
    assert read_leaf(record.replace(time, "2026-11-22T03:30:00+00:00")) is not None
    assert read_leaf(record) is None
