"""Markdown becomes HTML that can do no harm, and its references are those of the HTML that is shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.article import Article, Field
from paraf.rules.rendering import ReferenceKind, picture_of, plain_summary, references, render_body, spelled_out


def keep(_tag, _attribute, value):
    return value


def shown(body):
    return render_body(body, rewrite=keep)


def article(body="", **header):
    fields = tuple(
        Field(key=key.replace("_", "-"), value=value, line=n) for n, (key, value) in enumerate(header.items(), 1)
    )
    return Article(fields=fields, body=body, body_line=len(fields) + 2)


@pytest.mark.parametrize(
    ("body", "gone"),
    [
        ("<script>alert(1)</script>", "alert"),
        ("<SCRIPT SRC=//x></SCRIPT >", "//x"),
        ("a <img src=x.jpg onerror=alert(1)>", "onerror"),
        ("a <img src=x.jpg onerror\n=alert(1)>", "alert"),
        ("[a](javascript:alert(1))", "javascript"),
        ("[a](JaVaScRiPt:alert(1))", "alert"),
        ("<a href='java&#115;cript:alert(1)'>a</a>", "alert"),
        ("<a href='\x09javascript:alert(1)'>a</a>", "alert"),
        ("[a](data:text/html;base64,AAAA)", "AAAA"),
        ("![a](data:image/svg+xml,AAAA)", "AAAA"),
        ("[a](vbscript:x)", "vbscript"),
        ("<svg onload=alert(1)><script>alert(1)</script></svg>", "alert"),
        ("<math><mi xlink:href='javascript:alert(1)'>x</mi></math>", "alert"),
        ("<iframe src=https://x.example>dalam</iframe>", "x.example"),
        ("<style>p{background:url(//x.example)}</style>", "x.example"),
        ("<p style='background:url(//x.example)'>a</p>", "style"),
        ("<form action=/x><input name=sandi></form>", "sandi"),
        ("<meta http-equiv=refresh content='0;url=//x.example'>", "x.example"),
        ("<base href=//x.example>", "x.example"),
        ("<link rel=stylesheet href=//x.example>", "x.example"),
        ("<object data=//x.example></object>", "x.example"),
        ("<embed src=//x.example>", "x.example"),
        ("<video src=//x.example onplay=alert(1)></video>", "x.example"),
        ("<template><img src=x onerror=alert(1)></template>", "alert"),
        ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "<img src=x onerror"),
        ("<p id=isi class=masthead>a</p>", "masthead"),
        ("<a href=x class='footnote-ref lain'>a</a>", "lain"),
        ("<li id='isi'>a</li>", "isi"),
        ("<td align='left;x'>a</td>", "left"),
        ("<!-- rahasia -->a", "rahasia"),
        ("<a href=x target=_blank>a</a>", "_blank"),
        ("<button onclick=alert(1)>a</button>", "alert"),
        ("# a {: onclick=alert(1) }\n", " onclick=alert(1)>"),
    ],
)
def test_nothing_harmful_is_shown(body, gone):
    assert gone not in shown(body)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("**tebal** *miring* `kode`", "<p><strong>tebal</strong> <em>miring</em> <code>kode</code></p>"),
        ("# A\n\n## B\n\n###### C", "<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>"),
        ("### A\n\n#### B\n\n### C\n\n## D", "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>\n<h2>D</h2>"),
        ("## A\n\n# B\n\n### C", "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>"),
        ("## A\n\n### B", "<h2>A</h2>\n<h3>B</h3>"),
        ("<h1>A</h1>", "<h2>A</h2>"),
        ("Istilah\n: Arti", "<dl>\n<dt>Istilah</dt>\n<dd>Arti</dd>\n</dl>"),
        ("```python\nx\n```", '<pre><code class="language-python">x\n</code></pre>'),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("OPD\n\n*[OPD]: Dinas", '<p><abbr title="Dinas">OPD</abbr></p>'),
        ("5 < 6 & 7 > 2", "<p>5 &lt; 6 &amp; 7 &gt; 2</p>"),
        ("[a](mailto:a@b.example)", '<p><a href="mailto:a@b.example" rel="noopener">a</a></p>'),
        ("", ""),
    ],
)
def test_honest_markdown_is_shown(body, html):
    assert shown(body).strip() == html


def test_columns_keep_their_side_without_a_style():
    html = shown("a | b\n:--|--:\n1 | 2")
    assert '<td align="right">2</td>' in html
    assert "style" not in html


def test_footnotes_lead_there_and_back():
    html = shown("Kata[^1].\n\n[^1]: Catatan.")
    assert 'href="#fn:1"' in html
    assert 'id="fn:1"' in html
    assert 'href="#fnref:1"' in html
    assert "Jump back" not in html


def test_every_target_goes_through_the_rewriting():
    seen = []

    def rewrite(tag, attribute, value):
        seen.append((tag, attribute, value))
        return None if tag == "a" else "/gambar/x.jpg"

    html = render_body("[a](x.pdf) ![b](y.jpg) [c](x.pdf)", rewrite=rewrite)
    assert seen == [("a", "href", "x.pdf"), ("img", "src", "y.jpg")]
    assert html == ('<p><a>a</a> <img src="/gambar/x.jpg" alt="b" loading="lazy"> <a>c</a></p>').replace(
        'src="/gambar/x.jpg" alt="b"', 'alt="b" src="/gambar/x.jpg"'
    )


def test_a_rewriting_that_breaks_is_heard_of():
    def rewrite(*_target):
        raise LookupError

    with pytest.raises(LookupError):
        render_body("[a](x.pdf)", rewrite=rewrite)


def test_a_picture_may_become_part_of_the_page_only_by_rewriting():
    html = render_body("![b](y.jpg)", rewrite=lambda *_: "data:image/png;base64,AAAA")
    assert "data:image/png;base64,AAAA" in html


def test_references_are_found_with_kind_alternative_text_and_line():
    text = (
        "Foto: ![Air](images/a.jpg)\n"
        "![](../images/a%20b.jpg) [surat](surat.pdf#2)\n"
        "\n"
        "![Air lagi](images/a.jpg) [berita lain]({filename}x.md) [web](https://x.example)\n"
        "![luar](https://x.example/y.jpg)\n"
        "![naik](../x.jpg) [naik](../y.pdf) `![bukan](z.jpg)` [kosong](#atas)"
    )
    found = references(article(text, Title="x", Image="{static}/images/kepala.jpg", Image_Alt="Kepala"))
    picture, link, bad = ReferenceKind.PICTURE, ReferenceKind.LINK, ReferenceKind.BAD
    assert [(each.target, each.kind, each.alt, each.line, each.in_body) for each in found] == [
        ("images/kepala.jpg", picture, "Kepala", 2, False),
        ("images/a.jpg", picture, "Air", 5, True),
        ("images/a b.jpg", picture, "", 6, True),
        ("surat.pdf", link, None, 6, True),
        ("images/a.jpg", picture, "Air lagi", 8, True),
        ("https://x.example/y.jpg", bad, "luar", 9, True),
        ("../x.jpg", bad, "naik", 10, True),
        ("../y.pdf", bad, None, 10, True),
    ]


def test_a_picture_hidden_in_what_is_not_shown_is_no_reference():
    assert references(article("<script>'<img src=x.jpg>'</script><!-- ![a](b.jpg) -->")) == ()


def test_a_target_that_stands_otherwise_in_the_text_is_placed_at_the_body():
    assert [each.line for each in references(article("<img src='a&#46;jpg' alt=a>", Title="x"))] == [3]


@pytest.mark.parametrize(
    ("image", "path"),
    [("images/x.jpg", "images/x.jpg"), ("Foto #1.jpg", "Foto #1.jpg"), ("a?.jpg", "a?.jpg"), ("https://x/y.jpg", None)],
)
def test_the_image_line_names_a_file_not_a_web_address(image, path):
    assert picture_of(article(Image=image)) == path


def test_an_article_without_an_image_line_has_no_picture_at_its_head():
    assert picture_of(article()) is None


@pytest.mark.parametrize(
    ("made", "summary"),
    [
        (article("Badan.", Summary="5 < 6 **tebal** [a](x)"), "5 < 6 tebal a"),
        (article("# Judul\n\nSatu *dua*\ntiga.\n\nEmpat."), "Satu dua tiga."),
        (article("![](x.jpg)\n\nSatu[^1] H<sub>2</sub>O m<sup>2</sup>.\n\n[^1]: Kaki"), "Satu H2O m2."),
        (article("# Judul saja"), "Judul saja"),
        (article("<script>x</script>"), ""),
        (article(""), ""),
    ],
)
def test_the_summary_is_plain_text(made, summary):
    assert plain_summary(made) == summary


@given(st.text(alphabet=st.sampled_from("<>\"'&/=: abimgscrptonel()[]!#\n`*"), max_size=120))
def test_no_text_whatever_gives_a_tag_or_attribute_off_the_list(body):
    html = shown(body)
    for tag in re.findall(r"<\s*([a-zA-Z][^\s/>]*)", html):
        assert tag in {
            "p",
            "a",
            "img",
            "em",
            "strong",
            "code",
            "pre",
            "dl",
            "dt",
            "dd",
            "b",
            "i",
            "s",
            "br",
            "hr",
            "h2",
            "h3",
            "h4",
            "h5",
        } | {
            *(
                "h6",
                "ul",
                "ol",
                "li",
                "blockquote",
                "abbr",
                "cite",
                "del",
                "ins",
                "sup",
                "sub",
                "q",
                "small",
                "samp",
                "div",
            )
        }
    assert not re.search(r"<[^>]*\son\w+\s*=", html)


@pytest.mark.parametrize(
    "body",
    [
        "Isi.[](x.pdf)",
        "Isi.[ ](x.pdf)",
        "Isi.[&nbsp;\u200b\u3164](x.pdf)",
        "Isi.[.](x.pdf)",
        "Isi.<a href='x.pdf'></a>[kata](https://x.example)",
        "Isi.[![](y.png)](x.pdf)",
        "Isi.[<!-- kata -->](x.pdf) kata",
    ],
)
def test_a_link_that_shows_no_words_is_unseen(body):
    (link,) = (each for each in references(article(body)) if each.kind is ReferenceKind.LINK)
    assert link.is_unseen


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("a [\n ](https://x.example/)b", "<p>a \n b</p>"),
        ("a <a href='https://x.example/' title='1>0'></a>b", "<p>a b</p>"),
        ("[](#a)[k](https://x.example/)", '<p><a href="https://x.example/" rel="noopener">k</a></p>'),
        (
            "[![](https://x.example/y.png)](https://x.example/)",
            '<p><a href="https://x.example/" rel="noopener"><img alt=""',
        ),
    ],
)
def test_a_link_with_nothing_to_follow_it_by_is_no_link_on_the_page(body, shown):
    assert render_body(body, rewrite=lambda _tag, _name, value: value).startswith(shown)


@pytest.mark.parametrize("body", ["[kata](x.pdf)", "[**5**](x.pdf)", "[![Air](y.png)](x.pdf)", "[](#a)[k](x.pdf)"])
def test_a_link_that_shows_a_word_or_a_described_picture_is_seen(body):
    assert not any(each.is_unseen for each in references(article(body)))


@given(st.from_regex(r"[A-Za-z][A-Za-z0-9 ,.:;!?()'\"%/-]*", fullmatch=True))
def test_a_summary_in_which_nothing_has_a_meaning_of_its_own_is_shown_as_any_text_is(line):
    assert plain_summary(article(Summary=line)) == plain_summary(article(body=line))


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('Ia berkata "ya".', "<p>Ia berkata &quot;ya&quot;.</p>"),
        ('`<a href="x">`', "<p><code>&lt;a href=&quot;x&quot;&gt;</code></p>"),
        ("[a](https://x.example 'a > \"b\"')", 'title="a &gt; &quot;b&quot;"'),
    ],
)
def test_spelled_out_a_text_has_quotation_marks_around_attributes_alone(body, shown):
    html = render_body(body, rewrite=lambda _tag, _name, value: value)
    assert shown in spelled_out(html)
    assert spelled_out(spelled_out(html)) == spelled_out(html)
