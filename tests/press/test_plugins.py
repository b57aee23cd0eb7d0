"""A newsroom's own settings and plugins are those that lie there at the moment, also in a process that goes on."""

import os
import sys

import pytest

from paraf.press.build import Press
from paraf.press.releases.standing import live
from tests.support.press import NOW, seal, text_of

SECOND = int(NOW.timestamp()) * 1_000_000_000
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


@pytest.mark.parametrize("edited", ["pelicanconf.py", "plugins/bersatu.py"])
def test_what_was_edited_within_one_second_to_the_same_length_is_used_as_it_is_now(newsroom, monkeypatch, edited):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)  # as it is wherever nobody says otherwise
    root = newsroom.root
    (root / "plugins").mkdir()
    (root / "theme" / "templates").mkdir(parents=True)
    (root / "theme" / "templates" / "article.html").write_text("{{ KATA }} {{ WARTA }}", encoding="utf-8")
    plugin = "bersatu" if edited.startswith("plugins") else "berdua"  # no newsroom has that of another in its process
    settings = f"PLUGIN_PATHS = ['plugins']\nPLUGINS = ['{plugin}']\nWARTA = 'satu'\n"
    (root / "pelicanconf.py").write_text(settings, encoding="utf-8")
    (root / "plugins" / f"{plugin}.py").write_text(PLUGIN.format(word="satu"), encoding="utf-8")
    seal(newsroom, text_of())
    press, said = Press(newsroom), []
    for word in ("satu", "lima"):
        file = root / edited
        file.write_text(file.read_text(encoding="utf-8").replace("satu", word), encoding="utf-8")
        os.utime(file, ns=(SECOND + len(said), SECOND + len(said)))
        press.print_site(at=NOW)
        said.append((live(newsroom.layout) / "berita/2026/banjir/index.html").read_text(encoding="utf-8"))
    press.let_go()
    assert said[0] == "satu satu"
    assert sorted(said[1].split()) == ["lima", "satu"]
