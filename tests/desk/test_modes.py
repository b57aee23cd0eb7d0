import os
import stat

import pytest

from paraf.desk.disk.files import make_folder, rewrite, write_new, write_whole
from paraf.desk.disk.modes import close_to_others, open_to_all
from paraf.rules.manifest import sha256
from tests.support.newsrooms import House, photo, with_picture


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def _umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path):
    return stat.S_IMODE(path.lstat().st_mode)


def worked_in(root):
    """Give a newsroom in which everything was made that the desk makes."""
    house = House(root)
    house.write("review/banjir.md", with_picture())
    house.write("review/foto.jpg", photo())
    house.sweep()
    stale = house.read("review/banjir.md")
    house.type_signoff("review/banjir.md")
    house.sweep()
    house.write("review/banjir.md", stale)
    house.sweep()
    return house


@pytest.mark.usefixtures("_umask", "fast_disk")
def test_records_are_the_desks_own_whatever_the_systems_habit(tmp_path):
    layout = worked_in(tmp_path / "newsroom").newsroom.layout
    assert mode(layout.ledger) == 0o640
    assert {mode(path) for path in layout.vault.glob("??/*")} == {0o440}
    folders = [layout.records, layout.vault, layout.superseded, *layout.vault.iterdir()]
    assert {mode(folder) for folder in folders} == {0o750}
    assert {mode(path) for path in layout.superseded.glob("*.PARAF.txt")} == {0o640}
    assert mode(layout.volatile) == 0o711
    assert mode(layout.lock) & 0o007 == 0
    for path in [*layout.vault.rglob("*"), *layout.volatile.rglob("*")]:
        assert not mode(path) & 0o6002, path


@pytest.mark.usefixtures("fast_disk")
def test_what_stood_open_is_closed_and_what_the_office_shares_stays_shared(tmp_path):
    house = House(tmp_path / "newsroom")
    layout = house.newsroom.layout
    for folder in [layout.previews, layout.staging, layout.work, layout.releases, layout.cleaned]:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o777)
    layout.records.chmod(0o2775)
    layout.volatile.chmod(0o755)
    close_to_others(layout)
    assert [mode(each) for each in (layout.previews, layout.staging, layout.work, layout.cleaned)] == [0o770] * 4
    assert mode(layout.records) == 0o2770
    assert (mode(layout.volatile), mode(layout.releases)) == (0o751, 0o771)


def test_a_linked_folder_is_not_closed_for_whoever_it_belongs_to(tmp_path):
    house = House(tmp_path / "newsroom")
    (tmp_path / "outside").mkdir(mode=0o755)
    (tmp_path / "outside").chmod(0o755)
    house.newsroom.layout.previews.symlink_to(tmp_path / "outside")
    close_to_others(house.newsroom.layout)
    assert mode(tmp_path / "outside") == 0o755


@pytest.mark.usefixtures("_umask")
def test_a_finished_tree_is_open_to_all_and_writable_by_its_owner_alone(tmp_path):
    (tmp_path / "site" / "berita").mkdir(parents=True)
    (tmp_path / "site" / "berita" / "index.html").touch()
    (tmp_path / "site" / "berita" / "index.html").chmod(0o4777)
    (tmp_path / "secret").touch(mode=0o600)
    (tmp_path / "site" / "link").symlink_to(tmp_path / "secret")
    open_to_all(tmp_path / "site")
    assert mode(tmp_path / "site") == mode(tmp_path / "site" / "berita") == 0o755
    assert mode(tmp_path / "site" / "berita" / "index.html") == 0o644
    assert mode(tmp_path / "secret") == 0o600


@pytest.mark.usefixtures("_umask")
@pytest.mark.parametrize("own", [0o600, 0o640, 0o664, 0o666])
def test_a_persons_file_keeps_its_own_mode(tmp_path, own):
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"a")
    paper.chmod(own)
    assert rewrite(paper, b"b", expected=sha256(b"a"))
    assert mode(paper) == own


def test_no_file_runs_in_anothers_name_after_a_rewrite(tmp_path):
    paper = tmp_path / "banjir.md"
    paper.write_bytes(b"a")
    paper.chmod(0o6755)
    assert rewrite(paper, b"b", expected=sha256(b"a"))
    assert mode(paper) == 0o755


@pytest.mark.usefixtures("_umask")
def test_what_is_for_people_has_the_systems_habit(tmp_path):
    habit = os.umask(0)
    os.umask(habit)
    make_folder(tmp_path / "sub")
    write_new(tmp_path / "sub" / "new.md", b"a")
    write_whole(tmp_path / "sub" / "whole.md", b"a")
    assert mode(tmp_path / "sub") == 0o777 & ~habit
    assert mode(tmp_path / "sub" / "new.md") == mode(tmp_path / "sub" / "whole.md") == 0o666 & ~habit
