import pytest

from paraf.desk.acting.revising import KeptTextUnreadableError, sealed_article, start_revision
from paraf.rules.register import Version
from tests.support.newsrooms import photo, text, with_picture


def test_a_revision_starts_from_the_signed_text_and_not_from_what_lies_in_content(house):
    house.publish()
    house.edit("content/banjir.md", "surut", "naik")
    place = house.revise("banjir-surut")
    assert place == "drafts/banjir.rev-2.md"
    assert "Air sudah surut." in house.read(place)
    assert f"Replaces: {house.latest('banjir-surut').seal.digest}" in house.read(place)
    assert "Koreksi" not in house.read(place)
    assert "Paraf" not in house.read(place)


def test_a_taken_name_gets_the_next_number(house):
    house.publish()
    assert [house.revise("banjir-surut") for _ in range(2)] == ["drafts/banjir.rev-2.md", "drafts/banjir.rev-3.md"]


def test_pictures_come_out_of_the_vault_where_they_are_gone(house):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    clean = (house.root / "content/foto.jpg").read_bytes()
    house.revise("banjir-surut")
    assert not house.has("drafts/foto.jpg")
    (house.root / "content/foto.jpg").unlink()
    house.revise("banjir-surut")
    assert (house.root / "drafts/foto.jpg").read_bytes() == clean


def test_a_picture_of_another_draft_is_not_replaced(house):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    house.write("drafts/foto.jpg", b"milik orang lain")
    house.revise("banjir-surut")
    assert (house.root / "drafts/foto.jpg").read_bytes() == b"milik orang lain"


def test_a_withdrawal_keeps_the_lines_that_name_the_article_and_nothing_else(house):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    withdrawal = house.read(house.withdraw("banjir-surut", "Nama anak\ndisebut"))
    assert "Change: pencabutan\nChange-Note: Nama anak disebut\n" in withdrawal
    assert "foto.jpg" not in withdrawal
    assert not house.has("drafts/foto.jpg")


def test_a_sealed_text_that_is_no_article_stops_the_work(house):
    house.publish()
    version = house.latest("banjir-surut")
    forged = type(version.seal)(
        **{name: getattr(version.seal, name) for name in version.seal.__struct_fields__}
        | {"text": house.newsroom.vault.put(b"tanpa kepala")}
    )
    broken = Version(seal=forged, time=version.time, number=version.number)
    with pytest.raises(KeptTextUnreadableError):
        sealed_article(house.newsroom, broken)
    with pytest.raises(KeptTextUnreadableError):
        start_revision(house.newsroom, broken)


def test_two_open_revisions_are_told_of_each_other(house):
    house.publish(content=text())
    for place, body in [(house.revise("banjir-surut"), "Satu."), (house.revise("banjir-surut"), "Dua.")]:
        house.write(place, f"Change: ralat\nChange-Note: {body}\n{house.read(place)}{body}\n")
        house.submit(place)
    house.sign("review/banjir.rev-3.md")
    refused = house.sign("review/banjir.rev-2.md")
    assert "outdated-revision" in {finding.code for finding in refused.findings}
    house.submit("review/banjir.rev-2.md")
    house.sign("review/banjir.rev-2.md")
    assert "Satu." in house.read("content/banjir.md")
    assert len(house.live()) == 1
