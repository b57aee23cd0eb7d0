import pytest

from paraf.desk.sweeping.board import withheld_of
from paraf.rules.words import Seal, Stage
from tests.support.newsrooms import text


def test_every_paper_has_its_card(house):
    house.write("drafts/a.md", text(Judul="Satu"))
    house.write("review/b.md", text(Judul="Dua"))
    house.sweep()
    house.publish("c.md", text(Judul="Tiga"))
    cards = {card.path: card for card in house.board().cards}
    assert {path: (card.stage, card.title, card.slug) for path, card in cards.items()} == {
        "drafts/a.md": (Stage.DRAFT, "Satu", ""),
        "review/b.md": (Stage.REVIEW, "Dua", "dua"),
        "content/c.md": (Stage.PUBLISHED, "Tiga", "tiga"),
    }
    assert cards["content/c.md"].live == cards["content/c.md"].digest == house.latest("tiga").seal.digest
    assert cards["drafts/a.md"].live is None


def test_looking_at_the_board_changes_nothing(house):
    house.write("review/a.md", text(Kategori=None))
    house.write("review/b.md", text())
    house.publish("c.md", text(Judul="Tiga"))
    house.write("review/c.md", house.read("content/c.md"))
    with house.unchanged():
        house.board()


def test_a_paper_that_cannot_be_read_has_a_card_under_its_name(house):
    house.write("review/banjir.md", "tanpa kepala")
    card = house.card("review/banjir.md")
    assert (card.title, card.slug, card.digest, card.code) == ("banjir.md", "", None, None)


def test_a_published_article_without_its_paper_has_a_card_too(house):
    house.publish()
    (house.root / "content/banjir.md").unlink()
    card = house.card("content/banjir.md")
    assert (card.slug, card.seal, card.digest) == ("banjir-surut", Seal.WHOLE, None)
    assert card.live
    assert card.findings


def test_what_waits_to_be_signed_is_not_withheld_and_what_lies_unsigned_in_content_is(house):
    house.write("review/a.md", text(Judul="Satu"))
    house.write("content/b.md", text(Judul="Dua"))
    place = house.publish("c.md", text(Judul="Tiga"))
    house.sweep()
    assert list(house.board().withheld) == ["content/b.md"]
    house.edit(place, "Air", "Banjir")
    assert list(house.board().withheld) == ["content/b.md", "content/c.md"]


MISCHIEF = {
    "nothing": lambda _: None,
    "changed": lambda house: house.edit("content/c0.md", "Air", "Banjir"),
    "unsigned": lambda house: house.write("content/b.md", text(Judul="Baru")),
    "unreadable": lambda house: house.write("content/b.md", "tanpa kepala"),
    "another kind": lambda house: house.write("content/b.rst", "?"),
    "a twin": lambda house: house.write("content/C0.md", house.read("content/c0.md")),
    "a copy": lambda house: house.write("content/salinan.md", house.read("content/c0.md")),
    "a draft": lambda house: house.write("drafts/c0.md", house.read("content/c0.md")),
    "gone": lambda house: (house.root / "content/c0.md").unlink(),
    "a line gone": lambda house: house.edit("content/c0.md", "Koreksi", "X-Koreksi"),
}


@pytest.mark.parametrize("mischief", MISCHIEF.values(), ids=MISCHIEF)
@pytest.mark.parametrize("papers", [2, 25])
def test_what_is_withheld_is_found_without_judging_what_lies_as_it_was_sealed(house, mischief, papers):
    for number in range(papers):
        house.publish(f"c{number}.md", text(Judul=f"Berita {number}"))
    mischief(house)
    assert withheld_of(house.newsroom, at=house.now) == house.board().withheld


def test_strangers_and_waiting_settings_stand_on_the_board(house):
    house.write("drafts/undangan.xlsx", b"PK")
    house.write("newsroom.toml", "# diubah\n")
    board = house.board()
    assert [finding.code for finding in board.strangers] == ["unknown-kind"]
    assert "roster-not-accepted" in {finding.code for finding in board.office}


def test_a_new_article_that_wants_a_taken_address_is_not_shown_as_live(house):
    house.publish()
    house.write("drafts/lain.md", text())
    card = house.card("drafts/lain.md")
    assert card.live is None
    assert "slug-clash" in {finding.code for finding in card.findings}


def test_what_several_rules_find_at_a_paper_is_said_once(house):
    house.write("review/satu.md", text(Judul="Satu"))
    house.write("review/satu.txt", text(Judul="Dua"))
    house.write("drafts/tiga.md", text(Judul="Tiga"))
    house.write("review/tiga.md", text(Judul="Tiga Lagi"))
    for place in ("review/satu.md", "review/satu.txt"):
        names = [one.code for one in house.card(place).findings if one.code.startswith("name-")]
        assert names == ["name-clash"], place
    names = [one.code for one in house.card("drafts/tiga.md").findings if one.code.startswith("name-")]
    assert names == ["name-taken"]
