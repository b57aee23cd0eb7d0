"""The gallery shows each published picture once, with the article that stands for it, and none that is gone."""

import re
from datetime import timedelta

import pytest

from paraf.press.build import Press, print_site
from paraf.press.contents import places
from paraf.press.contents.places import PER_PAGE
from paraf.rules.manifest import sha256
from paraf.rules.words import Verdict
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.offices import EMERGENCY_TEXT
from tests.support.pictures import drawn, saved
from tests.support.press import NOW, PNG, open_newsroom, seal, text_of

DEWI = {"officer": "dewi", "name": "Dewi Anggraini"}
PHOTO, OTHER = (("foto.jpg", saved(drawn(size=(1200, height)), "JPEG")) for height in (800, 801))
LINE = re.compile(r'<li>.*?alt="([^"]*)".*?<a href="/berita/2026/([^"]*)/"[^>]*>([^<]*)</a>.*?</li>', re.DOTALL)


def pictured(newsroom, slug, photo=PHOTO, *, minutes=0, day=1, **header):
    """Seal an article that begins with a picture; with None it begins with none."""
    said = {"Image": photo[0], "Image_Alt": f"Alt {slug}", "Image_Caption": f"Keterangan {slug}"} if photo else {}
    text = text_of(**said, **{"Slug": slug, "Title": f"Judul {slug}", "Date": f"2026-11-{day:02} 09:30"} | header)
    return seal(newsroom, text, files=dict([photo] if photo else []), at=NOW + timedelta(minutes=minutes))


def page(newsroom, address="galeri"):
    return (newsroom.layout.public / address / "index.html").read_text(encoding="utf-8")


def gallery(newsroom, address="galeri"):
    """Give the article of each picture on a page of the gallery, by the last part of its address."""
    return [slug for _, slug, _ in LINE.findall(page(newsroom, address))]


def mend(newsroom, slug, photo=PHOTO, *, minutes, **header):
    return pictured(newsroom, slug, photo, minutes=minutes, Change="ralat", Change_Note="Foto", **header)


def withdraw(newsroom, slug, *, minutes):
    text = text_of("", Slug=slug, Change="pencabutan", Change_Note="Keliru")
    return seal(newsroom, text, verdict=Verdict.WITHDRAW, at=NOW + timedelta(minutes=minutes))


@pytest.fixture
def printing(newsroom):
    """Give what prints some minutes later, tells which pages of the gallery changed, and holds a clean build to it."""
    press = Press(newsroom)

    def print_and_compare(*, minutes):
        before, at = live_site(newsroom.layout), NOW + timedelta(minutes=minutes)
        press.print_site(at=at)
        after = live_site(newsroom.layout)
        assert differing(after, clean_site(newsroom.root, at=at)) == []
        return {place for place in differing(before, after) if place.startswith("galeri/")}

    yield print_and_compare
    press.let_go()


def test_it_shows_each_picture_small_with_its_signed_words_its_day_and_the_way_to_its_article(newsroom):
    pictured(newsroom, "satu", Image_Credit="Humas <Kota>", Lang="en")
    pictured(newsroom, "dua", OTHER, day=2)
    print_site(newsroom, at=NOW)
    assert LINE.findall(page(newsroom)) == [("Alt dua", "dua", "Judul dua"), ("Alt satu", "satu", "Judul satu")]
    last = page(newsroom).partition('<ul class="gallery">')[2].rpartition("<figure")[2].partition("</li>")[0]
    assert last.startswith(' lang="en">')
    assert "Keterangan satu" in last
    assert "Foto: Humas &lt;Kota&gt;" in last
    assert '<time datetime="2026-11-01T09:30:00+07:00">1 November 2026, 09.30 WIB</time>' in last
    assert {*re.findall(r"/gambar/(\d+)/[^ ]*\.(avif|jpg)", last)} == {("480", "avif"), ("480", "jpg")}
    assert 'width="1200" height="800" loading="lazy"' in last
    assert page(newsroom).count('loading="lazy"') == page(newsroom).count("<img") == 2


def test_every_page_leads_to_it_and_where_there_is_no_picture_it_says_so(newsroom):
    pictured(newsroom, "satu", None)
    print_site(newsroom, at=NOW)
    assert "Belum ada foto yang terbit." in page(newsroom)
    assert page(newsroom, "").count('<a href="/galeri/">') == 2
    assert '<a href="/galeri/">Galeri foto</a>' in page(newsroom, "berita/2026/satu").partition('class="colophon"')[2]
    assert "https://kabar.kotacontoh.example/galeri/" in (newsroom.layout.public / "sitemap-halaman.xml").read_text()


def test_a_picture_in_a_body_alone_is_not_in_it(newsroom):
    seal(newsroom, text_of("![Sungai](foto.jpg)"), files=dict([PHOTO]))
    print_site(newsroom, at=NOW)
    assert gallery(newsroom) == []


def test_a_picture_of_several_articles_stands_there_once_with_the_newest_of_them(newsroom, printing):
    pictured(newsroom, "lama", day=1)
    pictured(newsroom, "baru", ("lain.jpg", PHOTO[1]), day=3)
    pictured(newsroom, "tengah", day=2)
    printing(minutes=1)
    assert gallery(newsroom) == ["baru"]
    withdraw(newsroom, "baru", minutes=2)
    assert printing(minutes=2) == {"galeri/index.html"}
    assert gallery(newsroom) == ["tengah"]
    mend(newsroom, "tengah", OTHER, minutes=3, day=2)
    printing(minutes=3)
    assert gallery(newsroom) == ["tengah", "lama"]
    mend(newsroom, "lama", OTHER, minutes=4, day=4)
    printing(minutes=4)
    assert gallery(newsroom) == ["lama"]


def test_two_articles_that_exchange_their_pictures_both_stay(newsroom, printing):
    pictured(newsroom, "satu", PHOTO)
    pictured(newsroom, "dua", OTHER, day=2)
    printing(minutes=1)
    mend(newsroom, "satu", OTHER, minutes=2)
    mend(newsroom, "dua", PHOTO, minutes=2, day=2)
    printing(minutes=2)
    assert gallery(newsroom) == ["dua", "satu"]


DIGITS = places.digits(sha256(PHOTO[1]))


def copies(newsroom):
    """Give what is left of a picture in any release, and of what was drawn of it."""
    return [path.name for path in newsroom.layout.releases.rglob("*") if path.name.startswith(DIGITS)]


GOING = {
    "withdrawn": lambda newsroom: withdraw(newsroom, "satu", minutes=2),
    "redacted": lambda newsroom: mend(newsroom, "satu", None, minutes=2),
    "replaced": lambda newsroom: mend(newsroom, "satu", OTHER, minutes=2),
}


@pytest.mark.parametrize("how", GOING)
def test_a_picture_that_is_gone_is_in_no_copy(newsroom, printing, how):
    pictured(newsroom, "satu")
    pictured(newsroom, "dua", ("titik.png", PNG), day=2)
    printing(minutes=1)
    assert gallery(newsroom) == ["dua", "satu"]
    assert copies(newsroom)
    GOING[how](newsroom)
    printing(minutes=2)
    assert gallery(newsroom) == ["dua", *(["satu"] if how == "replaced" else [])]
    assert copies(newsroom) == []
    assert DIGITS not in page(newsroom)


def test_a_picture_released_in_an_emergency_goes_when_that_lapses(tmp_path):
    newsroom = open_newsroom(tmp_path, settings=EMERGENCY_TEXT)
    text = text_of(Image="foto.jpg", Image_Alt="Jembatan")
    until = NOW + timedelta(hours=1)
    said = {"verdict": Verdict.EMERGENCY, "reason": "Genting", "until": until, "alone": DEWI}
    seal(newsroom, text, files=dict([PHOTO]), **said)
    press = Press(newsroom)
    press.print_site(at=NOW)
    assert gallery(newsroom) == ["banjir"]
    press.print_site(at=until)
    press.let_go()
    assert gallery(newsroom) == []
    assert copies(newsroom) == []


def test_another_word_of_a_picture_changes_its_page_and_an_edit_of_the_body_does_not(newsroom, printing):
    pictured(newsroom, "satu")
    printing(minutes=1)
    mend(newsroom, "satu", minutes=2, Source="Siaran pers")
    assert printing(minutes=2) == set()
    mend(newsroom, "satu", minutes=3, Image_Credit="Humas")
    assert printing(minutes=3) == {"galeri/index.html"}


def test_a_new_picture_changes_one_page_and_an_article_without_one_changes_none(newsroom, printing):
    for number in range(2 * PER_PAGE):
        pictured(newsroom, f"s{number:02}", ("p.png", saved(drawn(size=(40, 10 + number)), "PNG")), day=number + 1)
    printing(minutes=1)
    assert [len(gallery(newsroom, each)) for each in ("galeri", "galeri/halaman/1")] == [PER_PAGE, PER_PAGE]
    assert gallery(newsroom, "galeri/halaman/1")[-1] == "s00"
    pictured(newsroom, "baru", day=23, minutes=2)
    assert printing(minutes=2) == {"galeri/index.html"}
    pictured(newsroom, "polos", None, day=23, minutes=3)
    assert printing(minutes=3) == set()


def test_what_moves_stands_still_in_it_and_what_could_not_be_drawn_is_shown_as_it_was_sealed(newsroom):
    moving = [drawn("P", (600, 400)), drawn("P", (600, 400)).transpose(0)]
    gif = saved(moving[0], "GIF", save_all=True, append_images=moving[1:], duration=100, loop=0)
    pictured(newsroom, "gerak", ("gerak.gif", gif))
    pictured(newsroom, "rusak", ("rusak.png", b"bukan"), day=2)
    print_site(newsroom, at=NOW)
    assert ".gif" not in page(newsroom)
    assert "-rusak.png" in page(newsroom)


def test_a_theme_that_knows_no_gallery_has_it_all_the_same(newsroom):
    (newsroom.root / "pelicanconf.py").write_text("THEME = 'simple'\n", encoding="utf-8")
    pictured(newsroom, "satu", Image_Credit="Humas")
    print_site(newsroom, at=NOW)
    found = page(newsroom)
    assert re.search(r'<a href="/berita/2026/satu/"><img src="/gambar/480/[^"]*\.jpg" alt="Alt satu"', found)
    assert "Keterangan satu Humas" in found


def test_another_process_goes_on_from_what_stands(newsroom):
    pictured(newsroom, "lama", day=1)
    pictured(newsroom, "baru", day=3)
    print_site(newsroom, at=NOW)
    withdraw(newsroom, "baru", minutes=1)
    at = NOW + timedelta(minutes=1)
    print_site(newsroom, at=at)
    assert gallery(newsroom) == ["lama"]
    assert differing(live_site(newsroom.layout), clean_site(newsroom.root, at=at)) == []
