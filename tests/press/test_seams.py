"""The seams of Pelican's run, settings and generators that the press relies on.

Each test names one, and fails when a new version moves it. The table in ``docs/adr/0014-seams.md`` says where each is
used; the other seams are in ``test_seams_pages.py`` and ``test_seams_below.py``.
"""

import logging
from types import ModuleType

import pelican
import pytest
from blinker import Signal
from pelican import Pelican, signals
from pelican.contents import Category
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, PelicanTemplateNotFound
from pelican.paginator import PaginationRule
from pelican.plugins import signals as plugin_signals
from pelican.plugins._utils import get_plugin_name, load_plugins
from pelican.settings import DEFAULT_CONFIG, DEFAULT_THEME, read_settings
from pelican.writers import Writer

from paraf.press.build import print_site, same_locale
from paraf.press.engine.engine import same_signals
from tests.support.plain import parameters
from tests.support.press import NOW

UNTOUCHED = {
    *("ARTICLE_PERMALINK_STRUCTURE", "BIND", "CACHE_PATH", "CSS_FILE", "DISPLAY_CATEGORIES_ON_MENU"),
    *("DISPLAY_PAGES_ON_MENU", "DOCUTILS_SETTINGS", "GZIP_CACHE", "INTRASITE_LINK_REGEX", "JINJA_GLOBALS"),
    *("JINJA_TESTS", "LOCALE", "MARKDOWN", "OUTPUT_SOURCES_EXTENSION", "PAGE_ORDER_BY", "PELICAN_CLASS", "PLUGINS"),
    *("PLUGIN_PATHS", "PORT", "PYGMENTS_RST_OPTIONS", "RSS_FEED_SUMMARY_ONLY", "SLUGIFY_PRESERVE_CASE"),
    *("SLUGIFY_SOURCE", "SLUGIFY_USE_UNICODE", "SLUG_REGEX_SUBSTITUTIONS", "STATIC_CHECK_IF_MODIFIED"),
    *("STATIC_CREATE_LINKS", "SUMMARY_END_SUFFIX", "SUMMARY_MAX_LENGTH", "TYPOGRIFY_DASHES"),
    *("TYPOGRIFY_IGNORE_TAGS", "TYPOGRIFY_OMIT_FILTERS"),
}
"""Pelican's settings that are left as the newsroom chose them: none decides what is read, written or addressed."""
RUN = {"initialized", "get_generators", "all_generators_finalized", "get_writer", "finalized"}
OTHERS = {
    *("readers_init", "generator_init", "content_object_init", "content_written", "feed_generated", "feed_written"),
    *("article_generator_init", "article_generator_pretaxonomy", "article_generator_finalized"),
    *("article_generator_write_article", "article_writer_finalized", "article_generator_preread"),
    *("article_generator_context", "page_generator_init", "page_generator_finalized", "page_generator_write_page"),
    *("page_writer_finalized", "page_generator_preread", "page_generator_context", "static_generator_init"),
    *("static_generator_finalized", "static_generator_preread", "static_generator_context"),
}


def test_making_pelican_registers_plugins_and_then_says_that_it_is_initialised(plain):
    settings = plain.settings
    order = []

    class Ours(Pelican):
        def init_plugins(self):
            order.append((self.settings is settings, self.path, self.theme, self.output_path))
            self.plugins = []

    def heard(sender):
        order.append(type(sender))

    with same_signals():
        signals.initialized.connect(heard)
        Ours(settings)
    assert order == [(True, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]), Ours]


def test_the_setting_for_pelicans_class_may_be_a_class(tmp_path):
    conf = tmp_path / "conf.py"
    conf.write_text("from pelican import Pelican\nclass Ours(Pelican): pass\nPELICAN_CLASS, PLUGINS = Ours, []\n")
    with same_locale():
        made, _ = pelican.get_instance(pelican.parse_arguments([str(tmp_path), "-s", str(conf)]))
    assert type(made).__name__ == "Ours"


def test_plugins_are_loaded_out_of_settings_and_one_that_is_missing_is_only_logged(caplog):
    module = ModuleType("tiruan")
    assert load_plugins({"PLUGINS": [module, "paraf.no_such_plugin"]}) == [module]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert (get_plugin_name(module), get_plugin_name(Category)) == ("tiruan", "Category")
    assert isinstance(load_plugins({"PLUGINS": None}), list)


def test_errors_are_logged_below_the_logger_called_pelican(caplog):
    with caplog.at_level(logging.ERROR, logger="pelican"):
        load_plugins({"PLUGINS": ["paraf.no_such_plugin"]})
    assert {record.name.partition(".")[0] for record in caplog.records} == {"pelican"}


def test_the_signals_are_these_and_no_others():
    found = {name for name, value in vars(plugin_signals).items() if isinstance(value, Signal)}
    assert found == RUN | OTHERS
    assert all(getattr(signals, name) is getattr(plugin_signals, name) for name in RUN)


# --- settings


def test_no_setting_is_unknown_to_the_lock(newsroom, monkeypatch):
    locked = {}
    monkeypatch.setattr("paraf.press.engine.engine.lock", _noting(locked))
    print_site(newsroom, at=NOW)
    assert set(DEFAULT_CONFIG) - set(locked) == UNTOUCHED


def _noting(locked):
    from paraf.press.engine.settings import lock  # noqa: PLC0415  # before it is exchanged

    def noted(settings, job):
        own = {}
        lock(own, job)
        locked.update(own)
        lock(settings, job)

    return noted


def test_settings_are_read_from_a_file_and_overridden_with_whole_paths(tmp_path):
    conf = tmp_path / "conf.py"
    conf.write_text("SITENAME = 'Satu'\nOUTPUT_PATH = 'out'\nTHEME = 'tema'\n")
    (tmp_path / "tema").mkdir()
    with same_locale():
        read = read_settings(str(conf), override={"SITENAME": "Dua", "LOCALE": ["C"]})
        default = read_settings(None, override={"LOCALE": ["C"]})
    assert (read["SITENAME"], read["OUTPUT_PATH"], read["THEME"]) == (
        "Dua",
        str(tmp_path / "out"),
        str(tmp_path / "tema"),
    )
    assert (default["THEME"], default["OUTPUT_PATH"]) == (DEFAULT_THEME, DEFAULT_CONFIG["OUTPUT_PATH"])


def test_patterns_of_pagination_become_tuples_of_plain_values(plain):
    settings = plain.settings
    assert all(isinstance(each, PaginationRule) for each in settings["PAGINATION_PATTERNS"])
    assert issubclass(PaginationRule, tuple)


# --- generators


def test_generators_are_made_with_these_names_and_share_one_context(plain):
    settings = plain.settings
    assert parameters(Generator.__init__)[1:6] == ("context", "settings", "path", "theme", "output_path")
    articles = next(each for each in plain.generators if isinstance(each, ArticlesGenerator))
    pages = next(each for each in plain.generators if isinstance(each, PagesGenerator))
    assert articles.context is pages.context
    assert articles.context["localsiteurl"] == settings["SITEURL"]
    assert all(hasattr(each, "generate_context") and hasattr(each, "generate_output") for each in (articles, pages))


def test_an_article_stands_in_one_of_six_lists_and_the_others_are_there(plain):
    articles = next(each for each in plain.generators if isinstance(each, ArticlesGenerator))
    lists = {name for name, value in vars(articles).items() if isinstance(value, list) and name != "dates"}
    six = {"articles", "translations", "hidden_articles", "hidden_translations", "drafts", "drafts_translations"}
    assert lists - {"authors", "categories", "related_posts", "_templates_path"} == six
    assert {"articles", "drafts", "hidden_articles"} <= articles.context.keys()


def test_the_methods_of_the_articles_generator_that_ours_overrides_are_asked(plain):
    settings = plain.settings
    asked = []

    class Ours(ArticlesGenerator):
        def get_files(self, paths, exclude=(), extensions=None):
            asked.append("get_files")
            return super().get_files(paths, exclude, extensions)

        def _build_period_archives(self, sorted_articles, articles, settings):
            asked.append("_build_period_archives")
            return super()._build_period_archives(sorted_articles, articles, settings)

        def generate_tags(self, _write):
            asked.append("generate_tags")

        def generate_categories(self, _write):
            asked.append("generate_categories")

        def generate_authors(self, _write):
            asked.append("generate_authors")

    made = next(each for each in plain.generators if isinstance(each, ArticlesGenerator))
    context = dict(settings) | {"generated_content": {}, "static_links": set(), "static_content": {}}
    ours = Ours(context=context, settings=settings, path=made.path, theme=made.theme, output_path=made.output_path)
    with same_locale():
        ours.generate_context()
        ours.generate_output(Writer(settings["OUTPUT_PATH"], settings=settings))
    assert asked == ["get_files", "_build_period_archives", "generate_tags", "generate_categories", "generate_authors"]
    (year,), (month,) = ours.period_archives["year"], ours.period_archives["month"]
    assert {"dates", "articles", "url", "save_as", "period", "period_num"} == year.keys() == month.keys()
    assert (year["period_num"], month["period_num"]) == ((2026,), (2026, 11))


def test_templates_come_from_the_generators_environment_by_name_and_its_loaders_can_be_added_to(plain):
    articles = next(each for each in plain.generators if isinstance(each, ArticlesGenerator))
    assert articles.get_template("article").name == "article.html"
    assert isinstance(articles.env.loader.loaders, list)
    with pytest.raises(PelicanTemplateNotFound):
        articles.get_template("tiada")
