import pytest

from paraf.rules.reading import read_article
from paraf.rules.receiving.drafting import Wanted, draft_of, has_header
from tests.support.offices import ZONE

LINES = {"Place": "Hulu", "Received": "2026-11-23 08:00"}


def drafted(text, **wanted):
    reading = read_article(text.encode(), path="a.txt", zone=ZONE)
    return draft_of(text, reading, Wanted(lines=LINES, **wanted))


@pytest.mark.parametrize(
    ("text", "headed"),
    [
        ("Judul: x\n\nIsi.", True),
        ("---\ntitle: x\n---\nIsi.", True),
        ("Banjir di hulu\nTanggal: kemarin\n\nIsi.", True),
        ("KOTA CONTOH - Air naik.\n\nJudul: x", False),
        ("Kata beliau: harga turun.\n\nIsi.", False),
        ("", False),
    ],
)
def test_a_text_has_a_header_where_its_first_lines_hold_one(text, headed):
    assert has_header(text) is headed


def test_a_header_is_tidied_and_what_it_does_not_say_is_added():
    text = drafted("Judul : Banjir\nLokasi: Hilir\n\nAir naik.\n", photos=["a 50%.jpg", "b.jpg"], title="Lain")
    assert text == ("Title: Banjir\nPlace: Hilir\nImage: a 50%25.jpg\nReceived: 2026-11-23 08:00\n\nAir naik.\n")


def test_a_text_off_a_telephone_has_its_title_in_its_first_line():
    text = drafted("*Banjir di hulu*\r\n\r\nAir naik: 30 cm.\r\n")
    assert text == "Title: Banjir di hulu\nPlace: Hulu\nReceived: 2026-11-23 08:00\n\nAir naik: 30 cm.\n"


@pytest.mark.parametrize("text", ["Hanya satu baris.", "x" * 201 + "\nAir naik.", ""])
def test_a_text_without_a_short_first_line_has_the_title_that_is_given(text):
    assert drafted(text, title="Banjir") == (
        "Title: Banjir\nPlace: Hulu\nReceived: 2026-11-23 08:00\n" + (f"\n{text}\n" if text else "")
    )
    assert draft_of(text, None, Wanted(lines={"Place": "Hulu"})).startswith("Place: Hulu\n")


def test_a_header_that_cannot_be_read_stays_as_it_was_typed():
    typed = "Judul: Banjir\nTanggal: 31 Februari 2026\n\nAir naik.\n"
    assert drafted(typed) == f"Place: Hulu\nReceived: 2026-11-23 08:00\n{typed}"
    fenced = "---\nJudul: Banjir\nTanggal: kapan-kapan\n---\nAir naik.\n"
    assert drafted(fenced) == fenced
