"""Folders of material in ``drafts/``: they become items where they lie, are recorded once, and stay private."""

import shutil

import pytest

from paraf.desk.acting.receiving import Order, take_in
from paraf.desk.disk.crossing import StillWrittenError
from paraf.desk.disk.files import NotRegularError
from paraf.desk.disk.streaming import copy_new, measure
from paraf.rules.entries import Received, Sealed, Submitted
from paraf.rules.manifest import sha256
from paraf.rules.receiving.handed import Handing
from paraf.rules.receiving.naming import RECEIPT
from paraf.rules.words import MaterialKind
from tests.support.crashes import crashes_at
from tests.support.newsrooms import House, photo, text

SOUND = b"suara" * 100
DROP = {"catatan.txt": b"Banjir di hulu\n\nAir naik.\n", "foto.jpg": photo(), "wawancara.m4a": SOUND}
STEPS = range(1, 200)


def never(_):
    return False


def put(house, folder="drafts/banjir", files=None):
    for name, content in (DROP if files is None else files).items():
        house.write(f"{folder}/{name}", content)


def lying(house, folder="drafts"):
    return sorted(path.relative_to(house.root / folder).as_posix() for path in (house.root / folder).rglob("*.*"))


def material(house):
    (act,) = [act for act in house.acts() if isinstance(act, Received)]
    return {piece.path: (piece.kind, piece.sha) for piece in act.material}


def test_a_folder_of_material_becomes_an_item_and_is_recorded_once(house):
    put(house)
    house.sweep()
    assert lying(house) == [
        *("banjir/bahan/TANDA-TERIMA.txt", "banjir/bahan/catatan.txt", "banjir/bahan/wawancara.m4a"),
        *("banjir/foto.jpg", "banjir/index.md"),
    ]
    assert house.read("drafts/banjir/index.md") == (
        "Title: Banjir di hulu\nImage: foto.jpg\nReceived: 2026-11-23 10:03\n\nAir naik.\n"
    )
    assert (house.root / "drafts/banjir/bahan/catatan.txt").read_bytes() == DROP["catatan.txt"]
    assert material(house) == {
        "banjir/foto.jpg": (MaterialKind.PHOTO, sha256(DROP["foto.jpg"])),
        "banjir/bahan/catatan.txt": (MaterialKind.TEXT, sha256(DROP["catatan.txt"])),
        "banjir/bahan/wawancara.m4a": (MaterialKind.RECORDING, sha256(SOUND)),
    }
    assert not house.told()
    with house.unchanged():
        house.sweep()


def test_a_folder_that_still_changes_waits_and_nothing_is_told_of_its_files(house):
    put(house)
    with house.unchanged():
        assert house.sweep(is_quiet=never).unsettled
    assert not house.told()
    house.sweep()
    assert house.kinds() == [Received]


def test_a_folder_that_is_hinted_at_becomes_an_item_without_looking_at_everything(house):
    house.sweep()
    put(house)
    house.sweep(hinted=["drafts/banjir/foto.jpg"])
    assert house.kinds() == [Received]


def test_recordings_without_a_text_become_an_item_with_an_empty_draft(house):
    put(house, files={"film.mp4": b"film", "sub/lagi.mp3": b"lagi"})
    house.sweep()
    assert house.read("drafts/banjir/index.md") == "Title: Banjir\nReceived: 2026-11-23 10:03\n"
    assert set(material(house)) == {"banjir/bahan/film.mp4", "banjir/bahan/sub/lagi.mp3"}


def test_a_bahan_folder_alone_becomes_an_item_unless_it_is_that_of_an_article_beside_it(house):
    put(house, "drafts/banjir/Bahan", {"film.mp4": b"film"})
    put(house, "drafts/rapat/bahan", {"rapat.mp3": b"rapat"})
    house.write("drafts/rapat.md", text())
    house.sweep()
    assert set(material(house)) == {"banjir/Bahan/film.mp4"}
    assert not house.has("drafts/rapat/index.md")
    assert not house.board().strangers


def test_an_article_in_a_folder_with_its_pictures_is_left_alone(house):
    put(house, "drafts/kota", {"banjir.md": text(), "foto.jpg": photo()})
    put(house, "drafts/2026", {"a.md": text(Judul="A"), "suara.mp3": b"x"})
    house.sweep()
    assert house.kinds() == []
    for place in ("kota/banjir.md", "kota/foto.jpg", "2026/a.md", "2026/suara.mp3"):
        assert house.has(f"drafts/{place}")


def test_several_texts_are_told_of_and_nothing_is_moved(house):
    put(house, files={"a.txt": b"A\n\nSatu.\n", "b.txt": b"B\n\nDua.\n", "c.mp3": b"c"})
    house.sweep()
    assert house.kinds() == []
    assert house.codes("drafts/banjir") == {"material-unclear"}
    assert "index.md" in house.told()["drafts/banjir.PARAF.txt"]
    house.move("drafts/banjir/a.txt", "drafts/banjir/index.md")
    house.move("drafts/banjir/b.txt", "drafts/banjir/bahan/b.txt")
    house.move("drafts/banjir/c.mp3", "drafts/banjir/bahan/c.mp3")
    house.sweep()
    assert house.kinds() == [Received]
    assert (
        "drafts/banjir.PARAF.txt" not in house.told() or "berisi bahan" not in house.told()["drafts/banjir.PARAF.txt"]
    )


def test_the_board_names_a_folder_of_material_once_and_not_each_file_in_it(house):
    put(house)
    assert [(one.code, one.path) for one in house.board().strangers] == [("material-waits", "drafts/banjir")]


def test_an_item_that_was_laid_out_by_hand_is_recorded_and_its_text_left_as_it_is(house):
    house.write("drafts/banjir/index.md", text(Diterima="20 November 2026 08.00", Diterima_Dari="Tono", SPT="7"))
    put(house, "drafts/banjir/bahan", {"film.mp4": b"film"})
    with_text = house.read("drafts/banjir/index.md")
    house.sweep()
    (act,) = house.acts()[1:]
    assert (act.received_from, act.assignment, f"{act.received:%d %H}") == ("Tono", "7", "20 08")
    assert house.read("drafts/banjir/index.md") == with_text
    with house.unchanged():
        house.sweep()


def test_an_item_comes_back_from_review_and_is_not_recorded_again(house):
    house.write("drafts/banjir/index.md", text())
    put(house, "drafts/banjir/bahan", {"film.mp4": b"film"})
    house.sweep()
    house.submit("drafts/banjir/index.md")
    house.send_back("review/banjir/index.md")
    house.sweep()
    assert sum(isinstance(act, Received) for act in house.acts()) == 1


def test_a_paper_that_came_back_is_no_new_item_though_it_has_material_now(house):
    house.write("drafts/banjir/index.md", text())
    house.submit("drafts/banjir/index.md")
    house.send_back("review/banjir/index.md")
    put(house, "drafts/banjir/bahan", {"film.mp4": b"film"})
    house.sweep()
    assert not any(isinstance(act, Received) for act in house.acts())


def test_material_goes_with_its_article_to_review_and_to_content(house):
    house.write("drafts/banjir/index.md", text())
    put(house, "drafts/banjir/bahan", {"film.mp4": b"film"})
    house.sweep()
    house.submit("drafts/banjir/index.md")
    assert house.has("review/banjir/bahan/film.mp4")
    house.sign("review/banjir/index.md")
    assert house.has("content/banjir/bahan/film.mp4")
    assert house.kinds() == [Received, Submitted, Sealed]
    assert not house.newsroom.register.items
    assert not house.board().strangers


def test_the_material_of_a_version_that_was_replaced_is_kept_in_the_records(house):
    house.write("drafts/banjir/index.md", text())
    put(house, "drafts/banjir/bahan", {"film.mp4": b"film"})
    house.sweep()
    house.submit("drafts/banjir/index.md")
    house.sign("review/banjir/index.md")
    place = house.revised()
    house.submit(place)
    house.sign(place.replace("drafts", "review"))
    kept = list(house.newsroom.layout.superseded.rglob("film.mp4"))
    assert house.has("content/banjir/bahan/film.mp4") or [path.read_bytes() for path in kept] == [b"film"]


def test_wherever_a_crash_cuts_in_nothing_is_lost_and_the_next_sweep_finishes_it(tmp_path, fast_disk):  # noqa: ARG001
    start = House(tmp_path / "start")
    put(start)
    for step in STEPS:
        house = start.copied(tmp_path / str(step))
        crashed = crashes_at(step, house.sweep)
        house.reopen()
        house.sweep()
        house.sweep()
        digests = {sha256(path.read_bytes()) for path in (house.root / "drafts").rglob("*") if path.is_file()}
        assert {sha256(content) for content in DROP.values()} <= digests, step
        assert [kind for kind in house.kinds() if kind is not Received] == []
        assert set(material(house)) >= {"banjir/foto.jpg", "banjir/bahan/wawancara.m4a"}, step
        assert house.read("drafts/banjir/index.md").startswith("Title: Banjir di hulu\n"), step
        assert not house.board().strangers
        if not crashed:
            return
    pytest.fail("there were more steps than were tried")


def handed(house, folder):
    files = tuple(sorted(folder.iterdir()))
    order = Order(files=files, handing=Handing(received=house.now, received_from="Tono", event="Banjir"))
    with house.newsroom.writing(lambda: None):
        return take_in(house.newsroom, order, house.actor("rina"))


def test_wherever_a_crash_cuts_into_taking_in_it_can_be_done_again(tmp_path, fast_disk):  # noqa: ARG001
    start, source = House(tmp_path / "start"), tmp_path / "kamera"
    source.mkdir()
    for name, content in DROP.items():
        (source / name).write_bytes(content)
    for step in STEPS:
        house = start.copied(tmp_path / str(step))
        crashed = crashes_at(step, lambda house=house: handed(house, source))
        house.reopen()
        house.sweep()
        item = handed(house, source)
        assert {path.name: path.read_bytes() for path in source.iterdir()} == DROP
        assert item.act.item == "banjir/index.md"
        assert [path.name for path in (house.root / "drafts").iterdir()] == ["banjir"], step
        assert len(material(house)) == len(DROP)
        if not crashed:
            return
    pytest.fail("there were more steps than were tried")


def test_a_file_that_is_written_meanwhile_is_not_taken_in(tmp_path, monkeypatch):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"satu")
    with monkeypatch.context() as patched:
        patched.setattr("paraf.desk.disk.streaming.write_all", lambda *_: path.write_bytes(b"satu dua"))
        with pytest.raises(StillWrittenError):
            copy_new(path, tmp_path / "b.mp3")


def test_only_regular_files_are_measured_whatever_their_size(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert measure(tmp_path / "a").size == 3_000_000
    with pytest.raises(NotRegularError):
        measure(tmp_path / "b")
    assert RECEIPT == "TANDA-TERIMA.txt"


def test_material_that_comes_later_is_recorded_once_with_its_own_time(house):
    put(house)
    house.sweep()
    house.write("drafts/banjir/bahan/susulan.mp3", b"susulan")
    with house.unchanged():
        assert house.sweep(is_quiet=never).unsettled
    house.sweep()
    first, later = [act for act in house.acts() if isinstance(act, Received)]
    assert [piece.name for piece in later.material] == ["susulan.mp3"]
    assert later.received > first.received
    with house.unchanged():
        house.sweep()
        house.reopen()
        house.sweep()


@pytest.mark.parametrize("name", ["catatan.txt", "wawancara.m4a", "foto.jpg"])
def test_what_somebody_takes_away_meanwhile_stops_nothing(house, name):
    put(house)
    put(house, "drafts/lain")

    def taken(gathered):
        if gathered.case.path == "banjir":
            (house.root / "drafts/banjir" / name).unlink(missing_ok=True)
        return True

    house.sweep(is_quiet=taken)
    house.sweep()
    assert house.has("drafts/lain/index.md")
    assert not house.problems()


def test_a_folder_that_is_taken_away_meanwhile_is_no_item(house):
    put(house)

    def taken(_):
        shutil.rmtree(house.root / "drafts/banjir")
        return True

    house.sweep(is_quiet=taken)
    assert house.kinds() == []
    assert lying(house) == []
