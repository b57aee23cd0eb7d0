"""What holds of every text: no check breaks on it, and each finding has its place, its quotation and its words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.checks.posts import Official
from paraf.rules.checks.registry import checked_article
from paraf.rules.house import House
from paraf.rules.wording import WORDINGS
from tests.support.cases import article
from tests.support.checks import KNOWLEDGE

FRAGMENTS = (
    *("di", "ke", "rumah", "dirumah", "makan", "ke-dua", "HUT", "Kota", "resiko", "Walikota", "event", "yang", "dari"),
    *("Senin", "Kamis,", "Minggu (", "sampai", "20/11/2026", "31 Juni 2026", "29 Februari", "5 Januari", "30–31 Mei"),
    *(
        "Rp 5.000,-",
        "Rp2,5 juta",
        "Rp2,5 miliar",
        "18,250",
        "7.4 persen",
        "62 persen",
        "%",
        "8000 paket",
        "pukul 25.00",
    ),
    *(
        "terdiri atas",
        "yaitu",
        "masing-masing berisi",
        "total",
        "sisanya",
        "menjadi",
        "naik",
        "turun",
        "0",
        "120 siswa",
    ),
    *("3-1 (25-19, 23-25)", "lima tim", "empat pool", "perempuan", "laki-laki", "adalah", "setiap", "dan"),
    *("“Kami siap hari ini", "”", '"', "ujar", ",", ".", "..", " ,", "(", ")", "TODO", "[isi", "]", "xxx", "???"),
    *("*", "**", "_", "`", "[a](#)", "![a](b.jpg)", "<b>", "&amp;", "\\*", "\ue000", "\ue001", "\ue12a", "\ufffc"),
    *(
        "\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n| a | 5 |",
        "\n|---|---|",
        "\n| Jumlah | 7 |",
        "\n> ",
        "\n# ",
        "\n```\n",
        "\n===",
    ),
    *("Wali Kota Contoh", "Surya Wijya", "Surya Wijaya", "selaku", "Plt.", "Kepala Dinas", ", S.Sos", "Budi Santoso"),
    *(
        "(9 tahun)",
        "siswa SD",
        "bernama",
        "menderita",
        "TBC",
        "tinggal di Jalan",
        "NIK",
        "9971014511850003",
        "0812 3456 789",
    ),
    *("rekening", "BCA", "1234567890", "a@gmail.com", "mobil", "KB 1234 AB", "klik di sini", "[sini](b.md)", "\n#### "),
    *("Peraturan", "Nomor 5", "Tahun 2020", "tentang", "http://a.b/c", "2²", "٣", "½", "İ", "ß", "\u00a0", "-", "’"),
)
KNOWN = replace(
    KNOWLEDGE,
    officials=(Official(name="Surya Wijaya", post="Wali Kota Contoh", agency="Pemerintah Kota Contoh"),),
    house=House(datelines=("KOTA CONTOH",), closings=("kominfo",)),
)
texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=5)), max_size=40).map(" ".join)
joined = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


@given(body=st.one_of(texts, joined), title=texts)
def test_every_text_can_be_checked_and_every_finding_can_be_said(body, title):
    paper = article(body, Title=" ".join(title.split()), Summary=None)
    last = paper.body_line + body.count("\n")
    for finding in checked_article(paper, KNOWN, path="drafts/a.md"):
        assert finding.line is not None
        assert 1 <= finding.line <= last
        assert finding.detail["found"]
        blanks = {"path": "a", "line": "1"} | dict(finding.detail)
        wording = WORDINGS[finding.code]
        assert wording.message.format_map(blanks)
        assert wording.next.format_map(blanks)


@given(body=texts)
def test_what_is_found_does_not_depend_on_what_was_found_before(body):
    paper = article(body)
    assert checked_article(paper, KNOWLEDGE, path="a") == checked_article(paper, KNOWLEDGE, path="a")
