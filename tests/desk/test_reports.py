import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from paraf.desk.language import language
from paraf.desk.layout import Layout
from paraf.desk.reports.html import html_of
from paraf.desk.reports.letter import letter_of, say_period
from paraf.desk.reports.paper import Paper, pdf_of
from paraf.desk.reports.spreadsheets import csv_of, xlsx_of
from paraf.desk.reports.tables import Bar, Chart, Column, Table, every_row, shown
from paraf.desk.reports.writing import write_report
from paraf.rules.edition import edition
from paraf.rules.hours import Counts
from paraf.rules.periods import read_period
from paraf.rules.report import Kind, Report
from paraf.rules.reporting import report_of
from paraf.rules.sop import Step
from paraf.rules.words import Verdict
from tests.support.years import Year

TODAY = date(2026, 1, 5)
ID, EN = language("id"), language("en")
EVIL = ("=1+1", "+62", "-3", "@SUM(A1)", "\t=2", "<b>&\"'", "#eval(1) $x$ *_`")


@pytest.fixture(scope="module")
def year():
    return Year(60)


def report(year, period="2025-05") -> Report:
    return report_of(year.sources, read_period(period, today=TODAY), at=datetime(2026, 12, 31, tzinfo=UTC))


def letter(year, period="2025-05", speaking=ID):
    return letter_of(report(year, period), speaking, number="12", day=TODAY)


def evil(year):
    """Give a letter whose titles were typed by somebody who means harm."""
    found = letter(year)
    rows = tuple(
        (number, "01-05-2025 09.00", each, *([""] * 4), *([0] * 5), each) for number, each in enumerate(EVIL, 1)
    )
    return replace(found, subject=EVIL[5], tables=(replace(found.tables[0], rows=rows), *found.tables[1:]))


@pytest.mark.parametrize(
    ("typed", "indonesian", "english"),
    [
        ("2025-05", "Mei 2025", "May 2025"),
        ("2025-05-02", "Jumat, 2 Mei 2025", "Friday, 2 May 2025"),
        ("2025", "tahun 2025", "the year 2025"),
        ("2025-Q3", "triwulan III tahun 2025", "quarter III of 2025"),
        ("2025-W02", "6 Januari 2025 s.d. 12 Januari 2025", "6 January 2025 to 12 January 2025"),
    ],
)
def test_a_period_is_said_as_people_say_it(typed, indonesian, english):
    period = read_period(typed, today=TODAY)
    assert (say_period(period, ID), say_period(period, EN)) == (indonesian, english)


def test_the_letter_has_every_number_of_the_report(year):
    found, said = report(year, "2025"), letter(year, "2025")
    assert [row[1] for row in said.summary.rows] == list(found.totals.values())
    articles = said.tables[0]
    assert len(articles.rows) == found.totals["articles"]
    for place, step in enumerate(found.steps, 7):
        assert articles.total[place] == step.spent.working == sum(row[place] for row in articles.rows)
    assert articles.total[11] == sum(step.spent.working for step in found.steps)
    titles = [table.title for table in said.tables]
    assert titles[1:4] == ["Berita menurut kategori", "Berita menurut OPD", "Waktu tiap langkah, dalam menit"]
    assert len(said.tables[-3].rows) == sum(len(row.late) for row in found.rows)
    assert [row[2] for row in said.tables[-2].rows] == [row.title for row in found.rows if row.late_recorded] != []
    assert said.tables[-2].title.startswith("Dicatat terlambat saat penjaga berhenti")
    assert dict(said.facts)["Nomor"] == "400.14.1/12/IKP/2026"
    assert found.head.digest in "".join(said.basis)
    assert "12/IKP.KOMINFO/2025, revisi 1" in "".join(said.basis)


def test_what_the_reports_name_is_what_the_site_has():
    year = Year(200)
    years = [report(year, typed) for typed in ("2025", "2026")]
    public = edition(year.register, year.office, at=datetime(2026, 12, 31, tzinfo=UTC)).publications
    rows = [row for one in years for row in one.rows]
    withdrawn = {row.address for row in rows if row.kind is Kind.WITHDRAWAL}
    assert withdrawn == {each.address for each in public if each.withdrawn} != set()
    assert {row.address for row in rows if row.kind is Kind.ARTICLE} == {each.address for each in public}
    shown = {version.number for each in public for version in each.history}
    assert shown == {row.number for row in rows if row.kind is Kind.WITHDRAWAL or row.address not in withdrawn}


def test_a_release_by_one_person_alone_is_listed(year):
    found = report(year)
    row = replace(found.articles[0], verdict=Verdict.EMERGENCY)
    rows = (row, *found.rows[1:])
    said = letter_of(replace(found, rows=rows), ID, number="", day=TODAY)
    assert said.summary.rows[7][1] == 1
    assert said.tables[-1].title == "Rilis darurat, masing-masing oleh satu orang saja"
    assert [each[2] for each in said.tables[-1].rows] == [row.title]


def test_a_letter_in_indonesian_has_no_english(year):
    indonesian, english = letter(year, "2025"), letter(year, "2025", EN)
    for one, other in zip(indonesian.tables, english.tables, strict=True):
        assert one.title != other.title
        assert not {each.heading for each in one.columns} & {each.heading for each in other.columns} - {"No."}


def test_a_period_without_news_has_a_letter_all_the_same(year):
    said = letter(year, "2020")
    assert [table.rows for table in said.tables] == [()]
    assert b"Tidak ada berita yang disebarluaskan pada periode ini." in html_of(said)
    assert pdf_of(said, Paper.A4, at=datetime(2020, 1, 1, tzinfo=UTC)).startswith(b"%PDF-")
    assert csv_of(said.tables[0]).count(b"\r\n") == 1


def test_a_running_period_says_how_far_it_goes(year):
    at = datetime(2025, 5, 20, 2, 0, tzinfo=UTC)
    sources = replace(year.sources, entries=tuple(each for each in year.entries if each.time <= at))
    running = report_of(sources, read_period("2025-05", today=TODAY), at=at)
    assert "sampai dengan 20 Mei 2025 pukul 09.00" in letter_of(running, ID, number="", day=TODAY).opening


def test_clock_time_is_shown_where_the_office_counts_it(year):
    found = report(year, "2025")
    hours = replace(found.office.hours, counts=Counts.CLOCK)
    by_clock = replace(found, office=replace(found.office, hours=hours))
    said = letter_of(by_clock, ID, number="", day=TODAY)
    assert said.tables[0].total[11] == sum(step.spent.clock for step in found.steps)
    assert "Menit dihitung menurut jam dinding, termasuk malam dan hari libur." in said.basis


def test_plain_text_is_what_an_indonesian_excel_opens_and_no_formula_runs(year):
    raw = csv_of(evil(year).tables[0])
    assert raw.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";")
    assert head[:3] == ["No.", "Tanggal", "Judul"]
    assert [row[2] for row in rows] == ["'=1+1", "'+62", "'-3", "'@SUM(A1)", "'\t=2", *EVIL[5:]]
    table = Table(title="x", columns=(Column(heading="a", width=1),), rows=((1.5,),))
    assert csv_of(table) == b"\xef\xbb\xbfa\r\n1,5\r\n"


def cells(book, sheet):
    """Give the cells of a sheet: what they hold, and whether any is a formula or link."""
    with zipfile.ZipFile(io.BytesIO(book)) as files:
        space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        strings = ET.fromstring(files.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
        texts = ["".join(each.itertext()) for each in strings]
        tree = ET.fromstring(files.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314
        assert not list(tree.iter(f"{space}f"))
        assert not list(tree.iter(f"{space}hyperlink"))
        found = [(each.get("t"), each.findtext(f"{space}v")) for each in tree.iter(f"{space}c")]
        return [texts[int(value)] if kind == "s" else float(value) for kind, value in found if value is not None]


def test_a_workbook_has_a_sheet_for_each_table_with_numbers_as_numbers_and_no_formula(year):
    said = letter(year, "2025")
    book = xlsx_of((said.summary, *said.tables))
    assert book == xlsx_of((said.summary, *said.tables))
    found = cells(book, 2)
    assert found[0] == said.tables[0].title
    assert [each for each in found if isinstance(each, float)] == [
        float(cell) for row in every_row(said.tables[0]) for cell in row if isinstance(cell, int)
    ]
    assert set(EVIL) <= set(cells(xlsx_of(evil(year).tables), 1))


def test_sheets_of_one_name_are_told_apart():
    table = Table(title="Daftar [1/2]: " + "x" * 40, columns=(Column(heading="a", width=1),), rows=())
    with zipfile.ZipFile(io.BytesIO(xlsx_of((table, table, replace(table, title="'"))))) as files:
        names = re.findall(r'<sheet name="([^"]*)"', files.read("xl/workbook.xml").decode())
    assert names == ["Daftar  1 2   " + "x" * 17, "Daftar  1 2   " + "x" * 14 + " 2", "-"]


def test_a_page_needs_nothing_else_and_takes_what_people_typed_for_text(year):
    page = html_of(evil(year)).decode()
    assert "<b>&" not in page
    assert "&lt;b&gt;&amp;&quot;&#x27;" in page
    for foreign in ("<script", "<link", "<img", "src=", "@import", "url("):
        assert foreign not in page
    assert page.count("<thead>") == len(letter(year).tables) + 1


def sizes(pdf):
    """Give the sizes of a file's pages in millimetres."""
    found = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return {(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in found}


def test_paper_is_typeset_alike_each_time_and_takes_what_people_typed_for_text(year):
    at = datetime(2025, 6, 1, tzinfo=UTC)
    a4, f4 = (pdf_of(evil(year), paper, at=at) for paper in Paper)
    assert pdf_of(evil(year), Paper.A4, at=at) == a4
    assert a4.startswith(b"%PDF-")
    assert (sizes(a4), sizes(f4)) == ({(210, 297), (297, 210)}, {(215, 330), (330, 215)})
    assert b"LibertinusSerif" in a4


def test_a_steps_minutes_are_told_with_its_budget(year):
    steps = letter(year).charts[1].bars
    assert [re.sub(r"^[\d,]+", "n", bar.shown) for bar in steps] == ["n dari 120", "n dari 60", "n dari 30", "n"]


def test_bars_share_a_scale_and_one_over_its_limit_shows_it():
    over = Bar(name=Step.WRITING, value=70, shown="70", limit=60)
    assert (over.is_over, Bar(name="x", value=60, shown="60", limit=60).is_over) == (True, False)
    assert Chart(title="x", bars=(over,)).scale == 70
    assert Chart(title="x", bars=()).scale == 1
    assert (shown(1234, "id"), shown(1234.56, "id"), shown("1234", "id")) == ("1.234", "1.234,6", "1234")


def test_a_report_is_written_anew_but_not_over_what_a_person_made(tmp_path):
    layout, path = Layout(tmp_path), tmp_path / "records" / "reports" / "2025.csv"
    path.parent.mkdir(parents=True)

    def written(content, *, replace=False):
        return write_report(layout, path, content, replace=replace)

    assert written(b"one") is None
    assert written(b"two") is None
    assert written(b"two") is None
    assert path.read_bytes() == b"two"
    path.write_bytes(b"mine")
    refused = written(b"three")
    assert (refused.code, refused.path, path.read_bytes()) == ("not-our-report", "records/reports/2025.csv", b"mine")
    assert written(b"three", replace=True) is None
    assert written(b"four") is None
    assert path.read_bytes() == b"four"
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    assert written(b"five").code == "not-our-report"
    assert not (tmp_path / "elsewhere").exists()
