"""The live release against the records: what ``paraf verify`` asks of the public site.

* Every publication that is due has its page, in the version that was signed last.
* No file is there that was not built, and none was changed since.
* Every picture, attachment and public text has the bytes that were sealed, whatever the release's record says.
"""

from collections.abc import Iterator

from paraf.desk.layout import Layout
from paraf.press import places
from paraf.press.release import ReleaseRecord, hashes_of, live, record_of
from paraf.rules.edition import Edition
from paraf.rules.findings import Finding
from paraf.rules.release_papers import RELEASE, text_of
from paraf.rules.wording import find


def inspect_release(layout: Layout, due: Edition) -> tuple[Finding, ...]:
    """Find everything in which the live release is not what the records ask for."""
    release = live(layout)
    record = record_of(release) if release else None
    if release is None or record is None:
        return (find("no-release", path="public"),) if due.publications or release else ()
    return (*_strange(record, hashes_of(release), _sealed_files(record, due)), *_stale(record, due))


def _sealed_files(record: ReleaseRecord, due: Edition) -> dict[str, str]:
    """Give the SHA-256 of every sealed picture and attachment, and of the public texts, by its place."""
    articles = (publication.live.seal for publication in due.publications if not publication.withdrawn)
    files = {places.file(file.ref, file.sha): file.sha for seal in articles for file in seal.files}
    if RELEASE in record.files:
        files |= {text_of(publication.address): publication.live.seal.public for publication in due.publications}
    return {place: digest.removeprefix("sha256:") for place, digest in files.items()}


def _strange(record: ReleaseRecord, files: dict[str, str], sealed: dict[str, str]) -> Iterator[Finding]:
    for name, digest in files.items():
        needs_seal = name.startswith((f"{places.PICTURES}/", f"{places.ATTACHMENTS}/"))
        if name not in record.files or not digest or (needs_seal and name not in sealed):
            yield find("page-strange", path=f"public/{name}")
        elif not digest == record.files[name] == sealed.get(name, digest):
            yield find("page-changed", path=f"public/{name}")
    for name in sorted(record.files.keys() | sealed.keys()):
        if name not in files:
            yield find("page-missing", path=f"public/{name}")


def _stale(record: ReleaseRecord, due: Edition) -> Iterator[Finding]:
    wanted = due.digests()
    for address, digest in wanted.items():
        if places.page(address) not in record.files:
            yield find("page-missing", path=address)
        elif record.addresses.get(address) != digest:
            yield find("release-stale", path=address)
    yield from (find("page-strange", path=address) for address in record.addresses.keys() - wanted.keys())
