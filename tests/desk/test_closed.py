import os
import shutil
import tempfile
from pathlib import Path

import pytest

from paraf.rules.entries import Submitted
from paraf.rules.words import Seal
from tests.support.newsrooms import House, photo, text, with_picture

NOBODY = 65_534


@pytest.fixture
def closed_house(house):
    """A newsroom that belongs to an account without special rights, and work done as that account."""
    house.write("review/foto.jpg", photo())
    house.write("review/banjir.md", with_picture(Kategori=None))
    house.sweep()  # whatever is imported late is imported before the rights go
    root = Path(tempfile.mkdtemp())
    is_superuser = os.geteuid() == 0
    if is_superuser:
        os.chown(root, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield House(root / "newsroom")
    finally:
        if is_superuser:
            os.seteuid(0)
        shutil.rmtree(root)


def test_a_paper_that_may_not_be_read_does_not_stop_the_others(closed_house):
    house = closed_house
    house.write("review/a.md", text()).chmod(0)
    house.write("drafts/b.md", text()).chmod(0)
    house.write("review/c.md", text(Judul="Jalan rusak"))
    house.sweep()
    assert "file-closed" in house.codes("review/a.md")
    assert set(house.told()) == {"drafts/b.PARAF.txt", "review/a.PARAF.txt"}
    assert house.kinds() == [Submitted]
    assert not house.sweep().done


def test_a_picture_that_may_not_be_read_is_named(closed_house):
    house = closed_house
    house.write("review/foto.jpg", photo()).chmod(0)
    house.write("review/banjir.md", with_picture())
    house.sweep()
    assert "file-closed" in house.codes("review/banjir.md")


def test_a_folder_that_may_not_be_written_does_not_stop_the_others(closed_house):
    house = closed_house
    house.write("review/desa/a.md", text())
    house.sweep()
    house.type_signoff("review/desa/a.md")
    (house.root / "review/desa").chmod(0o555)
    house.write("review/b.md", text(Judul="Jalan rusak"))
    swept = house.sweep()
    assert any(finding.code == "folder-closed" for finding in swept.strangers)
    assert house.kinds().count(Submitted) == 2
    (house.root / "review/desa").chmod(0o755)
    house.sweep()
    assert house.card("content/desa/a.md").seal is Seal.WHOLE


def test_the_folder_that_is_named_is_the_one_that_is_closed(closed_house):
    house = closed_house
    place = house.waiting()
    house.type_signoff(place)
    (house.root / "content").chmod(0o555)
    swept = house.sweep()
    (house.root / "content").chmod(0o755)
    assert ("folder-closed", "content") in {(finding.code, finding.path) for finding in swept.strangers}
    assert len(house.live()) == 1
    house.sweep()
    assert house.card("content/banjir.md").seal is Seal.WHOLE
    assert not house.told()


def test_closed_records_stop_everything(closed_house):
    house = closed_house
    house.write("review/a.md", text())
    for folder in (house.newsroom.layout.vault, house.newsroom.layout.records):
        folder.chmod(0o555)
    try:
        with pytest.raises(PermissionError):
            house.sweep()
    finally:
        house.newsroom.layout.records.chmod(0o755)
        house.newsroom.layout.vault.chmod(0o755)


@pytest.mark.parametrize("stage", ["drafts", "review", "content"])
def test_what_is_no_file_does_not_stop_the_others(house, stage):
    (house.root / stage / "putar.md").symlink_to("putar.md")
    (house.root / stage / "map.md").mkdir()
    os.mkfifo(house.root / stage / "pipa.md")
    house.write(f"{stage}/{'x' * 250}.md", text(Kategori=None))
    house.write("review/banjir.md", text())
    house.sweep()
    assert "symlink" in house.codes(f"{stage}/putar.md")
    assert "not-regular" in house.codes(f"{stage}/pipa.md")
    assert house.kinds() == [Submitted]
    with house.unchanged():
        house.sweep()


@pytest.mark.parametrize("lies", ["folder", "link", "closed note"])
def test_what_stands_in_a_notes_place_does_not_stop_the_others(closed_house, lies):
    house = closed_house
    place = house.root / "review/rusak.PARAF.txt"
    if lies == "folder":
        (place / "isi").mkdir(parents=True)
    elif lies == "link":
        place.symlink_to("rusak.PARAF.txt")
    else:
        house.write("review/rusak.PARAF.txt", "").chmod(0)
    house.write("review/rusak.md", "halo\n")
    house.write("review/zebra.md", "halo\n")
    house.write("review/banjir.md", text())
    swept = house.sweep()
    assert house.kinds() == [Submitted]
    assert house.has("review/zebra.PARAF.txt")
    told = {finding.code for finding in swept.strangers if finding.path == "review/rusak.PARAF.txt"}
    assert told == {"folder": {"note-place"}, "link": {"symlink"}, "closed note": set()}[lies]


def test_a_paper_that_its_folders_owner_keeps_there_does_not_stop_the_others(closed_house):
    house = closed_house
    if os.geteuid() != NOBODY:
        pytest.skip("only root can make a folder of somebody else")
    lying = house.publish()
    kept = house.read(lying)
    os.seteuid(0)
    folder = house.root / "review/s"
    folder.mkdir()
    house.write("review/s/banjir.md", kept).chmod(0o666)
    os.chown(folder / "banjir.md", NOBODY - 1, NOBODY - 1)
    os.chown(folder, NOBODY - 1, NOBODY - 1)
    folder.chmod(0o1777)
    os.seteuid(NOBODY)
    house.write("review/b.md", text(Judul="Jalan rusak"))
    before = house.superseded()
    for _ in range(2):
        swept = house.sweep()
        assert ("folder-closed", "review/s") in {(finding.code, finding.path) for finding in swept.strangers}
    assert house.kinds().count(Submitted) == 2
    assert house.superseded() == before
    assert (folder / "banjir.md").stat().st_nlink == 1
