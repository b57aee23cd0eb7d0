"""What people name is looked for where they stand, whatever newsroom -C names; nothing lands in it by that."""

import pytest

from tests.support.commands import paraf


@pytest.fixture
def desk(tmp_path):
    """Give a folder outside the newsroom, in which somebody stands."""
    folder = tmp_path / "meja"
    folder.mkdir()
    return folder


def test_a_file_to_write_is_written_where_people_stand(office, desk):
    office.submitted()
    for words in (("status", "--html", "papan-pagi.html"), ("register", "--xlsx", "bahan.xlsx")):
        done = office("-C", office.root, *words, folder=desk)
        assert done.status == 0, done
    assert {file.name for file in desk.iterdir()} == {"papan-pagi.html", "bahan.xlsx"}
    assert not {"papan-pagi.html", "bahan.xlsx"} & {file.name for file in office.root.iterdir()}


def test_a_file_to_read_is_read_where_people_stand(office, desk):
    (desk / "catatan.txt").write_text("Pasar murah dibuka di lapangan.")
    done = office("-C", office.root, "intake", "catatan.txt", "--from", "Tono", "--as", "rina", folder=desk)
    assert done.status == 0, done


def test_a_backup_lies_where_people_stand_and_never_in_the_newsroom(office, desk):
    assert office("-C", office.root, "backup", "cadangan", folder=desk).status == 0
    assert (desk / "cadangan").is_dir()
    restored = office("-C", desk / "pulih", "restore", "cadangan", folder=desk)
    assert (restored.status, (desk / "pulih" / "newsroom.toml").is_file()) == (0, True)
    inside = office("backup", "cadangan", "--json")
    assert (inside.status, inside.codes) == (3, {"backup-inside"})
    assert not office.path("cadangan").exists()


def test_a_newsroom_is_made_in_the_folder_that_is_named_or_where_people_stand(desk):
    assert paraf("-C", desk / "satu", "init", folder=desk).status == 0
    assert paraf("-C", desk / "satu", "init", "dua", folder=desk).status == 0
    assert {folder.name for folder in desk.iterdir()} == {"satu", "dua"}


def test_a_paper_is_named_from_the_newsroom_too(office, desk):
    office.submitted()
    for name in ("review/banjir.md", office.path("review/banjir.md"), f"../{office.root.name}/review/banjir.md"):
        assert office("-C", office.root, "check", name, folder=desk).status == 0, name
