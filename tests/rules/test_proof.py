"""A proof is read only as it is written: every part in its place, and no byte otherwise."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.findings import Finding
from paraf.rules.proof import Proof, Word, proof_text, read_proof
from paraf.rules.words import OfficerId
from tests.support.proofs import proven, word

WHOLE = proven(word(), word("budi", key=None))


def test_a_proof_reads_back_as_it_was_written():
    assert read_proof(WHOLE.text, path="x.txt") == WHOLE.proof


def test_its_parts_can_be_cut_out_by_their_lines():
    lines = WHOLE.text.split("\n")
    heads = [line for line in lines if line.startswith("--- ")]
    assert lines[0] == "paraf-proof/1"
    assert heads == [
        "--- manifest",
        "--- statement siti",
        "--- signature siti",
        "--- statement budi",
        "--- entry",
        "--- inclusion",
        "--- checkpoint",
    ]


def test_the_first_entry_of_a_ledger_needs_no_way():
    first = proven(before=0)
    assert first.proof.path == ()
    assert "--- inclusion\n--- checkpoint\n" in first.text
    assert read_proof(first.text, path="") == first.proof


@pytest.mark.parametrize("part", ["no newline", "a\n--- entry\nb\n", "--- x\n"])
def test_no_part_can_forge_another(part):
    with pytest.raises(ValueError, match="cannot be the part"):
        proof_text(Proof(manifest=part, words=(), entry="", path=(), checkpoint=""))


def without(name):
    start = WHOLE.text.index(f"--- {name}\n")
    end = WHOLE.text.find("--- ", start + 4)
    return WHOLE.text[:start] + (WHOLE.text[end:] if end > 0 else "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "paraf-proof/1",
        "paraf-proof/1\n",
        "paraf-proof/2" + WHOLE.text[13:],
        WHOLE.text[:-1],
        WHOLE.text + "--- entry\n",
        WHOLE.text.replace("\n", "\r\n"),
        WHOLE.text.replace("--- entry", "--- Entry"),
        WHOLE.text.replace("--- inclusion\n", "--- inclusion\nAAAA=\n"),
        WHOLE.text.replace("--- statement siti", "--- signature siti"),
        *(without(name) for name in ("manifest", "entry", "inclusion", "checkpoint", "statement siti")),
    ],
)
def test_what_is_no_proof_is_refused_with_a_line(text):
    found = read_proof(text, path="bukti/x.txt")
    assert isinstance(found, Finding)
    assert (found.code, found.path) == ("proof-unreadable", "bukti/x.txt")
    assert found.line >= 1


def test_the_line_is_where_the_missing_part_should_begin():
    found = read_proof(without("entry"), path="")
    assert without("entry").split("\n")[found.line - 1] == "--- inclusion"


def test_a_proof_without_a_signer_proves_nothing():
    assert read_proof(proof_text(replace(WHOLE.proof, words=())), path="").code == "proof-unreadable"


def test_so_many_signers_are_no_proof():
    many = tuple(Word(officer=OfficerId(f"o{n}"), statement=f"{n}\n") for n in range(60))
    assert read_proof(proven(*many).text, path="").code == "proof-unreadable"


@given(st.integers(0, len(WHOLE.text) - 1), st.integers(1, 127))
def test_a_changed_byte_is_another_proof_or_none(at, flip):
    raw = bytearray(WHOLE.text.encode())
    raw[at] ^= flip
    changed = read_proof(raw.decode(errors="replace"), path="")
    assert isinstance(changed, Finding) or changed != WHOLE.proof
