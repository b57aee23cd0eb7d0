"""The public roster says whose signatures count, from when to when, and nothing that is private."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from paraf.rules.allowed_signers import allowed_signers, read_allowed_signers, signers_of_office
from paraf.rules.officer_keys import OfficerKey
from paraf.rules.roster import Roster
from paraf.rules.ssh_keys import key_line
from paraf.rules.sshsig import sign
from tests.support.offices import OFFICE, SITI
from tests.support.proofs import SIGNERS, SITE_KEY, SITE_NAME, SITI_KEY, public_of
from tests.support.signing import private_key

KEY = public_of(SITI_KEY)
LINE = key_line(KEY)


def office(key=None, **rest):
    """Give an office with one officer and one key."""
    key = key or OfficerKey(key=KEY)
    return replace(OFFICE, roster=Roster(officers=(replace(SITI, **{"valid_from": None, "keys": (key,)} | rest),)))


def listed(*given, **rest):
    return allowed_signers(signers_of_office(office(*given, **rest)))


def test_a_key_line_names_officer_purpose_and_key():
    assert listed() == f'# siti · Siti Rahma\nsiti namespaces="paraf@{SITE_NAME}" {LINE}\n'


def test_the_sites_key_is_for_releases_alone():
    text = allowed_signers(SIGNERS)
    assert text.endswith(f'situs namespaces="paraf-release@{SITE_NAME}" {key_line(public_of(SITE_KEY))}\n')
    assert read_allowed_signers(text, site=SITE_NAME) == SIGNERS


@pytest.mark.parametrize(
    ("key", "officer", "options"),
    [
        ({"valid_from": date(2026, 1, 1)}, {}, ',valid-after="20251231170000Z"'),
        ({"valid_until": date(2026, 1, 1)}, {}, ',valid-before="20260101165959Z"'),
        ({}, {"valid_from": date(2026, 1, 1)}, ',valid-after="20251231170000Z"'),
        ({"valid_from": date(2025, 1, 1)}, {"valid_from": date(2026, 1, 1)}, ',valid-after="20251231170000Z"'),
        ({"valid_until": date(2027, 1, 1)}, {"valid_until": date(2026, 1, 1)}, ',valid-before="20260101165959Z"'),
        ({}, {"revoked_since": date(2026, 1, 2)}, ',valid-before="20260101165959Z"'),
        ({"revoked_since": date(2026, 1, 2)}, {}, ',valid-before="20260101165959Z"'),
        (
            {"valid_from": date(2026, 1, 1), "valid_until": date(2026, 1, 1)},
            {},
            ',valid-after="20251231170000Z",valid-before="20260101165959Z"',
        ),
        ({"valid_from": date(1, 1, 1), "valid_until": date(9999, 12, 31)}, {}, ""),
    ],
)
def test_days_are_the_offices_and_both_ends_count(key, officer, options):
    text = listed(OfficerKey(key=KEY, **key), **officer)
    assert text == f'# siti · Siti Rahma\nsiti namespaces="paraf@{SITE_NAME}"{options} {LINE}\n'
    assert allowed_signers(read_allowed_signers(text, site=SITE_NAME)) == text


@pytest.mark.parametrize(
    ("key", "officer"),
    [
        ({"valid_from": date(2026, 1, 2)}, {"valid_until": date(2026, 1, 1)}),
        ({"valid_from": date(2026, 1, 2)}, {"revoked_since": date(2026, 1, 2)}),
        ({}, {"revoked_since": date(1, 1, 1)}),
        ({"valid_until": date(1, 1, 1)}, {}),
        ({"revoked_since": date(1, 1, 1)}, {}),
    ],
)
def test_a_key_that_never_counts_is_left_out(key, officer):
    assert listed(OfficerKey(key=KEY, **key), **officer) == "# siti · Siti Rahma\n"


def test_nothing_private_is_in_it():
    text = listed(aliases=("siti@kotacontoh.example",), initials="SRX", system_user="siti01")
    for needle in ("@kotacontoh", "SRX", "siti01", "S.Sos"):
        assert needle not in text


def test_a_key_counts_from_its_first_second_to_its_last():
    (key,) = signers_of_office(
        office(OfficerKey(key=KEY, valid_from=date(2026, 1, 1), valid_until=date(2026, 1, 1)))
    ).keys
    first, last = datetime(2025, 12, 31, 17, tzinfo=UTC), datetime(2026, 1, 1, 16, 59, 59, 999999, tzinfo=UTC)
    assert key.counts_at(first)
    assert key.counts_at(last)
    assert not key.counts_at(first.replace(hour=16))
    assert not key.counts_at(last.replace(hour=17))


def test_a_key_is_its_officers_alone():
    at = datetime(2026, 6, 1, tzinfo=UTC)
    assert SIGNERS.may_sign("siti", public_of(SITI_KEY), at=at)
    assert not SIGNERS.may_sign("budi", public_of(SITI_KEY), at=at)


WHOLE = allowed_signers(SIGNERS)


@pytest.mark.parametrize(
    "text",
    [
        "x\n",
        WHOLE[:-1],
        WHOLE.replace("# siti", "#  siti"),
        WHOLE.replace("paraf@", "para@"),
        WHOLE.replace("ssh-ed25519 AAAA", "ssh-ed25519 AAAB"),
        WHOLE.replace('valid-after="2025', 'valid-after="9999999999'),
        WHOLE.replace('valid-after="20251231', 'valid-after="20251331'),
        WHOLE.replace("# budi · Budi Sastrawijaya\n", ""),
        WHOLE + WHOLE.split("\n")[-2] + "\n",
        "\n".join(reversed(WHOLE.split("\n")[:-1])) + "\n",
    ],
)
def test_what_is_no_such_list_is_none(text):
    assert text != WHOLE
    assert read_allowed_signers(text, site=SITE_NAME) is None


def test_the_list_of_another_site_is_none():
    assert read_allowed_signers(WHOLE, site="lain.example") is None


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen")
@pytest.mark.parametrize(
    ("principal", "key", "namespace", "when", "is_good"),
    [
        ("siti", SITI_KEY, f"paraf@{SITE_NAME}", "20260601000000Z", True),
        ("siti", SITI_KEY, f"paraf@{SITE_NAME}", "20251231170000Z", True),
        ("siti", SITI_KEY, f"paraf@{SITE_NAME}", "20251231165959Z", False),
        ("siti", SITI_KEY, f"paraf-release@{SITE_NAME}", "20260601000000Z", False),
        ("budi", SITI_KEY, f"paraf@{SITE_NAME}", "20260601000000Z", False),
        ("siti", private_key(9), f"paraf@{SITE_NAME}", "20260601000000Z", False),
        ("situs", SITE_KEY, f"paraf-release@{SITE_NAME}", "20260601000000Z", True),
        ("situs", SITE_KEY, f"paraf@{SITE_NAME}", "20260601000000Z", False),
    ],
)
def test_ssh_keygen_reads_the_list_as_we_do(tmp_path, principal, key, namespace, when, is_good):  # noqa: PLR0913, PLR0917 - a table
    (tmp_path / "petugas.txt").write_text(WHOLE)
    (tmp_path / "x.sig").write_text(sign(b"pernyataan\n", key, namespace=namespace))
    command = ["ssh-keygen", "-Y", "verify", "-f", "petugas.txt", "-I", principal, "-n", namespace, "-s", "x.sig"]
    command += ["-O", f"verify-time={when}"]
    done = subprocess.run(  # noqa: S603 - a fixed command
        command, cwd=tmp_path, input=b"pernyataan\n", check=False, capture_output=True
    )
    assert (done.returncode == 0) is is_good, done
