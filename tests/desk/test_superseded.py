import os

import pytest

from paraf.desk.acting.keeping import rewrite_kept
from paraf.desk.acting.superseded import REPLACED, SEALED_ALREADY, displace
from paraf.rules.manifest import sha256
from tests.support.newsrooms import START, text


def test_a_displaced_file_is_kept_with_a_note_of_whence_and_why(house):
    path = house.write("content/banjir.md", text())
    target = displace(house.newsroom, path, reason=REPLACED, at=START)
    assert target.name == "20261123-100000-1-banjir.md"
    assert target.read_text() == text()
    note = target.with_name(f"{target.name}.PARAF.txt").read_text()
    assert "content/banjir.md" in note
    assert "23-11-2026 10.00" in note
    assert len(note.splitlines()) == 2
    assert not path.exists()


def test_nothing_is_in_the_way_of_what_is_displaced_in_the_same_second(house):
    places = [displace(house.newsroom, house.write("review/a.md", body), reason="", at=START) for body in ("1", "2")]
    assert [place.read_text() for place in places] == ["1", "2"]


def test_a_folder_is_displaced_whole(house):
    house.write("content/banjir/foto.jpg", b"x")
    target = displace(house.newsroom, house.root / "content/banjir", reason=SEALED_ALREADY, at=START)
    assert (target / "foto.jpg").read_bytes() == b"x"


def test_the_longest_name_a_file_can_have_is_displaced_too(house):
    path = house.write(f"review/{'é' * 125}.md", text())
    assert displace(house.newsroom, path, reason=REPLACED, at=START).read_text() == text()


def test_a_file_that_somebody_saved_meanwhile_is_not_rewritten(house):
    path = house.write("review/banjir.md", text())
    was = sha256(text().encode())
    assert rewrite_kept(house.newsroom, path, b"rapi", expected=was)
    assert house.newsroom.vault.get(was) == text().encode()
    assert not rewrite_kept(house.newsroom, path, b"lagi", expected=was)
    path.unlink()
    assert not rewrite_kept(house.newsroom, path, b"lagi", expected=was)
    path.mkdir()
    assert not rewrite_kept(house.newsroom, path, b"lagi", expected=was)


@pytest.mark.parametrize("folder", [False, True])
def test_who_can_write_under_another_name_cannot_change_what_is_kept(house, folder):
    path = house.write("review/banjir/index.md", text())
    other = house.root / "drafts/nama-lain.txt"
    os.link(path, other)
    target = displace(house.newsroom, path.parent if folder else path, reason=REPLACED, at=START)
    other.write_text("diubah")
    assert (target / "index.md" if folder else target).read_text() == text()
    assert not path.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a file of somebody else")
def test_what_somebody_else_owns_is_kept_as_ours(house):
    path = house.write("review/banjir/index.md", text())
    path.chmod(0o666)
    path.parent.chmod(0o777)
    for each in (path, path.parent):
        os.chown(each, 65_533, 65_533)
    target = displace(house.newsroom, path.parent, reason=REPLACED, at=START)
    kept = [target.stat(), (target / "index.md").stat()]
    assert [(one.st_uid, one.st_mode & 0o777) for one in kept] == [(0, 0o755), (0, 0o644)]
    assert (target / "index.md").read_text() == text()
