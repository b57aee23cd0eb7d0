from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.names import Kind, kind_of, same_name
from paraf.rules.receiving.naming import RECEIPT, fitting_names, item_name


def test_an_item_is_named_after_the_first_wish_that_makes_a_name():
    assert item_name(["", "Pasar Murah di Hulu!", "x"], taken=()) == "pasar-murah-di-hulu"
    assert item_name(["", "!!"], taken=()) == "bahan-liputan"


def test_a_taken_name_gets_a_number_in_whatever_letter_case():
    assert item_name(["Banjir"], taken=["BANJIR", "banjir-2"]) == "banjir-3"


def test_files_keep_their_names_and_the_second_of_a_name_gets_a_number():
    assert fitting_names(["a.jpg", "A.JPG", "b", "b"]) == ["a.jpg", "A-2.JPG", "b", "b-2"]


def test_no_file_has_the_receipts_name():
    assert fitting_names([RECEIPT.lower()]) == ["tanda-terima-2.txt"]


def test_a_name_that_cannot_stand_as_it_is_becomes_one_that_can():
    assert fitting_names([".rahasia.jpg", "...", ".paraf-tmp-copy-01", "a\n.jpg"]) == [
        "rahasia.jpg",
        "berkas",
        "copy-01",
        "a_x0a.jpg",
    ]


def test_a_name_that_is_too_long_is_cut_and_keeps_its_ending():
    (name,) = fitting_names(["é" * 300 + ".jpg"])
    assert name.endswith("é.jpg")
    assert len(name.encode()) <= 200
    (bare,) = fitting_names(["x" * 300])
    assert bare == "x" * 200


@given(st.lists(st.text(min_size=1), max_size=8))
def test_every_file_has_a_name_of_its_own_that_nothing_passes_over(names):
    given_names = fitting_names(names)
    assert len({same_name(name) for name in given_names}) == len(names)
    assert all("/" not in name and "\0" not in name for name in given_names)
    assert all(kind_of(name) not in {Kind.HIDDEN, Kind.BAD} for name in given_names)
