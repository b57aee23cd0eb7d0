"""One change after the other, under themes whose pages each read little: what is forgotten of a reading is found.

* Between them the themes read everything that a template can read of an article or a list, each on a page of its own.
* That this finds what is forgotten is tried: with a part of the recording taken out, some page is stale.
"""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from paraf.press.contents.aspects import value_of
from paraf.press.contents.crossings import Crossings
from paraf.press.contents.gallery import Gallery
from paraf.press.contents.overviews import Overviews
from paraf.press.contents.translations import Translations
from paraf.press.reading import dependents, reads
from tests.support.haste import quickly
from tests.support.lives import Life
from tests.support.press import PNG
from tests.support.wide_themes import (
    CARDS,
    CATALOGUE,
    EVERYWHERE,
    KINDS,
    OF_ARTICLES,
    OF_CORRECTIONS,
    OF_LISTS,
    OF_THE_GALLERY,
    base,
    template,
)

THEMES = 9
LISTS = ("index", "category", "tag", "author", "unit")
DIRECT = ("archives", "categories", "tags", "authors", "units", "about", "policy", "accessibility", "search", "404")
DIRECT += ("agenda", "announcements")
FIRST = {"Title": "Satu", "Category": "Kota", "Authors": "Rina Wulandari", "Tags": "Kota, Air", "Image": "p.png"}
SHARING = "abf"
"""Articles that begin with one and the same picture."""

LINES = {
    "Title": "Lain",
    "Summary": "Ringkas",
    "Tags": "Air, C",
    "Authors": "Siti Rahma",
    "Category": "C++",
    "Lang": "en",
    "Translation_Of": "berita/2026/b",
    "Modified": "2026-11-22 08:00",
    "Unit": "BPBD",
    "Place": "Kota Contoh",
    "Source": "Siaran",
    "Image_Alt": "Air",
    "Image_Caption": "Sungai",
    "Image_Credit": "Humas",
    "Change_Note": "Nama",
    "Pin": "2026-12-01 00:00",
    "Event": "2026-12-01 08:00",
    "Urgent": "2026-12-01 00:00",
    "Expires": "2026-11-01 00:00",
}


def theme_of(number):
    """Give the pieces of a theme by the kind of template."""
    shared = [EVERYWHERE[(5 * number + place) % len(EVERYWHERE)] for place in range(len(DIRECT))]
    lists = {kind: [OF_LISTS[(number + 4 * place) % len(OF_LISTS)]] for place, kind in enumerate(LISTS)}
    own = [OF_ARTICLES[(number + THEMES * place) % len(OF_ARTICLES)] for place in range(3)]
    kinds = dict.fromkeys(KINDS, ()) | lists | dict(zip(DIRECT, ([piece] for piece in shared), strict=True))
    return kinds | {
        "article": own,
        "withdrawal": own[:1],
        "corrections": [OF_CORRECTIONS[number % len(OF_CORRECTIONS)]],
        "gallery": [OF_THE_GALLERY[number % len(OF_THE_GALLERY)]],
        "period_archives": shared[:1],
    }


def write_theme(life, number):
    """Write a theme of a newsroom's own."""
    for kind, pieces in theme_of(number).items():
        life.write(f"theme/templates/{kind}.html", template(pieces))
    life.write("theme/templates/base.html", base(()))
    life.write("theme/templates/macros.html", CARDS[number % len(CARDS)])
    life.write("theme/templates/part.html", EVERYWHERE[number])
    life.write("theme/translations/id/LC_MESSAGES/theme.po", CATALOGUE.format(home="Depan"))


def live_through(life, number):
    """Let one thing after the other happen, and print each time."""
    write_theme(life, number)
    life.accept(life.settings.replace("[sop]", '[announcements]\ncategories = ["Kota"]\n\n[sop]'))
    for day, slug in enumerate("abcdefg", start=1):
        header = FIRST | {"Slug": slug, "Date": f"2026-11-{day:02} 09:30"}
        picture = PNG if slug in SHARING else PNG + slug.encode()
        life.seal(header, "Isi. [h]({filename}h.md) ![p](p.png)", {"p.png": picture}, path=f"{slug}.md")
    life.print()
    changes = [SimpleNamespace(header={key: value}) for key, value in LINES.items()]
    changes += [
        SimpleNamespace(header={}, body="Yang lain. ![p](p.png)"),
        SimpleNamespace(header={}, files={"p.png": PNG + b"1"}),
    ]
    for key, change in zip((*LINES, "body", "files"), changes, strict=True):
        for slug in "gea":  # the newest, one amid the others, the oldest
            life.mend(f"berita/2026/{slug}", key, change)
        life.print()
    for day, slug in ((7, "g"), (5, "e"), (1, "a")):
        life.mend(f"berita/2026/{slug}", "Date", SimpleNamespace(header={"Date": f"2026-11-{day:02} 09:45"}))
    life.print()
    for slug, date in (("h", "2026-11-20 09:30"), ("i", "2025-01-01 09:30"), ("j", "2026-11-04 12:00")):
        life.seal(FIRST | {"Slug": slug, "Date": date, "Tags": "Baru"}, "Isi.", {}, path=f"{slug}.md")
        life.print()
    life.mend("berita/2026/d", "Date", SimpleNamespace(header={"Date": "2026-10-01 08:00"}))
    life.print()
    life.seal_again("berita/2026/h", folder="kota/")
    life.print()
    for slug in "hae":
        life.withdraw(f"berita/2026/{slug}")
        life.print()


@contextmanager
def closing_life(root):
    """Give a newsroom for as long as it is asked for."""
    life = Life(root)
    try:
        yield life
    finally:
        life.end()


@pytest.fixture
def life(tmp_path, monkeypatch):
    """Give a newsroom that is printed quickly."""
    quickly(monkeypatch)
    with closing_life(tmp_path / "kabar") as life:
        yield life


@pytest.mark.parametrize("number", range(THEMES))
def test_no_page_is_stale_after_any_one_change(life, number):
    live_through(life, number)


def without_field(name):
    """Take down every field but one."""
    real = reads.Reading.field
    return reads.Reading, "field", lambda self, address, field: field == name or real(self, address, field)


def without_aspect(found):
    """Let every value of an aspect look the same."""
    return dependents, "value_of", lambda aspect, names: "" if found(aspect) else value_of(aspect, names)


def settling_nothing(cls, name, nothing):
    """Let what changed be told as nothing."""
    real = getattr(cls, name)
    return cls, name, lambda *given: (real(*given), nothing)[1]


FORGOTTEN = {
    "title": without_field("title"),
    "all": without_aspect(lambda aspect: aspect == "all"),
    "links": settling_nothing(Crossings, "settle", set()),
    "translations": settling_nothing(Translations, "settle", set()),
    "names": settling_nothing(Overviews, "rename", set()),
    "pictures": without_field("picture"),
    "gallery": settling_nothing(Gallery, "bring", (set(), set())),
}


def live_through_all(folder):
    """Live through everything under one theme after the other."""
    for number in range(THEMES):
        with closing_life(folder / f"kabar-{number}") as life:
            live_through(life, number)


@pytest.mark.parametrize("forgotten", FORGOTTEN)
def test_whatever_is_forgotten_leaves_a_stale_page(tmp_path, monkeypatch, forgotten):
    quickly(monkeypatch)
    monkeypatch.setattr(*FORGOTTEN[forgotten])
    with pytest.raises(AssertionError, match="stale"):
        live_through_all(tmp_path)
