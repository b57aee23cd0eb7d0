"""The register of corrections says what was changed after publication, and leads to the articles and back."""

import re
from datetime import timedelta

from paraf.press.build import Press, print_site
from paraf.press.contents.places import PER_PAGE
from paraf.rules.words import Verdict
from tests.support.clean_builds import clean_site, live_site
from tests.support.press import NOW, seal, text_of

BANJIR = "berita/2026/banjir"


def page(newsroom, address):
    return (newsroom.layout.public / address / "index.html").read_text(encoding="utf-8")


def register(newsroom, address="ralat"):
    """Give kind, address and title of each line of a page of the register."""
    line = r'<p class="kicker">([^<]*)</p>\s*<h2[^>]*><a href="/([^"]*)/">([^<]*)</a></h2>'
    return re.findall(line, page(newsroom, address))


def change(newsroom, kind, note, *, minutes, slug="banjir"):
    text = text_of(f"Isi {minutes}.", Slug=slug, Change=kind, Change_Note=note)
    return seal(newsroom, text, at=NOW + timedelta(minutes=minutes))


def withdraw(newsroom, slug, note, *, minutes):
    text = text_of("", Slug=slug, Change="pencabutan", Change_Note=note)
    return seal(newsroom, text, verdict=Verdict.WITHDRAW, at=NOW + timedelta(minutes=minutes))


def changed_by(press, newsroom, *, minutes):
    """Give the pages that a print makes other than they were; the site is then what a clean build gives."""
    before = live_site(newsroom.layout)
    at = NOW + timedelta(minutes=minutes)
    press.print_site(at=at)
    after = live_site(newsroom.layout)
    assert after == clean_site(newsroom.root, at=at)
    pages = (place for place in before.keys() | after.keys() if place.endswith((".html", "dicabut.txt")))
    return {place for place in pages if before.get(place) != after.get(place)}


def test_it_lists_changes_and_withdrawals_newest_first_and_no_mended_spelling(newsroom):
    for slug in ("banjir", "pasar"):
        seal(newsroom, text_of(Slug=slug, Title=slug.title()))
    change(newsroom, "ralat", "Jumlah pengungsi", minutes=1)
    change(newsroom, "ejaan", "Salah ketik", minutes=2)
    change(newsroom, "hak-jawab", "Tanggapan camat", minutes=3)
    withdraw(newsroom, "pasar", "Tidak jadi", minutes=4)
    print_site(newsroom, at=NOW + timedelta(minutes=5))
    assert [(kind.strip(), address) for kind, address, _ in register(newsroom)] == [
        ("Pencabutan", "berita/2026/pasar"),
        ("Hak jawab", BANJIR),
        ("Ralat", BANJIR),
    ]
    text = page(newsroom, "ralat")
    assert text.index("Tidak jadi") < text.index("Tanggapan camat") < text.index("Jumlah pengungsi")
    assert "Salah ketik" not in text
    assert '<time datetime="2026-11-23T10:03:00+07:00">' in text


def test_register_and_article_lead_to_one_another_and_every_page_leads_to_the_register(newsroom):
    seal(newsroom, text_of())
    seal(newsroom, text_of(Slug="pasar"))
    change(newsroom, "ralat", "Jumlah", minutes=1)
    withdraw(newsroom, "pasar", "Keliru", minutes=2)
    print_site(newsroom, at=NOW + timedelta(minutes=3))
    assert {address for _, address, _ in register(newsroom)} == {BANJIR, "berita/2026/pasar"}
    for address in (BANJIR, "berita/2026/pasar"):
        main = page(newsroom, address).partition("<main")[2].partition("</main>")[0]
        assert '<a href="/ralat/">' in main
    assert '<a href="/ralat/">' in page(newsroom, "").partition('class="colophon"')[2]


def test_what_was_held_is_dated_by_when_it_went_live_and_its_sign_off_by_when_it_was_signed(newsroom):
    seal(newsroom, text_of(), not_before=NOW + timedelta(minutes=30))
    text = text_of("Isi lain.", Change="ralat", Change_Note="Angka")
    seal(newsroom, text, at=NOW + timedelta(minutes=40), not_before=NOW + timedelta(minutes=90))
    seal(newsroom, text_of(Slug="pasar"))
    change(newsroom, "ralat", "Nama", minutes=60, slug="pasar")
    press = Press(newsroom)
    for minutes in (35, 60, 89):
        changed_by(press, newsroom, minutes=minutes)
    changed_by(press, newsroom, minutes=95)
    press.let_go()
    assert [address for _, address, _ in register(newsroom)] == [BANJIR, "berita/2026/pasar"]
    history = page(newsroom, BANJIR).partition('id="riwayat"')[2].partition("</section>")[0]
    assert re.findall(r'datetime="2026-11-23T(\d\d:\d\d)', history) == ["11:30", "10:30"]
    signoff = page(newsroom, BANJIR).partition('id="koreksi"')[2].partition("</section>")[0]
    assert re.findall(r'datetime="2026-11-23T(\d\d:\d\d)', signoff) == ["10:40"]
    assert '<meta property="article:modified_time" content="2026-11-23T11:30:00+07:00">' in page(newsroom, BANJIR)
    feed = (newsroom.layout.public / "feeds/berita.atom.xml").read_text()
    assert "<updated>2026-11-23T11:30:00+07:00</updated>" in feed.partition(BANJIR)[2]


def test_a_withdrawn_articles_former_corrections_are_listed_no_more(newsroom):
    seal(newsroom, text_of())
    change(newsroom, "ralat", "Nama anak", minutes=1)
    withdraw(newsroom, "banjir", "Melanggar", minutes=2)
    print_site(newsroom, at=NOW + timedelta(minutes=3))
    assert [kind.strip() for kind, _, _ in register(newsroom)] == ["Pencabutan"]
    assert "Nama anak" not in page(newsroom, "ralat")


def test_it_is_there_where_nothing_was_corrected(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    assert register(newsroom) == []
    assert "Belum ada ralat." in page(newsroom, "ralat")
    assert (newsroom.layout.public / "dicabut.txt").read_bytes() == b""


def test_a_new_article_leaves_it_alone_and_a_correction_touches_it_and_the_articles_own_pages(newsroom):
    for number in range(3):
        seal(newsroom, text_of(Slug=f"s{number}", Date=f"2026-11-0{number + 1} 08:00", Category=f"Kelompok {number}"))
    press = Press(newsroom)
    press.print_site(at=NOW)
    seal(newsroom, text_of(Category="Kelompok 2"), at=NOW + timedelta(minutes=1))
    assert not {"ralat/index.html", "dicabut.txt"} & changed_by(press, newsroom, minutes=1)
    header = {"Slug": "s0", "Date": "2026-11-01 08:00", "Category": "Kelompok 0"}
    corrected = text_of("Isi lain.", **header, Change="ejaan", Change_Note="Huruf")
    seal(newsroom, corrected, at=NOW + timedelta(minutes=2))
    assert "ralat/index.html" not in changed_by(press, newsroom, minutes=2)
    corrected = text_of("Isi benar.", **header, Change="ralat", Change_Note="Angka")
    seal(newsroom, corrected, at=NOW + timedelta(minutes=3))
    found = changed_by(press, newsroom, minutes=3)
    assert {"ralat/index.html", "berita/2026/s0/index.html"} <= found
    assert not any(place.startswith(("berita/2026/s1", "berita/2026/s2", "kategori/kelompok-1")) for place in found)
    press.let_go()


def test_it_is_paged_from_the_oldest_so_that_a_correction_leaves_full_pages_alone(newsroom):
    seal(newsroom, text_of())
    for number in range(2 * PER_PAGE):
        change(newsroom, "ralat", f"Perubahan {number}.", minutes=number + 1)
    press = Press(newsroom)
    press.print_site(at=NOW + timedelta(minutes=50))
    assert [len(register(newsroom, each)) for each in ("ralat", "ralat/halaman/1")] == [PER_PAGE, PER_PAGE]
    assert "Perubahan 0." in page(newsroom, "ralat/halaman/1")
    change(newsroom, "ralat", "Terbaru", minutes=60)
    found = changed_by(press, newsroom, minutes=60)
    assert "ralat/index.html" in found
    assert "ralat/halaman/1/index.html" not in found
    press.let_go()


def test_withdrawn_addresses_are_listed_for_web_servers(newsroom):
    for slug in ("banjir", "pasar", "air"):
        seal(newsroom, text_of(Slug=slug))
    press = Press(newsroom)
    press.print_site(at=NOW)
    for minutes, slug in ((1, "pasar"), (2, "air")):
        withdraw(newsroom, slug, "Keliru", minutes=minutes)
        assert "dicabut.txt" in changed_by(press, newsroom, minutes=minutes)
    listed = (newsroom.layout.public / "dicabut.txt").read_text()
    assert listed == "/berita/2026/air/ 410;\n/berita/2026/pasar/ 410;\n"
    seal(newsroom, text_of(Slug="air", Change="pemutakhiran", Change_Note="Lengkap"), at=NOW + timedelta(minutes=3))
    assert "dicabut.txt" in changed_by(press, newsroom, minutes=3)
    assert (newsroom.layout.public / "dicabut.txt").read_text() == "/berita/2026/pasar/ 410;\n"
    press.let_go()
