import csv
from datetime import date
from pathlib import Path

from paraf.rules.public_holidays import public_holidays

DECREED = Path(__file__).parent / "tables" / "libur.csv"


def test_the_holidays_of_indonesia_are_those_of_the_decree_joint_leave_among_them():
    with DECREED.open(encoding="utf-8") as rows:
        days = {date.fromisoformat(row["tanggal"]) for row in csv.DictReader(rows)}
    assert len(days) == 51
    for year in (2026, 2027):
        assert public_holidays("ID", year) == {day for day in days if day.year == year}


def test_a_country_without_government_holidays_has_its_public_ones():
    assert date(2026, 8, 31) in public_holidays("MY", 2026)
