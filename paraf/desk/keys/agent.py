"""The SSH agent: signatures by keys that never leave it, those of a security key included.

* Two messages are spoken of its protocol: which keys it holds, and to sign with one of them.
* An agent that cannot be reached, hangs up, or answers anything else is told as it is.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from paraf.rules.ssh_keys import PublicKey, public_key_of_blob
from paraf.rules.sshsig import armored, to_be_signed
from paraf.rules.wire import wire_string, wire_strings

_SOCKET = "SSH_AUTH_SOCK"
_ASK_KEYS, _KEYS = 11, 12
_ASK_SIGNATURE, _SIGNATURE = 13, 14
_NO_FLAGS = (0).to_bytes(4, "big")
_LONGEST = 1 << 18
_PATIENCE = 120.0  # seconds: a security key waits for a touch


class AgentError(Exception):
    """The agent did not do what it was asked; its text says what it did."""


def agent_keys() -> tuple[PublicKey, ...]:
    """Give the keys of ours that the agent holds; none where there is no agent; raises where it cannot tell."""
    if not os.environ.get(_SOCKET):
        return ()
    answer = _asked(_ASK_KEYS, b"", expected=_KEYS)
    read = wire_strings(answer[4:], 2 * int.from_bytes(answer[:4], "big"))
    found = (public_key_of_blob(blob) for blob in (read[0][::2] if read else ()))
    return tuple(key for key in found if key is not None)


def signed_by_agent(message: bytes, key: PublicKey, *, namespace: str) -> str:
    """Have the agent sign a message; raises where it does not."""
    asked = wire_string(key.blob) + wire_string(to_be_signed(message, namespace)) + _NO_FLAGS
    answer = wire_strings(_asked(_ASK_SIGNATURE, asked, expected=_SIGNATURE), 1)
    if answer is None or answer[1]:
        message_text = "no signature came back"
        raise AgentError(message_text)
    return armored(key, namespace, answer[0][0])


def _asked(kind: int, content: bytes, *, expected: int) -> bytes:
    with _connected() as agent:
        agent.sendall(wire_string(bytes([kind]) + content))
        length = int.from_bytes(_received(agent, 4), "big")
        if not 0 < length <= _LONGEST:
            message = f"an answer of {length} bytes"
            raise AgentError(message)
        answer = _received(agent, length)
    if answer[0] != expected:
        message = f"answer {answer[0]}"
        raise AgentError(message)
    return answer[1:]


@contextmanager
def _connected() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as agent:
        agent.settimeout(_PATIENCE)
        try:
            agent.connect(os.environ[_SOCKET])
            yield agent
        except OSError as error:
            raise AgentError(error.strerror or str(error)) from error


def _received(agent: socket.socket, length: int) -> bytes:
    content = b""
    while len(content) < length:
        chunk = agent.recv(length - len(content))
        if not chunk:
            message = "it hung up"
            raise AgentError(message)
        content += chunk
    return content
