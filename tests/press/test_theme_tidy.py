"""Nothing in the theme is there for nobody: every style, macro and import has something that it is for."""

import re
from pathlib import Path

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = {file.name: file.read_text(encoding="utf-8") for file in (THEME / "templates").glob("*.html")}
SCRIPTS = "".join(file.read_text(encoding="utf-8") for file in (THEME / "static" / "js").glob("*.js"))
STYLES = re.sub(r"/\*.*?\*/", "", (THEME / "static" / "css" / "paraf.css").read_text(encoding="utf-8"), flags=re.DOTALL)


def test_every_class_and_id_that_has_a_style_is_in_a_template():
    selectors = " ".join(re.findall(r"([^{};]+)\{", STYLES))
    written = " ".join((*TEMPLATES.values(), SCRIPTS))
    classes = {word for named in re.findall(r'class="([^"]*)"', written) for word in named.split()}
    assert set(re.findall(r"\.([a-z][\w-]*)", selectors)) <= classes
    assert set(re.findall(r"#([a-z][\w-]*)", selectors)) <= set(re.findall(r'id="([^"]+)"', written))


def test_every_token_of_the_style_sheet_is_used():
    assert {each for each in re.findall(r"(--[\w-]+):", STYLES) if f"var({each})" not in STYLES} == set()


def test_every_macro_is_called():
    written = "".join(TEMPLATES.values())
    macros = re.findall(r"{% macro (\w+)\(", written)
    assert len(macros) > 30
    assert [name for name in macros if len(re.findall(rf"\b{name}\(", written)) == 1] == []


def test_every_import_of_a_template_is_used():
    for name, text in TEMPLATES.items():
        for alias in re.findall(r"{% import '\w+\.html' as (\w+)", text):
            assert f"{alias}." in text, (name, alias)
