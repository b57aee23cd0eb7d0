"""``paraf build --at TIME --output FOLDER``: the site of another moment, where nobody takes it for the public one."""

import pytest

from paraf.press.releases.standing import hashes_of


@pytest.fixture
def waiting(office):
    """Give an office with a live article, and one that is signed for the year 2199."""
    office.signed("banjir")
    office.signed("kelak", Embargo="2199-01-01 08:00")
    office.built()
    return office


def test_a_build_elsewhere_is_what_is_public_now_and_touches_nothing_public(waiting, tmp_path):
    before, tree = hashes_of((waiting.root / "public").resolve()), (waiting.root / "public").readlink()
    done = waiting("build", "--output", tmp_path / "situs", "--json")
    assert (done.status, done.json["articles"]) == (0, 1)
    assert hashes_of(tmp_path / "situs") == before
    assert done.json["total"] == len(before)
    assert ((waiting.root / "public").readlink(), hashes_of((waiting.root / "public").resolve())) == (tree, before)


def test_by_another_clock_what_is_signed_for_that_time_is_there(waiting, tmp_path):
    done = waiting("build", "--at", "2199-01-01 08:00", "--output", tmp_path / "a" / "situs")
    assert (done.status, "01-01-2199 08.00" in done.err) == (0, True)
    assert (tmp_path / "a/situs/berita/2026/kelak/index.html").is_file()
    assert not waiting.page("kelak").exists()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["situs"]
    assert (tmp_path / "a/situs").stat().st_mode & 0o777 == 0o700


def test_the_public_site_is_built_by_no_other_clock(waiting):
    done = waiting("build", "--at", "2199-01-01 08:00", "--json")
    assert (done.status, done.codes) == (3, {"build-at-public"})
    assert not waiting.page("kelak").exists()


def test_a_moment_before_the_last_entry_is_refused_for_what_was_withdrawn_since_would_be_there(waiting, tmp_path):
    done = waiting("build", "--at", "2026-01-06 08:00", "--output", tmp_path / "situs", "--json")
    assert (done.status, done.codes) == (3, {"build-before-ledger"})
    assert not (tmp_path / "situs").exists()


@pytest.mark.parametrize("place", ["public", "public/situs", ".paraf/releases/a", "records/situs", "output", "..", "."])
def test_nothing_is_written_into_the_newsroom_or_around_it(waiting, place):
    before = waiting.everything()
    done = waiting("build", "--output", place, "--json")
    assert (done.status, done.codes) == (3, {"output-in-newsroom"})
    assert waiting.everything() == before


def test_nobodys_files_are_overwritten(waiting, tmp_path):
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "x.txt").write_text("x", encoding="utf-8")
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    (tmp_path / "kosong").mkdir()
    for name in ("isi", "berkas", "isi/x.txt"):
        assert waiting("build", "--output", tmp_path / name, "--json").codes == {"output-not-empty"}
    assert waiting("build", "--output", tmp_path / "kosong").status == 0


def test_a_moment_that_is_none_and_a_comparison_with_nothing_are_said(waiting, tmp_path):
    wrong = waiting("build", "--at", "besok", "--output", tmp_path / "situs")
    assert (wrong.status, "besok" in wrong.err) == (2, True)
    assert waiting("build", "--verify", "--output", tmp_path / "situs").status == 2
