import shutil
from contextlib import contextmanager

import pytest

from paraf.desk.acting.moving import Place, is_named_by_others
from paraf.desk.opening import confining, trying
from paraf.desk.opening.confining import GaveUp, Limits
from paraf.desk.patience import Patience
from paraf.rules.findings import codes
from paraf.rules.words import Stage
from tests.support.newsrooms import photo, text, with_picture

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


@pytest.fixture
def impatient(house, monkeypatch):
    """Let every trial use up all patience."""

    @contextmanager
    def waiting(patience):
        yield
        patience.left = 0

    monkeypatch.setattr(Patience, "waiting", waiting)
    return house


def test_texts_that_take_long_are_tried_one_sweep_after_the_other(impatient, asked):
    house = impatient
    for name in ("a", "b", "c"):
        house.write(f"review/{name}.md", text(f"{TRAP}{name}"))
    house.write("review/z.md", text())
    for tried in (1, 2, 3, 3):
        swept = house.sweep()
        assert asked == ["text"] * tried
        held = [item.case.place for item in swept.judged if "text-untried" in codes(item.findings)]
        assert len(held) == 3 - tried
        assert swept.unsettled == bool(held)
        assert set(house.newsroom.register.submissions) == {"z.md"}
        assert len(house.told()) == tried


def test_a_note_stays_while_the_changed_text_waits_to_be_tried(impatient):
    house = impatient
    house.write("review/b.md", text(Kategori=None))
    house.sweep()
    before = house.told()
    house.write("review/a.md", text(TRAP))
    house.write("review/b.md", text(LONG))
    house.sweep()
    assert before["review/b.PARAF.txt"] == house.told()["review/b.PARAF.txt"]
    house.sweep()
    assert set(house.told()) == {"review/a.PARAF.txt"}
    assert set(house.newsroom.register.submissions) == {"b.md"}


def test_pictures_that_take_long_are_opened_one_sweep_after_the_other(impatient):
    house = impatient
    for name, colour in (("a", 1), ("b", 2)):
        house.write(f"review/{name}/foto.jpg", photo() + bytes(colour))
        house.write(f"review/{name}/index.md", with_picture(Judul=f"Banjir {name}"))
    swept = house.sweep()
    assert [codes(item.findings) & {"picture-untried"} for item in swept.judged] == [set(), {"picture-untried"}]
    assert swept.unsettled
    assert not house.told()
    house.sweep()
    assert set(house.newsroom.register.submissions) == {"a/index.md", "b/index.md"}


def test_nothing_is_tried_to_learn_whether_a_neighbour_uses_a_picture(house, asked):
    house.write("review/banjir.md", text())
    house.write("review/lain.md", text(LONG))
    assert is_named_by_others(house.newsroom, Place(Stage.REVIEW, "banjir.md"), "foto.jpg")
    assert asked == []
    house.case("review/lain.md")
    assert not is_named_by_others(house.newsroom, Place(Stage.REVIEW, "banjir.md"), "foto.jpg")


def test_what_is_tried_in_no_time_costs_no_patience():
    patience = Patience()
    with patience.waiting():
        assert not patience.is_over
    assert patience.left == Patience().left


def test_every_second_of_a_long_trial_counts(monkeypatch):
    ticking = iter([10.0, 12.0, 20.0, 22.0])
    monkeypatch.setattr("paraf.desk.patience.ticks", lambda: next(ticking))
    patience = Patience()
    for is_over in (False, True):
        with patience.waiting():
            pass
        assert patience.is_over is is_over
    patience.renew()
    assert not patience.is_over
