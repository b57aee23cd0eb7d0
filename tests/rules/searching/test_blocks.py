"""How the index is cut."""

from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.searching.blocks import (
    FEW,
    MANY,
    Block,
    Result,
    block_number,
    blocks_of,
    blocks_text,
    read_blocks,
    results_text,
)


def test_the_newest_block_alone_is_cut_into_few():
    assert blocks_of([2, 0, 2]) == (Block(0, MANY), Block(2, FEW))
    assert blocks_of([]) == ()


def test_a_block_has_the_articles_of_1024_numbers():
    assert [block_number(number) for number in (0, 1023, 1024)] == [0, 0, 1]


@given(numbers=st.sets(st.integers(0, 50)))
def test_a_list_of_blocks_is_read_back(numbers):
    blocks = blocks_of(numbers)
    assert read_blocks(blocks_text(blocks)) == blocks


def test_results_are_in_order_of_their_numbers_and_short():
    results = {number: Result(url=f"berita/{number}/", title="Ünik", day="1 Mei 2026", unit="") for number in (10, 9)}
    assert results_text(results) == (
        '{"9":["berita/9/","Ünik","1 Mei 2026",""],"10":["berita/10/","Ünik","1 Mei 2026",""]}'
    )
