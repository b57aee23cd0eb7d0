import os
import pwd
import shutil

import pytest

from paraf.rules.entries import Sealed, Submitted
from paraf.rules.words import Seal
from tests.support.newsrooms import photo, text, with_picture
from tests.support.offices import SETTINGS_TEXT


def test_a_sealed_text_that_reappears_in_review_is_put_aside_with_a_note(house):
    place = house.waiting()
    house.type_signoff(place)
    window = house.read(place)
    house.sweep()
    house.write(place, window)
    house.sweep()
    assert not house.has(place)
    assert house.superseded() == [("banjir.md", window.encode())]
    (note,) = house.newsroom.layout.superseded.glob("*.PARAF.txt")
    assert "review/banjir.md" in note.read_text()
    assert house.kinds() == [Submitted, Sealed]
    with house.unchanged():
        house.sweep()


def test_an_edit_in_content_is_not_displaced_by_a_stale_window(house):
    house.publish()
    house.edit("content/banjir.md", "sudah surut", "sudah naik")
    house.write("review/banjir.md", house.newsroom.vault.get(house.latest("banjir-surut").seal.text))
    house.sweep()
    assert "sudah naik" in house.read("content/banjir.md")
    assert not house.has("review/banjir.md")


def test_a_sealed_text_goes_back_to_content_where_it_is_missing(house):
    house.publish()
    window = house.newsroom.vault.get(house.latest("banjir-surut").seal.text)
    (house.root / "content/banjir.md").unlink()
    house.write("review/lain.md", window)
    house.sweep()
    assert house.card("content/banjir.md").seal is Seal.WHOLE
    assert not house.has("review/lain.md")


def test_a_window_of_an_older_version_is_put_aside_and_takes_nobodys_place(house):
    house.publish()
    first = house.newsroom.vault.get(house.latest("banjir-surut").seal.text)
    house.submit(house.revised())
    house.sign("review/banjir.rev-2.md")
    (house.root / "content/banjir.md").unlink()
    house.write("review/banjir.md", first)
    house.sweep()
    assert not house.has("review/banjir.md")
    assert not house.has("content/banjir.md")
    assert ("banjir.md", first) in house.superseded()


def test_a_changed_window_counts_as_a_revision(house):
    place = house.waiting()
    house.type_signoff(place)
    window = house.read(place)
    house.sweep()
    house.write(place, window.replace("sudah surut", "sudah naik"))
    house.sweep()
    assert house.has(place)
    assert "change-missing" in house.codes(place)
    house.write(place, f"Change: ralat\nChange-Note: Keliru\n{house.read(place)}")
    house.sweep()
    assert "Replaces: sha256:" in house.read(place)
    assert len(house.live()) == 1


def test_a_deleted_paper_unpublishes_nothing_and_is_named(house):
    house.publish()
    live = house.live()
    (house.root / "content/banjir.md").unlink()
    house.sweep()
    assert house.live() == live
    assert "paper-missing" in house.codes("content/banjir.md")
    assert not house.problems()


def test_a_lost_content_folder_loses_and_unpublishes_nothing(house):
    house.publish("banjir.md")
    house.publish("lain.md", text(Judul="Lain"))
    live = house.live()
    shutil.rmtree(house.root / "content")
    house.sweep()
    assert house.live() == live
    assert set(house.told()) == {"content.PARAF.txt"}
    assert {"folder-missing"} == house.codes("content/")
    assert {"paper-missing"} == house.codes("content/banjir.md") == house.codes("content/lain.md")
    with house.unchanged():
        house.sweep()
    (house.root / "content").mkdir()
    house.sweep()
    assert set(house.told()) == {"content/banjir.PARAF.txt", "content/lain.PARAF.txt"}


def test_a_lost_content_folder_comes_back_with_the_next_seal(house):
    shutil.rmtree(house.root / "content")
    house.publish()
    assert house.card("content/banjir.md").seal is Seal.WHOLE


def test_a_changed_letter_voids_and_putting_it_back_makes_it_whole(house):
    place = house.publish()
    live, signed = house.live(), house.read(place)
    house.edit(place, "sudah surut", "sudah naik")
    house.sweep()
    assert house.card(place).seal is Seal.VOID
    assert house.live() == live
    assert "Siti Rahma" in house.told()["content/banjir.PARAF.txt"]
    house.write(place, signed)
    house.sweep()
    assert house.card(place).seal is Seal.WHOLE
    assert not house.told()


@pytest.mark.parametrize(("opening", "newline", "ending"), [("\ufeff", "\n", ""), ("", "\r\n", ""), ("", "\n", "\n\n")])
def test_a_save_that_changes_nothing_voids_nothing(house, opening, newline, ending):
    place = house.publish()
    house.write(place, opening + house.read(place).replace("\n", newline) + ending)
    with house.unchanged():
        house.sweep()
    assert house.card(place).seal is Seal.WHOLE


def test_a_void_paper_moved_to_review_becomes_a_revision(house):
    place = house.publish()
    house.edit(place, "sudah surut", "sudah naik")
    house.write(place, f"Change: ralat\nChange-Note: Keliru\n{house.read(place)}")
    house.move(place, "review/banjir.md")
    house.sweep()
    house.type_signoff("review/banjir.md")
    house.sweep()
    assert house.card(place).seal is Seal.WHOLE
    assert "naik" in house.read(place)
    assert len(house.live()) == 1


def test_a_revision_replaces_and_the_old_paper_is_kept(house):
    house.publish()
    old = (house.root / "content/banjir.md").read_bytes()
    house.submit(house.revised())
    live = house.live()
    house.sweep()
    assert house.live() == live
    house.type_signoff("review/banjir.rev-2.md")
    house.sweep()
    assert house.superseded() == [("banjir.md", old)]
    assert house.live() != live
    assert not house.has("content/banjir.rev-2.md")
    with house.unchanged():
        house.sweep()


def test_a_folder_article_with_its_picture_is_revised_as_a_folder(house):
    house.write("review/banjir/foto.jpg", photo())
    house.publish("banjir/index.md", with_picture())
    place = house.revised()
    assert house.has("drafts/banjir.rev-2/foto.jpg")
    house.submit(place)
    house.sign("review/banjir.rev-2/index.md")
    assert house.card("content/banjir/index.md").seal is Seal.WHOLE
    assert not house.has("review/banjir.rev-2")


def test_a_withdrawal_is_signed_like_any_other_and_leaves_a_notice(house):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    place = house.withdraw("banjir-surut")
    house.submit(place)
    house.sign("review/banjir.rev-2.md", by="budi")
    seal = house.latest("banjir-surut").seal
    assert (seal.verdict, seal.note, seal.files) == ("withdraw", "Keliru seluruhnya", ())
    assert list(house.live().values()) == [seal.digest]
    assert not house.problems()


def test_whoever_asked_for_a_withdrawal_does_not_sign_it(house):
    house.publish()
    house.submit(house.withdraw("banjir-surut"), by="siti")
    assert "own-work" in {finding.code for finding in house.sign("review/banjir.rev-2.md", by="siti").findings}


def asked_by_hand(house, **header):
    """Ask for a withdrawal as the guide tells it: a copy of the published file, what was deleted, and why."""
    house.publish()
    lines = "".join(f"{key.replace('_', '-')}: {value}\n" for key, value in header.items())
    copy = house.read("content/banjir.md").partition("\n\n")[0]
    house.write("review/cabut.md", f"Jenis-Ubahan: pencabutan\nCatatan-Perubahan: Keliru\n{lines}{copy}\n")
    house.sweep()


def test_a_hand_that_asks_for_a_withdrawal_says_who_asks(house):
    asked_by_hand(house)
    assert house.kinds()[-1] is Sealed
    assert "Ketik baris “X-Peminta: ...”" in house.told()["review/cabut.PARAF.txt"]
    house.edit("review/cabut.md", "Catatan", "X-Peminta: SR\nCatatan")
    house.sweep()
    assert house.kinds()[-1] is Submitted
    house.type_signoff("review/cabut.md", "Siti Rahma")
    house.sweep()
    assert "own-work" in house.codes("review/cabut.md")
    house.type_signoff("review/cabut.md", "Budi Sastrawijaya")
    house.sweep()
    assert house.latest("banjir-surut").seal.verdict == "withdraw"
    assert "SR" not in house.newsroom.vault.get(house.latest("banjir-surut").seal.public).decode()


def test_whose_account_owns_the_paper_asks_for_the_withdrawal(house):
    user = pwd.getpwuid(os.getuid()).pw_name
    house.write("newsroom.toml", SETTINGS_TEXT.replace('id = "siti"', f'id = "siti"\nsystem_user = "{user}"'))
    house.accept()
    asked_by_hand(house)
    assert house.acts()[-1].authors == ("rina", "siti")
    assert "X-Peminta: Siti Rahma\n" in house.read("review/cabut.md")
    assert "own-work" in {found.code for found in house.sign("review/cabut.md", by="siti").findings}


def test_a_seal_by_an_officer_revoked_since_can_be_set_anew(house):
    house.publish()
    house.write("newsroom.toml", SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nrevoked_since = 2026-01-01'))
    house.accept()
    house.sweep()
    assert not house.live()
    assert "revoked-seal" in house.codes("content/banjir.md")
    house.move("content/banjir.md", "review/banjir.md")
    house.sweep()
    assert house.has("review/banjir.md")
    house.write("review/banjir.md", f"Change: ejaan\nChange-Note: Diparaf ulang\n{house.read('review/banjir.md')}")
    house.sweep()
    house.type_signoff("review/banjir.md", "Budi Sastrawijaya")
    house.sweep()
    assert len(house.live()) == 1


def test_an_edit_in_content_that_cannot_be_read_is_not_displaced_by_a_stale_window(house):
    house.publish()
    house.write("content/banjir.md", f"Kategori: Desa\n{house.read('content/banjir.md')}")
    house.write("review/banjir.md", house.newsroom.vault.get(house.latest("banjir-surut").seal.text))
    house.sweep()
    assert "duplicate-key" in house.codes("content/banjir.md")
    assert not house.has("review/banjir.md")


def test_a_sealed_text_that_takes_a_strange_papers_place_gets_its_pictures_out_of_the_vault(house):
    house.write("review/banjir/foto.jpg", photo())
    house.publish("banjir/index.md", with_picture())
    house.write("content/banjir/index.md", text("Lain sama sekali."))
    house.write("review/banjir/index.md", house.newsroom.vault.get(house.latest("banjir-surut").seal.text))
    house.sweep()
    assert house.card("content/banjir/index.md").seal is Seal.WHOLE
    assert ("banjir/index.md", text("Lain sama sekali.").encode()) in house.superseded()


def test_a_picture_of_a_new_paper_is_not_taken_for_a_published_one_that_lost_its_own(house):
    house.write("review/banjir/foto.jpg", photo())
    house.publish("banjir/index.md", with_picture())
    (house.root / "content/banjir/foto.jpg").unlink()
    house.write("review/banjir/foto.jpg", photo())
    house.write("review/banjir/index.md", with_picture(Judul="Lain"))
    house.sweep()
    with house.unchanged():
        house.sweep()
    assert house.has("review/banjir/foto.jpg")


def test_a_signed_paper_moved_over_anothers_takes_nothing_from_it(house):
    place = house.publish()
    live = house.live()
    house.waiting(text(Judul="Lain"), place="review/lain.md")
    house.type_signoff("review/lain.md")
    house.move("review/lain.md", place)
    house.sweep()
    assert house.live() == live
    assert "name-taken" in house.codes(place)
