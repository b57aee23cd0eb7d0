"""A Word document at the keyboard: looked into, submitted, and taken in by the watcher."""

from tests.support.documents import DATA, OLD, by_hand, libre, paragraph


def test_check_looks_into_a_document_and_changes_nothing(office):
    office.write("drafts/lacak.docx", libre("lacak"))
    before = office.everything()
    for named in ("drafts/lacak.docx", "lacak.docx"):
        said = office("check", named)
        assert said.status == 0
        assert "2 perubahan terlacak" in said.err
    assert office.everything() == before


def test_check_says_why_a_document_is_refused(office):
    office.write("drafts/lama.docx", OLD)
    said = office("check", "drafts/lama.docx")
    assert said.status == 3
    assert "format lama" in said.err
    assert office("check", "drafts/lama.docx", "--json").codes == {"document-old"}


def test_check_of_everything_tells_that_a_document_waits(office):
    office.write("drafts/lacak.docx", libre("lacak"))
    said = office("check")
    assert said.status == 0
    assert "drafts/lacak.docx: dokumen Word ini menunggu" in said.err


def test_submit_takes_a_document_in_and_submits_what_it_became(office):
    words = "".join(map(paragraph, ["Penulis: Rina Wulandari", "Kategori: Kota", "Banjir surut", "Air surut."]))
    office.write("drafts/banjir.docx", by_hand(words))
    said = office("submit", "drafts/banjir.docx", "--as", "rina")
    assert said.status == 0
    assert "Diambil: drafts/banjir.docx menjadi drafts/banjir.md (0 gambar)." in said.err
    assert "Dokumen aslinya disimpan: records/superseded/" in said.err
    assert "Title: Banjir surut" in office.read("review/banjir.md")
    assert not office.path("drafts/banjir.docx").exists()


def test_what_is_refused_after_a_document_was_taken_in_lies_there_as_an_article(office):
    office.write("drafts/lacak.docx", libre("lacak"))
    said = office("submit", "lacak.docx", "--as", "rina", "--json")
    assert said.status == 3
    assert office.path("drafts/lacak.md").exists()
    assert not office.path("drafts/lacak.docx").exists()


def test_a_document_that_is_refused_is_not_submitted(office):
    office.write("drafts/lama.docx", OLD)
    said = office("submit", "drafts/lama.docx", "--as", "rina")
    assert said.status == 3
    assert "format lama" in said.err
    assert office.path("drafts/lama.docx").read_bytes() == OLD


def test_a_dry_run_of_a_document_points_to_check(office):
    office.write("drafts/lacak.docx", libre("lacak"))
    said = office("submit", "drafts/lacak.docx", "--as", "rina", "--dry-run")
    assert said.status == 2
    assert "paraf check drafts/lacak.docx" in said.err
    assert office.path("drafts/lacak.docx").exists()


def test_the_watcher_says_what_a_document_became_and_what_was_left_out(office):
    office.write("drafts/lacak.docx", libre("lacak"))
    office.write("drafts/lama.docx", OLD)
    said = office("watch", "--once")
    assert "Diambil: drafts/lacak.docx menjadi drafts/lacak.md (0 gambar)." in said.err
    assert "2 perubahan terlacak" in said.err
    assert "drafts/lama.docx - lihat drafts/lama.docx.PARAF.txt" in said.err
    assert office.path("drafts/lama.docx.PARAF.txt").exists()


def test_the_documents_of_libreoffice_are_small():
    assert all(path.stat().st_size < 20_000 for path in DATA.iterdir())
