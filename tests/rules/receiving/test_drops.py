import pytest

from paraf.rules.receiving.drops import Drop, drop_in, may_be_drop


def seen(folder="banjir", *names, has_material=False, has_papers=False):
    return may_be_drop(folder, names, has_material=has_material, has_papers=has_papers)


@pytest.mark.parametrize("names", [("a.mp3",), ("a.docx", "b.jpg"), ("a.txt", "b.jpg"), ("a.txt", "b.txt", "c.mp4")])
def test_a_folder_with_material_and_no_article_has_to_be_looked_into(names):
    assert seen("banjir", *names)


@pytest.mark.parametrize("names", [("a.jpg",), ("a.md",), ("a.pdf",), (".gitkeep",), (".rahasia.mp3",), ()])
def test_photos_a_text_or_an_attachment_alone_are_left_alone(names):
    assert not seen("banjir", *names)


def test_a_folder_that_is_an_article_or_is_named_by_a_date_is_none():
    assert not seen("banjir", "Index.md", "a.mp3")
    assert not seen("2026-11", "a.mp3", "b.txt")
    assert not seen("banjir", "a.mp3", has_papers=True)


def test_a_bahan_folder_with_something_in_it_makes_one():
    assert seen("banjir", has_material=True)
    assert drop_in({}, (), has_material=True) == Drop(text=None, material=())


def test_the_one_text_is_the_article_and_all_but_pictures_is_material():
    names = {"b.mp3": False, "teks.txt": False, "a.jpg": False, "surat.pdf": False, "desktop.ini": False, ".x": False}
    assert drop_in(names, ["video"], has_material=False) == Drop(
        text="teks.txt", material=("b.mp3", "surat.pdf", "video")
    )


def test_of_several_texts_the_one_with_a_header_is_the_article():
    assert drop_in({"a.txt": False, "b.md": True, "c.mp3": False}, (), has_material=False) == Drop(
        text="b.md", material=("a.txt", "c.mp3")
    )


@pytest.mark.parametrize("headed", [True, False])
def test_several_texts_with_or_without_headers_are_unclear(headed):
    drop = drop_in({"a.txt": headed, "b.txt": headed, "c.mp3": False}, (), has_material=False)
    assert drop is not None
    assert (drop.text, drop.unclear) == (None, True)


def test_a_text_off_a_telephone_beside_photos_is_a_drop_and_an_article_with_its_pictures_is_none():
    assert drop_in({"a.txt": False, "b.jpg": False}, (), has_material=False) == Drop(text="a.txt", material=())
    assert drop_in({"a.txt": True, "b.jpg": False}, (), has_material=False) is None
    assert drop_in({"a.txt": False, "b.txt": False, "c.jpg": False}, (), has_material=False) is None


def test_a_word_document_becomes_the_text_first_and_is_material_beside_one():
    assert drop_in({"a.docx": False, "b.jpg": False}, (), has_material=False) is None
    assert drop_in({"a.docx": False, "b.txt": False}, (), has_material=False) == Drop(
        text="b.txt", material=("a.docx",)
    )
    assert drop_in({"a.doc": False}, (), has_material=False) == Drop(text=None, material=("a.doc",))
