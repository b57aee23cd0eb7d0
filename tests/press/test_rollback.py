"""A former look of the site can be put back, and nothing comes back with it that is not public now."""

import shutil
from datetime import timedelta

import pytest

from paraf.desk.published.attesting import Expected, examine_site
from paraf.desk.published.published import PublishedFolder
from paraf.press.build import print_site
from paraf.press.releases.former import MOST, former_releases
from paraf.press.releases.release_check import release_problems
from paraf.press.releases.standing import hashes_of, live, standing
from paraf.press.reprinting import Reprint, reprint
from paraf.press.rollback import offers, roll_back
from paraf.press.theming.themes import default_theme
from paraf.rules.findings import Finding
from paraf.rules.words import Verdict
from tests.support.commands import holding
from tests.support.press import NOW, seal, text_of

LATER = NOW + timedelta(hours=1)
PAGE = "berita/2026/banjir/index.html"


@pytest.fixture
def printed(newsroom):
    """Give a newsroom with a theme of its own, printed once."""
    shutil.copytree(default_theme(newsroom.layout), newsroom.layout.theme)
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    return newsroom


def broken(newsroom, at=LATER, mark="rusak"):
    """Let a new theme break every page; give the release."""
    for template in (newsroom.layout.theme / "templates").glob("base.html"):
        template.write_text(template.read_text().replace("</body>", f"<p>{mark}</p></body>"), encoding="utf-8")
    return print_site(newsroom, at=at)


def back(newsroom, named=None, at=LATER):
    return roll_back(newsroom, named, by="dewi", note="Tema rusak", at=at)


def site(newsroom):
    return {name: digest for name, digest in hashes_of(live(newsroom.layout)).items() if not name.startswith("bukti/")}


def test_a_former_look_is_put_back_byte_for_byte_and_the_proofs_are_those_of_now(printed):
    before, first = site(printed), standing(printed.layout)
    broken(printed)
    assert holding(printed.layout.public, "rusak")
    made, changed = back(printed)
    assert PAGE in changed.written
    assert site(printed).items() >= before.items()
    assert holding(printed.layout.public, "rusak") == []
    assert (made.record.rolled_back.to, made.record.rolled_back.note) == (first.record.release, "Tema rusak")
    assert standing(printed.layout).hashes() == hashes_of(live(printed.layout))
    assert examine_site(PublishedFolder(live(printed.layout)), Expected()).problems == ()
    assert release_problems(printed) == ()
    assert reprint(printed) == Reprint(compared=False)
    assert hashes_of(printed.layout.releases / "a") == hashes_of(printed.layout.releases / "b")


def test_the_next_build_prints_the_present_state_with_the_present_theme(printed):
    broken(printed)
    present = hashes_of(live(printed.layout))
    back(printed)
    print_site(printed, at=LATER)
    assert hashes_of(live(printed.layout)) == present
    assert standing(printed.layout).record.rolled_back is None


def test_an_article_that_was_published_since_keeps_its_page(printed):
    broken(printed)
    seal(printed, text_of(Slug="dua"), at=LATER)
    print_site(printed, at=LATER)
    first = former_releases(printed.layout)[-1].record.release
    made, _ = back(printed)
    assert made.record.rolled_back.to == first
    assert (printed.layout.public / "berita/2026/dua/index.html").is_file()
    assert "berita/2026/dua" not in (printed.layout.public / "index.html").read_text()
    assert holding(printed.layout.public / "berita/2026/banjir", "rusak") == []
    assert examine_site(PublishedFolder(live(printed.layout)), Expected()).problems == ()


@pytest.mark.parametrize("verdict", [Verdict.PUBLISH, Verdict.WITHDRAW])
def test_what_was_replaced_or_withdrawn_is_not_kept_and_never_comes_back(printed, verdict):
    seal(printed, text_of(Slug="dua", body="Katalama"))
    first = print_site(printed, at=NOW).release
    broken(printed)
    assert holding(printed.layout.releases / "former" / first, "Katalama")
    body, change = ("Baru", "ralat") if verdict is Verdict.PUBLISH else ("", "pencabutan")
    text = text_of(Slug="dua", body=body, Change=change, Change_Note="x", Hide_Earlier="ya" if body else None)
    seal(printed, text, verdict=verdict, at=LATER)
    found = back(printed, first)
    assert (found.code, found.detail["articles"]) == ("rollback-shows", "berita/2026/dua")
    print_site(printed, at=LATER)
    assert holding(printed.layout.releases, "Katalama") == []
    assert back(printed, first).code == "rollback-unknown"
    assert back(printed).code == "rollback-none"
    assert offers(printed, at=LATER) == ()


def test_a_release_that_was_never_kept_or_looks_alike_is_refused(printed):
    first = standing(printed.layout).record.release
    assert back(printed).code == "rollback-none"
    assert back(printed, "20260101T000000Z-abc").code == "rollback-unknown"
    seal(printed, text_of(Slug="dua"), at=LATER)
    print_site(printed, at=LATER)
    assert back(printed).code == "rollback-none"
    broken(printed)
    back(printed, first)
    again = back(printed)
    assert (again.code, again.path) == ("rollback-same", first)


def test_a_site_that_was_never_printed_has_nothing_to_put_back(newsroom):
    assert back(newsroom).code == "no-release"


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_a_former_file_that_is_not_whole_is_not_put_back(printed, harm):
    digest = standing(printed.layout).files[PAGE]
    broken(printed)
    (kept,) = former_releases(printed.layout)
    (kept.folder / digest).unlink()
    if harm == "changed":
        (kept.folder / digest).write_bytes(b"x")
    before = hashes_of(live(printed.layout))
    found = back(printed)
    assert (found.code, found.detail["number"]) == ("rollback-incomplete", "1")
    assert hashes_of(live(printed.layout)) == before
    assert list(printed.layout.work.iterdir()) == []


def test_without_the_key_nothing_is_put_back(printed):
    broken(printed)
    printed.layout.site_key.unlink()
    assert back(printed).code == "rollback-keyless"


def test_the_last_releases_are_kept_and_older_ones_go(printed):
    times = [LATER + timedelta(minutes=number) for number in range(MOST + 2)]
    names = [standing(printed.layout).record.release]
    names += [broken(printed, at=at, mark=f"rusak{number}").release for number, at in enumerate(times)]
    kept = former_releases(printed.layout)
    assert [each.record.release for each in kept] == names[-2 : -2 - MOST : -1]
    wanted = {digest for each in kept for digest in (*each.record.files, *each.record.addresses)}
    wanted |= {*standing(printed.layout).record.files, *standing(printed.layout).record.addresses}
    assert {path.name for path in (printed.layout.releases / "lists").iterdir()} == wanted
    oldest = names[-1 - MOST]
    made, _ = back(printed, oldest, at=LATER + timedelta(hours=1))
    assert not isinstance(made, Finding)
    page = (printed.layout.public / PAGE).read_text()
    assert ("rusak1<" in page, "rusak2<" in page) == (True, False)
