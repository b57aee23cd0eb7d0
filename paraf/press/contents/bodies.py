"""Where a body's links and pictures lead on the public site.

* A picture is one of the files that the seal names, or it is not shown.
* A link to a file leads to the published copy; a link to an article's paper leads to its page, and to no place in it:
  headings have no names there.
* What cannot be followed is no link any more; its words stay.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit

from paraf.press.contents import places
from paraf.rules.rendering import Rewrite
from paraf.rules.targets import Target, TargetKind, target_of
from paraf.rules.words import Address

_IN_NO_ADDRESS = re.compile(r"""[ "<>\\^`{|}]""")


class Links:
    """The addresses of papers: by their path in ``content/``, and by their base name where only one has it.

    A relative link means the paper at that very path; ``{filename}`` also means one from ``content/``, or by its name.
    """

    def __init__(self) -> None:
        self._by_path: dict[str, set[Address]] = {}
        self._by_name: dict[str, set[str]] = {}

    def put(self, path: str, address: Address) -> None:
        """Note that the paper at a path has this address."""
        self._by_path.setdefault(path, set()).add(address)
        self._by_name.setdefault(posixpath.basename(path), set()).add(path)

    def drop(self, path: str, address: Address) -> None:
        """Note that the paper at a path has this address no more."""
        self._by_path[path].discard(address)
        if not self._by_path[path]:
            del self._by_path[path]
            self._by_name[posixpath.basename(path)].discard(path)

    def address(self, target: Target, *, beside: str) -> Address | None:
        """Give the address of the paper that a link in another paper means, or None where none is meant for sure."""
        folders = beside.split("/")[:-1]
        inside = len(folders) - target.climbs
        near = self._at("/".join((*folders[:inside], target.path))) if inside >= 0 else None
        if near or not target.is_filename:
            return near
        return self._at(target.path) or self._alone(posixpath.basename(target.path))

    def _at(self, path: str) -> Address | None:
        return max(self._by_path.get(path, ()), default=None)

    def _alone(self, name: str) -> Address | None:
        addresses = {self._at(path) for path in self._by_name.get(name, ())}
        return addresses.pop() if len(addresses) == 1 else None


def links_among(targets: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """Give those targets of a body that mean another article's paper, each once, as they are written."""
    found = dict.fromkeys(value for tag, _, value in targets if tag == "a")
    return tuple(value for value in found if target_of(value).kind is TargetKind.ARTICLE)


def paper_links(links: Iterable[str]) -> dict[str, Target]:
    """Give what each link to another article's paper means, by how it is written."""
    return {link: target_of(link) for link in links}


def rewriter(files: Mapping[str, str], links: Mapping[str, Address | None], *, base: str, here: str = "") -> Rewrite:
    """Give what rewrites a body's targets: ``base`` is what stands before the site's root, ``here`` before ``#``."""

    def rewrite(tag: str, _attribute: str, value: str) -> str | None:
        target = target_of(value)
        if target.kind is TargetKind.FILE:
            return _placed(files.get(target.path), base, target.fragment)
        if tag == "img":
            return None
        if target.kind is TargetKind.ARTICLE:
            address = links.get(value)
            return _placed(places.url(address) if address else None, base)
        return _elsewhere(value.strip(), base, here) if target.kind is TargetKind.ELSEWHERE else None

    return rewrite


def _placed(place: str | None, base: str, fragment: str = "") -> str | None:
    return f"{base}/{quote(place)}{f'#{fragment}' if fragment else ''}" if place else None


def _elsewhere(value: str, base: str, here: str) -> str | None:
    if here and value.casefold().startswith("tel:"):
        return None  # programs that read feeds know no telephone, and make an empty address of it
    value = _IN_NO_ADDRESS.sub(lambda found: quote(found[0]), value)
    if value.startswith("#"):
        return here + value
    parts = urlsplit(value)
    return base + value if value.startswith("/") and not parts.netloc else value
