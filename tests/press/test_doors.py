"""Every setting and plugin by which stock Pelican would publish a text that nobody signed."""

import pytest
from pelican.settings import read_settings

from paraf.press.engine.engine import same_signals
from paraf.press.plain import DAMAGED, FAILED, WITHHELD, Press
from tests.support.doors import STALE, add_plugin, leaks, poisoned


@pytest.fixture
def newsroom(tmp_path):
    with same_signals():
        yield poisoned(tmp_path / "kabar")


def run(newsroom, **override):
    """Run the engine as plain ``pelican`` does, and give the status that it ends with."""
    with pytest.raises(SystemExit) as ended, same_signals():
        Press(read_settings(str(newsroom.root / "pelicanconf.py"), override=override)).run()
    return ended.value.code


OPEN = {
    "nothing": {},
    "another path": {"PATH": "review"},
    "the whole newsroom": {"PATH": ".", "ARTICLE_PATHS": ["content", "review", "drafts"]},
    "pages": {"PAGE_PATHS": ["pages", "../pages", "../../content", "../../pages"]},
    "static sources": {"STATIC_PATHS": ["../../content", "../../images", "."], "STATIC_EXCLUDE_SOURCES": False},
    "output sources": {"OUTPUT_SOURCES": True, "OUTPUT_SOURCES_EXTENSION": ".md"},
    "template pages": {"TEMPLATE_PAGES": {"../../review/tunggu.html": "bocor.html", "content/biasa.md": "bocor.md"}},
    "template overrides": {"THEME_TEMPLATES_OVERRIDES": ["review", "content"], "DIRECT_TEMPLATES": ["tunggu"]},
    "theme assets": {"THEME_STATIC_PATHS": ["../review", "../content"], "THEME_STATIC_DIR": "."},
    "readers": {"READERS": {"md": None, "html": None}},
    "path metadata": {"EXTRA_PATH_METADATA": {"": {"save_as": "bocor.html", "status": "draft", "template": "page"}}},
    "default metadata": {"DEFAULT_METADATA": {"status": "hidden", "save_as": "bocor.html"}},
    "filename metadata": {"FILENAME_METADATA": "(?P<save_as>.*)", "PATH_METADATA": "(?P<status>.*)"},
    "cache": {"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True, "CONTENT_CACHING_LAYER": "generator"},
    "translations": {"ARTICLE_TRANSLATION_ID": "slug", "DEFAULT_LANG": "en"},
    "addresses": {"ARTICLE_SAVE_AS": "../output-x/{slug}.html", "INDEX_SAVE_AS": "../output-x/index.html"},
    "relative addresses": {"RELATIVE_URLS": True, "SITEURL": "https://lain.example"},
    "deleting": {"DELETE_OUTPUT_DIRECTORY": True},
    "no autoescape": {"JINJA_ENVIRONMENT": {"autoescape": False}},
    "future": {"WITH_FUTURE_DATES": False},
    "no plugins": {"PLUGINS": []},
}


@pytest.mark.parametrize("override", OPEN.values(), ids=OPEN)
def test_no_setting_opens_a_door(newsroom, override):
    assert run(newsroom, **override) == WITHHELD
    assert leaks(newsroom) == []
    page = (newsroom.root / "output/berita/2026/banjir/index.html").read_text(encoding="utf-8")
    assert "Bersih." in page
    assert 'href="/gambar' not in page
    assert page.count("<a>") == 4
    assert not (newsroom.root / "output-x").exists()


def test_whatever_the_settings_the_output_is_the_same(newsroom):
    trees = set()
    for override in ({}, {k: v for each in OPEN.values() for k, v in each.items() if k != "READERS"}):
        run(newsroom, **override)
        output = newsroom.root / "output"
        trees.add(
            frozenset((path.relative_to(output), path.read_bytes()) for path in output.rglob("*") if path.is_file())
        )
    assert len(trees) == 1


@pytest.mark.parametrize(
    "output", ["public", "public/x", ".paraf/releases", ".paraf/releases/x", ".", "content", "lain", ".."]
)
def test_pelican_writes_into_its_own_folder_alone(newsroom, output):
    assert run(newsroom, OUTPUT_PATH=str(newsroom.root / output)) == FAILED
    assert not newsroom.layout.public.exists()
    assert (newsroom.root / "content" / "biasa.md").exists()


def test_an_output_that_is_a_symlink_is_refused(newsroom, tmp_path):
    (newsroom.root / "output").rename(tmp_path / "simpan")
    (newsroom.root / "output").symlink_to(tmp_path)
    assert run(newsroom) == FAILED


def test_damaged_records_end_with_their_own_status(newsroom):
    ledger = newsroom.layout.ledger
    ledger.write_bytes(ledger.read_bytes().replace(b'"roster"', b'"rosted"', 1))
    assert run(newsroom) == DAMAGED


def test_a_damaged_copy_ends_with_the_same_status(newsroom):
    for path in newsroom.layout.vault.rglob("*"):
        if path.is_file() and b"Bersih" in path.read_bytes():
            path.chmod(0o644)
            path.write_bytes(b"lain")
    assert run(newsroom) == DAMAGED


def test_a_folder_that_is_no_newsroom_is_refused(newsroom, tmp_path):
    assert run(newsroom, PARAF_NEWSROOM=str(tmp_path)) == FAILED


def test_a_newsroom_in_order_ends_well(newsroom):
    for path in [*newsroom.layout.root.glob("content/*"), *newsroom.layout.root.glob("content/.*")]:
        if path.is_file():
            path.unlink()
    (newsroom.root / "content" / "pages" / "laman.md").unlink()
    with same_signals():
        Press(read_settings(str(newsroom.root / "pelicanconf.py"))).run()
    assert leaks(newsroom) == []


GENERATOR = """
from pathlib import Path
from pelican import signals
class Copying:
    def __init__(self, output_path=None, **given):
        self.output = Path(output_path)
    def generate_output(self, writer):
        (self.output / "bocor.html").write_text("jarumkering")
def get(pelican):
    return Copying
def register():
    signals.get_generators.connect(get)
"""
WRITER = GENERATOR.replace("get_generators", "get_writer")
PAST_THE_WRITER = """
from pathlib import Path
from pelican import signals
def write(pelican):
    (Path(pelican.output_path) / "bocor.html").write_text("jarumkering")
def register():
    signals.finalized.connect(write)
"""
THROUGH_THE_WRITER = """
from pelican import signals
def write(generator, writer):
    writer.write_file({name!r}, generator.get_template("index"), generator.context, articles=[], url="")
def register():
    signals.article_writer_finalized.connect(write)
"""
OTHER_LIST = """
from pelican import signals
def add(generator):
    generator.{name}.append(generator.articles[0])
def register():
    signals.article_generator_finalized.connect(add)
"""
LATE_LIST = """
from pelican import signals
def add(generators):
    generators[0].articles.clear()
def register():
    signals.all_generators_finalized.connect(add)
"""
METADATA = """
from pelican import signals
def change(generator, metadata):
    metadata.update(title="jarumkering", save_as="bocor.html", slug="bocor", template="page", summary="jarumkering")
def register():
    signals.article_generator_context.connect(change)
"""
DROPPING = """
from pelican import signals
def change(generator, metadata):
    metadata["status"] = "skip"
def register():
    signals.article_generator_context.connect(change)
"""
FAILING = """
from pelican import signals
def fail(generator):
    raise ValueError("x")
def register():
    signals.article_generator_preread.connect(fail)
"""
CONTENT = """
from pelican import signals
def change(content):
    content._content = "jarumkering"
    content.title = "jarumkering"
def register():
    signals.content_object_init.connect(change)
"""
LATE_CONTENT = """
from pelican import signals
def change(generator):
    generator.articles[0].title = "jarumkering"
def register():
    signals.article_generator_finalized.connect(change)
"""
READERS = """
from pelican import signals
from pelican.readers import BaseReader
class Reader(BaseReader):
    file_extensions = ["md", "html", "rst"]
    def read(self, path):
        return "jarumkering", dict(title="jarumkering", date="x")
def add(readers):
    readers.reader_classes["md"] = Reader
def register():
    signals.readers_init.connect(add)
"""
TAMPERING = """
from pathlib import Path
from pelican import signals
def change(generator):
    path = Path(generator.path) / "berita" / "2026" / "banjir.md"
    path.write_text(path.read_text() + "jarumkering")
def register():
    signals.article_generator_init.connect(change)
"""
PLANTING = """
from pathlib import Path
from pelican import signals
def plant(generator):
    for name in ("x.md", "berita/2026/x.md", "x.html", "x.rst", "x.txt"):
        (Path(generator.path) / name).write_text("Title: jarumkering\\nDate: 2026-01-01\\n\\njarumkering")
def register():
    signals.article_generator_init.connect(plant)
"""
STALE_PAGES = """
from pelican import signals
from pelican.contents import Page
def add(generator):
    try:
        generator.readers.read_file(generator.path, "berita/2026/banjir.md", content_class=Page)
    except Exception as error:
        assert type(error).__name__ == "PressStoppedError", error
    else:
        generator.pages.append(1)
def register():
    signals.page_generator_init.connect(add)
"""
SETTINGS = """
from pelican import signals
def change(pelican):
    pelican.settings.update(PATH="..", STATIC_PATHS=["content"], TEMPLATE_PAGES={"content/biasa.md": "x.html"})
    pelican.path = pelican.settings["PATH"]
def register():
    signals.initialized.connect(change)
"""


@pytest.mark.parametrize(
    ("source", "status"),
    [
        (GENERATOR, WITHHELD),
        (WRITER, WITHHELD),
        (PAST_THE_WRITER, FAILED),
        (THROUGH_THE_WRITER.format(name="bocor.html"), FAILED),
        (THROUGH_THE_WRITER.format(name="../output-x/y.html"), FAILED),
        (THROUGH_THE_WRITER.format(name="index.html"), FAILED),
        (OTHER_LIST.format(name="articles"), FAILED),
        (OTHER_LIST.format(name="drafts"), FAILED),
        (OTHER_LIST.format(name="hidden_articles"), FAILED),
        (OTHER_LIST.format(name="translations"), FAILED),
        (OTHER_LIST.format(name="hidden_translations"), FAILED),
        (OTHER_LIST.format(name="drafts_translations"), FAILED),
        (LATE_LIST, FAILED),
        (METADATA, WITHHELD),
        (DROPPING, FAILED),
        (FAILING, FAILED),
        (CONTENT, WITHHELD),
        (LATE_CONTENT, FAILED),
        (READERS, WITHHELD),
        (TAMPERING, FAILED),
        (PLANTING, WITHHELD),
        (STALE_PAGES, WITHHELD),
        (SETTINGS, WITHHELD),
        ("raise ImportError\n", FAILED),
        ("def register():\n    raise KeyError\n", FAILED),
        ("pass\n", FAILED),
    ],
)
def test_no_plugin_opens_a_door(newsroom, source, status):
    add_plugin(newsroom, f"pengaya_{abs(hash(source))}", source)
    assert run(newsroom) == status
    assert [path for path in leaks(newsroom) if path not in STALE] == []
    assert not (newsroom.root / "output-x").exists()


def test_a_refused_generator_is_named(newsroom, caplog):
    name = f"pembangkit_{abs(hash(newsroom.root))}"
    add_plugin(newsroom, name, GENERATOR)
    run(newsroom)
    assert name in caplog.text
