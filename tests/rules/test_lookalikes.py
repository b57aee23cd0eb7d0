import pytest

from paraf.rules.lookalikes import odd_character, scripts_of

LATIN = frozenset({"LATIN"})
ODD = "\u200b\u00ad\u2060\u034f\ufe0f\u3164\u200a\u0430\u0251\u0131\u0391\u115f\U000e0061\ue000"


@pytest.mark.parametrize("character", ODD)
@pytest.mark.parametrize("scripts", [LATIN, frozenset()])
def test_a_character_that_only_looks_like_another_or_like_none_is_odd(character, scripts):
    assert odd_character(f"Pengumuman Dar{character}urat", scripts) == character


@pytest.mark.parametrize(
    "text",
    ["", "Pengumuman Darurat", "Café", "Cafe\u0301", "Æble og Øl", "P2K-3 & K/L 24", "\uff30\uff4b", "Straße"],
)
def test_what_people_write_is_not_odd(text):
    assert odd_character(text, LATIN) is None


def test_a_mark_that_composes_with_nothing_is_odd():
    assert odd_character("Daru\u0336rat", LATIN) == "\u0336"


def test_a_text_has_one_script_and_one_that_is_in_use():
    news = "\u043d\u043e\u0432"  # Cyrillic
    assert odd_character(news, frozenset()) is None
    assert odd_character(news, LATIN) == news[0]
    assert odd_character(news, scripts_of([news, "berita 2"])) is None
    assert odd_character(f"{news}c", scripts_of([news, "berita 2"])) == "c"
