from datetime import UTC, datetime

import pytest

from paraf.rules.article import Article, Field
from paraf.rules.receiving.handed import (
    Handing,
    chosen_text,
    handing_in,
    is_of_document,
    is_same_material,
    lies_beside,
    lines_of,
    material_kind,
    received,
)
from paraf.rules.words import MaterialKind
from tests.support.acts import START, piece
from tests.support.acts import received as recorded
from tests.support.offices import ZONE


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("berita.md", MaterialKind.TEXT),
        ("WA.TXT", MaterialKind.TEXT),
        ("IMG_01.JPG", MaterialKind.PHOTO),
        ("foto.heic", MaterialKind.PHOTO),
        ("rekaman.m4a", MaterialKind.RECORDING),
        ("film.MP4", MaterialKind.RECORDING),
        ("surat.docx", MaterialKind.DOCUMENT),
        ("tanpa akhiran", MaterialKind.DOCUMENT),
    ],
)
def test_a_files_kind_is_told_by_the_end_of_its_name(name, kind):
    assert material_kind(name) is kind


@pytest.mark.parametrize(
    ("name", "beside"), [("a.jpg", True), ("a.heic", False), (".a.jpg", False), ("a (conflicted copy).jpg", False)]
)
def test_only_a_picture_that_a_page_can_show_lies_beside_the_article(name, beside):
    assert lies_beside(name) is beside


def test_a_picture_out_of_a_document_has_the_documents_name_and_a_number():
    assert is_of_document("surat.resmi-2.jpg", "surat.resmi.docx")
    assert not is_of_document("surat-2.jpg", "surat.resmi.docx")
    assert not is_of_document("surat-2.jpg", "")


def test_the_text_that_has_a_header_becomes_the_article_else_the_first_one():
    assert chosen_text({"a.txt": False, "b.txt": True, "c.txt": True}) == "b.txt"
    assert chosen_text({"a.txt": False, "b.txt": False}) == "a.txt"
    assert chosen_text({}) is None


def test_what_nobody_said_is_no_header_line():
    assert lines_of(Handing(received=START), zone=ZONE) == {"Received": "2026-11-23 08:00"}


def test_what_was_said_becomes_header_lines_by_the_offices_clock():
    held = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    said = Handing(
        received=START, received_from="Tono", event="Banjir", event_date=held, contact="0561", assignment="7"
    )
    assert lines_of(said, zone=ZONE) == {
        "Assignment": "7",
        "Received": "2026-11-23 08:00",
        "Received-From": "Tono",
        "X-Acara": "Banjir",
        "X-Tanggal-Acara": "2026-11-23 01:00",
        "X-Kontak": "0561",
    }


def test_that_there_is_no_letter_is_a_private_line():
    said = Handing(received=START, without_assignment=True)
    assert lines_of(said, zone=ZONE)["X-Tanpa-Spt"] == "ya"


def test_an_articles_lines_say_how_its_material_came_in():
    said = Handing(received=START, received_from="Tono", event="Banjir", place="Hulu", unit="BPBD", contact="0561")
    lines = lines_of(said, zone=ZONE)
    article = Article(fields=tuple(Field(key=key, value=value) for key, value in lines.items()), body="")
    assert handing_in(article, zone=ZONE, otherwise=datetime(2026, 1, 1, tzinfo=UTC)) == said
    assert handing_in(Article(fields=(), body=""), zone=ZONE, otherwise=START) == Handing(received=START)


def test_two_receipts_are_of_the_same_material_where_all_files_are_the_same():
    one, other = piece("x"), piece("y")
    assert is_same_material([one, other], [other, one])
    assert not is_same_material([one], [one, other])
    assert not is_same_material([], [])


def test_an_item_is_recorded_with_all_that_was_said_of_its_material():
    said = Handing(
        received=START, received_from="Tono", event="Banjir", place="Hulu", unit="BPBD", assignment="118/SPT"
    )
    act = received("banjir.md", said, (piece("x"),))
    assert act == recorded(material=[piece("x")])
