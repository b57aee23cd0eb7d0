from datetime import date

from paraf.desk.layout import Layout
from paraf.desk.records import office_clock
from paraf.desk.records.office_clock import clock_of, holidays_kept


def test_holidays_are_looked_up_once_and_kept(tmp_path, monkeypatch):
    layout = Layout(tmp_path)
    found = holidays_kept(layout, "ID", 2026)
    assert date(2026, 8, 17) in found
    monkeypatch.setattr(office_clock, "public_holidays", lambda *_: frozenset())
    assert holidays_kept(layout, "ID", 2026) == found
    assert holidays_kept(layout, "ID", 2027) == frozenset()


def test_the_office_in_force_keeps_its_countrys_holidays(house):
    clock = clock_of(house.newsroom)
    assert clock.is_holiday(date(2026, 8, 17))
    assert not clock.is_holiday(date(2026, 8, 18))
