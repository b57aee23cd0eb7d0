"""A crest in SVG is written anew as shapes and colours; whatever else is in it is left out or refused."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.crest import Drawing, redrawn
from paraf.rules.findings import Finding

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SHIELD = '<path d="M0 0h60v40q0 30-30 40q-30-10-30-40z" fill="#0b5a2b"/>'


def svg(inside=SHIELD, *, said='viewBox="0 0 60 80"', before=""):
    return f"{before}<svg {SVG} {said}>{inside}</svg>".encode()


def drawing(inside=SHIELD, **rest):
    made = redrawn(svg(inside, **rest), path="images/lambang.svg")
    assert isinstance(made, Drawing), made
    return made


def refusal(content):
    found = redrawn(content if isinstance(content, bytes) else svg(content), path="images/lambang.svg")
    assert isinstance(found, Finding), found
    return found


def test_shapes_colours_and_what_they_share_come_through():
    inside = (
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient>'
        '<clipPath id="k"><rect width="9" height="9"/></clipPath></defs>'
        '<g transform="translate(1 2) scale(.5)" clip-path="url(#k)"><circle cx="5" cy="5" r="4" fill="url(#a)"/></g>'
        '<use xlink:href="#a" x="3"/>'
    )
    content = drawing(inside).content.decode()
    assert 'transform="translate(1 2) scale(.5)"' in content
    assert 'clip-path="url(#k)"' in content
    assert '<use href="#a" x="3">' in content
    assert drawing(inside).content == drawing(inside).content


def test_a_style_becomes_what_it_says_of_colours():
    content = drawing('<path d="M0 0" fill="#000" style="fill:#f00; -inkscape-font-specification:Sans;stroke:none;"/>')
    assert b'<path d="M0 0" fill="#f00" stroke="none">' in content.content


def test_nothing_of_who_drew_it_or_where_it_was_saved_comes_through():
    inside = (
        "<!-- Rahasia --><title>Rahasia</title><desc>Rahasia<g/></desc>"
        "<metadata><rdf xmlns='urn:r'>Rahasia</rdf></metadata>"
        "<i:view xmlns:i='urn:i'><script xmlns='http://www.w3.org/1999/xhtml'>Rahasia</script></i:view>"
        "<?rahasia Rahasia?><g i:label='Rahasia' xmlns:i='urn:i' class='Rahasia' onclick='Rahasia()' data-a='Rahasia'/>"
    )
    made = drawing(
        SHIELD + inside, before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">'
    )
    assert b"ahasia" not in made.content
    assert made.content.count(b"<g>") == 1


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<style>*{fill:red}</style>", "<style>"),
        ('<image href="https://x.example/a.png"/>', "<image>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<text>Kota</text>", "<text>"),
        ('<a href="#x"/>', "<a>"),
        ('<path d="M0 0"><animate/></path>', "<animate>"),
        ("<svg/>", "<svg>"),
        ('<use href="https://x.example/a.svg#b"/>', 'href="https://x.example/a.svg#b"'),
        ('<use xlink:href="javascript:alert(1)"/>', 'href="javascript:alert(1)"'),
        ('<path fill="url(https://x.example/)"/>', 'fill="url(https://x.example/)"'),
        ('<path fill="url(x.svg#a)"/>', 'fill="url(x.svg#a)"'),
        (r'<path fill="u\72l(x.svg)"/>', r'fill="u\72l(x.svg)"'),
        ('<path style="fill:image-set(x)"/>', 'fill="image-set(x)"'),
        ('<path fill="var(x)"/>', 'fill="var(x)"'),
    ],
)
def test_what_runs_fetches_or_leads_out_is_refused_by_name(inside, named):
    found = refusal(f"\n\n{inside}")
    assert (found.code, found.line, found.detail["found"]) == ("crest-not-shapes", 3, named)


def test_an_entity_is_refused_before_it_can_grow():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + svg("<g>&b;</g>")
    assert (refusal(bomb).code, refusal(bomb).detail["found"]) == ("crest-not-shapes", "&a;")
    fetched = b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;")
    assert refusal(fetched).code == "crest-not-shapes"


@pytest.mark.parametrize("inside", ["<g>" * 64 + "</g>" * 64, '<use href="#a"/>' * 17, '<g clip-path="url(#a)"/>' * 17])
def test_what_would_keep_a_telephone_busy_is_refused(inside):
    assert refusal(inside).code == "crest-not-shapes"


@pytest.mark.parametrize("content", [b"", b"<svg", b"\x89PNG\r\n\x1a\n", svg("</g>"), svg(before="\x00")])
def test_what_is_no_svg_is_refused_with_the_line(content):
    assert (refusal(content).code, refusal(content).line) == ("crest-unreadable", 1)


@pytest.mark.parametrize("named", ["gb2312", "utf-7", "idna", "hex", "tiada", "iso-8859-1"])
def test_it_is_read_as_utf_8_whatever_it_says_of_itself(named):
    assert drawing(before=f'<?xml version="1.0" encoding="{named}"?>').content == drawing().content


def test_what_a_terminal_would_not_print_is_told_by_its_number():
    assert "\u202e" not in refusal("<path fill='\u202e'/>").detail["found"]


@given(
    content=st.binary(max_size=200)
    | st.builds(lambda a, b: svg()[:a] + b + svg()[a:], st.integers(0, 150), st.binary(max_size=9))
)
def test_whatever_bytes_come_there_is_an_answer(content):
    assert isinstance(redrawn(content, path="x.svg"), Drawing | Finding)


def test_another_document_is_no_svg():
    assert refusal(b"<html xmlns='http://www.w3.org/1999/xhtml'/>").detail["found"] == "<html>"


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ('viewBox="0 0 60 80"', (60, 80)),
        ('viewBox="-3,-4, 60.5 80" width="9" height="1"', (60.5, 80)),
        ('width="60px" height="80"', (60, 80)),
        ('width="21mm" height="29.7mm"', (21, 29.7)),
    ],
)
def test_its_measures_are_those_of_its_view_box_else_its_own(said, size):
    made = drawing(said=said)
    assert (made.width, made.height) == size
    assert re.search(rb'viewBox="[^"]+"', made.content)


@pytest.mark.parametrize(
    "said",
    [
        "",
        'viewBox="0 0 0 9"',
        'viewBox="0 0 60"',
        'width="100%" height="9"',
        'viewBox="0 0 90 20"',
        'viewBox="0 0 2 9"',
    ],
)
def test_without_measures_or_with_a_strip_it_has_no_place_on_a_page(said):
    assert refusal(svg(said=said)).code == "crest-badly-shaped"


@given(
    name=st.sampled_from(["path", "g", "use", "script", "image", "x"]),
    attribute=st.sampled_from(["fill", "d", "href", "onload", "style", "id", "xlink:href", "class"]),
    value=st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs", "Cc"]), max_size=30)
    | st.sampled_from(["url(#a)", "javascript:x", "fill:url(//x)", "fill:red;stroke:url(#b)", "&quot;>"]),
)
def test_whatever_is_written_is_whole_and_has_nothing_that_runs_or_fetches(name, attribute, value):
    quoted = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    made = redrawn(svg(f'<{name} {attribute}="{quoted}"/>'), path="x.svg")
    if isinstance(made, Drawing):
        for element in ET.fromstring(made.content).iter():  # noqa: S314  # what we have written ourselves
            assert element.tag.rpartition("}")[2] in {"svg", "path", "g", "use"}
            assert not {key for key in element.attrib if key.startswith("on") or key in {"style", "class"}}
            assert not re.search(r"script:|url\((?!['\"]?#)", " ".join(element.attrib.values()))
