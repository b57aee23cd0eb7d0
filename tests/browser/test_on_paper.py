"""An article on paper: what whoever got a copy needs to find and check it, and nothing that only a screen needs."""

SEEN = "sign => [...document.querySelectorAll(sign)].some(each => each.checkVisibility())"
COLOURS = "['color', 'backgroundColor'].map(part => getComputedStyle(document.body)[part])"


def on_paper(opened, newsroom, **asked):
    found = next((newsroom / "public").resolve().glob("berita/2026/*/index.html"))
    page = opened(f"/{found.parent.relative_to((newsroom / 'public').resolve()).as_posix()}/", **asked)
    assert page.evaluate(SEEN, ".sections")
    page.emulate_media(media="print")
    return page


def test_a_printed_article_says_where_it_is_and_by_what_it_is_checked(opened, newsroom):
    page = on_paper(opened, newsroom)
    words = page.locator("body").inner_text()
    assert page.locator("link[rel=canonical]").get_attribute("href") in words
    assert page.locator("#periksa-sendiri").get_attribute("data-digest") in words
    assert page.locator("h1").inner_text() in words


def test_what_only_a_screen_needs_is_not_printed(opened, newsroom):
    page = on_paper(opened, newsroom)
    assert [sign for sign in (".sections", ".skip", ".share", ".onward", "summary") if page.evaluate(SEEN, sign)] == []


def test_who_reads_in_the_dark_prints_black_on_white(opened, newsroom):
    page = on_paper(opened, newsroom, color_scheme="dark")
    assert page.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
