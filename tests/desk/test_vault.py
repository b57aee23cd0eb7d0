import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paraf.desk.records.vault import DamagedVaultError, MissingFromVaultError, Vault
from paraf.rules.manifest import sha256
from paraf.rules.words import Digest


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "records" / "vault")


def damage(path, content=b"forged"):
    path.chmod(0o644)
    path.write_bytes(content)


def test_what_is_put_in_comes_out_under_its_digest(vault):
    digest = vault.put(b"Banjir")
    assert digest == sha256(b"Banjir")
    assert vault.get(digest) == b"Banjir"
    assert digest in vault
    assert stat.S_IMODE(vault.path_of(digest).stat().st_mode) == 0o440


def test_a_copy_lies_where_sha256sum_finds_it(vault):
    digest = vault.put(b"Banjir")
    name = digest.removeprefix("sha256:")
    assert vault.path_of(digest) == vault.folder / name[:2] / name


def test_putting_it_again_changes_nothing(vault):
    path = vault.path_of(vault.put(b"Banjir"))
    before = path.stat()
    vault.put(b"Banjir")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_damaged_copy_is_never_given_and_mended_when_put_again(vault):
    digest = vault.put(b"Banjir")
    damage(vault.path_of(digest))
    with pytest.raises(DamagedVaultError) as caught:
        vault.get(digest)
    assert caught.value.digest == digest
    assert vault.put(b"Banjir") == digest
    assert vault.get(digest) == b"Banjir"


def test_a_symlink_is_no_copy(vault, tmp_path):
    digest = vault.put(b"Banjir")
    (tmp_path / "elsewhere").write_bytes(b"Banjir")
    vault.path_of(digest).unlink()
    vault.path_of(digest).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DamagedVaultError):
        vault.get(digest)


def test_what_was_never_put_in_is_missing(vault):
    assert sha256(b"x") not in vault
    with pytest.raises(MissingFromVaultError):
        vault.get(sha256(b"x"))


@pytest.mark.parametrize("digest", ["", "sha256:", "sha256:../../ledger", "sha256:" + "A" * 64, "sha256:" + "a" * 63])
def test_what_is_no_digest_leads_nowhere(vault, digest):
    with pytest.raises(MissingFromVaultError):
        vault.get(Digest(digest))


def test_every_copy_is_listed_in_order_and_nothing_else(vault):
    digests = sorted(vault.put(bytes([number])) for number in range(20))
    (vault.path_of(digests[0]).parent / ".paraf-tmp-0011").touch()
    (vault.folder / "zz").mkdir()
    (vault.folder / "zz" / ("a" * 64)).touch()
    assert list(vault.digests()) == digests
    assert list(Vault(vault.folder / "none").digests()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(contents=st.lists(st.binary(max_size=200), max_size=5))
def test_whatever_is_put_in_comes_out(vault, contents):
    digests = [vault.put(content) for content in contents]
    assert [vault.get(digest) for digest in digests] == contents
