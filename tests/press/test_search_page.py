"""The search page: what it offers with the script, and without."""

import gzip
import re

import pytest

from paraf.press.build import print_site
from paraf.press.contents import places
from tests.support.press import NOW, open_newsroom, seal, text_of


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    newsroom = open_newsroom(tmp_path_factory.mktemp("cari") / "kabar")
    seal(newsroom, text_of(Title="Pelayanan <b>&\"'"))
    print_site(newsroom, at=NOW)
    return newsroom.layout.public


@pytest.fixture(scope="module")
def page(public):
    return (public / places.page(places.SEARCH)).read_text()


def test_every_page_leads_to_the_search_page(public):
    pages = [path for path in public.rglob("*.html") if 'href="/cari/"' not in path.read_text()]
    assert pages == []


def test_the_form_has_a_label_and_sends_its_words_to_the_page_itself(page):
    assert re.search(r'<form [^>]*role="search" action="/cari/"', page)
    assert '<label for="kata">Kata yang dicari</label>' in page
    assert re.search(r'<input id="kata" name="q" type="search"', page)


def test_what_was_found_is_told_politely(page):
    assert '<p class="line" id="kabar" role="status"></p>' in page


def test_without_the_script_no_form_is_shown_and_the_lists_are(page):
    assert re.search(r"<form [^>]*\bhidden\b", page)
    assert "<noscript>" in page
    assert all(f'<li><a href="/{folder}/">' in page for folder in ("arsip", "kategori", "topik"))


def test_nothing_on_the_page_is_inline_and_its_script_is_on_the_site(public, page):
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=", page)
    for source in re.findall(r'(?:src|href)="/(aset/[^"]+\.js)"', page):
        assert (public / source).is_file()


def test_every_file_that_the_page_asks_for_first_is_there(public, page):
    index = re.search(r'data-index="/([^"]+)"', page)[1]
    assert (public / index / "isi.json").read_text() == '["0-16"]'
    assert (public / index / "0-16" / "15.txt").is_file()


def test_all_scripts_of_the_page_are_small(public):
    scripts = [*public.glob("aset/*/js/search.js"), *public.glob("aset/*/js/words.js")]
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < 3500
