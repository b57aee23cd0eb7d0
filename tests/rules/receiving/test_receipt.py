from paraf.desk.language import language
from paraf.rules.receiving.checklist import Need, checklist
from paraf.rules.receiving.listing import COLUMNS, ItemState
from paraf.rules.receiving.receipt import SENTENCES, Receipt, kind_sentence, receipt_text
from paraf.rules.words import MaterialKind
from tests.support.acts import piece, received
from tests.support.cases import article
from tests.support.offices import ZONE

SAY = language("id").sentence


def receipt(article=None, **said):
    act = received(
        "banjir/index.md", material=[piece("foto.jpg"), piece("a\nb.mp3", kind=MaterialKind.RECORDING)], **said
    )
    needs = checklist(article, has_text=True)
    return receipt_text(Receipt(office="Dinas", act=act, taken_by="Rina", needs=needs, zone=ZONE), SAY)


def test_a_receipt_names_every_file_with_its_kind_size_and_digest():
    text = receipt()
    for one in (piece("foto.jpg"), piece("a\nb.mp3")):
        assert one.sha in text
    assert "  1. foto.jpg\n     foto, 8 byte\n" in text
    assert "  2. a\\x0ab.mp3\n     rekaman, 7 byte\n" in text
    assert "Jumlah: 2 berkas, 15 byte" in text


def test_a_receipt_says_who_when_where_and_under_which_letter():
    lines = receipt().split("\n")
    assert "Diterima pada             : 23-11-2026 08.00" in lines
    assert "Diserahkan oleh           : Tono" in lines
    assert "Surat tugas (SPT)         : 118/SPT" in lines
    assert "Kontak                    : -" in lines
    assert lines[-2] == "( Tono )                              ( Rina )"


def test_without_a_letter_a_receipt_says_so_where_somebody_did_and_leaves_room_for_a_name():
    assert "Surat tugas (SPT)         : -\n" in receipt(assignment="")
    text = receipt(article(X_Tanpa_Spt="ya"), assignment="", received_from="")
    assert "Surat tugas (SPT)         : tanpa SPT\n" in text
    assert f"( {'.' * 24} )" in text


def test_a_receipt_ticks_what_is_there_and_names_what_is_missing():
    text = receipt()
    assert " [x] teks atau catatan\n" in text
    assert " [ ] keterangan foto\n" in text


def test_a_receipt_fits_a_printed_page():
    assert all(len(line) <= 80 for line in receipt().split("\n"))


def test_every_word_of_receipt_and_register_has_its_indonesian():
    words = [*SENTENCES, *Need, *ItemState, *(kind_sentence(kind) for kind in MaterialKind)]
    words += [column for column in COLUMNS if column not in {"No.", "SPT", "SHA-256"}]
    catalogue = language("id").catalogue
    assert [word for word in words if catalogue.gettext(word) == word] == []
