"""A paper is taken for correction by a typed line, and returned with a note that its writer finds."""

from datetime import timedelta

from paraf.desk.papers.seen import last_seen
from paraf.desk.sweeping.comparing import earlier_of, seen_of, without_automatic
from paraf.rules.answers import is_ours
from paraf.rules.article import public_text
from paraf.rules.entries import Claimed, Returned, Sealed, Submitted
from paraf.rules.words import Channel, Stage
from tests.support.newsrooms import text

PAPER, NOTE = "review/banjir.md", "review/banjir.PARAF.txt"
DRAFT, LETTER = "drafts/banjir.md", "drafts/banjir.PARAF.txt"


def type_claim(house, who="SR"):
    lines = [line for line in house.read(PAPER).splitlines(keepends=True) if not line.startswith("X-Dikoreksi")]
    house.write(PAPER, f"X-Dikoreksi: {who}\n{''.join(lines)}")


def test_a_typed_line_takes_the_paper_once_and_changes_no_code(house):
    place = house.waiting()
    code = house.code(place)
    type_claim(house)
    house.sweep()
    assert house.kinds() == [Submitted, Claimed]
    entry = house.newsroom.ledger.read().entries[-1]
    assert (entry.by, entry.channel, entry.act.officer) == (None, Channel.HAND, "siti")
    assert house.card(place).held.name == "Siti Rahma"
    assert house.code(place) == code
    with house.unchanged():
        house.sweep()
        house.now += timedelta(hours=2)
        house.sweep()
    assert house.card(place).held is None
    assert not house.told()
    assert not house.problems()


def test_a_line_in_an_untidy_paper_takes_it_in_the_same_look(house):
    house.waiting()
    type_claim(house)
    house.edit(PAPER, "Category: ", "Kategori : ")
    house.sweep()
    assert house.kinds() == [Submitted, Claimed]
    assert "\nCategory: " in house.read(PAPER)


def test_a_line_that_is_still_being_typed_takes_nothing(house):
    house.waiting()
    type_claim(house)
    house.sweep(is_quiet=lambda _: False)
    assert house.kinds() == [Submitted]


def test_a_name_that_nobody_has_is_answered_beside_the_paper_until_it_is_mended(house):
    house.waiting()
    type_claim(house, "Sinta")
    house.sweep()
    assert house.kinds() == [Submitted]
    assert is_ours(house.told()[NOTE])
    assert "Sinta" in house.told()[NOTE]
    assert "Untuk diperhatikan" in house.told()[NOTE]
    type_claim(house)
    house.sweep()
    assert house.kinds() == [Submitted, Claimed]
    assert not house.told()


def test_a_line_against_another_who_holds_the_paper_is_answered_and_holds_up_no_signature(house):
    house.waiting()
    type_claim(house)
    house.sweep()
    type_claim(house, "BS")
    house.sweep()
    assert house.kinds() == [Submitted, Claimed]
    assert "Siti Rahma" in house.told()[NOTE]
    house.type_signoff(PAPER, "Budi Sastrawijaya")
    house.sweep()
    assert house.kinds() == [Submitted, Claimed, Sealed]
    assert not house.told()


def test_a_returned_draft_has_a_note_beside_it_until_it_is_submitted_again(house):
    house.waiting()
    house.send_back(PAPER, "Nama camat <keliru>")
    house.sweep()
    letter = house.told()[LETTER]
    assert is_ours(letter)
    assert all(said in letter for said in ("Siti Rahma", "23-11-2026", "Nama camat <keliru>"))
    house.write(DRAFT, house.read(DRAFT).replace("sudah surut", "belum surut"))
    house.sweep()
    assert house.told()[LETTER] == letter
    house.submit(DRAFT)
    house.sweep()
    assert not house.told()


def test_a_paper_that_a_hand_moves_back_tells_its_writer_the_reason_in_the_file(house):
    house.waiting()
    house.edit(PAPER, "Title: ", "X-Kembali: Cek nama camat\nTitle: ")
    house.sweep()
    house.move(PAPER, DRAFT)
    house.sweep()
    assert house.kinds() == [Submitted, Returned]
    assert "Cek nama camat" in house.told()[LETTER]
    house.move(DRAFT, "review/lain.md")
    house.sweep()
    assert house.kinds() == [Submitted, Returned, Submitted]
    assert not house.told()


def test_a_return_is_told_beside_a_draft_that_cannot_be_read_any_more(house):
    house.waiting()
    house.send_back(PAPER)
    house.edit(DRAFT, "Title: ", "Judull: ")
    house.sweep()
    assert "Nama camat keliru" in house.told()[LETTER]
    assert "Judull" in house.told()[LETTER]


def test_what_a_corrector_returned_is_what_they_saw_last(house):
    house.waiting()
    seen = public_text(house.case(PAPER).article)
    house.send_back(PAPER)
    house.edit(DRAFT, "sudah surut", "belum surut")
    house.submit(DRAFT)
    case = house.case(PAPER)
    assert last_seen(house.newsroom, case, "siti") == seen
    assert seen_of(house.newsroom, case, "siti").text == seen
    assert seen_of(house.newsroom, case, "budi") is None


def test_who_took_a_paper_by_hand_saw_what_they_returned_by_hand(house):
    house.waiting()
    type_claim(house)
    house.sweep()
    house.edit(PAPER, "sudah surut", "hampir surut")
    house.move(PAPER, DRAFT)
    house.sweep()
    assert "hampir surut" in last_seen(house.newsroom, house.case(DRAFT), "siti")


def test_nobody_saw_a_paper_that_cannot_be_read_or_has_no_name_yet(house):
    house.write("drafts/rusak.md", b"\xff\xfe\xff")
    house.write("drafts/baru.md", text())
    for place in ("drafts/rusak.md", "drafts/baru.md"):
        assert last_seen(house.newsroom, house.case(place), "siti") is None


def test_a_paper_is_held_against_what_was_signed_else_against_what_was_submitted(house):
    house.waiting()
    house.edit(PAPER, "Air sudah", "Banjir sudah")
    assert "Air sudah" in earlier_of(house.newsroom, house.case(PAPER)).text
    house.type_signoff(PAPER)
    house.sweep()
    revised = house.revised()
    earlier = earlier_of(house.newsroom, house.case(revised))
    assert earlier.version == house.latest("banjir-surut")
    assert "Banjir sudah" in earlier.text
    assert house.case(revised).stage is Stage.DRAFT


def test_lines_that_submission_fills_in_are_no_difference():
    assert without_automatic("Title: a\nReplaces: x\nModified: y\n\nReplaces: isi\n") == "Title: a\n\nReplaces: isi\n"
