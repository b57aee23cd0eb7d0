"""Every odd picture goes the whole way: handed in, submitted, signed, and published right, or it is refused by name.

* Each stands at the head of an article of its own; the original is what a viewer shows of it.
* What cameras and programs wrote into originals is searched for in every byte of the site.
"""

import re

import pytest
from PIL import Image

from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import print_site
from paraf.press.pictures import drawings, social_cards
from tests.support.commands import Office, text_of
from tests.support.pictures import NEEDLE, as_seen, difference, drawn, odd, odder, opened, saved, talkative
from tests.support.press import NOW

PICTURES = odd() | odder() | talkative()
UTF_16 = NEEDLE.decode().encode("utf-16-be")
WIDEST = 2560
ALIKE = 12  # of 255, on average over the picture, in the worst of the three colours


def slug_of(name):
    return name.replace(".", "-")


def hand_in(office, name, content):
    """Put an article that begins with a picture into drafts, and submit it."""
    said = {"Image": name, "Image_Alt": f"Alt {name}", "Image_Caption": "Keterangan", "Image_Credit": "Humas"}
    office.write(f"drafts/{name}", content)
    office.write(f"drafts/{slug_of(name)}.md", text_of(slug_of(name), **said))
    return office("submit", f"drafts/{slug_of(name)}.md", "--as", "rina", "--json")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Give a newsroom whose public site has an article for each picture."""
    office = Office(tmp_path_factory.mktemp("ruang") / "kabar")
    for name, content in PICTURES.items():
        done = hand_in(office, name, content)
        assert done.status == 0, done
        assert office("sign", slug_of(name), "--as", "siti", "--code", done.json["code"]).status == 0
    assert office("build").status == 0
    return office


def shown(office, name):
    """Give every file that an article's page offers of its picture, by its place."""
    figure = office.page(slug_of(name)).read_text().partition('<figure class="photo">')[2].partition("</figure>")[0]
    places = set(re.findall(r'/(gambar/[^ ",]+)', figure))
    return figure, {place: opened(office.path(f"public/{place}").read_bytes()) for place in places}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_published_upright_in_its_colours_and_never_larger_than_it_was(office, name):
    figure, found = shown(office, name)
    original = as_seen(opened(PICTURES[name]))
    width = min(original.width, WIDEST)
    sealed = [picture for place, picture in found.items() if place.count("/") == 1]
    assert [picture.size for picture in sealed] == [(width, max(1, round(original.height * width / original.width)))]
    assert f'width="{sealed[0].width}" height="{sealed[0].height}"' in figure
    assert any(place.endswith(".avif") for place in found)
    for place, picture in found.items():
        assert picture.width == (width if place.count("/") == 1 else int(place.split("/")[1])) <= original.width
        assert difference(as_seen(picture), original) < ALIKE, place


def test_what_was_written_into_an_original_is_nowhere_on_the_site(office):
    written = [content for content in PICTURES.values() if NEEDLE in content or UTF_16 in content]
    assert len(written) >= 6
    assert office.public(NEEDLE) == office.public(UTF_16) == []
    pictures = [path for path in office.path("public").resolve().glob("gambar/**/*.*") if path.is_file()]
    assert len(pictures) > len(PICTURES)
    for path in pictures:
        picture = opened(path.read_bytes())
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment", "Comment", "dpi"} & set(picture.info), path


def test_the_gallery_has_every_one_of_them_once_and_in_its_smallest_size(office):
    pages = [path.read_text() for path in office.path("public/galeri").resolve().rglob("index.html")]
    image = r'<img src="/gambar/(?:\d+/)?([0-9a-f]{16})-'
    listed = sorted(digits for page in pages for digits in re.findall(image, page))
    sealed = {place[7:23] for name in PICTURES for place in shown(office, name)[1] if place.count("/") == 1}
    assert listed == sorted(sealed)
    offered = [picture for page in pages for picture in re.findall(r"<picture>.*?</picture>", page, re.DOTALL)]
    assert all(len(set(re.findall(r'/gambar/[^" ]+', each))) == 2 and 'loading="lazy"' in each for each in offered)


def test_a_second_run_draws_none_of_them(office, monkeypatch):
    monkeypatch.setattr(drawings, "confined", lambda *_: pytest.fail("a picture was drawn again"))
    monkeypatch.setattr(social_cards, "drawn", lambda *_: pytest.fail("a card was drawn again"))
    print_site(Newsroom.open(office.root), at=NOW, anew=True)


REFUSED = {
    "tiff.tif": (saved(drawn(), "TIFF"), "picture-kind"),
    "avif.avif": (saved(drawn(), "AVIF"), "picture-kind"),
    "ponsel.heic": (b"\0\0\0\x18ftypheic" + bytes(100), "picture-heic"),
    "peta.bmp": (saved(drawn(), "BMP"), "picture-kind"),
    "lain.jpg": (saved(drawn(), "BMP"), "picture-kind"),
    "nama.jpg": (saved(drawn(), "PNG"), "picture-kind-differs"),
    "potong.jpg": (saved(drawn(), "JPEG")[:3000], "picture-unreadable"),
    "raksasa.png": (saved(Image.new("1", (10_000, 5_001)), "PNG"), "picture-too-large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_published_as_a_picture_is_named_and_stays_where_it_is(tmp_path, name):
    content, code = REFUSED[name]
    office = Office(tmp_path / "kabar")
    done = hand_in(office, name, content)
    assert (done.status, done.codes) == (3, {code})
    (finding,) = done.json["findings"]
    assert name in finding["message"]
    assert office.path(f"drafts/{name}").read_bytes() == content
