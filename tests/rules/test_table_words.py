import pytest

from paraf.rules.table_words import table_words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        ("a\n\n| b | c |\n|---|--:|\n| 1 | 2 |\n\nd", "a\n\nb; c\n1; 2\n\nd"),
        ("b | c\n:-- | :--:\n1 | 2", "b; c\n1; 2"),
        ("|b|\n|-|\n| |\n|1|", "b\n\n1"),
        ("| a | b |\n|---|---|\n| | 2 | |", "a; b\n2"),
        ("| a \\| b | c\\|\n|---|---|", "a | b; c|"),
        ("a | b\n\n--|--", "a | b\n\n--|--"),
        ("a | b\n--|--|--", "a | b\n--|--|--"),
        ("a | b\nc | d", "a | b\nc | d"),
        ("a\n---", "a\n---"),
        ("teks\na | b\n--|--", "teks\na | b\n--|--"),
        ("```\na | b\n--|--\n~~~\n```\n\nc | d\n--|--", "```\na | b\n--|--\n~~~\n```\n\nc; d"),
        ("~~~~\n~~~\n\na | b\n--|--\n~~~~", "~~~~\n~~~\n\na | b\n--|--\n~~~~"),
    ],
)
def test_rows_of_tables_read_as_the_words_of_their_cells_and_nothing_else_changes(text, told):
    assert table_words(text) == told
