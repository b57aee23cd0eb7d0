import gc
from io import BytesIO

from PIL import Image

from paraf.desk.papers.knowing import known_in
from paraf.desk.papers.standing import NewsroomStanding
from paraf.rules.article import Article
from paraf.rules.checks.registry import checked
from paraf.rules.findings import codes
from paraf.rules.register import Register
from paraf.rules.targets import target_of
from paraf.rules.words import Address
from tests.support.newsrooms import photo, text, with_picture
from tests.support.offices import SETTINGS_TEXT

LONG = (
    "Jembatan Kenanga di Kecamatan Contoh Selatan kembali dapat dilalui kendaraan roda empat mulai Rabu siang. "
    "Perbaikan lantai dan pagar jembatan selesai sembilan hari lebih cepat daripada jadwal semula tahun ini."
)


def found(house, place):
    return codes(checked(house.case(place), known_in(house.newsroom).knowledge))


def told(house, content, place="drafts/baru.md"):
    house.write(place, content)
    return found(house, place)


def test_a_link_leads_to_what_was_published_and_to_what_lies_in_the_folders(house):
    house.publish("2026/banjir.md")
    house.write("drafts/pasang.md", text())
    house.write("drafts/2026/kabut.md", text())
    house.write("review/2026/asap.md", text(Judul="Asap turun"))
    house.sweep()
    standing = NewsroomStanding(house.newsroom)
    for link in ("{filename}2026/banjir.md", "{filename}banjir.md", "../2026/banjir.md", "kabut.md", "asap.md"):
        assert standing.has_paper(target_of(link), beside="drafts/2026/a.md"), link
    for link in ("banjir.md", "../2026/pasang.md", "../../2026/banjir.md", "{filename}kering.md", "{filename}kabut.md"):
        assert not standing.has_paper(target_of(link), beside="drafts/a.md"), link
    assert standing.has_paper(target_of("{filename}asap.md"), beside="drafts/a.md")
    assert standing.has_address(Address("berita/2026/banjir-surut"))
    assert not standing.has_address(Address("berita/2025/banjir-surut"))


def test_a_dead_link_is_found_and_is_none_any_more_when_its_paper_came(house):
    linked = text("Baca [berita kemarin](pasang.md).")
    assert "link-to-nothing" in told(house, linked)
    house.write("drafts/pasang.md", text())
    assert "link-to-nothing" not in found(house, "drafts/baru.md")


def test_what_was_asked_of_a_register_does_not_hold_it(house):
    house.publish("2026/banjir.md")
    standing = NewsroomStanding(house.newsroom)
    assert standing.has_paper(target_of("{filename}banjir.md"), beside="drafts/a.md")
    former = house.newsroom.register.versions
    house.publish("pasar.md", Judul="Pasar dibuka lagi")
    gc.collect()
    held = [each for each in gc.get_objects() if isinstance(each, Register) and each.versions is former]
    assert held == []
    assert standing.has_paper(target_of("{filename}pasar.md"), beside="drafts/a.md")


def test_an_article_that_was_published_is_known_again_also_by_another_paraf(house):
    house.publish("jembatan.md", text(LONG, Judul="Jembatan rampung"))
    again = text(LONG, Judul="Jembatan dibuka")
    assert "duplicate" in told(house, again)
    assert [*house.newsroom.layout.remembered.iterdir()]
    house.reopen()
    assert "duplicate" in found(house, "drafts/baru.md")


def test_what_is_remembered_of_articles_may_be_damaged_or_gone(house, monkeypatch):
    house.publish("jembatan.md", text(LONG, Judul="Jembatan rampung"))
    monkeypatch.setattr("paraf.desk.papers.standing.Outcomes.get", lambda _self, _key: b"\xff")
    assert "duplicate" in told(house, text(LONG, Judul="Jembatan dibuka"))


def test_what_is_published_later_is_known_as_soon_as_it_is(house):
    house.publish("pasar.md", text("Pasar buka.", Judul="Pasar buka"))
    assert "duplicate" not in told(house, text(LONG, Judul="Jembatan dibuka"))
    house.publish("jembatan.md", text(LONG, Judul="Jembatan rampung"))
    assert "duplicate" in found(house, "drafts/baru.md")


def test_nothing_is_kept_of_a_version_that_another_took_the_place_of(house):
    house.publish("banjir.md")
    standing, article = NewsroomStanding(house.newsroom), Article(fields=(), body="Pasar buka.")
    (first,) = standing.candidates(article)
    draft = house.revised()
    house.move(draft, waiting := draft.replace("drafts/", "review/"))
    house.sweep()
    house.type_signoff(waiting)
    house.sweep()
    (second,) = standing.candidates(article)
    assert first.address == second.address
    assert [*standing._made.values()] == [second]  # noqa: SLF001  # what nobody asks for shows nowhere else


def test_a_revision_is_no_duplicate_of_what_it_revises(house):
    house.publish("banjir.md", text(LONG))
    assert "duplicate" not in found(house, house.revise("banjir-surut"))


def test_what_was_withdrawn_is_nothing_to_be_like(house):
    house.publish("banjir.md", text(LONG))
    place = house.withdraw("banjir-surut")
    house.submit(place)
    house.sign(place.replace("drafts/", "review/"))
    assert "duplicate" not in told(house, text(LONG, Judul="Banjir lagi"))


def test_an_older_article_of_the_same_title_is_found_beyond_the_latest(house, monkeypatch):
    monkeypatch.setattr("paraf.desk.papers.standing.LATEST", 1)
    house.publish("banjir.md", text("Air surut."))
    house.publish("pasar.md", text("Pasar buka.", Judul="Pasar buka"))
    draft = text("Air surut lagi.", Tanggal="21 November 2025 09.30")
    assert "title-taken" in told(house, draft)


def test_a_picture_with_a_position_is_told_while_it_is_not_cleaned(house):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "S", (0.0, 1.0, 30.5)
    buffer = BytesIO()
    Image.new("RGB", (40, 20), "red").save(buffer, format="JPEG", exif=exif)
    house.write("drafts/foto.jpg", buffer.getvalue())
    assert "picture-position" in told(house, with_picture())
    house.submit("drafts/baru.md")
    assert "picture-position" not in found(house, "review/baru.md")
    house.write("drafts/lain.jpg", photo("blue"))
    assert "picture-position" not in told(house, with_picture("lain.jpg"), "drafts/lain.md")


def test_the_list_of_officials_and_the_form_of_the_house_are_known(house):
    house.write("kamus/pejabat.csv", "nama,jabatan,instansi,mulai,selesai\nSurya Wijaya,Wali Kota Contoh,,,\n")
    body = "Wali Kota Contoh Surya Wijya hadir."
    assert "official-misspelt" in told(house, text(body))
    house.write("newsroom.toml", SETTINGS_TEXT + '\n[house]\ndatelines = ["KOTA CONTOH"]\nclosings = ["kominfo"]\n')
    assert "dateline" not in found(house, "drafts/baru.md")
    house.accept()
    assert {"dateline", "closing-code"} <= found(house, "drafts/baru.md")
