from datetime import UTC, datetime

import pytest

from paraf.rules.acceptance import Acceptance, acceptance_text, parse_acceptance
from paraf.rules.manifest import sha256
from paraf.rules.words import OfficerId

ACCEPTANCE = Acceptance(
    site="kabar.kotacontoh.example",
    settings=sha256(b"new"),
    replaces=sha256(b"old"),
    admin=OfficerId("dewi"),
    time=datetime(2026, 11, 22, 3, 30, tzinfo=UTC),
)
TEXT = f"""\
paraf-acceptance/1
site: kabar.kotacontoh.example
settings: {sha256(b"new")}
replaces: {sha256(b"old")}
admin: dewi
time: 2026-11-22T03:30:00+00:00
"""


def test_an_acceptance_is_a_text_of_keyed_lines_and_back():
    assert acceptance_text(ACCEPTANCE) == TEXT
    assert parse_acceptance(TEXT) == ACCEPTANCE


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("paraf-acceptance/1", "paraf-statement/1", 1),
        ("settings: sha256:", "settings: sha512:", 3),
        ("replaces: sha256:", "replaces: -", 4),
        ("admin: dewi", "admin: ", 5),
        ("+00:00", "", 6),
        ("T03:30:00", " 03:30:00", 6),
        ("+00:00\n", "+00:00\nadmin: dewi\n", 7),
    ],
)
def test_what_is_no_acceptance_is_told_with_its_line(old, new, line):
    finding = parse_acceptance(TEXT.replace(old, new), path="records/ledger")
    assert (finding.code, finding.place) == ("bad-statement", f"records/ledger:{line}")
