"""Contents come out of seals and the vault, and out of nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from paraf.press.contents.contents import contents_of
from paraf.press.orders import edition_of
from paraf.press.stops import PressStoppedError
from paraf.rules.layers import Layers
from paraf.rules.manifest import content_digest, sha256
from paraf.rules.words import Verdict
from tests.support.press import NOW, PNG, seal, text_of


def contents(newsroom, *, at=NOW):
    newsroom.refresh()
    return contents_of(edition_of(newsroom, at=at), newsroom.office, newsroom.vault)


def test_an_article_shows_what_was_sealed(newsroom):
    text = text_of(
        body="![foto](images/x.png)",
        Image="images/x.png",
        Image_Alt="Air",
        Image_Caption="Banjir",
        Image_Credit="Rina",
        Unit="BPBD",
        Place="Kota Contoh",
        Source="Siaran pers",
        Tags="banjir, BANJIR, hujan",
        Modified="2026-11-22 08:00",
        Lang="en",
    )
    act = seal(newsroom, text, files={"images/x.png": PNG})
    found = contents(newsroom)
    (paper,) = found.articles
    assert (paper.card.title, paper.card.lang, paper.url) == ("Banjir surut", "en", "berita/2026/banjir/")
    assert paper.date.isoformat() == "2026-11-21T09:30:00+07:00"
    assert paper.modified.isoformat() == "2026-11-22T08:00:00+07:00"
    assert [tag.slug for tag in paper.tags] == ["banjir", "hujan"]
    assert [author.name for author in paper.authors] == ["Rina Wulandari"]
    assert (paper.card.picture.width, paper.card.picture.height, paper.card.picture.alt) == (1, 1, "Air")
    assert paper.card.picture.url == f"gambar/{sha256(PNG)[7:23]}-x.png"
    assert f'src="/{paper.card.picture.url}"' in found.html_of(paper)
    assert (paper.record.digest, paper.record.sealed.isoformat()) == (act.digest, "2026-11-23T10:00:00+07:00")


def test_links_lead_to_pages_and_published_copies_or_nowhere(newsroom):
    body = (
        "[dekat]({filename}dua.md#b) [nama](dua.md) [jauh]({filename}/lama/tiga.md) [kabur]({filename}kembar.md) "
        "[surat](surat.pdf#2) [bukan](lain.pdf) [situs](/arsip/) [luar](https://x.example/a?b=c) [atas](#isi) "
        "![luar](https://x.example/y.png) ![asing](asing.png)"
    )
    seal(newsroom, text_of(body=body), files={"surat.pdf": b"%PDF"})
    seal(newsroom, text_of(Slug="dua"))
    seal(newsroom, text_of(Slug="tiga"), path="lama/tiga.md")
    seal(newsroom, text_of(Slug="kembar-a"), path="a/kembar.md")
    seal(newsroom, text_of(Slug="kembar-b"), path="b/kembar.md")
    found = contents(newsroom)
    html = next(found.html_of(paper) for paper in found.articles if paper.address.endswith("banjir"))
    assert 'href="/berita/2026/dua/"' in html
    assert "dua/#" not in html
    assert 'href="/berita/2026/dua/" rel="noopener">nama' in html
    assert 'href="/berita/2026/tiga/"' in html
    assert "<a>kabur</a>" in html
    assert '-surat.pdf#2"' in html
    assert "<a>bukan</a>" in html
    assert 'href="/arsip/"' in html
    assert 'href="https://x.example/a?b=c"' in html
    assert 'href="#isi"' in html
    assert html.count("src=") == 0


def test_readers_outside_the_site_get_whole_addresses(newsroom):
    seal(
        newsroom,
        text_of(body="![f](x.png) [a](#isi) [b](/arsip/) [c](dua.md#bagian) [d](tel:112)"),
        files={"x.png": PNG},
    )
    seal(newsroom, text_of(Slug="dua"))
    found = contents(newsroom)
    html = found.absolute_html(next(paper for paper in found.articles if paper.address.endswith("banjir")))
    site = "https://kabar.kotacontoh.example"
    assert f'src="{site}/gambar/' in html
    assert f'href="{site}/berita/2026/banjir/#isi"' in html
    assert f'href="{site}/arsip/"' in html
    assert f'href="{site}/berita/2026/dua/"' in html
    assert "<a>d</a>" in html


def test_what_no_address_holds_is_written_as_addresses_write_it(newsroom):
    seal(newsroom, text_of(body="[a](<mailto:x@y.example?subject=Dua kata>) [b](tel:112)"))
    html = next(contents(newsroom).html_of(paper) for paper in contents(newsroom).articles)
    assert 'href="mailto:x@y.example?subject=Dua%20kata"' in html
    assert 'href="tel:112"' in html


def test_articles_stand_newest_first_and_by_address_within_a_minute(newsroom):
    for slug, date in (("b", "2026-11-21 09:30"), ("c", "2026-11-22 09:30"), ("a", "2026-11-21 09:30")):
        seal(newsroom, text_of(Slug=slug, Date=date))
    assert [paper.address[-1] for paper in contents(newsroom).articles] == ["c", "a", "b"]


def test_only_what_is_due_is_in(newsroom):
    seal(newsroom, text_of(), not_before=NOW + timedelta(hours=1))
    assert contents(newsroom).papers == {}
    assert len(contents(newsroom, at=NOW + timedelta(hours=1)).articles) == 1


def test_older_versions_leave_their_record_and_nothing_else(newsroom):
    seal(newsroom, text_of(body="![f](x.png) Salah."), files={"x.png": PNG}, at=NOW - timedelta(days=1))
    seal(newsroom, text_of(body="Benar.", Change="ralat", Change_Note="Angka keliru"))
    found = contents(newsroom)
    (paper,) = found.articles
    assert "Salah" not in found.html_of(paper)
    assert found.files == {}
    assert (paper.record.change, paper.record.note) == ("ralat", "Angka keliru")
    assert [record.change for record in paper.history] == [None]


def test_a_withdrawn_article_is_a_notice_without_files(newsroom):
    seal(newsroom, text_of(body="![f](x.png) Rahasia"), files={"x.png": PNG}, at=NOW - timedelta(days=1))
    withdrawal = text_of(body="", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, withdrawal, verdict=Verdict.WITHDRAW)
    found = contents(newsroom)
    assert found.articles == []
    assert found.files == {}
    (notice,) = found.notices
    assert (found.html_of(notice), notice.history, notice.record.note) == ("", (), "Keliru")


def test_an_article_whose_header_says_little_still_stands(newsroom):
    seal(newsroom, text_of(Date=None, Category=None, Authors=None), address="berita/2026/banjir")
    (paper,) = contents(newsroom).articles
    assert paper.date == NOW
    assert paper.category.name == "Berita"
    assert [author.name for author in paper.authors] == [newsroom.office.office]


def test_a_writer_who_is_not_on_the_roster_is_named_as_typed(newsroom):
    seal(newsroom, text_of(Authors="Siti Rahma, S.Sos.; Orang Lama"))
    (paper,) = contents(newsroom).articles
    assert [author.name for author in paper.authors] == ["Siti Rahma", "Orang Lama"]


def test_a_head_picture_that_is_no_picture_has_no_size(newsroom):
    seal(newsroom, text_of(Image="x.png", Image_Alt="a"), files={"x.png": b"bukan gambar"})
    (paper,) = contents(newsroom).articles
    assert (paper.card.picture.width, paper.card.picture.height) == (None, None)


def test_a_head_picture_that_the_seal_does_not_name_is_not_shown(newsroom):
    seal(newsroom, text_of(Image="x.png"))
    assert contents(newsroom).articles[0].card.picture is None


def test_a_sealed_text_that_this_version_cannot_read_stops_the_press(newsroom):
    act = seal(newsroom, text_of())
    bad = newsroom.vault.put(b"Judul:  x\n\ny\n")
    version = newsroom.register.versions[act.address][0]
    unread = structs.replace(act, public=bad, digest=content_digest("Judul:  x\n\ny\n", ()))
    newsroom.register = replace(newsroom.register, versions=Layers({act.address: (replace(version, seal=unread),)}))
    with pytest.raises(PressStoppedError) as stopped:
        contents_of(edition_of(newsroom, at=NOW), newsroom.office, newsroom.vault)
    assert stopped.value.findings[0].code == "sealed-unreadable"


def test_another_text_than_was_signed_stops_the_press(newsroom):
    act = seal(newsroom, text_of())
    other = newsroom.vault.put(text_of(body="Yang lain.").encode())
    version = newsroom.register.versions[act.address][0]
    swapped = replace(version, seal=structs.replace(act, public=other))
    newsroom.register = replace(newsroom.register, versions=Layers({act.address: (swapped,)}))
    with pytest.raises(PressStoppedError) as stopped:
        contents_of(edition_of(newsroom, at=NOW), newsroom.office, newsroom.vault)
    assert stopped.value.findings[0].code == "sealed-otherwise"


def test_each_article_shows_its_own_spelling_of_what_shares_an_address(newsroom):
    seal(newsroom, text_of(Slug="satu", Category="Layanan Publik", Tags="banjir"))
    seal(newsroom, text_of(Slug="dua", Category="LAYANAN-PUBLIK", Tags="BANJIR, Banjir"))
    papers = {paper.address[-4:].strip("/"): paper for paper in contents(newsroom).articles}
    assert {name: paper.category.name for name, paper in papers.items()} == {
        "satu": "Layanan Publik",
        "dua": "LAYANAN-PUBLIK",
    }
    assert {paper.category.slug for paper in papers.values()} == {"layanan-publik"}
    assert [tag.name for tag in papers["dua"].tags] != [tag.name for tag in papers["satu"].tags]
    assert {tag.slug for paper in papers.values() for tag in paper.tags} == {"banjir"}


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("../lain/info.md", None),
        ("info.md", None),
        ("../jauh/info.md", "info"),
        ("../dekat.md", "dekat"),
        ("../../dekat.md", None),
        ("{filename}info.md", "info"),
        ("{filename}/jauh/info.md", "info"),
        ("{filename}../../../lain/info.md", "info"),
    ],
)
def test_a_relative_link_means_the_very_paper_and_a_name_any_that_has_it_alone(newsroom, written, slug):
    seal(newsroom, text_of(body=f"[baca]({written})"), path="kota/banjir.md")
    seal(newsroom, text_of(Slug="info"), path="jauh/info.md")
    seal(newsroom, text_of(Slug="dekat"), path="dekat.md")
    found = contents(newsroom)
    html = next(found.html_of(paper) for paper in found.articles if paper.address.endswith("banjir"))
    assert (f'href="/berita/2026/{slug}/"' if slug else "<a>baca</a>") in html
