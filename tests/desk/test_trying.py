import shutil

import pytest

from paraf.desk import confining, trying
from paraf.desk.confining import GaveUp, Limits
from paraf.desk.moving import Place, is_named_by_others
from paraf.rules.findings import codes
from paraf.rules.words import Stage
from tests.support.newsrooms import text, with_picture

TRAP = "[" * 20_000
LONG = "Air sudah surut, kata warga. " * 1000


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Count the trials, and give each of them a second."""
    asked = []

    def counted(work, content, limits):
        asked.append(work)
        return confined(work, content, limits)

    confined = confining.confined
    monkeypatch.setattr(trying, "confined", counted)
    monkeypatch.setattr(trying, "LIMITS", Limits(processor=1, seconds=60, memory=1 << 30))
    return asked


@pytest.fixture
def never_rendered(monkeypatch):
    def refuse(*_):
        raise AssertionError

    monkeypatch.setattr("markdown.Markdown.convert", refuse)


@pytest.mark.usefixtures("never_rendered")
@pytest.mark.parametrize("folder", ["drafts", "review", "content"])
def test_a_text_that_takes_too_long_holds_its_article_and_is_never_shown(house, folder):
    house.write(f"{folder}/jebakan.md", text(TRAP))
    swept = house.sweep()
    (judged,) = swept.judged
    assert "text-too-slow" in codes(judged.findings)
    assert judged.case.article is None
    assert house.has(f"{folder}/jebakan.md.PARAF.txt") or house.has(f"{folder}/jebakan.PARAF.txt")


def test_the_others_go_on(house):
    house.write("review/jebakan.md", text(TRAP))
    house.write("review/banjir.md", text())
    house.sweep()
    assert set(house.newsroom.register.submissions) == {"banjir.md"}


def test_a_tame_text_is_not_tried(house, asked):
    house.write("drafts/banjir.md", text())
    assert house.case("drafts/banjir.md").article is not None
    assert asked == []


def test_a_long_text_is_tried_once_and_admitted(house, asked):
    house.write("drafts/banjir.md", text(LONG))
    for _ in range(3):
        assert house.case("drafts/banjir.md").article is not None
    assert asked == ["text"]


def test_what_came_of_a_trial_may_be_deleted(house, asked):
    house.write("drafts/jebakan.md", text(TRAP))
    for _ in range(2):
        assert codes(house.case("drafts/jebakan.md").findings) == {"text-too-slow"}
    shutil.rmtree(house.root / ".paraf" / "tried")
    assert codes(house.case("drafts/jebakan.md").findings) == {"text-too-slow"}
    assert asked == ["text"] * 2


def test_what_was_too_late_is_tried_again(house, monkeypatch):
    outcomes = iter([GaveUp.TOO_LATE, b""])
    monkeypatch.setattr(trying, "confined", lambda *_: next(outcomes))
    house.write("drafts/banjir.md", text(LONG))
    assert codes(house.case("drafts/banjir.md").findings) == {"text-too-slow"}
    assert house.case("drafts/banjir.md").article is not None


def test_a_text_that_was_submitted_or_sealed_is_not_tried_again(house, asked, monkeypatch):
    house.write("review/banjir.md", text(LONG))
    house.sweep()
    asked.clear()
    shutil.rmtree(house.root / ".paraf" / "tried")
    monkeypatch.setattr(trying, "confined", lambda *_: GaveUp.TOO_HARD)
    house.type_signoff("review/banjir.md")
    house.sweep()
    assert house.has("content/banjir.md")
    house.reopen()
    assert "text-too-slow" not in codes(house.sweep().judged[0].findings)
    house.edit("content/banjir.md", "Air sudah surut", "Air belum surut")
    assert "text-too-slow" in codes(house.sweep().judged[0].findings)


@pytest.mark.usefixtures("never_rendered")
def test_a_text_that_cannot_be_shown_may_use_any_picture(house):
    house.write("review/banjir.md", text())
    house.write("review/jebakan.md", text(TRAP))
    assert is_named_by_others(house.newsroom, Place(Stage.REVIEW, "banjir.md"), "foto.jpg")


def test_a_short_summary_full_of_marks_is_tame(house, asked):
    house.write("drafts/banjir.md", with_picture(Ringkasan="[" * 1900))
    assert house.case("drafts/banjir.md").article is not None
    assert asked == []
