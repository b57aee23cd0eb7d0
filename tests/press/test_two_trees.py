"""Many files are put into a tree by all cores, and what one of them fails at is met by whoever asked."""

import os
import stat

import pytest

from paraf.desk.records.vault import MissingFromVaultError, Vault
from paraf.press import workers
from paraf.press.pictures.drawn import Copies, Drawn
from paraf.press.releases import two_trees
from paraf.press.releases.two_trees import make_anew, put_all
from paraf.rules.words import Digest


@pytest.fixture(autouse=True)
def cores(monkeypatch):
    """Let two workers have small shares, and no thread of the test's own runner count."""
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)
    monkeypatch.setattr(two_trees, "_SHARE", 4)


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault")


@pytest.fixture
def sources(tmp_path, vault):
    """Give twenty files of each kind of source, by their places."""
    made = tmp_path / "made"
    made.mkdir()
    found = {}
    for number in range(20):
        file = made / f"{number}"
        file.write_bytes(b"made %d" % number)
        found |= {
            f"a/{number}/index.html": b"bytes %d" % number,
            f"b/{number % 3}/{number}.txt": file,
            f"c/{number}.md": vault.put(b"kept %d" % number),
        }
    return found


def contents(tree):
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def wanted(sources, vault):
    return {
        place: source if isinstance(source, bytes) else vault.get(source) if isinstance(source, str) else None
        for place, source in sources.items()
    }


def test_all_that_is_put_in_and_linked_stands_there_whole(tmp_path, sources, vault, monkeypatch):
    pids = tmp_path / "pids"
    pids.mkdir()
    put = two_trees._put  # noqa: SLF001

    def noting(*given):
        (pids / str(os.getpid())).touch()
        put(*given)

    monkeypatch.setattr(two_trees, "_put", noting)
    texts = {place: made.read_bytes() for place, made in sources.items() if not isinstance(made, bytes | str)}
    altered = make_anew(tmp_path / "x" / "a", [], None)
    put_all(altered, [*sources], sources, Copies(vault, Drawn(tmp_path / "drawn")))
    altered.settle()
    tree = tmp_path / "x" / "a"
    assert contents(tree) == {place: content or texts[place] for place, content in wanted(sources, vault).items()}
    assert {stat.S_IMODE(path.stat().st_mode) for path in tree.rglob("*") if path.is_file()} == {0o644}
    assert 1 <= len([*pids.iterdir()]) <= 2  # whoever is free first may do it all
    assert not (pids / str(os.getpid())).exists()

    other = tmp_path / "x" / "b"
    make_anew(other, sources, tree).settle()
    assert contents(other) == contents(tree)
    assert all((other / place).samefile(tree / place) for place in sources)


def test_what_cannot_be_put_in_is_met_by_whoever_asked(tmp_path, sources, vault):
    missing = Digest(f"sha256:{'0' * 64}")
    altered = make_anew(tmp_path / "x" / "a", [], None)
    copies = Copies(vault, Drawn(tmp_path / "drawn"))
    with pytest.raises(MissingFromVaultError):
        put_all(altered, [*sources, "z.md"], sources | {"z.md": missing}, copies)
    assert len(contents(tmp_path / "x" / "a")) == len(sources)
