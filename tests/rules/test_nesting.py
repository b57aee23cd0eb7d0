"""What people type as HTML stands on a page where HTML lets it stand, and says what it said."""

import re
from html.parser import HTMLParser
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.nesting import levelled, well_nested
from paraf.rules.rendering import render_body, rendered
from paraf.rules.sanitising import cleaned, sanitised

WORDS = [
    "a",
    "abbr",
    "b",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
    "small",
    "strong",
    "sup",
    "u",
]
AS_AROUND = {"a", "del", "ins"}
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
BLOCKS = ["blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "li", "ol", "p", "summary", "ul"]
TABLE = ["caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"]
PARENTS = {
    "li": {"ol", "ul"},
    "dt": {"dl"},
    "dd": {"dl"},
    "figcaption": {"figure"},
    "summary": {"details"},
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}
CHILDREN = {"ol": {"li"}, "ul": {"li"}, "dl": {"dt", "dd"}}
TAGS = st.sampled_from([*WORDS, *HEADINGS, *BLOCKS, *TABLE, "pre", "hr", "br"])
PIECES = st.one_of(
    st.sampled_from(["air ", "bah", "surut "]),
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.sampled_from(["\n\n* satu\n* dua\n\n", "\n\n## Judul\n\n", "<li id='fn:1'>", "<li value='3'>", "<a href='/x'>"]),
)
TYPED = st.lists(PIECES, max_size=25).map("".join)
LEADING = st.sampled_from(
    [
        *("[a](b.md)", "[](c.pdf)", "![x](f.jpg 'Judul &quot;y&quot;')", "`<a href='x'>`", '"src="', "</a>"),
        *(
            "<img src=x.png title=' href=' alt=z>",
            "<a title='href=' href='/x?a&b'>",
            "<a target=_blank href=/y title=z>",
        ),
    ]
)
PLACES = st.sampled_from([None, "/a", '/x?a=1&b="2"', "https://a.id/\u00a0<b>"])


def page(body):
    return sanitised(body).html


def words(html):
    return re.findall(r"\w+", re.sub(r"<[^>]*>", " ", html))


class _Misplaced(HTMLParser):
    """Collects what stands where it may not."""

    def __init__(self):
        super().__init__()
        self.found, self.names = [], []
        self._open, self._within = [], [[]]
        self._level = 1

    def handle_starttag(self, tag, attrs):
        parent = self._open[-1] if self._open else "body"
        is_block = tag not in {*WORDS, "br", "img"}
        if parent not in PARENTS.get(tag, {parent}) or tag not in CHILDREN.get(parent, {tag}):
            self.found.append((parent, tag))
        around = next((each for each in reversed(self._open) if each not in AS_AROUND), "body")
        if is_block and around in {*WORDS, *HEADINGS, "p", "pre"}:
            self.found.append((around, tag))
        if tag in HEADINGS:
            level = int(tag[1])
            if level > min(self._level + 1, 6) or level == 1 or {"dt", "th"} & set(self._open):
                self.found.append((self._level, tag))
            self._level = level
        self.names += [value for name, value in attrs if name == "id"]
        self._within[-1].append(tag)
        if tag not in {"br", "hr", "img"}:
            self._open.append(tag)
            self._within.append([])

    def handle_data(self, data):
        if data.strip() and self._open and self._open[-1] in CHILDREN:
            self.found.append((self._open[-1], data))

    def handle_endtag(self, tag):
        self._open.pop()
        within = " ".join(self._within.pop())
        if tag == "details" and not within.startswith("summary"):
            self.found.append((tag, within))
        if tag == "dl" and not re.fullmatch(r"((dt ?)+(dd ?)+)*", within):
            self.found.append((tag, within))
        if tag == "table" and not re.fullmatch(r"(caption ?)?(thead ?)?(tbody ?)*(tfoot)?", within):
            self.found.append((tag, within))
        if tag == "tr" and not within:
            self.found.append((tag, within))


def misplaced(html):
    reader = _Misplaced()
    reader.feed(html)
    reader.close()
    repeated = {name for name in reader.names if reader.names.count(name) > 1}
    return [*reader.found, *sorted(repeated)]


@given(TYPED)
def test_whatever_is_typed_everything_stands_where_it_may(body):
    assert misplaced(page(body)) == []


@given(TYPED)
def test_a_browser_finds_the_elements_as_they_were_put(body):
    html = re.sub(r"<pre>\n+", "<pre>", page(body))  # a browser does not show the first line's end in it
    assert cleaned(html) == html


class _Leading(HTMLParser):
    """Collects where links and pictures lead."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, _tag, attrs):
        self.found |= {value for name, value in attrs if name in {"href", "src"}}


@given(st.lists(PIECES | LEADING, max_size=25).map("".join), st.lists(PLACES, min_size=1))
def test_a_page_leads_where_it_was_given_and_is_as_the_sanitiser_writes_it(body, places):
    chosen = dict(zip(rendered(body).targets, cycle(places), strict=False))
    html = re.sub(r"<pre>\n+", "<pre>", render_body(body, rewrite=lambda *target: chosen[target]))
    reader = _Leading()
    reader.feed(html)
    assert reader.found <= set(chosen.values()) - {None}
    assert in_order(cleaned(html)) == in_order(html)
    assert misplaced(html) == []


def in_order(html):
    """Give HTML with the attributes of each element in the order of their names, which says the same."""
    return re.sub(
        r'(?: [a-z]+="[^"]*")+', lambda found: "".join(sorted(re.findall(r' [a-z]+="[^"]*"', found[0]))), html
    )


@given(TYPED)
def test_no_word_is_lost_or_grows_together_with_another(body):
    html = cleaned(body)
    assert sorted(words(well_nested(html))) == sorted(words(html))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a<li>b</li>\n<li>c</li>d", "a<ul><li>b</li>\n<li>c</li></ul>d"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a <ul><li>b</li></ul></li></ul>"),
        ("<ol>a<li>b</li>c</ol>", "<ol><li>a</li><li>b c</li></ol>"),
        ("<ol><li>a</li> <p></p>\n</ol>", "<ol><li>a</li> \n</ol>"),
        ("<ul><li value=3>a</li></ul>", "<ul><li>a</li></ul>"),
        ("<ol><li value=3>a</li></ol>", '<ol><li value="3">a</li></ol>'),
        ("<dt>a</dt><dd>b</dd>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><div><dt>a</dt><dd>b</dd></div></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><dt>a</dt>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><dd>a</dd></dl>", "<div><div>a</div></div>"),
        ("<dd>a</dd>", "<div><div>a</div></div>"),
        ("<b>a<div>b<hr></div></b>", "<b>a</b><div><b>b</b><hr></div>"),
        ("<s><ul><li>a</li></ul></s>", "<ul><li><s>a</s></li></ul>"),
        ("<b><i><b>a<hr></b></i></b>", "<b><i> a</i></b><hr> "),
        ("<del><p>a</p></del>", "<del><p>a</p></del>"),
        ("<h3>a<p>b</p>c</h3>", "<h2>a</h2><p>b</p>c "),
        ("<h3><p>a</p>b</h3>", "<h2>a</h2>b "),
        ("<h3> <hr>a</h3>b", "  <hr>a b"),
        ("<h3></h3>a", "  a"),
        ("<pre>a<div>b</div></pre>", "<pre>a</pre><div>b</div>"),
        ("<table><tr><th><h2>a</h2></th></tr></table>", "<table><tbody><tr><th><div>a</div></th></tr></tbody></table>"),
        (
            "<table><tr><td>a</tr></tbody><thead><tr><td>b</thead><caption>c<caption>d</table>",
            "<table><caption>c d</caption><thead><tr><td>b</td></tr></thead><tbody><tr><td>a</td></tr></tbody></table>",
        ),
        ("<table><tr></tr><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<details>a<summary>b</summary></details>", "<details><summary>b</summary>a</details>"),
        ("<details>a</details><summary>b</summary>", "<div>a</div><div>b</div>"),
        ("<figure>a<figcaption>b</figcaption>c</figure>", "<figure>a<div>b</div>c</figure>"),
        ("<figure>a<figcaption>b</figcaption></figure>", "<figure>a<figcaption>b</figcaption></figure>"),
        ("<dfn>a<dfn>b</dfn></dfn>", "<dfn>a b </dfn>"),
        ("<p>a</p><sup id='fn:1'>b</sup><sup id='fn:1'>c</sup>", '<p>a</p><sup id="fn:1">b</sup><sup>c</sup>'),
    ],
)
def test_what_has_no_place_where_it_was_typed_gets_one(typed, shown):
    assert levelled(well_nested(cleaned(typed))) == shown


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("<h4>a</h4>", "2"),
        ("## a\n\n<div>\n<h4>b</h4>\n</div>\n\n## c\n\n<h5>d</h5>", "2323"),
        ("<h1>a</h1>\n\n# b\n\n### c\n\n<h3>d</h3>", "2233"),
        ("".join(f"<h{level}>a</h{level}>" for level in range(1, 7)), "234566"),
    ],
)
def test_headings_typed_either_way_share_their_levels(typed, levels):
    assert "".join(re.findall(r"<h(\d)>", page(typed))) == levels


def test_a_text_without_html_is_as_markdown_makes_it():
    body = "# a\n\n* b\n\n    c\n\n1. d\n\n| e |\n|---|\n| f |\n\n> g[^1]\n\n[^1]: h\n\nIstilah\n: Arti"
    html = page(body)
    assert misplaced(html) == []
    assert well_nested(html) == html
