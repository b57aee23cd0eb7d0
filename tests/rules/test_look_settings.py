"""The office's colours and its crest are settings; a colour that is too faint is refused with what would do."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.contrast import Colour, lacking, nearest
from paraf.rules.look_settings import (
    BAND_BY_NIGHT,
    CLEAR,
    GROUNDS,
    NIGHT_PAPER,
    NIGHT_SHEET,
    PAPER,
    PLAIN,
    SHEET,
    read_look,
)
from paraf.rules.settings import Table

THEME = Path(__file__).parents[2] / "theme" / "static" / "css" / "paraf.css"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: Colour(f"#{number:06x}"))


def read(**values):
    table = Table(values=values, at="look", path="newsroom.toml")
    return read_look(table), table.mistakes


def test_nothing_said_is_the_themes_own_look():
    assert read() == (PLAIN, [])


def test_a_colour_for_dark_pages_that_nobody_names_is_a_shade_of_the_other():
    look, mistakes = read(accent="#0B5A2B", link="#0b4a74")
    assert not mistakes
    assert look.colours["accent"] == "#0b5a2b"
    assert lacking(look.colours["accent_dark"], GROUNDS["accent_dark"]) is None
    assert lacking(look.colours["link_dark"], GROUNDS["link_dark"]) is None
    assert read(accent="#0b5a2b", accent_dark="#7fd49b")[0].colours["accent_dark"] == "#7fd49b"


@pytest.mark.parametrize(
    ("key", "typed", "ground", "ratio", "needed"),
    [
        ("accent", "#e8a33d", PAPER, "2.12", "4.5"),
        ("accent_dark", "#7a1a1a", NIGHT_PAPER, "1.70", "4.5"),
        ("link", "#4a7fb0", PAPER, "4.17", "4.5"),
        ("link", "#42759f", SHEET, "4.35", "4.5"),
        ("link_dark", "#0b4a74", NIGHT_PAPER, "1.92", "4.5"),
    ],
)
def test_a_faint_colour_is_refused_with_its_ratio_and_a_shade_that_does(key, typed, ground, ratio, needed):
    _, [found] = read(**{key: typed})
    said = {"key": f"look.{key}", "found": typed, "ground": ground, "ratio": ratio, "needed": needed}
    assert (found.code, found.path) == ("settings-faint-colour", "newsroom.toml")
    assert found.detail.items() >= said.items()
    assert not read(**{key: found.detail["shade"]})[1]


def test_a_ratio_is_never_told_larger_than_it_is():
    _, [found] = read(accent="#607989")
    assert found.detail["ratio"] == "4.49"


@given(colour=COLOURS, key=st.sampled_from(sorted(GROUNDS)))
def test_whatever_colour_is_chosen_there_is_a_shade_for_every_ground(colour, key):
    for grounds in (GROUNDS[key], CLEAR[key], BAND_BY_NIGHT):
        assert lacking(nearest(colour, grounds), grounds) is None


@pytest.mark.parametrize("typed", ["merah", "#8a1c1", "8a1c1c"])
def test_what_is_no_colour_is_refused(typed):
    _, [found] = read(accent=typed)
    assert (found.code, found.detail["key"]) == ("settings-bad-colour", "look.accent")


@pytest.mark.parametrize(
    "typed",
    [
        "lambang.svg",
        "/images/a.svg",
        "images/../a.svg",
        "images/a/b.svg",
        "images/a.jpg",
        "images/.svg",
        "images/a.SVG",
    ],
)
def test_a_crest_is_one_file_among_the_shared_pictures(typed):
    _, [found] = read(crest=typed)
    assert (found.code, found.detail["key"]) == ("settings-bad-crest", "look.crest")


def test_a_crest_is_known_by_its_sha_256():
    look, mistakes = read(crest="images/lambang.svg", crest_sha256="AB" * 32)
    assert (look.crest, look.crest_digest, mistakes) == ("images/lambang.svg", f"sha256:{'ab' * 32}", [])
    assert read(crest="images/lambang.svg")[0].crest_digest is None
    assert [each.code for each in read(crest="images/a.png", crest_sha256="x")[1]] == ["settings-bad-crest-digest"]
    assert [each.code for each in read(crest_sha256="ab" * 32)[1]] == ["settings-missing"]


def test_the_grounds_are_those_of_the_theme():
    css = THEME.read_text(encoding="utf-8")
    tokens = re.findall(r"--(paper|sheet): (#\w{6});", css)
    assert tokens == [("paper", PAPER), ("sheet", SHEET), ("paper", NIGHT_PAPER), ("sheet", NIGHT_SHEET)]


def test_the_themes_own_colours_stand_out_as_an_offices_must():
    css = THEME.read_text(encoding="utf-8")
    marks, links = (re.findall(rf"--{name}: (#\w{{6}});", css) for name in ("mark", "link"))
    own = dict(zip(GROUNDS, (*marks, *links), strict=True))
    assert read(**own) == (read(**own)[0], [])
    [band] = re.findall(r"--band: (#\w{6});", css)[1:]
    assert lacking(Colour(band), BAND_BY_NIGHT) is None
