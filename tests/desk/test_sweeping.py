import pytest

from paraf.rules.entries import Returned, Sealed, Submitted
from paraf.rules.words import Channel, Seal
from tests.support.newsrooms import CAMERA, House, photo, text, with_picture
from tests.support.offices import SETTINGS_TEXT, URGENT


def never(_):
    return False


def test_a_hands_submission_is_tidied_and_recorded_once(house):
    place = house.waiting(text().replace("\n", "\r\n"))
    assert house.kinds() == [Submitted]
    assert "\r" not in house.read(place)
    assert "Slug: banjir-surut" in house.read(place)
    with house.unchanged():
        house.sweep()
    (entry,) = house.newsroom.ledger.read().entries[1:]
    assert (entry.by, entry.channel) == (None, Channel.HAND)


def test_a_picture_comes_along_when_only_the_text_is_moved_by_hand(house):
    house.write("drafts/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture())
    house.move("drafts/banjir.md", "review/banjir.md")
    house.sweep()
    assert not house.has("drafts/foto.jpg")
    assert CAMERA not in (house.root / "review/foto.jpg").read_bytes()
    house.type_signoff("review/banjir.md")
    house.move("review/banjir.md", "content/banjir.md")
    house.sweep()
    assert not house.has("review/foto.jpg")
    assert house.has("content/foto.jpg")
    assert house.card("content/banjir.md").seal is Seal.WHOLE


def test_a_picture_comes_back_when_only_the_text_is_moved_back_by_hand(house):
    house.write("review/foto.jpg", photo())
    house.waiting(with_picture())
    house.move("review/banjir.md", "drafts/banjir.md")
    house.sweep()
    assert house.has("drafts/foto.jpg")
    assert not house.has("review/foto.jpg")


def test_no_second_copy_of_a_picture_stays_on_the_way(house):
    house.write("review/foto.jpg", photo("blue"))
    house.publish("banjir.md", with_picture())
    house.publish("lain.md", with_picture(Judul="Lain"))
    assert not house.has("review/foto.jpg")
    assert not house.told()


def test_a_half_copied_paper_waits(house):
    house.write("review/banjir.md", text())
    with house.unchanged():
        assert house.sweep(is_quiet=never).unsettled
    assert not house.sweep().unsettled
    assert house.kinds() == [Submitted]


def test_a_complaint_waits_until_the_paper_is_still(house):
    house.write("review/banjir.md", text(Kategori=None))
    assert house.sweep(is_quiet=never).unsettled
    assert not house.told()
    house.sweep()
    assert set(house.told()) == {"review/banjir.PARAF.txt"}


def test_two_new_articles_of_one_slug_do_not_both_wait(house):
    house.waiting(Slug="banjir")
    house.write("review/lain.md", text("Lain.", Slug="banjir"))
    house.sweep()
    assert house.kinds() == [Submitted]
    assert "slug-clash" in house.codes("review/lain.md")
    assert set(house.told()) == {"review/lain.PARAF.txt"}


def test_a_paper_that_another_one_in_its_way_frees_is_seen_to_by_the_same_sweep(house):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    sealed = house.newsroom.vault.get(house.latest("banjir-surut").seal.text)
    house.write("review/banjir.md", text("Sudah kering."))
    house.write("review/Banjir.md", with_picture(Judul="Pasar baru"))
    house.write("review/foto.jpg", photo())
    house.sweep()
    assert "name-clash" in house.codes("review/Banjir.md")
    house.write("review/banjir.md", sealed)  # from an old window: it is cleared away
    house.sweep()
    assert not house.has("review/banjir.md")
    assert set(house.newsroom.register.submissions) == {"Banjir.md"}
    with house.unchanged():
        assert not house.sweep().done


def test_a_paper_renamed_in_review_is_the_same_paper(house):
    house.waiting()
    house.move("review/banjir.md", "review/air.md")
    house.sweep()
    assert house.kinds() == [Submitted, Submitted]
    assert set(house.newsroom.register.submissions) == {"air.md"}
    house.type_signoff("review/air.md")
    house.sweep()
    assert house.has("content/air.md")


def test_an_alias_saved_in_review_is_tidied_again(house):
    place = house.waiting()
    house.edit(place, "Category: Kota", "Kategori: Desa\nX-Catatan: cek lagi")
    house.sweep()
    assert "Category: Desa\nX-Catatan: cek lagi\n" in house.read(place)
    assert house.kinds() == [Submitted]


def test_an_alias_is_not_tidied_while_somebody_still_writes(house):
    place = house.waiting()
    house.edit(place, "Category: Kota", "Kategori: Desa")
    with house.unchanged():
        house.sweep(is_quiet=never)


def test_a_right_code_seals_at_once_even_while_the_file_is_not_quiet(house):
    place = house.waiting()
    house.type_signoff(place)
    house.sweep(is_quiet=never)
    assert house.has("content/banjir.md")
    assert house.kinds() == [Submitted, Sealed]
    assert f"Paraf: {house.latest('banjir-surut').seal.digest}" in house.read("content/banjir.md")


@pytest.mark.parametrize("typed", ["{}", "SR {}", "{} ; "])
def test_a_code_is_read_however_it_is_typed(house, typed):
    place = house.waiting()
    code = house.code(place).replace("-", "").lower()
    house.write(place, f"Koreksi: {typed.format(f'Siti Rahma, S.Sos., 23-11-2026 10.05, {code}')}\n{house.read(place)}")
    if typed.startswith("SR"):
        house.write(place, f"Koreksi: SR {code}\n{house.read(place).split(chr(10), 1)[1]}")
    house.sweep()
    assert house.has("content/banjir.md")


def test_a_wrong_code_is_answered_and_the_answer_goes_when_it_is_mended(house):
    place = house.waiting()
    house.type_signoff(place, code="0000-0000-0000")
    house.sweep()
    assert "0000-0000-0000" in house.told()["review/banjir.PARAF.txt"]
    house.type_signoff(place, code=house.code(place))
    house.sweep()
    assert not house.told()
    assert house.has("content/banjir.md")


def test_at_level_name_an_unquiet_paper_is_not_sealed(tmp_path):
    named = SETTINGS_TEXT.replace(f'[signoff.category."{URGENT}"]', f'[signoff.category."{URGENT}"]\nlevel = "name"')
    house = House(tmp_path / "n", settings=named.replace("signers_needed = 2", "signers_needed = 1"))
    place = house.waiting(Kategori=URGENT)
    house.write(place, f"Koreksi: Siti Rahma\n{house.read(place)}")
    house.sweep(is_quiet=never)
    assert house.has(place)
    house.sweep()
    assert house.has("content/banjir.md")


def test_a_signed_paper_moved_to_content_by_hand_is_sealed_there(house):
    house.write("review/foto.jpg", photo())
    place = house.waiting(with_picture())
    house.type_signoff(place)
    house.move(place, "content/banjir.md")
    house.sweep()
    assert house.kinds() == [Submitted, Sealed]
    assert house.card("content/banjir.md").seal is Seal.WHOLE
    with house.unchanged():
        house.sweep()


def test_a_signed_revision_moved_over_the_old_paper_by_hand_is_sealed_there(house):
    house.publish()
    house.submit(house.revised())
    place = "review/banjir.rev-2.md"
    house.type_signoff(place)
    house.move(place, "content/banjir.md")
    house.sweep()
    assert house.card("content/banjir.md").seal is Seal.WHOLE
    assert "naik" in house.read("content/banjir.md")


def test_a_signed_revision_moved_beside_the_old_paper_by_hand_takes_its_place(house):
    house.publish()
    house.submit(house.revised())
    house.type_signoff("review/banjir.rev-2.md")
    house.move("review/banjir.rev-2.md", "content/banjir.rev-2.md")
    house.sweep()
    assert "naik" in house.read("content/banjir.md")
    assert not house.has("content/banjir.rev-2.md")
    assert b"sudah surut" in dict(house.superseded())["banjir.md"]


def test_an_unsigned_paper_moved_to_content_by_hand_is_named_and_not_public(house):
    house.move(house.waiting(), "content/banjir.md")
    house.sweep()
    assert house.codes("content/banjir.md") & {"not-signed", "not-submitted"}
    assert not house.live()


def test_a_paper_dropped_straight_into_content_is_named(house):
    house.write("content/banjir.md", text())
    house.sweep()
    assert "not-submitted" in house.codes("content/banjir.md")
    assert "content/banjir.PARAF.txt" in house.told()
    assert not house.live()
    assert house.board().withheld


def test_two_signers_sign_one_after_the_other(house):
    place = house.waiting(Kategori=URGENT)
    house.type_signoff(place)
    house.sweep()
    assert "more-signers-needed" in house.codes(place)
    house.edit(place, "Koreksi: ", f"Koreksi: Budi Sastrawijaya, {house.code(place)}; ")
    house.sweep()
    assert house.has("content/banjir.md")


def test_a_paper_moved_back_to_drafts_by_hand_is_returned_with_its_reason(house):
    place = house.waiting()
    house.write(place, f"X-Kembali: Nama camat keliru\n{house.read(place)}")
    house.move(place, "drafts/banjir.md")
    house.sweep()
    returned = house.acts()[-1]
    assert isinstance(returned, Returned)
    assert (returned.note, returned.path, returned.source) == ("Nama camat keliru", "banjir.md", "banjir.md")
    assert not house.newsroom.register.submissions
    with house.unchanged():
        house.sweep()


@pytest.mark.parametrize(("old", "new"), [("Slug: banjir-surut", "Slug: air-surut"), ("Date: 2026", "Date: 2025")])
def test_a_paper_that_was_renamed_inside_and_moved_back_is_known_by_its_name(house, old, new):
    place = house.waiting()
    house.edit(place, old, new)
    house.move(place, "drafts/banjir.md")
    house.sweep()
    assert isinstance(house.acts()[-1], Returned)
    house.move("drafts/banjir.md", place)
    house.sweep()
    assert house.codes(place) == {"not-signed"}


def test_a_new_draft_with_the_name_of_a_paper_that_is_gone_is_no_return(house):
    place = house.waiting()
    (house.root / place).unlink()
    house.write("drafts/banjir.md", text(Judul="Lain"))
    house.sweep()
    assert not isinstance(house.acts()[-1], Returned)


def test_a_hand_is_named_where_one_officers_account_owns_the_paper(house, monkeypatch):
    house.write(
        "newsroom.toml", house.read("newsroom.toml").replace('id = "rina"', 'id = "rina"\nsystem_user = "rina"', 1)
    )
    house.accept()
    monkeypatch.setattr("paraf.desk.papers.gathering.owner_of", lambda _place: "rina")
    house.write("review/banjir.md", text())
    house.sweep()
    assert [entry.by for entry in house.newsroom.ledger.read().entries][-1] == "rina"


def test_a_deleted_sign_off_line_is_pointed_out_beside_the_paper(house):
    place = house.publish()
    lines = house.read(place).splitlines(keepends=True)
    house.write(place, "".join(line for line in lines if not line.startswith("Koreksi")))
    house.sweep()
    assert "paraf cabut" in house.read("content/banjir.PARAF.txt")
    assert house.live()


def test_a_copy_in_drafts_is_no_return_while_the_paper_waits_or_moved_on(house):
    place = house.waiting()
    house.write("drafts/salinan.md", house.read(place))
    house.sweep()
    assert house.kinds() == [Submitted]
    house.type_signoff(place)
    house.move(place, "content/banjir.md")
    house.sweep()
    assert house.kinds() == [Submitted, Sealed]


def test_a_picture_exchanged_in_review_has_to_be_submitted_again(house):
    house.write("review/foto.jpg", photo("red"))
    place = house.waiting(with_picture())
    house.write("review/foto.jpg", photo("blue"))
    house.type_signoff(place)
    house.sweep()
    assert "picture-not-cleaned" in house.codes(place)
    house.move(place, "drafts/banjir.md")
    house.sweep()
    house.move("drafts/banjir.md", place)
    house.sweep()
    assert CAMERA not in (house.root / "review/foto.jpg").read_bytes()
    house.type_signoff(place)
    house.sweep()
    assert house.has("content/banjir.md")


def test_a_picture_deleted_in_review_is_missed_and_another_of_its_name_is_not_taken_for_it(house):
    house.write("review/foto.jpg", photo("red"))
    place = house.waiting(with_picture())
    (house.root / "review/foto.jpg").unlink()
    house.write("drafts/foto.jpg", photo("blue"))
    house.sweep()
    assert "picture-not-found" in house.codes(place)


def test_a_quiet_paper_among_others_that_change_is_taken(house):
    house.write("review/a.md", text(Judul="Satu"))
    house.write("review/b.md", text(Judul="Dua"))
    house.sweep(is_quiet=lambda gathered: gathered.case.path == "b.md")
    assert set(house.newsroom.register.submissions) == {"b.md"}


def test_a_second_article_whose_picture_has_the_name_of_the_firsts_is_held(house):
    house.write("drafts/foto.jpg", photo("red"))
    house.write("drafts/merah.md", with_picture(Judul="Merah"))
    house.move("drafts/merah.md", "review/merah.md")
    house.sweep()
    house.write("drafts/foto.jpg", photo("blue"))
    house.write("drafts/biru.md", with_picture(Judul="Biru"))
    house.move("drafts/biru.md", "review/biru.md")
    house.sweep()
    assert "picture-clash" in house.codes("review/biru.md")
    assert "foto.jpg" in house.read("review/biru.PARAF.txt")
    assert house.has("drafts/foto.jpg")


def test_two_articles_that_share_a_picture_beside_them_are_both_submitted(house):
    house.write("drafts/foto.jpg", photo())
    for name in ("satu", "dua"):
        house.write(f"drafts/{name}.md", with_picture(Judul=name.capitalize()))
    house.submit("drafts/satu.md")
    house.move("drafts/dua.md", "review/dua.md")
    house.sweep()
    assert not house.told()
    assert set(house.newsroom.register.submissions) == {"satu.md", "dua.md"}


def test_what_submission_filled_in_and_an_old_window_left_out_is_put_back(house):
    place = house.waiting()
    submitted = house.read(place)
    house.write(place, text("Air surut sekali."))
    house.sweep()
    assert "Slug: banjir-surut" in house.read(place)
    assert "Air surut sekali." in house.read(place)
    assert house.read(place) != submitted
    assert not house.told()
    house.type_signoff(place)
    house.sweep()
    assert house.live()


def test_a_draft_that_cannot_be_read_as_an_article_is_told_why(house):
    house.write("drafts/banjir.md", "Judul: Banjir\nKategri: Kota\n\nAir.\n")
    house.write("drafts/baru.md", "Judul: Baru\n\nBelum selesai.\n")
    house.sweep()
    assert set(house.told()) == {"drafts/banjir.PARAF.txt"}
    assert "Kategori" in house.read("drafts/banjir.PARAF.txt")


def test_a_deleted_published_paper_is_told_in_its_place_until_it_is_back(house):
    place = house.publish()
    content = house.read(place)
    (house.root / place).unlink()
    assert [finding.code for finding in house.sweep().strangers] == ["paper-missing"]
    assert "paraf cabut banjir-surut" in house.read("content/banjir.PARAF.txt")
    house.write(place, content)
    house.sweep()
    assert not house.told()
