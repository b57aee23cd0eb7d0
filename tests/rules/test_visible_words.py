import pytest

from paraf.rules.visible_words import body_words, shows, visible_words


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
