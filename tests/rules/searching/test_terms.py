"""What an article is found by."""

from paraf.rules.searching.terms import ABOUT, BODY, TITLE, terms_of, text_in, words_in


def test_words_are_small_letters_and_digits_without_accents():
    assert [*words_in("Café di Jalan A. Yani No. 17-B, Jum'at")] == ["cafe", "di", "jalan", "yani", "no", "17", "jumat"]


def test_of_a_long_word_the_start_counts():
    assert [*words_in("x" * 50)] == ["x" * 32]


def test_a_stem_counts_by_its_best_word():
    terms = terms_of(title="Pelayanan", about="melayani warga", body="dilayani oleh warga di taman")
    assert (terms["layan"], terms["warga"], terms["taman"]) == (TITLE, ABOUT, BODY)


def test_elements_end_words_and_their_marks_are_none():
    assert [*words_in(text_in("<p title='x'>satu</p><p>dua &amp; tiga</p>"))] == ["satu", "dua", "tiga"]
