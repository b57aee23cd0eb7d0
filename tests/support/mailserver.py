"""A real mail server on this computer, and a newsroom whose notices go to it."""

import email
import socket
import threading
import time
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.support.offices import SETTINGS_TEXT


def free_port():
    """Give a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class MailServer:
    """Takes letters as long as the block lasts, each in ``slow`` seconds, but those for ``unknown`` addresses."""

    def __init__(self, port=None, *, unknown=(), slow=0, **options):
        self.port = port or free_port()
        self.raw, self.peers, self.passwords = [], [], []
        self._unknown, self._slow, self._goes_on = unknown, slow, threading.Event()
        if options.pop("asks", False):
            options |= {"authenticator": self._known, "auth_required": True}
        self._server = Controller(self, hostname="127.0.0.1", port=self.port, **options)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, ARG002 - the server's names
        if address in self._unknown:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002
        if self._slow:
            time.sleep(self._slow)  # noqa: ASYNC251 - all of it is slow
        self.raw.append((envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        return "250 OK"

    def _known(self, server, session, envelope, mechanism, said):  # noqa: ARG002
        self.passwords.append((said.login.decode(), said.password.decode()))
        return AuthResult(success=said.password == b"rahasia")

    @property
    def letters(self):
        """Give the letters that came, as messages."""
        return [email.message_from_bytes(raw, policy=default) for _, _, raw in self.raw]

    @property
    def to(self):
        """Give for whom the letters that came were."""
        return [to for _, [to], _ in self.raw]

    def __enter__(self):
        self._server.start()
        return self

    def __exit__(self, *_):
        self._server.stop()


def settings_with(*, port=None, hook=(), security="none", more=""):
    """Give an office's settings whose officers have addresses, and whose notices go to a port or a command."""
    text = SETTINGS_TEXT
    for officer in ("rina", "siti", "budi", "dewi", "eko"):
        text = text.replace(f'id = "{officer}"\n', f'id = "{officer}"\nemail = "{officer}@kota.example"\n')
    notices = f"[notices]\nhook = {[*map(str, hook)]!r}\n".replace("'", '"')
    if port:
        notices += (
            f'[notices.smtp]\nhost = "localhost"\nport = {port}\nsecurity = "{security}"\n'
            f'sender = "redaksi@kota.example"\n{more}'
        )
    return text.replace("[[officer]]", f"{notices}\n[[officer]]", 1)
