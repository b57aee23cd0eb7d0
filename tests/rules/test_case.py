from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paraf.rules.article import Field, public_text, with_fields
from paraf.rules.header import KEYS, is_public
from paraf.rules.manifest import LocalFile, correction_code, sha256, signing_code
from paraf.rules.office import CategoryPolicy, SignoffLevel
from paraf.rules.reading import read_article
from paraf.rules.words import Stage
from tests.support.articles import ZONE, articles, typed, values_of
from tests.support.cases import case, case_of, picture

PRIVATE = [key.name for key in KEYS if not key.public] + ["X-Catatan"]
PUBLIC = [key.name for key in KEYS if key.public]


def digest_of(paper, *used):
    return case_of(paper, used=used).digest


def read(raw):
    return read_article(raw, path="review/a.md", zone=ZONE).article


def test_a_case_knows_its_place_and_the_code_of_its_text():
    paper = case(stage=Stage.REVIEW, path="banjir/index.md", used=[picture()])
    assert paper.place == "review/banjir/index.md"
    assert paper.files == (picture().file,)
    assert paper.digest is not None
    assert paper.code == correction_code(paper.digest)


@pytest.mark.parametrize("embargo", [None, "2026-12-24 08:00"])
def test_who_signs_gives_the_code_that_the_level_asks_for(embargo):
    paper = case(Embargo=embargo) if embargo else case()
    by_key = CategoryPolicy(level=SignoffLevel.SIGNATURE)
    assert paper.code_under(by_key) == signing_code(paper.digest, embargo)
    assert paper.code_under(CategoryPolicy()) == paper.code


def test_what_cannot_be_read_has_no_digest_and_no_code():
    assert (case_of(None).digest, case_of(None).code, case_of(None).code_under(CategoryPolicy())) == (None, None, None)


def test_a_picture_that_must_be_cleaned_is_told_from_a_clean_one():
    assert picture(original=b"GPS").cleaned
    assert not picture().cleaned


@given(article=articles(), other=articles())
def test_equal_digests_mean_equal_public_articles_and_nothing_else(article, other):
    assert (digest_of(article) == digest_of(other)) == (public_text(article) == public_text(other))


@given(article=articles(), found=st.data())
def test_an_edit_of_a_public_line_changes_the_digest(article, found):
    key = found.draw(st.sampled_from(PUBLIC))
    value = found.draw(st.none() | values_of(key))
    assume(article.get(key) != value)
    assert digest_of(with_fields(article, {key: value})) != digest_of(article)


@given(article=articles(), body=st.text(max_size=30))
def test_an_edit_of_the_body_changes_the_digest(article, body):
    assume(body.strip("\n") != article.body.strip("\n"))
    assert digest_of(replace(article, body=body)) != digest_of(article)


@given(article=articles())
def test_the_order_of_public_lines_is_in_the_digest(article):
    public = [field for field in article.fields if is_public(field.key)]
    turned = replace(article, fields=(*article.fields[::-1],))
    assert (digest_of(turned) == digest_of(article)) == (len(public) < 2)


@given(article=articles(), found=st.data())
def test_an_edit_of_a_private_line_does_not_change_the_digest(article, found):
    key = found.draw(st.sampled_from(PRIVATE))
    value = found.draw(st.none() | values_of(key))
    assert digest_of(with_fields(article, {key: value})) == digest_of(article)


@given(article=articles(), content=st.binary(max_size=4), other=st.binary(max_size=4))
def test_a_changed_picture_changes_the_digest(article, content, other):
    assert (digest_of(article, picture(content=content)) == digest_of(article, picture(content=other))) == (
        content == other
    )
    assert digest_of(article, picture(content=content)) != digest_of(article)


def test_where_a_picture_lies_is_not_in_the_digest():
    article = case().article
    assert digest_of(article, picture(folder="review")) == digest_of(article, picture(folder="images"))
    renamed = replace(picture(), file=LocalFile(ref="lain.jpg", sha=sha256(b"foto"), size=4))
    assert digest_of(article, renamed) != digest_of(article, picture())


@given(paper=typed())
def test_a_save_that_changes_nothing_changes_no_digest(paper):
    _, text = paper
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = read(plain.encode())
    if found is not None:
        for save in (f"\ufeff{plain}", plain.replace("\n", "\r\n"), plain.rstrip("\n"), f"{plain}\n\n"):
            again = read(save.encode())
            assert again is not None
            assert digest_of(again) == digest_of(found)


@pytest.mark.parametrize("key", PUBLIC)
def test_every_public_key_is_in_the_digest(key):
    paper = case().article
    bare = replace(paper, fields=tuple(field for field in paper.fields if field.key != key))
    with_line = replace(bare, fields=(*bare.fields, Field(key=key, value="nilai")))
    assert digest_of(bare) != digest_of(with_line)


def test_the_digest_of_a_paper_of_which_the_body_is_not_kept_is_the_seals():
    paper = case(stage=Stage.PUBLISHED, path="banjir.md")
    sealed = sha256(b"sealed")
    assert replace(paper, sealed=sealed).digest == sealed != paper.digest
