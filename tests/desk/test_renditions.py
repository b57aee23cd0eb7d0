"""Sealed pictures drawn smaller: every odd one comes out right, and nothing but its pixels goes on."""

from io import BytesIO

import pytest
from PIL import Image

from paraf.desk.opening.confining import Limits, confined
from paraf.desk.opening.pictures import clean_picture
from paraf.desk.opening.renditions import MODERN, draw_smaller, get_ready, read_drawn, recipe
from tests.support.pictures import BLUE, NEEDLE, RED, drawn, grainy, odd, saved, talkative

COLOURLESS = {"tembus.png", "kelabu.jpg", "dalam.png", "kecil.png", "titik.gif", "tinggi.webp"}


def opened(content):
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def near(pixel, expected):
    return all(abs(one - other) < 70 for one, other in zip(pixel, expected, strict=False))


def sealed(content, name):
    clean = clean_picture(content, name=name)
    assert isinstance(clean, bytes), clean
    return clean


@pytest.mark.parametrize("name", odd())
def test_every_odd_picture_comes_out_in_its_shape_and_colours(name):
    clean = sealed(odd()[name], name)
    width, height = opened(clean).size
    made = draw_smaller(clean)
    assert (made.width, made.height, made.failure) == (width, height, "")
    assert made.moves == (name == "bergerak.gif")
    assert any(each.suffix == MODERN for each in made.smaller)
    for each in made.smaller:
        picture = opened(each.content)
        assert picture.format == {"avif": "AVIF", "jpg": "JPEG", "png": "PNG"}[each.suffix]
        assert picture.width == each.width <= width
        assert abs(picture.height - each.width * height / width) <= 1
        assert picture.mode in {"L", "RGB", "RGBA"}
        if name not in COLOURLESS:
            row = picture.height // 2
            assert near(picture.convert("RGB").getpixel((picture.width // 5, row)), RED)
            assert near(picture.convert("RGB").getpixel((picture.width - 4, row)), BLUE)


def test_what_can_be_seen_through_stays_so_in_both_kinds():
    made = draw_smaller(sealed(odd()["tembus.png"], "a.png"))
    assert {each.suffix for each in made.smaller} == {MODERN, "png"}
    for each in made.smaller:
        lowest, highest = opened(each.content).getchannel("A").getextrema()
        assert lowest < 20
        assert highest > 235


def test_what_could_be_seen_through_and_is_not_is_drawn_as_a_photograph():
    made = draw_smaller(saved(grainy().convert("RGBA"), "PNG"))
    assert {each.suffix for each in made.smaller} == {MODERN, "jpg"}


def test_what_is_no_lighter_than_the_sealed_picture_is_left_out():
    flat = saved(Image.new("RGB", (900, 900), RED).quantize(2), "PNG", optimize=True)
    made = draw_smaller(flat)
    assert all(len(each.content) < len(flat) for each in made.smaller if each.suffix != MODERN)
    assert [each.width for each in draw_smaller(saved(drawn(size=(3, 2)), "PNG")).smaller] == [3]


@pytest.mark.parametrize("name", talkative())
def test_nothing_but_the_pixels_goes_on(name):
    content = talkative()[name]
    assert NEEDLE in content
    for picture in (content, sealed(content, name)):
        made = draw_smaller(picture)
        assert made.smaller
        for each in made.smaller:
            assert NEEDLE not in each.content
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(opened(each.content).info)
            assert not opened(each.content).getexif()


@pytest.mark.parametrize("content", [b"", b"bukan", b"\x89PNG\r\n\x1a\n", saved(drawn(), "JPEG")[:900]])
def test_what_is_no_picture_is_not_drawn_and_named(content):
    made = draw_smaller(content)
    assert made.failure
    assert not made.smaller


def test_the_same_bytes_give_the_same_bytes_here_and_in_the_child():
    content = sealed(odd()["besar.jpg"], "a.jpg")
    answer = confined("renditions", content, Limits(processor=60, seconds=300, memory=2 << 30))
    assert isinstance(answer, bytes)
    assert read_drawn(answer) == draw_smaller(content) == draw_smaller(content)


def test_the_way_of_drawing_has_a_name_that_stays():
    get_ready()
    assert recipe() == recipe()
    assert len(recipe()) == 64
