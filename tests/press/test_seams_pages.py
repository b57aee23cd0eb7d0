"""The seams of Pelican's pages that the press relies on: names in templates, readers, contents, and the writer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pelican import signals
from pelican.contents import Article, Author, Category, Content, Tag
from pelican.readers import BaseReader, Readers
from pelican.writers import Writer

from paraf.press.build import print_site
from paraf.press.engine.engine import same_signals
from paraf.press.engine.typesetting import Typesetter
from tests.support.plain import parameters
from tests.support.press import NOW, seal, text_of


@pytest.mark.parametrize(
    ("place", "own"),
    [
        ("satu.html", {"article", "category"}),
        ("index.html", {"articles", "dates", "page_name", "template_name"}),
        ("archives.html", {"articles", "dates", "page_name", "template_name"}),
        ("tag/air.html", {"articles", "dates", "all_articles", "page_name", "tag", "template_name"}),
        ("category/kota.html", {"articles", "dates", "all_articles", "page_name", "category", "template_name"}),
        ("author/rina.html", {"articles", "dates", "all_articles", "page_name", "author", "template_name"}),
        ("2026/p.html", {"articles", "dates", "all_articles", "template_name"}),
    ],
)
def test_a_page_of_each_kind_is_written_with_these_names(plain, place, own):
    args, given, _ = plain.calls[place]
    assert args == ()
    assert given.keys() - {"relative_urls", "override_output"} == own | {"blog", "url"}


def test_a_period_is_in_the_context_of_its_page_alone(plain):
    periods = [context for name, (_, _, context) in plain.calls.items() if name.endswith("p.html")]
    assert [context["period_num"] for context in periods] == [(2026,), (2026, 11)]
    assert all("period" not in context for name, (_, _, context) in plain.calls.items() if not name.endswith("p.html"))


def test_what_steers_the_writer_is_no_name_that_a_template_knows(plain):
    steering = ("relative_urls", "paginated", "template_name", "override_output", "url")
    assert parameters(Writer.write_file) == ("self", "name", "template", "context", *steering, "kwargs")
    assert all(names.isdisjoint(steering) for names in plain.names.values())
    assert all("output_file" in names for names in plain.names.values())


def test_only_a_template_that_is_named_and_paged_is_paged(plain):
    paged = {"articles_page", "articles_paginator", "articles_previous_page", "articles_next_page"}
    assert paged <= plain.names["index.html"]
    assert {each.replace("articles", "dates") for each in paged} <= plain.names["index.html"]
    assert paged.isdisjoint(plain.names["archives.html"])


def test_our_pages_have_every_name_that_pelicans_have(plain, newsroom, monkeypatch):
    ours, render = {}, Typesetter._render  # noqa: SLF001

    def noted(self, template, place, **given):
        ours[template] = {*self._context, *given, "output_file"}
        return render(self, template, place, **given)

    monkeypatch.setattr(Typesetter, "_render", noted)
    seal(newsroom, text_of(Tags="air"))
    print_site(newsroom, at=NOW)
    same = {"article": "satu.html", "index": "index.html", "archives": "archives.html", "tag": "tag/air.html"}
    same |= {"category": "category/kota.html", "author": "author/rina.html", "period_archives": "2026/p.html"}
    same |= {"tags": "tags.html", "categories": "categories.html", "authors": "authors.html"}
    missing = {template: plain.names[place] - ours[template] for template, place in same.items()}
    assert set().union(*missing.values()) == {"staticfiles"}  # of a generator that the press has not


# --- readers and contents


def test_readers_hold_one_reader_a_suffix_and_settings_decide_which(plain):
    settings = plain.settings

    class Ours(BaseReader):
        file_extensions = ("contoh",)

        def read(self, source_path):
            return "", {"title": Path(source_path).name, "Isi-Saya": 5}

    suffixes = {suffix for each in (BaseReader, *BaseReader.__subclasses__()) for suffix in each.file_extensions}
    readers = Readers(dict(settings) | {"READERS": dict.fromkeys(suffixes, Ours)})
    assert {type(each) for each in readers.readers.values()} == {Ours}
    readers.readers = {"md": Ours(settings)}
    article = readers.read_file("/tiada", "x.md", content_class=Article, fmt="md", context={})
    assert (type(article), article.title, article.metadata["Isi-Saya"]) == (Article, "x.md", 5)
    assert isinstance(readers.disabled_readers, dict)


def test_an_article_takes_its_metadata_as_attributes_before_it_says_that_it_is_made(plain):
    settings = plain.settings
    assert parameters(Content.__init__)[1:] == ("content", "metadata", "settings", "source_path", "context")
    heard = []

    def listening(article):
        heard.append((article.title, article.settings is settings))

    date = datetime(2026, 11, 21, tzinfo=UTC)
    said = {"title": "Satu", "slug": "satu", "date": date, "authors": [Author("Rina", settings)], "template": "lain"}
    with same_signals():
        signals.content_object_init.connect(listening)
        article = Article("isi", metadata=said, settings=settings, source_path="/a.md", context={})
    assert heard == [("Satu", True)]
    assert (article.__dict__["_content"], article.template, article.author.name) == ("isi", "lain", "Rina")
    assert all(hasattr(Article, name) for name in ("url", "save_as", "content", "summary"))
    assert (article.get_content("https://x"), article.content) == ("isi", "isi")
    assert article.get_summary("https://x") == article.summary
    assert all(hasattr(article, name) for name in ("locale_date", "translations", "lang", "status"))


def test_names_take_their_addresses_from_settings_and_keep_a_slug_that_is_given():
    for kind in (Category, Tag, Author):
        name = kind.__name__.upper()
        term = kind("Kota Lama", {f"{name}_URL": "x/{slug}/", f"{name}_SAVE_AS": "x/{slug}/index.html"})
        term.slug = "lain"
        assert (term.url, term.save_as, term.page_name) == ("x/lain/", "x/lain/index.html", "x/lain/")
        assert (str(term), term.name, hash(term)) == ("Kota Lama", "Kota Lama", hash("lain"))


# --- the writer


def test_the_writer_opens_every_file_by_one_method(plain):
    settings = plain.settings
    assert parameters(Writer.__dict__["_open_w"]) == ("self", "filename", "encoding", "override")
    there = {path.name for path in Path(settings["OUTPUT_PATH"]).rglob("*") if path.suffix in {".html", ".xml"}}
    assert there == set(plain.opened)


def test_a_feed_is_made_by_one_method_and_filled_by_another(plain):
    settings = plain.settings
    assert parameters(Writer.__init__) == ("self", "output_path", "settings")
    assert parameters(Writer.write_feed)[1:5] == ("elements", "context", "path", "url")
    assert "feed_title" in parameters(Writer.write_feed)
    (kind, title, context), article = plain.feeds[:2]
    assert (kind, title, context["SITEURL"], article.title) == ("atom", None, settings["SITEURL"], "Satu")


def test_a_feed_without_a_file_is_given_back_and_takes_a_slice_of_its_list(plain, tmp_path):
    settings = plain.settings
    taken = []

    class Listed(list):
        def __getitem__(self, part):
            taken.append(part)
            return []

    writer = Writer(str(tmp_path), settings=dict(settings) | {"FEED_MAX_ITEMS": 20})
    feed = writer.write_feed(Listed(), dict(settings), None, "feeds/x.xml", feed_title="Kota")
    assert taken == [slice(None, 20)]
    assert (writer.feed_url, feed.num_items(), list(tmp_path.iterdir())) == ("-/feeds/x.xml", 0, [])
