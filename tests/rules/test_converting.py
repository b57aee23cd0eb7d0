"""A text becomes the HTML that Markdown makes of it, whatever was converted before."""

from concurrent.futures import ThreadPoolExecutor

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from paraf.rules.converting import CONFIGURED, EXTENSIONS, MARKS, SparingInlines, converted

PIECES = st.sampled_from(
    [
        *"`*_[]()<>!&\\|:#-+=~\"'^1 \n",
        *(
            "\n\n",
            "  \n",
            "    ",
            "\t",
            "air",
            "Bah",
            "**",
            "__",
            "***",
            "![",
            "[^1]",
            "[^1]: kaki\n",
            "[air]: /a 'b'\n",
        ),
        *(
            "*[air]: Air Bersih\n",
            "[air]",
            "[air][]",
            "![air][air]",
            "[x](y.md)",
            "![p](p.png)",
            "<b>",
            "</b>",
            "<div>",
        ),
        *("\nAir.", "\n**Air** surut", "\n- air", "\n> air", "\n\n## Air\n", "\n---\n", "\n\n1. air", "\n: air"),
        *("</div>", "<https://a.b>", "<a@b.id>", "&amp;", "&#12;", "```\n", "~~~ py\n", "> ", "* ", "1. ", "3. ", "# "),
        *(
            "Satu\n: dua\n",
            "a | b\n--|--\n1 | 2\n",
            "\\*",
            "\\\\`",
            "<!-- x -->",
            "<br>",
            "\x02",
            "\x03",
            "\x02klzzwxh:0001\x03",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def by_itself(text):
    return markdown.Markdown(extensions=EXTENSIONS, extension_configs=dict(CONFIGURED)).convert(text)


@given(texts=st.lists(TEXTS, max_size=4))
def test_a_text_gives_what_markdown_gives_for_it_alone_whatever_came_before(texts):
    for text in texts:
        assert converted(text) == by_itself(text)


KINDS = (
    "- {}",
    "* {}",
    "> {}",
    ">{}",
    "## {}",
    "**{}",
    "{}",
    "    {}",
    "1. {}",
    ": {}",
    "|{}|",
    "{}|b",
    "[^{}]: c",
    "--{}",
)
LINES = st.builds(
    str.format, st.sampled_from(KINDS), st.sampled_from(["Air", "air surut", "**Air**", "-", "|", "a|b", ""])
)


@given(text=st.lists(LINES | st.just(""), max_size=8).map("\n".join))
def test_blocks_of_every_kind_are_what_markdown_makes_of_them(text):
    assert converted(text) == by_itself(text)


def test_what_one_text_defined_is_unknown_to_the_next():
    converted("[air]: /a\n*[Air]: Air Bersih\n\n[air] Air[^1]\n\n[^1]: kaki")
    assert converted("[air] Air[^1]") == "<p>[air] Air[^1]</p>"


def falls(*_):
    raise RecursionError


def test_a_text_that_could_not_be_followed_leaves_nothing_to_the_next(monkeypatch):
    converted("Isi.")
    monkeypatch.setattr(SparingInlines, "run", falls)
    with pytest.raises(RecursionError):
        converted("[air]: /a")
    monkeypatch.undo()
    assert converted("[air]") == by_itself("[air]")


def test_threads_do_not_meet():
    texts = [f"*{number}* [a][{number}]\n\n[{number}]: /{number}" for number in range(200)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(converted, texts)) == list(map(by_itself, texts))


def test_what_ours_stands_in_for_is_where_markdown_had_it():
    stock = markdown.Markdown(extensions=list(EXTENSIONS))
    assert all(name in stock.inlinePatterns for name in MARKS)
    assert len(stock.inlinePatterns) == len(MARKS)
    assert type(stock.treeprocessors["inline"]) is InlineProcessor is SparingInlines.__base__
    assert all(name in stock.parser.blockprocessors for name in ("paragraph", "ulist", "quote", "hashheader"))
    assert stock.parser.blockprocessors.get_index_for_name("empty") == 0
    assert {"_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"} <= vars(InlineProcessor).keys()
