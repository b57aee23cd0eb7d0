import csv
from datetime import timedelta
from io import StringIO

from paraf.desk.language import language
from paraf.rules.entries import Entry
from paraf.rules.manifest import sha256
from paraf.rules.receiving.listing import COLUMNS, ItemState, material_rows, register_csv
from paraf.rules.words import Channel, MaterialKind, Verdict
from tests.support.acts import BANJIR, START, claimed, piece, received, returned, sealed, submitted
from tests.support.offices import ZONE

ITEM = "banjir/index.md"


def entries(*acts):
    for number, act in enumerate(acts, 1):
        time = START + timedelta(minutes=number)
        yield Entry(number=number, previous=sha256(b""), time=time, by=None, channel=Channel.HAND, act=act, salt="")


def rows(*acts):
    return material_rows(entries(*acts))


def states(*acts):
    return [(row.file, row.article, row.state) for row in rows(*acts)]


def handed(*names, item=ITEM, **about):
    return received(item, material=[piece(name) for name in names], **about)


def test_every_file_that_was_received_has_a_row():
    first, second = rows(handed("a.jpg", "b.mp3"))
    assert (first.number, second.number, first.entry, second.entry) == (1, 2, 1, 1)
    assert (first.file, first.kind, first.size, first.sha) == ("a.jpg", "photo", 5, sha256(b"a.jpg"))
    assert (first.received_from, first.event, first.place, first.unit, first.assignment) == (
        *("Tono", "Banjir", "Hulu", "BPBD"),
        "118/SPT",
    )
    assert first.state is ItemState.DRAFT


def test_an_item_without_files_has_a_row_as_well():
    (row,) = rows(handed(assignment=""))
    assert (row.file, row.kind, row.size, row.sha, row.assignment) == ("", "", 0, None, None)


def test_a_letter_that_was_named_at_the_submission_counts_and_none_is_lost_by_it():
    later, known = handed("a", assignment=""), handed("a")
    assert [row.assignment for row in rows(later, submitted(path=ITEM, assignment="130/SPT"))] == ["130/SPT"]
    assert [row.assignment for row in rows(known, submitted(path=ITEM, assignment=""))] == ["118/SPT"]


def test_an_item_is_followed_to_the_article_that_it_became():
    acts = [handed("a"), submitted(path=ITEM), claimed(path=ITEM)]
    assert states(*acts) == [("a", BANJIR, ItemState.REVIEW)]
    acts += [returned(source=ITEM, path=ITEM)]
    assert states(*acts) == [("a", BANJIR, ItemState.DRAFT)]
    acts += [submitted(path=ITEM, source=f"review/{ITEM}"), sealed(submission=ITEM)]
    assert states(*acts) == [("a", BANJIR, ItemState.PUBLISHED)]
    acts += [submitted(path="cabut.md"), sealed(submission="cabut.md", verdict=Verdict.WITHDRAW)]
    assert states(*acts) == [("a", BANJIR, ItemState.WITHDRAWN)]


def test_an_item_is_followed_where_its_paper_is_renamed_in_review():
    acts = [handed("a"), submitted(path=ITEM), submitted(path="x.md", renamed_from=ITEM, source="review/x.md")]
    assert states(*acts, sealed(submission="x.md")) == [("a", BANJIR, ItemState.PUBLISHED)]


def test_a_folder_that_was_renamed_is_one_item_and_one_of_the_same_name_later_another():
    assert states(handed("a"), handed("a", item="hulu/index.md")) == [("a", None, ItemState.DRAFT)]
    later = (handed("a"), submitted(path=ITEM), handed("b"))
    assert states(*later) == [("a", BANJIR, ItemState.REVIEW), ("b", None, ItemState.DRAFT)]
    assert len(rows(handed("a"), handed("b", item="hulu/index.md"), handed("a"))) == 2
    twice = (handed("a"), handed("b"), handed("a", "b", item="hulu/index.md"), submitted(path="hulu/index.md"))
    assert states(*twice) == [("a", BANJIR, ItemState.REVIEW), ("b", BANJIR, ItemState.REVIEW)]


def test_an_act_that_is_about_no_material_changes_nothing():
    assert rows(submitted(), returned(), sealed()) == ()


def test_the_register_opens_in_a_spreadsheet_and_holds_no_formula():
    said = {"event": '=HYPERLINK("x")', "received_from": "+62"}
    text = register_csv(
        rows(handed("@a.jpg", **said), handed(item="lain/index.md", assignment="")), language("id").sentence, zone=ZONE
    )
    head, first, second = csv.reader(StringIO(text))
    assert len(head) == len(COLUMNS) == len(first)
    assert first[1:8] == ["2026-11-23 08:00", "'+62", '\'=HYPERLINK("x")', "Hulu", "BPBD", "118/SPT", "'@a.jpg"]
    assert first[8:] == ["foto", "6", sha256(b"@a.jpg"), "", "sedang diolah"]
    assert second[6:] == ["tanpa SPT", "", "", "", "", "", "sedang diolah"]
    assert MaterialKind.PHOTO == "photo"


def test_what_comes_to_an_item_later_has_rows_of_its_own_and_a_renamed_file_has_none():
    later = START + timedelta(hours=1)
    acts = [handed("a"), handed("b", at=later), received(ITEM, material=[piece("a", path="banjir/bahan/c")])]
    found = rows(*acts, submitted(path=ITEM), sealed(submission=ITEM))
    assert [(row.file, row.received, row.state) for row in found] == [
        ("a", START, ItemState.PUBLISHED),
        ("b", later, ItemState.PUBLISHED),
    ]


def test_the_second_word_for_an_emergency_publishes_no_other_item():
    alone = sealed(submission=ITEM)
    acts = (handed("a.jpg"), submitted(path=ITEM, source=f"drafts/{ITEM}"), alone)
    again = (handed("b.jpg"), submitted(path=ITEM, source=f"drafts/{ITEM}", replaces=alone.digest))
    found = states(*acts, *again, sealed(submission=ITEM, replaces=alone.digest))
    assert {state for file, _, state in found if file == "b.jpg"} == {ItemState.REVIEW}
