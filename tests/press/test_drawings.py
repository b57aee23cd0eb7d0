"""What is drawn for the public site: each once, gone with what it was drawn from, and the same whoever draws it."""

import shutil
from datetime import timedelta
from importlib import resources
from io import BytesIO

import msgspec
import pytest
from PIL import Image, ImageDraw, ImageFont

from paraf.desk.opening.confining import GaveUp
from paraf.desk.opening.pictures import clean_picture
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import Press, print_site
from paraf.press.contents import places
from paraf.press.contents.drawing import CardWords
from paraf.press.pictures import drawings, social_cards
from paraf.press.pictures.drawings import Drawings
from paraf.press.pictures.drawn import copies_of
from paraf.press.releases.release_check import release_problems
from paraf.press.releases.standing import hashes_of, live
from paraf.press.reprinting import reprint
from paraf.press.stops import PressStoppedError
from paraf.rules.entries import Accepted
from paraf.rules.manifest import sha256
from paraf.rules.renditions import Rendition
from paraf.rules.words import Channel, Verdict
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.newsrooms import House, with_picture
from tests.support.pictures import NEEDLE, drawn, odd, saved, talkative
from tests.support.press import NOW, seal, text_of

LATER = NOW + timedelta(minutes=1)
PHOTO = saved(drawn(size=(1200, 800)), "JPEG")
OTHER = saved(drawn(size=(1200, 801)), "JPEG")
HEADED = {"Image": "foto.jpg", "Image_Alt": "Jembatan"}


def with_photo(newsroom, content=PHOTO, at=NOW, **header):
    body = "Isi.\n\n![Sungai](foto.jpg)"
    return seal(newsroom, text_of(body=body, **HEADED, **header), files={"foto.jpg": content}, at=at)


def shown(newsroom):
    """Give every drawn picture of the live site with its hash; cards left out."""
    found = hashes_of(live(newsroom.layout))
    return {place: digest for place, digest in found.items() if places.is_drawn(place) and "kartu" not in place}


def cards(newsroom):
    return {place for place in hashes_of(live(newsroom.layout)) if place.startswith("gambar/kartu/")}


def page(newsroom, slug="banjir"):
    return (newsroom.layout.public / f"berita/2026/{slug}/index.html").read_text(encoding="utf-8")


def of(content):
    return sha256(content).removeprefix("sha256:")[: places.DIGITS]


@pytest.fixture
def counted(monkeypatch):
    """Count what is drawn in this process."""
    made = []
    for owner, name in ((drawings, "confined"), (social_cards, "drawn")):
        real = getattr(owner, name)
        monkeypatch.setattr(owner, name, lambda *args, real=real, name=name: made.append(name) or real(*args))
    return made


def test_a_page_offers_a_picture_in_every_width_and_the_sealed_bytes_as_the_largest(newsroom):
    with_photo(newsroom)
    print_site(newsroom, at=NOW)
    widths = {(place.split("/")[1], place.rpartition(".")[2]) for place in shown(newsroom)}
    assert widths == {("480", "avif"), ("960", "avif"), ("1200", "avif"), ("480", "jpg"), ("960", "jpg")}
    text = page(newsroom)
    for place in shown(newsroom):
        assert text.count(f"/{place}") >= 2
    sealed = f"gambar/{of(PHOTO)}-foto.jpg"
    assert text.count(f"/{sealed} 1200w") == 2
    assert (newsroom.layout.public / sealed).read_bytes() == PHOTO
    assert text.count('fetchpriority="high"') == text.count('loading="lazy"') == 1


def test_a_page_without_a_picture_has_its_card_alone(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    assert not shown(newsroom)
    assert len(cards(newsroom)) == 2
    (place,) = (place for place in cards(newsroom) if f"/{place}" in page(newsroom))
    assert 'property="og:image:width" content="1200"' in page(newsroom)
    content = (newsroom.layout.public / place).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) <= 60_000


def test_only_what_a_page_shows_is_drawn_and_a_file_that_is_linked_is_not(newsroom):
    seal(newsroom, text_of(body="[Peta](foto.jpg)"), files={"foto.jpg": PHOTO})
    print_site(newsroom, at=NOW)
    assert not shown(newsroom)
    assert f"gambar/{of(PHOTO)}-foto.jpg" in hashes_of(live(newsroom.layout))


def test_a_second_run_draws_nothing(newsroom, counted):
    with_photo(newsroom)
    print_site(newsroom, at=NOW)
    assert counted
    counted.clear()
    print_site(newsroom, at=LATER, anew=True)
    clean_site(newsroom.root, at=LATER)
    assert counted == []


def test_an_edit_of_a_body_draws_nothing_and_another_title_draws_its_card(newsroom, counted):
    with_photo(newsroom)
    press = Press(newsroom)
    press.print_site(at=NOW)
    counted.clear()
    said = {"Change": "ralat", "Change_Note": "Angka"}
    with_photo(newsroom, at=LATER, Source="Siaran", **said)
    press.print_site(at=LATER)
    assert counted == []
    seal(newsroom, text_of(Slug="kebakaran", Title="Kebakaran padam"), at=LATER)
    press.print_site(at=LATER)
    assert counted == ["drawn"]
    press.let_go()


def test_what_is_lost_or_damaged_is_drawn_again_to_the_same_bytes(newsroom, counted):
    with_photo(newsroom)
    print_site(newsroom, at=NOW)
    before = hashes_of(live(newsroom.layout))
    for file in newsroom.layout.drawn.rglob("*"):
        if file.is_file():
            file.write_bytes(b"x")
    counted.clear()
    print_site(newsroom, at=LATER, anew=True)
    assert counted.count("confined") == 1
    shutil.rmtree(newsroom.layout.drawn)
    print_site(newsroom, at=LATER, anew=True)
    assert counted.count("confined") == 2
    assert hashes_of(live(newsroom.layout)) == before


def test_a_clean_build_without_anything_kept_gives_the_same_bytes(newsroom):
    with_photo(newsroom)
    seal(newsroom, text_of(Slug="angin", Title="Angin"))
    press = Press(newsroom)
    press.print_site(at=NOW)
    with_photo(newsroom, OTHER, at=LATER, Slug="lain")
    press.print_site(at=LATER)
    press.let_go()
    assert shown(newsroom)
    shutil.rmtree(newsroom.layout.drawn)
    assert differing(live_site(newsroom.layout), clean_site(newsroom.root, at=LATER)) == []


def test_many_pictures_drawn_at_once_are_those_drawn_one_by_one(newsroom):
    contents = [saved(drawn(size=(500 + each, 300)), "JPEG") for each in range(6)]
    digests = [newsroom.vault.put(content) for content in contents]
    told = []
    drawings_ = Drawings(newsroom.office, copies_of(newsroom.layout), lambda done, of: told.append((done, of)))
    drawings_.get_ready(digests)
    at_once = [drawings_.renditions(digest) for digest in digests]
    shutil.rmtree(newsroom.layout.drawn)
    assert [Drawings(newsroom.office, copies_of(newsroom.layout)).renditions(digest) for digest in digests] == at_once
    assert told in ([], [(each, 6) for each in range(1, 7)])  # nobody shares out what one core has to do


def test_what_was_withdrawn_is_shown_in_no_width_and_kept_in_none(newsroom):
    with_photo(newsroom)
    seal(newsroom, text_of(Slug="angin", Title="Angin"))
    print_site(newsroom, at=NOW)
    assert shown(newsroom)
    before = cards(newsroom)
    notice = text_of(body="", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, notice, verdict=Verdict.WITHDRAW, at=LATER)
    print_site(newsroom, at=LATER)
    assert not shown(newsroom)
    assert len(before - cards(newsroom)) == 1
    kept = [path for path in newsroom.layout.volatile.rglob("*") if path.suffix in {".avif", ".jpg"}]
    assert kept == []
    assert len([*newsroom.layout.drawn.glob("copies/*/*")]) == len(cards(newsroom))


def test_a_picture_that_was_replaced_is_gone_in_every_width_and_a_shared_one_stays(newsroom):
    with_photo(newsroom)
    with_photo(newsroom, Slug="lain")
    print_site(newsroom, at=NOW)
    with_photo(newsroom, OTHER, at=LATER, Change="ralat", Change_Note="Foto keliru")
    print_site(newsroom, at=LATER)
    digits = {place.split("/")[2][: places.DIGITS] for place in shown(newsroom)}
    assert digits == {of(PHOTO), of(OTHER)}
    with_photo(newsroom, OTHER, at=LATER, Slug="lain", Change="ralat", Change_Note="Foto keliru")
    print_site(newsroom, at=LATER)
    assert {place.split("/")[2][: places.DIGITS] for place in shown(newsroom)} == {of(OTHER)}
    former = newsroom.layout.releases / "former"
    assert not [*former.rglob("*")]


def test_a_picture_that_cannot_be_drawn_is_shown_as_it_was_sealed_and_named(newsroom):
    with_photo(newsroom, b"bukan gambar")
    run = print_site(newsroom, at=NOW)
    (finding,) = run.findings
    assert (finding.code, finding.path, finding.detail["name"]) == (
        "picture-not-drawn",
        "berita/2026/banjir",
        "foto.jpg",
    )
    assert not shown(newsroom)
    assert f'<img src="/gambar/{of(b"bukan gambar")}-foto.jpg"' in page(newsroom)


def test_a_picture_that_is_too_hard_is_told_of_once_and_not_tried_again(newsroom, monkeypatch):
    monkeypatch.setattr(drawings, "confined", lambda *_: GaveUp.TOO_HARD)
    with_photo(newsroom)
    assert [finding.code for finding in print_site(newsroom, at=NOW).findings] == ["picture-not-drawn"]
    monkeypatch.setattr(drawings, "confined", lambda *_: pytest.fail("it was tried again"))
    print_site(newsroom, at=LATER, anew=True)


def test_where_the_machine_has_no_time_the_site_stays_as_it_is(newsroom, monkeypatch):
    seal(newsroom, text_of(Slug="angin"))
    print_site(newsroom, at=NOW)
    before = hashes_of(live(newsroom.layout))
    with_photo(newsroom, at=LATER)
    with monkeypatch.context() as patch:
        patch.setattr(drawings, "confined", lambda *_: GaveUp.TOO_LATE)
        with pytest.raises(PressStoppedError) as stopped:
            print_site(newsroom, at=LATER)
    assert [finding.code for finding in stopped.value.findings] == ["picture-too-late"]
    assert hashes_of(live(newsroom.layout)) == before
    print_site(newsroom, at=LATER)
    assert shown(newsroom)


def test_verifying_finds_a_drawn_picture_that_was_changed_or_put_there(newsroom):
    with_photo(newsroom)
    print_site(newsroom, at=NOW)
    assert release_problems(newsroom) == ()
    tree = live(newsroom.layout)
    place = min(shown(newsroom))
    (tree / place).unlink()
    (tree / place).write_bytes(b"lain")
    strange = tree / "gambar" / "480" / f"{'0' * 16}-abcdef.avif"
    strange.write_bytes(b"lain")
    found = {(finding.code, finding.path) for finding in release_problems(newsroom)}
    assert found == {
        ("page-changed", f"public/{place}"),
        ("page-strange", f"public/{strange.relative_to(tree)}"),
    }


def test_a_smaller_picture_that_was_planted_where_they_are_kept_is_found_by_drawing_anew(newsroom):
    with_photo(newsroom)
    copies = copies_of(newsroom.layout)
    drawings_ = Drawings(newsroom.office, copies)
    other = drawings_.renditions(newsroom.vault.put(saved(drawn(size=(1200, 790)), "JPEG")))
    sealed = newsroom.vault.put(PHOTO)
    mine = drawings_.renditions(sealed)
    planted = [Rendition(place=each.place, width=each.width, digest=that.digest) for each, that in pairs(mine, other)]
    facts = msgspec.msgpack.encode(msgspec.structs.replace(mine, modern=tuple(planted), plain=()))
    copies.drawn.keep(drawings._key(sealed), facts, [copies.drawn.get(each.digest) for each in planted])  # noqa: SLF001
    print_site(newsroom, at=NOW)
    assert reprint(newsroom).problems == ()
    found = {finding.path for finding in reprint(newsroom, drawn_anew=True).problems}
    assert {f"public/{each.place}" for each in planted} <= found
    shutil.rmtree(newsroom.layout.drawn)
    print_site(newsroom, at=LATER, anew=True)
    assert reprint(newsroom, drawn_anew=True).problems == ()


def pairs(mine, other):
    return zip(mine.modern, other.modern, strict=True)


def test_a_release_with_a_drawn_picture_of_nothing_that_was_sealed_is_found(newsroom):
    with_photo(newsroom)
    print_site(newsroom, at=NOW)
    assert all(places.is_drawn_from(place, {of(PHOTO)}) for place in shown(newsroom))
    assert not any(places.is_drawn_from(place, {of(OTHER)}) for place in shown(newsroom))
    assert all(places.is_drawn_from(place, set()) for place in cards(newsroom))


@pytest.mark.parametrize("name", talkative())
def test_what_a_camera_or_program_wrote_into_an_original_is_nowhere_on_the_site(tmp_path, name):
    house = House(tmp_path / "kabar")
    house.write("drafts/banjir.md", with_picture(name))
    house.write(f"drafts/{name}", talkative()[name])
    house.submit("drafts/banjir.md")
    house.sign("review/banjir.md")
    print_site(house.newsroom, at=house.tick())
    tree = live(house.newsroom.layout)
    assert any(places.is_drawn(place) for place in hashes_of(tree))
    for path in tree.rglob("*"):
        assert path.is_dir() or NEEDLE not in path.read_bytes()


def test_every_odd_picture_of_one_article_comes_out_and_none_is_named(newsroom):
    pictures = {name: clean_picture(content, name=name) for name, content in odd().items()}
    body = "\n\n".join(f"![{name}]({name})" for name in pictures)
    seal(newsroom, text_of(body=body), files=pictures)
    run = print_site(newsroom, at=NOW)
    assert run.findings == ()
    text = page(newsroom)
    assert text.count("<figure><picture>") == text.count('type="image/avif"') == len(pictures)
    assert text.count('media="(prefers-reduced-motion: reduce)" type="image/avif"') == 1
    assert {place.split("/")[2][: places.DIGITS] for place in shown(newsroom)} == set(map(of, pictures.values()))


def test_the_same_words_give_the_same_card_and_other_words_another(newsroom):
    drawings_ = Drawings(newsroom.office, copies_of(newsroom.layout))
    words = CardWords(title="Banjir surut", agency="BPBD", date=NOW)
    card = drawings_.social_card(words)
    assert drawings_.social_card(words) == card
    assert drawings_.social_card(CardWords(title="Banjir surut", agency="BPBD", date=NOW + timedelta(days=1))) != card
    assert sha256(copies_of(newsroom.layout).get(card.url, card.digest)) == card.digest
    assert (card.width, card.height) == (1200, 630)


def test_another_name_of_the_office_gives_other_cards_and_leaves_none_behind(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    before = cards(newsroom)
    settings = newsroom.layout.settings.read_text(encoding="utf-8").replace("Kabar Kota Contoh", "Kabar Baru")
    newsroom.record(Accepted(office=newsroom.vault.put(settings.encode())), by=None, channel=Channel.COMMAND, at=LATER)
    print_site(Newsroom.open(newsroom.root), at=LATER)
    assert before.isdisjoint(cards(newsroom))
    assert len([*newsroom.layout.drawn.glob("copies/*/*")]) == len(cards(newsroom)) == 2


def test_a_title_of_any_length_and_letters_makes_a_light_card():
    for title in ("", "A", "kata " * 300, "w" * 400, "\u65e5\u672c\u8a9e", "<script>&\"'"):
        content = social_cards.drawn(social_cards.Words("Kabar", title, "Dinas", "22 November 2026"))
        assert len(content) <= 60_000


def test_a_card_shows_its_words_as_pillow_sets_whole_lines():
    lines = ("Jembatan Kali Anyar", "dibuka, kata Ẽfraim;", "“Ayo jaga fjord!”")
    blank, card = (
        Image.open(BytesIO(social_cards.drawn(social_cards.Words("Kabar", *said))))
        for said in (("", "", ""), (" ".join(lines), "Dinas PUPR", "22 November 2026"))
    )
    unset, pen = blank.copy(), ImageDraw.Draw(blank)
    pen.fontmode = "L"
    for number, line in enumerate(lines):
        pen.text((72, 150 + number * 84 * 1.24), line, font=letters("NotoSerif-Bold", 84), fill=0)
    for number, line in enumerate(("Dinas PUPR", "22 November 2026")):
        pen.text((72, 520 + number * 30 * 1.4), line, font=letters("NotoSans-Regular", 30), fill=0)
    assert card.size == (1200, 630)
    assert card.tobytes() == blank.tobytes() != unset.tobytes()
    assert card.getpalette() == blank.getpalette()


def letters(name, size):
    file = resources.files("paraf.press.pictures").joinpath("fonts", f"{name}.ttf")
    return ImageFont.truetype(BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def test_a_card_has_its_date_in_the_language_of_the_article(newsroom):
    drawings_ = Drawings(newsroom.office, copies_of(newsroom.layout))
    august = NOW.replace(month=8)
    said = {"title": "Banjir", "agency": "BPBD", "date": august}
    ours, english, unknown = (drawings_.social_card(CardWords(**said, language=each)) for each in ("id", "en-GB", "fr"))
    assert ours == unknown != english
