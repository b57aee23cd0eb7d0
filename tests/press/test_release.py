"""A release becomes public whole, and only what belongs there stays."""

import json
import os
import stat
from datetime import timedelta

import msgspec
import pytest

from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import print_site
from paraf.press.orders import edition_of
from paraf.press.reading.kept import KEPT
from paraf.press.releases.inspection import inspect_release
from paraf.press.releases.release_check import ledger_problems, release_problems
from paraf.press.releases.standing import TREES, hashes_of, live, record_file, record_of, standing
from paraf.press.reprinting import Reprint, reprint
from paraf.press.stops import PressStoppedError
from paraf.rules.entries import Accepted, Returned
from paraf.rules.findings import codes
from paraf.rules.words import Address, Channel, Slug, Verdict
from tests.support.commands import holding
from tests.support.offices import EMERGENCY_TEXT
from tests.support.press import NOW, PNG, seal, text_of

LATER = NOW + timedelta(hours=1)


def trees(newsroom):
    """Give the two trees, the live one first."""
    first = live(newsroom.layout)
    return first, next(newsroom.layout.releases / name for name in TREES if name != first.name)


def found(newsroom):
    return sorted(path.name for path in newsroom.layout.releases.iterdir() if path.name != "former")


def in_line(newsroom):
    """Tell whether both trees hold the live release, file by file the same, and nothing else lies there."""
    first, second = trees(newsroom)
    same = {name: (first / name).stat().st_ino for name in hashes_of(first)}
    assert same == {name: (second / name).stat().st_ino for name in hashes_of(second)}
    assert record_of(first).release == record_of(second).release
    assert [path for path in first.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
    assert [path for path in second.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
    return found(newsroom) == ["a", "a.json", "b", "b.json", "lists"]


def inspected(newsroom, at=NOW):
    newsroom.refresh()
    return codes(inspect_release(newsroom.layout, edition_of(newsroom, at=at)))


def test_public_is_a_relative_symlink_to_a_release_with_a_record(newsroom):
    act = seal(newsroom, text_of())
    due = NOW + timedelta(days=1)
    seal(newsroom, text_of(Slug="nanti"), not_before=due)
    run = print_site(newsroom, at=NOW)
    assert str(newsroom.layout.public.readlink()) == ".paraf/releases/a"
    stands = standing(newsroom.layout)
    assert stands.record.release == run.release
    assert stands.addresses.flat() == {act.address: act.digest.removeprefix("sha256:")}
    assert stands.hashes() == hashes_of(live(newsroom.layout))
    assert (stands.record.time, stands.record.next_change) == (NOW, due)
    assert in_line(newsroom)
    assert inspected(newsroom) == frozenset()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_web_server_reads_the_site_and_nothing_else_whatever_the_umask(newsroom, umask):
    seal(newsroom, text_of(body="Isi ![f](x.png)"), files={"x.png": PNG})
    before = os.umask(umask)
    try:
        print_site(newsroom, at=NOW)
    finally:
        os.umask(before)
    layout = newsroom.layout
    site = [live(layout), *live(layout).rglob("*")]
    assert {stat.S_IMODE(path.lstat().st_mode) for path in site if path.is_dir()} == {0o755}
    assert {stat.S_IMODE(path.lstat().st_mode) for path in site if path.is_file()} == {0o644}
    for folder in (layout.volatile, layout.releases):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o007 == 0o001
    for closed in (
        layout.volatile / KEPT,
        layout.releases / f"{live(layout).name}.json",
        layout.releases / "lists",
    ):
        assert not stat.S_IMODE(closed.stat().st_mode) & 0o007


def test_two_trees_take_turns_and_what_does_not_change_stays_the_same_file(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    first = live(newsroom.layout)
    before = {name: (first / name).stat() for name in hashes_of(first)}
    seal(newsroom, text_of(Slug="dua"), at=LATER)
    run = print_site(newsroom, at=LATER)
    second = live(newsroom.layout)
    assert second != first
    assert in_line(newsroom)
    unchanged = before.keys() - set(run.written)
    assert "berita/2026/banjir/index.html" in unchanged
    for name in unchanged:
        now = (second / name).stat()
        assert (now.st_ino, now.st_mtime_ns) == (before[name].st_ino, before[name].st_mtime_ns), name
    for name in run.written:
        assert name not in before or (second / name).stat().st_ino != before[name].st_ino, name
    seal(newsroom, text_of(Slug="tiga"), at=LATER)
    print_site(newsroom, at=LATER)
    assert live(newsroom.layout) == first
    assert in_line(newsroom)


@pytest.mark.parametrize("verdict", [Verdict.PUBLISH, Verdict.WITHDRAW])
def test_what_was_replaced_or_withdrawn_is_in_neither_tree(newsroom, verdict):
    seal(newsroom, text_of(body="Katalama ![f](x.png)"), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    body = "Baru" if verdict is Verdict.PUBLISH else ""
    change = "ralat" if verdict is Verdict.PUBLISH else "pencabutan"
    hidden = "ya" if verdict is Verdict.PUBLISH else None  # else the page's history shows what it said
    text = text_of(body=body, Change=change, Change_Note="x", Hide_Earlier=hidden)
    seal(newsroom, text, verdict=verdict, at=LATER)
    run = print_site(newsroom, at=LATER)
    assert [name for name in run.removed if name.startswith("gambar/")]
    assert holding(newsroom.layout.releases, "Katalama") == holding(newsroom.layout.releases, "-x.png") == []
    assert in_line(newsroom)


def test_what_lapsed_is_in_neither_tree(newsroom):
    act = Accepted(office=newsroom.vault.put(EMERGENCY_TEXT.encode()))
    newsroom.record(act, by=None, channel=Channel.COMMAND, at=NOW)
    alone = {"officer": "dewi", "name": "Dewi Anggraini"}
    said = {"verdict": Verdict.EMERGENCY, "reason": "x", "until": NOW + timedelta(hours=1), "alone": alone}
    seal(newsroom, text_of(body="Katalama ![f](x.png)"), files={"x.png": PNG}, **said)
    print_site(newsroom, at=NOW)
    assert holding(newsroom.layout.releases, "Katalama")
    print_site(newsroom, at=NOW + timedelta(hours=1))
    assert holding(newsroom.layout.releases, "Katalama") == holding(newsroom.layout.releases, "-x.png") == []
    assert in_line(newsroom)


def test_what_crashed_builds_left_goes_at_the_next_build(newsroom):
    seal(newsroom, text_of())
    for place in (newsroom.layout.work / "abc" / "berita", newsroom.layout.releases / "20260101T000000Z-abc" / "x"):
        place.mkdir(parents=True)
    (newsroom.layout.releases / "20260101T000000Z-abc.json").write_text("{", encoding="utf-8")
    (newsroom.layout.releases / "a").mkdir()
    (newsroom.layout.releases / "a" / "sisa.html").write_text("x", encoding="utf-8")
    (newsroom.layout.volatile / "public.new").symlink_to("x")
    print_site(newsroom, at=NOW)
    assert in_line(newsroom)
    assert list(newsroom.layout.work.iterdir()) == []
    assert not (newsroom.layout.volatile / "public.new").is_symlink()


def test_a_tree_without_a_record_is_made_anew_out_of_the_live_one_also_when_nothing_changed(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    first, other = trees(newsroom)
    (other / "sisa.html").write_text("x", encoding="utf-8")
    (other / "index.html").unlink()
    record_file(other).unlink()
    assert print_site(newsroom, at=NOW).written == ()
    assert live(newsroom.layout) == first
    assert in_line(newsroom)


@pytest.mark.parametrize("harm", ["record", "list"])
def test_a_release_whose_record_cannot_be_read_is_printed_anew(newsroom, harm):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    first = live(newsroom.layout)
    lists = newsroom.layout.releases / "lists"
    harmed = record_file(first) if harm == "record" else lists / standing(newsroom.layout).record.files[0]
    harmed.write_text("{", encoding="utf-8")
    assert standing(newsroom.layout) is None
    assert inspected(newsroom) == {"no-release"}
    assert print_site(newsroom, at=NOW).written == ()
    assert live(newsroom.layout) != first
    assert in_line(newsroom)
    assert inspected(newsroom) == frozenset()


def test_a_version_that_changes_no_page_has_a_proof_of_its_own(newsroom):
    (newsroom.root / "pelicanconf.py").write_text("THEME = 'simple'\n", encoding="utf-8")
    seal(newsroom, text_of(Source="Lama"))
    first = print_site(newsroom, at=NOW)
    act = seal(newsroom, text_of(Source="Baru"))
    second = print_site(newsroom, at=NOW)
    assert second.release != first.release
    assert f"bukti/{act.address}.txt" in second.written
    assert standing(newsroom.layout).addresses.flat() == {act.address: act.digest.removeprefix("sha256:")}
    assert inspected(newsroom) == frozenset()


def head_kept(newsroom):
    return record_of(live(newsroom.layout)).ledger


def return_one(newsroom):
    """Record an act that changes nothing on the site."""
    names = {"address": Address("berita/2026/lain"), "slug": Slug("lain"), "path": "lain.md", "source": "lain.md"}
    act = Returned(**names, replaces=None, note="Belum lengkap")
    newsroom.record(act, by=None, channel=Channel.COMMAND, at=LATER)


def test_the_record_of_the_live_release_remembers_the_ledgers_head(newsroom):
    seal(newsroom, text_of())
    first = print_site(newsroom, at=NOW)
    assert head_kept(newsroom) == newsroom.ledger.read().head
    assert ledger_problems(newsroom) == ()
    return_one(newsroom)
    before = record_of(live(newsroom.layout))
    assert print_site(newsroom, at=LATER).release == first.release
    after = record_of(live(newsroom.layout))
    assert after.ledger == newsroom.ledger.read().head != before.ledger
    assert msgspec.structs.replace(after, ledger=before.ledger) == before
    assert ledger_problems(newsroom) == ()


def test_what_was_recorded_after_a_release_in_the_same_instant_is_not_asked_of_it(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    seal(newsroom, text_of(Slug="dua"), at=NOW)
    assert release_problems(newsroom) == ()
    assert reprint(newsroom).problems == ()


def test_without_the_key_that_signed_it_a_release_is_not_compared(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    assert reprint(newsroom).compared
    newsroom.layout.site_key.unlink()
    assert reprint(newsroom) == Reprint(compared=False)


def test_a_newsroom_without_a_release_or_with_an_older_record_has_no_witness(newsroom):
    assert ledger_problems(newsroom) == ()
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    file = record_file(live(newsroom.layout))
    older = {key: value for key, value in json.loads(file.read_bytes()).items() if key != "ledger"}
    file.write_text(json.dumps(older), encoding="utf-8")
    assert ledger_problems(newsroom) == ()
    print_site(newsroom, at=NOW)
    assert head_kept(newsroom) == newsroom.ledger.read().head


@pytest.mark.parametrize("code", ["ledger-short", "ledger-rewritten"])
def test_a_withdrawal_cannot_be_undone_by_who_can_write_the_ledger_alone(newsroom, code):
    seal(newsroom, text_of(body="Kataunik"))
    gone = text_of(body="", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, gone, verdict=Verdict.WITHDRAW, at=LATER)
    print_site(newsroom, at=LATER)
    before = hashes_of(live(newsroom.layout))
    lines = newsroom.layout.ledger.read_bytes().splitlines(keepends=True)
    last = lines[-1].replace(b'"mended":false', b'"mended":true') if code == "ledger-rewritten" else b""
    newsroom.layout.ledger.write_bytes(b"".join([*lines[:-1], last]))
    for opened in (newsroom, Newsroom.open(newsroom.root)):
        with pytest.raises(DamagedLedgerError) as damaged:
            print_site(opened, at=LATER)
        assert codes(damaged.value.findings) == {code}
        assert codes(ledger_problems(opened)) == {code}
    assert hashes_of(live(newsroom.layout)) == before
    newsroom.layout.ledger.write_bytes(b"".join(lines))
    assert print_site(newsroom, at=LATER).written == ()


def test_what_is_no_regular_file_in_a_release_is_strange_and_never_read(newsroom, tmp_path):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    folder = live(newsroom.layout)
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to("/dev/zero")
    (tmp_path / "luar").mkdir()
    (folder / "luar").symlink_to(tmp_path / "luar")
    os.mkfifo(folder / "pipa")
    found = [(each.code, each.path) for each in inspect_release(newsroom.layout, edition_of(newsroom, at=NOW))]
    assert sorted(found) == [("page-strange", f"public/{name}") for name in ("index.html", "luar", "pipa")]
    assert set(print_site(newsroom, at=NOW).removed) == {"luar", "pipa"}
    assert inspected(newsroom) == frozenset()


def test_a_record_that_is_no_regular_file_is_none(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    file = record_file(live(newsroom.layout))
    file.unlink()
    file.symlink_to("/dev/zero")
    assert record_of(live(newsroom.layout)) is None
    assert inspected(newsroom) == {"no-release"}


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
    stale = {"page-missing", "release-stale", "page-changed"}  # the public text is not the sealed one any more
    assert inspected(newsroom, LATER) == stale
    assert inspected(newsroom, NOW - timedelta(days=1)) == stale  # the ledger's time counts
