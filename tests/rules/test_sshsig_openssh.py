import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from paraf.rules.ssh_keys import key_line, plain_key
from paraf.rules.sshsig import sign, verify
from tests.support.signing import needs_ssh_keygen, private_key, ssh_keygen

pytestmark = needs_ssh_keygen
NAMESPACE = "paraf@kabar.kotacontoh.example"
KEY = plain_key(private_key().public_key().public_bytes_raw())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("openssh")
    pem = private_key().private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    (path / "key").write_bytes(pem)
    (path / "key").chmod(0o600)
    (path / "key.pub").write_text(f"{key_line(KEY)}\n")
    (path / "officers").write_text(f'siti namespaces="{NAMESPACE}" {key_line(KEY)}\n')
    return path


def accepts(folder, message, text, namespace=NAMESPACE):
    """Tell whether ``ssh-keygen -Y verify`` accepts a signature as Siti's."""
    (folder / "signature").write_text(text)
    options = ("-f", "officers", "-I", "siti", "-n", namespace, "-s", "signature")
    return ssh_keygen("-Y", "verify", *options, folder=folder, stdin=message).returncode == 0


def signed_by_openssh(folder, message, *options, namespace=NAMESPACE):
    signed = ssh_keygen("-Y", "sign", "-f", "key", "-n", namespace, *options, folder=folder, stdin=message)
    assert signed.returncode == 0, signed.stderr
    return signed.stdout.decode()


@settings(max_examples=15, deadline=None)
@given(message=st.binary(max_size=300))
def test_ssh_keygen_accepts_our_signatures_and_writes_the_same(folder, message):
    text = sign(message, private_key(), namespace=NAMESPACE)
    assert accepts(folder, message, text)
    assert signed_by_openssh(folder, message) == text


def test_ssh_keygen_refuses_our_signature_of_something_else(folder):
    text = sign(b"message", private_key(), namespace=NAMESPACE)
    assert not accepts(folder, b"massage", text)
    assert not accepts(folder, b"message", text, namespace="file")
    assert not accepts(folder, b"message", sign(b"message", private_key(2), namespace=NAMESPACE))


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_we_accept_what_ssh_keygen_signs(folder, algorithm):
    text = signed_by_openssh(folder, b"message", "-O", f"hashalg={algorithm}")
    assert verify(b"message", text, namespace=NAMESPACE) == KEY
    assert verify(b"massage", text, namespace=NAMESPACE) is None


def test_the_armour_is_ssh_keygens_for_namespaces_of_every_length(folder):
    for length in range(1, 72):
        namespace = "n" * length
        theirs = signed_by_openssh(folder, b"x", namespace=namespace)
        assert sign(b"x", private_key(), namespace=namespace) == theirs
