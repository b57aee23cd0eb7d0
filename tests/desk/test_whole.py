"""Papers that lie as they were signed are told by their bytes; every other paper is read."""

import pytest

from paraf.desk.papers import casebook
from paraf.desk.papers.casebook import CaseBook
from paraf.rules.words import Seal, Stage
from tests.support.newsrooms import photo, text, with_picture


def fail(*_, **__):
    raise AssertionError


def test_a_sealed_paper_that_lies_as_it_was_signed_is_not_read_as_an_article(house, monkeypatch):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    monkeypatch.setattr(casebook, "gather", fail)
    case = CaseBook(house.newsroom).look_up(Stage.PUBLISHED, "banjir.md").case
    assert case.digest == house.latest("banjir-surut").seal.digest
    assert case.article.get("Title") == "Banjir surut"
    assert not case.article.body


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Air sudah surut.", "Air sudah surat."),
        ("Title: Banjir", "Title: Banyir"),
        ("Summary: Air surut.", "Summary: Air surut!"),
        ("Koreksi: Siti", "X-Catatan: ya\nKoreksi: Siti"),
        ("\n\nAir", "\n\nParaf: sha256:{digest}\n\nAir"),
        ("Koreksi: Siti", "Koreksi: \u202eSiti"),
        ("Paraf: sha256", "Embargo: 2027-01-01 10:00\nParaf: sha256"),
    ],
)
def test_what_differs_from_what_was_signed_is_judged_as_if_it_was_never_seen_before(house, old, new):
    place = house.publish()
    digest = house.latest("banjir-surut").seal.digest.removeprefix("sha256:")
    house.sweep()
    house.edit(place, old, new.format(digest=digest))
    house.sweep()
    seen = house.cases.verdicts.judged[place]
    alone = house.card(place)
    assert (seen.seal, seen.case.digest) == (alone.seal, house.case(place).digest)
    assert (alone.seal is Seal.WHOLE) == (house.case(place).digest == f"sha256:{digest}")


def test_a_picture_that_is_exchanged_beside_a_sealed_paper_voids_it(house):
    house.write("review/foto.jpg", photo("red"))
    place = house.publish(content=with_picture())
    house.sweep()
    house.write("content/foto.jpg", photo("blue"))
    house.sweep(hinted={"content/foto.jpg"})
    assert "picture-changed" in house.read("content/banjir.PARAF.txt") or house.card(place).seal is Seal.VOID
    assert "content/banjir.PARAF.txt" in house.told()


def test_a_shared_picture_that_is_exchanged_is_seen_by_a_hint_and_without(house):
    house.write("images/bersama.jpg", photo("red"))
    place = house.publish(content=with_picture("images/bersama.jpg"))
    house.sweep()
    house.write("images/bersama.jpg", photo("blue"))
    house.sweep(hinted={"images/bersama.jpg"})
    assert house.cases.verdicts.judged[place].seal is Seal.VOID
    house.write("images/bersama.jpg", photo("green"))
    house.sweep()
    assert house.cases.verdicts.judged[place].seal is Seal.VOID


def test_a_hinted_sweep_seals_what_is_signed_and_looks_nowhere_else(house):
    first, second = house.waiting(), house.waiting(place="review/lain.md", content=text(Judul="Lain"))
    house.type_signoff(first)
    house.type_signoff(second)
    swept = house.sweep(hinted={first})
    assert not swept.everything
    assert house.has("content/banjir.md")
    assert house.has("review/lain.md")
    house.sweep()
    assert house.has("content/lain.md")


def test_a_hinted_sweep_takes_in_what_somebody_else_recorded(house):
    place = house.waiting()
    house.sweep()
    other = type(house).__new__(type(house))
    other.root, other.now = house.root, house.now
    other.reopen()
    other.sign(place)
    house.now = other.now
    swept = house.sweep(hinted=())
    assert not swept.everything
    assert house.cases.verdicts.judged["content/banjir.md"].seal is Seal.WHOLE
    assert place not in house.cases.verdicts.judged
