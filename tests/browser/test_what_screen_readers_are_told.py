"""What a screen reader is told of one page of every kind, by the accessibility tree that Chromium makes of it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.support.browsers import kinds

CATALOGUE = Path(__file__).parents[2] / "theme" / "translations" / "id" / "LC_MESSAGES" / "theme.po"
LANDMARKS = ("banner", "main", "contentinfo")
NAMED = frozenset({"link", "button", "textbox", "searchbox", "checkbox", "combobox", "image", "heading", "navigation"})
NAMED |= {"DisclosureTriangle", "region"}
PROPER = frozenset({"whatsapp", "telegram", "atom", "rss", "json"})
WORD = re.compile(r"[^\W_]+")
DOM_WORDS = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const inside = walker.currentNode.parentElement;
    if (inside.checkVisibility({visibilityProperty: true}) && !inside.closest('noscript, template'))
      found.push(walker.currentNode.data);
  }
  return found.join(' ');
}"""


def tree(page):
    """Give what is told of a page, in the order in which it is told: role, name and level."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    return list(told(next(iter(nodes.values())), nodes))


def told(node, nodes, landmark=None):
    """Give a node and all that is below it, each with the landmark that it is in."""
    role = node.get("role", {}).get("value")
    if not node.get("ignored"):
        levels = [each["value"]["value"] for each in node.get("properties", ()) if each["name"] == "level"]
        landmark = role if role in LANDMARKS else landmark
        yield role, node.get("name", {}).get("value", "").strip(), next(iter(levels), None), landmark
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from told(nodes[child], nodes, landmark)


@pytest.fixture(scope="session")
def paths(newsroom):
    return kinds((newsroom / "public").resolve())


def test_each_page_has_its_landmarks_once_and_in_order_and_menus_are_told_apart(opened, paths):
    for path in paths:
        roles = [(role, name) for role, name, *_ in tree(opened(path))]
        assert [role for role, _ in roles if role in LANDMARKS] == list(LANDMARKS), path
        menus = [name for role, name in roles if role == "navigation"]
        assert len(menus) == len(set(menus)) > 1, path


def test_headings_go_down_one_step_at_a_time_below_one_title(opened, paths):
    for path in paths:
        levels = [level for role, _, level, _ in tree(opened(path)) if role == "heading"]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(below - above <= 1 for above, below in pairwise(levels)), (path, levels)


def test_whatever_can_be_followed_seen_or_jumped_to_has_a_name(opened, paths):
    for path in paths:
        found = [(role, name) for role, name, *_ in tree(opened(path)) if role in NAMED]
        assert len(found) > 20, path
        assert [role for role, name in found if not WORD.search(name)] == [], path


def test_links_that_lead_elsewhere_are_not_named_alike_in_the_text(opened, paths):
    for path in paths:
        page = opened(path)
        links = page.eval_on_selector_all("main a[href]", "found => found.map(e => [e.innerText.trim(), e.href])")
        named = {}
        for name, leads in links:
            named.setdefault(name, set()).add(leads.partition("#")[0])
        assert {name: leads for name, leads in named.items() if name and len(leads) > 1} == {}, path


def test_no_name_is_english(opened, paths):
    with CATALOGUE.open("rb") as written:
        sentences = [message for message in read_po(written) if message.id]
    asked = [" ".join(each.id) if isinstance(each.id, tuple) else each.id for each in sentences]
    given = [" ".join(each.string) if isinstance(each.string, tuple) else each.string for each in sentences]
    english, indonesian = ({word.lower() for text in texts for word in WORD.findall(text)} for texts in (asked, given))
    english -= indonesian | PROPER
    assert {"the", "news", "skip"} <= english
    for path in paths:
        names = [name for role, name, *_ in tree(opened(path)) if role in NAMED]
        spoken = {word.lower() for name in names for word in WORD.findall(name)}
        assert spoken & english == set(), path


def test_the_text_is_told_in_the_order_in_which_it_is_written(opened, paths):
    for path in paths:
        page = opened(path)
        page.wait_for_load_state("networkidle")
        texts = [name for role, name, _, landmark in tree(page) if role == "StaticText" and landmark == "main"]
        heard = WORD.findall(" ".join(texts))
        assert heard
        assert heard == WORD.findall(page.evaluate(DOM_WORDS)), path
