"""What a document says becomes Markdown that a page shows word for word, with the head taken off."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.converting import converted
from paraf.rules.documents.blocks import body_of
from paraf.rules.documents.elements import elements_of, words_of
from paraf.rules.documents.heading import head_of
from paraf.rules.documents.inline import Inline
from paraf.rules.documents.left_out import SENTENCES, LeftOut

WORDS = st.text(st.sampled_from(" ab1._*`[]()<>!&\\|:#-+=~\"'^{}/;é"), max_size=12)
MARKED = st.recursive(
    WORDS.map(html.escape),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["em", "strong", "b", "i", "s", "sub", "sup", "span"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)
PARAGRAPHS = st.lists(MARKED, min_size=1, max_size=4).map("".join)


def body(source, **pictures):
    return body_of(elements_of(source).elements(), picture=pictures.get)


def head(source):
    found = head_of(elements_of(source))
    return dict(found.lines), body_of(found.blocks, picture=lambda _: None).text


def shown(text):
    """Give the words of a Markdown text as a page shows them."""
    return "".join(words_of(elements_of(converted(text))).split())


@given(st.lists(PARAGRAPHS, min_size=1, max_size=3), st.sampled_from(["p", "h2", "blockquote", "li", "td", "br"]))
def test_a_page_shows_the_words_of_a_document_letter_by_letter(paragraphs, kind):
    if kind == "blockquote":
        source = "".join(f"<blockquote><p>{text}</p></blockquote>" for text in paragraphs)
    elif kind == "li":
        source = f"<ul>{''.join(f'<li>{text}<ol><li>{text}</li></ol></li>' for text in paragraphs)}</ul>"
    elif kind == "td":
        source = (
            f"<table><tr><td>a</td><td>b</td></tr><tr>{''.join(f'<td>{text}</td>' for text in paragraphs)}</tr></table>"
        )
    elif kind == "br":
        source = f"<p>{'<br>'.join(paragraphs)}</p>"
    else:
        source = "".join(f"<{kind}>{text}</{kind}>" for text in paragraphs)
    assert shown(body(source).text) == "".join(words_of(elements_of(source)).split())


@given(PARAGRAPHS, PARAGRAPHS)
def test_a_link_keeps_its_address_and_its_words(before, words):
    source = f'<p>{before}<a href="https://a.example/(x)?y=1&amp;z=[2]">kata {words}</a></p>'
    page = elements_of(converted(body(source).text))
    links = [each.attributes["href"] for each in page.below() if each.tag == "a"]
    assert links == ["https://a.example/%28x%29?y=1&z=%5B2%5D"]
    assert "".join(words_of(page).split()) == "".join(words_of(elements_of(source)).split())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a <strong> b </strong>c</p>", "a **b** c"),
        ("<p><em>a</em><strong>b</strong></p>", "*a***b**"),
        ("<p><em>a</em><em>b</em></p>", "<em>a</em><em>b</em>"),
        ("<p><strong>a<strong>b</strong></strong></p>", "**ab**"),
        ("<p><strong>a</strong><em>b</em></p>", "**a***b*"),
        ("<p>H<sub>2</sub>O <s>x</s> m<sup>2</sup></p>", "H<sub>2</sub>O <s>x</s> m<sup>2</sup>"),
        ("<p>nama_file dan _garis_</p>", "nama_file dan \\_garis\\_"),
        ("<p>a<br># b<br></p>", "a  \n\\# b"),
        ("<p>: a</p><p>=== b</p><p>~~~</p>", "&#58; a\n\n&#61;== b\n\n&#126;~~"),
        ("<p>- a</p><p>-5 derajat</p><p>12. b</p><p>> c</p>", "\\- a\n\n-5 derajat\n\n12\\. b\n\n\\> c"),
        ("<p>&amp;copy; &amp; &lt;b&gt; 1 &lt; 2</p>", "&amp;copy; & &lt;b> 1 < 2"),
        ("<p>a\u00ad\u200b\u202eb\u2011c\u2028d</p>", "ab-c d"),
        ('<p>Wah!<a href="tel:112">112</a></p>', "Wah\\![112](tel:112)"),
        ('<p><a href="https://a.example">a<br>b</a></p>', "[a b](https://a.example)"),
        ('<p><a id="x">a</a><a href="https://a.example"> </a></p>', "a"),
        ("<p><em> </em></p><p></p>", ""),
        ("<div><p>a</p></div><hr>", "a"),
        ("<h1>A #</h1><h3>B</h3><h2> </h2>", "## A \\#\n\n#### B"),
        ("<h2>A</h2><h6>B</h6>", "## A\n\n###### B"),
        ("<h3><strong>A</strong> b</h3>", "## A b"),
        ("<blockquote><p>a<br>b</p></blockquote>", "> a  \n> b"),
        ("<ul><li>a</li><li></li><li>b<br>c</li></ul>", "- a\n- b  \n    c"),
        ("<ol><li><ul><li>a</li></ul></li></ol>", "1. &nbsp;\n    - a"),
        ("<table><tr></tr></table><table><tr><td></td><td></td></tr></table>", ""),
        (
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            "| a |\n| --- |\n| b |",
        ),
        ("<table><tr><td>a<p>b</p>c</td></tr></table>", "a\n\nb\n\nc"),
        (
            "<table><tr><td>a</td><td><ul><li>b<ol><li>c</li></ol></li></ul><p></p></td></tr></table>",
            "| a | b<br>c |\n| --- | --- |",
        ),
        ("</p>a<i>", ""),
    ],
)
def test_marks_are_written_as_markdown_has_them(source, expected):
    assert body(source).text == expected


def test_a_merged_cell_stands_once_and_is_counted():
    source = (
        '<table><tr><td colspan="2">a</td><td rowspan="2">b</td></tr><tr><td>c</td><td>d</td></tr>'
        '<tr><td colspan="x">e</td><td rowspan="99999">f</td></tr></table>'
    )
    found = body(source)
    assert found.text == "| a |  | b |\n| --- | --- | --- |\n| c | d |  |\n| e | f |  |"
    assert found.left_out[LeftOut.MERGED] == 2


def test_a_row_goes_on_beside_the_cells_that_reach_into_it():
    source = '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>'
    assert body(source).text == "| a | b |\n| --- | --- |\n|  | c |"


def test_what_no_article_carries_is_counted():
    source = (
        '<p><a href="#x">a</a><a href="javascript:x">b</a><input type="checkbox"></p><table><tr><td>c</td><td>'
        "<table><tr><td>d</td><td></td></tr></table></td></tr></table>"
    )
    found = body(source)
    assert found.text == "ab\n\n| c | d |\n| --- | --- |"
    assert +found.left_out == {LeftOut.LINKS: 2, LeftOut.TICK_BOXES: 1, LeftOut.NESTED: 1}
    assert set(SENTENCES) == set(LeftOut)


def test_a_picture_has_the_name_that_it_was_given_or_goes():
    assert body('<p><img src="1" alt=" a  [b]"><img src="2"></p>', **{"1": "x-1.jpg"}).text == "![a \\[b\\]](x-1.jpg)"


def test_a_link_within_a_link_is_its_words():
    inline = Inline(picture=lambda _: None)
    link = elements_of('<a href="https://a.example">a <b><a href="https://b.example">b</a></b></a>')
    assert inline.written(link.children) == "[a **b**](https://a.example)"


NOTES = (
    '<p>A<sup><a href="#endnote-2" id="endnote-ref-2">[1]</a></sup> b'
    '<sup><a href="#footnote-1" id="footnote-ref-1">[2]</a></sup>'
    '<sup><a href="#footnote-9" id="footnote-ref-9">[3]</a></sup></p>'
    '<ol><li id="footnote-1"><p>satu</p><p>lagi <a href="#footnote-ref-1">↑</a></p></li>'
    '<li id="endnote-2"><p>dua<br>b <a href="#endnote-ref-2">↑</a></p></li>'
    '<li id="footnote-5"><p>lima</p></li></ol>'
)


def test_footnotes_follow_in_the_order_in_which_the_text_refers_to_them():
    assert body(NOTES).text == ("A[^1] b[^2][^3]\n\n[^1]: dua  \n    b\n\n[^2]: satu\n\n    lagi\n\n[^4]: lima")


TITLED = [
    ("<h1>J</h1><p>a</p>", {"Title": "J"}, "a"),
    ("<p>J</p><p>a</p>", {"Title": "J"}, "a"),
    ("<p>J<br>a</p>", {"Title": "J"}, "a"),
    ("<p><b>J<br>a</b> b</p>", {"Title": "J"}, "**a** b"),
    ("<p>J</p>", {}, "J"),
    (f"<p>{'J' * 201}</p><p>a</p>", {}, f"{'J' * 201}\n\na"),
    ("<ul><li>J</li></ul><p>a</p>", {}, "- J\n\na"),
    ("<p>a</p><h1>J</h1><p>b</p>", {"Title": "J"}, "a\n\nb"),
    ("<p>J</p><h1>A</h1><h1>B</h1>", {"Title": "J"}, "## A\n\n## B"),
    ('<p>a</p><h1>A</h1><h1 class="judul">J</h1>', {"Title": "J"}, "a\n\n## A"),
    ("<p>Judul: J</p><p>Penulis : Rina<br>Kategori: Kota</p><p>a</p>", "JRK", "a"),
    ("<p>Penulis: Rina</p><h1>J</h1><p>Kategori: Kota</p><p>a</p>", "JRK", "a"),
    ("<p>Judul: J</p><h1>J</h1><p>a</p>", {"Title": "J"}, "a"),
    ("<p>Judul: J</p><h1>L</h1><p>a</p>", {"Title": "J"}, "## L\n\na"),
    ("<p>Judul: J</p><p>Judul: L</p>", {"Title": "J"}, "Judul: L"),
    ("<p>Judul: J</p><p>Koreksi: Siti</p>", {"Title": "J"}, "Koreksi: Siti"),
    ("<p>Judul: J</p><p>X-Catatan: a</p>", {"Title": "J"}, "X-Catatan: a"),
    ("<p>Judul: J</p><p>Sumber: a<br>Sumber: b</p>", {"Title": "J"}, "Sumber: a  \nSumber: b"),
    (f"<p>Judul: J</p><p>Sumber: {'a' * 2000}</p>", {"Title": "J"}, f"Sumber: {'a' * 2000}"),
    ("<p>Judul: J</p><p>Penulis:</p><p>a</p>", {"Title": "J"}, "Penulis:\n\na"),
    ("<p>Judul: J</p><p>Foto: <img src='1'></p><p>a</p>", {"Title": "J"}, "Foto:\n\na"),
    ("<table><tr><td>Judul :</td><td>:</td><td>J</td></tr><tr><td></td></tr></table><p>a</p>", {"Title": "J"}, "a"),
    (
        "<table><tr><td>Judul</td><td>J</td><td>x</td></tr></table>",
        {},
        "| Judul | J | x |\n| --- | --- | --- |",
    ),
    (
        (
            '<h1>J<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup></h1><p>a</p>'
            '<ol><li id="footnote-1"><p>k</p></li></ol>'
        ),
        {"Title": "J"},
        "a\n\n[^1]: k",
    ),
    ("", {}, ""),
    ("<p> </p>", {}, ""),
]


@pytest.mark.parametrize(("source", "lines", "text"), TITLED)
def test_the_head_of_a_document_is_taken_off_its_text(source, lines, text):
    lines = {"Title": "J", "Authors": "Rina", "Category": "Kota"} if lines == "JRK" else lines
    assert head(source) == (lines, text)


def test_the_title_is_the_first_of_the_lines():
    source = "<p>Penulis: Rina</p><p>Judul: J</p><p>a</p>"
    assert head_of(elements_of(source)).lines == (("Title", "J"), ("Authors", "Rina"))
