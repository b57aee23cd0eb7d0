"""A part that pages import is made once for all that know the same, and gives each what Jinja's own import gives it."""

from datetime import UTC, datetime
from gettext import NullTranslations

import pytest
from jinja2 import DictLoader, Environment, pass_context
from jinja2.defaults import DEFAULT_FILTERS, DEFAULT_TESTS

from paraf.press.build import print_site
from paraf.press.engine import typesetting
from paraf.press.theming import parts
from paraf.press.theming.calling import let_speak
from paraf.press.theming.parts import make_parts_once
from paraf.press.theming.templating import LANGUAGE
from tests.support.press import NOW, seal, text_of

PARTS = {
    "plain": "{# Words. #}\n{% macro say(a, b='&') %}{{ a }}{{ b }}{{ site }}{% endmacro %}\n",
    "outer": "{% import 'plain' as inner with context %}{% macro say(a) %}{{ inner.say(a) }}{{ own }}{% endmacro %}",
    "named": "{% from 'plain' import say as said with context %}{% macro say(a) %}{{ said(a) }}{% endmacro %}",
    "apart": "{% import 'plain' as inner %}{% macro say(a) %}{{ inner.say(a) }}{% endmacro %}",
    "told": "{% macro site() %}{{ own }}{% endmacro %}{% import 'plain' as inner with context %}"
    "{% macro say(a) %}{{ inner.say(a) }}{{ site() }}{% endmacro %}",
    "given": "{% macro say(a, b=site) %}{{ a }}{{ b }}{{ later() }}{% endmacro %}"
    "{% macro later() %}{{ own }}{% endmacro %}",
    "wrapped": "{% macro in_it() %}{{ caller() }}{% endmacro %}"
    "{% macro say(a) %}{% call in_it() %}{{ a }}{{ site }}{% endcall %}{% endmacro %}",
    "hidden": "{% macro say(a) %}{% for site in [a, own] %}{{ site }}{% endfor %}{{ site }}{% endmacro %}",
    "global": "{% macro say(a) %}{{ _('x') }}{{ a }}{% trans %}y{% endtrans %}{% endmacro %}",
    "speaking": "{% macro say(a) %}{{ a|spoken }}{{ [a]|map('spoken')|join }}{% endmacro %}",
    "within": "{% macro say(site) %}{% import 'plain' as inner with context %}{{ inner.say(own) }}{% endmacro %}",
    "taking": "{% macro say(a) %}{% include 'plain' %}{% include 'words' %}{{ site }}{% endmacro %}",
    "words": "words",
    "blocks": "{% macro say(a) %}{% block b %}{{ site }}{% endblock %}{% endmacro %}",
    "reading": "{% set mine = site %}{% macro say(a) %}{{ mine }}{% endmacro %}",
    "over": "{% import 'reading' as inner with context %}{% macro say(a) %}{{ inner.say(a) }}{% endmacro %}",
    "putting": "{{ site }}{% macro say(a) %}{{ a }}{% endmacro %}",
    "including": "{% macro say(a) %}{% include 'included' %}{% endmacro %}",
    "included": "{{ site }}",
    "chosen": "{% import which as inner with context %}{% macro say(a) %}{{ inner.say(a) }}{% endmacro %}",
    "inside": "{% macro say(a) %}{% import 'reading' as inner with context %}{{ inner.say(a) }}{% endmacro %}",
    "unescaped": "{% macro say(a) %}{% autoescape false %}{{ a }}{% endautoescape %}{% endmacro %}",
}
ONCE = ["plain", "outer", "named", "apart", "told", "given", "wrapped", "hidden", "global", "speaking"]
ONCE += ["within", "taking", "blocks"]
ALWAYS = sorted({*PARTS} - {*ONCE, "included", "words"})
SITE = "<site>"
PAGES = [
    {"page": "one", "site": SITE, "which": "plain"},
    {"page": "two", "site": SITE, "which": "plain"},
    {"page": "three", "site": "<other>", "which": "outer", LANGUAGE: "en"},
    {"page": "four", "which": "reading", "own": "<own>", LANGUAGE: "en", "_": lambda sentence: sentence * 2},
    {"page": "five", "which": "putting", "site": SITE, "gettext": str.upper},
]


@pass_context
def spoken(context, value):
    return f"{value} {context.get(LANGUAGE, 'id')}"


def ours(environment, catalogue):
    let_speak(environment, catalogue)
    make_parts_once(environment)


def environment_of(speak, text):
    environment = Environment(
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        loader=DictLoader(PARTS | {"page": text}),
        extensions=["jinja2.ext.i18n"],
    )
    speak(environment, NullTranslations())
    environment.filters["spoken"] = spoken
    return environment


def page_with(part):
    return f"{{% import '{part}' as part with context %}}{{{{ part.say('<a>') }}}}|{{{{ part }}}}|{{{{ page }}}}"


def rendered(text):
    """Give the pages that a template makes where parts are made once, and those it makes where Jinja imports them."""
    both = [environment_of(speak, text).get_template("page") for speak in (ours, let_speak)]
    return [[page.render(known) for known in PAGES] for page in both]


def imported(part, pages, speak=ours):
    """Give what each page got when it imported a part."""
    got = []
    page = environment_of(speak, page_with(part) + "{{ take(part) }}").get_template("page")
    for known in pages:
        page.render(known, take=lambda each: got.append(each) or "")
    return got


@pytest.fixture
def at_once(monkeypatch):
    """Look into a template when it is imported for the first time."""
    monkeypatch.setattr(parts, "OFTEN", 0)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("part", [*ONCE, *ALWAYS])
def test_every_page_gets_what_jinja_gives_it(part):
    found, jinjas = rendered(page_with(part))
    assert found == jinjas


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("part", ONCE)
def test_a_part_is_made_once_for_pages_that_know_the_same(part):
    one, two = imported(part, PAGES[:2])
    assert one is two


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("plain", "site"),
        ("outer", "own"),
        ("outer", "site"),
        ("told", "own"),
        ("given", "site"),
        ("given", "own"),
        ("wrapped", "site"),
        ("global", "_"),
        ("global", "gettext"),
        ("speaking", LANGUAGE),
        ("within", "own"),
        ("within", "site"),
        ("taking", "site"),
        ("blocks", "site"),
    ],
)
def test_a_part_is_made_anew_where_something_that_it_asks_for_is_another_thing(part, name):
    one, two, again = imported(part, [PAGES[0], PAGES[0] | {name: str}, PAGES[0] | {name: str}])
    assert one is not two
    assert two is again


@pytest.mark.usefixtures("at_once")
def test_what_is_equal_and_not_the_same_counts_as_another_thing():
    one, two = imported("plain", [{"site": ["a"]}, {"site": ["a"]}])
    assert one is not two


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("part", ALWAYS)
def test_what_may_look_at_the_page_is_made_for_each(part):
    one, two = imported(part, PAGES[:2])
    assert one is not two


def test_nothing_is_made_once_where_nobody_said_so():
    one, two = imported("plain", PAGES[:1] * 2, let_speak)
    assert one is not two


@pytest.mark.usefixtures("at_once")
def test_a_template_that_no_loader_knows_is_made_for_each():
    environment = environment_of(ours, "{% import which as part with context %}{{ part.say(1) }}")
    page, which = environment.get_template("page"), environment.from_string(PARTS["plain"])
    assert page.render(PAGES[0] | {"which": which}) == "1&amp;&lt;site&gt;"
    assert which.asked is None


@pytest.mark.usefixtures("at_once")
def test_what_nobody_imports_is_made_each_time():
    plain = environment_of(ours, "").get_template("plain")
    assert plain.make_module() is not plain.make_module()


def test_a_template_that_is_seldom_imported_is_not_looked_into():
    got = imported("outer", PAGES[:1] * (parts.OFTEN + 2))
    assert len({*map(id, got)}) == parts.OFTEN + 1
    assert got[-2] is got[-1]


@pytest.mark.usefixtures("at_once")
def test_a_part_knows_what_its_importer_set_and_goes_through():
    text = (
        "{% for site in ['<b>', '<c>'] %}{% import 'plain' as part with context %}{{ part.say(1) }}{% endfor %}"
        "{% set site = page %}{% import 'plain' as part with context %}{{ part.say(2) }}"
    )
    found, jinjas = rendered(text)
    assert found == jinjas
    assert "&lt;b&gt;" in found[0]


@pytest.mark.usefixtures("at_once")
def test_a_template_that_is_another_one_on_the_disk_is_not_looked_into():
    environment = environment_of(ours, page_with("plain"))
    page, plain = environment.get_template("page"), environment.get_template("plain")
    environment.loader.mapping["plain"] = "{% macro say(a) %}{{ a }}{% endmacro %}"
    loaded = ["&lt;a&gt;&amp;&lt;site&gt;||two", "&lt;a&gt;&amp;&lt;other&gt;||three"]
    assert [page.render(known) for known in PAGES[1:3]] == loaded
    assert plain.asked is None


@pytest.fixture
def pressed(newsroom, monkeypatch):
    """The environment whose templates set the pages of a newsroom."""
    found = []
    monkeypatch.setattr(typesetting, "make_parts_once", lambda each: found.append(each) or make_parts_once(each))
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    return found[0]


def test_what_the_press_calls_with_all_that_a_template_knows_asks_for_the_language_alone(pressed):
    mark = vars(spoken)["jinja_pass_arg"]

    def called(known, jinjas):
        given = {name: each for name, each in known.items() if getattr(each, "jinja_pass_arg", None) is mark}
        return {name: each for name, each in given.items() if jinjas.get(name) is not each}

    class Asked(dict):
        def get(self, name, default=None):
            asked.add(name)
            return default

    asked = set()
    for each in called(pressed.filters, DEFAULT_FILTERS).values():
        each(Asked(), datetime(2026, 11, 21, tzinfo=UTC))
    assert asked == {LANGUAGE}
    assert called(pressed.tests, DEFAULT_TESTS) == {}
    assert called(pressed.globals, {}).keys() == {"ngettext", "pgettext", "npgettext"}  # they ask how to escape


@pytest.mark.parametrize("name", ["_article", "_sharing", "_tongues", "_related", "_events", "_dates", "_stories"])
def test_what_our_articles_pages_import_is_the_same_for_all_of_them(pressed, name):
    asked = pressed.get_template(f"{name}.html").asked
    assert "SITEURL" in asked or name == "_dates"
    assert asked.isdisjoint({"article", "articles", "articles_page", "category", "output_file"})
