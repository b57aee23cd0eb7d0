import pytest

from paraf.rules.entries import Returned, Sealed, Submitted
from paraf.rules.findings import codes
from paraf.rules.words import Channel
from paraf.rules.workflow.outcome import Refusal
from tests.support.newsrooms import CAMERA, photo, text, with_picture
from tests.support.offices import URGENT


def refused(outcome):
    assert isinstance(outcome, Refusal)
    return codes(outcome.findings)


def test_a_submission_by_command_moves_tidies_and_records(house):
    house.write("drafts/banjir.md", text().replace("\n", "\r\n"))
    done = house.submit("drafts/banjir.md")
    assert isinstance(done.entry.act, Submitted)
    assert (done.entry.by, done.entry.channel) == ("rina", Channel.COMMAND)
    assert house.read("review/banjir.md").startswith("Title: Banjir surut\nDate: 2026-11-21 09:30\n")
    assert house.newsroom.vault.get(done.entry.act.original) == text().replace("\n", "\r\n").encode()
    assert not house.has("drafts/banjir.md")


def test_a_signature_by_command_puts_sign_off_and_seal_line_into_the_paper(house):
    house.write("drafts/banjir.md", text())
    house.submit("drafts/banjir.md")
    done = house.sign("review/banjir.md")
    assert isinstance(done.entry.act, Sealed)
    assert f"Paraf: {done.entry.act.digest}" in house.read("content/banjir.md")
    assert "Koreksi: Siti Rahma" in house.read("content/banjir.md")
    assert house.card("content/banjir.md").seal == "whole"
    assert house.codes("content/banjir.md") == set()
    assert not house.has("review/banjir.md")


def test_a_refused_act_changes_nothing(house):
    house.write("drafts/banjir.md", text(Kategori=None))
    with house.unchanged():
        assert "field-missing" in refused(house.submit("drafts/banjir.md"))
    house.write("drafts/banjir.md", text())
    house.submit("drafts/banjir.md")
    with house.unchanged():
        assert "wrong-code" in refused(house.sign("review/banjir.md", code="0000-0000-0000"))
        assert "own-work" in refused(house.sign("review/banjir.md", by="rina"))
        assert refused(house.send_back("review/banjir.md", note=" ")) == {"note-missing"}


def test_a_return_by_command_tells_the_reason_in_the_file(house):
    house.write("drafts/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture())
    house.submit("drafts/banjir.md")
    done = house.send_back("review/banjir.md")
    assert isinstance(done.entry.act, Returned)
    assert "X-Kembali: Nama camat keliru" in house.read("drafts/banjir.md")
    assert house.has("drafts/foto.jpg")
    assert not house.has("review/foto.jpg")
    house.sweep()
    assert set(house.told()) == {"drafts/banjir.PARAF.txt"}
    with house.unchanged():
        house.sweep()


def test_a_returned_article_is_submitted_again_without_its_note(house):
    house.write("drafts/banjir.md", text())
    house.submit("drafts/banjir.md")
    house.send_back("review/banjir.md")
    house.submit("drafts/banjir.md")
    assert "X-Kembali" not in house.read("review/banjir.md")
    house.sign("review/banjir.md")
    assert house.live()


def test_a_text_that_a_return_rewrites_is_kept(house):
    house.write("drafts/banjir.md", text())
    house.submit("drafts/banjir.md")
    mended = house.read("review/banjir.md").replace("\n", "\r\n") + "\n\n"
    house.write("review/banjir.md", mended)
    case = house.case("review/banjir.md")
    house.send_back("review/banjir.md")
    assert house.newsroom.vault.get(case.raw) == mended.encode()


def test_only_what_waits_can_be_returned(house):
    house.write("review/banjir.md", text())
    assert refused(house.send_back("review/banjir.md")) == {"not-in-review"}


@pytest.mark.parametrize("name", ["banjir.md", "Banjir.txt"])
def test_a_name_that_is_taken_in_drafts_stops_a_return(house, name):
    house.write("drafts/banjir.md", text())
    house.submit("drafts/banjir.md")
    house.write(f"drafts/{name}", text("Lain."))
    with house.unchanged():
        assert refused(house.send_back("review/banjir.md")) == {"name-taken"}


def test_another_picture_in_drafts_stops_a_return(house):
    house.write("drafts/foto.jpg", photo("red"))
    house.write("drafts/banjir.md", with_picture())
    house.submit("drafts/banjir.md")
    house.write("drafts/foto.jpg", photo("blue"))
    with house.unchanged():
        assert refused(house.send_back("review/banjir.md")) == {"picture-clash"}


@pytest.mark.parametrize("name", ["banjir.md", "Banjir.md", "banjir.txt"])
def test_a_name_that_is_taken_in_review_stops_a_submission(house, name):
    house.write(f"drafts/{name}", text(Slug="satu"))
    house.submit(f"drafts/{name}")
    house.write("drafts/banjir.md", text(Slug="dua"))
    with house.unchanged():
        assert refused(house.submit("drafts/banjir.md")) == {"name-taken"}


def test_a_folder_that_lies_there_stops_a_submission(house):
    house.write("review/banjir/catatan.csv", "a;b")
    house.write("drafts/banjir/index.md", text())
    with house.unchanged():
        assert refused(house.submit("drafts/banjir/index.md")) == {"name-taken"}


def test_a_name_that_is_taken_in_content_stops_a_first_seal(house):
    house.publish("banjir.md")
    house.write("review/banjir.md", text(Judul="Banjir lagi"))
    house.sweep()
    assert refused(house.sign("review/banjir.md")) == {"name-taken"}


def test_a_name_whose_paper_is_missing_still_belongs_to_the_published_article(house):
    house.publish("banjir.md")
    (house.root / "content/banjir.md").unlink()
    house.write("review/banjir.md", text(Judul="Banjir lagi"))
    house.sweep()
    assert refused(house.sign("review/banjir.md")) == {"name-taken"}


def test_a_picture_of_the_same_name_in_review_stops_a_submission(house):
    house.write("review/foto.jpg", photo("blue"))
    house.write("drafts/foto.jpg", photo("red"))
    house.write("drafts/banjir.md", with_picture())
    with house.unchanged():
        outcome = house.submit("drafts/banjir.md")
        assert refused(outcome) == {"picture-clash"}
        assert [finding.detail["other"] for finding in outcome.findings] == ["review/foto.jpg"]


def test_a_picture_of_the_same_name_in_content_stops_a_seal(house):
    house.write("review/foto.jpg", photo("blue"))
    house.publish("lain.md", with_picture(Judul="Lain"))
    house.write("review/foto.jpg", photo("red"))
    house.write("review/banjir.md", with_picture())
    house.sweep()
    assert refused(house.sign("review/banjir.md")) == {"picture-clash"}


def test_a_revision_may_change_its_own_picture_but_not_one_that_another_article_shows(house):
    house.write("review/foto.jpg", photo("blue"))
    house.publish("banjir.md", with_picture())
    house.publish("lain.md", with_picture(Judul="Lain"))
    revision = house.revise("banjir-surut")
    house.write(revision, f"Change: ralat\nChange-Note: Foto keliru\n{house.read(revision)}")
    house.write("drafts/foto.jpg", photo("red"))
    house.submit(revision)
    assert refused(house.sign("review/banjir.rev-2.md")) == {"picture-clash"}
    (house.root / "content/lain.md").unlink()
    house.sign("review/banjir.rev-2.md")
    assert house.card("content/banjir.md").seal == "whole"
    assert "foto.jpg" in dict(house.superseded())


def test_two_signers_are_needed_where_the_policy_says_so(house):
    house.write("drafts/banjir.md", text(Kategori=URGENT))
    house.submit("drafts/banjir.md")
    assert refused(house.sign("review/banjir.md")) == {"more-signers-needed"}
    code = house.code("review/banjir.md")
    house.type_signoff("review/banjir.md", f"Siti Rahma, {code}; Budi Sastrawijaya")
    house.sweep()
    (seal,) = [act for act in house.acts() if isinstance(act, Sealed)]
    assert [signer.officer for signer in seal.signers] == ["siti", "budi"]
    assert not house.problems()


def test_a_shared_picture_is_cleaned_once_where_it_lies_and_its_original_kept(house):
    original = photo()
    house.write("images/foto.jpg", original)
    for name in ("satu", "dua"):
        house.write(f"drafts/{name}.md", with_picture("images/foto.jpg", Judul=name))
        house.submit(f"drafts/{name}.md")
        clean = (house.root / "images/foto.jpg").read_bytes()
        assert CAMERA not in clean
        assert list(house.newsroom.register.pictures) == [house.newsroom.vault.put(clean)]
    first, second = [act.pictures for act in house.acts() if isinstance(act, Submitted)]
    assert house.newsroom.vault.get(first[0].original) == original
    assert second[0].original == second[0].clean == first[0].clean
