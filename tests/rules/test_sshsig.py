import base64
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraf.rules.ssh_keys import SECURITY_KEY, plain_key, public_key_of_blob, read_public_key
from paraf.rules.sshsig import armored, read_signature, sign, signature_blob, to_be_signed, verify
from paraf.rules.wire import wire_string
from tests.support.signing import flips, private_key
from tests.support.vectors import vector_path

NAMESPACE = "paraf@kabar.kotacontoh.example"
STATEMENT = b"paraf-statement/1\nsite: kabar.kotacontoh.example\ncorrector: siti\nverdict: publish\n"
KEY = plain_key(private_key().public_key().public_bytes_raw())
TEXT = sign(STATEMENT, private_key(), namespace=NAMESPACE)
RAW_64 = private_key().sign(to_be_signed(STATEMENT, NAMESPACE))
SECURITY = public_key_of_blob(wire_string(SECURITY_KEY.encode()) + wire_string(KEY.raw) + wire_string(b"ssh:"))


def fields(**changes):
    """Give the blob of the good signature with some of its fields changed."""
    parts = {
        "magic": b"SSHSIG",
        "version": b"\0\0\0\1",
        "key": KEY.blob,
        "namespace": NAMESPACE.encode(),
        "reserved": b"",
        "hash": b"sha512",
        "signature": signature_blob("ssh-ed25519", RAW_64),
        "rest": b"",
    } | changes
    strings = (wire_string(parts[name]) for name in ("key", "namespace", "reserved", "hash", "signature"))
    return parts["magic"] + parts["version"] + b"".join(strings) + parts["rest"]


def armour(blob):
    encoded = base64.b64encode(blob).decode()
    lines = [encoded[start : start + 70] for start in range(0, len(encoded), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])


def touched(touch, *, application=b"ssh:", kind=SECURITY_KEY, rest=b""):
    """Give a signature as a security key makes it: over the application, its flags and counter, and the record."""
    record = hashlib.sha256(to_be_signed(STATEMENT, NAMESPACE)).digest()
    raw = private_key().sign(hashlib.sha256(application).digest() + touch + record)
    return armored(SECURITY, NAMESPACE, signature_blob(kind, raw) + touch + rest)


def test_the_key_that_signed_is_given():
    assert verify(STATEMENT, TEXT, namespace=NAMESPACE) == KEY


def test_the_same_key_message_and_namespace_give_the_same_text():
    assert sign(STATEMENT, private_key(), namespace=NAMESPACE) == TEXT
    assert armour(fields()) == TEXT
    assert armored(KEY, NAMESPACE, signature_blob("ssh-ed25519", RAW_64)) == TEXT


@settings(max_examples=40)
@given(st.binary(max_size=200), st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=90))
def test_whatever_is_signed_is_accepted_for_its_namespace_only(message, namespace):
    text = sign(message, private_key(), namespace=namespace)
    assert verify(message, text, namespace=namespace) == KEY
    assert verify(message, text, namespace=f"{namespace}x") is None
    assert verify(message + b"\n", text, namespace=namespace) is None


def test_an_empty_namespace_is_never_signed_and_never_read():
    with pytest.raises(ValueError, match="needs a namespace"):
        sign(STATEMENT, private_key(), namespace="")
    raw = private_key().sign(to_be_signed(STATEMENT, ""))
    text = armour(fields(namespace=b"", signature=signature_blob("ssh-ed25519", raw)))
    assert verify(STATEMENT, text, namespace="") is None


def test_sha256_is_read_as_well():
    raw = private_key().sign(to_be_signed(STATEMENT, NAMESPACE, hash_algorithm="sha256"))
    text = armour(fields(hash=b"sha256", signature=signature_blob("ssh-ed25519", raw)))
    assert verify(STATEMENT, text, namespace=NAMESPACE) == KEY


def test_every_flipped_bit_of_the_statement_is_seen():
    assert all(verify(flipped, TEXT, namespace=NAMESPACE) is None for flipped in flips(STATEMENT))


def test_every_flipped_bit_of_the_signatures_text_is_seen():
    for flipped in flips(TEXT.encode()):
        assert verify(STATEMENT, flipped.decode("latin-1"), namespace=NAMESPACE) is None


def test_every_flipped_bit_of_the_blob_is_seen():
    for flipped in flips(fields()):
        assert verify(STATEMENT, armour(flipped), namespace=NAMESPACE) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"magic": b"SSHSIX"},
        {"version": b"\0\0\0\2"},
        {"version": b"\0\0\0\0"},
        {"key": KEY.blob + b"\0"},
        {"key": wire_string(b"ssh-rsa") + wire_string(KEY.raw)},
        {"key": SECURITY.blob},
        {"namespace": b"\xff"},
        {"namespace": b"paraf\0"},
        {"reserved": b"x"},
        {"hash": b"sha1"},
        {"hash": b""},
        {"hash": b"\xff"},
        {"signature": b""},
        {"signature": signature_blob("ssh-ed25519", RAW_64[:-1])},
        {"signature": signature_blob("ssh-ed25519", RAW_64 + b"\0")},
        {"signature": signature_blob("ssh-ed25519", RAW_64) + b"\0"},
        {"signature": signature_blob("ssh-ed25519", RAW_64) + b"\1\0\0\0\0"},
        {"signature": signature_blob("ssh-rsa", RAW_64)},
        {"signature": signature_blob(SECURITY_KEY, RAW_64)},
        {"rest": b"\0"},
    ],
)
def test_a_signature_with_anything_else_in_a_field_is_none(changes):
    assert read_signature(armour(fields(**changes))) is None


def test_a_blob_with_fewer_fields_is_none():
    assert read_signature(armour(fields()[:-1])) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        TEXT.rstrip("\n"),
        f"{TEXT}\n",
        f"\n{TEXT}",
        f" {TEXT}",
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("-----BEGIN SSH SIGNATURE-----\n", ""),
        TEXT.replace("-----END SSH SIGNATURE-----\n", ""),
        TEXT.replace("SSH", "PGP"),
        TEXT[:40] + "\n" + TEXT[40:],
        TEXT[:99] + TEXT[100:],
        TEXT + TEXT,
    ],
)
def test_a_signatures_text_has_one_spelling(text):
    assert read_signature(text) is None


def test_a_security_key_signs_with_its_flags_and_counter():
    for touch in (b"\1\0\0\0\0", b"\1\x12\x34\x56\x78", b"\5\0\0\0\7"):
        assert verify(STATEMENT, touched(touch), namespace=NAMESPACE) == SECURITY


def test_a_security_key_that_nobody_touched_signs_nothing():
    assert read_signature(touched(b"\0\0\0\0\1")) is not None
    for touch in (b"\0\0\0\0\1", b"\4\0\0\0\1"):
        assert verify(STATEMENT, touched(touch), namespace=NAMESPACE) is None


def test_a_security_keys_signature_is_for_its_application_and_has_one_form():
    touch = b"\1\0\0\0\1"
    assert verify(STATEMENT, touched(touch, application=b"web:"), namespace=NAMESPACE) is None
    assert verify(STATEMENT, touched(touch, kind="ssh-ed25519"), namespace=NAMESPACE) is None
    assert read_signature(touched(touch, rest=b"\0")) is None
    assert read_signature(touched(touch[:-1])) is None


def test_every_flipped_bit_of_a_security_keys_signature_is_seen():
    text = touched(b"\1\0\0\0\7")
    blob = base64.b64decode("".join(text.split("\n")[1:-2]))
    for flipped in flips(blob):
        assert verify(STATEMENT, armour(flipped), namespace=NAMESPACE) is None


@pytest.mark.parametrize("name", ["ed25519", "ed25519_sk"])
def test_openssh_samples_of_ed25519_are_accepted_for_their_data_and_namespace_only(name):
    text = vector_path(f"openssh/{name}.sig").read_text()
    namespace = vector_path("openssh/namespace").read_text()
    message = vector_path("openssh/signed-data").read_bytes()
    key = read_public_key(vector_path(f"openssh/{name}.pub").read_text())
    assert key is not None
    assert verify(message, text, namespace=namespace) == key
    assert verify(message, text, namespace="paraf") is None
    assert all(verify(flipped, text, namespace=namespace) is None for flipped in flips(message))
    assert all(
        verify(message, flipped.decode("latin-1"), namespace=namespace) is None for flipped in flips(text.encode())
    )


@pytest.mark.parametrize("name", ["rsa", "ecdsa"])
def test_openssh_samples_of_other_keys_are_refused(name):
    text = vector_path(f"openssh/{name}.sig").read_text()
    namespace = vector_path("openssh/namespace").read_text()
    assert verify(vector_path("openssh/signed-data").read_bytes(), text, namespace=namespace) is None
