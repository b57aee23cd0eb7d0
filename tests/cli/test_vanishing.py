"""A paper that somebody takes away while a command works on it: refused in a sentence, and no failure of the disk."""

import errno
import os

import pytest

from paraf.cli import papers, preview, sign
from paraf.desk.acting import acts, aligning, keeping
from paraf.desk.disk import crossing
from tests.support.commands import picture, text_of

SUBMIT = ("submit", "drafts/banjir.md", "--as", "rina")
RETURN = ("return", "review/banjir.md", "--note", "Keliru", "--as", "siti")


def vanishing(monkeypatch, room, name, path):
    """Let a file or folder go away just before a function of some module does its work."""
    real = getattr(room, name)

    def called(*args, **named):
        if path.is_dir():
            path.rename(path.with_name(f"{path.name}-pergi"))
        else:
            path.unlink(missing_ok=True)
        return real(*args, **named)

    monkeypatch.setattr(room, name, called)


def is_refused_as_gone(answer, path):
    assert (answer.status, answer.out) == (3, ""), answer
    assert answer.err.splitlines() == [
        f"{path}: Naskah ini tidak ada lagi di sini; sementara itu ada yang memindahkan atau menghapusnya.",
        "  Lihat letaknya sekarang: paraf status",
    ]
    return True


@pytest.mark.parametrize("gone", ["drafts/banjir.md", "drafts"])
@pytest.mark.parametrize(
    ("room", "name"),
    [(papers, "gather"), (acts, "move_paper"), (crossing, "is_alone"), (crossing, "rename_new")],
    ids=["read", "moved", "looked at", "renamed"],
)
def test_a_draft_that_goes_away_while_it_is_submitted_is_refused(office, monkeypatch, room, name, gone):
    office.write("drafts/banjir.md", text_of())
    before = office.read("records/ledger")
    with monkeypatch.context() as patched:
        vanishing(patched, room, name, office.path(gone))
        assert is_refused_as_gone(office(*SUBMIT), "drafts/banjir.md")
    assert office.read("records/ledger") == before
    assert not office.path("review/banjir.md").exists()


@pytest.mark.parametrize("gone", ["review/banjir.md", "review"])
@pytest.mark.parametrize(
    ("room", "name"),
    [(papers, "gather"), (keeping, "read_regular"), (acts, "move_paper"), (crossing, "rename_new")],
    ids=["read", "rewritten", "moved", "renamed"],
)
def test_a_paper_that_goes_away_while_it_is_returned_is_refused(office, monkeypatch, room, name, gone):
    office.submitted()
    before = office.read("records/ledger")
    vanishing(monkeypatch, room, name, office.path(gone))
    assert is_refused_as_gone(office(*RETURN), "review/banjir.md")
    assert office.read("records/ledger") == before


@pytest.mark.parametrize("gone", ["review/banjir.md", "review"])
@pytest.mark.parametrize("name", ["check_code", "read_paper"], ids=["found again", "read"])
def test_a_paper_that_goes_away_before_it_is_signed_is_refused(office, monkeypatch, name, gone):
    code = office.submitted()
    before = office.read("records/ledger")
    vanishing(monkeypatch, sign, name, office.path(gone))
    assert is_refused_as_gone(office("sign", "banjir", "--code", code, "--as", "siti"), "review/banjir.md")
    assert office.read("records/ledger") == before


def test_a_paper_that_goes_away_before_a_first_sign_off_is_written_is_refused(office, monkeypatch):
    code = office.submitted(Category="Pengumuman Darurat")
    vanishing(monkeypatch, sign, "write_line", office.path("review/banjir.md"))
    assert is_refused_as_gone(office("sign", "banjir", "--code", code, "--as", "siti"), "review/banjir.md")


@pytest.mark.parametrize("gone", ["review/banjir.md", "review"])
@pytest.mark.parametrize(
    ("room", "name"),
    [(acts, "align_publication"), (crossing, "is_alone"), (crossing, "rename_new")],
    ids=["recorded", "looked at", "renamed"],
)
def test_a_paper_that_goes_away_once_it_is_sealed_is_signed_all_the_same_and_that_is_told(
    office, monkeypatch, room, name, gone
):
    code = office.submitted()
    with monkeypatch.context() as patched:
        vanishing(patched, room, name, office.path(gone))
        answer = office("sign", "banjir", "--code", code, "--as", "siti", "--json")
    assert answer.status == 0, answer
    assert answer.json["sealed"]
    assert "signed-and-gone" in answer.codes
    assert office("build").status == 0
    assert office.page().is_file()


def taking(office, monkeypatch, room, name, place):
    """Let somebody put a file into a place just before a function of some module does its work."""
    real = getattr(room, name)

    def called(*args, **named):
        if not office.path(place).exists():
            office.write(place, "Naskah lain")
        return real(*args, **named)

    monkeypatch.setattr(room, name, called)


@pytest.mark.parametrize(("room", "name"), [(acts, "move_paper"), (crossing, "rename_new")], ids=["moved", "renamed"])
def test_a_submission_whose_place_is_taken_just_then_is_refused(office, monkeypatch, room, name):
    office.write("drafts/banjir.md", text_of())
    taking(office, monkeypatch, room, name, "review/banjir.md")
    answer = office(*SUBMIT, "--json")
    assert (answer.status, answer.codes) == (3, {"name-taken"}), answer
    assert office.read("review/banjir.md") == "Naskah lain"
    assert office.path("drafts/banjir.md").is_file()


@pytest.mark.parametrize(("room", "name"), [(acts, "move_paper"), (crossing, "rename_new")], ids=["moved", "renamed"])
def test_a_return_whose_place_is_taken_just_then_is_refused(office, monkeypatch, room, name):
    office.submitted()
    taking(office, monkeypatch, room, name, "drafts/banjir.md")
    answer = office(*RETURN, "--json")
    assert (answer.status, answer.codes) == (3, {"name-taken"}), answer
    assert office.read("drafts/banjir.md") == "Naskah lain"
    assert office.path("review/banjir.md").is_file()


@pytest.mark.parametrize("name", ["move_paper", "rename_new"])
def test_a_place_that_is_taken_once_the_paper_is_sealed_is_set_right_by_the_next_act(office, monkeypatch, name):
    code = office.submitted()
    with monkeypatch.context() as patched:
        room = {"move_paper": aligning, "rename_new": crossing}[name]
        taking(office, patched, room, name, "content/banjir.md")
        assert office("sign", "banjir", "--code", code, "--as", "siti").status == 0
    office.submitted("jalan")
    assert "Paraf" in office.read("content/banjir.md")
    assert not office.path("review/banjir.md").exists()
    assert [path.read_text() for path in office.path("records/superseded").rglob("*.md")] == ["Naskah lain"]


def test_a_picture_whose_place_is_taken_just_then_is_left_where_it_is(office, monkeypatch):
    photo = picture()
    office.write("drafts/foto.jpg", photo)
    office.write("drafts/banjir.md", text_of(body="Air surut.\n\n![Air di jalan](foto.jpg)"))
    real = crossing.rename_new

    def renamed(source, target):
        if source.name == "foto.jpg":
            office.write("review/foto.jpg", b"lain")
        real(source, target)

    monkeypatch.setattr(crossing, "rename_new", renamed)
    assert office(*SUBMIT).status == 0
    assert office.path("review/banjir.md").is_file()
    assert office.read("review/foto.jpg") == "lain"
    assert office.path("drafts/foto.jpg").is_file()


def test_a_picture_that_goes_away_while_its_paper_is_submitted_holds_up_nothing(office, monkeypatch):
    office.write("drafts/foto.jpg", picture())
    office.write("drafts/banjir.md", text_of(body="Air surut.\n\n![Air di jalan](foto.jpg)"))
    real = crossing.rename_new

    def renamed(source, target):
        if source.name == "foto.jpg":
            source.unlink()
        real(source, target)

    monkeypatch.setattr(crossing, "rename_new", renamed)
    assert office(*SUBMIT).status == 0
    assert office.path("review/banjir.md").is_file()
    assert not office.path("review/foto.jpg").exists()


def test_a_folder_that_goes_away_while_another_paper_is_brought_in_line_holds_up_nothing(office, monkeypatch):
    office.submitted("jalan")
    office.write("drafts/banjir.md", text_of())

    def missing(_newsroom, act):
        path = office.path(f"review/{act.path}")
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))

    monkeypatch.setattr("paraf.desk.acting.recovering.align_submission", missing)
    assert office(*SUBMIT).status == 0


def test_a_missing_file_that_is_nobodys_paper_stays_a_failure(office, monkeypatch):
    office.write("drafts/banjir.md", text_of())

    def recorded(*_args, **_named):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(office.path("records/ledger")))

    monkeypatch.setattr("paraf.desk.records.newsroom.Ledger.append", recorded)
    assert office(*SUBMIT).status == 1


def test_a_folder_to_move_to_that_goes_away_is_not_taken_for_the_paper(office, monkeypatch):
    office.write("drafts/banjir.md", text_of())
    with monkeypatch.context() as patched:
        vanishing(patched, crossing, "rename_new", office.path("review"))
        assert office(*SUBMIT).status == 1
    assert office.path("drafts/banjir.md").is_file()


def test_a_paper_that_goes_away_before_it_is_previewed_is_refused(office, monkeypatch):
    office.write("drafts/banjir.md", text_of())
    real = preview.find_paper

    def found(*args, **named):
        place = real(*args, **named)
        office.path("drafts/banjir.md").unlink()
        return place

    monkeypatch.setattr(preview, "find_paper", found)
    assert is_refused_as_gone(office("preview", "drafts/banjir.md"), "drafts/banjir.md")
