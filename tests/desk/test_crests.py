"""A crest is in force as the bytes that an admin accepted, whatever becomes of the file."""

from io import BytesIO

import pytest
from PIL import Image

from paraf.desk.opening.crests import Crest, open_crest
from paraf.desk.records.settings import foreseen
from paraf.rules.crest import HEAVIEST
from paraf.rules.findings import codes
from paraf.rules.manifest import sha256
from tests.support.crests import CREST, look_settings, png
from tests.support.newsrooms import House

PLACE = "images/lambang.svg"


def wish(house, content=CREST, *, place=PLACE, digest=None):
    """Let an admin put a crest into the settings, and give what accepting them gives."""
    house.write(place, content)
    house.write("newsroom.toml", look_settings(content, crest=place, digest=digest))
    return house.accept()


def test_the_accepted_crest_is_kept_and_stays_when_its_file_is_changed_or_goes(house):
    wish(house)
    digest = house.newsroom.office.look.crest_digest
    assert house.newsroom.vault.get(digest) == CREST
    house.write(PLACE, CREST.replace(b"#0b5a2b", b"#ff0000"))
    assert house.newsroom.vault.get(house.newsroom.office.look.crest_digest) == CREST
    (house.root / PLACE).unlink()
    house.write("newsroom.toml", look_settings(CREST, crest=PLACE, accent="#0b5a2b"))
    house.accept()
    assert house.newsroom.office.look.colours["accent"] == "#0b5a2b"
    assert not house.problems()


def test_a_crest_without_its_sha_256_is_refused_with_the_line_to_write(house):
    [found] = wish(house, digest="")
    assert (found.code, found.path) == ("crest-unnamed", PLACE)
    assert found.detail["digest"] == sha256(CREST).removeprefix("sha256:")
    assert "crest-unnamed" in codes(foreseen(house.newsroom, at=house.now))
    assert not isinstance(wish(house, digest=found.detail["digest"]), tuple)


def test_a_file_that_was_exchanged_after_the_admin_looked_is_refused(house):
    other = CREST.replace(b"#0b5a2b", b"#ff0000")
    [found] = wish(house, other, digest=sha256(CREST).removeprefix("sha256:"))
    assert found.code == "crest-differs"
    assert house.newsroom.office.look.crest is None


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (b"<svg", PLACE, "crest-unreadable"),
        (CREST.replace(b"<path", b"<script/><path"), PLACE, "crest-not-shapes"),
        (CREST + b" " * HEAVIEST, PLACE, "crest-too-heavy"),
        (CREST, "images/lambang.png", "picture-kind"),
        (png(90, 10), "images/lambang.png", "crest-badly-shaped"),
        (png(10, 10, frames=2), "images/lambang.png", "crest-moves"),
    ],
)
def test_what_is_no_crest_is_refused_and_nothing_comes_into_force(house, content, place, code):
    before = house.newsroom.register.office
    [found] = wish(house, content, place=place)
    assert (found.code, found.path) == (code, place)
    assert house.newsroom.register.office == before


@pytest.mark.parametrize("kind", ["nothing", "folder", "link"])
def test_a_crest_that_is_no_file_is_refused(house, kind):
    house.write("newsroom.toml", look_settings(CREST, crest=PLACE))
    if kind == "folder":
        (house.root / PLACE).mkdir()
    elif kind == "link":
        house.write("drafts/lambang.svg", CREST)
        (house.root / PLACE).symlink_to(house.root / "drafts/lambang.svg")
    assert codes(house.accept()) == {"crest-gone"}


def test_a_png_comes_out_without_a_word_of_who_made_it():
    content = png(60, 80, text="Rahasia")
    opened = open_crest(content, path="images/lambang.png")
    assert isinstance(opened, Crest)
    assert b"Rahasia" in content
    assert b"Rahasia" not in opened.content
    assert (opened.suffix, opened.width, opened.height) == ("png", 60, 80)
    with Image.open(BytesIO(opened.content)) as picture:
        assert picture.size == (60, 80)


def test_a_new_newsroom_may_begin_with_a_crest(tmp_path):
    (tmp_path / "kabar" / "images").mkdir(parents=True)
    (tmp_path / "kabar" / PLACE).write_bytes(CREST)
    house = House(tmp_path / "kabar", settings=look_settings(CREST, crest=PLACE))
    assert house.newsroom.office.look.crest == PLACE


def test_a_crest_that_is_gone_from_the_vault_is_found(house):
    wish(house)
    house.newsroom.vault.path_of(house.newsroom.office.look.crest_digest).unlink()
    assert codes(house.problems()) == {"vault-missing"}
