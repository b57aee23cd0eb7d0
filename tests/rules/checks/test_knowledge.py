from paraf.rules.checks.knowledge import LISTS, Knowledge, known_from
from paraf.rules.checks.lexicon import extended, hits, lexicon
from paraf.rules.checks.lists import read_rows
from paraf.rules.checks.tables.foreign_words import FOREIGN_WORDS, LONG_PHRASES
from paraf.rules.checks.tables.standard_words import STANDARD_WORDS
from paraf.rules.findings import codes
from tests.support.checks import copy


def found(entries, text):
    return [(hit.found, hit.proposal) for hit in hits(lexicon(entries), copy(text).passages[-1])]


def rows(text, *columns):
    read = read_rows(text if isinstance(text, bytes) else text.encode(), columns, path="kamus/a.csv")
    return [row.values for row in read.rows], [(one.code, one.line) for one in read.findings]


def test_the_longest_entry_counts_and_its_words_are_not_looked_at_again():
    assert found({"olah": "x", "olah raga": "olahraga", "raga": "y"}, "Lomba olah raga dan raga.") == [
        ("olah raga", "olahraga"),
        ("raga", "y"),
    ]
    assert found({"olah raga": "olahraga"}, "Kami olah, raga kami kuat.") == []


def test_capitals_hyphens_and_endings_are_kept():
    entries = {"ijin": "izin", "jum'at": "Jumat"}
    assert found(entries, "IJIN Ijinnya ijin-ijin jum’at JUM'AT ijin-x pun") == [
        ("IJIN", "IZIN"),
        ("Ijinnya", "Izinnya"),
        ("ijin-ijin", "izin-izin"),
        ("jum’at", "Jumat"),
        ("JUM'AT", "JUMAT"),
    ]


def test_an_entry_without_a_proposal_takes_a_known_one_out():
    assert dict(extended(lexicon({"ijin": "izin", "a": "b"}), {"Ijin": "", "c": "d"}).entries) == {"a": "b", "c": "d"}


def test_no_table_proposes_what_it_finds_or_what_another_entry_finds():
    for table in (STANDARD_WORDS, FOREIGN_WORDS, LONG_PHRASES):
        assert [word for word, right in table.items() if right.casefold() == word or not right] == []
    assert [right for right in STANDARD_WORDS.values() if right.casefold() in STANDARD_WORDS] == []


def test_a_list_is_read_as_spreadsheets_save_it():
    assert rows("salah,benar\najar,ajak\n", "salah", "benar") == ([("ajar", "ajak")], [])
    assert rows("benar;catatan;Salah\najak;x;ajar\n\n# catatan\nb;;a", "salah", "benar") == (
        [("ajar", "ajak"), ("a", "b")],
        [],
    )
    assert rows('salah\tbenar\n"ajar"\t"a, b"\nsatu\n', "salah", "benar") == ([("ajar", "a, b"), ("satu", "")], [])
    assert rows("\ufeffnama\r\nBudi\r\n".encode(), "nama") == ([("Budi",)], [])


def test_what_cannot_be_read_in_a_list_is_found_in_its_line():
    assert rows("salah,benar\n,x\na,b\n", "salah", "benar") == ([("a", "b")], [("list-row", 2)])
    assert rows("kata,benar\na,b\n", "salah", "benar") == ([], [("list-columns", 1)])
    assert rows("", "salah") == ([], [("list-columns", 1)])
    assert rows(b"%PDF-1.7", "salah") == ([], [("not-text", None)])
    assert rows(f'salah\n"{"x" * 200_000}"\n', "salah") == ([], [("list-unreadable", 2)])


def test_the_lists_of_an_office_extend_what_paraf_brings():
    lists = {
        "kata-baku.csv": b"salah,benar\nkominpo,kominfo\n",
        "kata-asing.csv": b"asing,padanan\nmonitoring,\nhajatan,acara\n",
        "nama.csv": b"nama\nApotik Sehat\n",
        "lain.csv": b"x",
    }
    known = known_from(lists, language="en")
    assert known.findings == ()
    knowledge = known.knowledge
    assert (knowledge.language, knowledge.names) == ("en", frozenset({"apotik", "sehat"}))
    assert knowledge.standard.entries["kominpo"] == "kominfo"
    assert "monitoring" not in knowledge.foreign.entries
    assert "monitoring" in Knowledge().foreign.entries


def test_a_list_that_cannot_be_read_leaves_the_others():
    known = known_from({"kata-baku.csv": b"x\n", "nama.csv": b"nama\nBudi\n"}, language="id")
    assert codes(known.findings) == {"list-columns"}
    assert known.findings[0].path == "kamus/kata-baku.csv"
    assert known.knowledge.names == {"budi"}


def test_every_list_has_columns():
    assert all(form.columns for form in LISTS.values())
