"""A plain text off a telephone has its title in its first line."""

from zoneinfo import ZoneInfo

import pytest

from paraf.rules.findings import codes
from paraf.rules.reading import read_article

ZONE = ZoneInfo("Asia/Pontianak")


def read(text, path="drafts/banjir.txt"):
    return read_article(text.encode(), path=path, zone=ZONE)


@pytest.mark.parametrize(
    ("text", "title", "body", "line"),
    [
        ("Banjir surut\n\nAir surut.\n", "Banjir surut", "Air surut.", 3),
        ("Banjir surut\nAir surut.\n", "Banjir surut", "Air surut.", 2),
        ("\n\n*BANJIR SURUT*\n\n\nAir: surut.\nLagi.", "BANJIR SURUT", "Air: surut.\nLagi.", 6),
        ("# Banjir surut\r\n\r\nAir surut.\r\n", "Banjir surut", "Air surut.", 3),
    ],
)
def test_the_first_line_is_the_title_where_there_is_no_header(text, title, body, line):
    reading = read(text)
    assert (reading.article.get("Title"), reading.article.body) == (title, body)
    assert reading.article.body_line == line
    (change,) = reading.changes
    assert (change.code, change.became) == ("title", f"Title: {title}")


@pytest.mark.parametrize("text", ["Banjir surut\n", f"{'a' * 201}\n\nAir.\n", "***\n\nAir.\n", "\n", ""])
def test_what_can_be_no_title_stays_as_it_is(text):
    assert "no-header" in codes(read(text).findings)


@pytest.mark.parametrize("path", ["drafts/banjir.md", "drafts/banjir.markdown"])
def test_only_plain_text_is_read_so(path):
    assert "no-header" in codes(read("Banjir surut\n\nAir.\n", path).findings)


def test_a_text_with_a_header_or_fences_is_read_as_ever():
    assert read("Judul: Banjir\n\nAir.\n").article.get("Title") == "Banjir"
    assert read("---\nJudul: Banjir\n---\n\nAir.\n", "drafts/banjir.md.txt").article.get("Title") == "Banjir"
    assert "not-a-header" in codes(read("Judul: Banjir\nAir surut\n\nAir.\n").findings)
