"""Pictures of every kind that people hand in, drawn here: photographs, plans, and what cameras and programs make."""

import random
from io import BytesIO

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageOps, ImageStat, PngImagePlugin

NEEDLE = b"JARUM-RAHASIA-7Q"
RED, BLUE = (200, 30, 30), (30, 30, 200)
AFAR = 100


def drawn(mode="RGB", size=(700, 500)):
    """Draw a picture whose left half is red and whose right half is blue, with a pattern that does not pack away."""
    picture = Image.new("RGB", size, RED)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((size[0] // 2, 0, *size), fill=BLUE)
    for step in range(0, size[0] + size[1], 7):
        pen.line((step, 0, 0, step), fill=(120 + step % 60, 60, 90))
    return picture.quantize(16) if mode == "P" else picture.convert(mode)


def grainy(size=(700, 500)):
    """Draw a picture in which every dot is another one, as in a photograph of sand; it does not pack away."""
    grain = random.Random(7).randbytes(size[0] * size[1])  # noqa: S311  # no secret
    return Image.merge("RGB", [Image.frombytes("L", size, grain), *drawn(size=size).split()[1:]])


def saved(picture, kind, **options):
    """Give a picture as a file."""
    buffer = BytesIO()
    picture.save(buffer, format=kind, **options)
    return buffer.getvalue()


def exif(*, orientation=1):
    """Give what a camera writes into a picture, with a place and a name."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010E] = NEEDLE.decode()
    tags.get_ifd(0x8825)[1] = "S"
    tags.get_ifd(0x8825)[2] = (0.0, 1.0, 30.5)
    return tags


def talkative():
    """Give pictures into which something was written in every way that there is, by their name."""
    xmp = b"<x:xmpmeta>" + NEEDLE + b"</x:xmpmeta>"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", NEEDLE.decode())
    text.add_itxt("XML:com.adobe.xmp", NEEDLE.decode())
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {
        "kamera.jpg": saved(drawn(), "JPEG", exif=exif(), comment=NEEDLE, xmp=xmp, icc_profile=profile) + NEEDLE,
        "layar.png": saved(drawn(), "PNG", exif=exif(), pnginfo=text) + NEEDLE,
        "gerak.gif": saved(drawn("P"), "GIF", comment=NEEDLE),
        "ponsel.webp": saved(drawn(), "WEBP", exif=exif(), xmp=xmp),
    }


def odd():
    """Give pictures of every odd kind, by their name; each is red on its left and blue on its right."""
    clear = grainy().convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    deep = Image.new("I;16", (600, 400), 30000)
    moving = [drawn("P", (600, 400)), drawn("P", (600, 400)).transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    return {
        "cmyk.jpg": saved(drawn("CMYK"), "JPEG"),
        "palet.png": saved(drawn("P"), "PNG"),
        "miring.jpg": saved(drawn().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif(orientation=6)),
        "bertahap.jpg": saved(drawn(), "JPEG", progressive=True),
        "kelabu.jpg": saved(drawn("L"), "JPEG"),
        "tembus.png": saved(clear, "PNG"),
        "dalam.png": saved(deep, "PNG"),
        "bergerak.gif": saved(moving[0], "GIF", save_all=True, append_images=moving[1:], duration=100, loop=0),
        "kecil.png": saved(drawn(size=(3, 2)), "PNG"),
        "titik.gif": saved(drawn("P", (1, 1)), "GIF"),
        "lebar.jpg": saved(drawn(size=(5000, 40)), "JPEG"),
        "tinggi.webp": saved(drawn(size=(90, 4000)), "WEBP"),
        "besar.jpg": saved(drawn(size=(2700, 1800)), "JPEG"),
    }


def odder():
    """Give what there is besides: other ways to lie on the side, to have colours, to be seen through, and to move."""
    lying, clear, small = drawn().transpose(Image.Transpose.ROTATE_90), drawn("RGBA"), drawn(size=(600, 400))
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    frames = {"save_all": True, "append_images": [small.rotate(180), small], "duration": 100, "loop": 0}
    return {
        "cermin.jpg": saved(drawn().transpose(Image.Transpose.FLIP_LEFT_RIGHT), "JPEG", exif=exif(orientation=2)),
        "balik.jpg": saved(drawn().transpose(Image.Transpose.ROTATE_180), "JPEG", exif=exif(orientation=3)),
        "rebah.jpg": saved(drawn().transpose(Image.Transpose.ROTATE_270), "JPEG", exif=exif(orientation=8)),
        "rebah.png": saved(lying, "PNG", exif=exif(orientation=6)),
        "rebah.webp": saved(lying, "WEBP", exif=exif(orientation=6)),
        "profil.jpg": saved(drawn(), "JPEG", icc_profile=swapped_profile()),
        "profil.webp": saved(drawn(), "WEBP", icc_profile=swapped_profile()),
        "profil-palet.png": saved(drawn("P"), "PNG", icc_profile=swapped_profile()),
        "profil-tembus.png": saved(clear, "PNG", icc_profile=swapped_profile()),
        "satu-bit.png": saved(drawn("1"), "PNG"),
        "kelabu-tembus.png": saved(clear.convert("LA"), "PNG"),
        "tembus.webp": saved(clear, "WEBP", lossless=True),
        "warna-tembus.png": saved(drawn(), "PNG", transparency=RED),
        "palet-tembus.gif": saved(drawn("P"), "GIF", transparency=drawn("P").getpixel((5, 5))),
        "bergerak.png": saved(small, "PNG", **frames),
        "bergerak.webp": saved(small, "WEBP", **frames),
        "jamak.jpg": saved(drawn(), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40))]),
        "batas.jpg": saved(drawn(size=(2561, 300)), "JPEG"),
    }


def swapped_profile():
    """Give an sRGB profile whose red primary is its green one, and whose owner is not for readers."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12)}
    red, green = (slice(tags[name] + 4, tags[name] + 12) for name in (b"rXYZ", b"gXYZ"))
    profile[red], profile[green] = profile[green], profile[red]
    owner = NEEDLE.decode().encode("utf-16-be")
    at = tags[b"cprt"]
    start, size = (int.from_bytes(profile[at + part : at + part + 4]) for part in (4, 8))
    return bytes(profile[: start + size - len(owner)]) + owner + bytes(profile[start + size :])


def opened(content):
    """Give a picture out of its bytes, decoded."""
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def as_seen(picture):
    """Give what a viewer shows of a picture: upright, in sRGB with eight bits, on grey where it can be seen through."""
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        upright = upright.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    clear = upright.convert("RGBA")
    if profile:
        clear = ImageCms.profileToProfile(clear, BytesIO(profile), ImageCms.createProfile("sRGB"))
    ground = Image.new("RGB", clear.size, (128, 128, 128))
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def difference(one, other):
    """Give how far two pictures are apart on average in their worst colour, seen from afar."""
    size = tuple(min(*sides, AFAR) for sides in zip(one.size, other.size, strict=True))
    seen = (picture.resize(size, Image.Resampling.BOX) for picture in (one, other))
    return max(ImageStat.Stat(ImageChops.difference(*seen)).mean)
