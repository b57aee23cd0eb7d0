"""Mail: letters as they go over the wire, one for each person, and the server that takes them.

* A letter has an identity of its own that is the same whenever it is made: where one was taken and the line broke
  before that was known, the second one is recognised as the same.
* The server's certificate is looked at; where it is not good, nothing is sent.
* No wait for the server is longer than a few seconds.
"""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from paraf.press.posting.letters import Letter, one_line
from paraf.rules.notices_settings import Security, Smtp
from paraf.rules.office import Office
from paraf.rules.roster import Officer

PATIENCE: Final = 10.0
"""So many seconds the server has for each answer."""

_LONGEST_CAUSE = 200
_LONGEST_NAME = 100
_FOR_GOOD = 500  # and above


class RefusedError(Exception):
    """The server will never take this letter; the message tells why."""


def message_of(letter: Letter, office: Office, smtp: Smtp, officer: Officer, *, at: datetime) -> EmailMessage:
    """Make the message to one officer."""
    notice = letter.notice
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=one_line(office.name, _LONGEST_NAME), addr_spec=smtp.sender)
    message["To"] = Address(display_name=one_line(officer.name, _LONGEST_NAME), addr_spec=officer.email)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at.astimezone(office.zone))
    message["Message-ID"] = f"<paraf.{notice.number}.{notice.text[-12:]}.{officer.id}@{office.site}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    message["Content-Language"] = office.language
    return message


@contextmanager
def opened(smtp: Smtp, password: str, *, patience: float = PATIENCE) -> Iterator[smtplib.SMTP]:
    """Be at the server's door, by the line that was asked for, and known to it."""
    name = socket.gethostname() or None
    secure = ssl.create_default_context()
    server: smtplib.SMTP
    if smtp.security is Security.TLS:
        server = smtplib.SMTP_SSL(smtp.host, smtp.port, name, timeout=patience, context=secure)
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, name, timeout=patience)
    with server:
        if smtp.security is Security.STARTTLS:
            server.starttls(context=secure)
        if smtp.user:
            server.login(smtp.user, password)
        yield server


def hand_over(server: smtplib.SMTP, message: EmailMessage) -> None:
    """Hand one message to the server; raises ``RefusedError`` where trying again is of no use."""
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        if code >= _FOR_GOOD:
            raise RefusedError(said_by(code, said)) from error
        raise
    except smtplib.SMTPDataError as error:
        if error.smtp_code >= _FOR_GOOD:
            raise RefusedError(cause_of(error)) from error
        raise


def cause_of(error: OSError) -> str:
    """Tell in one line why something did not go."""
    match error:
        case smtplib.SMTPResponseException():
            return said_by(error.smtp_code, error.smtp_error)
        case smtplib.SMTPRecipientsRefused():
            return said_by(*next(iter(error.recipients.values())))
        case _:
            return one_line(error.strerror or str(error) or type(error).__name__, _LONGEST_CAUSE)


def said_by(code: int, said: bytes | str) -> str:
    """Give what a server said in one line."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {text}", _LONGEST_CAUSE)
