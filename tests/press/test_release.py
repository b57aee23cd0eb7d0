"""A release becomes public whole, and only what belongs there stays."""

from datetime import timedelta

import pytest

from paraf.press.build import print_site
from paraf.press.inspection import inspect_release
from paraf.press.orders import edition_of
from paraf.press.release import live, record_of
from paraf.press.stops import PressStoppedError
from paraf.rules.findings import codes
from paraf.rules.words import Verdict
from tests.support.press import NOW, PNG, seal, text_of

LATER = NOW + timedelta(hours=1)


def releases(newsroom):
    return sorted(path.name for path in newsroom.layout.releases.iterdir() if path.is_dir())


def inspected(newsroom, at=NOW):
    newsroom.refresh()
    return codes(inspect_release(newsroom.layout, edition_of(newsroom, at=at)))


def test_public_is_a_relative_symlink_to_a_release_with_a_record(newsroom):
    act = seal(newsroom, text_of())
    run = print_site(newsroom, at=NOW)
    assert str(newsroom.layout.public.readlink()) == f".paraf/releases/{run.release}"
    record = record_of(live(newsroom.layout))
    assert record.release == run.release
    assert record.addresses == {act.address: act.digest}
    assert record.time == NOW
    assert inspected(newsroom) == frozenset()


def test_the_release_before_stays_while_news_is_only_added(newsroom):
    seal(newsroom, text_of())
    first = print_site(newsroom, at=NOW).release
    seal(newsroom, text_of(Slug="dua"), at=LATER)
    second = print_site(newsroom, at=LATER).release
    assert releases(newsroom) == sorted({first, second})
    seal(newsroom, text_of(Slug="tiga"), at=LATER)
    third = print_site(newsroom, at=LATER).release
    assert releases(newsroom) == sorted({second, third})


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_release_before_goes_when_a_version_was_replaced(newsroom, verdict):
    seal(newsroom, text_of(body="Lama ![f](x.png)"), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    body = "Baru" if verdict is Verdict.PUBLISH else ""
    change = "ralat" if verdict is Verdict.PUBLISH else "pencabutan"
    seal(newsroom, text_of(body=body, Change=change, Change_Note="x"), verdict=verdict, at=LATER)
    run = print_site(newsroom, at=LATER)
    assert releases(newsroom) == [run.release]
    assert [path.name for path in newsroom.layout.releases.glob("*.json")] == [f"{run.release}.json"]


def test_what_crashed_builds_left_goes_at_the_next_build(newsroom):
    seal(newsroom, text_of())
    for place in (newsroom.layout.work / "abc" / "berita", newsroom.layout.releases / "20260101T000000Z-abc" / "x"):
        place.mkdir(parents=True)
    (newsroom.layout.releases / "20260101T000000Z-abc.json").write_text("{", encoding="utf-8")
    (newsroom.layout.volatile / "public.new").symlink_to("x")
    run = print_site(newsroom, at=NOW)
    assert releases(newsroom) == [run.release]
    assert list(newsroom.layout.work.iterdir()) == []
    assert not (newsroom.layout.volatile / "public.new").is_symlink()


def test_a_release_without_a_readable_record_is_replaced(newsroom):
    seal(newsroom, text_of())
    first = print_site(newsroom, at=NOW).release
    (newsroom.layout.releases / f"{first}.json").write_text("{", encoding="utf-8")
    second = print_site(newsroom, at=NOW).release
    assert second != first
    assert releases(newsroom) == [second]
    assert inspected(newsroom) == frozenset()


def test_a_version_that_changes_no_page_is_recorded_all_the_same(newsroom):
    (newsroom.root / "pelicanconf.py").write_text("THEME = 'simple'\n", encoding="utf-8")
    seal(newsroom, text_of(Source="Lama"))
    first = print_site(newsroom, at=NOW)
    act = seal(newsroom, text_of(Source="Baru"))
    second = print_site(newsroom, at=NOW)
    feed = "feeds/berita.atom.xml"
    assert second.release == first.release or second.written == (feed,)
    assert record_of(live(newsroom.layout)).addresses == {act.address: act.digest}
    assert inspected(newsroom) == frozenset()


@pytest.mark.parametrize("kind", ["folder", "file", "foreign", "absolute"])
def test_a_public_that_paraf_did_not_make_is_left_alone(newsroom, kind):
    public = newsroom.layout.public
    match kind:
        case "folder":
            public.mkdir()
        case "file":
            public.write_text("x", encoding="utf-8")
        case "foreign":
            public.symlink_to("content")
        case _:
            public.symlink_to(newsroom.layout.releases / "x")
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert stopped.value.findings[0].code == "public-not-ours"
    assert public.exists() or public.is_symlink()


def test_inspection_names_what_is_wrong_with_the_live_release(newsroom):
    assert inspected(newsroom) == frozenset()
    seal(newsroom, text_of())
    assert inspected(newsroom) == {"no-release"}
    print_site(newsroom, at=NOW)
    page = newsroom.layout.public / "berita/2026/banjir/index.html"
    page.write_text("diubah", encoding="utf-8")
    assert inspected(newsroom) == {"page-changed"}
    page.unlink()
    assert inspected(newsroom) == {"page-missing"}
    (newsroom.layout.public / "sisipan.html").write_text("x", encoding="utf-8")
    assert inspected(newsroom) == {"page-missing", "page-strange"}
    print_site(newsroom, at=NOW)
    assert inspected(newsroom) == frozenset()
    seal(newsroom, text_of(Slug="dua"), at=LATER)
    assert inspected(newsroom, LATER) == {"page-missing"}
    seal(newsroom, text_of(body="Baru", Change="ralat", Change_Note="x"), at=LATER)
    assert inspected(newsroom, LATER) == {"page-missing", "release-stale"}
    assert inspected(newsroom, NOW - timedelta(days=1)) == {"page-missing", "release-stale"}  # the ledger's time counts
