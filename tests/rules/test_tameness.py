import pytest

from paraf.rules.article import Article
from paraf.rules.tameness import MOST_CHARACTERS, MOST_WORK, is_tame


@pytest.mark.parametrize(
    ("body", "tame"),
    [
        ("", True),
        ("Air sudah surut, kata warga.\n\n" * 200, True),
        ("**Air** surut di [Kota](https://kota.example/) (20/10/2025).\n" * 40, True),
        ("[" * 20_000, False),
        ("[" * int(MOST_WORK**0.5), True),
        ("[" * (int(MOST_WORK**0.5) + 1), False),
        ("a" * MOST_CHARACTERS, True),
        ("a" * (MOST_CHARACTERS + 1), False),
        ("[" * 200 + "a" * (MOST_CHARACTERS - 200), True),
        ("[" * 201 + "a" * (MOST_CHARACTERS - 201), False),
    ],
)
def test_a_text_is_tame_that_is_short_and_has_few_marks(body, tame):
    assert is_tame(Article(fields=(), body=body)) is tame
