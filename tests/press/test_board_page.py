"""The board's page: what stands in ``papan.html``, and that nobody's file is lost for it."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from paraf.desk.clock import now
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.board import board_of, board_of_swept
from paraf.desk.sweeping.sweeping import sweep
from paraf.press.board.board_file import BoardFile
from paraf.press.board.page import MARKER
from paraf.rules.entries import Claimed
from paraf.rules.words import Channel
from tests.support.commands import Office, text_of, wait_until
from tests.support.press import seal
from tests.support.watching import Watching


class _Sections(HTMLParser):
    """The texts of a board's sections, by their name."""

    def __init__(self, html):
        super().__init__()
        self.found, self._at, self._is_code = {}, None, False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self._is_code = tag in {"script", "style"}
        if tag == "section":
            self._at = dict(attributes)["aria-labelledby"]

    def handle_endtag(self, tag):
        self._at = None if tag == "section" else self._at

    def handle_data(self, text):
        if self._at and not self._is_code:
            self.found[self._at] = self.found.get(self._at, "") + text


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar")


def sections(office, *, at=None):
    newsroom = Newsroom.open(office.root)
    BoardFile(newsroom, pytest.fail).bring_up_to_date(board_of(newsroom, at=at or now()), at=at or now())
    return _Sections(office.read("papan.html")).found


def test_a_draft_stands_with_its_writer_and_a_submitted_paper_with_its_code(office):
    code = office.submitted()
    office.write("drafts/pasar.md", text_of("pasar"))
    shown = sections(office)
    assert "drafts/pasar.md" in shown["writing"]
    assert code not in shown["writing"]
    assert "review/banjir.md" in shown["correction"]
    assert code in shown["correction"]


def test_what_is_signed_is_named_as_published(office):
    office.signed()
    assert "berita/2026/banjir" in sections(office)["latest"]


def test_what_waits_for_its_moment_is_ready_and_not_yet_published(office):
    office.signed(Embargo="2031-01-01 08:00")
    shown = sections(office)
    assert "content/banjir.md" in shown["ready"]
    assert "banjir" not in shown["latest"]


def test_what_lies_unsigned_in_content_is_held_with_the_reason_and_the_next_step(office):
    office.write("content/liar.md", text_of("liar"))
    shown = sections(office)["held"]
    assert "content/liar.md" in shown
    assert "paraf ajukan content/liar.md" in shown


def test_what_is_no_article_is_named_apart(office):
    office.write("drafts/rekaman.xyz", b"?")
    assert "drafts/rekaman.xyz" in sections(office)["others"]


def test_what_a_person_wrote_is_text_on_the_board(office):
    office.write("drafts/jahat.md", text_of("jahat").replace("Title: ", "Title: <script>alert(1)</script> ", 1))
    sections(office)
    assert "<script>alert(1)" not in office.read("papan.html")
    assert "&lt;script&gt;alert(1)" in office.read("papan.html")


def test_somebodys_own_file_of_that_name_stays_and_is_told(office):
    office.write("papan.html", "<p>Papan saya</p>")
    newsroom, told = Newsroom.open(office.root), []
    file = BoardFile(newsroom, told.append)
    for _ in range(2):
        file.bring_up_to_date(board_of(newsroom, at=now()), at=now())
    assert office.read("papan.html") == "<p>Papan saya</p>"
    assert told == ["papan.html"]


def test_the_stamp_names_the_state_that_the_page_shows(office):
    office.write("drafts/pasar.md", text_of("pasar"))
    sections(office)
    stamped = re.fullmatch(r'parafBoard\("(\w+)", \d+\);\n', office.read("previews/papan.js"))
    assert f'version !== "{stamped[1]}"' in office.read("papan.html")


def test_the_swept_board_holds_what_a_judging_of_everything_finds_open(office):
    office.submitted()
    office.write("drafts/pasar.md", text_of("pasar"))
    office.write("content/liar.md", text_of("liar"))
    newsroom = Newsroom.open(office.root)
    cases = CaseBook(newsroom)
    with newsroom.writing(lambda: None):
        sweep(newsroom, cases, clock=now, is_quiet=lambda _: True)
    kept, whole = board_of_swept(newsroom, cases, at=now()), board_of(newsroom, at=now())
    assert {card.path: card for card in kept.cards} == {card.path: card for card in whole.cards}
    assert kept.uncarded == whole.uncarded


def test_the_latest_are_the_youngest_and_follow_a_new_seal(newsroom):
    from paraf.press.board.latest import LatestVersions  # noqa: PLC0415

    latest, at = LatestVersions(newsroom), now()
    for name in ("satu", "dua"):
        seal(newsroom, text_of(name), at=at, address=f"berita/2026/{name}", path=f"{name}.md", slug=name)
        assert latest.at(at + timedelta(seconds=1))[0].version.seal.slug == name
    assert [each.version.seal.slug for each in latest.at(at + timedelta(seconds=1))] == ["dua", "satu"]


def test_what_was_held_is_among_the_latest_from_when_it_went_live(newsroom):
    from paraf.press.board.latest import LatestVersions  # noqa: PLC0415

    latest, at = LatestVersions(newsroom), now()
    for name, minutes in (("satu", 60), ("dua", 0), ("tiga", 90)):
        due = at + timedelta(minutes=minutes)
        seal(
            newsroom, text_of(name), at=at, not_before=due, address=f"berita/2026/{name}", path=f"{name}.md", slug=name
        )
    found = {m: [each.version.seal.slug for each in latest.at(at + timedelta(minutes=m))] for m in (1, 61, 91)}
    assert found == {1: ["dua"], 61: ["satu", "dua"], 91: ["tiga", "satu", "dua"]}


def test_the_board_says_since_when_it_is_live_and_not_when_it_was_signed(office):
    due = now().astimezone(ZoneInfo("Asia/Pontianak")) + timedelta(minutes=50)
    office.signed(Embargo=f"{due:%Y-%m-%d %H:%M}")
    latest = sections(office, at=due + timedelta(minutes=1))["latest"]
    assert f"{due:%H.%M}" in latest


def test_a_paper_on_its_way_shows_the_time_that_is_left(office):
    office.submitted()
    assert "sisa waktu" in sections(office)["correction"]
    assert "lewat" in sections(office, at=now() + timedelta(days=9))["correction"]


def test_a_paper_that_a_corrector_holds_says_who_and_until_when(office):
    office.submitted()
    newsroom = Newsroom.open(office.root)
    (waiting,) = newsroom.register.submissions.values()
    act, until = waiting.act, now() + timedelta(minutes=30)
    with newsroom.writing(lambda: None):
        about = {"address": act.address, "slug": act.slug, "path": act.path, "text": act.text, "line": ""}
        newsroom.record(Claimed(officer="siti", until=until, **about), at=now(), by="siti", channel=Channel.COMMAND)
    assert "sedang dikoreksi Siti Rahma sampai pukul" in sections(office)["correction"]
    assert "sedang dikoreksi" not in sections(office, at=until)["correction"]


def test_the_watcher_brings_the_board_up_to_date(office):
    with Watching(office):
        wait_until(office.path("papan.html").is_file)
        assert MARKER in office.read("papan.html")
        office.write("drafts/pasar.md", text_of("pasar"))
        wait_until(lambda: "drafts/pasar.md" in office.read("papan.html"))
        wait_until(lambda: "previews/drafts/pasar.html" in office.read("papan.html"))


def test_the_command_writes_the_board_where_it_is_asked_to(office, tmp_path):
    office.write("drafts/pasar.md", text_of("pasar"))
    assert office("board", "--html", str(tmp_path / "lain.html")).status == 0
    assert "drafts/pasar.md" in (tmp_path / "lain.html").read_text()
    assert not office.path("papan.html").exists()
