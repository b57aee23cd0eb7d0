import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.addresses import derive_slug, identity_of, new_address, replaced
from paraf.rules.layers import Layers
from paraf.rules.manifest import sha256
from paraf.rules.register import Register, slug_of
from tests.support.cases import ADDRESS, article, version

SEALED = version(number=1)
REGISTER = Register(digests=Layers({SEALED.seal.digest: SEALED}))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Banjir surut", "banjir-surut"),
        ("  Rp2,5 Miliar: Jalan & Jembatan! ", "rp2-5-miliar-jalan-jembatan"),
        ("Čuaca Ékstrem — Waspada", "cuaca-ekstrem-waspada"),
        ("Index", None),
        ("!!!", None),
        ("", None),
        ("kata " * 30, "-".join(["kata"] * 20)),
        ("a" * 120, "a" * 100),
    ],
)
def test_a_slug_is_made_of_the_titles_letters_and_digits(title, slug):
    assert derive_slug(title) == slug


@given(title=st.text(max_size=300))
def test_every_derived_slug_can_stand_in_an_address_and_derives_itself(title):
    slug = derive_slug(title)
    if slug is not None:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 100
        assert derive_slug(slug) == slug
        assert slug_of(new_address("2026-11-21 09:30", slug)) == slug


def test_an_address_is_the_year_of_the_date_and_the_slug():
    assert new_address("2026-11-21 09:30", "banjir-surut") == ADDRESS


def test_a_paper_that_names_what_it_replaces_belongs_there_whatever_its_date_and_slug_say():
    paper = article(Date="2031-01-01 00:00", Slug="lain", Replaces=SEALED.seal.digest)
    assert identity_of(paper, REGISTER) == (ADDRESS, SEALED.seal.digest)
    assert replaced(paper) == SEALED.seal.digest


def test_a_paper_that_replaces_nothing_known_stands_by_its_date_and_slug():
    unknown = sha256(b"?")
    assert identity_of(article(Slug="lain", Replaces=unknown), REGISTER) == ("berita/2026/lain", unknown)
    assert identity_of(article(Slug="lain"), REGISTER) == ("berita/2026/lain", None)


@pytest.mark.parametrize("lines", [{"Slug": None}, {"Slug": "lain", "Date": None}])
def test_a_paper_without_slug_or_date_is_not_known_yet(lines):
    assert identity_of(article(**lines), REGISTER) is None
