"""Whatever happens to a newsroom, its live site is byte for byte what a clean build gives.

* Each sequence of changes is a life of one newsroom: everything that can change what is public, in any order.
* So many lives are tried from each seed, the same ones in every run. ``PARAF_LIVES`` says how many, ``PARAF_SEEDS``
  from which seed to which: ``PARAF_LIVES=250 PARAF_SEEDS="100 108"`` is a long run. A life that fails is told as it was
  lived; with ``PARAF_SHRINK=1`` a shorter one is looked for first.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from paraf.press import build
from paraf.press.contents import parsed
from paraf.press.theming import looks
from paraf.press.theming.themes import default_theme
from tests.support import wide_themes
from tests.support.crests import CREST, look_settings
from tests.support.haste import quickly
from tests.support.lives import COUNTS, POINTS, Life
from tests.support.offices import EMERGENCY_TEXT
from tests.support.written import articles, folders, headers, maybe, slugs

SEEDS = range(*map(int, os.environ.get("PARAF_SEEDS", "0 4").split()))
LIVES = int(os.environ.get("PARAF_LIVES", "50"))
STEPS = 10
PHASES = (Phase.generate, *([Phase.shrink] if os.environ.get("PARAF_SHRINK") else []))

which = st.integers(0, 20)
prints = st.sampled_from([True, True, False])
offices = st.sampled_from(
    [
        ('name = "Kabar Kota Contoh"', 'name = "Kabar Baru"'),
        ('url = "https://kabar.kotacontoh.example"', 'url = "https://kabar.kotacontoh.example/warta"'),
        ('number = "93/IKP.KOMINFO/2020"', 'number = "94"'),
        ('language = "id"', 'language = "en"'),
        ('language = "id"', 'language = "id"\nlanguages = ["en"]'),
        ("timezone =", 'languages = ["en", "id"]\ntimezone ='),
        ("[sop]", '[security]\ncontact = ["a@kotacontoh.example"]\nexpires = 2027-01-01\n\n[sop]'),
        ("[sop]", '[push]\nindexnow = "https://a.example/"\nkey = "abcd-1234"\nhub = "https://b.example/"\n\n[sop]'),
        ("[sop]", f"{look_settings(CREST, text='', crest='images/lambang.svg', accent='#0b5a2b')}\n[sop]"),
        ("[sop]", '[announcements]\ncategories = ["Kota", "air"]\n\n[sop]'),
        ('name = "Rina Wulandari"\ninitials', 'name = "Rina W."\naliases = ["Rina Wulandari"]\ninitials'),
        ('id = "siti"', 'id = "siti"\nrevoked_since = 2026-11-24'),
        ('id = "siti"', 'id = "siti"\nrevoked_since = 2026-11-20'),
        ('id = "dewi"', 'id = "dewi"\nrevoked_since = 2026-11-20'),
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
        self.life.write("plugins/hitung.py", wide_themes.PLUGIN)

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
            self.life.write(
                f"{folder}/translations/id/LC_MESSAGES/theme.po", wide_themes.CATALOGUE.format(home="Depan")
            )
            self.life.write(f"{folder}/static/css/x.css", "a{}")

    @rule(slug=slugs, written=articles(), prints=prints)
    def publish(self, slug, written, prints):
        self.life.seal(written.header | {"Slug": slug}, written.body, written.files, **written.said(slug))
        self.then(prints)

    @precondition(lambda self: self.life.addresses)
    @rule(which=which, written=articles(), prints=prints, change=st.sampled_from(["ralat", "ejaan", "hak-jawab"]))
    def revise(self, which, written, prints, change):
        address = self.address(which)
        slug = address.rpartition("/")[2]
        header = written.header | {"Slug": slug, "Change": change, "Change_Note": "Angka"}
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

    @precondition(lambda self: 'id = "dewi"\nrevoked' not in self.life.settings)
    @rule(slug=slugs, written=articles(), passes=st.sampled_from([0, 61, 61]), seconds=st.booleans(), prints=prints)
    def release(self, slug, written, passes, seconds, prints):
        """Release an article in an emergency, and see its time run out; then a second person may sign it."""
        said = written.said(slug)
        address = self.life.release(written.header | {"Slug": slug}, written.body, written.files, hours=1, **said)
        self.then(prints)
        self.life.pass_time(passes)
        self.life.print()
        if seconds:
            self.life.second(address)
            self.life.print()

    @precondition(lambda self: self.life.addresses)
    @rule(which=which, prints=prints)
    def second(self, which, prints):
        self.life.second(self.address(which))
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
        known = EMERGENCY_TEXT if back or after in self.life.settings else self.life.settings
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
            self.life.write("theme/translations/id/LC_MESSAGES/theme.po", wide_themes.CATALOGUE.format(home=home))
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
        rendered = (
            RENDERED
            if version == "1"
            else lambda body: parsed.Rendered(
                html=f"<p>{version}</p>{RENDERED(body).html}", targets=RENDERED(body).targets
            )
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

    @rule(
        slug=slugs,
        written=articles(),
        point=st.integers(0, len(POINTS) - 1),
        after=st.booleans(),
        survives=st.booleans(),
    )
    def crash(self, slug, written, point, after, survives):
        self.publish(slug, written, prints=False)
        owner, name, nth = POINTS[point]
        self.life.crash((owner, name), nth=nth, after=after, survives=survives)

    @rule(slug=slugs, written=articles(), really=st.sampled_from([False, False, True]))
    def print_three_ways(self, slug, written, really):
        self.publish(slug, written, prints=False)
        if really:
            self.life.print_three_ways()


RENDERED = parsed.rendered


@pytest.mark.parametrize("number", SEEDS)
def test_the_live_site_is_what_a_clean_build_gives_whatever_happened(number, record_property):
    chosen = settings(
        max_examples=LIVES,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=False,
        database=None,
        phases=PHASES,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(number)(type("Lives", (Lives,), {})), settings=chosen)
    record_property("lives", f"{LIVES} from seed {number}, so far {dict(COUNTS)}")
