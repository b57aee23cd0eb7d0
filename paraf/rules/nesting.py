"""Nesting: every element of an article's page stands where HTML lets it stand, however it was typed.

* No word is lost, none is added, and two that stood in different elements never become one.
* Items and terms without a list get one; what stands in a list beside its items belongs to the item before it.
* Emphasis that was typed around blocks goes into each of them; a heading ends where a block begins.
* A fold without a summary, a caption of nothing and a term without a meaning are plain blocks.
* Headings begin at the second level, for the first is the title's, and no level is skipped.
* HTML comes as sanitising gives it: every element is closed, and every mark in a value is spelled out.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeGuard

_EMPTY = frozenset({"br", "hr", "img"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LAST_LEVEL = 6
_EMPHASIS = frozenset({"abbr", "b", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small"})
_OF_WORDS = _EMPHASIS | {"strong", "sub", "sup", "u", "var"}
_AS_AROUND = frozenset({"a", "del", "ins"})  # blocks may stand in them wherever they may stand around them
_WORDS = _OF_WORDS | _AS_AROUND | {"br", "img"}
_NEVER_WITHIN_ITSELF = frozenset({"a", "dfn"})
_TERMS = frozenset({"dd", "dt"})
_PARTS = ("caption", "thead", "tbody", "tfoot")
_TABLE = frozenset({*_PARTS, "table", "td", "th", "tr"})
_NOT_WITHIN = (
    dict.fromkeys(_HEADINGS, frozenset({"dt", "th"}))
    | dict.fromkeys(_TABLE, frozenset({"caption"}))
    | {"details": frozenset({"a"})}
)
_LIST_OF = {"li": "ul", "dd": "dl", "dt": "dl"}

_TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_ID = re.compile(r' id="([^"]*)"')
_NUMBER = re.compile(r' value="[^"]*"')
_EXPLAINED = re.compile(r"(?:(?:dt)+(?:dd)+)*")


@dataclass(slots=True, eq=False)
class _Element:
    """An element: its name, its attributes as they are written, and what stands in it."""

    tag: str
    attributes: str = ""
    children: list["_Element | str"] = field(default_factory=list)


_Nodes = list[_Element | str]


def well_nested(html: str) -> str:
    """Give some HTML with every element where it may stand."""
    return "".join(_written(_gathered(_fitted(_tree(html), frozenset())), set()))


def levelled(html: str) -> str:
    """Give each heading the level after that of the heading it stands under, whatever number it was typed with."""
    above: list[int] = []

    def named(found: re.Match[str]) -> str:
        if not found[1]:
            typed = int(found[2])
            while above and above[-1] >= typed:
                above.pop()
            above.append(typed)
        return f"<{found[1]}h{min(len(above) + 1, _LAST_LEVEL)}>"

    return _HEADING.sub(named, html)


def _tree(html: str) -> _Nodes:
    opened = [_Element("div")]
    end = 0
    for tag in _TAG.finditer(html):
        if end < tag.start():
            opened[-1].children.append(html[end : tag.start()])
        end = tag.end()
        if tag[1]:
            opened.pop()
            continue
        element = _Element(tag[2], tag[3])
        opened[-1].children.append(element)
        if element.tag not in _EMPTY:
            opened.append(element)
    return [*opened[0].children, html[end:]]


def _written(nodes: _Nodes, names: set[str]) -> Iterator[str]:
    """Give the pieces of HTML of some nodes; the name that one element has is given to no other."""
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        name = _ID.search(node.attributes)
        yield f"<{node.tag}{_ID.sub('', node.attributes) if name and name[1] in names else node.attributes}>"
        if name:
            names.add(name[1])
        yield from _written(node.children, names)
        if node.tag not in _EMPTY:
            yield f"</{node.tag}>"


def _is(node: _Element | str | None, *tags: str) -> TypeGuard[_Element]:
    return isinstance(node, _Element) and node.tag in tags


def _is_block(node: _Element | str) -> bool:
    if isinstance(node, str):
        return False
    return node.tag not in _WORDS or (node.tag in _AS_AROUND and any(map(_is_block, node.children)))


def _is_blank(node: _Element | str) -> bool:
    if isinstance(node, str):
        return not node.strip()
    return node.tag not in {"hr", "img"} and all(map(_is_blank, node.children))


def _fitted(nodes: _Nodes, around: frozenset[str]) -> _Nodes:
    """Give what stands for each of some nodes within elements of such names."""
    return [each for node in nodes for each in ([node] if isinstance(node, str) else _placed(node, around))]


def _placed(element: _Element, around: frozenset[str]) -> _Nodes:
    """Give what stands for an element; what is in it comes first."""
    if around & _NOT_WITHIN.get(element.tag, frozenset()):
        element.tag, element.attributes = "div", ""
    if element.tag == "dl":  # in which groups may stand
        element.children = [
            each for node in element.children for each in (node.children if _is(node, "div") else [node])
        ]
    nodes = _fitted(element.children, around | {element.tag})
    has_blocks = any(map(_is_block, nodes))
    if element.tag in around & _NEVER_WITHIN_ITSELF or (has_blocks and element.tag in around & _OF_WORDS):
        return [" ", *nodes, " "]
    if element.tag in _HEADINGS or element.tag == "summary":
        return _ended(element, nodes)
    if has_blocks and (element.tag in _OF_WORDS or element.tag in {"p", "pre"}):
        return _divided(element, nodes)
    _fill(element, nodes)
    return [element]


def _ended(element: _Element, nodes: _Nodes) -> _Nodes:
    """Give a heading that ends where a block begins; one without words is none."""
    end = next((at for at, node in enumerate(nodes) if _is_block(node)), len(nodes))
    words, rest = nodes[:end], nodes[end:]
    if all(map(_is_blank, words)) and rest and _is(rest[0], "div", "p") and not any(map(_is_block, rest[0].children)):
        words, rest = rest[0].children, rest[1:]
    element.children = words
    if all(map(_is_blank, words)):
        return [" ", *words, *rest, " "]
    return [element, *rest, " "] if rest else [element]


def _divided(element: _Element, nodes: _Nodes) -> _Nodes:
    """Give an element of words around each run of them that no block interrupts, in whatever blocks they stand."""
    found: _Nodes = []
    for is_block, run in groupby(nodes, _is_block):
        for node in run if is_block else ():
            if isinstance(node, _Element) and element.tag in _OF_WORDS:
                node.children = _divided(element, node.children)
            found.append(node)
        words = list(run)  # nothing is left of blocks
        found += words if all(map(_is_blank, words)) else [_Element(element.tag, element.attributes, words)]
    return found


def _fill(element: _Element, nodes: _Nodes) -> None:
    """Put nodes into an element in which they may stand, but for those that need another one around them."""
    match element.tag:
        case "ol" | "ul":
            element.children = _items(nodes, "li")
        case "dl":
            element.children = _items(nodes, "dd", "dt")
        case "details":
            summary = [node for node in nodes if _is(node, "summary")][:1]
            element.children = [*summary, *_gathered([node for node in nodes if node not in summary])]
            element.tag = "details" if summary else "div"
        case "figure":
            solid = [node for node in nodes if isinstance(node, _Element) or node.strip()]
            captions = [node for node in (*solid[:1], *solid[-1:]) if _is(node, "figcaption")]
            element.children = _gathered(nodes, kept=captions[:1])
        case "table":
            element.children = _parts(nodes)
        case "thead" | "tbody" | "tfoot":
            element.children = [row for row in nodes if not _is(row, "tr") or any(map(_is_block, row.children))]
        case _:
            element.children = _gathered(nodes)
    _settle(element)


def _parts(nodes: _Nodes) -> _Nodes:
    """Give the parts of a table in the order in which they are shown, one caption, one head and one foot at most."""
    found: dict[str, _Element] = {}
    parts: list[tuple[int, _Element | str]] = []
    for node in nodes:
        if _is(node, "caption") and "caption" in found:
            found["caption"].children += [" ", *node.children]
        elif isinstance(node, _Element):
            node.tag = "tbody" if node.tag in found else node.tag
            found.setdefault(node.tag, node)
            parts.append((_PARTS.index(node.tag), node))
        else:  # blanks stay behind what they stand behind
            parts.append((parts[-1][0] if parts else 0, node))
    return [node for _, node in sorted(parts, key=lambda part: part[0])]


def _items(nodes: _Nodes, made: str, *also: str) -> _Nodes:
    """Give the children of a list; what is no item belongs to the one before, or becomes one."""
    items: _Nodes = []
    last: _Element | None = None
    for is_item, run in groupby(nodes, lambda node: _is(node, made, *also)):
        found = list(run)
        if is_item:
            items += found
            last = found[-1] if isinstance(found[-1], _Element) else None
        elif all(map(_is_blank, found)):
            items += [node for node in found if isinstance(node, str)]
        elif last and last.tag == made:
            last.children += [" ", *_gathered(found)]
        else:
            last = _Element(made, children=_gathered(found))
            items.append(last)
    return items


def _gathered(nodes: _Nodes, *, kept: Container[_Element | str] = ()) -> _Nodes:
    """Give nodes as they stand where no list, fold or figure is around them, but for those that are kept."""
    found: _Nodes = []
    made: list[_Element] = []
    is_open = False
    for node in nodes:
        kind = _LIST_OF.get(node.tag) if isinstance(node, _Element) else None
        if kind and not (is_open and made[-1].tag == kind):
            made.append(_Element(kind))
            found.append(made[-1])
        is_open = bool(kind) or (is_open and isinstance(node, str) and _is_blank(node))
        if _is(node, "figcaption", "summary") and node not in kept:
            node.tag = "div"
        (made[-1].children if is_open else found).append(node)
    for each in made:
        _settle(each)
    return found


def _settle(element: _Element) -> None:
    """Let only numbered items have numbers, and let terms be a list of them where each has a meaning."""
    items = [node for node in element.children if isinstance(node, _Element)]
    if element.tag == "ul":
        for item in items:
            item.attributes = _NUMBER.sub("", item.attributes)
    if element.tag == "dl" and not _EXPLAINED.fullmatch("".join(item.tag for item in items)):
        for each in (element, *items):
            each.tag = "div"
