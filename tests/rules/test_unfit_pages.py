import pytest

from paraf.rules.completeness import missing
from paraf.rules.rendering import MOST_REFERENCES, references, render_body
from paraf.rules.sanitising import sanitised
from tests.support.cases import article
from tests.support.offices import OFFICE


def found(body="Air turun.", **header):
    findings = missing(article(body, **header), OFFICE, path="drafts/a.md", revised=None)
    return [(one.code, one.line, dict(one.detail)) for one in findings if one.code != "no-summary"]


@pytest.mark.parametrize(
    ("typed", "character"), [("&#12;", "U+000C"), ("&#8;", "U+0008"), ("&#x202E;", "U+202E"), ("&#xFEFF;", "U+FEFF")]
)
def test_a_hidden_character_written_as_an_entity_is_on_no_page_and_is_told(typed, character):
    body = f"Air{typed} turun [ke sini](http://contoh.example/a{typed}b)."
    assert chr(int(character.replace("U+", "0x"), 0)) not in render_body(body, rewrite=lambda _tag, _name, value: value)
    assert found(body) == [("hidden-entity", 7, {"character": character})]
    assert found(Summary=f"Air{typed} turun.") == [("hidden-entity", 5, {"character": character})]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 60 + "dalam",
        "<div>" * 5000 + "dalam",
        "".join(f"{'    ' * level}- butir\n" for level in range(60)),
        "".join(f"{'    ' * level}- butir\n" for level in range(700)),
        "> " * 400 + "dalam",
    ],
)
def test_what_is_nested_too_deeply_is_told_and_shows_nothing(body):
    assert sanitised(body).html == ""
    assert ("too-nested", 7, {}) in found(body)
    assert references(article(body)) == ()


def test_more_references_than_are_looked_at_are_told():
    links = [f"[{number}](https://contoh.example/{number})" for number in range(MOST_REFERENCES)]
    assert found(" ".join(links)) == []
    assert found(" ".join([*links, "[lagi](lampiran.pdf)"])) == [
        ("too-many-references", None, {"most": str(MOST_REFERENCES)})
    ]


def test_a_target_that_was_given_no_place_is_left_out_however_it_is_written():
    html = render_body('<img src="foto.jpg&#13;" alt="x">', rewrite=lambda _tag, _name, _value: None)
    assert "foto.jpg" not in html


def test_elements_that_close_themselves_do_not_nest():
    assert not sanitised("<p>a\n\n" * 2000 + "<br>" * 2000).is_too_nested
    assert not sanitised("</div>" * 10 + "Air turun.").is_too_nested
