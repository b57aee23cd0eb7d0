from pathlib import Path

import pytest

from paraf.desk.papers.descending import files_below
from paraf.desk.papers.sorting import DEEPEST

ABYSS = 1_500


@pytest.fixture
def abyss(house):
    """Give a folder in drafts/ with more folders in one another than Python's stack has room for."""
    folders = [house.root / "drafts/x"]
    for _ in range(ABYSS):
        folders.append(Path(f"{folders[-1]}/x"))
    for folder in folders:
        folder.mkdir()
    yield folders[0]
    for folder in reversed(folders):
        for note in folder.iterdir():
            note.unlink()
        folder.rmdir()


def test_every_file_is_given_down_to_one_folder_below_where_papers_may_lie(tmp_path):
    folders = [tmp_path.joinpath(*["x"] * depth) for depth in range(DEEPEST + 3)]
    for folder in folders:
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_text("a", encoding="utf-8")
    assert list(files_below(tmp_path)) == [folder / "a.txt" for folder in folders[: DEEPEST + 2]]


def test_no_symlink_is_followed_not_even_the_folder_itself(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    link = tmp_path / "drafts/link"
    link.symlink_to(tmp_path / "elsewhere")
    assert list(files_below(tmp_path / "drafts")) == [link]
    assert not list(files_below(link))


def test_a_folder_that_is_gone_or_is_a_file_has_no_files(tmp_path):
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    assert not list(files_below(tmp_path / "gone"))
    assert not list(files_below(tmp_path / "a.txt"))


def test_folders_without_end_do_not_keep_other_papers_from_being_swept(house, abyss):
    house.write("review/banjir.md", "Judul: Banjir\n\nAir.\n")
    house.write("drafts/.paraf-tmp-0011", "")
    house.reopen()
    house.sweep()
    assert house.has("review/banjir.PARAF.txt")
    assert abyss.is_dir()
    assert not house.has("drafts/.paraf-tmp-0011")
