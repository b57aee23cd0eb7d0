from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.article import Article, Field, public_text, render, with_fields
from paraf.rules.grammar import parse
from tests.support.articles import articles

ARTICLE = Article(
    fields=(
        Field(key="Title", value="Banjir surut", line=1),
        Field(key="Assignment", value="118/SPT/2026", line=2),
        Field(key="Tags", value="banjir, sungai", line=3),
    ),
    body="Air turun.\n\nWarga pulang.",
    body_line=5,
)


def test_a_value_and_its_line_are_found_by_their_key():
    assert (ARTICLE.get("Tags"), ARTICLE.line_of("Tags")) == ("banjir, sungai", 3)
    assert (ARTICLE.get("Slug"), ARTICLE.line_of("Slug")) == (None, None)


def test_the_canonical_text_is_header_blank_line_body_and_one_newline():
    expected = "Title: Banjir surut\nAssignment: 118/SPT/2026\nTags: banjir, sungai\n\nAir turun.\n\nWarga pulang.\n"
    assert render(ARTICLE) == expected


def test_the_public_text_keeps_the_order_and_leaves_private_lines_out():
    assert public_text(ARTICLE) == "Title: Banjir surut\nTags: banjir, sungai\n\nAir turun.\n\nWarga pulang.\n"


def test_an_article_without_a_body_ends_with_its_header():
    bare = Article(fields=ARTICLE.fields[:1], body="\n\n")
    assert render(bare) == "Title: Banjir surut\n"


def test_where_the_lines_stood_makes_no_other_article():
    assert Article(fields=(Field(key="Title", value="x", line=9),), body="y", body_line=12) == Article(
        fields=(Field(key="Title", value="x"),), body="y"
    )


def test_lines_are_set_in_place_added_at_the_end_and_left_out():
    changed = with_fields(ARTICLE, {"Title": "Banjir datang", "Assignment": None, "Slug": "banjir", "Unit": None})
    assert [(field.key, field.value, field.line) for field in changed.fields] == [
        ("Title", "Banjir datang", 1),
        ("Tags", "banjir, sungai", 3),
        ("Slug", "banjir", 0),
    ]
    assert (changed.body, changed.body_line) == (ARTICLE.body, ARTICLE.body_line)


def test_a_blank_value_leaves_the_line_out():
    assert with_fields(ARTICLE, {"Title": " \n", "Slug": ""}).fields == ARTICLE.fields[1:]


def test_a_value_on_two_lines_cannot_forge_a_header_line():
    changed = with_fields(ARTICLE, {"X-Kembali": "Nama keliru\nParaf: sha256:00\r\n\r\nIsi"})
    assert changed.get("X-Kembali") == "Nama keliru Paraf: sha256:00 Isi"
    assert render(changed).count("\nParaf:") == 0


@given(article=articles(), note=st.text(max_size=40))
def test_setting_a_line_touches_no_other(article, note):
    changed = with_fields(article, {"X-Catatan": note})
    assert [field for field in changed.fields if field.key != "X-Catatan"] == list(article.fields)
    assert render(changed).count("\n") == render(article).count("\n") + (changed.get("X-Catatan") is not None)


@given(first=articles(), second=articles())
def test_equal_texts_mean_equal_articles(first, second):
    assert (render(first) == render(second)) == (first == second)


@given(article=articles())
def test_the_public_text_is_canonical_itself(article):
    text = public_text(article)
    if article.fields and text and not text.startswith("\n"):
        assert render(parse(text, path="").article) == text
