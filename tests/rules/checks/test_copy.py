from paraf.rules.checks.copy import Kind, copy_of
from paraf.rules.checks.markup import PLACEHOLDER
from tests.support.cases import article
from tests.support.checks import copy

BODY = """KOTA CONTOH – Warga **datang**,
lalu *event* dibuka di [balai](https://contoh.example/a).

## Jadwal

- Senin
  pagi
1. Selasa

| Hari | Tempat |
| --- | --- |
| Rabu | `kode` Balai |

> Kutipan surat.

![Foto balai](balai.jpg)

    kode_terindentasi

```
TODO
```

<!-- catatan
TODO -->
Judul Bawah
-----------
Lihat https://contoh.example/xxx, catatan[^1] dan <b>tebal</b> \\*bintang\\* &amp; lain.

[^1]: Isi catatan.
[a]: https://contoh.example
"""


def passages(body, **header):
    return [(one.kind.value, one.text, one.line) for one in copy(body, **header).passages if one.in_body]


def test_a_body_is_taken_apart_into_running_text_with_its_lines():
    assert passages(BODY) == [
        ("paragraph", "KOTA CONTOH – Warga datang,\nlalu event dibuka di balai.", 6),
        ("heading", "Jadwal", 9),
        ("item", "Senin\npagi", 11),
        ("item", "Selasa", 13),
        ("cell", "Hari", 15),
        ("cell", "Tempat", 15),
        ("cell", "Rabu", 17),
        ("cell", f"{PLACEHOLDER} Balai", 17),
        ("paragraph", "Kutipan surat.", 19),
        ("heading", "Judul Bawah", 31),
        ("paragraph", f"Lihat {PLACEHOLDER}, catatan dan tebal *bintang* & lain.", 33),
        ("item", "Isi catatan.", 35),
    ]


def test_headings_know_their_level():
    levels = [one.level for one in copy("# Satu\n\n### Tiga ###\n\nEmpat\n===\n\nLima\n---").of(Kind.HEADING)]
    assert levels == [1, 3, 1, 2]


def test_the_words_of_pictures_and_of_the_header_are_passages_too():
    header = {
        "Image": "a.jpg",
        "Image_Alt": "Loket",
        "Image_Caption": "Loket dibuka",
        "Tags": "kota",
        "Place": "Contoh",
    }
    found = copy("Teks ![Foto balai](balai.jpg) lagi.", **header, Change_Note="Nama")
    assert [(one.kind, one.text) for one in found.passages] == [
        (Kind.TITLE, "Berita"),
        (Kind.ALT, "Loket"),
        (Kind.CAPTION, "Loket dibuka"),
        (Kind.TAGS, "kota"),
        (Kind.PLACE, "Contoh"),
        (Kind.NOTE, "Nama"),
        (Kind.ALT, "Foto balai"),
        (Kind.PARAGRAPH, f"Teks {PLACEHOLDER} lagi."),
    ]


def test_quotations_names_of_rules_and_italics_are_known():
    [passage] = copy("Ia *dua kata* dan “tiga” kata, menurut UU 14/2008.").of(Kind.PARAGRAPH)
    assert [passage.text[slice(*span)] for span in passage.italic] == ["dua kata"]
    assert [passage.text[slice(*span)] for span in passage.quoted] == ["“tiga”"]
    assert [passage.text[slice(*span)] for span in passage.named] == ["UU 14/2008"]
    spared = [word.text for word in passage.words if passage.is_spared(word.start)]
    assert spared == ["dua", "kata", "tiga", "UU"]


def test_two_stretches_of_italics_and_one_that_an_old_mark_cuts_stand_where_they_stood():
    [passage] = copy("\ue000a *b* c _d e_\ue001 f").of(Kind.PARAGRAPH)
    assert passage.text == "a b c d e f"
    assert [passage.text[slice(*span)] for span in passage.italic] == ["b", "d e"]


def test_a_block_quotation_is_quoted_as_a_whole():
    first, second = copy("> Surat itu\n> berbunyi.\nLanjutan.\n\nBukan kutipan.").of(Kind.PARAGRAPH)
    assert (first.quoted, second.quoted) == (((0, len(first.text)),), ())
    [before, quoted] = copy("Sebelum.\n> Kutipan.").of(Kind.PARAGRAPH)
    assert (before.quoted, bool(quoted.quoted)) == ((), True)


def test_indented_lines_go_on_with_an_item_and_are_code_elsewhere():
    assert [one.text for one in copy("- satu\n\n    lanjutan\n\nAkhir.\n\n    kode").passages][1:] == [
        "satu",
        "lanjutan",
        "Akhir.",
    ]


def test_rules_and_fences_of_another_kind_are_no_text():
    assert [one.text for one in copy("Satu\n\n***\n\n~~~\n```\nkode\n~~~\n\nDua").passages][1:] == ["Satu", "Dua"]
    assert [one.text for one in copy("```\nkode tanpa akhir").passages][1:] == []
    assert [one.text for one in copy("Satu\n***\nDua").passages][1:] == ["Satu", "Dua"]


def test_a_text_is_in_the_language_that_it_says_else_in_that_of_the_office():
    assert copy("x", Lang="en-GB").language == "en"
    assert copy("x").language == "id"
    assert copy("x", language="en").language == "en"


def test_a_passage_quotes_what_it_finds_with_its_line():
    [passage] = copy("Satu\ndua tiga").of(Kind.PARAGRAPH)
    finding = passage.find("word", 0, 8, proposal="x")
    assert (finding.place, finding.detail) == ("drafts/a.md:6", {"found": "Satu dua", "proposal": "x"})
    assert passage.line_at(6) == 7


def test_a_header_line_that_is_not_in_a_file_yet_has_no_line():
    paper = article("x")
    fields = tuple(type(one)(key=one.key, value=one.value) for one in paper.fields)
    title = copy_of(type(paper)(fields=fields, body="x"), path="a", language="id").passages[0]
    assert (title.line, title.line_at(3)) == (None, None)


def test_a_word_begins_a_sentence_after_a_mark_or_at_the_start():
    [passage] = copy("Satu dua. “Tiga” empat").of(Kind.PARAGRAPH)
    assert [word.text for word in passage.words if passage.begins_sentence(word.start)] == ["Satu", "Tiga"]


def test_a_line_of_marks_alone_is_no_passage():
    assert list(copy("![](a.jpg)\n\n`kode`\n\n\n").of(Kind.PARAGRAPH)) == []


def test_the_parts_of_file_names_and_addresses_are_no_words():
    [passage] = copy("Ada di periksa.md, ijin@resiko.id dan kota.go.id. Selesai.S.Sos kata-kata e-KTP kota_x 2a").of(
        Kind.PARAGRAPH
    )
    assert [word.text for word in passage.words] == ["Ada", "di", "dan", "Selesai", "S", "Sos", "kata-kata", "e-KTP"]
