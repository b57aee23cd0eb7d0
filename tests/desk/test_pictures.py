import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, ImageSequence, PngImagePlugin

from paraf.desk.opening import pictures
from paraf.desk.opening.pictures import clean_picture
from paraf.rules.findings import Finding
from tests.support.pictures import NEEDLE, exif

RED, BLUE = (200, 30, 30), (30, 30, 200)


def drawn(mode="RGB", size=(60, 40)):
    """Draw a picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, RED)
    ImageDraw.Draw(picture).rectangle((size[0] // 2, 0, size[0], size[1]), fill=BLUE)
    return picture.quantize(8) if mode == "P" else picture.convert(mode)


def saved(picture, kind, **options):
    buffer = BytesIO()
    picture.save(buffer, format=kind, **options)
    return buffer.getvalue()


def opened(content):
    assert isinstance(content, bytes)
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def code(content, name):
    finding = clean_picture(content, name=name)
    assert isinstance(finding, Finding)
    assert finding.path == name
    return finding.code


def near(pixel, expected):
    return all(abs(one - other) < 20 for one, other in zip(pixel, expected, strict=False))


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("JPEG", "a.JPEG"), ("PNG", "a.png"), ("GIF", "a.gif"), ("WEBP", "a.webp")]
)
def test_a_picture_keeps_its_kind_size_and_colours(kind, name):
    clean = opened(clean_picture(saved(drawn(), kind), name=name))
    assert (clean.format, clean.size) == (kind, (60, 40))
    assert near(clean.convert("RGB").getpixel((5, 20)), RED)
    assert near(clean.convert("RGB").getpixel((55, 20)), BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_the_same_bytes_give_the_same_bytes(kind):
    content = saved(drawn(), kind)
    name = f"a{ {'JPEG': '.jpg'}.get(kind, '.' + kind.lower()) }"
    assert clean_picture(content, name=name) == clean_picture(content, name=name)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_word_about_who_took_it_where_comes_through(kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif(), "icc_profile": profile}
    if kind == "JPEG":
        options |= {"comment": NEEDLE, "xmp": b"<x:xmpmeta>" + NEEDLE + b"</x:xmpmeta>"}
    if kind == "WEBP":
        options |= {"xmp": b"<x:xmpmeta>" + NEEDLE + b"</x:xmpmeta>"}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", NEEDLE.decode())
        text.add_itxt("XML:com.adobe.xmp", NEEDLE.decode())
        text.add(b"teXt", NEEDLE)
        options |= {"pnginfo": text, "dpi": (300, 300)}
    content = saved(drawn(), kind, **options) + NEEDLE
    assert content.count(NEEDLE) >= 3
    clean = clean_picture(content, name={"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp"}[kind])
    assert isinstance(clean, bytes)
    assert NEEDLE not in clean
    picture = opened(clean)
    assert not picture.getexif()
    assert not {"exif", "icc_profile", "xmp", "comment", "Comment", "dpi"} & set(picture.info)


def test_a_gif_comment_does_not_come_through():
    content = saved(drawn("P"), "GIF", comment=NEEDLE)
    assert NEEDLE in content
    assert NEEDLE not in clean_picture(content, name="a.gif")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_picture_is_turned_upright(orientation, kind, name):
    upright = drawn()
    turn = {value: key for key, value in pictures._TURNS.items()}  # noqa: SLF001  # the table is the fact under test
    undo = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    flips = {number: method for method, number in turn.items()} | undo
    lying = upright.transpose(flips[orientation]) if orientation > 1 else upright
    clean = opened(clean_picture(saved(lying, kind, exif=exif(orientation=orientation)), name=name))
    assert clean.size == (60, 40)
    assert near(clean.convert("RGB").getpixel((5, 20)), RED)


@pytest.mark.parametrize(
    ("mode", "kind", "name"),
    [
        ("RGB", "JPEG", "a.jpg"),
        ("P", "PNG", "a.png"),
        ("1", "PNG", "a.png"),
        ("L", "PNG", "a.png"),
        ("P", "GIF", "a.gif"),
    ],
)
def test_a_wide_picture_is_made_narrower(mode, kind, name):
    clean = opened(clean_picture(saved(drawn(mode, (5120, 40)), kind), name=name))
    assert clean.size == (2560, 20)


def test_a_tall_picture_that_lies_on_its_side_is_measured_upright():
    content = saved(drawn(size=(40, 3000)), "JPEG", exif=exif(orientation=6))
    assert opened(clean_picture(content, name="a.jpg")).size == (2560, 34)
    upright = saved(drawn(size=(40, 3000)), "JPEG")
    assert opened(clean_picture(upright, name="a.jpg")).size == (40, 3000)


def test_a_cmyk_jpeg_becomes_rgb():
    clean = opened(clean_picture(saved(drawn("CMYK"), "JPEG"), name="a.jpg"))
    assert clean.mode == "RGB"
    assert near(clean.getpixel((5, 20)), RED)


def test_a_phones_picture_of_several_is_taken_as_its_first():
    content = saved(drawn(), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40))])
    clean = opened(clean_picture(content, name="a.jpg"))
    assert clean.format == "JPEG"
    assert near(clean.getpixel((5, 20)), RED)


def test_a_grey_jpeg_stays_grey_and_progressive():
    clean = opened(clean_picture(saved(drawn("L"), "JPEG"), name="a.jpg"))
    assert clean.mode == "L"
    assert clean.info["progressive"] == 1


def test_colours_are_brought_to_srgb():
    swapped = swapped_profile()
    plain = opened(clean_picture(saved(drawn(), "PNG"), name="a.png"))
    clean = opened(clean_picture(saved(drawn(), "PNG", icc_profile=swapped), name="a.png"))
    assert near(plain.getpixel((5, 20)), RED)
    assert not near(clean.getpixel((5, 20)), RED)


def swapped_profile():
    """Give an sRGB profile whose red primary is its green one."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "P", "L"])
@pytest.mark.parametrize("profile", [b"no profile", b"", swapped_profile()])
def test_any_profile_on_any_picture_gives_a_picture(mode, profile):
    clean = opened(clean_picture(saved(drawn(mode), "PNG", icc_profile=profile), name="a.png"))
    assert clean.size == (60, 40)
    assert "icc_profile" not in clean.info


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_transparent_colour_stays_when_colours_are_brought_to_srgb(mode):
    picture = drawn(mode)
    content = saved(picture, "PNG", transparency=picture.getpixel((5, 20)), icc_profile=swapped_profile())
    clean = opened(clean_picture(content, name="a.png")).convert("RGBA")
    assert clean.getpixel((5, 20))[3] == 0
    assert clean.getpixel((55, 20))[3] == 255


def test_a_profile_for_other_colours_is_left_out_of_account():
    clean = opened(clean_picture(saved(drawn("CMYK"), "JPEG", icc_profile=swapped_profile()), name="a.jpg"))
    assert near(clean.getpixel((5, 20)), RED)


def test_sixteen_bits_become_eight():
    deep = Image.new("I;16", (4, 1))
    for place, value in enumerate([0, 0x4000, 0x8000, 0xFFFF]):
        deep.putpixel((place, 0), value)
    clean = opened(clean_picture(saved(deep, "PNG"), name="a.png"))
    assert clean.mode == "L"
    assert [clean.getpixel((place, 0)) for place in range(4)] == [0, 0x40, 0x80, 0xFF]


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("GIF", "a.gif")])
def test_a_palette_and_its_transparency_stay(kind, name):
    picture = drawn("P")
    transparent = picture.getpixel((5, 20))
    clean = opened(clean_picture(saved(picture, kind, transparency=transparent), name=name))
    assert clean.mode == "P"
    assert clean.convert("RGBA").getpixel((5, 20))[3] == 0
    assert clean.convert("RGBA").getpixel((55, 20))[3] == 255


def test_transparency_stays_when_a_palette_is_made_narrower():
    picture = drawn("P", (5120, 40))
    content = saved(picture, "PNG", transparency=picture.getpixel((5, 20)))
    clean = opened(clean_picture(content, name="a.png"))
    assert clean.mode == "RGBA"
    assert clean.getpixel((5, 10))[3] == 0


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_half_transparent_pixels_stay(kind):
    picture = drawn("RGBA")
    picture.putalpha(128)
    clean = opened(clean_picture(saved(picture, kind), name=f"a.{kind.lower()}"))
    assert clean.mode == "RGBA"
    assert clean.getpixel((5, 20))[3] == 128


def test_a_lossless_webp_stays_lossless():
    clean = opened(clean_picture(saved(drawn(), "WEBP", lossless=True), name="a.webp"))
    assert clean.getpixel((5, 20)) == RED


def frames(count, size=(60, 40)):
    result = []
    for number in range(count):
        frame = Image.new("RGB", size, RED)
        ImageDraw.Draw(frame).rectangle((number % size[0], 0, number % size[0] + 4, size[1]), fill=BLUE)
        result.append(frame)
    return result


def animated(kind, count=5, size=(60, 40), **options):
    first, *rest = frames(count, size)
    return saved(
        first, kind, save_all=True, append_images=rest, duration=[100 + 10 * n for n in range(count)], **options
    )


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_keeps_its_frames_times_and_loop(kind):
    clean = opened(clean_picture(animated(kind, loop=3), name=f"a.{kind.lower()}"))
    assert clean.n_frames == 5
    assert clean.info["loop"] == 3
    assert [(shot.load(), shot.info["duration"])[1] for shot in ImageSequence.Iterator(clean)] == [
        100,
        110,
        120,
        130,
        140,
    ]
    clean.seek(4)
    assert near(clean.convert("RGB").getpixel((6, 20)), BLUE)
    assert near(clean.convert("RGB").getpixel((1, 20)), RED)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_no_frame_stays_so_long_that_nobody_waits_for_the_next(kind):
    first, *rest = frames(2)
    slow = saved(first, kind, save_all=True, append_images=rest, duration=[60_000, 60_000])
    clean = opened(clean_picture(slow, name=f"a.{kind.lower()}"))
    assert [(shot.load(), shot.info["duration"])[1] for shot in ImageSequence.Iterator(clean)] == [2000, 2000]


def test_an_animation_that_plays_once_still_does():
    assert "loop" not in opened(clean_picture(animated("GIF"), name="a.gif")).info


def test_a_wide_animation_is_made_narrower():
    clean = opened(clean_picture(animated("WEBP", 3, (2600, 26)), name="a.webp"))
    assert (clean.size, clean.n_frames) == ((2560, 26), 3)


def test_an_animation_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_FRAMES", 4)
    assert code(animated("GIF"), "a.gif") == "picture-too-long"


def test_the_frames_of_an_animation_count_together(monkeypatch):
    monkeypatch.setattr(pictures, "LARGEST_PICTURE", 60 * 40 * 4)
    assert code(animated("GIF"), "a.gif") == "picture-too-large"
    assert isinstance(clean_picture(animated("GIF", 4), name="a.gif"), bytes)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (saved(drawn(), "PNG"), "a.jpg"),
        (saved(drawn(), "JPEG"), "a.png"),
        (saved(drawn(), "WEBP"), "a.jpeg"),
        (saved(drawn(), "GIF"), "a"),
        (saved(drawn(), "JPEG"), "a.svg"),
    ],
)
def test_a_name_must_say_what_the_bytes_are(content, name):
    assert code(content, name) == "picture-kind-differs"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\0\0\0\x18ftypheic",
        b"RIFF\0\0\0\0WAVE",
        saved(drawn(), "BMP"),
        saved(drawn(), "TIFF"),
    ],
)
def test_other_kinds_are_refused_whatever_their_name(content):
    assert code(content, "a.jpg") == "picture-kind"


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("GIF", "a.gif"), ("WEBP", "a.webp")])
def test_a_picture_that_was_not_copied_to_its_end_is_refused(kind, name):
    content = saved(drawn(size=(300, 300)), kind)
    for length in (16, len(content) // 3, len(content) * 2 // 3):
        assert code(content[:length], name) == "picture-unreadable"


def with_size(width, height):
    """Give a PNG that says to be of this size and has not one pixel."""
    content = bytearray(saved(drawn("L", (1, 1)), "PNG"))
    content[16:24] = struct.pack(">II", width, height)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    return bytes(content)


@pytest.mark.parametrize("size", [(10_000, 5_001), (10_000, 10_000), (100_000, 100_000)])
def test_more_than_fifty_megapixels_are_refused_before_they_are_decoded(size):
    assert code(with_size(*size), "a.png") == "picture-too-large"


def test_more_than_forty_megabytes_are_refused_before_they_are_opened():
    assert code(saved(drawn(), "JPEG") + b"\0" * 40_000_000, "a.jpg") == "picture-too-large"


def test_a_damaged_exif_block_spoils_no_picture():
    content = saved(drawn(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12")
    assert opened(clean_picture(content, name="a.jpg")).size == (60, 40)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_an_exif_block_of_lies_spoils_no_picture():
    for tag in (b"\x01\x12\x00\x03\xff\xff\xff\xff\0\0\0\6", b"\x01\x12\x00\x02\0\0\0\2ab\0\0"):
        content = saved(drawn(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\1" + tag + b"\0\0\0\0")
        assert opened(clean_picture(content, name="a.jpg")).size == (60, 40)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([("JPEG", "a.jpg"), ("PNG", "a.png"), ("GIF", "a.gif"), ("WEBP", "a.webp")]), st.data())
def test_damaged_bytes_give_a_picture_or_a_finding(kind_and_name, data):
    kind, name = kind_and_name
    content = bytearray(saved(drawn("RGB", (24, 16)), kind, **({} if kind == "GIF" else {"exif": exif()})))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    clean = clean_picture(bytes(content), name=name)
    assert isinstance(clean, Finding) or opened(clean).format == kind
