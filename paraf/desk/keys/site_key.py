"""The site's own key: it signs checkpoints and releases, so that readers know them from anybody else's.

* It is an Ed25519 key in OpenSSH's form in ``records/site-key``, for its owner's eyes alone, never in git or public.
* Where there is none, one is made: whole, and on disk before it is used. Whoever makes it holds the writer's lock or
  the press.
* Where the public site was signed with a key that is gone, none is made unasked: readers know the old one.
* A key that is a link, that others can read, or that is no such key is refused; none is made in its stead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paraf.desk.disk.files import make_folder, read_regular, write_new
from paraf.desk.disk.links import FileError
from paraf.rules.release_papers import RELEASE
from paraf.rules.wording import find

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from paraf.desk.layout import Layout
    from paraf.rules.findings import Finding

PLACE = "records/site-key"
_LARGEST = 1 << 14
_OWNER_ALONE = 0o600
_OTHERS = 0o077


class SiteKeyError(Exception):
    """The site's key cannot be used; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def site_key(layout: Layout) -> Ed25519PrivateKey:
    """Give the site's key; make it where there is none and there never was one, as far as the public site tells."""
    known = read_site_key(layout)
    if known is None and (layout.public / RELEASE).exists():
        raise SiteKeyError(find("site-key-gone", path=PLACE))
    return known or make_site_key(layout)


def make_site_key(layout: Layout) -> Ed25519PrivateKey:
    """Make the site's key; one that is there raises ``FileExistsError``."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # costs 25 ms

    from paraf.desk.keys.keys import private_bytes  # noqa: PLC0415

    made = Ed25519PrivateKey.generate()
    make_folder(layout.records)
    write_new(layout.site_key, private_bytes(made, ""), mode=_OWNER_ALONE)
    return made


def read_site_key(layout: Layout) -> Ed25519PrivateKey | None:
    """Give the site's key, or None where there is none yet."""
    try:
        content = read_regular(layout.site_key, limit=_LARGEST)
        mode = layout.site_key.lstat().st_mode
    except FileNotFoundError:
        return None
    except (FileError, PermissionError) as error:
        raise SiteKeyError(find("site-key-unreadable", path=PLACE, problem=type(error).__name__)) from error
    if mode & _OTHERS:
        raise SiteKeyError(find("site-key-open", path=PLACE))
    return _loaded(content)


def _loaded(content: bytes) -> Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key  # noqa: PLC0415

    try:
        key = load_ssh_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise SiteKeyError(find("site-key-unreadable", path=PLACE, problem=type(error).__name__)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SiteKeyError(find("site-key-unreadable", path=PLACE, problem=type(key).__name__))
    return key
