"""Categories, topics and writers have addresses that never collide."""

from hypothesis import given
from hypothesis import strategies as st

from paraf.press.taxonomy import fold, terms


def test_names_that_differ_in_capitals_blanks_and_dashes_are_one():
    found = terms(["Pelayanan  Publik", "pelayanan-publik", "PELAYANAN PUBLIK", "Pelayanan_Publik"])
    assert [(term.name, term.slug) for term in found.values()] == [("Pelayanan Publik", "pelayanan-publik")]


def test_two_names_never_share_an_address():
    found = terms(["C", "C++", "C#", "Dinas Sosial, Kota", "Dinas Sosial Kota"])
    slugs = [term.slug for term in found.values()]
    assert len(set(slugs)) == 5
    assert slugs[0] == "c"
    assert slugs[1].startswith("c-")


def test_a_name_without_a_letter_to_write_has_an_address():
    found = terms(["!!!", "???", "😀", "中文", "index"])
    slugs = [term.slug for term in found.values()]
    assert len(set(slugs)) == 5
    assert all(slug and "/" not in slug for slug in slugs)


def test_an_empty_name_is_no_term():
    assert terms(["", "  ", "-"]) == {}


@given(st.lists(st.text(max_size=12), max_size=30))
def test_the_same_names_always_get_the_same_different_addresses(names):
    found = terms(names)
    assert found == terms(names)
    assert len({term.slug for term in found.values()}) == len(found)
    assert all(fold(name) in found for name in names if fold(name))
