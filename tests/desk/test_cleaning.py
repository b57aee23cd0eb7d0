import hashlib
import shutil
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from paraf.desk.opening import cleaning
from paraf.desk.opening.cleaning import cleaned
from paraf.desk.opening.confining import GaveUp, Limits, confined
from paraf.desk.opening.pictures import clean_picture
from paraf.desk.patience import Patience
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.findings import Finding, codes
from tests.support.newsrooms import photo, with_picture

NEEDLE = b"JARUM-RAHASIA"
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp"}


def saved(picture, kind, **options):
    buffer = BytesIO()
    picture.save(buffer, format=kind, **options)
    return buffer.getvalue()


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width, height, packed, *extra):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"".join([b"\x89PNG\r\n\x1a\n", header, *extra, chunk(b"IDAT", packed), chunk(b"IEND", b"")])


def packed_zeros(megabytes):
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def with_exif(content, exif):
    return content[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif + content[2:]


def looping_exif():
    """Give EXIF whose directories lead back to themselves."""
    first = struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x0112, 3, 1, 6)
    return struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", 2) + first + struct.pack("<I", 8) + NEEDLE


def clean(content, name):
    return cleaned(content, name=name, remembered=None, patience=Patience())


def opened(content):
    assert isinstance(content, bytes)
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


PLAIN = Image.new("RGB", (60, 40), (200, 30, 30))


def hidden_in_jpeg():
    content = saved(PLAIN, "JPEG", comment=NEEDLE, exif=b"Exif\0\0" + looping_exif())
    return content[:2] + b"\xff\xed" + struct.pack(">H", len(NEEDLE) + 2) + NEEDLE + content[2:] + NEEDLE


def hidden_in_png():
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", NEEDLE.decode())
    words.add_itxt("XML:com.adobe.xmp", NEEDLE.decode())
    words.add_text("Author", NEEDLE.decode() * 50, zip=True)
    return saved(PLAIN, "PNG", pnginfo=words, exif=b"Exif\0\0" + looping_exif()) + NEEDLE


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (hidden_in_jpeg(), "a.jpg"),
        (hidden_in_png(), "a.png"),
        (saved(PLAIN.quantize(8), "GIF", comment=NEEDLE) + NEEDLE, "a.gif"),
        (saved(PLAIN, "WEBP", exif=b"Exif\0\0" + looping_exif(), xmp=NEEDLE) + NEEDLE, "a.webp"),
        (saved(PLAIN, "JPEG") + b"PK\x03\x04" + NEEDLE + b"PK\x05\x06" + bytes(18), "zip.jpg"),
        (saved(PLAIN, "GIF", comment=b"<script>" + NEEDLE + b"</script>"), "html.gif"),
        (with_exif(saved(PLAIN, "JPEG"), looping_exif()), "loop.jpg"),
    ],
)
def test_nothing_but_pixels_comes_through(content, name):
    assert NEEDLE in content
    picture = clean(content, name)
    assert opened(picture).size in {(60, 40), (40, 60)}
    assert NEEDLE not in picture
    assert b"PK\x03\x04" not in picture
    assert not opened(picture).getexif()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (png(50_000, 50_000, zlib.compress(b"\0" * 1000)), "a.png", "picture-too-large"),
        (
            b"\xff\xd8\xff\xc0\0\x11\x08\xea\x60\xea\x60\x03\1\x11\0\2\x11\1\3\x11\1\xff\xd9",
            "a.jpg",
            "picture-too-large",
        ),
        (png(10, 10, zlib.compress(bytes(310)), chunk(b"zTXt", b"a\0\0" + packed_zeros(300))), "a.png", None),
        (png(10, 10, zlib.compress(bytes(310)), chunk(b"iCCP", b"a\0\0" + packed_zeros(300))), "a.png", None),
        (saved(PLAIN, "JPEG")[:300], "a.jpg", "picture-unreadable"),
        (b"\xff\xd8\xff", "a.jpg", "picture-unreadable"),
        (b"GIF89a" + b"\xff" * 100, "a.gif", None),
        (saved(PLAIN, "PNG"), "a.jpg", "picture-kind-differs"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.png", "picture-kind"),
    ],
)
def test_what_is_a_trap_or_no_picture_is_refused(content, name, code):
    finding = clean(content, name)
    assert isinstance(finding, Finding)
    assert finding.path == finding.detail["name"] == name
    assert finding.code == code or (code is None and finding.code in {"picture-unreadable", "picture-too-large"})


def test_what_is_packed_beyond_the_pixels_is_not_unpacked():
    assert opened(clean(png(100, 100, packed_zeros(300)), "a.png")).size == (100, 100)


def test_too_many_frames_are_refused():
    frames = [Image.new("P", (8, 8)) for _ in range(600)]
    for number, frame in enumerate(frames):
        frame.putpixel((number % 8, number // 8 % 8), number % 7)
    bomb = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert clean(bomb, "a.gif").code == "picture-too-long"


@pytest.mark.parametrize(
    ("mode", "kind"), [("CMYK", "JPEG"), ("I;16", "PNG"), ("LA", "PNG"), ("P", "GIF"), ("1", "PNG")]
)
def test_unusual_kinds_of_pixels_come_out_right(mode, kind):
    picture = opened(clean(saved(Image.new(mode, (60, 40)), kind), f"a{SUFFIXES[kind]}"))
    assert picture.size == (60, 40)
    assert picture.mode in {"1", "L", "LA", "P", "RGB", "RGBA"}


def test_a_picture_that_is_heavier_clean_than_any_is_refused(monkeypatch):
    monkeypatch.setattr("paraf.desk.opening.pictures.LARGEST_FILE", 1000)
    noise = Image.effect_noise((60, 40), 99).convert("RGB")
    light = saved(noise, "JPEG", quality=1)
    assert len(light) < 1000

    assert clean_picture(light, name="a.jpg").code == "picture-too-large"


def scans(count):
    """Give a progressive picture whose last scan comes again and again: each is decoded over all pixels."""
    content = saved(Image.new("RGB", (3000, 3000)), "JPEG", progressive=True)
    last = content[content.rfind(b"\xff\xda") : -2]
    return content[:-2] + last * count + b"\xff\xd9"


def test_a_picture_that_takes_too_long_holds_its_article_and_nothing_else(house, monkeypatch):
    monkeypatch.setattr(cleaning, "LIMITS", Limits(processor=1, seconds=60, memory=1 << 30))
    house.write("drafts/jebakan.md", with_picture("jebakan.jpg"))
    house.write("drafts/jebakan.jpg", scans(20_000))
    house.write("drafts/banjir.md", with_picture())
    house.write("drafts/foto.jpg", photo())
    judged = {item.case.path: codes(item.findings) for item in house.sweep().judged}
    assert "picture-too-hard" in judged["jebakan.md"]
    assert "picture-too-hard" not in judged["banjir.md"]
    house.move("drafts/jebakan.md", "review/jebakan.md")
    house.move("drafts/banjir.md", "review/banjir.md")
    house.sweep()
    assert set(house.newsroom.register.submissions) == {"banjir.md"}


@pytest.fixture
def asked(monkeypatch):
    asked = []

    def counted(work, content, limits):
        asked.append(work)
        return confined(work, content, limits)

    monkeypatch.setattr(cleaning, "confined", counted)
    return asked


def test_a_second_run_cleans_nothing_anew(house, asked):
    house.write("drafts/banjir.md", with_picture())
    house.write("drafts/foto.jpg", photo())
    first = house.sweep().judged
    house.reopen()
    assert house.sweep().judged == first
    assert asked == ["picture"]


def test_an_act_cleans_anew_whatever_is_remembered(house, asked):
    house.write("drafts/banjir.md", with_picture())
    house.write("drafts/foto.jpg", photo())
    house.sweep()
    for kept in (house.root / ".paraf" / "cleaned").iterdir():
        forged = b"+" + photo("blue")
        kept.write_bytes(hashlib.sha256(forged).digest() + forged)
    asked.clear()
    house.reopen()
    house.move("drafts/banjir.md", "review/banjir.md")
    house.sweep()
    (waiting,) = house.newsroom.register.submissions.values()
    assert asked
    assert house.newsroom.vault.get(waiting.act.files[0].sha) == clean(photo(), "foto.jpg")


def test_the_same_bytes_under_another_kind_of_name_are_another_picture(tmp_path):
    outcomes = Outcomes(tmp_path / "kept")
    assert isinstance(cleaned(photo(), name="a.jpg", remembered=outcomes, patience=Patience()), bytes)
    assert isinstance(cleaned(photo(), name="a.png", remembered=outcomes, patience=Patience()), Finding)
    assert cleaned(photo(), name="b.PNG", remembered=outcomes, patience=Patience()).detail["name"] == "b.PNG"


def test_that_a_picture_is_too_hard_is_remembered_but_not_that_it_was_too_late(tmp_path, monkeypatch):
    outcomes = Outcomes(tmp_path / "kept")
    answers = iter([GaveUp.TOO_LATE, GaveUp.TOO_HARD])
    monkeypatch.setattr(cleaning, "confined", lambda *_: next(answers))
    for _ in range(4):
        assert cleaned(photo(), name="a.jpg", remembered=outcomes, patience=Patience()).code == "picture-too-hard"
    shutil.rmtree(tmp_path / "kept")
    with pytest.raises(StopIteration):
        cleaned(photo(), name="a.jpg", remembered=outcomes, patience=Patience())
