"""Articles as they may be handed in, for lives in which everything that an article has changes.

* Names fold together, and collide in their address; links lead to papers that come, go and move.
* Translations come in languages that the site has and has not, and name whatever original.
* Pictures and papers are shared, replaced, and no pictures at all.
"""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.support.pictures import drawn, saved
from tests.support.press import PNG

WIDE = saved(drawn(size=(560, 10)), "PNG")

slugs = st.sampled_from(["a", "a-b", *"bcdefg"])
names = st.sampled_from(["Kota", "KOTA", "kota-", "C++", "C", "Air", "c#"])
folders = st.sampled_from(["", "", "kota/", "jauh/sekali/"])
targets = st.sampled_from(["{filename}", "{filename}../", "{filename}/kota/", "", "../kota/"])
links = st.builds("[x]({}{}.md)".format, targets, slugs)
bodies = st.builds(
    lambda text, links, picture, paper: " ".join(filter(None, (text, *links, picture, paper))),
    st.sampled_from(["Satu.", "Dua **tebal**.", "Tiga\n\nalinea."]),
    st.lists(links, max_size=2),
    st.sampled_from(["", "![p](p.png)"]),
    st.sampled_from(["", "[s](surat.pdf)"]),
)
files = st.fixed_dictionaries(
    {},
    optional={
        "p.png": st.sampled_from([PNG, PNG + b"1", b"bukan", WIDE, saved(drawn(size=(560, 9)), "PNG")]),
        "surat.pdf": st.sampled_from([b"%PDF", b"%PDF2"]),
    },
)


def dates():
    return st.builds(
        "{}-{:02}-{:02} 09:{:02}".format,
        st.sampled_from([2025, 2026]),
        st.sampled_from([1, 10, 11]),
        st.integers(1, 3),
        st.sampled_from([30, 31]),
    )


def maybe(values):
    return st.none() | values


ends = st.sampled_from(["2026-11-23 10:01", "2026-11-23 10:45", "2026-11-23 00:00", "2026-11-25 00:00"])
headers = st.fixed_dictionaries(
    {
        "Title": st.sampled_from(["Satu", "Dua <b>", "Tiga & empat"]),
        "Date": dates(),
        "Category": names,
        "Authors": st.sampled_from(["Rina Wulandari", "Siti Rahma; Orang Lama", "Orang-Lama", "A. Wibowo"]),
        "Tags": maybe(st.lists(names, max_size=3).map(", ".join).filter(bool)),
        "Summary": maybe(st.sampled_from(["Ringkas", "Ringkas sekali"])),
        "Lang": maybe(st.sampled_from(["id", "en", "en-GB", "fr"])),
        "Translation_Of": maybe(st.builds("berita/{}/{}".format, st.sampled_from([2025, 2026]), slugs)),
        "Modified": maybe(dates()),
        "Unit": maybe(st.sampled_from(["BPBD", "bpbd", "Dinas Air"])),
        "Place": maybe(st.just("Kota Contoh")),
        "Source": maybe(st.just("Siaran pers")),
        "Pin": st.none() | maybe(ends),
        "Expires": st.none() | maybe(ends),
        "Event": st.none() | maybe(ends),
        "Event_Until": st.none() | maybe(ends),
        "Urgent": st.none() | maybe(ends),
    }
)
pictures = maybe(
    st.fixed_dictionaries(
        {"Image": st.just("p.png"), "Image_Alt": st.sampled_from(["Air", "Hujan"])},
        optional={"Image_Caption": st.sampled_from(["Sungai", "Kali"]), "Image_Credit": st.just("Humas")},
    )
)


@dataclass
class Written:
    """An article as it is handed in."""

    header: dict
    body: str
    files: dict
    folder: str
    embargo: int
    redirect: str | None

    def said(self, slug):
        """Give what its seal says besides."""
        return {"path": f"{self.folder}{slug}.md", "embargo": self.embargo, "redirect": self.redirect}


@st.composite
def articles(draw):
    """Give an article."""
    header = draw(headers) | (draw(pictures) or {})
    embargo = draw(st.sampled_from([0, 0, 0, 30, 700, 5000]))
    redirect = draw(st.none() | maybe(st.sampled_from(["satu", "dua"])))
    return Written(header, draw(bodies), draw(files), draw(folders), embargo, redirect)
