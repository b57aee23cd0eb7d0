"""What stands in a text and on no page is named; what a reader meets anywhere on the page is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.article import Article, Field
from paraf.rules.unseen import MOST_NAMED, unseen


def found(body="", **header):
    fields = tuple(
        Field(key=key.replace("_", "-"), value=value, line=n) for n, (key, value) in enumerate(header.items(), 1)
    )
    return unseen(Article(fields=fields, body=body, body_line=len(fields) + 2))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Isi.\n\n<!-- NIK korban 617101 -->", ("NIK", "korban", "617101")),
        ("Isi. <script>rahasia()</script>", ("rahasia",)),
        ("Isi.\n\n[a]: http://x.example/y 'rahasia'", ("http", "x", "example", "y", "rahasia")),
        ('<div data-x="RAHASIA">Isi</div>', ("data", "x", "RAHASIA")),
        ("*[NIK]: enam satu\n\nIsi.", ("NIK", "enam", "satu")),
        ("Isi.\n\n<!-- &#82;ahasia -->", ("Rahasia",)),
        ("isi Isi <!-- ISI -->", ("ISI",)),
        ("617101. Isi\n", ()),
        ("1. Isi\n617101. Isi\n", ("617101",)),
        ("6171012345678901. Isi\n", ("6171012345678901",)),
        ("```rahasia\nIsi\n```", ("rahasia",)),
    ],
)
def test_words_that_are_on_no_page_are_named(body, words):
    hidden = found(body)
    assert (hidden.words if hidden else ()) == words


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Isi **teb**al, [taut](https://x.example/a%20b 'judul') dan ![alt kata](foto%20air.jpg).",
        "1. satu\n2. dua\n\n> 3. tiga\n",
        "a | b\n--|--\n1 | 2\n",
        "# Judul\n\n<h1>Besar</h1>\n\n<details><summary>Buka</summary>isi</details>",
        "Catatan[^sumber].\n\n[^sumber]: Siaran pers.",
        "*[RT]: Rukun Tetangga\n\nRT 05 &amp; &copy; `&eacute;`",
        "<rina@kotacontoh.example> dan <https://x.example/b?c=d&e=f>",
        "[taut][x]\n\n[x]: https://x.example",
    ],
)
def test_what_a_reader_meets_on_the_page_is_not_named(body):
    assert found(body) is None


def test_the_line_of_the_first_unseen_word_is_told():
    assert found("Isi.\n\n<!-- rahasia -->", Title="Judul").line == 5
    assert found("Isi <!-- besar -->\n\nTak <!-- rahasia -->", Title="Judul").line == 3


def test_a_summary_and_the_lines_of_a_picture_that_is_not_there_count_as_well():
    hidden = found("Isi.", Title="Judul", Summary="Ringkas <!-- rahasia -->", Image_Caption="WALIKOTA MENCURI")
    assert (hidden.words, hidden.line) == (("rahasia", "WALIKOTA", "MENCURI"), 2)
    assert found("Isi.", Image_Caption="Air", Image="air.jpg", Summary="Ringkas.") is None


def test_only_the_first_words_are_named():
    assert found("<!-- " + " ".join(f"k{n}" for n in range(99)) + " -->").words == tuple(
        f"k{n}" for n in range(MOST_NAMED)
    )


def test_words_without_end_are_not_sought_without_end():
    page = "x".join(f"k{n}" for n in range(3000))
    hidden = found(f"{page} <!-- {' '.join(f'k{n}' for n in range(3000))} -->")
    assert hidden.words[0] == "k2000"


@given(st.lists(st.from_regex(r"[a-z]{3,9}", fullmatch=True), min_size=1, max_size=9))
def test_plain_words_are_seen_and_the_same_words_in_a_comment_are_not(words):
    line = " ".join(words)
    assert found(line) is None
    assert set(found(f"Isi.\n\n<!-- q{' q'.join(words)} -->").words) == {f"q{word}" for word in words}
