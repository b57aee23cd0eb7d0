"""Wherever an act is cut off, the next sweep makes it done or not done, and nothing in between."""

import shutil
from datetime import timedelta

import pytest

from paraf.desk.acting import moving
from paraf.desk.disk.crossing import StillWrittenError
from paraf.rules.names import NOTE_SUFFIX
from tests.support.crashes import crashes_at
from tests.support.cuts import CUTS, LATER, opened, prepared
from tests.support.newsrooms import photo, text, tree, with_picture

STEPS = range(1, 200)
RETURNED = (b"X-Kembali", b"lalu pindahkan lagi ke review/")
"""What an answer says of a return: by whom and when it was seen, which a crash may change."""

pytestmark = pytest.mark.usefixtures("fast_disk")


def ends(house):
    """Give where everything lies and what is live; a return's note, and an answer that names it, make no difference."""
    lying = tree(*(house.root / folder for folder in ("drafts", "review", "content", "images")))
    house.now = LATER + timedelta(days=1)
    files = {
        name.removeprefix(str(house.root)): content.replace(b"X-Kembali: Nama camat keliru\n", b"")
        for name, content in lying.items()
        if not (name.endswith(NOTE_SUFFIX) and any(words in content for words in RETURNED))
    }
    return files, house.live()


def differing(house, expected):
    (found, _), (wanted, _) = ends(house), expected
    return {name: (found.get(name), wanted.get(name)) for name in found | wanted if found.get(name) != wanted.get(name)}


@pytest.mark.parametrize(("story", "act", "kind"), CUTS)
def test_a_cut_off_act_is_either_done_or_not_done(tmp_path, story, act, kind):
    before = prepared(tmp_path / "before", story)
    was = ends(before)
    before.sweep()
    swept = ends(before)
    whole = prepared(tmp_path / "whole", story)
    act(whole)
    whole.sweep()
    done = ends(whole)
    prepared(tmp_path / "start", story)
    for step in STEPS:
        house = opened(shutil.copytree(tmp_path / "start", tmp_path / str(step)))
        acts = sum(isinstance(one, kind) for one in house.acts())
        crashed = crashes_at(step, lambda house=house: act(house))
        house.reopen()
        house.sweep()
        recorded = sum(isinstance(one, kind) for one in house.acts()) > acts
        assert ends(house) in ([done] if recorded else [was, swept]), differing(house, done if recorded else was)
        assert not house.problems()
        with house.unchanged():
            house.sweep()
        if not crashed:
            return
    pytest.fail("the act had more steps than were tried")


@pytest.mark.parametrize(("story", "act", "kind"), CUTS)
def test_an_act_that_was_done_leaves_nothing_to_do(tmp_path, story, act, kind):
    house = prepared(tmp_path / "newsroom", story)
    act(house)
    assert any(isinstance(one, kind) for one in house.acts())
    with house.unchanged(notes=False):  # what is told to the writer is written by the sweep
        house.sweep()


def test_a_half_written_file_of_ours_goes_at_the_next_start_and_bytes_of_others_are_kept(house):
    house.write("drafts/banjir.md", text())
    house.submit("drafts/banjir.md")
    kept = (house.root / "review/banjir.md").read_bytes()
    house.write("review/.paraf-tmp-1", kept)
    house.write("review/.paraf-tmp-2", b"")
    house.write("images/.paraf-tmp-3", b"seseorang menulis ini")
    house.reopen()
    house.sweep()
    assert not [name for name in house.tree() if "paraf-tmp" in name and "superseded" not in name]
    assert b"seseorang menulis ini" in dict(house.superseded()).values()


def test_a_later_save_is_not_overwritten_by_recovery(house):
    house.write("drafts/banjir.md", text())
    house.submit("drafts/banjir.md")
    house.edit("review/banjir.md", "Air", "Banjir")
    saved = house.read("review/banjir.md")
    house.sweep()
    assert house.read("review/banjir.md") == saved


def test_bytes_that_tidying_rewrites_are_kept(house):
    house.write("review/banjir.md", text())
    house.sweep()
    house.edit("review/banjir.md", "Category: Kota", "Kategori: Desa")
    typed_line = house.case("review/banjir.md").raw
    house.sweep()
    assert "Category: Desa" in house.read("review/banjir.md")
    assert b"Kategori: Desa" in house.newsroom.vault.get(typed_line)


def test_a_file_that_a_waiting_paper_no_longer_uses_is_not_brought_back(house):
    house.write("review/foto.jpg", photo("blue"))
    house.waiting(with_picture(Judul="Jalan rusak"), "review/jalan.md")
    house.edit("review/jalan.md", "![Air di jalan](foto.jpg)", "Tanpa foto.")
    house.publish("pasar.md", with_picture(Judul="Pasar baru"))
    with house.unchanged():
        house.sweep()
    assert not house.has("review/foto.jpg")


def test_a_copy_of_ours_goes_at_the_next_start_and_what_was_taken_aside_is_kept(house):
    for name in (".paraf-tmp-copy-0123456789abcdef", ".paraf-tmp-0123456789abcdef", ".paraf-tmp-copy-catatan"):
        house.write(f"content/kota/{name}/index.md", f"Judul: {name}\n")
    house.write("records/superseded/.paraf-tmp-copy-0123456789abcdef/bahan/suara.mp3", b"suara")
    house.reopen()
    house.sweep()
    assert not [name for name in house.tree() if "paraf-tmp" in name and "superseded" not in name]
    kept = sorted(content for _, content in house.superseded())
    assert kept == [b"Judul: .paraf-tmp-0123456789abcdef\n", b"Judul: .paraf-tmp-copy-catatan\n"]


def test_a_paper_that_a_program_still_writes_while_it_is_moved_waits_for_the_next_sweep(house, monkeypatch):
    def refused(source, _target):
        raise StillWrittenError(source)

    house.waiting()
    house.type_signoff("review/banjir.md")
    with monkeypatch.context() as patched:
        patched.setattr(moving, "move_new", refused)
        assert house.sweep().unsettled
    assert house.has("review/banjir.md")
    house.sweep()
    assert house.has("content/banjir.md")
    assert not house.told()
