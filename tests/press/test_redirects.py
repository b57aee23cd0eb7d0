"""An address that somebody wished for leads to the one that stays, in every release and on every server."""

import re
from datetime import timedelta

import pytest

from paraf.desk.published.attesting import Expected, examine_page, examine_site
from paraf.desk.published.published import PublishedFolder
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import Press, print_site
from paraf.press.releases.release_check import release_problems
from paraf.press.releases.standing import live_record
from paraf.press.reprinting import reprint
from paraf.press.stops import PressStoppedError
from paraf.rules.words import Verdict
from tests.support.clean_builds import clean_site, live_site
from tests.support.press import NOW, seal, text_of
from tests.support.proofs import STRANGER
from tests.support.sites import copied, resigned

BANJIR, AIR = "berita/2026/banjir", "berita/2026/air"
PAGE = f"{AIR}/index.html"


def renamed(newsroom, *slugs, minutes=1, **rest):
    header = {"Redirect": ", ".join(slugs), "Change": "ralat", "Change_Note": "Judul"} | rest
    return seal(newsroom, text_of(f"Isi {minutes}.", **header), at=NOW + timedelta(minutes=minutes))


def printed(press, newsroom, *, minutes):
    """Print; the site is then what a clean build gives, and what the records ask for."""
    at = NOW + timedelta(minutes=minutes)
    press.print_site(at=at)
    found = live_site(newsroom.layout)
    assert found == clean_site(newsroom.root, at=at)
    assert release_problems(Newsroom.open(newsroom.root)) == ()
    return {place for place in found if not place.startswith("aset/")}


def read(newsroom, place):
    return (newsroom.layout.public / place).read_text(encoding="utf-8")


def test_a_wished_address_leads_to_the_article_and_stands_in_no_list(newsroom):
    seal(newsroom, text_of())
    press = Press(newsroom)
    before = printed(press, newsroom, minutes=0)
    assert read(newsroom, "alihan.txt") == ""
    renamed(newsroom, "air")
    after = printed(press, newsroom, minutes=1)
    assert {place for place in after - before if not place.startswith("bukti/")} == {PAGE, "feeds/ralat.atom.xml"}
    page = read(newsroom, PAGE)
    assert '<meta http-equiv="refresh" content="0; url=/berita/2026/banjir/">' in page
    assert '<link rel="canonical" href="https://kabar.kotacontoh.example/berita/2026/banjir/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert re.findall(r"<a href=\"([^\"]*)\" [^>]*>([^<]*)</a>", page) == [("/berita/2026/banjir/", "Banjir surut")]
    (style,) = re.findall(r'<link rel="stylesheet" href="/([^"]*)">', page)
    assert (newsroom.layout.public / style).is_file()
    assert "Jika halaman ini tidak berpindah sendiri, ikuti tautan ini: <a href=" in page
    assert read(newsroom, "alihan.txt") == "/berita/2026/air/ /berita/2026/banjir/;\n"
    naming = {place for place in after if place.endswith((".html", ".xml")) and AIR in read(newsroom, place)}
    assert naming == set()
    press.let_go()


def test_a_redirect_is_made_again_when_the_title_changes_and_left_alone_when_not(newsroom):
    seal(newsroom, text_of())
    renamed(newsroom, "air", minutes=1)
    press = Press(newsroom)
    printed(press, newsroom, minutes=1)
    file = newsroom.layout.public / PAGE
    first = file.stat().st_ino
    renamed(newsroom, "air", minutes=2)
    printed(press, newsroom, minutes=2)
    assert file.stat().st_ino == first
    renamed(newsroom, "air", "surut", minutes=3, Title="Air surut")
    printed(press, newsroom, minutes=3)
    assert "Air surut" in read(newsroom, PAGE)
    assert read(newsroom, "alihan.txt").splitlines() == [
        "/berita/2026/air/ /berita/2026/banjir/;",
        "/berita/2026/surut/ /berita/2026/banjir/;",
    ]
    press.let_go()


def test_a_wish_is_secret_until_its_version_is_public(newsroom):
    seal(newsroom, text_of())
    text = text_of("Isi lain.", Redirect="air", Change="ralat", Change_Note="x")
    seal(newsroom, text, not_before=NOW + timedelta(hours=1))
    press = Press(newsroom)
    assert PAGE not in printed(press, newsroom, minutes=59)
    assert PAGE in printed(press, newsroom, minutes=61)
    press.let_go()


def test_a_withdrawn_articles_redirects_lead_to_the_notice(newsroom):
    seal(newsroom, text_of())
    renamed(newsroom, "air")
    press = Press(newsroom)
    printed(press, newsroom, minutes=1)
    notice = text_of("", Redirect="air", Change="pencabutan", Change_Note="Salah kabar")
    seal(newsroom, notice, verdict=Verdict.WITHDRAW, at=NOW + timedelta(minutes=2))
    assert PAGE in printed(press, newsroom, minutes=2)
    assert read(newsroom, "alihan.txt") == "/berita/2026/air/ /berita/2026/banjir/;\n"
    assert read(newsroom, "dicabut.txt") == "/berita/2026/banjir/ 410;\n"
    press.let_go()


def test_redirects_are_no_articles_and_verify_holds_each_of_them(newsroom):
    seal(newsroom, text_of())
    renamed(newsroom, "air")
    run = print_site(newsroom, at=NOW + timedelta(minutes=1))
    assert run.articles == 1
    assert live_record(newsroom.layout).redirects == {AIR: BANJIR}
    assert reprint(Newsroom.open(newsroom.root)).problems == ()
    (newsroom.layout.public.resolve() / PAGE).unlink()
    assert {one.code for one in release_problems(Newsroom.open(newsroom.root))} == {"page-missing"}


def test_a_text_that_says_another_redirect_than_its_seal_is_not_printed(newsroom):
    seal(newsroom, text_of(), redirects=(AIR,))
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert {finding.code for finding in stopped.value.findings} == {"sealed-otherwise"}


@pytest.fixture
def site(newsroom, tmp_path):
    seal(newsroom, text_of())
    renamed(newsroom, "air")
    print_site(newsroom, at=NOW + timedelta(minutes=1))
    return copied(newsroom, tmp_path / "situs")


def judged(site, place=None):
    """Give what is told of a published site, or of a page of it."""
    examined = examine_page(site, place, Expected()) if place else examine_site(site, Expected())
    return {one.address for one in examined.attested}, {one.code for one in examined.problems}


def test_a_published_redirect_is_shown_by_the_signed_text_of_its_article(site):
    folder = PublishedFolder(site)
    assert judged(folder) == judged(folder, PAGE) == ({BANJIR}, set())


@pytest.mark.parametrize("page", ['<meta http-equiv="refresh" content="0; url=/jauh/">', "<body>Kabar bohong</body>"])
def test_a_redirect_that_leads_elsewhere_is_found_whoever_signed_the_site(site, page):
    (site / PAGE).write_text(page)
    resigned(site, STRANGER)
    folder = PublishedFolder(site)
    assert "redirect-astray" in judged(folder)[1]
    assert "redirect-astray" in judged(folder, PAGE)[1]


def test_a_redirect_that_nobody_signed_for_is_found_whoever_signed_the_site(site):
    (site / "berita/2026/lain").mkdir()
    (site / "berita/2026/lain/index.html").write_text((site / PAGE).read_text())
    (site / "alihan.txt").write_text("/berita/2026/lain/ /berita/2026/banjir/;\n")
    resigned(site, STRANGER)
    folder = PublishedFolder(site)
    assert "proof-missing" in judged(folder)[1]
    assert "proof-missing" in judged(folder, "berita/2026/lain/index.html")[1]
