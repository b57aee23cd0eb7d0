"""The live release against the records: what ``paraf verify`` asks of the public site.

* Every publication that is due has its page, in the version that was signed last.
* No file is there that was not built, and none was changed since.
* Every picture, attachment and public text has the bytes that were sealed, whatever the release's record says; what
  was drawn smaller was drawn from one of them.
"""

from collections.abc import Iterator

from paraf.desk.layout import Layout
from paraf.press.contents import places
from paraf.press.releases.addresses import digests_of
from paraf.press.releases.standing import Standing, hashes_of, live, standing
from paraf.rules.edition import Edition
from paraf.rules.findings import Finding
from paraf.rules.release_papers import text_of
from paraf.rules.wording import find


def inspect_release(layout: Layout, due: Edition) -> tuple[Finding, ...]:
    """Find everything in which the live release is not what the records ask for."""
    tree, release = live(layout), standing(layout)
    if tree is None or release is None:
        return (find("no-release", path="public"),) if due.publications or tree else ()
    return (*_strange(release, hashes_of(tree), _sealed_files(release, due)), *_stale(release, due))


def _sealed_files(release: Standing, due: Edition) -> dict[str, str]:
    """Give the SHA-256 of every sealed picture and attachment, and of the public texts, by its place."""
    articles = (publication.live.seal for publication in due.publications if not publication.is_notice)
    files = {places.file(file.ref, file.sha): file.sha for seal in articles for file in seal.files}
    if release.record.papers:
        proven = (publication for publication in due.publications if not publication.lapsed)
        files |= {text_of(publication.address): publication.live.seal.public for publication in proven}
    return {place: digest.removeprefix("sha256:") for place, digest in files.items()}


def _strange(release: Standing, files: dict[str, str], sealed: dict[str, str]) -> Iterator[Finding]:
    known = release.hashes()
    digits = {digest[: places.DIGITS] for digest in sealed.values()}
    for name, digest in files.items():
        needs_seal = name.startswith((f"{places.PICTURES}/", f"{places.ATTACHMENTS}/"))
        has_seal = name in sealed or places.is_drawn_from(name, digits)
        if name not in known or not digest or (needs_seal and not has_seal):
            yield find("page-strange", path=f"public/{name}")
        elif not digest == known[name] == sealed.get(name, digest):
            yield find("page-changed", path=f"public/{name}")
    for name in sorted(known.keys() | sealed.keys()):
        if name not in files:
            yield find("page-missing", path=f"public/{name}")


def _stale(release: Standing, due: Edition) -> Iterator[Finding]:
    wanted = digests_of(due)
    for address, digest in wanted.items():
        if places.page(address) not in release.files:
            yield find("page-missing", path=address)
        elif release.addresses.get(address) != digest:
            yield find("release-stale", path=address)
    yield from (find("page-strange", path=address) for address in sorted(release.addresses.keys() - wanted.keys()))
