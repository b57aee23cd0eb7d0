"""Where a body's links and pictures lead on the public site.

* A picture is one of the files that the seal names, or it is not shown.
* A link to a file leads to the published copy; a link to an article's paper leads to its page.
* What cannot be followed is no link any more; its words stay.
"""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from paraf.press import places
from paraf.rules.edition import Publication
from paraf.rules.rendering import Rewrite
from paraf.rules.targets import Target, TargetKind, target_of
from paraf.rules.words import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The addresses of papers: by their path in ``content/``, and by their base name where only one has it.

    A relative link means the paper at that very path; ``{filename}`` also means one from ``content/``, or by its name.
    """

    by_path: Mapping[str, Address]
    by_name: Mapping[str, Address]

    def address(self, target: Target, *, beside: str) -> Address | None:
        """Give the address of the paper that a link in another paper means, or None where none is meant for sure."""
        folders = beside.split("/")[:-1]
        inside = len(folders) - target.climbs
        near = self.by_path.get("/".join((*folders[:inside], target.path))) if inside >= 0 else None
        if near or not target.is_filename:
            return near
        return self.by_path.get(target.path) or self.by_name.get(posixpath.basename(target.path))


def links_among(publications: Iterable[Publication]) -> Links:
    """Give the addresses that papers can be linked by."""
    by_path = {publication.live.seal.path: publication.address for publication in publications}
    by_name: dict[str, set[Address]] = {}
    for path, address in by_path.items():
        by_name.setdefault(posixpath.basename(path), set()).add(address)
    unique = {name: min(addresses) for name, addresses in by_name.items() if len(addresses) == 1}
    return Links(by_path=by_path, by_name=unique)


def rewriter(publication: Publication, files: Mapping[str, str], links: Links, *, base: str, here: str = "") -> Rewrite:
    """Give what rewrites a body's targets: ``base`` is what stands before the site's root, ``here`` before ``#``."""

    def rewrite(tag: str, _attribute: str, value: str) -> str | None:
        target = target_of(value)
        if target.kind is TargetKind.FILE:
            return _placed(files.get(target.path), target, base)
        if tag == "img":
            return None
        if target.kind is TargetKind.ARTICLE:
            address = links.address(target, beside=publication.live.seal.path)
            return _placed(places.url(address) if address else None, target, base)
        return _elsewhere(value.strip(), base, here) if target.kind is TargetKind.ELSEWHERE else None

    return rewrite


def _placed(place: str | None, target: Target, base: str) -> str | None:
    fragment = f"#{target.fragment}" if target.fragment else ""
    return f"{base}/{quote(place)}{fragment}" if place else None


def _elsewhere(value: str, base: str, here: str) -> str:
    if value.startswith("#"):
        return here + value
    parts = urlsplit(value)
    return base + value if value.startswith("/") and not parts.netloc else value
