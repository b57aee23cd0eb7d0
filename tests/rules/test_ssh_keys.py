import pytest

from paraf.rules.ssh_keys import (
    PLAIN,
    SECURITY_KEY,
    fingerprint,
    key_line,
    plain_key,
    public_key_of_blob,
    read_public_key,
)
from paraf.rules.wire import base64_text, wire_string
from tests.support.signing import needs_ssh_keygen, ssh_keygen
from tests.support.vectors import vector_path

RAW = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM"


def blob(*fields):
    return b"".join(map(wire_string, fields))


def line(kind, content):
    return f"{kind} {base64_text(content)}"


def test_a_plain_key_is_read_and_written():
    key = read_public_key(LINE)
    assert key == plain_key(RAW)
    assert (key.kind, key.raw, key.application) == (PLAIN, RAW, "")
    assert key_line(key) == LINE


@pytest.mark.parametrize("comment", [" siti", " siti@desk  two words", "\tsiti", " ", "\n", " siti\r\n"])
def test_comment_and_newline_mean_nothing(comment):
    assert read_public_key(LINE + comment) == plain_key(RAW)


def test_a_security_key_is_read_with_its_application():
    content = blob(SECURITY_KEY.encode(), RAW, b"ssh:")
    key = read_public_key(line(SECURITY_KEY, content))
    assert (key.kind, key.blob, key.raw, key.application) == (SECURITY_KEY, content, RAW, "ssh:")
    assert key_line(key) == line(SECURITY_KEY, content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        blob(b"ssh-ed25519"),
        blob(b"ssh-ed25519", RAW[:-1]),
        blob(b"ssh-ed25519", RAW + b"\0"),
        blob(b"ssh-ed25519", RAW) + b"\0",
        blob(b"ssh-ed25519", RAW, b"ssh:"),
        blob(b"ssh-ed25519", bytes(32)),
        blob(b"ssh-rsa", RAW),
        blob(b"ssh-rsa", RAW, b"ssh:"),
        blob(SECURITY_KEY.encode(), RAW),
        blob(SECURITY_KEY.encode(), RAW, b"ssh:") + b"\0",
        blob(SECURITY_KEY.encode(), RAW, b"\xff"),
        blob(SECURITY_KEY.encode(), RAW, b"ssh:\0"),
    ],
)
def test_a_blob_that_is_not_exactly_one_of_our_keys_is_none(content):
    assert public_key_of_blob(content) is None
    assert read_public_key(line(PLAIN, content)) is None
    assert read_public_key(line(SECURITY_KEY, content)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        PLAIN,
        LINE.split()[1],
        LINE + "=",
        LINE[:-1],
        LINE.replace(" ", "\n"),
        f"{LINE}\n{LINE}",
        f'namespaces="paraf" {LINE}',
        line(SECURITY_KEY, plain_key(RAW).blob),
        line(PLAIN, blob(SECURITY_KEY.encode(), RAW, b"ssh:")),
        line(PLAIN, plain_key(b"\xfb" * 32).blob).replace("+", "-"),
    ],
)
def test_a_line_that_is_not_exactly_a_key_is_none(text):
    assert read_public_key(text) is None


def test_the_fingerprint_is_the_hash_of_the_blob_without_padding():
    assert fingerprint(plain_key(RAW)).startswith("SHA256:")
    assert len(fingerprint(plain_key(RAW))) == len("SHA256:") + 43


@pytest.mark.parametrize(("name", "ours"), [("ed25519", True), ("ed25519_sk", True), ("rsa", False), ("ecdsa", False)])
def test_of_openssh_samples_only_ed25519_counts(name, ours):
    text = vector_path(f"openssh/{name}.pub").read_text()
    key = read_public_key(text)
    assert (key is not None) is ours
    assert not ours or text.startswith(f"{key_line(key)} ")


@needs_ssh_keygen
def test_ssh_keygen_gives_the_same_fingerprint(tmp_path):
    for number, key in enumerate((plain_key(RAW), public_key_of_blob(blob(SECURITY_KEY.encode(), RAW, b"ssh:")))):
        path = tmp_path / f"{number}.pub"
        path.write_text(f"{key_line(key)} siti\n")
        printed = ssh_keygen("-l", "-f", path, folder=tmp_path).stdout.decode()
        assert printed.split()[1] == fingerprint(key)
