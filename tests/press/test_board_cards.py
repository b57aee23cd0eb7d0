"""The board's cards: their order, where they lead to, and the small pictures on them."""

import io
import re
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from PIL import Image

from paraf.desk.clock import now
from paraf.desk.language import language
from paraf.desk.opening.thumbnails import SIZE, thumbnail
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.board import Board, Card, board_of, board_of_swept
from paraf.desk.sweeping.sweeping import sweep
from paraf.press.board.board_file import BoardFile
from paraf.press.board.columns import columns_of
from paraf.press.board.links import Links
from paraf.press.board.page import Speaker, html_of
from paraf.press.previews.previews import Previews
from paraf.rules.clocks import Timing
from paraf.rules.manifest import sha256
from paraf.rules.words import Seal, Stage
from tests.support.commands import Office, picture, text_of
from tests.support.press import seal

WITH_PICTURE = {"Image": "foto.jpg", "Image-Alt": "Sungai", "Image-Caption": "Sungai.", "Image-Credit": "Humas"}


class _Cards(HTMLParser):
    """The cards' links and pictures, by the title of the card."""

    def __init__(self, html):
        super().__init__()
        self.links, self.pictures, self._link, self._picture, self._in_title = {}, {}, None, None, False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "li":
            self._link = self._picture = None
        elif tag == "img":
            self._picture = values
        elif tag == "a":
            self._link = values["href"]
        self._in_title = self._in_title or tag == "h3"

    def handle_endtag(self, tag):
        self._in_title = self._in_title and tag != "h3"

    def handle_data(self, text):
        if self._in_title:
            self.links[text], self.pictures[text] = self._link, self._picture


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar")


def swept(office, *, is_quiet=True):
    newsroom = Newsroom.open(office.root)
    cases = CaseBook(newsroom)
    with newsroom.writing(lambda: None):
        judged = sweep(newsroom, cases, clock=now, is_quiet=lambda _: is_quiet).judged
    return newsroom, cases, judged


def cards(office):
    newsroom, _, judged = swept(office)
    Previews(newsroom).bring_up_to_date(judged)
    BoardFile(newsroom, pytest.fail).bring_up_to_date(board_of(newsroom, at=now()), at=now())
    return _Cards(office.read("papan.html"))


def with_picture(office, slug="banjir", colour="red"):
    office.write("drafts/foto.jpg", picture(colour, size=(640, 480)))
    return office.signed(slug, **WITH_PICTURE)


def small_pictures(office):
    return sorted(path.name for path in office.path("previews").rglob("*.jpg"))


def card(number, **rest):
    values = {"slug": f"berita-{number}", "title": f"Warga menata bantaran sungai di kelurahan ke-{number}"}
    empty = {"live": None, "digest": None, "code": "ABCD-1234-EFGH", "findings": ()}
    place = {"path": f"review/berita-{number}.md", "stage": Stage.REVIEW, "seal": Seal.MISSING}
    return Card(**{**values, **empty, **place, **rest})


def test_a_folder_of_material_and_a_lost_paper_are_told_alike_by_the_watcher_and_by_the_command(office):
    office.signed("hilang")
    office.path("content/hilang.md").unlink()
    office.write("drafts/liputan/rekaman.mp3", b"suara")
    newsroom, cases, _ = swept(office, is_quiet=False)
    kept, whole = board_of_swept(newsroom, cases, at=now()), board_of(newsroom, at=now())
    assert kept == whole
    assert [finding.code for finding in kept.uncarded] == ["material-waits"]
    assert [each.findings[0].code for each in kept.cards] == ["paper-missing"]


def test_in_the_queue_first_comes_what_is_nearest_the_end_of_its_time(office):
    at = now()
    minutes = {"review/berita-1.md": 20, "review/berita-2.md": -5, "review/berita-4.md": 3}
    times = {
        place: Timing(legs=(), running=None, writing_presumed=False, due=at + timedelta(minutes=left))
        for place, left in minutes.items()
    }
    board = Board(cards=tuple(card(number) for number in range(1, 5)), strangers=(), office=())
    columns = columns_of(board, Newsroom.open(office.root).register, (), times, at=at)
    assert [each.slug for each in columns.correction] == ["berita-2", "berita-4", "berita-1", "berita-3"]


def test_what_is_public_leads_to_where_the_public_reads_it(office):
    office.signed()
    assert cards(office).links["Berita banjir"] == "https://kabar.kotacontoh.example/berita/2026/banjir/"


def test_what_waits_for_its_moment_leads_to_the_signed_paper_beside_the_page(office):
    office.signed(Embargo="2031-01-01 08:00")
    assert cards(office).links["Berita banjir"] == "content/banjir.md"


def test_a_card_shows_a_small_picture_that_lies_beside_the_previews(office):
    office.write("drafts/foto.jpg", picture("blue", size=(640, 480)))
    office.write("drafts/banjir.md", text_of(**WITH_PICTURE))
    shown = cards(office).pictures["Berita banjir"]
    assert shown["alt"] == ""
    path = office.path(unquote(shown["src"]))
    assert path.is_relative_to(office.path("previews"))
    with Image.open(path) as small:
        assert small.size == SIZE
    assert path.stat().st_size < 10_000


def test_a_published_picture_is_shown_although_nobody_previewed_it(office):
    with_picture(office)
    assert office.path(cards(office).pictures["Berita banjir"]["src"]).is_file()


def test_a_withdrawn_picture_is_shown_no_more_and_its_small_one_is_gone(office):
    with_picture(office)
    cards(office)
    assert len(small_pictures(office)) == 1
    office("withdraw", "banjir", "--reason", "Foto anak.", "--as", "rina")
    waiting = office("status", "--json").json["articles"]
    code = next(each["code"] for each in waiting if each["stage"] == "review")
    assert office("sign", "banjir", "--as", "budi", "--code", code).status == 0
    assert cards(office).pictures == {"Berita banjir": None}
    assert small_pictures(office) == []


def test_what_is_no_picture_has_no_small_one():
    assert thumbnail(b"\xff\xd8\xff kaputt") is None


def test_a_small_picture_of_something_transparent_is_on_white():
    clear = io.BytesIO()
    Image.new("RGBA", (30, 90), (0, 0, 0, 0)).save(clear, "PNG")
    with Image.open(io.BytesIO(thumbnail(clear.getvalue()))) as small:
        assert small.getpixel((5, 5)) == (255, 255, 255)


def test_a_page_of_three_hundred_cards_with_pictures_stays_small(office):
    newsroom, at = Newsroom.open(office.root), now()
    digests = [newsroom.vault.put(picture("green", size=(30 + number, 40))) for number in range(300)]
    board = Board(
        cards=tuple(card(number, picture=digest) for number, digest in enumerate(digests)), strangers=(), office=()
    )
    speech, links = language("id"), Links(newsroom, newsroom.layout.board)
    page = Speaker(newsroom.office, speech, links, {}, at=at).page_of(
        columns_of(board, newsroom.register, (), {}, at=at)
    )
    html = html_of(page, newsroom.office, speech, at=at, stamp="previews/papan.js")
    assert html.count("<img") == 300
    assert len(html.encode()) < 300_000


def test_without_news_a_board_is_not_made_anew_before_its_minute_is_over(office, monkeypatch):
    newsroom, made = Newsroom.open(office.root), []
    clock = [1000.0]
    monkeypatch.setattr("paraf.press.board.board_file.ticks", lambda: clock[0])
    file = BoardFile(newsroom, pytest.fail)

    def board():
        made.append(clock[0])
        return board_of(newsroom, at=now())

    for seconds, is_news in ((0, False), (1, False), (2, True), (40, False), (63, False), (64, False)):
        clock[0] = 1000.0 + seconds
        file.tend(board, at=now() + timedelta(seconds=seconds), is_news=is_news)
    assert made == [1000.0, 1002.0, 1063.0]


def test_the_watcher_is_seen_at_work_although_there_is_no_news(office, monkeypatch):
    newsroom, clock = Newsroom.open(office.root), [1000.0]
    monkeypatch.setattr("paraf.press.board.board_file.ticks", lambda: clock[0])
    file, stamps = BoardFile(newsroom, pytest.fail), set()
    for seconds in (0, 31):
        clock[0] = 1000.0 + seconds
        file.tend(lambda: board_of(newsroom, at=now()), at=now() + timedelta(seconds=seconds), is_news=False)
        stamps.add(office.read("previews/papan.js"))
    assert len(stamps) == 2


def test_small_pictures_are_known_by_the_digest_of_their_picture(office):
    office.write("drafts/foto.jpg", picture("blue", size=(640, 480)))
    office.write("drafts/banjir.md", text_of(**WITH_PICTURE))
    office.write("drafts/surut.md", text_of("surut", **WITH_PICTURE))
    shown = cards(office).pictures
    assert shown["Berita banjir"]["src"] == shown["Berita surut"]["src"]
    assert sha256(b"").removeprefix("sha256:")[:8] not in shown["Berita banjir"]["src"]
    assert len(small_pictures(office)) == 1


def test_a_withdrawal_that_waits_is_told_apart_from_news(office):
    office.signed()
    assert office("withdraw", "banjir", "--reason", "Keliru.", "--as", "rina").status == 0
    cards(office)
    assert "Mengubah berita yang sudah terbit: pencabutan" in office.read("papan.html")
    assert "pencabutan" in office("status").out


def test_a_card_says_since_when_a_text_is_live_and_not_when_it_was_signed(office):
    newsroom, at = Newsroom.open(office.root), now()
    moment = at + timedelta(hours=30)
    seal(newsroom, text_of("banjir"), at=at, address="berita/2026/banjir", path="banjir.md", not_before=moment)
    later = moment + timedelta(hours=1)
    BoardFile(newsroom, pytest.fail).bring_up_to_date(board_of(newsroom, at=later), at=later)
    clock = f"{moment.astimezone(newsroom.office.zone):%H.%M}"
    assert re.search(rf"Tayang sejak [^;]*{clock} WIB; diparaf Siti Rahma\.", office.read("papan.html"))
