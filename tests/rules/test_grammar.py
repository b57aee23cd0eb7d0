import pytest

from paraf.rules.article import Article, Field
from paraf.rules.findings import codes
from paraf.rules.grammar import MAX_HEADER_LINES, MAX_LINE_CHARACTERS, parse

DIGEST = "sha256:" + "0f" * 32


def found(text):
    return [(finding.code, finding.line) for finding in parse(text, path="a.md").findings]


def detail(text):
    (finding,) = parse(text, path="a.md").findings
    return dict(finding.detail)


def test_a_canonical_text_gives_its_article_with_lines():
    reading = parse("Title: Banjir\nX-Abaikan: angka\n\nIsi.\n\n  Lanjut\n", path="a.md")
    assert reading.article == Article(
        fields=(Field(key="Title", value="Banjir"), Field(key="X-Abaikan", value="angka")), body="Isi.\n\n  Lanjut"
    )
    assert [field.line for field in reading.article.fields] == [1, 2]
    assert reading.article.body_line == 4
    assert (reading.findings, reading.changes) == ((), ())


def test_a_header_alone_is_an_article():
    assert parse("Title: Banjir\n", path="a.md").article == Article(
        fields=(Field(key="Title", value="Banjir"),), body=""
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Title: x", 2),
        ("Title: x\n\n", 3),
        ("Title: x\n\nIsi.", 4),
        ("Title: x\n\nIsi.\n\n", 5),
        ("Title: x\n\n\nIsi.\n", 3),
        ("Judul: x\n", 1),
        ("title: x\n", 1),
        ("Image_Alt: x\n", 1),
        ("X-abaikan: x\n", 1),
        ("Title:x\n", 1),
        ("Title: x \n", 1),
        ("Title :  x\n", 1),
        ("Title: a\tb\n", 1),
        ("Title: a\u00a0b\n", 1),
        ("Slug: x\nTitle: USDA&#8217;s\n", 2),
        ("Tags: [a, b]\n", 1),
        ("Title: x\nUnit: \n", 2),
        ("Title: x\nUnit:\n\nIsi.\n", 2),
    ],
)
def test_what_tidying_would_change_is_not_canonical(text, line):
    assert found(text) == [("not-canonical", line)]


def test_a_text_that_is_not_canonical_is_told_what_was_expected():
    assert detail("Judul: x\n") == {"value": "Judul: x", "expected": "Title: x"}
    assert detail("Title: x\n\n") == {"value": "", "expected": ""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("no-header", 1)]),
        ("\nIsi.\n", [("no-header", 1)]),
        ("Isi saja.\nTanpa kepala.\n", [("no-header", 1)]),
        ("Rapat kerja: dimulai\n", [("no-header", 1)]),
        ("  Title: x\n", [("continuation-line", 1), ("no-header", 1)]),
        ("Title: x\n  lanjut\n  lagi\nTags: a\n lain\n", [("continuation-line", 2), ("continuation-line", 5)]),
        ("Title: x\nIsi satu.\nIsi dua.\nTags: a\nIsi tiga.\n", [("not-a-header", 2), ("not-a-header", 5)]),
        ("Title: x\nhttps://contoh.example/a\n", [("not-a-header", 2)]),
        ("Title: x\n- a\n---\n", [("not-a-header", 2)]),
        ("Title: x\n: kosong\n", [("not-a-header", 2)]),
        ("Title: x\nJuduk: y\n", [("unknown-key", 2)]),
        ("Title: x\nStatus: draft\n_content: y\n", [("forbidden-key", 2), ("forbidden-key", 3)]),
        ("Status: draft\n", [("forbidden-key", 1)]),
        ("Title: x\nTags: a\nTitle: y\n", [("duplicate-key", 3)]),
        ("X-Abaikan: a\nX-Abaikan: a\n", [("duplicate-key", 2)]),
        ("Date: 21-11-2026\n", [("bad-date", 1)]),
        ("Embargo: 2026-11-31 10:00\n", [("bad-date", 1)]),
        ("Slug: Banjir-Besar\n", [("bad-slug", 1)]),
        ("Slug: index\n", [("bad-slug", 1)]),
        ("Redirect: air, index\n", [("bad-redirect", 1)]),
        ("Redirect: air, air\n", [("bad-redirect", 1)]),
        ("Redirect: air,rapat\n", [("bad-redirect", 1)]),
        (f"Slug: {'a' * 101}\n", [("bad-slug", 1)]),
        ("Lang: Jawa Timur\n", [("bad-lang", 1)]),
        ("Translation-Of: berita/2026\n", [("bad-translation", 1)]),
        ("Change: koreksi\n", [("bad-change", 1)]),
        ("Classification: rahasia\n", [("bad-classification", 1)]),
        (f"Replaces: {DIGEST[:-1]}\n", [("bad-digest", 1)]),
        ("Paraf: Siti Rahma, R7G2-M8VK-YFPV\n", [("bad-digest", 1)]),
        ("\ufeffTitle: x\n", [("refused-character", 1), ("no-header", 1)]),
        ("Title: x\r\n\nIsi.\r\n", [("refused-character", 1), ("refused-character", 3)]),
        ("Title: x\n\nIsi\u202e.\nLagi\x0b\x0c\n", [("refused-character", 3), ("refused-character", 4)]),
    ],
)
def test_what_the_grammar_refuses_is_told_with_its_line(text, expected):
    assert found(text) == expected


def test_all_findings_are_given_at_once():
    text = "Title: x\nJuduk: y\nSlug: A\nStatus: z\nDate: besok\nTitle: u\nbukan kepala\n\nIsi\u2028\n"
    assert found(text) == [
        ("unknown-key", 2),
        ("bad-slug", 3),
        ("forbidden-key", 4),
        ("bad-date", 5),
        ("duplicate-key", 6),
        ("not-a-header", 7),
        ("refused-character", 9),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title: x\nJuduk: y\n", {"key": "Juduk", "suggestion": "Judul"}),
        ("Title: x\nFotografer utama: y\n", {"key": "Fotografer utama", "suggestion": "X-Fotografer-Utama"}),
        ("Title: x\n日記: y\n", {"key": "日記", "suggestion": "X-Catatan"}),
        ("Title: x\nTitle: y\n", {"key": "Title", "name": "Title", "first": "Title", "first_line": "1"}),
        ("Slug: Banjir Besar\n", {"key": "Slug", "value": "Banjir Besar", "expected": "", "proposal": "banjir-besar"}),
        ("Slug: ???\n", {"key": "Slug", "value": "???", "expected": "", "proposal": "judul-berita"}),
        ("Title: x\n\n\u2067\n", {"character": "U+2067", "column": "1"}),
        ("Title: x\nIsi.\n", {"value": "Isi."}),
    ],
)
def test_a_finding_says_what_was_found_and_what_would_do(text, expected):
    assert detail(text) == expected


def test_a_kind_of_change_is_expected_from_the_list():
    assert detail("Change: x\n")["expected"] == "ralat, ejaan, pemutakhiran, hak-jawab, pencabutan"


def test_a_header_has_at_most_sixty_lines():
    lines = [f"X-Catatan-{number}: x\n" for number in range(MAX_HEADER_LINES + 1)]
    assert found("".join(lines[:-1])) == []
    assert found("".join(lines)) == [("header-too-long", 61)]


def test_a_header_line_has_at_most_two_thousand_characters():
    longest = "x" * (MAX_LINE_CHARACTERS - len("Title: "))
    assert found(f"Title: {longest}\n") == []
    assert found(f"Title: {longest}x\n") == [("line-too-long", 1)]
    assert found(f"Title: x\nJuduk: {longest}x\n") == [("unknown-key", 2), ("line-too-long", 2)]


def test_a_text_has_at_most_a_million_bytes():
    body = "é" * 499_995
    assert found(f"Slug: b\n\n{body[:-1]}\n") == []
    assert found(f"Slug: b\n\n{body}é\n") == [("too-long", None)]


def test_a_hundred_lines_with_refused_characters_are_told_of_and_no_more():
    assert len(parse("Title: x\n\n" + "\x01\n" * 500, path="a.md").findings) == 100


def test_a_refused_text_has_no_article():
    reading = parse("Title: x\nStatus: draft\n", path="a.md")
    assert reading.article is None
    assert codes(reading.findings) == {"forbidden-key"}
