"""``paraf build`` prints what was signed off, all of it and nothing else, the same every time."""

import re
import shutil
from datetime import timedelta
from functools import partial

import pytest

from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.vault import MissingFromVaultError
from paraf.press import filling, pressroom, workers
from paraf.press.build import print_site
from paraf.press.contents import parsed
from paraf.press.engine.typesetting import Typesetter
from paraf.press.releases.altering import Alteration
from paraf.press.releases.standing import hashes_of, live
from paraf.press.stops import PressStoppedError
from paraf.rules.words import Verdict
from tests.support.press import NOW, PNG, seal, text_of


def public(newsroom, name="index.html"):
    return (newsroom.layout.public / name).read_text(encoding="utf-8")


def files(newsroom):
    return set(hashes_of(live(newsroom.layout)))


def conf(newsroom, text):
    (newsroom.root / "pelicanconf.py").write_text(text, encoding="utf-8")


def fill(newsroom, number=3):
    for each in range(number):
        seal(newsroom, text_of(body=f"Isi {each}.", Slug=f"berita-{each}", Tags="banjir, C++", Category=f"K{each % 2}"))


def test_an_empty_newsroom_has_a_site(newsroom):
    run = print_site(newsroom, at=NOW)
    assert run.articles == 0
    assert {"index.html", "404.html", "kategori/index.html", "arsip/index.html", "feeds/berita.atom.xml"} <= files(
        newsroom
    )


def test_a_page_of_older_articles_keeps_its_number_and_bytes_when_an_article_comes(newsroom):
    fill(newsroom, 22)
    print_site(newsroom, at=NOW)
    before = hashes_of(live(newsroom.layout))
    seal(newsroom, text_of(Slug="terbaru", Date="2026-11-22 09:30", Tags="banjir", Category="K1"))
    run = print_site(newsroom, at=NOW)
    after = hashes_of(live(newsroom.layout))
    assert before["halaman/1/index.html"] == after["halaman/1/index.html"]
    assert [name for name in run.written if "halaman/" in name] == []


def test_every_kind_of_page_stands_at_its_address(newsroom):
    fill(newsroom, 22)
    run = print_site(newsroom, at=NOW)
    assert run.articles == 22
    assert run.total == len(files(newsroom))
    assert {
        "berita/2026/berita-0/index.html",
        "halaman/1/index.html",
        "kategori/k0/index.html",
        "topik/banjir/index.html",
        "topik/banjir/halaman/1/index.html",
        "topik/c/index.html",
        "penulis/rina-wulandari/halaman/1/index.html",
        "arsip/2026/index.html",
        "arsip/2026/11/index.html",
        "feeds/kategori/k1.atom.xml",
    } <= files(newsroom)


def with_same_records(newsroom, root):
    """Give another newsroom with the same records and key, and nothing else."""
    shutil.copytree(newsroom.layout.records, root / "records")
    return Newsroom.open(root)


def test_two_clean_builds_are_equal_byte_for_byte(newsroom, tmp_path):
    fill(newsroom, 22)
    print_site(newsroom, at=NOW)
    other = with_same_records(newsroom, tmp_path / "lain")
    print_site(other, at=NOW)
    assert hashes_of(live(newsroom.layout)) == hashes_of(live(other.layout))


def test_articles_that_other_processes_read_are_read_once_and_give_the_same_site(newsroom, tmp_path, monkeypatch):
    fill(newsroom, 4)
    print_site(newsroom, at=NOW)
    other, read_here = with_same_records(newsroom, tmp_path / "lain"), []
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)
    monkeypatch.setattr(pressroom, "shared_out", partial(workers.shared_out, workers=2, few=1))
    monkeypatch.setattr(
        parsed, "parsed_of", lambda article, real=parsed.parsed_of: read_here.append(1) or real(article)
    )
    print_site(other, at=NOW)
    assert hashes_of(live(newsroom.layout)) == hashes_of(live(other.layout))
    assert read_here == []


def test_pages_that_other_processes_set_give_the_same_site(newsroom, tmp_path, monkeypatch):
    fill(newsroom, 4)
    print_site(newsroom, at=NOW)
    other, set_here = with_same_records(newsroom, tmp_path / "lain"), []
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)
    monkeypatch.setattr(filling, "shared_out", partial(workers.shared_out, workers=2))
    monkeypatch.setattr(filling, "_SHARE", 10)
    monkeypatch.setattr(filling, "FEW", 0)
    setting = Typesetter.set
    monkeypatch.setattr(Typesetter, "set", lambda *words: set_here.append(1) or setting(*words))
    print_site(other, at=NOW)
    assert hashes_of(live(newsroom.layout)) == hashes_of(live(other.layout))
    assert set_here == []


def test_where_everything_is_made_again_only_what_differs_is_written(newsroom, monkeypatch):
    fill(newsroom, 4)
    theme = newsroom.layout.theme / "templates"
    theme.mkdir(parents=True)
    (theme / "404.html").write_text("Hilang", encoding="utf-8")
    print_site(newsroom, at=NOW)
    before, written, write = hashes_of(live(newsroom.layout)), [], Alteration.write
    (theme / "404.html").write_text("Tidak ada", encoding="utf-8")
    monkeypatch.setattr(
        Alteration, "write", lambda made, place, content: written.append(place) or write(made, place, content)
    )
    run = print_site(newsroom, at=NOW)
    after = hashes_of(live(newsroom.layout))
    assert run.pages > 4
    assert "404.html" in run.written
    assert {place for place in before if after[place] != before[place]} == set(run.written)
    assert set(written) & before.keys() == set(run.written)


def test_an_article_that_no_other_process_could_read_is_told_of(newsroom, monkeypatch):
    fill(newsroom, 4)
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)
    monkeypatch.setattr(pressroom, "shared_out", partial(workers.shared_out, workers=2, few=1))
    gone = seal(newsroom, text_of(body="Hilang.", Slug="hilang"))
    newsroom.vault.path_of(gone.public).unlink()
    with pytest.raises(MissingFromVaultError):
        print_site(newsroom, at=NOW)


def test_after_any_changes_the_site_is_what_a_clean_build_gives(newsroom, tmp_path):
    fill(newsroom, 11)
    print_site(newsroom, at=NOW)
    seal(newsroom, text_of(body="Baru.", Slug="berita-3", Change="ralat", Change_Note="x"), at=NOW + timedelta(hours=1))
    print_site(newsroom, at=NOW + timedelta(hours=1))
    gone = text_of(body="", Slug="berita-10", Change="pencabutan", Change_Note="y")
    seal(newsroom, gone, verdict=Verdict.WITHDRAW, at=NOW + timedelta(hours=2))
    print_site(newsroom, at=NOW + timedelta(hours=2))

    other = with_same_records(newsroom, tmp_path / "lain")
    print_site(other, at=NOW + timedelta(hours=2))
    assert hashes_of(live(newsroom.layout)) == hashes_of(live(other.layout))


def test_a_build_without_news_switches_nothing(newsroom):
    fill(newsroom)
    first = print_site(newsroom, at=NOW)
    second = print_site(newsroom, at=NOW + timedelta(hours=1))
    assert second.release == first.release
    assert (second.written, second.removed) == ((), ())


def test_a_changed_public_file_is_put_right(newsroom):
    fill(newsroom)
    print_site(newsroom, at=NOW)
    (newsroom.layout.public / "index.html").write_text("diubah", encoding="utf-8")
    (newsroom.layout.public / "sisipan.html").write_text("diubah", encoding="utf-8")
    run = print_site(newsroom, at=NOW)
    assert (run.written, run.removed) == (("index.html",), ("sisipan.html",))
    assert "sisipan.html" not in files(newsroom)


def test_what_was_withdrawn_leaves_every_copy(newsroom):
    seal(newsroom, text_of(body="Kataunik ![f](anak.png)", Tags="kataunik"), files={"anak.png": PNG})
    seal(newsroom, text_of(Slug="lain"))
    print_site(newsroom, at=NOW)
    withdrawal = text_of(body="", Title="Dicabut", Change="pencabutan", Change_Note="Melanggar hak anak")
    seal(newsroom, withdrawal, verdict=Verdict.WITHDRAW, at=NOW + timedelta(hours=1))
    print_site(newsroom, at=NOW + timedelta(hours=1))
    everything = b"".join(path.read_bytes() for path in newsroom.layout.volatile.rglob("*") if path.is_file())
    assert b"ataunik" not in everything
    assert PNG not in everything
    page = public(newsroom, "berita/2026/banjir/index.html")
    assert "Melanggar hak anak" in page
    assert "banjir/" not in public(newsroom)
    assert "banjir" not in public(newsroom, "feeds/berita.atom.xml")


def test_a_withdrawn_articles_section_link_never_leads_nowhere(newsroom):
    seal(newsroom, text_of(Category="Sepi"), at=NOW - timedelta(days=1))
    seal(newsroom, text_of(body="", Category="Sepi", Change="pencabutan", Change_Note="x"), verdict=Verdict.WITHDRAW)
    print_site(newsroom, at=NOW)
    page = public(newsroom, "berita/2026/banjir/index.html")
    assert 'href="/kategori/"' in page
    assert "kategori/sepi" not in page


def test_every_local_link_of_the_site_leads_to_a_file(newsroom):
    fill(newsroom, 22)
    seal(newsroom, text_of(body="![f](x.png) [a](berita-1.md)", Tags="C"), files={"x.png": PNG})
    seal(newsroom, text_of(Slug="cabut", Category="Sepi"), at=NOW - timedelta(hours=1))
    seal(
        newsroom, text_of(Slug="cabut", Category="Sepi", Change="pencabutan", Change_Note="x"), verdict=Verdict.WITHDRAW
    )
    print_site(newsroom, at=NOW)
    there = files(newsroom)
    for name in there:
        if name.endswith(".html"):
            for link in re.findall(r'(?:href|src)="(/[^"#]*)', public(newsroom, name)):
                wanted = f"{link[1:]}index.html" if link.endswith("/") else link[1:]
                assert wanted in there, (name, link)


@pytest.mark.parametrize("field", ["Title", "Tags", "Category", "Summary", "Unit", "Place", "Source", "Image-Caption"])
def test_html_in_the_header_is_shown_as_it_was_typed(newsroom, field):
    typed = '<script>alert(1)</script> <img src=x onerror=alert(2)> 5 < 6 & "x"'
    seal(newsroom, text_of(**{field.replace("-", "_"): typed}, Image="x.png"), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    for path in live(newsroom.layout).rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_the_page_says_the_title_letter_for_letter(newsroom):
    seal(newsroom, text_of(Title='5 < 6 & <b>tebal</b> "kutip"'))
    print_site(newsroom, at=NOW)
    page = public(newsroom, "berita/2026/banjir/index.html")
    assert "5 &lt; 6 &amp; &lt;b&gt;tebal&lt;/b&gt; &#34;kutip&#34;</h1>" in page


def test_pelicans_simple_theme_prints_too(newsroom):
    conf(newsroom, "THEME = 'simple'\n")
    fill(newsroom, 22)
    seal(newsroom, text_of(Title="5 < 6", body="**tebal**"))
    seal(newsroom, text_of(Slug="cabut"), at=NOW - timedelta(hours=1))
    seal(newsroom, text_of(Slug="cabut", Change="pencabutan", Change_Note="Keliru"), verdict=Verdict.WITHDRAW)
    run = print_site(newsroom, at=NOW)
    assert run.articles == 23
    page = public(newsroom, "berita/2026/banjir/index.html")
    assert "<title>Kabar Kota Contoh - 5 &lt; 6</title>" in page
    assert "<strong>tebal</strong>" in page
    assert "Keliru" in public(newsroom, "berita/2026/cabut/index.html")


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("{% raise %}", "index.html:1"),
        ("{{ articles_page.object_list[99].title }}", ""),
        ("\n{{ 1 // 0 }}", "index.html:2"),
    ],
)
def test_a_broken_theme_is_named_and_leaves_the_site_as_it_was(newsroom, template, place):
    fill(newsroom)
    print_site(newsroom, at=NOW)
    before = hashes_of(live(newsroom.layout))
    theme = newsroom.layout.theme / "templates"
    theme.mkdir(parents=True)
    (theme / "index.html").write_text(template, encoding="utf-8")
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert stopped.value.findings[0].code == "theme-failed"
    assert place in stopped.value.findings[0].detail["problem"]
    assert hashes_of(live(newsroom.layout)) == before
    assert list(newsroom.layout.work.glob("*")) == []


@pytest.mark.parametrize("text", ["def", "1 / 0", "import tidak_ada", "raise SystemExit('x')", "THEME = 'tidak-ada'"])
def test_settings_that_cannot_be_read_are_named(newsroom, text):
    conf(newsroom, text)
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert stopped.value.findings[0].code == "settings-failed"
    assert not newsroom.layout.public.exists()


@pytest.mark.parametrize("text", ["PLUGINS = ['tidak_ada']", "PLUGINS = ['gagal']", "PLUGINS = ['gagal_daftar']"])
def test_a_plugin_that_cannot_be_loaded_stops_the_press(newsroom, text):
    plugins = newsroom.root / "pengaya"
    plugins.mkdir()
    (plugins / "gagal.py").write_text("raise RuntimeError\n", encoding="utf-8")
    (plugins / "gagal_daftar.py").write_text("def register():\n    raise RuntimeError('x')\n", encoding="utf-8")
    conf(newsroom, f"PLUGIN_PATHS = ['pengaya']\n{text}\n")
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert stopped.value.findings[0].code == "plugin-failed"


def test_a_plugin_is_connected_for_one_build_only(newsroom):
    plugins = newsroom.root / "pengaya"
    plugins.mkdir()
    (plugins / "penambah.py").write_text(
        "from pelican import signals\n"
        "def add(generator):\n    generator.articles.append(generator.articles[0])\n"
        "def register():\n    signals.article_generator_finalized.connect(add)\n",
        encoding="utf-8",
    )
    fill(newsroom)
    conf(newsroom, "PLUGIN_PATHS = ['pengaya']\nPLUGINS = ['penambah']\n")
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert stopped.value.findings[0].code == "articles-changed"
    conf(newsroom, "")
    assert print_site(newsroom, at=NOW).articles == 3


def test_a_filter_of_the_settings_may_be_used(newsroom):
    conf(newsroom, "THEME = 'tema'\nJINJA_FILTERS = {'keras': str.upper}\n")
    theme = newsroom.root / "tema" / "templates"
    theme.mkdir(parents=True)
    (theme / "404.html").write_text("{{ 'hilang'|keras }} {{ PARAF_JOB }}", encoding="utf-8")
    print_site(newsroom, at=NOW)
    assert public(newsroom, "404.html") == "HILANG "


@pytest.mark.parametrize("theme", [".", "review", "content/tema", ".paraf", "records"])
def test_a_theme_among_the_papers_is_refused(newsroom, theme):
    (newsroom.root / theme).mkdir(parents=True, exist_ok=True)
    conf(newsroom, f"THEME = {theme!r}\n")
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert stopped.value.findings[0].code == "theme-among-papers"


@pytest.mark.parametrize("place", ["static/konsep.md", "templates/konsep.html", "static"])
def test_a_theme_with_a_symlink_out_of_it_is_refused(newsroom, place):
    (newsroom.root / "review" / "rahasia.md").write_text("rahasia", encoding="utf-8")
    target = newsroom.root / "review"
    link = newsroom.layout.theme / place
    (newsroom.layout.theme / "templates").mkdir(parents=True)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target if place == "static" else target / "rahasia.md")
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert stopped.value.findings[0].code == "theme-symlink"


def test_a_filter_of_the_newsroom_makes_every_page_each_time_and_is_named(newsroom):
    fill(newsroom)
    assert print_site(newsroom, at=NOW).strangers == ()
    conf(newsroom, "JINJA_FILTERS = {'keras': str.upper}\n")
    first = print_site(newsroom, at=NOW)
    again = print_site(newsroom, at=NOW)
    assert first.strangers == again.strangers == ("JINJA_FILTERS",)
    assert again.pages == first.pages > 10
    assert again.written == ()
