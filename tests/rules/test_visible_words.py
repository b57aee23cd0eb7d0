import pytest

from paraf.rules.visible_words import body_words, shows, visible_words

UNSHOWN = ["audio", "canvas", "datalist", "noembed", "noframes", "object", "rp", "select", "textarea", "video"]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", ""),
        ("a  b\n c", "a b c"),
        ("<p>satu</p><p>dua</p>", "satu dua"),
        ("per<b>kata</b>an", "perkataan"),
        ("a<br>b<hr/>c<img src=x>d", "a b c d"),
        ("<head><title>x</title></head><body>a</body>", "a"),
        ("<script>x</script>a<style>y</style>", "a"),
        ("<svg><g><text>x</text></g></svg>a", "a"),
        ("<template><p>x</template>a", "a"),
        ("<div hidden><p>x</p><br><b>y</div>a", "a"),
        ("<p>a <span hidden>x</span>b</p>", "a b"),
        ("<div hidden>x", ""),
        ("</p>a</div>", "a"),
        ("a<!-- x -->b &amp; &#99;", "ab & c"),
        ("<input hidden>a", "a"),
        ("<dialog><p>x</dialog>a<dialog open>b</dialog>", "a b"),
        *((f"<{tag}><p>x</p></{tag}>a", "a") for tag in UNSHOWN),
        ("<div popover>x</div>a", "a"),
        ("<div style='color:red; DISPLAY: none'>x</div>a", "a"),
        ("<div style='dis/**/play:none'>x</div>a", "a"),
        ("<div style='d\\\\69splay:none'>x</div>a", "a"),
        ("<div style='visibility:hidden'>x</div>a", "a"),
        ("<div style='font-size: 0px'>x</div>a", "a"),
        ("<div style='opacity:.00'>x</div>a", "a"),
        ("<div style='opacity:0.5;font-size:10px' style>a</div>", "a"),
        ("<div style='display:none' style=''>x</div>a", "a"),
        ("a<!-- -- > x -->b", "ab"),
        ("a<!-- x --!>b", "ab"),
        ("a<!-->b<!--->c", "abc"),
        ("a<!-- x > <p>y</p>", "a"),
        ("<details><p>x</p><summary>a</summary>y<summary>z</summary></details>b", "a b"),
        ("<details open>a<summary>b</summary></details>", "a b"),
        ("<div hidden><details><summary>x</summary></details></div>a", "a"),
        ("<details><div><summary>x</summary></div></details>a", "a"),
        ("<summary>a</summary>", "a"),
    ],
)
def test_words_are_what_a_reader_sees(html, words):
    assert visible_words(html) == words


@pytest.mark.parametrize(
    ("page", "text", "is_shown"),
    [
        ("a b c", "b", True),
        ("a b c", "a b c", True),
        ("a bc", "b", False),
        ("a x b", "a b", False),
        ("ab c", "b c", False),
    ],
)
def test_words_stand_on_a_page_whole_and_in_one_piece(page, text, is_shown):
    assert shows(page, text) is is_shown


def test_the_words_of_a_body_are_those_of_its_html():
    assert body_words("# Kepala\n\n* satu\n* *dua*\n\n<script>x</script>") == "Kepala satu dua"


def test_what_is_folded_away_is_shown_to_whoever_unfolds_it():
    html = "<details><summary>a</summary><p>b</p></details><dialog>x</dialog>"
    assert (visible_words(html), visible_words(html, folded=False)) == ("a", "a b")
    body = "<details><summary>a</summary>\n\nb\n\n</details>\n"
    assert body_words(body, folded=False) == "a b"
