"""A page holds no character that no article may hold, no abyss, and no target that was read in two ways."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.completeness import missing
from paraf.rules.rendering import ReferenceKind, plain_summary, references, render_body
from paraf.rules.sanitising import DEEPEST, depth, is_deeper, sanitised
from tests.support.cases import article
from tests.support.offices import OFFICE


def found(body="Isi.", **header):
    told = missing(article(body, **header), OFFICE, path="drafts/a.md", revised=None)
    return [(finding.code, finding.detail) for finding in told]


@pytest.mark.parametrize(
    ("written", "character"),
    [
        ("&#12;", "\f"),
        ("&#8;", "\b"),
        ("&#x202E;", "\u202e"),
        ("&#13;", "\r"),
        ("&#xFFFE;", "\ufffe"),
        ("&#x81;", "\x81"),
    ],
)
def test_a_refused_character_that_is_written_as_a_number_is_dropped_and_told(written, character):
    told = [("hidden-entity", {"character": f"U+{ord(character):04X}"})]
    for body in (f"Air {written}surut.", f"<abbr title='Air {written}surut'>a</abbr>"):
        assert character not in sanitised(body).html
        assert found(body) == told
    assert found(Summary=f"Air {written}surut.") == told
    assert plain_summary(article(Summary=f"Air {written}surut.")) == "Air surut."


def test_what_stands_in_code_is_shown_as_it_is_written():
    assert sanitised("`&#12;`").html == "<p><code>&amp;#12;</code></p>"
    assert found("`&#12;`") == []


def test_dropping_a_character_makes_no_address_harmful():
    assert sanitised("<a href='java&#8;script:alert(1)'>a</a>").html == "<p><a>a</a></p>"


def test_a_target_with_a_refused_character_is_judged_as_it_is_shown():
    body = "<img src='foto.jpg&#13;' alt='Air'>"
    (reference,) = references(article(body))
    assert (reference.target, reference.kind) == ("foto.jpg", ReferenceKind.PICTURE)
    assert 'src="/x/foto.jpg"' in render_body(body, rewrite=lambda _tag, _name, value: f"/x/{value}")


@pytest.mark.parametrize(
    "body",
    ["<div>" * (DEEPEST + 1), "<div>" * 30_000, ">" * (DEEPEST + 1) + "a"],
)
def test_what_is_nested_too_deeply_is_not_shown_and_is_told(body):
    assert render_body(body, rewrite=lambda *_: None) == ""
    assert references(article(body + "![a](a.jpg)")) == ()
    assert [code for code, _ in found(body)] == ["too-nested"]


def test_what_is_nested_to_the_limit_is_shown():
    assert sanitised("<div>" * DEEPEST + "a").html.count("<div>") == DEEPEST
    assert sanitised("<p>a<br>" * 500).html.count("<br>") == 500


def test_what_markdown_itself_cannot_follow_is_told_as_nested_too_deeply(monkeypatch):
    def falls(*_):
        raise RecursionError

    monkeypatch.setattr(markdown.Markdown, "convert", falls)
    assert sanitised("yang belum pernah dibaca").is_too_nested


@pytest.mark.parametrize(("number", "told"), [(500, []), (501, [("too-many-references", {"most": "500"})])])
def test_more_than_five_hundred_references_are_told_and_not_looked_at(number, told):
    body = " ".join(f"[a]({each}.pdf)" for each in range(number))
    assert found(body) == told
    assert len(references(article(body))) == 500


@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "</",
                "/>",
                "<div",
                "<p",
                "<P>",
                "<p\v>",
                "<br>",
                "<b>",
                "<pre>",
                "<!--",
                "<script>",
                " a='<i>'",
                "a",
            ]
        ),
        max_size=30,
    ).map("".join),
    st.integers(0, 6),
)
def test_html_is_deeper_than_a_limit_only_where_so_many_elements_begin(html, limit):
    assert is_deeper(html, limit) == (depth(html) > limit)


@pytest.mark.parametrize("mark", ["\u200b", "\u200e"])
def test_an_address_with_a_mark_that_nobody_sees_is_left_out(mark):
    assert "href" not in sanitised(f"[surat](https://contoh.example/{mark}a)").html
    assert 'href="https://contoh.example/a"' in sanitised("[surat](https://contoh.example/a)").html


@pytest.mark.parametrize("typed", ['<a title="Judul">x</a>', '<a title="Judul" class="footnote-ref">x</a>', "<a>x</a>"])
def test_what_leads_nowhere_has_no_relation_to_it(typed):
    assert {sanitised(typed).html.count("rel=") for _ in range(20)} == {0}
    assert 'title="Judul"' in sanitised(typed).html or "title" not in typed
