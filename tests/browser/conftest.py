"""The demo newsroom's site in Chromium: one server and one browser for all, one page for each test.

* Without Chromium these tests are skipped, and say so; where ``PARAF_BROWSER`` is set, as in CI, they fail.
"""

import pytest
from playwright.sync_api import sync_playwright

from tests.support.browsers import chromium, demo_newsroom, is_required, served

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory):
    """Give the demo newsroom's folder, its site printed."""
    return demo_newsroom(tmp_path_factory.mktemp("ruang kabar"))


@pytest.fixture(scope="session")
def site(newsroom):
    """Give the address at which the demo's site is served."""
    with served(newsroom) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Give the browser."""
    program = chromium()
    if program is None:
        missing = "Chromium is not on this computer (Debian: apt-get install chromium)"
        pytest.fail(missing) if is_required() else pytest.skip(missing)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


class Reader:
    """Somebody with a browser, who opens pages one after the other; ``said`` is what the browser minds."""

    def __init__(self, browser, site):
        self._browser, self._site = browser, site
        self._pages = {}
        self.said = []

    def __call__(self, path, **asked):
        """Open a page in a context with these settings."""
        if repr(asked) not in self._pages:
            page = self._browser.new_context(**{"viewport": PHONE, "locale": "id-ID", **asked}).new_page()
            page.on("console", lambda message: self.said.append(message.text))
            page.on("pageerror", lambda error: self.said.append(str(error)))
            page.on("request", lambda request: request.url.startswith(self._site) or self.said.append(request.url))
            self._pages[repr(asked)] = page
        page = self._pages[repr(asked)]
        page.goto(f"{self._site}{path}")
        return page

    def leave(self):
        """Close what was opened."""
        for page in self._pages.values():
            page.context.close()


@pytest.fixture
def opened(browser, site):
    """Give a reader: ``opened(path, **context)`` opens a page."""
    reader = Reader(browser, site)
    yield reader
    reader.leave()
