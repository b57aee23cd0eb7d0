import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.names import (
    Kind,
    index_order,
    is_index,
    is_our_copy,
    is_passed_over,
    kind_of,
    kind_of_folder,
    note_name,
    original_of,
    paper_name,
    same_name,
    shown,
    stem_of,
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("banjir.md", Kind.ARTICLE),
        ("Banjir di Kota.MD", Kind.ARTICLE),
        ("banjir.markdown", Kind.ARTICLE),
        ("banjir.txt", Kind.ARTICLE),
        ("banjir.md.txt", Kind.ARTICLE),
        ("banjir (1).md", Kind.ARTICLE),
        ("foto.JPG", Kind.PICTURE),
        ("foto.jpeg", Kind.PICTURE),
        ("foto.png", Kind.PICTURE),
        ("foto.gif", Kind.PICTURE),
        ("foto.webp", Kind.PICTURE),
        ("anggaran.pdf", Kind.ATTACHMENT),
        ("anggaran.csv", Kind.ATTACHMENT),
        ("banjir.xlsx", Kind.UNKNOWN),
        ("banjir.DOCX", Kind.DOCUMENT),
        ("banjir.doc", Kind.OLD_DOCUMENT),
        ("banjir.docm", Kind.MACROS),
        ("banjir.odt", Kind.OTHER_DOCUMENT),
        ("banjir.rst", Kind.UNKNOWN),
        ("banjir.html", Kind.UNKNOWN),
        ("logo.svg", Kind.UNKNOWN),
        ("banjir", Kind.UNKNOWN),
        (".banjir.md", Kind.HIDDEN),
        (".md", Kind.HIDDEN),
        (".profile", Kind.HIDDEN),
        ("banjir.sync-conflict-20261122-103000-ABCDEFG.md", Kind.CONFLICT),
        ("banjir (Siti's conflicted copy 2026-11-22).md", Kind.CONFLICT),
        ("banjir (Conflicted Copy 2026-11-22 103000).jpg", Kind.CONFLICT),
        ("ban\njir.md", Kind.BAD),
        ("ban\u202edm.jir", Kind.BAD),
        ("ban\x7fjir.md", Kind.BAD),
        ("banjir\udcff.md", Kind.BAD),
    ],
)
def test_a_name_says_what_a_file_is(name, kind):
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    "name",
    [
        "banjir.PARAF.txt",
        ".paraf-tmp-0123456789abcdef",
        "~$banjir.docx",
        "~WRL0001.tmp",
        ".~lock.banjir.odt#",
        "4913",
        "banjir.md.part",
        "banjir.md.crdownload",
        "banjir.md.tmp",
        "banjir.md~",
        ".banjir.md.swp",
        ".banjir.md.swo",
        ".#banjir.md",
        "#banjir.md#",
        ".goutputstream-ABC123",
        ".DS_Store",
        "._banjir.md",
        "Thumbs.db",
        "desktop.ini",
        "banjir.md:Zone.Identifier",
        ".gitkeep",
        ".syncthing.banjir.md.tmp",
        ".syncthing.banjir.sync-conflict-20261122-103000-ABCDEFG.md",
        ".nfs000000000000abcd00000001",
    ],
)
def test_temporary_names_are_passed_over(name):
    assert is_passed_over(name)
    assert kind_of(name) is Kind.IGNORED


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("banjir", Kind.FOLDER),
        ("banjir.tmp", Kind.FOLDER),
        ("4913", Kind.FOLDER),
        ("bahan", Kind.MATERIAL),
        ("Bahan", Kind.MATERIAL),
        (".stfolder", Kind.IGNORED),
        (".git", Kind.IGNORED),
        (".paraf-tmp-copy-0123456789abcdef", Kind.IGNORED),
        (".Trash-1000", Kind.IGNORED),
        ("@eaDir", Kind.IGNORED),
        (".rahasia", Kind.HIDDEN),
        ("ban\tjir", Kind.BAD),
        ("banjir (conflicted copy)", Kind.CONFLICT),
    ],
)
def test_a_name_says_what_a_folder_is(name, kind):
    assert kind_of_folder(name) is kind


def test_directly_in_a_stage_there_is_no_material():
    assert kind_of_folder("bahan", top=True) is Kind.FOLDER


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("banjir.md", "banjir"),
        ("banjir.md.txt", "banjir"),
        ("banjir.txt", "banjir"),
        ("Banjir.MarkDown", "Banjir"),
        ("banjir.rev-2.md", "banjir.rev-2"),
        ("banjir.docx", "banjir.docx"),
    ],
)
def test_a_stem_is_the_name_without_its_article_suffix(name, stem):
    assert stem_of(name) == stem
    assert note_name(name) == f"{stem}.PARAF.txt"
    assert kind_of(note_name(name)) is Kind.IGNORED


def test_the_article_of_a_folder_is_its_index_and_md_comes_first():
    names = ["index.txt", "index.md.txt", "Index.md", "index.markdown"]
    assert all(is_index(name) for name in names)
    assert not any(is_index(name) for name in ["indeks.md", "index.html", ".index.md", "index"])
    assert sorted(names, key=index_order) == ["Index.md", "index.markdown", "index.md.txt", "index.txt"]


def test_letter_case_and_unicode_spelling_do_not_tell_names_apart():
    assert same_name("Café") == same_name(unicodedata.normalize("NFD", "CAFÉ"))
    assert same_name("banjir") != same_name("banjir-2")


@pytest.mark.parametrize(
    "copy",
    [
        "banjir (1)",
        "banjir (2) (1)",
        "banjir - Copy",
        "banjir - Copy (2)",
        "banjir - Salin",
        "banjir - Salinan (3)",
        "banjir copy",
        "banjir copy 2",
        "banjir salinan",
        "Copy of banjir",
        "Salinan dari banjir",
        "salinan banjir",
    ],
)
def test_a_copy_names_its_original(copy):
    assert original_of(copy) == "banjir"


@pytest.mark.parametrize("name", ["banjir", "banjir.rev-2", "banjir 2026", "salinan", "(1)", "banjir(1)"])
def test_other_names_are_no_copies(name):
    assert original_of(name) is None


def test_a_name_is_shown_so_that_it_can_be_printed():
    assert shown("Berita kota é.md") == "Berita kota é.md"
    assert shown("ban\njir\udcff.md") == "ban\\x0ajir\\xff.md"
    assert shown("a\u202eb") == "a\\u202eb"


@given(st.text(st.characters(codec=None)))
def test_what_is_shown_can_always_be_written(name):
    assert kind_of(shown(name) + ".md") is not Kind.BAD
    shown(name).encode()


@given(st.text(string.ascii_letters + " .-()", min_size=1))
def test_every_name_has_exactly_one_kind(name):
    assert kind_of(name) in Kind
    assert stem_of(f"{name}.md") == name


def test_only_a_copy_of_ours_has_the_name_of_one():
    assert is_our_copy(".paraf-tmp-copy-0123456789abcdef")
    assert not is_our_copy(".paraf-tmp-0123456789abcdef")
    assert not is_our_copy(".paraf-tmp-copy-catatan")


@pytest.mark.parametrize("others", ["Banjir.md", "banjir.markdown", "BANJIR.txt"])
def test_papers_have_one_name_whatever_their_letters_and_kind(others):
    assert paper_name(others) == paper_name("banjir.md")


def test_a_folder_a_file_and_another_folder_are_other_names():
    assert len({paper_name(path) for path in ("banjir.md", "banjir/index.md", "desa/banjir.md", "air.md")}) == 4
    assert paper_name("Banjir/index.md") == paper_name("banjir/INDEX.md")
