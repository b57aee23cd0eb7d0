"""The profile names every part of a cold build, and leaves the newsroom as it was."""

import cProfile
import pstats

from benchmarks.newsrooms import Maker
from benchmarks.profile import module_of, part_of, shares, tell


def test_a_file_is_told_by_its_module():
    assert module_of("/x/lib/python3.11/site-packages/jinja2/runtime.py") == "jinja2.runtime"
    assert module_of("/home/paraf/paraf/press/releases/release.py") == "paraf.press.releases.release"
    assert module_of("/x/plugins/paraf_gate/__init__.py") == "paraf_gate.__init__"
    assert module_of("/usr/lib/python3.11/json/encoder.py") == "json.encoder"
    assert module_of("/x/theme/templates/base.html") == "template.base"


def test_a_module_belongs_to_the_first_part_that_fits():
    assert part_of("paraf.press.releases.release") == "release"
    assert part_of("paraf.press.releases.release_check") == "release"
    assert part_of("paraf.press.watching.watch") == "rest of the press"
    assert part_of("json.encoder") == "standard library"
    assert part_of("<frozen os>") == "standard library"
    assert part_of("babel.dates") == "babel"


def test_what_python_does_inside_counts_for_its_caller():
    profile = cProfile.Profile()
    profile.runcall(lambda: sorted(range(200_000), key=str))
    spent = shares(pstats.Stats(profile), lambda module: module)
    assert max(spent, key=spent.get).endswith("test_profile")


def test_a_profile_tells_parts_and_the_floor_and_prints_nothing_into_the_newsroom(tmp_path, capsys):
    root = tmp_path / "newsroom"
    Maker(root, level="code", seed=1).make(2)
    before = sorted(root.rglob("*"))
    tell(root, lines=40)
    said = capsys.readouterr().out
    assert "templates" in said
    assert "Markdown" in said
    assert "floor: write" in said
    assert "floor: parse 2 bodies" in said
    assert "floor: start Python" in said
    assert "floor: read 5 entries" in said
    assert sorted(root.rglob("*")) == before
