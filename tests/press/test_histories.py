"""The history under an article: what each version said otherwise, and nothing that a later one hides."""

import re
from datetime import timedelta

from paraf.press.build import print_site
from paraf.rules.words import Verdict
from tests.support.press import NOW, seal, text_of

FIRST, SECOND, THIRD = "Warga bernama Melati mengungsi.", "Warga mengungsi.", "Warga sudah pulang."


def versions(newsroom, *bodies):
    for number, (body, header) in enumerate(bodies):
        change = {"Change": "ralat", "Change_Note": f"catatan {number}"} if number else {}
        seal(newsroom, text_of(body, **change, **header), at=NOW + timedelta(minutes=number))
    at = NOW + timedelta(hours=1)
    print_site(newsroom, at=at)
    return (newsroom.root / "public/berita/2026/banjir/index.html").read_text()


def test_each_version_shows_the_words_that_it_changed(newsroom):
    page = versions(newsroom, (FIRST, {}), (SECOND, {}), (THIRD, {"Title": "Warga pulang"}))
    history = page[page.index('id="riwayat"') :]
    assert "<del>" in history
    assert history.index("catatan 2") < history.index("sudah pulang") < history.index("catatan 1")
    assert history.index("catatan 1") < history.index("bernama Melati") < history.index("Terbit pertama kali")
    assert history.count("<details>") == 2


def test_a_change_in_a_table_is_told_in_words(newsroom):
    table = "| Jam | Tinggi |\n| --- | ---: |\n| 08.00 | {} |"
    page = versions(newsroom, (table.format("1,2 m"), {}), (table.format("1,3 m"), {}))
    (line,) = re.findall(r"<li>(.*?)</li>", page[page.index('class="changed"') :].partition("</ul>")[0])
    assert re.sub(r"<span.*?</span>", "", line) == "08.00; <del>1,2</del><ins>1,3</ins> m"


def test_an_article_that_never_changed_has_no_history(newsroom):
    assert 'id="riwayat"' not in versions(newsroom, (FIRST, {}))


def test_what_a_version_hides_is_nowhere_on_the_site_and_later_changes_are_shown(newsroom):
    page = versions(newsroom, (FIRST, {}), (SECOND, {"Hide_Earlier": "ya"}), (THIRD, {}))
    history = page[page.index('id="riwayat"') :]
    assert "Bunyi sebelumnya tidak lagi ditampilkan." in history
    assert "catatan 1" in history
    assert "sudah pulang" in history
    public = newsroom.root.joinpath("public").resolve()
    assert not [path for path in public.rglob("*") if path.is_file() and b"Melati" in path.read_bytes()]


def test_after_a_withdrawal_no_word_of_before_is_shown(newsroom):
    versions(newsroom, (FIRST, {}))
    gone = text_of("", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, gone, verdict=Verdict.WITHDRAW, at=NOW + timedelta(hours=2))
    seal(newsroom, text_of(SECOND, Change="ralat", Change_Note="Terbit lagi"), at=NOW + timedelta(hours=3))
    print_site(newsroom, at=NOW + timedelta(hours=4))
    public = newsroom.root.joinpath("public").resolve()
    assert "Warga mengungsi." in (public / "berita/2026/banjir/index.html").read_text()
    assert not [path for path in public.rglob("*") if path.is_file() and b"Melati" in path.read_bytes()]
