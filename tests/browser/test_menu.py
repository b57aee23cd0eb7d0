"""The menu of sections: on a narrow screen, where it runs on out of sight, readers still see where they are."""

import pytest

CURRENT = ".sections [aria-current]"
AT_ITS_MIDDLE = """element => {
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return element.contains(top) && box.left >= 0 && box.right <= innerWidth;
}"""
SETTLED = """() => new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector(".sections ul").scrollLeft)));
})"""
OPENED = "each => Promise.all(each.parentNode.getAnimations().map(one => one.finished))"
FOCUSED = f"() => document.activeElement.closest('.sections a') && ({AT_ITS_MIDDLE})(document.activeElement)"


@pytest.mark.parametrize("path", ["/", "/agenda/", "/kategori/kesehatan/", "/galeri/", "/arsip/", "/arsip/2026/"])
@pytest.mark.parametrize("width", [320, 360, 768])
def test_where_the_reader_is_stands_in_sight_without_scripts(opened, path, width):
    page = opened(path, java_script_enabled=False, viewport={"width": width, "height": 740})
    assert page.locator(CURRENT).evaluate(AT_ITS_MIDDLE)


def test_whoever_moves_the_menu_finds_it_where_they_moved_it(opened):
    page = opened("/kategori/kesehatan/")
    page.locator(CURRENT).evaluate(OPENED)
    for left in (0, 40):
        page.locator(".sections ul").evaluate("(list, left) => { list.scrollLeft = left }", left)
        assert page.evaluate(SETTLED) == left


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_every_section_that_has_the_focus_is_in_sight(opened, key):
    page = opened("/kategori/kesehatan/")
    page.locator(CURRENT).evaluate(OPENED)
    links = page.locator(".sections a")
    links.nth(0 if key == "Tab" else links.count() - 1).focus()
    seen = [page.evaluate(FOCUSED)]
    while len(seen) < links.count():
        page.keyboard.press(key)
        seen.append(page.evaluate(FOCUSED))
    assert seen == [True] * links.count()
