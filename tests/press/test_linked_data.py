"""What a page tells search engines and those who share it."""

import json
import re
from datetime import timedelta
from html import unescape
from io import BytesIO

import pytest
from PIL import Image

from paraf.press.build import print_site
from paraf.press.contents.linked_data import headline
from paraf.rules.words import Verdict
from tests.support.press import NOW, PNG, seal, text_of

MEAN = "</script><script>&\"' <!--"
HOME = "https://kabar.kotacontoh.example"


def page(newsroom, place="berita/2026/banjir/index.html"):
    return (newsroom.layout.public / place).read_text(encoding="utf-8")


def linked(newsroom):
    (said,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(newsroom), re.DOTALL)
    return json.loads(said)


def metas(text):
    return {
        name: unescape(value)
        for name, value in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', text)
    }


def test_an_article_says_who_wrote_corrected_and_published_it(newsroom):
    seal(newsroom, text_of(Unit="BPBD", Place="Kota Contoh", Tags="Air", Summary="Air surut."))
    print_site(newsroom, at=NOW)
    said = linked(newsroom)
    assert said["@type"] == "NewsArticle"
    assert said["mainEntityOfPage"]["@id"] == f"{HOME}/berita/2026/banjir/"
    assert said["author"] == [{"@type": "Person", "name": "Rina Wulandari", "url": f"{HOME}/penulis/rina-wulandari/"}]
    assert said["editor"] == [{"@type": "Person", "name": "Siti Rahma"}]
    assert said["publisher"]["@type"] == "GovernmentOrganization"
    assert said["publisher"]["correctionsPolicy"] == f"{HOME}/kebijakan-koreksi/"
    assert (said["datePublished"], said["dateModified"]) == ("2026-11-21T09:30:00+07:00", "2026-11-23T10:00:00+07:00")
    assert said["inLanguage"] == "id"
    assert said["image"] == [metas(page(newsroom))["og:image"]]
    assert "correction" not in said


def test_a_change_is_a_correction_with_its_note_and_time(newsroom):
    act = seal(newsroom, text_of())
    for hour, (change, note) in enumerate([("ralat", "Angka"), ("ejaan", "Huruf"), ("hak-jawab", "Tanggapan")], 1):
        changed = text_of(Change=change, Change_Note=note)
        seal(newsroom, changed, address=act.address, at=NOW + timedelta(hours=hour))
    print_site(newsroom, at=NOW + timedelta(hours=3))
    assert linked(newsroom)["correction"] == [
        {"@type": "CorrectionComment", "text": "Tanggapan", "datePublished": "2026-11-23T13:00:00+07:00"},
        {"@type": "CorrectionComment", "text": "Angka", "datePublished": "2026-11-23T11:00:00+07:00"},
    ]


def test_a_notice_says_that_it_is_withdrawn_and_leads_to_no_writer(newsroom):
    act = seal(newsroom, text_of())
    notice = text_of(body="", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, notice, address=act.address, verdict=Verdict.WITHDRAW)
    print_site(newsroom, at=NOW)
    said = linked(newsroom)
    assert said["creativeWorkStatus"] == "Withdrawn"
    assert [each["text"] for each in said["correction"]] == ["Keliru"]
    assert "url" not in said["author"][0]


def test_a_title_can_end_neither_the_data_nor_an_attribute(newsroom):
    seal(newsroom, text_of(Title=MEAN, Summary=MEAN, Unit=MEAN, Tags=MEAN, Category=MEAN, Place=MEAN))
    print_site(newsroom, at=NOW)
    text = page(newsroom)
    assert linked(newsroom)["headline"] == MEAN
    assert text.count("<script") == text.count("</script") == 2  # the data, and the check by the reader
    assert metas(text)["og:title"] == MEAN
    assert metas(text)["og:description"] == metas(text)["description"] == MEAN


@pytest.mark.parametrize("place", ["index.html", "kategori/kota/index.html", "ralat/index.html", "tentang/index.html"])
def test_every_page_has_its_address_and_what_is_shown_where_it_is_shared(newsroom, place):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    text, address = page(newsroom, place), f"{HOME}/{place.removesuffix('index.html')}"
    said = metas(text)
    assert f'<link rel="canonical" href="{address}">' in text
    assert (said["og:url"], said["og:type"], said["og:locale"]) == (address, "website", "id_ID")
    assert said["description"]
    assert said["twitter:card"] == "summary_large_image"
    assert (newsroom.layout.public / said["og:image"].removeprefix(f"{HOME}/")).is_file()


def test_an_article_is_shared_with_its_card(newsroom):
    seal(newsroom, text_of(Image="x.png", Image_Alt='Air "surut"'), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    said = metas(page(newsroom))
    card = (newsroom.layout.public / said["og:image"].removeprefix(f"{HOME}/")).read_bytes()
    assert Image.open(BytesIO(card)).size == (1200, 630)
    assert (said["og:image:alt"], said["twitter:card"]) == ("Banjir surut", "summary_large_image")


def test_an_article_that_is_a_picture_alone_is_described_by_its_title(newsroom):
    seal(newsroom, text_of(body="![f](x.png)"), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    assert metas(page(newsroom))["description"] == "Banjir surut"


def test_a_headline_is_no_longer_than_search_engines_take():
    assert headline("a" * 110) == "a" * 110
    assert headline("a" * 111) == "a" * 109 + "…"
    assert headline("kata " * 40) == ("kata " * 21).rstrip() + "…"


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ({"Event": "2026-11-28 08:00"}, "2026-11-28T08:00:00+07:00", None),
        ({"Event": "2026-11-28 00:00", "Event_Until": "2026-11-30 00:00"}, "2026-11-28", "2026-11-30"),
        (
            {"Event": "2026-11-28 08:00", "Event_Until": "2026-11-30 00:00"},
            "2026-11-28T08:00:00+07:00",
            "2026-12-01T00:00:00+07:00",
        ),
    ],
)
def test_an_event_is_told_with_its_place_and_without_one_not_at_all(newsroom, lines, start, end):
    act = seal(newsroom, text_of(**lines, Place="Balai Kota", Unit="BPBD"))
    print_site(newsroom, at=NOW)
    _, event = linked(newsroom)["about"]
    assert (event["@type"], event["location"]["name"]) == ("Event", "Balai Kota")
    assert (event["startDate"], event.get("endDate")) == (start, end)
    seal(newsroom, text_of(**lines, Change="ralat", Change_Note="x"), address=act.address)
    print_site(newsroom, at=NOW)
    assert "about" not in linked(newsroom)
