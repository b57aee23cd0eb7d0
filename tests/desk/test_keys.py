"""Private keys as files and in the SSH agent."""

import os
import shutil
import socket
import subprocess
import threading

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from paraf.desk.keys.agent import AgentError, agent_keys, signed_by_agent
from paraf.desk.keys.keys import is_open, private_bytes, read_private_key, write_new_key
from paraf.rules.findings import Finding
from paraf.rules.ssh_keys import plain_key, read_public_key
from paraf.rules.sshsig import sign, verify
from tests.support.signing import private_key

SSH_AGENT, SSH_ADD = shutil.which("ssh-agent"), shutil.which("ssh-add")
KEY = private_key(1)
PUBLIC = plain_key(KEY.public_key().public_bytes_raw())


def never():
    pytest.fail("nobody is asked")


def code_of(found):
    assert isinstance(found, Finding)
    return found.code


def test_a_new_key_is_its_owners_alone_and_signs(tmp_path):
    path = tmp_path / "ssh" / "kunci"
    line = write_new_key(path, "", comment="siti")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert not is_open(path)
    assert path.with_name("kunci.pub").read_text() == f"{line}\n"
    key = read_private_key(path, never)
    assert verify(b"a", sign(b"a", key, namespace="n"), namespace="n") == read_public_key(line)


def test_a_locked_key_opens_with_its_passphrase_alone(tmp_path):
    path = tmp_path / "kunci"
    write_new_key(path, "rahasia sekali", comment="siti")
    assert b"rahasia" not in path.read_bytes()
    assert not isinstance(read_private_key(path, lambda: "rahasia sekali"), Finding)
    assert code_of(read_private_key(path, lambda: "rahasia")) == "key-locked"


@pytest.mark.parametrize("there", ["kunci", "kunci.pub"])
def test_a_new_key_is_never_written_over_anything(tmp_path, there):
    (tmp_path / there).write_bytes(b"lama")
    assert code_of(write_new_key(tmp_path / "kunci", "", comment="")) == "key-exists"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"lama"]


def test_a_key_that_others_can_read_is_told(tmp_path):
    path = tmp_path / "kunci"
    path.write_bytes(private_bytes(KEY, ""))
    path.chmod(0o640)
    assert is_open(path)


@pytest.mark.parametrize("content", [b"", b"ssh-ed25519 AAAA", b"x" * 100_000, private_bytes(KEY, "")[:-40]])
def test_what_is_no_key_is_told_with_its_cause(tmp_path, content):
    path = tmp_path / "kunci"
    path.write_bytes(content)
    found = read_private_key(path, never)
    assert code_of(found) == "key-file-unreadable"
    assert found.detail["cause"]
    assert code_of(read_private_key(tmp_path / "tiada", never)) == "key-file-gone"
    assert code_of(read_private_key(tmp_path, never)) == "key-file-unreadable"


def test_a_key_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "kunci"
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.OpenSSH
    path.write_bytes(other.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    assert code_of(read_private_key(path, never)) == "key-file-unreadable"


@pytest.mark.skipif(not (SSH_AGENT and SSH_ADD), reason="ssh-agent is not installed: no real agent to ask")
def test_a_real_agent_signs_what_verifies(tmp_path, monkeypatch):
    place, path = tmp_path / "agent", tmp_path / "kunci"
    path.write_bytes(private_bytes(KEY, ""))
    path.chmod(0o600)
    agent = subprocess.Popen([SSH_AGENT, "-D", "-a", place], stdout=subprocess.DEVNULL)  # noqa: S603  # OpenSSH's own
    try:
        while not place.exists():
            assert agent.poll() is None
        monkeypatch.setenv("SSH_AUTH_SOCK", str(place))
        assert agent_keys() == ()
        subprocess.run([SSH_ADD, "-q", path], check=True)  # noqa: S603  # OpenSSH's own
        assert agent_keys() == (PUBLIC,)
        assert signed_by_agent(b"naskah", PUBLIC, namespace="n") == sign(b"naskah", KEY, namespace="n")
        other = plain_key(private_key(2).public_key().public_bytes_raw())
        with pytest.raises(AgentError, match="answer 5"):
            signed_by_agent(b"naskah", other, namespace="n")
    finally:
        agent.kill()
        agent.wait()


@pytest.fixture
def broken_agent(tmp_path, monkeypatch):
    """Give a way to let an agent answer every question with the same bytes, and hang up."""
    place = tmp_path / "agent"
    monkeypatch.setenv("SSH_AUTH_SOCK", str(place))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(place))
        listening.listen()

        def answering(answer):
            def answer_once():
                asked, _ = listening.accept()
                with asked:
                    asked.recv(1000)
                    asked.sendall(answer)

            thread = threading.Thread(target=answer_once)
            thread.start()
            return thread

        yield answering


@pytest.mark.parametrize("answer", [b"", b"\0\0\0\1", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\0\0\0\1\5"])
def test_an_agent_that_answers_anything_else_is_told(broken_agent, answer):
    thread = broken_agent(answer)
    with pytest.raises(AgentError):
        agent_keys()
    thread.join()


def test_an_agents_answer_that_holds_no_signature_is_told(broken_agent):
    thread = broken_agent(b"\0\0\0\3\x0eab")
    with pytest.raises(AgentError, match="no signature"):
        signed_by_agent(b"", PUBLIC, namespace="n")
    thread.join()


def test_keys_that_an_agent_does_not_hold_rightly_are_none(broken_agent):
    thread = broken_agent(b"\0\0\0\x06\x0c\0\0\0\1a")
    assert agent_keys() == ()
    thread.join()


def test_without_an_agent_there_are_no_keys(monkeypatch, tmp_path):
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    assert agent_keys() == ()
    monkeypatch.setenv("SSH_AUTH_SOCK", os.fspath(tmp_path / "tiada"))
    with pytest.raises(AgentError):
        agent_keys()
