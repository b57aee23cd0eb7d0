from paraf.desk.disk import marks
from paraf.desk.papers.casebook import CaseBook
from paraf.rules.words import Stage
from tests.support.newsrooms import photo, text, with_picture
from tests.support.offices import SETTINGS_TEXT


def look(house, *, cleaning=False):
    return house.cases.look_up(Stage.DRAFT, "banjir.md", cleaning=cleaning)


def test_a_case_is_read_once_while_nothing_about_it_changes(house):
    house.write("drafts/banjir.md", text())
    look(house)
    assert look(house) is look(house)
    assert not look(house).contents


def test_a_saved_paper_is_read_anew(house):
    house.write("drafts/banjir.md", text())
    first = look(house)
    house.write("drafts/banjir.md", text("Air naik."))
    assert look(house).case.raw != first.case.raw


def test_a_changed_picture_makes_a_new_case(house):
    house.write("drafts/foto.jpg", photo("red"))
    house.write("drafts/banjir.md", with_picture())
    first = look(house)
    house.write("drafts/foto.jpg", photo("blue"))
    assert look(house).case.digest != first.case.digest


def test_a_paper_that_went_away_is_forgotten(house):
    path = house.write("drafts/banjir.md", text())
    look(house)
    path.unlink()
    assert look(house) is None
    house.write("drafts/banjir.md", text())
    assert look(house) is not None


def test_new_settings_make_every_case_new(house):
    house.write("drafts/banjir.md", text())
    look(house)
    first = look(house)
    house.write("newsroom.toml", SETTINGS_TEXT.replace("Asia/Pontianak", "Asia/Jayapura"))
    house.accept()
    assert look(house) is not first


def test_a_picture_that_was_taken_for_clean_since_is_not_cleaned_again(house):
    house.write("drafts/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture())
    (used,) = look(house, cleaning=True).case.used
    clean = used.file.sha
    house.submit("drafts/banjir.md")
    house.write("drafts/banjir.md", with_picture(Slug="lain"))
    book = CaseBook(house.newsroom)
    (again,) = book.look_up(Stage.DRAFT, "banjir.md", cleaning=True).case.used
    assert again.file.sha == again.original == clean


def test_of_a_paper_that_moved_on_nothing_is_kept_where_it_lay(house, monkeypatch):
    monkeypatch.setattr(marks, "_STILL", -(10**18))  # else it is read again at the next look at everything
    house.write("drafts/banjir.md", text())
    house.sweep()
    house.move("drafts/banjir.md", "review/banjir.md")
    house.sweep()
    house.type_signoff("review/banjir.md")
    house.sweep()
    assert {stage for stage, *_ in house.cases._cases} == {Stage.PUBLISHED}  # noqa: SLF001  # it shows nowhere else
