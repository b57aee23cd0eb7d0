"""Letters, the mail server's door and the office's command, each by itself."""

import os
import smtplib
import ssl
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from paraf.desk.language import language
from paraf.desk.layout import Layout
from paraf.press.posting.hook import Hook
from paraf.press.posting.letters import letter_of
from paraf.press.posting.mail import RefusedError, hand_over, message_of, opened
from paraf.press.posting.outbox import HOOK, MAIL, Outbox, outbox_file, read_outbox, write_outbox
from paraf.rules.manifest import sha256
from paraf.rules.notices import Kind, Notice
from paraf.rules.notices_settings import Security, Smtp
from paraf.rules.words import OfficerId
from tests.support.acts import BANJIR, DIGEST, START
from tests.support.commands import Office, wait_until
from tests.support.mailserver import MailServer, free_port, settings_with
from tests.support.offices import OFFICE, SITI

RECEIVER = replace(SITI, email="siti@kota.example")
LOGIN = {"user": "redaksi", "password_file": "sandi"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Give the files of a certificate for this computer, and of its key."""
    folder, key = tmp_path_factory.mktemp("sertifikat"), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    at = datetime.now(UTC)  # noqa: TID251 - a certificate must hold now
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    no_secret = serialization.NoEncryption()
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, form, no_secret))
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def tls(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


@pytest.fixture
def trusted(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))


def smtp(port, security=Security.NONE, **more):
    return Smtp(host="localhost", port=port, security=security, sender="redaksi@kota.example", **more)


def notice(kind=Kind.RETURNED, **more):
    told = {"number": 7, "time": START, "text": DIGEST, "path": "drafts/banjir.md", "address": BANJIR, "authors": ()}
    return Notice(kind=kind, **(told | more))


def letter(title="Banjir", kind=Kind.RETURNED, **more):
    return letter_of(notice(kind, **more), OFFICE, title=title, preview="previews/review/banjir.html")


def message(port=25, officer=RECEIVER, office=OFFICE, **more):
    return message_of(letter(**more), office, smtp(port), officer, at=START)


def read(made):
    return message_from_bytes(made.as_bytes(), policy=default)


NASTY = "Banjir\r\nBcc: semua@dunia.example\n\n<b>isi</b>\u2028\x00\u202eX"


def test_no_header_can_be_put_in_by_a_title_a_note_or_a_name():
    made = read(
        message(title=NASTY, note=NASTY, officer=replace(RECEIVER, name=NASTY), office=replace(OFFICE, name=NASTY))
    )
    assert set(made.keys()) == {
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    assert made["Subject"].strip() == "Dikembalikan untuk perbaikan: Banjir Bcc: semua@dunia.example <b>isi</b> X"
    assert [address.addr_spec for address in made["To"].addresses] == ["siti@kota.example"]
    assert "\nBcc" not in made.get_content()


def test_a_letter_is_in_the_offices_language():
    english = letter_of(
        notice(Kind.WITHDRAWN, note="A child"), replace(OFFICE, language="en"), title="Flood", preview=""
    )
    assert english.subject == "Withdrawn: Flood"
    assert "The reason: A child" in english.text
    assert "https://kabar.kotacontoh.example/berita/2026/banjir/" in english.text
    assert letter(kind=Kind.WITHDRAWN).subject == "Dicabut: Banjir"


def test_the_same_letter_has_the_same_identity_and_others_have_another():
    same = [message(), message()]
    others = [message(officer=replace(RECEIVER, id=OfficerId("budi"))), message(number=8), message(text=sha256(b"x"))]
    assert same[0]["Message-ID"] == same[1]["Message-ID"]
    assert len({each["Message-ID"] for each in (*same, *others)}) == 4


def test_a_long_note_is_cut():
    assert len(letter(note="a" * 10_000).text) < 3_000


def test_channels_have_their_indonesian():
    assert {language("id").sentence(channel) for channel in (MAIL, HOOK)} == {"surel", "perintah"}


@pytest.mark.usefixtures("trusted")
def test_a_line_is_made_secret_before_the_password_goes_over_it(tls):
    with MailServer(tls_context=tls, require_starttls=True, asks=True) as server:
        with opened(smtp(server.port, Security.STARTTLS, **LOGIN), "rahasia") as door:
            hand_over(door, message())
        assert server.passwords == [("redaksi", "rahasia")]
        assert len(server.raw) == 1


@pytest.mark.usefixtures("trusted")
def test_a_line_can_be_secret_from_the_start(tls):
    with MailServer(ssl_context=tls) as server:
        with opened(smtp(server.port, Security.TLS), "") as door:
            hand_over(door, message())
        assert server.to == ["siti@kota.example"]


def test_a_server_that_nobody_vouches_for_gets_nothing(tls):
    with MailServer(tls_context=tls, asks=True) as server:
        way = smtp(server.port, Security.STARTTLS, **LOGIN)
        with pytest.raises(ssl.SSLCertVerificationError), opened(way, "rahasia"):
            pass
        assert (server.passwords, server.raw) == ([], [])


def test_a_server_without_secrecy_gets_nothing_where_it_is_asked_for():
    with MailServer() as server:
        with pytest.raises(smtplib.SMTPNotSupportedError), opened(smtp(server.port, Security.STARTTLS), ""):
            pass
        assert server.raw == []


def test_who_is_refused_for_good_is_told_apart():
    with MailServer(unknown={RECEIVER.email}) as server, opened(smtp(server.port), "") as door:
        with pytest.raises(RefusedError, match="550 no such person"):
            hand_over(door, message())
        hand_over(door, message(officer=replace(RECEIVER, email="budi@kota.example")))
        assert server.to == ["budi@kota.example"]


def test_the_command_gets_the_words_and_no_shell(tmp_path):
    shows = "import sys; open('got', 'w').write(sys.argv[1] + sys.stdin.read())"
    assert Hook(tmp_path).run((sys.executable, "-c", shows, "$(id); *"), b"kata") == ""
    assert (tmp_path / "got").read_text() == "$(id); *kata"


def test_a_command_that_does_not_read_is_no_failure(tmp_path):
    assert Hook(tmp_path).run(("true",), b"x" * 1_000_000) == ""


def test_why_a_command_failed_is_told(tmp_path):
    hook = Hook(tmp_path)
    assert hook.run(("tidak-ada-perintah-ini",), b"").startswith("tidak-ada-perintah-ini: No such file")
    said = "import sys; print('x' * 9000, file=sys.stderr); sys.exit('  putus\\x1b[1m')"
    assert hook.run((sys.executable, "-c", said), b"") == f"{sys.executable}: 1 putus [1m"


def test_a_command_that_hangs_is_ended_with_all_that_it_started(tmp_path):
    hangs = "sleep 600 & echo $! > pid; wait"
    assert Hook(tmp_path, limit=1).run(("sh", "-c", hangs), b"") == "sh: > 1 s"
    pid = int((tmp_path / "pid").read_text())
    wait_until(lambda: not _runs(pid))


def _runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
        return stat.read().rpartition(")")[2].split()[0] != "Z"


def test_an_outbox_is_read_as_it_was_written_and_a_garbled_one_is_none(tmp_path):
    layout = Layout(tmp_path)
    assert read_outbox(layout) is None
    outbox = Outbox(number=3, digest=DIGEST, later=(notice(),))
    write_outbox(layout, outbox)
    assert read_outbox(layout) == outbox
    assert outbox_file(layout).stat().st_mode & 0o777 == 0o600
    outbox_file(layout).write_bytes(b'{"number": 3')
    assert read_outbox(layout) is None


def test_doctor_tells_of_a_missing_or_open_password_and_of_officers_without_an_address(tmp_path):
    more = 'user = "redaksi"\npassword_file = "sandi"\n'
    office = Office(tmp_path / "kabar", settings=settings_with(port=free_port(), security="tls", more=more))
    found = office("doctor", "--json")
    assert found.status == 0
    assert {"notices-no-password", "notices-no-address"} <= found.codes
    [unreached] = [one["message"] for one in found.json["findings"] if one["code"] == "notices-no-address"]
    assert "Ayu" in unreached
    assert "Siti" not in unreached
    assert "Eko" not in unreached
    office.write("sandi", "rahasia\n").chmod(0o644)
    assert "notices-open-password" in office("doctor", "--json").codes
    office.path("sandi").chmod(0o600)
    assert not {"notices-open-password", "notices-no-password"} & office("doctor", "--json").codes
