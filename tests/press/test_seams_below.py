"""The seams below Pelican that paraf relies on: Jinja, feeds, signals, file events, Markdown, Pillow, the sanitiser."""

import gettext
import os
import threading
from datetime import UTC, datetime
from importlib import resources
from io import BytesIO, StringIO

import markdown
import nh3
import pytest
from blinker import ANY, Signal
from feedgenerator import Atom1Feed
from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    Template,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.filters import do_striptags
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from jinja2.nodes import FromImport, Import, Macro, Output, TemplateData
from jinja2.utils import missing
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from pelican.settings import DEFAULT_CONFIG
from PIL import Image, ImageDraw, ImageFont
from watchdog import events
from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyEmitter
from watchdog.observers.inotify_c import InotifyFD
from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper
from watchdog.observers.polling import PollingObserver

from paraf.press.watching.hints import Listener

WHEN = datetime(2026, 11, 21, tzinfo=UTC)


def test_jinja_finds_a_template_in_a_loader_that_was_added_later():
    loader = ChoiceLoader([DictLoader({"a.html": "a"})])
    environment = Environment(loader=loader, autoescape=True)
    loader.loaders.append(DictLoader({"a.html": "b", "c.html": "c"}))
    assert [environment.get_template(name).render() for name in ("a.html", "c.html")] == ["a", "c"]


def test_jinjas_sentences_are_translated_with_their_blanks_and_escaped():
    class Shouting(gettext.NullTranslations):
        def gettext(self, message):
            return message.upper().replace("%(NAME)S", "%(name)s")

    environment = Environment(autoescape=True)
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_translations(Shouting(), newstyle=True)
    assert environment.from_string("{{ _('hai %(name)s', name='<b>') }}").render() == "HAI &lt;b&gt;"


def test_jinja_names_the_file_and_line_of_a_template_that_is_wrong():
    with pytest.raises(TemplateSyntaxError) as caught:
        Environment(autoescape=True).from_string("a\n{% if %}")
    assert (isinstance(caught.value, TemplateError), caught.value.lineno) == (True, 2)
    assert hasattr(caught.value, "filename")


def test_jinja_takes_tags_out_of_html():
    assert do_striptags(Markup("<b>a</b> &lt; b")) == "a < b"


def test_jinja_asks_a_template_of_our_class_for_the_module_that_another_imports():
    asked = []

    class Ours(Template):
        def make_module(self, *given):
            asked.append((self.name, *given))
            return super().make_module(*given)

    texts = {"a": "{% macro say() %}{{ x }}{{ y }}{% endmacro %}"}
    texts["b"] = "{% set y = 2 %}{% for x in [1] %}{% import 'a' as a with context %}{{ a.say() }}{% endfor %}"
    environment = Environment(loader=DictLoader(texts), autoescape=True)
    environment.template_class = Ours
    assert environment.get_template("b").render(z=3) == "12"
    [(name, known, shared, set_besides)] = asked
    assert (name, known["y"], known["z"], "x" in known, shared) == ("a", 2, 3, False, True)
    assert {each for each in set_besides.items() if each[1] is not missing} == {("x", 1), ("y", 2)}


def test_jinja_tells_what_a_template_and_its_macros_ask_for_but_for_the_environments_own_names():
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    every = environment.overlay()
    every.globals = {}
    text = "{% macro say(a, b=one) %}{{ a }}{{ two.x[three]|default(four) }}{{ range(5) }}{{ after() }}{{ caller() }}"
    text += "{% for six in five if seven %}{{ six }}{% endfor %}{% set x = eight %}{{ x }}{% trans %}s{% endtrans %}"
    text += "{% endmacro %}{% macro after() %}{% call say(1) %}{{ nine is defined }}{% endcall %}{% endmacro %}"
    asked = {"one", "two", "three", "four", "five", "seven", "eight", "nine", "gettext", "range"}
    assert find_undeclared_variables(every.parse(text)) == asked
    assert find_undeclared_variables(environment.parse(text)) == asked - {"range"}
    assert environment.globals


def test_jinja_tells_what_a_template_consists_of_and_what_it_imports():
    parse = Environment(autoescape=True).parse
    parsed = parse("{# a #}\n{% import 'a' as a %}{% from 'b' import c %}{% macro d() %}{{ d }}{% endmacro %}")
    text, *rest = parsed.body
    assert isinstance(text, Output)
    assert [type(each) for each in text.nodes] == [TemplateData]
    assert [type(each) for each in rest] == [Import, FromImport, Macro]
    assert [*find_referenced_templates(parsed)] == ["a", "b"]
    assert [*find_referenced_templates(parse("{% import e as a %}"))] == [None]


def test_jinja_tells_whether_a_template_is_as_it_was_loaded(tmp_path):
    file = tmp_path / "a"
    file.write_text("a", encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(tmp_path), autoescape=True, auto_reload=False)
    template = environment.get_template("a")
    assert (environment.loader.get_source(environment, template.name)[0], template.is_up_to_date) == ("a", True)
    file.write_text("b", encoding="utf-8")
    os.utime(file, ns=(0, 0))
    assert (environment.get_template("a") is template, template.is_up_to_date) == (True, False)


def test_pelican_gives_jinja_the_environment_that_the_press_takes_for_nobodys_choice():
    assert DEFAULT_CONFIG["JINJA_ENVIRONMENT"] == {"trim_blocks": True, "lstrip_blocks": True, "extensions": []}


def test_an_atom_feed_is_written_from_what_it_was_given_and_asks_itself_when_it_changed():
    class Timeless(Atom1Feed):
        def latest_post_date(self):
            return max(item["updateddate"] for item in self.items)

    of_all = {"title": "T", "link": "https://x/", "description": None, "language": "id", "author_name": "Kantor"}
    feed = Timeless(feed_url="https://x/f.xml", feed_guid="https://x/f.xml", subtitle="Kantor", **of_all)
    names = {"title": "<b>", "link": "https://x/a/", "unique_id": "tag:x", "description": "d", "content": "<p>c</p>"}
    feed.add_item(**names, categories=["Kota"], author_name="Rina", pubdate=WHEN, updateddate=WHEN)
    written = StringIO()
    feed.write(written, "utf-8")
    assert "<updated>2026-11-21T00:00:00+00:00</updated>" in written.getvalue()
    assert "&lt;b&gt;" in written.getvalue()


def test_a_signal_holds_its_receivers_weakly_and_gives_what_each_answered():
    signal = Signal()

    def answer(sender):
        return sender, 5

    signal.connect(answer)
    assert list(signal.receivers_for(ANY)) == [answer]
    assert signal.send("x") == [(answer, ("x", 5))]
    signal.connect(lambda _sender: None)
    assert len(list(signal.receivers_for(ANY))) == 1  # nobody else held the other one
    signal.disconnect(answer)
    assert list(signal.receivers_for(ANY)) == []


def test_the_wait_for_the_other_half_of_a_move_is_read_when_a_grouper_is_made(monkeypatch):
    monkeypatch.setattr(InotifyMoveEventGrouper, "delay", 0.125)
    assert vars(InotifyMoveEventGrouper())["_queue"].delay == 0.125


def test_watching_begins_and_ends_by_these_methods_and_the_wait_is_ours(tmp_path):
    assert all(callable(getattr(InotifyEmitter, name)) for name in ("on_thread_start", "on_thread_stop"))
    observer, heard = Listener(), threading.Event()
    observer.schedule(_Handler(heard), str(tmp_path), recursive=True)
    observer.start()
    try:
        (emitter,) = observer.emitters
        assert isinstance(emitter, InotifyEmitter)
        assert emitter.should_keep_running()
        assert InotifyMoveEventGrouper.delay < 0.5  # watchdog's own
        (tmp_path / "a").write_text("a", encoding="utf-8")
        assert heard.wait(30)
    finally:
        observer.stop()
        observer.join()
    assert not emitter.should_keep_running()


class _Handler(events.FileSystemEventHandler):
    def __init__(self, heard):
        self._heard = heard

    def on_any_event(self, event):
        if event.event_type == events.EVENT_TYPE_CLOSED and not event.is_directory and str(event.src_path):
            self._heard.set()


def test_what_reads_the_kernels_word_is_a_thread_that_an_observer_may_have_for_itself_and_end(tmp_path):
    before, listener = set(threading.enumerate()), Listener()
    listener.schedule(_Handler(threading.Event()), str(tmp_path), recursive=True)
    listener.start()
    assert [type(each) for each in threading.enumerate() if isinstance(each, InotifyFD) and each not in before]
    listener.stop()
    listener.join()
    assert set(threading.enumerate()) <= before


def test_watchdog_tells_these_kinds_of_event():
    names = {name: value for name, value in vars(events).items() if name.startswith("EVENT_TYPE_")}
    kinds = ("ATTRIB", "CLOSED", "CLOSED_NO_WRITE", "CREATED", "DELETED", "MODIFIED", "MOVED", "OPENED")
    assert names.keys() == {f"EVENT_TYPE_{kind}" for kind in kinds}
    assert all(hasattr(events.FileMovedEvent("a", "b"), name) for name in ("src_path", "dest_path", "is_directory"))


def test_polling_takes_the_seconds_between_two_looks():
    assert issubclass(PollingObserver, BaseObserver)
    assert PollingObserver(timeout=2.0).timeout == 2.0


def test_markdown_runs_the_processors_that_an_extension_registers_in_place_of_its_own_and_before_them():
    class Ours(Treeprocessor):
        def run(self, root):
            for each in root.iter("h1"):
                each.tag = "h2"

    class First(BlockProcessor):
        def test(self, _parent, block):
            return block == "# B"

        def run(self, parent, blocks):
            self.parser.blockprocessors["paragraph"].run(parent, blocks)

    class OurExtension(Extension):
        def extendMarkdown(self, md):  # noqa: N802  # Markdown's own name
            md.treeprocessors.register(Ours(md), "inline", 20)
            md.parser.blockprocessors.register(First(md.parser), "first", 110)

    named = ("tables", "fenced_code", "footnotes", "def_list", "abbr", "sane_lists")
    configured = {"tables": {"use_align_attribute": True}, "footnotes": {"BACKLINK_TITLE": "{}"}}
    reader = markdown.Markdown(extensions=[*named, OurExtension()], extension_configs=configured)
    assert reader.convert("# *A*\n\n# B\n\n|a|\n|-:|\n|b|").startswith(
        '<h2>*A*</h2>\n<p># B</p>\n<table>\n<thead>\n<tr>\n<th align="right">'
    )


@pytest.mark.parametrize(("name", "size"), [("NotoSerif-Bold", 84), ("NotoSerif-Bold", 44), ("NotoSans-Regular", 30)])
def test_pillow_sets_a_line_as_its_letters_one_after_the_other(name, size):
    file = resources.files("paraf.press.pictures").joinpath("fonts", f"{name}.ttf")
    font = ImageFont.truetype(BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
    line, right = "AVATo fjord, “Ẽj” Tyler", size
    whole, put_together = Image.new("L", (30 * size, 3 * size)), Image.new("L", (30 * size, 3 * size))
    ImageDraw.Draw(whole).text((size, size), line, font=font, fill=255)
    for letter in line:
        mask = Image.new("L", (3 * size, 3 * size))
        ImageDraw.Draw(mask).text((size, size), letter, font=font, fill=255)
        put_together.paste(255, (right - size, 0), mask)
        right += int(font.getlength(letter))
    assert put_together.tobytes() == whole.tobytes()


def test_the_sanitiser_closes_every_element_and_spells_out_marks_in_words_and_values():
    html = nh3.Cleaner(tags={"p", "i", "br"}, attributes={"i": {"title"}}).clean("<p>a > b<i title='<b>'>c<br>")
    assert html == '<p>a &gt; b<i title="&lt;b&gt;">c<br></i></p>'


def test_the_sanitiser_asks_the_filter_for_every_attribute_and_drops_what_is_not_named():
    asked = []

    def each(tag, name, value):
        asked.append((tag, name, value))
        return None if value == "tiada" else value

    html = '<a href="https://x/" title="tiada">a</a><img src="b"><script>c</script><i onclick="d">e</i>'
    cleaner = nh3.Cleaner(
        tags={"a", "img", "i"},
        clean_content_tags={"script"},
        attributes={"a": {"href", "title"}, "img": {"src"}},
        attribute_filter=each,
        url_schemes={"https"},
        link_rel="noopener",
        set_tag_attribute_values={"img": {"loading": "lazy"}},
    )
    assert cleaner.clean(html) == '<a href="https://x/" rel="noopener">a</a><img src="b" loading="lazy"><i>e</i>'
    assert ("a", "title", "tiada") in asked
