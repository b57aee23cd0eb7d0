import os

import pytest

from paraf.desk.papers.gathering import LONGEST_TEXT, gather, is_unchanged
from paraf.rules.findings import codes
from paraf.rules.words import Stage
from tests.support.newsrooms import CAMERA, photo, text, with_picture


def found(house, place="drafts/banjir.md"):
    return codes(house.case(place, cleaning=True).findings)


def test_a_picture_beside_the_paper_goes_before_a_shared_one(house):
    house.write("images/foto.jpg", photo("blue"))
    house.write("drafts/foto.jpg", photo("red"))
    house.write("drafts/banjir.md", with_picture())
    assert [used.path for used in house.case("drafts/banjir.md").used] == ["drafts/foto.jpg"]


@pytest.mark.parametrize("ref", ["foto.jpg", "images/foto.jpg", "../images/foto.jpg", "{static}/images/foto.jpg"])
def test_a_shared_picture_is_found_however_it_is_named(house, ref):
    house.write("images/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture(ref))
    assert [used.path for used in house.case("drafts/banjir.md").used] == ["images/foto.jpg"]


def test_a_picture_left_behind_by_a_hand_is_found(house):
    house.write("drafts/foto.jpg", photo())
    house.write("review/banjir.md", with_picture())
    assert [used.path for used in house.case("review/banjir.md").used] == ["drafts/foto.jpg"]


def test_somebody_elses_picture_elsewhere_is_not_meant_by_a_sealed_paper(house):
    house.write("images/foto.jpg", photo("blue"))
    house.publish(content=with_picture())
    house.write("drafts/foto.jpg", photo("red"))
    house.write("review/foto.jpg", photo("red"))
    assert house.codes("content/banjir.md") == set()
    assert house.card("content/banjir.md").seal == "whole"


def test_a_picture_is_cleaned_at_submission_and_read_as_it_lies_later(house):
    house.write("drafts/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture())
    (dirty,) = house.case("drafts/banjir.md").used
    (clean,) = house.case("drafts/banjir.md", cleaning=True).used
    assert dirty.file.sha == dirty.original == clean.original != clean.file.sha
    assert clean.cleaned
    assert not dirty.cleaned


def test_both_the_picture_as_it_lies_and_as_cleaned_are_at_hand(house):
    house.write("drafts/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture())
    gathered = gather(house.newsroom, Stage.DRAFT, "banjir.md", cleaning=True)
    (used,) = gathered.case.used
    assert CAMERA in gathered.contents[used.original]
    assert CAMERA not in gathered.contents[used.file.sha]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("![Air](tak-ada.jpg)", "picture-not-found"),
        ("[Data](tak-ada.csv)", "file-not-found"),
        ("![Air](../../rahasia.jpg)", "bad-reference"),
        (f"![Air]({'a' * 300}.jpg)", "picture-not-found"),
        ("![Air](tautan.jpg)", "picture-not-found"),
        ("![Air](map.jpg)", "picture-not-found"),
        ("![Air](lain/foto.jpg)", "picture-not-found"),
        ("![Air](catatan.jpg)", "picture-kind"),
        ("![Air](putar.jpg)", "picture-not-found"),
        ("![Air](IMG_1.HEIC)", "picture-heic"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(house, body, code):
    house.write("rahasia/foto.jpg", photo())
    house.write("drafts/catatan.jpg", "bukan foto")
    (house.root / "drafts/tautan.jpg").symlink_to(house.root / "rahasia/foto.jpg")
    (house.root / "drafts/putar.jpg").symlink_to("putar.jpg")
    (house.root / "drafts/lain").symlink_to(house.root / "rahasia")
    (house.root / "drafts/map.jpg").mkdir()
    house.write("drafts/banjir.md", text(body))
    assert code in found(house)


@pytest.mark.parametrize(
    ("body", "file", "lies"),
    [
        ("![Air](pasar.jpg)", "drafts/pasar.JPG", "pasar.JPG"),
        ("![Air](images/pasar.jpg)", "images/Pasar.jpg", "images/Pasar.jpg"),
        ("[Data](data.csv)", "drafts/Data.csv", "Data.csv"),
    ],
)
def test_a_file_that_lies_there_with_other_capitals_is_suggested(house, body, file, lies):
    house.write(file, "isi")
    house.write("drafts/banjir.md", text(body))
    (finding,) = (one for one in house.case("drafts/banjir.md").findings if one.code == "file-named-otherwise")
    assert finding.detail["lies"] == lies
    (house.root / file).rename(house.root / f"{file}.lama")
    assert "file-named-otherwise" not in found(house)


def test_a_file_of_more_than_forty_megabytes_is_refused(house):
    with house.write("drafts/besar.csv", b"").open("wb") as file:
        file.truncate(40_000_001)
    house.write("drafts/banjir.md", text("[Data](besar.csv)"))
    assert "file-too-large" in found(house)


def test_an_attachment_is_used_as_it_is(house):
    house.write("drafts/data.csv", "a;b\n1;2\n")
    house.write("drafts/banjir.md", text("[Data](data.csv)"))
    (used,) = house.case("drafts/banjir.md", cleaning=True).used
    assert (used.picture, used.cleaned) == (False, False)


def test_a_text_over_a_megabyte_is_refused_unread(house):
    house.write("drafts/banjir.md", b"x" * (LONGEST_TEXT + 1))
    assert found(house) == {"too-long"}
    assert house.case("drafts/banjir.md").digest is None


def test_a_paper_that_is_a_link_is_refused(house):
    house.write("rahasia.md", text())
    (house.root / "drafts/banjir.md").symlink_to(house.root / "rahasia.md")
    assert found(house) == {"symlink"}


def test_a_paper_that_is_gone_is_nothing(house):
    assert gather(house.newsroom, Stage.DRAFT, "banjir.md") is None


def test_a_file_that_is_shown_and_linked_is_taken_once_as_a_picture(house):
    house.write("drafts/foto.jpg", photo())
    house.write("drafts/banjir.md", text("[Besar](foto.jpg)\n\n![Air di jalan](foto.jpg)"))
    (used,) = house.case("drafts/banjir.md").used
    assert used.picture


def test_a_case_is_unchanged_until_any_place_that_was_looked_at_changes(house):
    house.write("images/foto.jpg", photo("blue"))
    house.write("drafts/banjir.md", with_picture())
    gathered = gather(house.newsroom, Stage.DRAFT, "banjir.md")
    assert is_unchanged(gathered)
    house.write("drafts/foto.jpg", photo("red"))
    assert not is_unchanged(gathered)


def test_an_account_that_the_system_does_not_know_owns_nothing(house):
    path = house.write("drafts/banjir.md", text())
    if os.geteuid() == 0:
        os.chown(path, 54_321, 54_321)
        assert gather(house.newsroom, Stage.DRAFT, "banjir.md").owner is None
    else:
        assert gather(house.newsroom, Stage.DRAFT, "banjir.md").owner


@pytest.mark.parametrize(
    ("body", "code"),
    [("![Orang di jalan](foto.pdf)", "picture-kind"), ("[Unduh](foto.pdf)", "attachment-kind")],
)
def test_a_photo_under_another_name_is_neither_picture_nor_attachment(house, body, code):
    house.write("review/foto.pdf", photo())
    house.write("review/banjir.md", text(body))
    house.sweep()
    assert code in house.codes("review/banjir.md")
    assert not house.newsroom.register.submissions


@pytest.mark.parametrize("where", ["inside", "outside"])
def test_nothing_is_written_or_moved_through_a_linked_folder(house, tmp_path, where):
    elsewhere = house.root / "elsewhere" if where == "inside" else tmp_path.parent / f"{tmp_path.name}-outside"
    elsewhere.mkdir()
    (house.root / "review/sub").symlink_to(elsewhere)
    house.write("drafts/sub/foto.jpg", photo())
    house.write("review/banjir.md", with_picture("sub/foto.jpg"))
    house.write("review/lain.md", text(Judul="Lain"))
    house.sweep()
    assert not list(elsewhere.iterdir())
    assert house.has("drafts/sub/foto.jpg")
    assert "symlink" in house.codes("review/banjir.md")
    assert set(house.newsroom.register.submissions) == {"lain.md"}
