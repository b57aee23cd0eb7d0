"""A delivery becomes public at the cost of what differs, and only if it is what it says."""

import errno
import os
import stat

import pytest

from paraf.desk.layout import Layout
from paraf.desk.records.vault import Vault
from paraf.press.releases import altering
from paraf.press.releases.former import former_releases
from paraf.press.releases.release import BaseGoneError, publish
from paraf.press.releases.standing import TREES, hashes_of, live, record_file, record_of, standing
from paraf.press.stops import PressStoppedError
from paraf.rules.hash_lists import hash_lists
from paraf.rules.release_papers import FILES, is_listed, page_of
from tests.support.deliveries import ONE, TWO, delivered, sha

SITE = {
    "index.html": b"depan",
    page_of(ONE): b"satu",
    page_of(TWO): b"dua",
    "gambar/0123456789abcdef-foto.jpg": b"foto",
    "feeds/berita.atom.xml": b"umpan",
}


@pytest.fixture
def layout(tmp_path):
    (tmp_path / "newsroom.toml").touch()
    return Layout(tmp_path)


@pytest.fixture
def first(layout):
    return publish(layout, delivered(SITE))[0]


def shown(layout):
    """Give the live files but for those that name the files."""
    folder = live(layout)
    return {name: (folder / name).read_bytes() for name in hashes_of(folder) if is_listed(name)}


def in_line(layout):
    """Tell whether both trees hold the live release, as the same files."""
    known = standing(layout).hashes()
    kept = {name: {(layout.releases / tree / name).stat().st_ino for tree in TREES} for name in known}
    assert [name for name, files in kept.items() if len(files) != 1] == []
    assert {tree: hashes_of(layout.releases / tree) for tree in TREES} == dict.fromkeys(TREES, known)
    assert len({record_of(layout.releases / tree).release for tree in TREES}) == 1
    lists = {path.name for path in (layout.releases / "lists").iterdir()}
    records = [standing(layout).record, *(kept.record for kept in former_releases(layout))]
    assert lists == {digest for record in records for digest in (*record.files, *record.addresses)}
    return True


def test_what_differs_is_delivered_and_nothing_else_is_touched(layout, first):
    before = {name: (live(layout) / name).stat() for name in first.hashes()}
    site = {**SITE, "index.html": b"depan baru", "topik/banjir/index.html": b"topik"}
    del site["gambar/0123456789abcdef-foto.jpg"]
    made, changed = publish(layout, delivered(site, first))
    assert {name for name in changed.written if is_listed(name)} == {"index.html", "topik/banjir/index.html"}
    assert changed.removed == ("gambar/0123456789abcdef-foto.jpg",)
    assert shown(layout) == site
    assert standing(layout).hashes() == made.hashes() == hashes_of(live(layout))
    assert not (live(layout) / "gambar").exists()
    assert in_line(layout)
    for name in before.keys() - set(changed.written) - set(changed.removed):
        now = (live(layout) / name).stat()
        assert (now.st_ino, now.st_mtime_ns) == (before[name].st_ino, before[name].st_mtime_ns)


def test_the_cost_of_a_release_does_not_grow_with_the_site(layout, monkeypatch):
    """Count what is read, written and linked; the second site has ten times as many pages."""
    counted = []
    for name in ("open", "rename", "link", "unlink", "stat", "lstat", "rmdir", "mkdir", "chmod"):
        before = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *args, _before=before, **rest: counted.append(1) or _before(*args, **rest))
    costs = []
    for number in (100, 1_000):
        site = {**SITE, **{f"lain/{each}/index.html": b"%d" % each for each in range(number)}}
        made, _ = publish(layout, delivered(site))
        counted.clear()
        publish(layout, delivered({**site, "index.html": b"baru"}, made))
        costs.append(len(counted))
    assert costs[1] < costs[0] + 100


def test_a_delivery_against_a_release_that_is_not_live_is_refused_and_the_site_stays(layout, first):
    second, _ = publish(layout, delivered({**SITE, "index.html": b"kedua"}, first))
    with pytest.raises(BaseGoneError):
        publish(layout, delivered({**SITE, "index.html": b"ketiga"}, first))
    record_file(live(layout)).unlink()
    with pytest.raises(BaseGoneError):
        publish(layout, delivered({**SITE, "index.html": b"ketiga"}, second))
    assert shown(layout)["index.html"] == b"kedua"


def test_a_tree_that_was_being_changed_is_made_anew_before_the_next_delivery(layout, first):
    other = layout.releases / next(name for name in TREES if name != live(layout).name)
    record_file(other).unlink()
    (other / "index.html").unlink()
    (other / "sisa").mkdir()
    (other / "sisa" / "x.html").write_bytes(b"x")
    site = {**SITE, "feeds/berita.atom.xml": b"umpan baru"}
    publish(layout, delivered(site, first))
    assert live(layout) == other
    assert shown(layout) == site
    assert in_line(layout)


def test_where_neither_tree_is_whole_everything_has_to_be_delivered(layout, first):
    tree = live(layout)
    other = layout.releases / next(name for name in TREES if name != tree.name)
    record_file(other).unlink()
    (tree / "index.html").unlink()
    site = {**SITE, "feeds/berita.atom.xml": b"umpan baru"}
    with pytest.raises(BaseGoneError):
        publish(layout, delivered(site, first))
    publish(layout, delivered(site))
    assert shown(layout) == site
    assert in_line(layout)


def test_a_whole_site_heals_what_was_changed_by_hand(layout, first):
    tree = live(layout)
    (tree / "index.html").write_bytes(b"diubah")
    (tree / "feeds/berita.atom.xml").unlink()
    (tree / "feeds/berita.atom.xml").mkdir()
    (tree / "sisipan").mkdir()
    (tree / "sisipan" / "x.html").write_bytes(b"x")
    changed = publish(layout, delivered(SITE))[1]
    assert set(changed.written) == {"index.html", "feeds/berita.atom.xml"}
    assert changed.removed == ("sisipan/x.html",)
    assert shown(layout) == SITE
    assert in_line(layout)
    assert first.hashes() == hashes_of(live(layout))


def test_a_file_can_give_way_to_a_folder_and_a_folder_to_a_file(layout, first):
    one = {**SITE, "topik": b"berkas"}
    two = {**SITE, "topik/a/b/index.html": b"folder"}
    made = publish(layout, delivered(one, first))[0]
    for site in (two, one, two):
        made = publish(layout, delivered(site, made))[0]
        assert shown(layout) == site
        assert in_line(layout)


def test_a_delivery_that_differs_in_nothing_is_not_switched_to_and_what_is_known_is_kept(layout, first):
    tree = live(layout)
    before = record_file(tree).read_bytes()
    same = publish(layout, delivered(SITE, first))
    assert (same[1].written, same[1].removed) == ((), ())
    assert record_file(tree).read_bytes() == before
    kept = publish(layout, delivered(SITE, first, looks="y"))[0]
    assert live(layout) == tree
    assert (kept.record.looks, kept.record.release) == ("y", first.record.release)
    assert standing(layout).record == kept.record


def test_files_come_as_bytes_from_a_work_tree_or_out_of_the_vault(layout, tmp_path):
    printed = tmp_path / "cetakan.html"
    printed.write_bytes(b"depan")
    printed.chmod(0o600)
    digest = Vault(layout.vault).put(b"foto")
    written = {**delivered(SITE).written, "index.html": printed, "gambar/0123456789abcdef-foto.jpg": digest}
    publish(layout, delivered(SITE, written=written))
    assert shown(layout) == SITE
    assert not printed.exists()
    kept = Vault(layout.vault).path_of(digest).stat()
    assert kept.st_nlink == 1
    for name in SITE:
        assert stat.S_IMODE((live(layout) / name).stat().st_mode) == 0o644


def refused(layout, delivery):
    before = shown(layout)
    with pytest.raises(PressStoppedError) as stopped:
        publish(layout, delivery)
    assert shown(layout) == before
    (finding,) = stopped.value.findings
    return finding.code, finding.path


def without(place):
    return {name: content for name, content in SITE.items() if name != place}


@pytest.mark.parametrize("whole", [False, True])
def test_a_page_does_not_leave_unless_the_records_took_it_off(layout, first, whole):
    base, site = None if whole else first, without(page_of(ONE))
    assert refused(layout, delivered(site, base)) == ("page-lost", ONE)
    assert refused(layout, delivered(site, base, addresses=first.addresses.flat())) == ("not-written", page_of(ONE))
    publish(layout, delivered(site, base, lost=frozenset({ONE})))
    assert shown(layout) == site


@pytest.mark.parametrize("whole", [False, True])
def test_every_address_has_its_page(layout, first, whole):
    addresses = {**first.addresses.flat(), "berita/2026/tiga": sha(b"tiga")}
    given = delivered({**SITE, "x.html": b"x"}, None if whole else first, addresses=addresses)
    assert refused(layout, given) == ("not-written", "berita/2026/tiga/index.html")


@pytest.mark.parametrize("whole", [False, True])
def test_what_the_lists_name_is_delivered_and_what_they_do_not_name_is_not(layout, first, whole):
    base, site = None if whole else first, {**SITE, "index.html": b"baru"}
    given = delivered(site, base)
    less = {place: source for place, source in given.written.items() if place != "index.html"}
    assert refused(layout, delivered(site, base, written=less)) == ("not-written", "index.html")
    more = {**given.written, "sisipan.html": b"x"}
    assert refused(layout, delivered(site, base, written=more)) == ("off-the-plan", "sisipan.html")


def test_the_papers_name_the_files_that_are_delivered(layout, first):
    given = delivered({**SITE, "index.html": b"baru"}, first)
    assert refused(
        layout, delivered({**SITE, "index.html": b"baru"}, first, written={**given.written, FILES: b""})
    ) == (
        "not-written",
        FILES,
    )


def test_a_site_without_a_key_has_no_papers(layout):
    made = publish(layout, delivered(SITE, keyed=False))[0]
    assert hashes_of(live(layout)) == made.hashes() == {name: sha(content) for name, content in SITE.items()}
    publish(layout, delivered({**SITE, "index.html": b"baru"}, made, keyed=False))
    assert in_line(layout)


def test_where_files_cannot_be_linked_they_are_copied_with_their_age_and_that_is_said_once(layout, monkeypatch, caplog):
    def no_links(*_args, **_rest):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(altering.os, "link", no_links)
    altering._say_that_copies_are_made.cache_clear()  # noqa: SLF001 - said once in the life of a program
    made = publish(layout, delivered(SITE))[0]
    for site in ({**SITE, "index.html": b"dua"}, {**SITE, "index.html": b"tiga"}):
        before = (live(layout) / page_of(ONE)).stat().st_mtime_ns
        made = publish(layout, delivered(site, made))[0]
        assert (live(layout) / page_of(ONE)).stat().st_mtime_ns == before
        assert shown(layout) == site
        assert hashes_of(layout.releases / "a") == hashes_of(layout.releases / "b")
    assert len(caplog.records) == 1
    assert former_releases(layout) == ()


def test_very_many_files_are_brought_to_disk_all_at_once(layout, first, monkeypatch):
    calls = []
    monkeypatch.setattr(altering, "_MANY", 3)
    monkeypatch.setattr(altering, "_SYNC_ALL", lambda descriptor: calls.append(descriptor) or 0)
    monkeypatch.setattr(altering, "_sync_each", lambda paths: calls.append([*paths]))
    publish(layout, delivered({**SITE, **{f"{each}.html": b"x" for each in range(9)}}, first))
    assert isinstance(calls[0], int)
    monkeypatch.setattr(altering, "_SYNC_ALL", None)
    monkeypatch.setattr(os, "sync", lambda: calls.append("sync"))
    publish(layout, delivered(SITE))
    assert "sync" in calls


def test_the_digests_of_addresses_are_known_to_a_new_process(layout, first):
    assert standing(layout).addresses == hash_lists({ONE: sha(b"isi"), TWO: sha(b"isi")}) == first.addresses
