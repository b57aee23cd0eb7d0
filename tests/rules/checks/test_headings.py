import pytest

from paraf.rules.checks.headings import headings
from tests.support.checks import found

WRONG = [
    ("Isi.\n\n### Jadwal\n\nIsi.", "Jadwal"),
    ("## Jadwal\n\n#### Lokasi\n\nIsi.", "Lokasi"),
    ("# Berita\n\n### Jadwal\n\nIsi.", "Jadwal"),
]
RIGHT = [
    "Isi.\n\n## Jadwal\n\nIsi.",
    "## Jadwal\n\n### Lokasi\n\n### Waktu\n\n## Biaya\n\nIsi.",
    "# Berita\n\n## Jadwal\n\nIsi.",
    "Jadwal\n------\n\n### Lokasi\n\nIsi.",
    "```\n#### bukan judul\n```\n\nIsi #### ini.",
]


@pytest.mark.parametrize(("text", "heading"), WRONG)
def test_a_heading_that_skips_a_level_is_found(text, heading):
    assert [one[:2] for one in found(headings, text)] == [("heading-skips", heading)]


@pytest.mark.parametrize("text", RIGHT)
def test_headings_one_below_the_other_are_left_alone(text):
    assert found(headings, text) == []
