"""The reading room: previews in a browser, each of which shows itself anew as soon as it is another one.

* It is open to whoever was told its address, which nobody can guess: other accounts of this computer may not read
  previews.
* Nothing but previews lies in it, and the list of them; nothing of it is kept by a browser.
* Without scripts a preview stays as it was when it was opened.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader

from paraf.desk.disk.files import LARGEST_KEPT, read_regular
from paraf.desk.disk.links import FileError
from paraf.desk.language import Language
from paraf.desk.layout import Layout
from paraf.press.releases.standing import found_in
from paraf.press.serving import answers
from paraf.press.theming.templating import OURS
from paraf.rules.names import shown
from paraf.rules.words import Stage

MARK: Final = "Preview-Mark"
"""The header with what tells one state of a page from another."""

_SECRET: Final = 16  # bytes
_RELOAD: Final = "reload.js"
_PAGE: Final = ".html"
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ALWAYS = MappingProxyType(
    {"Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is answered: a page, or the script of all pages; ``name`` tells its kind."""

    status: HTTPStatus
    content: bytes
    name: str
    headers: Mapping[str, str]


class Room:
    """The previews of one newsroom at an address of their own."""

    def __init__(self, layout: Layout, speech: Language, address: str | None = None) -> None:
        self._previews, self._speech = layout.previews, speech
        self.address = address or f"/pratinjau-{secrets.token_urlsafe(_SECRET)}/"

    @property
    def language(self) -> str:
        """Give the code of the language that the room speaks."""
        return self._speech.code

    def has(self, target: str) -> bool:
        """Tell whether a request's target lies in the room."""
        return target.startswith(self.address)

    def shown(self, target: str) -> Shown:
        """Give what is answered to a request's target."""
        name = answers.name_of(f"/{target.removeprefix(self.address)}")
        if name == "/":
            return self._page(self._list())
        if name == _RELOAD:
            script = (OURS / _RELOAD).read_bytes()
            return Shown(status=HTTPStatus.OK, content=script, name=name, headers=_ALWAYS)
        content = self._preview(name) if name else None
        return self._page(self._gone(), HTTPStatus.NOT_FOUND) if content is None else self._page(content)

    def _page(self, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> Shown:
        mark = hashlib.sha256(content).hexdigest()
        script = f'<script src="{self.address}{_RELOAD}" data-mark="{mark}"></script>\n'
        return Shown(
            status=status, content=content + script.encode(), name=f"page{_PAGE}", headers={**_ALWAYS, MARK: mark}
        )

    def _preview(self, name: str) -> bytes | None:
        if not name.endswith(_PAGE):
            return None
        try:
            return read_regular(self._previews / name, limit=LARGEST_KEPT)
        except (OSError, ValueError, FileError):
            return None

    def _list(self) -> bytes:
        previews = sorted(place for place in found_in(self._previews) if place.endswith(_PAGE))
        folders = [(stage, [*_links(previews, stage)]) for stage in Stage]
        nothing = "" if previews else self._speech.sentence("There is no preview now.")
        return self._html(said=nothing, folders=[folder for folder in folders if folder[1]])

    def _gone(self) -> bytes:
        sentence = "This preview is gone: its article went on its way, or its file has another name."
        return self._html(said=self._speech.sentence(sentence), onward=self._speech.sentence("All previews"))

    def _html(self, **values: object) -> bytes:
        title = self._speech.sentence("Previews, not corrected yet")
        page = _templates().get_template("reading_room.html")
        return page.render(language=self._speech.code, title=title, home=self.address, **values).encode()


def _links(previews: Iterable[str], stage: Stage) -> Iterator[tuple[str, str]]:
    """Give the address of each preview of a stage, and how it is shown."""
    start = f"{stage}/"
    here = (name for name in previews if name.startswith(start))
    return ((quote(name), shown(name.removeprefix(start).removesuffix(_PAGE))) for name in here)


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(OURS), autoescape=True, trim_blocks=True, lstrip_blocks=True)
