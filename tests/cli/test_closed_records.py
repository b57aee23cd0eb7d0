"""Who may not read the records is told that they need not, and never to ask for the right to write there."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.commands import Office

NOBODY = 65_534


@pytest.fixture
def office():
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    office = Office(folder / "ruang kabar")
    office.submitted("banjir")
    yield office
    shutil.rmtree(folder)


@contextmanager
def another_account(folder, mode):
    """Do something as an account to which a folder is closed, as far as its mode says."""
    before = folder.stat().st_mode
    folder.chmod(mode)
    is_superuser = os.geteuid() == 0
    if is_superuser:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_superuser:
            os.seteuid(0)
        folder.chmod(before)


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("sign", "banjir", "--as", "siti"),
        ("sign", "banjir", "--as", "siti", "--write-statement", "/p.txt"),
    ],
)
def test_whom_the_records_are_closed_to_is_not_sent_for_a_right_to_write_there(office, words):
    with another_account(office.path("records"), 0):
        told, said = office(*words, "--json"), office(*words).err
    assert (told.status, told.codes) == (1, {"records-closed"})
    assert "Akun ini tidak boleh membaca arsip kantor, dan memang tidak perlu" in said
    assert "hak tulis" not in said
    assert "denied" not in said


def test_a_key_can_be_made_where_the_records_are_closed(office):
    place = office.root.parent / "kunci"
    place.mkdir(mode=0o777)
    place.chmod(0o777)
    with another_account(office.path("records"), 0):
        made = office("keygen", place / "siti", "--no-passphrase", "--as", "siti")
    assert (made.status, made.out.splitlines()[1]) == (0, "[[officer.key]]")


@pytest.mark.parametrize(("owner", "expected"), [(0, "records-locked"), (NOBODY, "disk-closed")])
def test_only_whose_the_records_are_is_sent_for_the_right_to_write_there(office, owner, expected):
    if os.geteuid() != 0:
        pytest.skip("only root can give records to somebody else")
    os.chown(office.path("records"), owner, owner)
    with another_account(office.path("records"), 0o555):
        told = office("return", "banjir", "--as", "siti", "--note", "Cek", "--json")
        said = office("return", "banjir", "--as", "siti", "--note", "Cek").err
    assert (told.status, told.codes) == (1, {expected})
    assert ("hak tulis" in said) == (expected == "disk-closed")
    assert "denied" not in said


def test_the_recipe_that_is_named_is_in_the_guide():
    guide = Path(__file__).parents[2] / "docs" / "it-officer.md"
    assert "\n### Commands from an account of one's own\n" in guide.read_text(encoding="utf-8")
