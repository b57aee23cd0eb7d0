from dataclasses import replace

import pytest

from paraf.rules.checks.copy import copy_of
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.pictures import pictures, positions
from paraf.rules.checks.registry import checked
from tests.support.cases import article, case, picture
from tests.support.checks import found

NOTHING = [
    "foto",
    "Gambar 2",
    "Dokumentasi",
    "IMG_20261120_0932",
    "DSC01234",
    "WhatsApp Image 2026-11-20 at 09.32.10.jpeg",
    "Screenshot_2026-11-20",
    "Rapat kota.jpg",
    "20261120 0932",
]
SOMETHING = [
    "Foto udara Jembatan Kenanga dari arah utara.",
    "Gambar denah dermaga dengan tiga pintu masuk.",
    "Papan duga air di tepi sungai.",
    "Logo Pemerintah Kota Contoh berlatar biru.",
    "Poster rapat 20 November 2026 di papan pengumuman.",
]


@pytest.mark.parametrize("alt", NOTHING)
def test_an_alternative_text_that_is_no_description_is_found(alt):
    assert found(pictures, "Isi.", Image_Alt=alt) == [("alt-says-nothing", alt, None)]
    assert found(pictures, f"![{alt}](a.jpg)\n\nIsi.") == [("alt-says-nothing", alt, None)]


@pytest.mark.parametrize("alt", SOMETHING)
def test_an_alternative_text_that_describes_is_left_alone(alt):
    assert found(pictures, "Isi.", Image_Alt=alt) == []


def test_a_plain_file_name_is_said_by_the_rules_for_submission_alone():
    assert found(pictures, "Isi.", Image_Alt="IMG_20261120_0932.jpg") == []


def test_an_alternative_text_that_repeats_the_caption_is_a_hint():
    said = {"Image_Alt": "Warga mengantre.", "Image_Caption": "Warga  mengantre"}
    assert found(pictures, "Isi.", **said) == [("alt-says-again", "Warga mengantre.", None)]
    assert found(pictures, "Isi.", Image_Alt="Warga antre di loket.", Image_Caption="Warga mengantre") == []


def test_a_picture_that_says_where_it_was_taken_is_a_hint_until_it_is_cleaned():
    used = (replace(picture("a.jpg"), tells_position=True), picture("b.jpg"))
    copy = copy_of(article(Image="a.jpg"), path="drafts/a.md", language="id")
    (finding,) = positions(copy, used)
    assert (finding.code, finding.level, finding.detail["found"]) == ("picture-position", "hint", "a.jpg")
    assert finding in checked(case(used=used, Image="a.jpg", path="a.md"), Knowledge())
    assert not [*positions(copy, used[1:])]
