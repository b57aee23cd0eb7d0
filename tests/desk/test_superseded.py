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


def revised_as(house, path, *, old="content/banjir.md", moved_to=None):
    """Publish a revision that has another name, of a paper that may have been renamed meanwhile; give the old one."""
    signed = house.read(old)
    lines = [line for line in signed.splitlines() if not line.startswith(("Koreksi", "Change"))]
    house.write(
        f"drafts/{path}", "\n".join(["Change: ralat", f"Change-Note: Keliru di {old}", *lines, "Air naik.", ""])
    )
    house.submit(f"drafts/{path}")
    if moved_to:
        house.move(old, moved_to)
        house.sweep()
    house.sign(f"review/{path}")
    return signed


def kept(house):
    """Give the texts that were displaced, with the first line of the note beside each."""
    folder = house.newsroom.layout.superseded
    papers = [each / "index.md" if each.is_dir() else each for each in folder.iterdir() if each.suffix != ".txt"]
    return sorted(each.read_text() for each in papers)


@pytest.mark.parametrize("path", ["lain.md", "banjir/index.md", "lain/index.md"])
def test_a_revision_of_any_name_puts_the_live_paper_aside_at_once(house, path):
    house.publish()
    signed = revised_as(house, path)
    assert kept(house) == [signed]
    (note,) = house.newsroom.layout.superseded.glob("*.PARAF.txt")
    assert "content/banjir.md" in note.read_text()
    house.sweep()
    (card,) = house.board().cards
    assert (card.seal, card.findings) == ("whole", ())


@pytest.mark.parametrize("path", ["banjir.md", "lain.md", "lain/index.md"])
def test_a_revision_of_any_name_puts_a_live_folder_aside_at_once(house, path):
    house.publish("banjir/index.md")
    signed = revised_as(house, path, old="content/banjir/index.md")
    assert kept(house) == [signed]
    house.sweep()
    (card,) = house.board().cards
    assert (card.seal, card.findings) == ("whole", ())


def test_a_folder_with_another_paper_in_it_stays_where_its_own_is_put_aside(house):
    house.publish("banjir/index.md")
    house.publish("banjir/rapat.md", text("Rapat.", Judul="Rapat", Slug="rapat"))
    signed = revised_as(house, "lain.md", old="content/banjir/index.md")
    assert kept(house) == [signed]
    assert house.has("content/banjir/rapat.md")
    assert not house.has("content/banjir/index.md")


@pytest.mark.parametrize("path", ["banjir.rev-2.md", "banjir/index.md"])
def test_a_live_paper_that_somebody_renamed_is_put_aside_by_the_next_sweep(house, path):
    house.publish()
    signed = revised_as(house, path, moved_to="content/pindah.md")
    house.sweep()
    assert kept(house) == [signed]
    assert not house.has("content/pindah.md")
    (card,) = house.board().cards
    assert (card.seal, card.findings) == ("whole", ())


def test_a_former_papers_place_is_anybodys_and_what_came_there_since_stays(house):
    house.publish()
    revised_as(house, "banjir/index.md")
    house.write("content/banjir.md", text("Lain.", Judul="Lain", Slug="lain"))
    revised_as(house, "lagi/index.md", old="content/banjir/index.md")
    house.sweep()
    assert "Lain." in house.read("content/banjir.md")


def test_a_former_paper_that_somebody_changed_after_it_was_replaced_stays_and_is_named(house):
    house.publish()
    revised_as(house, "banjir.rev-2.md", moved_to="content/pindah.md")
    house.edit("content/pindah.md", "sudah surut", "sudah kering")
    house.sweep()
    assert house.has("content/pindah.md")
    assert house.codes("content/pindah.md") == {"former-version"}
