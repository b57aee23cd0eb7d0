"""One page of every kind, as readers have it: on a phone, in the dark, by keyboard, without scripts."""

import pytest

from tests.support.browsers import AXE, kinds

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
FOCUS = """() => {
  const found = document.activeElement, box = found.getClientRects()[0], look = getComputedStyle(found);
  if (found === document.body) return null;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const seen = document.elementFromPoint(x, y);
  return {name: `${found.tagName} ${found.innerText}`.trim(), isRinged: look.outlineStyle !== 'none',
          isSeen: !!seen && (found.contains(seen) || seen.contains(found)), isIn: !!found.closest('main')};
}"""


@pytest.fixture(scope="session")
def paths(newsroom):
    found = kinds((newsroom / "public").resolve())
    assert len(found) > 12
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, paths, scheme):
    for path in paths:
        page = opened(path, color_scheme=scheme, bypass_csp=True)
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(rules)", RULES)
        assert len(found["passes"]) > 10
        assert {each["id"]: [node["html"] for node in each["nodes"]] for each in found["violations"]} == {}, path


def test_nothing_is_wider_than_the_smallest_screen(opened, paths):
    for path in paths:
        page = opened(path, viewport={"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path


def test_on_a_phone_no_list_fetches_more_than_seven_pictures(opened, paths):
    fetched = "performance.getEntriesByType('resource').filter(each => each.initiatorType === 'img').length"
    lists = 0
    for path in paths:
        page = opened(path)
        page.evaluate(
            "async () => { for (let y = 0; y < document.body.scrollHeight; y += 300) {"
            " scrollTo(0, y); await new Promise(requestAnimationFrame); } }"
        )
        page.wait_for_load_state("networkidle")
        lists += page.locator(".briefs, .rows, .gallery").count()
        assert page.evaluate(fetched) <= 7 or not page.locator(".briefs, .rows, .gallery").count(), path
    assert lists > 2


def test_the_keyboard_reaches_everything_and_shows_where_it_is(opened, paths):
    for path in paths:
        page = opened(path, viewport={"width": 1280, "height": 800})
        page.keyboard.press("Tab")
        stops = [page.evaluate(FOCUS)]
        while (page.keyboard.press("Tab"), stop := page.evaluate(FOCUS))[1] not in (None, stops[0]):
            stops.append(stop)
            assert len(stops) < 200, path
        assert [stop for stop in stops if not (stop["isRinged"] and stop["isSeen"])] == [], path
        reached = "[...document.querySelectorAll('a[href], summary, button, input')].filter(e => e.checkVisibility())"
        assert len(stops) == page.evaluate(f"{reached}.length"), path


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(opened, paths):
    for path in paths:
        page = opened(path, viewport={"width": 1280, "height": 800})
        for key in ("Tab", "Enter", "Tab"):
            page.keyboard.press(key)
        assert page.evaluate(f"({FOCUS})() === null || ({FOCUS})().isIn || !document.querySelector('main a')"), path


def test_without_scripts_the_same_is_read_but_for_the_search(opened, paths):
    assert "/cari/" in paths
    for path in set(paths) - {"/cari/"}:
        words = [opened(path, java_script_enabled=on).locator("body").inner_text().split() for on in (True, False)]
        assert words[0] == words[1], path


def test_the_browser_has_nothing_to_complain_of_and_asks_nobody_else(opened, paths):
    for path in paths:
        opened.said.clear()
        opened(path).wait_for_load_state("networkidle")
        told = "Failed to load resource: the server responded with a status of"
        status = {"/tidak-ada-halaman-ini/": 404, paths[-2]: 410}.get(path)
        assert [line for line in opened.said if not (status and line.startswith(f"{told} {status}"))] == [], path
