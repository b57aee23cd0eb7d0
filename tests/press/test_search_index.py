"""The search index of a live site is what a clean build gives, and has nothing of what is withdrawn."""

import re
import shutil
from datetime import timedelta

import pytest

from paraf.press.build import Press
from paraf.press.contents import places
from paraf.press.rollback import roll_back
from paraf.press.searching import changing
from paraf.press.searching import index as searching
from paraf.press.theming.themes import default_theme
from paraf.rules.searching import blocks, postings
from paraf.rules.searching.stemming import readings
from paraf.rules.words import Verdict
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.press import NOW, open_newsroom, seal, text_of


@pytest.fixture
def newsroom(tmp_path):
    return open_newsroom(tmp_path / "kabar")


@pytest.fixture
def press(newsroom):
    found = Press(type(newsroom).open(newsroom.layout.root))
    yield found
    found.let_go()


@pytest.fixture
def small(monkeypatch):
    """Let a block have 32 numbers, so that a few articles fill several."""
    for module in (postings, blocks, searching, changing):
        monkeypatch.setattr(module, "SIZE", 32)


def printed(newsroom, press):
    press.newsroom.refresh()
    press.print_site(at=NOW)
    root = newsroom.layout.root
    assert differing(live_site(newsroom.layout), clean_site(root, at=NOW)) == []
    return index_of(newsroom)


def index_of(newsroom):
    """Give the texts of the live index by their place."""
    return {
        path.relative_to(newsroom.layout.public).as_posix(): path.read_text()
        for path in sorted((newsroom.layout.public / places.INDEX_OF_SEARCH).rglob("*.*"))
    }


def lines_of(files, stem):
    """Give the signs of the articles that have a stem, however much it counts in them."""
    return re.findall(rf"^{stem} (.*)$", re.sub("[{|]", "", "\n".join(files.values())), re.MULTILINE)


def withdraw(newsroom, slug):
    text = text_of(body="", Slug=slug, Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, text, verdict=Verdict.WITHDRAW)


def test_an_article_is_found_by_every_word_of_it_from_its_first_release_on(newsroom, press):
    printed(newsroom, press)
    seal(newsroom, text_of(Title="Pelayanan dibuka", body="Warga menertibkan parkir."))
    files = printed(newsroom, press)
    assert lines_of(files, "layan") == ["!A"]
    assert [lines_of(files, stem) for stem in readings("penertiban")] == [["!A"], ["!A"]]
    assert '"Pelayanan dibuka"' in files[f"{places.INDEX_OF_SEARCH}/judul/0.json"]


def test_a_redacted_word_and_a_withdrawn_article_leave_the_index_with_their_release(newsroom, press):
    seal(newsroom, text_of(body="Nomor 3275010101010001 rahasia."))
    seal(newsroom, text_of(Slug="lain", body="Berita lain tentang rahasia."))
    assert lines_of(printed(newsroom, press), "3275010101010001")
    mended = text_of(body="Nomor rahasia.", Change="ralat", Change_Note="NIK", Hide_Earlier="ya")
    seal(newsroom, mended, at=NOW - timedelta(minutes=1))
    files = printed(newsroom, press)
    assert not [name for name, text in files.items() if "3275010101010001" in text]
    assert lines_of(files, "rahasia") == ["!AB"]
    withdraw(newsroom, "banjir")
    files = printed(newsroom, press)
    assert lines_of(files, "rahasia") == ["!B"]
    assert "banjir" not in files[f"{places.INDEX_OF_SEARCH}/judul/0.json"]


@pytest.mark.usefixtures("small")
def test_a_new_block_lets_the_one_before_be_cut_into_more_shards(newsroom, press):
    for number in range(32):
        seal(newsroom, text_of(Slug=f"a{number}", body=f"Kata{number}"))
    assert printed(newsroom, press)[f"{places.INDEX_OF_SEARCH}/isi.json"] == '["0-16"]'
    seal(newsroom, text_of(Slug="baru", body="Kabar"))
    files = printed(newsroom, press)
    assert files[f"{places.INDEX_OF_SEARCH}/isi.json"] == '["0-64","1-16"]'
    assert not [name for name in files if "/0-16/" in name]
    withdraw(newsroom, "baru")
    assert printed(newsroom, press)[f"{places.INDEX_OF_SEARCH}/isi.json"] == '["0-16"]'


def test_another_process_brings_the_index_on(newsroom, press):
    seal(newsroom, text_of(body="Satu kata."))
    printed(newsroom, press)
    press.let_go()
    seal(newsroom, text_of(body="Dua kalimat.", Change="ejaan", Change_Note="x"))
    later = Press(type(newsroom).open(newsroom.layout.root))
    files = printed(newsroom, later)
    later.let_go()
    assert (lines_of(files, "kata"), lines_of(files, "kalimat")) == ([], ["!A"])


def test_a_shard_that_somebody_changed_is_made_anew_out_of_the_articles(newsroom, press):
    seal(newsroom, text_of(body="Satu kata."))
    files = printed(newsroom, press)
    shard = next(name for name, text in files.items() if "\nkata " in f"\n{text}")
    (newsroom.layout.public / shard).write_text("kata !Z\n")
    seal(newsroom, text_of(Slug="dua", body="Dua kata."))
    assert lines_of(printed(newsroom, press), "kata") == ["!AB"]


@pytest.mark.usefixtures("small")
def test_a_list_of_blocks_that_somebody_changed_is_not_gone_on_from(newsroom, press):
    for number in range(32):
        seal(newsroom, text_of(Slug=f"a{number}", body=f"Kata{number}"))
    printed(newsroom, press)
    (newsroom.layout.public / places.INDEX_OF_SEARCH / "isi.json").write_text("[]")
    seal(newsroom, text_of(Slug="baru", body="Kabar"))
    files = printed(newsroom, press)
    assert not [name for name in files if "/0-16/" in name]


def test_a_former_look_that_is_put_back_leaves_search_as_it_is(newsroom, press):
    seal(newsroom, text_of(body="Satu kata."))
    printed(newsroom, press)
    theme = newsroom.layout.root / "theme"
    shutil.copytree(default_theme(newsroom.layout), theme)
    (theme / "templates" / "about.html").write_text("lain")
    printed(newsroom, press)
    seal(newsroom, text_of(Slug="dua", body="Dua kata."))
    printed(newsroom, press)
    press.newsroom.refresh()
    roll_back(press.newsroom, None, by="siti", note="x", at=NOW)
    assert (newsroom.layout.public / "tentang" / "index.html").read_text() != "lain"
    assert lines_of(index_of(newsroom), "kata") == ["!AB"]
