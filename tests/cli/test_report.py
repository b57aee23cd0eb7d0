from datetime import timedelta

import pytest

from paraf.desk.clock import now


def this_month():
    return f"{now() + timedelta(hours=7):%Y-%m}"


def test_the_report_lands_in_records_and_says_where(office):
    office.signed(Unit="BPBD")
    done = office("laporan", this_month())
    assert done.status == 0, done
    assert done.out == f"records/reports/{this_month()}.pdf\n"
    assert "1 berita" in done.err
    assert office.path(done.out.strip()).read_bytes().startswith(b"%PDF-")


def test_without_a_period_the_report_is_of_the_month_so_far(office):
    assert office("laporan", "--format", "csv").out == f"records/reports/{this_month()}.csv\n"


def test_every_form_is_made_at_once_and_made_anew_as_the_month_goes_on(office):
    office.signed()
    names = [f"records/reports/{this_month()}{end}" for end in (".pdf", ".f4.pdf", ".html", ".xlsx", ".csv")]
    assert office("report", "bulan", "ini", "--format", "all").out.split() == names
    before = office.path(names[4]).read_bytes()
    office.signed("gempa")
    assert office("report", this_month(), "--format", "csv", "--format", "html").out.split() == names[2:5:2]
    assert len(office.path(names[4]).read_bytes()) > len(before)
    assert office("verify").status == 0


def test_a_report_that_somebody_changed_stays_unless_told_otherwise(office):
    office.signed()
    place = f"records/reports/{this_month()}.csv"
    words = ("report", this_month(), "--format", "csv")
    assert office(*words).status == 0
    office.write(place, "punya saya")
    refused = office(*words)
    assert (refused.status, office.read(place)) == (3, "punya saya")
    assert place in refused.err
    assert office(*words, "--replace").status == 0
    assert "Judul" in office.read(place)


def test_a_report_goes_to_the_file_that_is_named_and_its_ending_says_what_it_is(office, tmp_path):
    office.signed()
    target = tmp_path / "laporan.html"
    assert office("report", this_month(), "--to", target).out == f"{target}\n"
    assert b"Berita banjir" in target.read_bytes()
    assert office("report", this_month(), "--to", tmp_path / "laporan.docx").status == 2
    assert office("report", this_month(), "--to", tmp_path / "tiada" / "laporan.csv").status == 2
    assert not office.path("records/reports").exists()


def test_a_machine_gets_the_numbers_and_no_file_unless_it_asks(office):
    office.signed(Unit="BPBD")
    said = office("report", this_month(), "--json").json
    assert (said["totals"]["articles"], said["units"], said["files"]) == (1, {"BPBD": 1}, [])
    assert not office.path("records/reports").exists()
    said = office("report", this_month(), "--json", "--format", "csv").json
    assert said["files"] == [f"records/reports/{this_month()}.csv"]


@pytest.mark.parametrize(("typed", "code"), [("besok", "no-period"), ("2190", "period-to-come")])
def test_what_is_no_period_is_refused(office, typed, code):
    refused = office("report", typed, "--json")
    assert (refused.status, refused.codes) == (3, {code})
    assert typed in office("report", typed).err
