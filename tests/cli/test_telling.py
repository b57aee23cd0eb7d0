"""What the watcher says at the keyboard: the same trouble each time it comes, and each finding of it once."""

import pytest

from paraf.cli.session import Session
from paraf.cli.telling import told
from paraf.press.stops import PressStoppedError
from paraf.rules.wording import find
from tests.support.commands import Office

BROKEN = find("theme-failed", path="theme/templates/base.html:78", problem="UndefinedError: 'tidak_ada' is undefined")


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar")


def test_what_stops_the_press_is_told_with_its_reason_each_time(office, capsys):
    says = told(Session(here=office.root))
    for _ in range(2):
        says.failed(PressStoppedError(BROKEN, BROKEN))
        said = capsys.readouterr().err
        assert said.count("tidak_ada") == 1
        says.mended()


def test_settings_that_wait_are_told_each_time(office, capsys):
    says = told(Session(here=office.root))
    for _ in range(2):
        says.office((find("roster-not-accepted", path="newsroom.toml"),))
        assert "paraf roster accept" in capsys.readouterr().err
        says.office(())
        assert "sama dengan yang disahkan" in capsys.readouterr().err
