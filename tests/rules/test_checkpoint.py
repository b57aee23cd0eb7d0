import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from paraf.rules.checkpoint import (
    Checkpoint,
    Note,
    Verifier,
    checkpoint_text,
    is_signed_by,
    opened,
    read_note,
    read_verifier_key,
    signed,
    signed_note,
    verifier_key,
)
from paraf.rules.merkle import Tree
from tests.support.signing import flips, private_key

ORIGIN = "kabar.kotacontoh.example/paraf"
CHECKPOINT = Checkpoint(origin=ORIGIN, size=42, root=bytes(range(32)))
PUBLIC = private_key().public_key().public_bytes_raw()
VKEY = verifier_key(ORIGIN, PUBLIC)
TEXT = signed(CHECKPOINT, private_key())
LINE = TEXT.split("\n")[-2]

# The keys and notes that golang.org/x/mod/sumdb/note and C2SP's signed-note show as examples.
GO_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_LINE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
FOO_VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
FOO_NOTE = (
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
SOFA = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)


def resigned(text):
    """Sign some text under our origin, whatever it says."""
    return signed_note(text, private_key(), name=ORIGIN)


def test_a_checkpoint_is_written_as_the_specification_shows():
    root = base64.b64encode(bytes(range(32))).decode()
    assert checkpoint_text(CHECKPOINT) == f"{ORIGIN}\n42\n{root}\n"
    assert TEXT.startswith(f"{ORIGIN}\n42\n{root}\n\n— {ORIGIN} ")
    assert signed(CHECKPOINT, private_key()) == TEXT


def test_what_was_signed_is_opened_with_the_logs_key_only():
    assert opened(TEXT, VKEY) == CHECKPOINT
    assert opened(TEXT, verifier_key(ORIGIN, private_key(2).public_key().public_bytes_raw())) is None
    assert opened(TEXT, verifier_key("other.example/paraf", PUBLIC)) is None
    assert opened(TEXT, "no key") is None


def test_a_tree_of_no_entries_has_a_checkpoint():
    empty = Checkpoint(origin=ORIGIN, size=0, root=Tree().root())
    assert opened(signed(empty, private_key()), VKEY) == empty


def test_gos_example_is_signed_to_the_byte_and_accepted():
    secret = Ed25519PrivateKey.from_private_bytes(base64.b64decode(GO_SEED)[1:])
    assert signed_note(GO_TEXT, secret, name="PeterNeumann") == f"{GO_TEXT}\n{GO_LINE}\n"
    assert verifier_key("PeterNeumann", secret.public_key().public_bytes_raw()) == GO_VKEY
    assert is_signed_by(read_note(f"{GO_TEXT}\n{GO_LINE}\n"), read_verifier_key(GO_VKEY))


def test_the_specifications_examples_are_read():
    assert is_signed_by(read_note(FOO_NOTE), read_verifier_key(FOO_VKEY))
    assert read_note(FOO_NOTE).text == "This is an example message.\n"
    assert [signature.name for signature in read_note(SOFA).signatures] == ["example.com/behind-the-sofa"]


@pytest.mark.parametrize("vkey", [GO_VKEY, FOO_VKEY, VKEY])
def test_a_verifier_key_is_read_back_and_no_part_or_change_of_it_is_one(vkey):
    verifier = read_verifier_key(vkey)
    assert verifier_key(verifier.name, verifier.public) == vkey
    for start in range(len(vkey)):
        for end in range(start + 1, len(vkey) + 1):
            assert vkey[start:end] == vkey or read_verifier_key(vkey[start:end]) is None
    for flipped in flips(vkey.encode()):
        assert read_verifier_key(flipped.decode("latin-1")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a++",
        f"{VKEY}\n",
        f" {VKEY}",
        VKEY.replace("+", "-"),
        verifier_key("", PUBLIC),
        verifier_key("kabar paraf", PUBLIC),
        verifier_key("kabar\u00a0paraf", PUBLIC),
        verifier_key("kabar+paraf", PUBLIC),
        verifier_key("kabar\0", PUBLIC),
        verifier_key(ORIGIN, PUBLIC[:-1]),
        verifier_key(ORIGIN, PUBLIC + b"\0"),
        verifier_key(ORIGIN, bytes(32)),
        # Go's own bad examples: a key of another length, and of an unknown type, each with its right id.
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ],
)
def test_a_text_that_is_not_exactly_a_verifier_key_is_none(text):
    assert read_verifier_key(text) is None


def test_a_key_without_its_type_is_none():
    key_id = VKEY.split("+")[1]
    assert read_verifier_key(f"{ORIGIN}+{key_id}+{base64.b64encode(PUBLIC).decode()}") is None


def test_a_key_of_another_type_is_none_whatever_its_id():
    name, content = f"{ORIGIN}\n".encode(), b"\x04" + PUBLIC
    for hashed in (b"\x01" + PUBLIC, content, b"\x01" + content):
        key_id = hashlib.sha256(name + hashed).hexdigest()[:8]
        assert read_verifier_key(f"{ORIGIN}+{key_id}+{base64.b64encode(content).decode()}") is None


def test_lines_of_other_keys_are_allowed_and_ignored():
    others = [
        signed_note("another text\n", private_key(2), name="witness.example").split("\n")[-2],
        signed_note("another text\n", private_key(2), name=ORIGIN).split("\n")[-2],
        f"— short {base64.b64encode(b'12345').decode()}",
        f"— pascakuantum.example {base64.b64encode(bytes(4000)).decode()}",
    ]
    text = checkpoint_text(CHECKPOINT)
    for lines in ([*others, LINE], [LINE, *others], [*others * 24, LINE], [LINE, LINE]):
        assert opened(text + "\n" + "".join(f"{line}\n" for line in lines), VKEY) == CHECKPOINT
    assert opened(text + "\n" + "".join(f"{line}\n" for line in others), VKEY) is None


def test_a_note_with_more_than_a_hundred_lines_is_none():
    text = checkpoint_text(CHECKPOINT)
    assert opened(f"{text}\n" + f"{LINE}\n" * 100, VKEY) == CHECKPOINT
    assert read_note(f"{text}\n" + f"{LINE}\n" * 101) is None


def test_one_line_of_our_key_that_does_not_hold_spoils_the_note():
    wrong = resigned("another text\n").split("\n")[-2]
    assert opened(f"{TEXT}{wrong}\n", VKEY) is None
    assert opened(f"{checkpoint_text(CHECKPOINT)}\n{wrong}\n{LINE}\n", VKEY) is None


def test_a_note_without_lines_is_signed_by_nobody():
    assert not is_signed_by(Note(text="x\n", signatures=()), Verifier(name=ORIGIN, public=PUBLIC))


def test_every_flipped_bit_of_a_signed_checkpoint_is_seen():
    for flipped in flips(TEXT.encode()):
        assert opened(flipped.decode(errors="surrogateescape"), VKEY) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\n\n",
        checkpoint_text(CHECKPOINT),
        checkpoint_text(CHECKPOINT) + "\n",
        TEXT.removesuffix("\n"),
        TEXT + "\n",
        TEXT.replace("\n\n", "\n"),
        TEXT.replace("—", "-"),
        TEXT.replace("— ", "—"),
        TEXT.replace("— ", "—  "),
        TEXT.replace(f"— {ORIGIN}", "— "),
        TEXT.replace(f"— {ORIGIN}", "— a+b"),
        TEXT.replace("=\n", "\n"),
        TEXT + "— a AAAAAA==\n",
        TEXT + "nonsense\n",
        TEXT + "nonsense",
        TEXT + LINE,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace(ORIGIN, f"{ORIGIN}\t"),
        TEXT.replace(ORIGIN, f"{ORIGIN}\ud800"),
    ],
)
def test_a_text_that_has_not_the_form_of_a_note_is_none(text):
    assert read_note(text) is None
    assert opened(text, VKEY) is None


def test_the_text_of_a_note_may_hold_blank_lines():
    assert read_note(resigned("a\n\nb\n")).text == "a\n\nb\n"


ROOT = base64.b64encode(bytes(range(32))).decode()


def test_extension_lines_are_ignored():
    assert opened(resigned(f"{ORIGIN}\n42\n{ROOT}\nextra\nmore\n"), VKEY) == CHECKPOINT


@pytest.mark.parametrize(
    "text",
    [
        "\n",
        f"{ORIGIN}\n42\n",
        f"other.example/paraf\n42\n{ROOT}\n",
        f"\n42\n{ROOT}\n",
        f"{ORIGIN}\n\n{ROOT}\n",
        f"{ORIGIN}\n042\n{ROOT}\n",
        f"{ORIGIN}\n+42\n{ROOT}\n",
        f"{ORIGIN}\n-1\n{ROOT}\n",
        f"{ORIGIN}\n4 2\n{ROOT}\n",
        f"{ORIGIN}\n\N{ARABIC-INDIC DIGIT FOUR}\n{ROOT}\n",
        f"{ORIGIN}\n{'9' * 5000}\n{ROOT}\n",
        f"{ORIGIN}\n42\n{ROOT[:-1]}\n",
        f"{ORIGIN}\n42\n{ROOT[:-4]}\n",
        f"{ORIGIN}\n42\n{ROOT}\n\n",
        f"{ORIGIN}\n42\n{ROOT}\n\nextra\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_of_this_log_is_none(text):
    note = resigned(text)
    assert is_signed_by(read_note(note), read_verifier_key(VKEY))
    assert opened(note, VKEY) is None


@pytest.mark.parametrize(
    "checkpoint",
    [
        Checkpoint(origin="", size=1, root=bytes(32)),
        Checkpoint(origin="kabar paraf", size=1, root=bytes(32)),
        Checkpoint(origin="kabar\n", size=1, root=bytes(32)),
        Checkpoint(origin="kabar+paraf", size=1, root=bytes(32)),
        Checkpoint(origin=ORIGIN, size=-1, root=bytes(32)),
        Checkpoint(origin=ORIGIN, size=1, root=bytes(31)),
    ],
)
def test_what_cannot_stand_in_a_checkpoint_is_never_signed(checkpoint):
    with pytest.raises(ValueError, match="no checkpoint can say this"):
        signed(checkpoint, private_key())
