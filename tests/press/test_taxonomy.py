"""Categories, topics and writers have addresses that never collide."""

from hypothesis import given
from hypothesis import strategies as st

from paraf.press.contents.taxonomy import Names, fold
from paraf.rules.words import Address


def terms(names):
    """Give the term of each name by its folded form; each name is used by an article of its own."""
    used = [name for name in names if fold(name)]
    found = Names()
    for number, name in enumerate(used):
        found.take(Address(str(number)), [name], number=number)
    found.settle()
    return {fold(name): found.term(name) for name in used}


def test_names_that_differ_in_capitals_blanks_and_dashes_are_one():
    found = terms(["Pelayanan  Publik", "pelayanan-publik", "PELAYANAN PUBLIK", "Pelayanan_Publik"])
    assert [term.slug for term in found.values()] == ["pelayanan-publik"]


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


def test_a_name_that_looks_like_the_longer_address_of_another_does_not_take_it():
    other = terms(["C", "C++"])["c++"].slug
    assert len({term.slug for term in terms(["C", other, "C++", f"{other}!"]).values()}) == 4


@given(st.lists(st.text(max_size=12), max_size=30))
def test_the_same_names_always_get_the_same_different_addresses(names):
    found = terms(names)
    assert found == terms(names)
    assert len({term.slug for term in found.values()}) == len(found)
    assert all(fold(name) in found for name in names if fold(name))


NAMES = st.lists(
    st.sampled_from(["C", "c", "C++", "C#", "c-abcdef", "!!", "??", "Air", "AIR!"]), max_size=4, unique=True
)


@given(st.lists(st.tuples(st.integers(0, 5), NAMES), max_size=20))
def test_addresses_are_the_same_whatever_came_and_went_between(steps):
    stepwise, now = Names(), {}
    for number, names in steps:
        address = Address(str(number))
        if address in now:
            stepwise.leave(address, now.pop(address))
        if names:
            stepwise.take(address, names, number=number)
            now[address] = names
        stepwise.settle()
    anew = Names()
    for address, names in sorted(now.items(), reverse=True):
        anew.take(address, names, number=int(address))
    anew.settle()
    for names in now.values():
        assert [stepwise.term(name) for name in names] == [anew.term(name) for name in names]
