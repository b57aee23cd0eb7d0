"""A newsroom's own plugins are those that lie in its folder at the moment, also in a process that goes on."""

from paraf.press.build import Press
from paraf.press.releases.standing import live
from tests.support.press import NOW, seal, text_of

PLUGIN = """from pelican import signals

def say(generator):
    generator.context["KATA"] = "{word}"

def register():
    signals.article_generator_finalized.connect(say)
"""


def test_a_plugin_that_was_edited_is_used_as_it_is_now(newsroom):
    root = newsroom.root
    (root / "plugins").mkdir()
    (root / "theme" / "templates").mkdir(parents=True)
    (root / "theme" / "templates" / "article.html").write_text("{{ KATA }}", encoding="utf-8")
    (root / "pelicanconf.py").write_text("PLUGIN_PATHS = ['plugins']\nPLUGINS = ['berkata']\n", encoding="utf-8")
    seal(newsroom, text_of())
    press, said = Press(newsroom), []
    for word in ("lama", "yang baru"):
        (root / "plugins" / "berkata.py").write_text(PLUGIN.format(word=word), encoding="utf-8")
        press.print_site(at=NOW)
        said.append((live(newsroom.layout) / "berita/2026/banjir/index.html").read_text(encoding="utf-8"))
    press.let_go()
    assert said == ["lama", "yang baru"]
