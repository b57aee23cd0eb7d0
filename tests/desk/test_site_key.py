"""The site's key is made once, whole and secret, and used only as long as it is."""

import os
import stat

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from paraf.desk.keys.site_key import SiteKeyError, read_site_key, site_key
from paraf.desk.layout import Layout


@pytest.fixture
def layout(tmp_path):
    return Layout(tmp_path)


def raw(key):
    return key.private_bytes_raw()


def written(key, password=None):
    lock = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, lock)


def test_a_key_is_made_once_and_read_from_then_on(layout):
    assert read_site_key(layout) is None
    made = site_key(layout)
    assert raw(site_key(layout)) == raw(made) == raw(read_site_key(layout))
    assert list(layout.records.iterdir()) == [layout.site_key]


def test_it_is_its_owners_alone_at_every_moment(layout, monkeypatch):
    modes = []
    fsync = os.fsync

    def noting(descriptor):
        modes.append(os.fstat(descriptor).st_mode)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    before = os.umask(0)
    try:
        site_key(layout)
    finally:
        os.umask(before)
    assert stat.S_IMODE(layout.site_key.stat().st_mode) == 0o600
    assert [stat.S_IMODE(mode) for mode in modes if stat.S_ISREG(mode)] == [0o600]


def test_two_newsrooms_have_two_keys(tmp_path):
    assert raw(site_key(Layout(tmp_path / "a"))) != raw(site_key(Layout(tmp_path / "b")))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(layout, mode):
    site_key(layout)
    layout.site_key.chmod(mode)
    with pytest.raises(SiteKeyError) as refused:
        site_key(layout)
    assert refused.value.finding.code == "site-key-open"


def test_a_key_behind_a_link_is_refused(layout, tmp_path):
    site_key(layout)
    layout.site_key.rename(tmp_path / "kunci")
    layout.site_key.symlink_to(tmp_path / "kunci")
    with pytest.raises(SiteKeyError) as refused:
        site_key(layout)
    assert refused.value.finding.code == "site-key-unreadable"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"kunci",
        written(Ed25519PrivateKey.generate(), b"sandi"),
        written(generate_private_key(SECP256R1())),
        written(Ed25519PrivateKey.generate())[:-40],
    ],
)
def test_what_is_no_open_ed25519_key_is_refused_and_left_alone(layout, content):
    layout.records.mkdir()
    layout.site_key.write_bytes(content)
    layout.site_key.chmod(0o600)
    with pytest.raises(SiteKeyError) as refused:
        site_key(layout)
    assert refused.value.finding.code == "site-key-unreadable"
    assert layout.site_key.read_bytes() == content
