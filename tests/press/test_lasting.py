"""Former themes' assets stay for a while, named like every other file; nothing else outlives its release."""

import shutil
from datetime import timedelta

import pytest

from paraf.desk.published.attesting import Expected, examine_site
from paraf.desk.published.published import PublishedFolder
from paraf.press.build import print_site
from paraf.press.releases.release_check import release_problems
from paraf.press.releases.standing import hashes_of, live, standing
from paraf.press.reprinting import Reprint, reprint
from paraf.press.theming.themes import default_theme
from paraf.rules.release_papers import LISTS
from tests.support.press import NOW, PNG, open_newsroom, seal, text_of

WEEK = timedelta(days=7)


@pytest.fixture
def printed(newsroom):
    """Give a newsroom with a theme of its own, printed once."""
    shutil.copytree(default_theme(newsroom.layout), newsroom.layout.theme)
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    return newsroom


def restyled(newsroom, text, at):
    """Change the theme, and print the site."""
    (newsroom.layout.theme / "static" / "baru.css").write_text(text, encoding="utf-8")
    return print_site(newsroom, at=at)


def assets(newsroom):
    """Give the folders of assets that are live."""
    return {path.name for path in (newsroom.layout.public / "aset").iterdir()}


def test_what_a_page_named_a_moment_ago_can_still_be_fetched(printed):
    first = assets(printed)
    files = {name: digest for name, digest in hashes_of(live(printed.layout)).items() if name.startswith("aset/")}
    run = restyled(printed, "a {}", NOW + timedelta(hours=1))
    after = hashes_of(live(printed.layout))
    assert files.items() <= after.items()
    assert len(assets(printed) - first) == 1
    assert not [name for name in run.removed if name.startswith("aset/")]
    assert run.total == len(after)
    assert standing(printed.layout).hashes() == after
    assert examine_site(PublishedFolder(live(printed.layout)), Expected()).problems == ()
    assert release_problems(printed) == ()
    assert reprint(printed) == Reprint(compared=True)


def test_a_former_themes_assets_go_after_a_week_and_all_but_five_at_once(printed):
    first = assets(printed)
    restyled(printed, "a {}", NOW + timedelta(hours=1))
    seal(printed, text_of(Slug="dua"), at=NOW + WEEK)
    print_site(printed, at=NOW + WEEK)
    assert first < assets(printed)
    print_site(printed, at=NOW + WEEK + timedelta(hours=1))
    assert len(assets(printed)) == 1
    assert not first & assets(printed)
    for number in range(7):
        restyled(printed, f"b{number} {{}}", NOW + WEEK + timedelta(hours=2, minutes=number))
    assert len(assets(printed)) == 6


def test_a_theme_that_comes_back_is_no_former_one(printed):
    first = assets(printed)
    restyled(printed, "a {}", NOW + timedelta(hours=1))
    (printed.layout.theme / "static" / "baru.css").unlink()
    print_site(printed, at=NOW + timedelta(hours=2))
    assert first < assets(printed)
    assert list(standing(printed.layout).record.assets) == [f"aset/{name}" for name in assets(printed) - first]


def test_but_for_former_assets_the_site_is_what_a_clean_build_gives(printed, tmp_path):
    restyled(printed, "a {}", NOW + timedelta(hours=1))
    other = open_newsroom(tmp_path / "lain")
    shutil.rmtree(other.layout.records)
    shutil.copytree(printed.layout.records, other.layout.records)
    shutil.copytree(printed.layout.theme, other.layout.theme)
    other = type(other).open(other.root)
    print_site(other, at=NOW + timedelta(hours=1))
    kept = standing(printed.layout).record.assets
    site, clean = hashes_of(live(printed.layout)), hashes_of(live(other.layout))
    naming = {name for name in site if name.startswith((f"{LISTS}/", f"{LISTS}.txt", "bukti/rilis.txt"))}
    assert {name for name in site.keys() | clean.keys() if site.get(name) != clean.get(name)} == naming | {
        name for name in site if "/".join(name.split("/")[:2]) in kept
    }


def test_a_former_asset_that_was_changed_by_hand_does_not_stay(printed):
    (first,) = assets(printed)
    folder = live(printed.layout) / "aset" / first
    harmed = next(folder.rglob("*.css"))
    harmed.write_bytes(b"x")
    restyled(printed, "a {}", NOW + timedelta(hours=1))
    assert f"aset/{first}" in standing(printed.layout).record.assets
    assert harmed.relative_to(folder).as_posix() not in {
        name.removeprefix(f"aset/{first}/") for name in standing(printed.layout).files
    }
    assert release_problems(printed) == ()


def test_a_picture_that_no_article_has_goes_at_once(printed):
    seal(printed, text_of(Slug="dua", body="![f](x.png)"), files={"x.png": PNG}, at=NOW)
    print_site(printed, at=NOW)
    sealed_and_smaller = ("gambar/*.*", "gambar/[0-9]*/*")
    assert all([*printed.layout.public.glob(each)] for each in sealed_and_smaller)
    seal(printed, text_of(Slug="dua", Change="ralat", Change_Note="x"), at=NOW + timedelta(hours=1))
    print_site(printed, at=NOW + timedelta(hours=1))
    assert not any([*printed.layout.public.glob(each)] for each in sealed_and_smaller)
