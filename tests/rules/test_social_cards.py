from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.social_cards import DOTS, LONGEST, Room, Title, cut, set_title, shown

ROOM = Room(width=100, sizes=((10, 2), (5, 3)))


def width(line, size):
    return len(line) * size


def test_a_short_title_is_set_in_the_largest_letters():
    assert set_title("Banjir surut hari", ROOM, width) == Title(lines=("Banjir", "surut hari"), size=10)


def test_a_longer_title_is_set_in_smaller_letters():
    assert set_title("Banjir surut di tiga kelurahan", ROOM, width) == Title(
        lines=("Banjir surut di tiga", "kelurahan"), size=5
    )


def test_a_title_that_is_too_long_ends_with_dots():
    title = set_title("kata " * 30, ROOM, width)
    assert title.size == 5
    assert len(title.lines) == 3
    assert title.lines[-1].endswith(DOTS)


def test_a_word_that_is_wider_than_a_line_is_cut_into_pieces():
    assert set_title("a" * 45, ROOM, width) == Title(lines=("a" * 20, "a" * 20, "a" * 5), size=5)
    assert set_title("aa", Room(width=1, sizes=((5, 3),)), width).lines == ("a", "a")


@given(st.text(max_size=600))
def test_every_line_fits_whatever_the_title_is(text):
    title = set_title(text, ROOM, width)
    assert all(width(line, title.size) <= ROOM.width for line in title.lines)
    assert len(title.lines) <= dict(ROOM.sizes)[title.size]


def test_characters_without_letters_of_ours_are_left_out():
    assert (
        shown("Rp5.000\u00a0\u2013 \u0627\u0644 \U0001f600 caf\u0065\u0301 1\u20ac")
        == "Rp5.000 \u2013 caf\u00e9 1\u20ac"
    )
    assert set_title("\u65e5\u672c", ROOM, width) == Title(lines=(), size=10)


def test_nobody_looks_at_more_than_a_card_has_room_for():
    assert len(shown("a" * 5000)) == LONGEST


def test_a_line_that_does_not_fit_ends_with_dots():
    assert cut("Dinas", lambda line: len(line) <= 5) == "Dinas"
    assert cut("Dinas Kota", lambda line: len(line) <= 7) == f"Dinas{DOTS}"
    assert cut("Dinas", lambda line: line == DOTS) == DOTS
