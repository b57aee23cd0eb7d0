"""The texts of the index follow from the articles alone, in whatever order they came and went."""

from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.searching.postings import SIZE, by_stem, shard_of, shards, shards_anew, with_terms, without

STEMS = st.sampled_from(["layan", "ayan", "2026", "kota", "tertib", "nertib", "x2", "zz", "12a"])
TERMS = st.dictionaries(STEMS, st.integers(0, 2), max_size=6)
ARTICLES = st.dictionaries(st.integers(0, SIZE - 1) | st.integers(30, 34), TERMS, max_size=8)


def texts_of(articles, count=4):
    return shards(by_stem(articles), count)


@given(articles=ARTICLES, others=ARTICLES)
def test_what_comes_later_stands_as_if_it_had_always_been_there(articles, others):
    before = texts_of(articles, 1)[0]
    coming = {number: terms for number, terms in others.items() if number not in articles}
    assert with_terms(before, by_stem(coming)) == texts_of(articles | coming, 1)[0]


@given(articles=ARTICLES, gone=st.sets(st.integers(0, SIZE - 1) | st.integers(30, 34), max_size=3))
def test_what_is_taken_out_leaves_nothing(articles, gone):
    numbers = gone | {*[*articles][:2]}
    left = {number: terms for number, terms in articles.items() if number not in numbers}
    assert tuple(without(text, numbers) for text in texts_of(articles)) == texts_of(left)


@given(articles=ARTICLES)
def test_shards_cut_anew_are_those_of_that_many(articles):
    assert shards_anew(texts_of(articles, 8), 3) == texts_of(articles, 3)


@given(articles=ARTICLES)
def test_every_text_is_lines_in_order_without_a_stem_twice(articles):
    for text in texts_of(articles):
        stems = [line.split(" ")[0] for line in text.splitlines()]
        assert stems == sorted(set(stems))


def test_a_line_has_groups_and_marks():
    assert texts_of({0: {"kota": 0}, 31: {"kota": 2}, 33: {"kota": 1}}, 1) == ('kota !A|`"{B\n',)


def test_readings_of_one_word_are_in_one_shard():
    assert len({shard_of(stem, 64) for stem in ("tertib", "nertib")}) == 1
    assert shard_of("sch", 64) != shard_of("bcd", 64)
