"""Agencies have pages and feeds of their own, as sections have."""

from datetime import timedelta

from paraf.press.build import print_site
from tests.support.press import NOW, seal, text_of


def page(newsroom, place):
    return (newsroom.layout.public / place).read_text(encoding="utf-8")


def test_an_agency_has_a_page_a_feed_and_a_line_in_the_list_of_agencies(newsroom):
    seal(newsroom, text_of(Title="Air surut", Unit="BPBD Kota <Contoh>"))
    print_site(newsroom, at=NOW)
    assert "<h1>BPBD Kota &lt;Contoh&gt;</h1>" in page(newsroom, "instansi/bpbd-kota-contoh/index.html")
    assert "Air surut" in page(newsroom, "instansi/bpbd-kota-contoh/index.html")
    assert "Air surut" in page(newsroom, "feeds/instansi/bpbd-kota-contoh.atom.xml")
    assert 'href="/instansi/bpbd-kota-contoh/"' in page(newsroom, "instansi/index.html")


def test_an_article_leads_to_its_agency_and_every_page_to_the_list_of_agencies(newsroom):
    seal(newsroom, text_of(Unit="BPBD"))
    print_site(newsroom, at=NOW)
    assert '<a href="/instansi/bpbd/">BPBD</a>' in page(newsroom, "berita/2026/banjir/index.html")
    assert 'href="/instansi/"' in page(newsroom, "index.html")


def test_an_agency_is_one_however_it_is_typed_and_called_as_its_newest_article_calls_it(newsroom):
    seal(newsroom, text_of(Slug="satu", Unit="Dinas Air", Date="2026-11-01 08:00"))
    seal(newsroom, text_of(Slug="dua", Unit="DINAS  AIR", Date="2026-11-02 08:00"))
    print_site(newsroom, at=NOW)
    assert "<h1>DINAS AIR</h1>" in page(newsroom, "instansi/dinas-air/index.html")
    assert [each.name for each in (newsroom.layout.public / "instansi").iterdir() if each.is_dir()] == ["dinas-air"]


def test_an_agency_without_articles_has_no_page_and_no_feed_any_more(newsroom):
    act = seal(newsroom, text_of(Unit="BPBD"))
    print_site(newsroom, at=NOW)
    seal(newsroom, text_of(Change="ralat", Change_Note="x"), address=act.address, at=NOW + timedelta(hours=1))
    print_site(newsroom, at=NOW + timedelta(hours=1))
    assert not (newsroom.layout.public / "instansi/bpbd").exists()
    assert not (newsroom.layout.public / "feeds/instansi").exists()
    assert "Belum ada berita" in page(newsroom, "instansi/index.html")


def test_a_name_of_signs_alone_is_no_agency(newsroom):
    seal(newsroom, text_of(Unit="- -"))
    print_site(newsroom, at=NOW)
    assert [each.name for each in (newsroom.layout.public / "instansi").iterdir()] == ["index.html"]


def test_a_theme_that_knows_no_agencies_has_their_pages_all_the_same(newsroom):
    (newsroom.root / "pelicanconf.py").write_text("THEME = 'simple'\n", encoding="utf-8")
    seal(newsroom, text_of(Unit="BPBD"))
    print_site(newsroom, at=NOW)
    assert "Banjir surut" in page(newsroom, "instansi/bpbd/index.html")
    assert 'href="/instansi/bpbd/"' in page(newsroom, "instansi/index.html")
