"""Previews: what stands in ``previews/``, and what it shows."""

import pytest

from paraf.desk.casebook import CaseBook
from paraf.desk.clock import now
from paraf.desk.judging import judge_all, set_bench
from paraf.desk.newsroom import Newsroom
from paraf.press.previews import Previews
from tests.support.commands import Office, code_in, picture, text_of


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar")


def shown(office, previews=None, looks=None):
    """Bring the previews up to date; gives their texts by place."""
    newsroom = Newsroom.open(office.root)
    judged = tuple(judge_all(set_bench(newsroom, CaseBook(newsroom), at=now())))
    (previews or Previews(newsroom)).bring_up_to_date(judged, looks=looks)
    folder = office.path("previews")
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def test_only_a_submitted_paper_shows_a_code(office):
    office.write("drafts/konsep.md", text_of("konsep"))
    office.write("review/kurang.md", text_of("kurang", Category=None))
    code = office.submitted()
    texts = shown(office)
    assert texts.keys() == {"drafts/konsep.html", "review/kurang.html", "review/banjir.html"}
    assert code_in(texts["review/banjir.html"]) == code
    assert code_in(texts["drafts/konsep.html"]) is code_in(texts["review/kurang.html"]) is None
    assert all("BELUM DIKOREKSI" in text for text in texts.values())
    assert not list(office.root.glob("public/**/*BELUM*"))


def test_a_preview_holds_its_picture_also_before_submission(office):
    fields = {"Image": "air.jpg", "Image_Alt": "Air surut", "Image_Caption": "Air", "Image_Credit": "Rina"}
    for folder, header in (("drafts", {}), ("review", {"Category": None})):
        office.write(f"{folder}/air.jpg", picture())
        office.write(f"{folder}/banjir.md", text_of(**fields, **header))
    for text in shown(office).values():
        assert "data:image/jpeg;base64," in text


def test_previews_are_private(office):
    office.submitted()
    shown(office)
    assert office.path("previews/review/banjir.html").stat().st_mode & 0o077 == 0


def test_a_preview_goes_with_its_paper_and_one_made_on_request_stays(office):
    office.submitted("angin")
    office.signed()
    assert office("preview", "content/banjir.md").status == 0
    assert shown(office).keys() == {"review/angin.html", "content/banjir.html"}
    office.path("review/angin.md").unlink()
    office.path("content/banjir.md").unlink()
    assert shown(office) == {}


def test_a_preview_is_written_anew_only_when_something_about_it_changed(office):
    office.write("drafts/banjir.md", text_of())
    previews = Previews(Newsroom.open(office.root))
    shown(office, previews)
    place = office.path("previews/drafts/banjir.html")
    before = place.stat().st_ino
    shown(office, previews)
    assert place.stat().st_ino == before
    shown(office, previews, looks="another theme")
    assert place.stat().st_ino != before


def test_a_command_tells_what_cannot_be_previewed(office):
    office.write("drafts/banjir.md", b"\x00\x01\x02")
    done = office("preview", "banjir", "--json")
    assert (done.status, done.json["done"]) == (3, False)
