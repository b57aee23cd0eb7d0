"""Periksa sendiri: the reader's browser says whether the page shows what was signed, and what does not match."""

import hashlib
import subprocess

import pytest

from tests.browser.conftest import Reader
from tests.support.browsers import served
from tests.support.commands import Office, picture

ARTICLE = "/berita/2026/pasar-murah-empat-kecamatan/"
PANEL = "details.self-check"

MARKS = """\
Air [naik][satu] di `<script>alert("x")</script>` dan ``kode ` ini``; tulis ke <warga@kota.example> atau
2. baca <https://kota.example/air?x=1>. Kata [dia] [kami], KTP, `](a)`. <b style="color: red">Awas</b> banjir[^1].

![Perahu](images/perahu.jpg "Perahu bersandar. Foto: Dinas (uji)")

1. Satu **te**bal.
2. Dua [laman](https://kota.example/satu_(dua) "Judul tautan").

<div>Bukan tautan: [satu](https://kota.example)</div>

~~~ sh
echo "<p style='x'>[a](b)</p>" | tee /tmp/x  # 3. tiga
~~~

Istilah
:   Artinya.

| Jam | Tinggi |
| --- | ---: |
| 08.00 | 1,2 m |

[^1]: Isi *catatan*.
[satu]: https://kota.example/satu
*[KTP]: Kartu tanda penduduk
"""
TYPED = """\
<h4>Sebelum banjir</h4>

<li>
  Simpan <b>dokumen</b>
</li>

<li>Isi ba<i>te</i>rai</li>

<ol><li>Satu</li><ul><li>Dua</li></ul>Tiga</ol>

<strong>Awas<p>Arus deras</p>di muara</strong>

## Sesudah banjir

<h5>Posko</h5> Lapor.

<h3>Nomor <div>112</div> siaga

<table><tr></tr><tr><th><h2>Jam</h2></th></tr><caption>Jadwal</caption></table>
"""
MATCHES = {"id": "Cocok", "en": "It matches"}


def verdict(page):
    page.locator(f"{PANEL} summary").click()
    status = page.locator(f"{PANEL} [role=status][data-kind]:not([data-kind=checking])")
    status.wait_for()
    return status.get_attribute("data-kind"), status.inner_text()


def changing(page, pattern, change):
    """Let everything whose address fits come otherwise than it lies on the site."""

    def answer(route):
        response = route.fetch()
        route.fulfill(response=response, body=change(response.body()))

    page.context.route(pattern, answer)
    page.reload()


def test_it_is_whole_on_every_page_of_the_demo(opened, newsroom):
    pages = sorted((newsroom / "public").resolve().glob("berita/*/*/index.html"))
    assert len(pages) >= 9
    for file in pages:
        page = opened(f"/berita/{file.parts[-3]}/{file.parts[-2]}/")
        kind, said = verdict(page)
        language = page.evaluate("document.documentElement.lang")
        assert (kind, said.split(": ")[0]) == ("whole", MATCHES[language]), (page.url, said)
    assert [said for said in opened.said if not said.endswith("410 (Gone)")] == []


@pytest.fixture(scope="module")
def marked(browser, tmp_path_factory):
    """Give an opener of an article that has every mark a text may have."""
    office = Office(tmp_path_factory.mktemp("bertanda") / "ruang")
    office.write("images/perahu.jpg", picture())
    office.signed("banjir", body=MARKS)
    office.signed("siaga", body=TYPED)
    office.built()
    with served(office.root) as site:
        reader = Reader(browser, site)
        yield reader
        reader.leave()


def test_marks_of_the_text_are_no_words_of_it(marked):
    marked.said.clear()
    page = marked("/berita/2026/banjir/")
    assert page.locator(".prose figcaption").inner_text() == "Perahu bersandar. Foto: Dinas (uji)"
    assert verdict(page)[0] == "whole"
    assert marked.said == []


def test_html_that_was_typed_where_it_may_not_stand_says_what_was_signed(marked):
    page = marked("/berita/2026/siaga/")
    assert page.locator(".prose > ul > li").all_inner_texts() == ["Simpan dokumen", "Isi baterai"]
    assert page.locator(".prose :is(h2, h3)").all_inner_texts() == [
        "Sebelum banjir",
        "Sesudah banjir",
        "Posko",
        "Nomor",
    ]
    assert verdict(page)[0] == "whole"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"alert(", b"confirm("),
        (b"Perahu bersandar", b"Perahu terbalik"),
        (b"Isi <em>catatan", b"Isi <em>cacatan"),
        (b"\n2. baca", b"\n3. baca"),
        (b"air?x=1</a>", b"air?x=2</a>"),
        (b"tee /tmp/x", b"tee /tmp/y"),
        (b"1,2 m", b"1,3 m"),
        (b"kami], ", b""),
    ],
)
def test_between_marks_too_a_changed_word_is_seen(marked, before, after):
    page = marked("/berita/2026/banjir/")
    changing(page, "**/berita/2026/banjir/", lambda body: body.replace(before, after))
    assert before not in page.content().encode()
    assert verdict(page)[0] == "words"
    page.context.unroute_all()


def test_it_names_who_signed_and_when(opened):
    assert "persis yang diparaf Siti Rahma pada " in verdict(opened(ARTICLE))[1]


@pytest.mark.parametrize(
    ("pattern", "before", "after", "kind"),
    [
        ("**/bukti/berita/**.md", b"8.000 paket", b"9.000 paket", "text"),
        ("**/gambar/**", b"\xff\xd9", b"\xff\xd8", "picture"),
        ("**/bukti/berita/**.txt", b"\ncontent: sha256:6", b"\ncontent: sha256:7", "statement"),
        ("**/bukti/berita/**.txt", b"\ntext sha256:", b"\ntext sha256:0", "statement"),
    ],
)
def test_what_was_changed_on_the_site_is_named(opened, pattern, before, after, kind):
    page = opened(ARTICLE)
    changing(page, pattern, lambda body: body.replace(before, after))
    found, said = verdict(page)
    assert (found, said[:12]) == (kind, "Tidak cocok:")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (b"sha256:63988fd8", b"sha256:73988fd8", "digest"),
        (b"Sebanyak 8.000 paket", b"Sebanyak 9.000 paket", "words"),
        (b"Disiapkan</h1>", b"Dibatalkan</h1>", "words"),
        (b"1a1ee2c7920402e9-pasar-murah", b"2bd14f762ee461f1-bank-sampah", "picture"),
    ],
)
def test_a_page_that_says_otherwise_is_seen(opened, before, after, kind):
    page = opened(ARTICLE)
    changing(page, f"**{ARTICLE}", lambda body: body.replace(before, after))
    assert verdict(page)[0] == kind


def test_what_cannot_be_fetched_is_no_verdict(opened):
    page = opened(ARTICLE)
    page.context.route("**/bukti/berita/**.md", lambda route: route.abort())
    kind, said = verdict(page)
    assert kind == "unreachable"
    assert "pasar-murah-empat-kecamatan.md tidak dapat diambil" in said


def test_by_hand_the_same_comes_out_without_scripts(opened, newsroom, site):
    page = opened(ARTICLE, java_script_enabled=False)
    page.locator(f"{PANEL} summary").click()
    lines = page.locator(f"{PANEL} pre").inner_text().replace("https://kabar.kotacontoh.example", site).splitlines()
    sums = [_told_by_shell(line).split()[0] for line in lines]
    assert f"sha256:{sums[0]}" == page.locator(".signoff .digest").inner_text()
    proof = (newsroom / f"public/bukti{ARTICLE.rstrip('/')}.txt").read_text()
    assert all(f" sha256:{each} " in proof for each in sums[1:])
    text = (newsroom / f"public/bukti{ARTICLE.rstrip('/')}.md").read_bytes()
    assert sums[1] == hashlib.sha256(text).hexdigest()
    assert len(sums) == 3


def _told_by_shell(line):
    shell = ["/bin/bash", "-o", "pipefail", "-c", line]
    return subprocess.run(shell, check=True, capture_output=True, text=True).stdout  # noqa: S603  # from our own page
