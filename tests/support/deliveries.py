"""Deliveries made by hand: a small site whose files a test names, delivered whole or as what differs."""

import hashlib
from datetime import UTC, datetime

from paraf.press.releases.delivery import Delivery
from paraf.rules.hash_lists import hash_lists
from paraf.rules.ledger import GENESIS
from paraf.rules.release_papers import FILES, RELEASE, SIGNATURE, files_text, list_texts, page_of

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
ONE, TWO = "berita/2026/satu", "berita/2026/dua"


def sha(content):
    return hashlib.sha256(content).hexdigest()


def papers(files, known=None):
    """Give what names the files, as a press would that has a key."""
    listed = files_text(files)
    texts = {
        FILES: listed,
        RELEASE: f"files: {sha(listed.encode())}\n",
        SIGNATURE: f"tanda tangan {sha(listed.encode())}\n",
    }
    return {place: text.encode() for place, text in (list_texts(files, known=known) | texts).items()}


def delivered(site, base=None, *, keyed=True, addresses=None, **rest):
    """Give the delivery of a site, as what differs from a base where there is one."""
    hashes = {place: sha(content) for place, content in site.items()}
    pages = {address: sha(b"isi") for address in (ONE, TWO) if page_of(address) in site}
    if base is None:
        files, known, written = hash_lists(hashes), None, dict(site)
    else:
        old, known = base.files.flat(), base.files
        written = {place: content for place, content in site.items() if old.get(place) != hashes[place]}
        files = base.files.changed({place: hashes[place] for place in written}, old.keys() - site.keys())
    given = {
        "base": base,
        "written": written | (papers(files, known) if keyed else {}),
        "files": files,
        "addresses": hash_lists(pages if addresses is None else addresses),
        "withdrawn": (),
        "redirects": {},
        "lost": frozenset(),
        "at": AT,
        "next_change": None,
        "ledger": GENESIS,
        "looks": "x",
    }
    return Delivery(**given | rest)
