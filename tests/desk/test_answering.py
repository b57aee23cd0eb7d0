from paraf.desk.language import language
from paraf.desk.sweeping.answering import answer
from paraf.rules.answers import is_ours
from paraf.rules.wording import find
from tests.support.newsrooms import text

NOTE = "review/banjir.PARAF.txt"


def say(house, *codes, language_code="id"):
    told = {"review/banjir.md": tuple(find(code, path="review/banjir.md") for code in codes)}
    answer(house.newsroom, told, language(language_code), notes=[NOTE])


def test_a_note_stands_beside_the_paper_while_something_is_wrong(house):
    say(house, "no-body")
    assert is_ours(house.told()[NOTE])
    say(house)
    assert not house.told()


def test_a_note_is_in_the_newsrooms_language(house):
    say(house, "no-body")
    indonesian = house.told()[NOTE]
    say(house, "no-body", language_code="en")
    assert house.told()[NOTE] != indonesian


def test_a_note_says_the_cause_and_the_next_step_of_everything_at_once(house):
    say(house, "no-body", "no-slug")
    said = [language("id").say(find(code)) for code in ("no-body", "no-slug")]
    assert all(part in house.told()[NOTE] for one in said for part in (one.message, one.next))


def test_a_note_that_did_not_change_is_not_written_again(house):
    say(house, "no-body")
    before = (house.root / NOTE).stat().st_ino
    say(house, "no-body")
    assert (house.root / NOTE).stat().st_ino == before
    say(house, "no-slug")
    assert (house.root / NOTE).stat().st_ino != before


def test_a_note_that_somebody_wrote_in_is_left(house):
    say(house, "no-body")
    house.edit(NOTE, "\n[", "\nSudah saya kerjakan. - Rina\n[")
    with house.unchanged():
        say(house, "no-slug")
        say(house)


def test_a_file_of_that_name_which_is_not_ours_is_left(house):
    house.write(NOTE, "catatan saya")
    with house.unchanged():
        say(house, "no-body")


def test_a_link_or_a_folder_of_that_name_is_left(house):
    (house.root / NOTE).symlink_to("lain.txt")
    (house.root / "drafts/x.PARAF.txt").mkdir()
    say(house, "no-body")
    assert (house.root / NOTE).is_symlink()
    assert not house.has("review/lain.txt")


def test_a_note_that_nobody_named_stays_as_it_is(house):
    say(house, "no-body")
    with house.unchanged():
        answer(house.newsroom, {}, language("id"), notes=[])


def test_the_note_of_an_article_in_its_own_folder_stands_beside_the_folder(house):
    house.write("review/banjir/index.md", text(Kategori=None))
    house.sweep()
    assert set(house.told()) == {NOTE}


def test_a_note_goes_with_the_paper_that_it_was_about(house):
    house.write("review/banjir.md", text(Kategori=None))
    house.sweep()
    house.move("review/banjir.md", "drafts/banjir.md")
    house.sweep()
    assert not house.told()


def test_a_note_whose_name_would_be_too_long_is_left_out(house):
    house.write(f"review/{'x' * 252}.md", text(Kategori=None))
    house.write("review/banjir.md", text(Kategori=None))
    house.sweep()
    assert set(house.told()) == {NOTE}


def test_one_place_with_two_findings_is_told_both(house):
    house.write("review/banjir.md", text(Kategori=None))
    house.write("review/banjir (1).md", text(Penulis="Siapa"))
    house.sweep()
    (note,) = [note for place, note in house.told().items() if "(1)" in place]
    assert "banjir.md" in note
    assert "Siapa" in note


def test_a_note_of_more_than_anybody_reads_says_how_many_more_there_are_and_goes_away_like_any_other(house):
    codes = ["no-body"] * 5_000
    say(house, *codes)
    note = house.told()[NOTE]
    assert "... dan 4980 lagi" in note
    assert note.count("review/banjir.md\n") == 20
    say(house)
    assert not house.told()


def test_a_long_line_of_a_paper_is_not_repeated_in_full_in_its_note(house):
    told = {"review/banjir.md": (find("bad-date", path="review/banjir.md", value="9" * 500_000),) * 3}
    answer(house.newsroom, told, language("id"), notes=[NOTE])
    assert is_ours(house.told()[NOTE])
    assert len(house.told()[NOTE]) < 10_000
    say(house)
    assert not house.told()
