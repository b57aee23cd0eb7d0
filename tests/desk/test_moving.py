import pytest

from paraf.desk.acting.moving import Place, is_named_by_others, move_paper, taken_names, taken_place, wanted_by
from paraf.rules.words import Stage
from tests.support.newsrooms import CAMERA, photo, text, with_picture


def go(house, source, target):
    move_paper(house.newsroom, Place.of(source), Place.of(target), wanted_by(house.case(source).used))


def test_a_place_is_a_stage_and_a_path_below_it():
    place = Place.of("review/desa/banjir.md")
    assert (place.stage, place.path, str(place)) == (Stage.REVIEW, "desa/banjir.md", "review/desa/banjir.md")
    assert place.unit == "review/desa/banjir.md"
    assert Place.of("review/banjir/index.md").unit == "review/banjir"
    assert Place.of("review/index.md").unit == "review/index.md"


def test_a_picture_beside_a_paper_travels_with_it(house):
    house.write("drafts/desa/foto.jpg", photo())
    house.write("drafts/desa/banjir.md", with_picture())
    go(house, "drafts/desa/banjir.md", "review/desa/banjir.md")
    assert house.has("review/desa/foto.jpg")
    assert not house.has("drafts/desa/foto.jpg")


def test_a_picture_in_a_folder_below_keeps_its_folder(house):
    house.write("drafts/gambar/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture("gambar/foto.jpg"))
    go(house, "drafts/banjir.md", "review/banjir.md")
    assert house.has("review/gambar/foto.jpg")


@pytest.mark.parametrize("ref", ["foto banjir.jpg", "foto%20banjir.jpg"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_picture_that_another_paper_names_is_copied(house, ref, encoding):
    house.write("drafts/foto banjir.jpg", photo())
    house.write("drafts/banjir.md", with_picture("foto%20banjir.jpg"))
    house.write("drafts/lain.md", with_picture(f"<{ref}>" if " " in ref else ref).encode(encoding))
    go(house, "drafts/banjir.md", "review/banjir.md")
    assert house.has("review/foto banjir.jpg")
    assert house.has("drafts/foto banjir.jpg")


def test_a_picture_is_copied_as_well_where_another_paper_cannot_be_read(house):
    house.write("drafts/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture())
    (house.root / "drafts/lain.md").symlink_to("lain.md")
    assert is_named_by_others(house.newsroom, Place.of("drafts/banjir.md"), "foto.jpg")
    (house.root / "drafts/lain.md").unlink()
    house.write("drafts/lain.md", "tanpa kepala")
    assert is_named_by_others(house.newsroom, Place.of("drafts/banjir.md"), "foto.jpg")
    house.write("drafts/lain.md", text())
    assert not is_named_by_others(house.newsroom, Place.of("drafts/banjir.md"), "foto.jpg")


def test_a_shared_picture_stays_where_it_is(house):
    house.write("images/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture("images/foto.jpg"))
    go(house, "drafts/banjir.md", "review/banjir.md")
    assert house.has("images/foto.jpg")
    assert not house.has("review/images")


def test_a_published_picture_is_copied_for_a_revision(house):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    house.submit(house.revise("banjir-surut"))
    assert house.has("content/foto.jpg")


def test_another_file_of_the_same_name_is_not_taken_along(house):
    house.write("images/foto.jpg", photo("blue"))
    house.write("review/banjir.md", with_picture())
    house.sweep()
    house.write("drafts/foto.jpg", photo("red"))
    house.sweep()
    assert house.has("drafts/foto.jpg")
    assert not house.has("review/foto.jpg")


def test_an_article_in_its_own_folder_moves_with_all_that_lies_in_it(house):
    house.write("drafts/banjir/foto.jpg", photo())
    house.write("drafts/banjir/bahan/rekaman.mp3", b"suara")
    house.write("drafts/banjir/index.md", with_picture())
    go(house, "drafts/banjir/index.md", "review/banjir/index.md")
    assert house.has("review/banjir/bahan/rekaman.mp3")
    assert house.has("review/banjir/foto.jpg")
    assert not house.has("drafts/banjir")


def test_a_folder_that_is_there_already_is_filled_and_nothing_in_it_replaced(house):
    house.write("drafts/banjir/foto.jpg", photo())
    house.write("drafts/banjir/bahan/rekaman.mp3", b"suara")
    house.write("drafts/banjir/index.md", with_picture())
    house.write("review/banjir/catatan.csv", "a;b")
    go(house, "drafts/banjir/index.md", "review/banjir/index.md")
    assert house.read("review/banjir/catatan.csv") == "a;b"
    assert house.has("review/banjir/foto.jpg")
    assert house.has("drafts/banjir/bahan/rekaman.mp3")


@pytest.mark.parametrize("name", ["banjir.md", "banjir/index.md"])
def test_a_taken_name_stops_the_move_before_it_starts(house, name):
    house.write(f"drafts/{name}".replace("banjir.md", "foto.jpg").replace("index.md", "foto.jpg"), photo())
    house.write(f"drafts/{name}", with_picture())
    house.write(f"review/{name}", text())
    with house.unchanged(), pytest.raises(FileExistsError):
        go(house, f"drafts/{name}", f"review/{name}")


def test_a_picture_with_the_same_name_and_other_bytes_is_in_the_way(house):
    house.write("drafts/foto.jpg", photo("red"))
    house.write("drafts/sama.jpg", photo("red"))
    house.write("review/foto.jpg", photo("blue"))
    house.write("review/sama.jpg", photo("red"))
    (house.root / "review/tautan.jpg").symlink_to("foto.jpg")
    house.write("drafts/tautan.jpg", photo("red"))
    refs = ["foto.jpg", "sama.jpg", "tautan.jpg", "tak-ada.jpg"]
    source, target = Place.of("drafts/banjir.md"), Place.of("review/banjir.md")
    assert taken_names(house.newsroom, source, target, refs) == ("foto.jpg", "tautan.jpg")
    assert taken_names(house.newsroom, target, target, refs) == ()


@pytest.mark.parametrize(
    ("standing", "taken"),
    [
        ("banjir.md", True),
        ("Banjir.md", True),
        ("BANJIR.txt", True),
        ("banjir.md.txt", True),
        ("banjir/index.md", False),
        ("desa/banjir.md", False),
        ("banjir-2.md", False),
    ],
)
def test_a_name_is_taken_in_whatever_letter_case_and_ending(house, standing, taken):
    found = taken_place(house.newsroom, Place.of("drafts/banjir.md"), Place.of("review/banjir.md"), [standing])
    assert found == (Place(Stage.REVIEW, standing) if taken else None)


def test_a_name_is_taken_in_whatever_unicode_spelling(house):
    source, target = Place.of("drafts/cafe\u0301.md"), Place.of("review/cafe\u0301.md")
    assert taken_place(house.newsroom, source, target, ["caf\u00e9.md"]) == Place(Stage.REVIEW, "caf\u00e9.md")


def test_a_folder_or_a_link_takes_a_name_as_well(house):
    (house.root / "review/banjir.md").symlink_to("nirgends")
    target = Place.of("review/banjir.md")
    assert taken_place(house.newsroom, Place.of("drafts/banjir.md"), target, []) == target
    assert taken_place(house.newsroom, target, target, ["banjir.md"]) is None


def test_a_picture_is_clean_when_its_paper_reaches_the_desk_and_the_original_is_kept(house):
    original = photo()
    house.write("drafts/foto.jpg", original)
    house.write("drafts/banjir.md", with_picture())
    house.submit("drafts/banjir.md")
    assert CAMERA not in (house.root / "review/foto.jpg").read_bytes()
    (submitted,) = [act for act in house.acts() if hasattr(act, "pictures")]
    assert house.newsroom.vault.get(submitted.pictures[0].original) == original
