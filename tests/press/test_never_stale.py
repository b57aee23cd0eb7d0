"""Whatever happens to a newsroom, its live site is byte for byte what a clean build gives.

* Each sequence of changes is a life of one newsroom: everything that can change what is public, in any order.
* ``PARAF_LIVES`` says how many sequences are tried; the same ones in every run of CI.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from paraf.press import build, looks, parsed
from paraf.press.themes import default_theme
from tests.support import wide_themes
from tests.support.haste import quickly
from tests.support.lives import CATALOGUE, COUNTS, PLUGIN, POINTS, Life
from tests.support.offices import SETTINGS_TEXT
from tests.support.press import PNG

LIVES = int(os.environ.get("PARAF_LIVES", "40"))
STEPS = int(os.environ.get("PARAF_STEPS", "10"))
PHASES = {"phases": [Phase.generate]} if os.environ.get("NOSHRINK") else {}

slugs = st.sampled_from("abcdefgh")
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
        "p.png": st.sampled_from([PNG, PNG + b"1", b"bukan"]),
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


headers = st.fixed_dictionaries(
    {
        "Title": st.sampled_from(["Satu", "Dua <b>", "Tiga & empat"]),
        "Date": dates(),
        "Category": names,
        "Authors": st.sampled_from(["Rina Wulandari", "Siti Rahma; Orang Lama", "Orang-Lama", "A. Wibowo"]),
        "Tags": maybe(st.lists(names, max_size=3).map(", ".join).filter(bool)),
        "Summary": maybe(st.sampled_from(["Ringkas", "Ringkas sekali"])),
        "Lang": maybe(st.sampled_from(["id", "en"])),
        "Modified": maybe(dates()),
        "Unit": maybe(st.just("BPBD")),
        "Place": maybe(st.just("Kota Contoh")),
        "Source": maybe(st.just("Siaran pers")),
    }
)
pictures = maybe(st.sampled_from(["Air", "Hujan"]).map(lambda alt: {"Image": "p.png", "Image_Alt": alt}))


@dataclass
class Written:
    """An article as it is handed in."""

    header: dict
    body: str
    files: dict
    folder: str
    embargo: int

    def said(self, slug):
        """Give what its seal says besides."""
        return {"path": f"{self.folder}{slug}.md", "embargo": self.embargo}


@st.composite
def articles(draw):
    """Give an article."""
    header = draw(headers) | (draw(pictures) or {})
    embargo = draw(st.sampled_from([0, 0, 0, 30, 700, 5000]))
    return Written(header, draw(bodies), draw(files), draw(folders), embargo)


which = st.integers(0, 20)
prints = st.sampled_from([True, True, False])
offices = st.sampled_from(
    [
        ('name = "Kabar Kota Contoh"', 'name = "Kabar Baru"'),
        ('url = "https://kabar.kotacontoh.example"', 'url = "https://kabar.kotacontoh.example/warta"'),
        ('number = "93/IKP.KOMINFO/2020"', 'number = "94"'),
        ('language = "id"', 'language = "en"'),
        ('name = "Rina Wulandari"\ninitials', 'name = "Rina W."\naliases = ["Rina Wulandari"]\ninitials'),
        ('id = "siti"', 'id = "siti"\nrevoked_since = 2026-11-24'),
        ('id = "siti"', 'id = "siti"\nrevoked_since = 2026-11-20'),
    ]
)
configurations = st.fixed_dictionaries(
    {},
    optional={
        "WARTA": st.sampled_from(["'a'", "'b'", "['a', 'b']"]),
        "THEME": st.sampled_from(["'simple'", "'notmyidea'", "str(Path(__file__).parent / 'lain')"]),
        "PLUGINS": st.just("['hitung']"),
        "JINJA_FILTERS": st.just("{'upper': lambda text: 'besar'}"),
    },
)


class Lives(RuleBasedStateMachine):
    """The life of one newsroom."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()).resolve()
        self.patch = pytest.MonkeyPatch()
        quickly(self.patch)
        self.life = Life(self.folder / "kabar")
        self.life.write("plugins/hitung.py", PLUGIN)

    def teardown(self):
        try:
            self.life.print()
        finally:
            self.life.end()
            self.patch.undo()
            shutil.rmtree(self.folder)

    def then(self, prints):
        if prints:
            self.life.print()

    @initialize(theme=maybe(wide_themes.themes()), count=st.integers(0, 8), header=headers)
    def begin(self, theme, count, header):
        self.write_theme("theme", theme or {})
        for slug in "abcdefgh"[:count]:
            self.life.seal(header | {"Slug": slug}, f"Isi {slug}.", {})
        self.life.print()

    def write_theme(self, folder, theme):
        for name, text in theme.items():
            self.life.write(f"{folder}/templates/{name}.html", text)
        if theme:
            self.life.write(f"{folder}/translations/id/LC_MESSAGES/theme.po", CATALOGUE.format(home="Depan"))
            self.life.write(f"{folder}/static/css/x.css", "a{}")

    @rule(slug=slugs, written=articles(), prints=prints)
    def publish(self, slug, written, prints):
        self.life.seal(written.header | {"Slug": slug}, written.body, written.files, **written.said(slug))
        self.then(prints)

    @precondition(lambda self: self.life.addresses)
    @rule(which=which, written=articles(), prints=prints)
    def revise(self, which, written, prints):
        address = self.address(which)
        slug = address.rpartition("/")[2]
        header = written.header | {"Slug": slug, "Change": "ralat", "Change_Note": "Angka"}
        self.life.seal(header, written.body, written.files, address=address, **written.said(slug))
        self.then(prints)

    @precondition(lambda self: self.life.addresses)
    @rule(which=which, written=articles(), prints=prints, data=st.data())
    def mend(self, which, written, prints, data):
        """Change one line, or the body, or the files, and nothing else."""
        key = data.draw(st.sampled_from(["body", "files", *sorted(written.header)]))
        self.life.mend(self.address(which), key, written)
        self.then(prints)

    def address(self, which):
        return self.life.addresses[which % len(self.life.addresses)]

    @precondition(lambda self: self.life.addresses)
    @rule(which=which, prints=prints)
    def withdraw(self, which, prints):
        self.life.withdraw(self.address(which))
        self.then(prints)

    @precondition(lambda self: self.life.addresses)
    @rule(which=which, folder=folders, prints=prints)
    def seal_again(self, which, folder, prints):
        self.life.seal_again(self.address(which), folder=folder)
        self.then(prints)

    @rule(slug=slugs)
    def void(self, slug):
        self.life.write(f"content/{slug}.md", "Title: Lain\n\nTidak diparaf.\n")
        self.life.write(f"images/{slug}.png", "x")
        self.life.print()

    @rule(minutes=st.sampled_from([1, 29, 31, 700, 5000, -29, -700]), prints=prints)
    def pass_time(self, minutes, prints):
        self.life.pass_time(minutes)
        self.then(prints)

    @rule(change=offices, back=st.booleans(), prints=prints)
    def change_office(self, change, back, prints):
        before, after = change
        known = SETTINGS_TEXT if back or after in self.life.settings else self.life.settings
        self.life.accept(known if back else known.replace(before, after))
        self.then(prints)

    @rule(chosen=configurations, prints=prints)
    def configure(self, chosen, prints):
        lines = ["from pathlib import Path", "PLUGIN_PATHS = ['plugins']", "WARTA = ''", "CACAH = ''"]
        lines += [f"{name} = {value}" for name, value in chosen.items()]
        if "lain" in chosen.get("THEME", "") and not (self.life.root / "lain").exists():
            shutil.copytree(default_theme(self.life.layout), self.life.root / "lain")
        self.life.write("pelicanconf.py", "\n".join(lines) + "\n")
        self.then(prints)

    @rule(theme=wide_themes.themes(), folder=st.sampled_from(["theme", "lain"]), prints=prints)
    def change_theme(self, theme, folder, prints):
        self.write_theme(folder, theme)
        self.then(prints)

    @rule(data=st.data(), kind=st.sampled_from(wide_themes.KINDS), prints=prints)
    def edit_template(self, data, kind, prints):
        if (self.life.root / "theme").exists():
            text = wide_themes.template(data.draw(wide_themes.pieces(kind)))
            self.life.write(f"theme/templates/{kind}.html", text)
        self.then(prints)

    @rule(kind=st.sampled_from(wide_themes.KINDS), prints=prints)
    def lose_template(self, kind, prints):
        if (self.life.root / "theme" / "templates").exists():
            self.life.write(f"theme/templates/{kind}.html", None)
        self.then(prints)

    @rule(cards=st.sampled_from(wide_themes.CARDS), part=wide_themes.parts(), prints=prints)
    def edit_macros(self, cards, part, prints):
        if (self.life.root / "theme").exists():
            self.life.write("theme/templates/macros.html", cards)
            self.life.write("theme/templates/part.html", part)
        self.then(prints)

    @rule(home=st.sampled_from(["Depan", "Muka"]), css=st.sampled_from(["a{}", "b{}"]), prints=prints)
    def edit_words_and_looks(self, home, css, prints):
        if (self.life.root / "theme").exists():
            self.life.write("theme/translations/id/LC_MESSAGES/theme.po", CATALOGUE.format(home=home))
            self.life.write("theme/static/css/x.css", css)
        self.then(prints)

    @rule(prints=prints)
    def restart(self, prints):
        self.life.restart()
        self.then(prints)

    @rule(prints=prints)
    def forget(self, prints):
        self.life.forget()
        self.then(prints)

    @rule(version=st.sampled_from(["1", "2"]), prints=prints)
    def change_engine(self, version, prints):
        """Another version of the engine renders otherwise; it comes with another process."""
        self.life.press.let_go()
        rendered = RENDERED if version == "1" else lambda body: parsed.Rendered(
            html=f"<p>{version}</p>{RENDERED(body).html}", targets=RENDERED(body).targets
        )
        self.patch.setattr(parsed, "rendered", rendered)
        for module in (looks, build):
            self.patch.setattr(module, "engine", lambda: version)
        self.life.restart()
        self.then(prints)

    @rule(number=st.integers(0, 200), how=st.sampled_from(["change", "swap", "remove", "add"]))
    def touch(self, number, how):
        self.life.touch(number, how)
        self.life.print()

    @rule(slug=slugs, written=articles(), point=st.integers(0, len(POINTS) - 1), nth=st.sampled_from([1, 1, 2, 5]),
          after=st.booleans(), survives=st.booleans())
    def crash(self, slug, written, point, nth, after, survives):
        self.publish(slug, written, prints=False)
        self.life.crash(POINTS[point], nth=nth, after=after, survives=survives)

    @rule(slug=slugs, written=articles(), really=st.sampled_from([False, False, True]))
    def print_three_ways(self, slug, written, really):
        self.publish(slug, written, prints=False)
        if really:
            self.life.print_three_ways()


RENDERED = parsed.rendered


def test_the_live_site_is_what_a_clean_build_gives_whatever_happened():
    chosen = settings(
        max_examples=LIVES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        **PHASES,
    )
    run_state_machine_as_test(Lives, settings=chosen)
    print(dict(COUNTS))
