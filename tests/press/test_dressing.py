"""What an office has of its own is on every page: its colours in the theme's styles, its crest above its name."""

import json
import re
from datetime import timedelta

import pytest
from PIL import Image

from paraf.press.build import print_site
from paraf.press.contents import places
from paraf.press.reprinting import Reprint, reprint
from paraf.press.stops import PressStoppedError
from paraf.press.theming.dressing import STYLES, Dress, styles_of
from paraf.rules.contrast import ratio
from paraf.rules.entries import Accepted
from paraf.rules.look_settings import PLAIN, Look
from paraf.rules.words import Channel
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.crests import CREST, look_settings, png
from tests.support.press import NOW, seal, text_of

GREEN = "#0b5a2b"


@pytest.fixture
def printed(newsroom):
    """Give a newsroom with one article on its site."""
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    return newsroom


def dressed(newsroom, content=None, *, at=NOW + timedelta(hours=1), **look):
    """Let other settings of the look be in force, and print."""
    if content is not None:
        newsroom.vault.put(content)
    raw = look_settings(content, **look).encode()
    newsroom.record(Accepted(office=newsroom.vault.put(raw)), by=None, channel=Channel.COMMAND, at=at)
    return print_site(newsroom, at=at)


def page(newsroom, place="index.html"):
    return (newsroom.layout.public / place).read_text(encoding="utf-8")


def styles(newsroom):
    [name] = re.findall(r'<link rel="stylesheet" href="/([^"]+)">', page(newsroom))
    return (newsroom.layout.public / name).read_text(encoding="utf-8")


def test_colours_reach_the_style_sheet_under_another_address_and_no_page_has_a_style_of_its_own(printed):
    before = page(printed)
    dressed(printed, accent=GREEN)
    assert f"--mark: {GREEN};" in styles(printed)
    assert f"--band: {GREEN};" in styles(printed)
    assert page(printed) != before
    assert "style=" not in page(printed)
    assert "<style" not in page(printed)
    assert reprint(printed) == Reprint(compared=True)


def test_the_drawn_icon_has_the_accent_of_the_office_and_those_in_pixels_stay(printed):
    def icons():
        [folder] = {path.parents[1] for path in printed.layout.public.glob(f"aset/*/{STYLES}")} - before
        return {path.name: path.read_bytes() for path in folder.glob("*icon*")}

    before = set()
    theme = icons()
    before = {path.parents[1] for path in printed.layout.public.glob(f"aset/*/{STYLES}")}
    dressed(printed, accent=GREEN)
    assert theme["favicon.svg"].count(b"#9b1c1c") == 2
    assert icons() == theme | {"favicon.svg": theme["favicon.svg"].replace(b"#9b1c1c", GREEN.encode())}


def test_a_theme_without_our_styles_keeps_its_icon():
    assert Dress(accent=GREEN).put_on({"favicon.svg": b"#9b1c1c"}) == {"favicon.svg": b"#9b1c1c"}
    assert Dress(accent=GREEN).put_on({STYLES: b"a{}", "favicon.svg": b"#9b1c1c"})["favicon.svg"] == b"#9b1c1c"


def test_an_office_without_a_look_has_the_themes_own_styles_byte_for_byte(printed):
    theme = printed.layout.public.joinpath("aset").glob(f"*/{STYLES}")
    assert "office's own colours" not in next(theme).read_text(encoding="utf-8")
    assert Dress().put_on({STYLES: b"a"}) == {STYLES: b"a"}
    assert styles_of(PLAIN) == ""


def test_each_scheme_has_its_own_shade_and_paper_has_none():
    css = styles_of(
        Look(colours={"accent": "#8a1c1c", "accent_dark": "#e59a94", "link": "#0b4a74", "link_dark": "#8fc4ea"})
    )
    blocks = dict(re.findall(r"@media ([^{]+) \{\s*:root \{([^}]*)\}", css))
    assert all(where.startswith("screen") for where in blocks)
    dark = blocks["screen and (prefers-color-scheme: dark)"]
    assert "--mark: #e59a94;" in dark
    assert "--on-mark: #15171a;" in dark
    assert "--link: #8fc4ea;" in dark
    [band] = re.findall(r"--band: (#\w{6})", dark)
    assert ratio(band, "#15171a") >= 3
    for where, paper in (
        ("(prefers-contrast: more)", "#f5f1e8"),
        ("(prefers-color-scheme: dark) and (prefers-contrast: more)", "#1f2226"),
    ):
        for colour in re.findall(r": (#\w{6});", blocks[f"screen and {where}"]):
            assert ratio(colour, paper) >= 7


def test_one_colour_alone_changes_nothing_else():
    css = styles_of(Look(colours={"link_dark": "#8fc4ea"}))
    assert "--mark" not in css
    assert "--band" not in css
    assert css.count("@media") == 2


def crest_of(printed):
    """Give the place of the crest that the style sheet puts above the site's name, and its shape."""
    [place] = re.findall(rf'href="/(aset/\w+/{STYLES})"', page(printed))
    sheet = printed.layout.public / place
    [(shape, name)] = re.findall(
        r'masthead::before {\s*content: "";\s*aspect-ratio: ([\d.]+);\s*background-image: url\("../([^"]+)"\)',
        sheet.read_text(encoding="utf-8"),
    )
    return sheet.parents[1] / name, float(shape)


def test_the_crest_stands_above_the_name_as_an_ornament_with_room_kept_for_it(printed):
    dressed(printed, CREST, crest="images/lambang.svg")
    file, shape = crest_of(printed)
    assert shape == 0.75
    assert file.read_bytes().startswith(b"<svg")
    place = file.resolve().relative_to(printed.layout.public.resolve())
    assert f'<link rel="icon" href="/{place}" type="image/svg+xml">' in page(printed, "berita/2026/banjir/index.html")


def test_a_crest_in_png_is_published_as_it_was_cleaned(printed):
    dressed(printed, png(40, 20, text="Rahasia"), crest="images/lambang.png")
    file, shape = crest_of(printed)
    assert shape == 2
    assert b"Rahasia" not in file.read_bytes()
    with Image.open(file) as picture:
        assert picture.size == (40, 20)


def test_what_lies_in_the_folder_changes_no_page(printed):
    dressed(printed, CREST, crest="images/lambang.svg")
    before = live_site(printed.layout)
    (printed.root / "images" / "lambang.svg").write_bytes(b"<svg/>")
    print_site(printed, at=NOW + timedelta(hours=2))
    print_site(printed, at=NOW + timedelta(hours=2), anew=True)
    assert not differing(live_site(printed.layout), before)


def test_another_look_and_back_is_what_a_clean_build_gives(printed):
    steps = [
        (CREST, {"crest": "images/lambang.svg", "accent": GREEN}),
        (None, {"link": "#0b4a74"}),
        (png(9, 9), {"crest": "images/lambang.png"}),
        (None, {}),
    ]
    for hour, (content, look) in enumerate(steps, 1):
        at = NOW + timedelta(hours=hour)
        dressed(printed, content, at=at, **look)
        assert not differing(live_site(printed.layout), clean_site(printed.root, at=at))
    assert "lambang" not in page(printed)
    with pytest.raises(ValueError, match="expected 1"):
        crest_of(printed)


def test_a_crest_that_cannot_be_opened_any_more_stops_the_press_and_the_site_stays(printed):
    before = live_site(printed.layout)
    with pytest.raises(PressStoppedError) as stopped:
        dressed(printed, b"\x89PNG\r\n\x1a\nx", crest="images/lambang.png")
    assert stopped.value.findings[0].code == "picture-unreadable"
    assert not differing(live_site(printed.layout), before)


def test_telephones_and_social_cards_get_the_accent(printed):
    manifest = printed.layout.public / places.MANIFEST
    assert "theme_color" not in json.loads(manifest.read_text(encoding="utf-8"))
    dressed(printed, accent=GREEN)
    assert json.loads(manifest.read_text(encoding="utf-8"))["theme_color"] == GREEN
    [card] = re.findall(r'<meta property="og:image" content="https://kabar.kotacontoh.example/([^"]+)">', page(printed))
    with Image.open(printed.layout.public / card) as picture:
        assert picture.convert("RGB").getpixel((0, 0)) == (0x0B, 0x5A, 0x2B)
