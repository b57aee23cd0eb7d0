import pytest

from paraf.rules.checks.leftovers import leftovers
from tests.support.checks import findings, found

LEFT = [
    ("Kapten tim, TODO: cek nama, mengaku puas.", "TODO: cek nama"),
    ("Jumlahnya FIXME orang.", "FIXME orang"),
    ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
    ("Acara dihadiri xxx warga.", "xxx"),
    ("Hubungi XXXX untuk keterangan.", "XXXX"),
    ("Jumlahnya ??? orang.", "???"),
    ("Acara dibuka oleh [isi nama] kemarin.", "[isi nama]"),
    ("Acara dibuka oleh [nama pejabat].", "[nama pejabat]"),
    ("Acara dibuka oleh [...].", "[...]"),
    ("Acara dibuka oleh [ ].", "[ ]"),
    ("Jumlahnya ________ orang.", "________"),
    ("Ditutup oleh ......... kemarin.", "........."),
    ("Jumlahnya 20 (cek lagi).", "cek lagi"),
]
RIGHT = [
    "Seri Xenia X dan Super Bowl XXX-2 ditonton.",
    "Ia bertanya, “Kapan?”",
    "Ia berkata ... lalu diam.",
    "Lihat [laman dinas](https://dinas.example/layanan) untuk jadwal.",
    "Nomor [12] dan kutipan [sic] dibiarkan.",
    "Metodologi dan todongan dibahas.",
    "Kode `TODO` dan `xxx` dihapus.",
    "Berkas XXL dan XX tersedia.",
]
LINKS = [
    ("[laman ini](http://contoh.example/xxx)", "http://contoh.example/xxx"),
    ("[laman ini](#)", "#"),
    ("[laman ini](https://example.com)", "https://example.com"),
    ("[laman ini](https://)", "https://"),
    ("[laman ini](TODO)", "TODO"),
]


@pytest.mark.parametrize(("text", "quoted"), LEFT)
def test_what_a_writer_left_to_do_is_found(text, quoted):
    assert found(leftovers, text) == [("leftover", quoted, None)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_left_over_is_left_alone(text):
    assert found(leftovers, text) == []


def test_a_skeletons_blank_is_told_elsewhere():
    assert found(leftovers, "Rapat di [isi: nama gedung] dibuka.") == []


@pytest.mark.parametrize(("text", "target"), LINKS)
def test_an_address_that_was_never_filled_in_is_found(text, target):
    assert found(leftovers, f"Lihat {text}.") == [("leftover-in-link", target, None)]


def test_a_finding_names_the_line_of_the_file():
    [title, link] = findings(leftovers, "Satu.\n\nLihat\n[ini](#).", Title="Rapat TODO")
    assert (title.line, link.line) == (1, 9)
