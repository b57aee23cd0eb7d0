import pytest

from paraf.rules.article import Article
from paraf.rules.manifest import sha256
from paraf.rules.names import Kind, kind_of
from paraf.rules.workflow.revision import notice_of, revision_of, revision_path, withdrawal_of
from tests.support.cases import article

DIGEST = sha256(b"1")
SIGNED = article(
    Slug="banjir-surut",
    Koreksi="SR",
    Paraf=sha256(b"0"),
    Change="ralat",
    Change_Note="Nama",
    Image="foto.jpg",
    Tags="NIK 6171",
    X_Catatan="telepon dulu",
    Assignment="118/SPT",
)


def keys(paper):
    return [field.key for field in paper.fields]


def test_a_revision_starts_from_the_signed_text_and_names_what_it_replaces():
    paper = revision_of(SIGNED, DIGEST)
    assert paper.get("Replaces") == DIGEST
    assert paper.body == SIGNED.body
    assert not {"Koreksi", "Paraf", "Change", "Change-Note"} & set(keys(paper))


def test_a_withdrawal_keeps_only_what_names_the_article():
    paper = withdrawal_of(SIGNED, DIGEST, reason="Data anak\n ikut terbit")
    assert keys(paper) == ["Title", "Date", "Category", "Authors", "Slug", "Replaces", "Change", "Change-Note"]
    assert paper.get("Change-Note") == "Data anak ikut terbit"
    assert paper.body == ""


def test_a_notice_has_nothing_public_but_what_names_the_article_and_the_change():
    paper = notice_of(SIGNED)
    assert keys(paper) == [
        *("Title", "Date", "Category", "Authors", "Slug"),
        *("Koreksi", "Paraf", "Change", "Change-Note", "X-Catatan", "Assignment"),
    ]
    assert paper.body == ""
    assert notice_of(paper) == paper


def test_what_withdraws_already_is_its_own_notice():
    paper = withdrawal_of(SIGNED, DIGEST, reason="Keliru")
    assert notice_of(paper) == paper
    assert notice_of(Article(fields=(), body="x")) == Article(fields=(), body="")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("banjir.md", "banjir.rev-2.md"),
        ("2026/banjir.md", "2026/banjir.rev-2.md"),
        ("banjir.md.txt", "banjir.rev-2.md.txt"),
        ("v1.0.markdown", "v1.0.rev-2.markdown"),
        ("banjir/index.md", "banjir.rev-2/index.md"),
        ("banjir/INDEX.TXT", "banjir.rev-2/INDEX.TXT"),
        ("index.md", "index.rev-2.md"),
    ],
)
def test_a_revision_lies_beside_what_it_revises_under_an_articles_name(path, expected):
    assert revision_path(path, 2) == expected
    assert kind_of(expected.rpartition("/")[2]) is Kind.ARTICLE
