"""A published site examined: one page of it, or all of it, by nothing but what is published.

* One page: the release's papers, the page, its proof, its text, the files that it was signed with, and those lists of
  files alone that name these.
* A whole site: every file against the signed lists, every page against its proof, every proof against the ledger's
  leaves, and the leaves against the checkpoint.
* A redirect has no proof of its own: the signed text of the article names it, and its page leads there.
* Where nobody corrected a release in an emergency in time, a notice stands that has no proof; that is said.
* An old checkpoint, where there is one, is held against the leaves: it shows a history that was rewritten.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from paraf.desk.published.published import Published, PublishedFolder
from paraf.rules.attesting import Attested, attest, page_problems, redirect_problems
from paraf.rules.findings import Finding
from paraf.rules.merkle import Tree
from paraf.rules.proof import Proof, read_proof
from paraf.rules.redirects import REDIRECTS, led_to
from paraf.rules.release_judging import (
    ReleaseReading,
    file_problems,
    history_problems,
    leaf_places,
    leaf_problems,
    leaves_of,
    lists_for,
    lists_for_hashes,
    picture_problems,
    read_lists,
    read_papers,
    unpaired,
)
from paraf.rules.release_papers import (
    CHECKPOINT,
    FILES,
    LAST,
    NOTICES,
    RELEASE,
    ROSTER,
    SIGNATURE,
    address_of,
    notices_in,
    page_of,
    proof_of,
    text_of,
)
from paraf.rules.wording import find
from paraf.rules.words import Address

_PAPERS = (RELEASE, SIGNATURE, FILES, CHECKPOINT, ROSTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What somebody knows of a site beforehand: its key, and the text and name of a checkpoint that they kept."""

    key: str | None = None
    checkpoint: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What came of it: the release, the publications whose proofs could be read, and everything that does not fit."""

    reading: ReleaseReading | None
    attested: tuple[Attested, ...]
    problems: tuple[Finding, ...]


def examine_page(site: Published, place: str, expected: Expected) -> Examined:
    """Examine the page, proof or text at a place of a site."""
    address = address_of(place)
    leading = _leading(site, address) if address else None
    if address and leading:
        return _examine_redirect(site, address, leading, expected)
    return _examine_place(site, place, expected)


def _examine_place(site: Published, place: str, expected: Expected) -> Examined:
    papers = _papers(site, expected)
    if not isinstance(papers, ReleaseReading):
        return Examined(reading=None, attested=(), problems=papers)
    address = address_of(place)
    own = (page_of(address), proof_of(address), text_of(address)) if address else ()
    reading = _listing(site, lists_for((place, *own, CHECKPOINT, ROSTER, NOTICES), papers), papers)
    if address is None or proof_of(address) not in reading.files:
        found = (*reading.findings, *_unproven(site, place, reading), *_history(site, reading, expected))
        return Examined(reading=reading, attested=(), problems=_once(found))
    attested, problems = _publication(site, address, reading)
    if attested:
        hashes = (file.sha.removeprefix("sha256:") for file in attested.manifest.files)
        reading = _listing(site, lists_for_hashes(hashes, reading), reading)
        problems += tuple(picture_problems(attested, reading))
    missing = unpaired({place: "" for place in own if place in reading.files})
    places = [place for place in own if place in reading.files or site.read(place) is not None]
    changed = _files(site, [*places, CHECKPOINT, ROSTER, *_pictures(attested, reading)], reading)
    found = (*reading.findings, *changed, *missing, *problems, *_history(site, reading, expected))
    return Examined(reading=reading, attested=(attested,) if attested else (), problems=_once(found))


def examine_site(site: PublishedFolder, expected: Expected) -> Examined:
    """Examine everything of a site in a folder."""
    papers = _papers(site, expected)
    if not isinstance(papers, ReleaseReading):
        return Examined(reading=None, attested=(), problems=papers)
    reading = _listing(site, papers.lists, papers)
    changed = _files(site, {*site.places(), *reading.files}, reading)
    problems = [*reading.findings, *changed]
    attested: list[Attested] = []
    for address in sorted({address for place in reading.files if (address := address_of(place))}):
        if {page_of(address), proof_of(address), text_of(address)} <= reading.files.keys():
            one, found = _publication(site, address, reading)
            attested += [one] if one else []
            problems += (*found, *(picture_problems(one, reading) if one else ()))
    redirects = {each: one.address for one in attested for each in one.redirects}
    problems += unpaired(reading.files, _notices(site), redirects=redirects)
    for each, address in redirects.items():
        problems += redirect_problems(_text(site, page_of(each)) or "", address, path=page_of(each))
    tree = _tree(site, reading)
    if isinstance(tree, Finding):
        problems.append(tree)
    else:
        problems += [problem for one in attested for problem in leaf_problems(one, tree)]
    problems += _history(site, reading, expected)
    return Examined(reading=reading, attested=tuple(attested), problems=_once(problems))


def _leading(site: Published, address: Address) -> Address | None:
    """Give where an address leads, by the site's own list."""
    led = led_to(f"{address}/", _text(site, REDIRECTS) or "")
    return Address(led.removesuffix("/")) if led and address_of(page_of(led.removesuffix("/"))) else None


def _examine_redirect(site: Published, address: Address, leading: Address, expected: Expected) -> Examined:
    """Examine the page at an address that leads elsewhere, and the publication that it leads to."""
    found, place = _examine_place(site, page_of(leading), expected), page_of(address)
    if found.reading is None:
        return found
    reading = _listing(site, lists_for((place, REDIRECTS), found.reading), found.reading)
    problems = [*found.problems, *reading.findings, *_files(site, (place, REDIRECTS), reading)]
    problems += redirect_problems(_text(site, place) or "", leading, path=place)
    if not any(address in each.redirects for each in found.attested):
        problems.append(find("proof-missing", path=place))
    return Examined(reading=reading, attested=found.attested, problems=_once(problems))


def _papers(site: Published, expected: Expected) -> ReleaseReading | tuple[Finding, ...]:
    return read_papers({place: _text(site, place) for place in _PAPERS}, pinned=expected.key)


def _listing(site: Published, lists: Iterable[str], reading: ReleaseReading) -> ReleaseReading:
    """Give what is known of a release with some more of its lists."""
    return read_lists({place: _text(site, place) for place in lists}, reading)


def _publication(
    site: Published, address: Address, reading: ReleaseReading
) -> tuple[Attested | None, tuple[Finding, ...]]:
    """Judge one publication, but for its pictures; without a proof that can be read nothing is attested."""
    path = proof_of(address)
    proof = read_proof(_text(site, path) or "", path=path)
    if not isinstance(proof, Proof):
        return None, (proof,)
    text, page = site.read(text_of(address)) or b"", _text(site, page_of(address)) or ""
    attested = attest(proof, text, reading.site, address=address, path=path)
    return attested, (*attested.findings, *page_problems(page, text, attested.verdict, path=page_of(address)))


def _unproven(site: Published, place: str, reading: ReleaseReading) -> Iterator[Finding]:
    """Tell why a place has no proof: nothing is there, it is no publication's, or it should have one."""
    is_listed, address = place in reading.files or place in LAST or place in reading.lists, address_of(place)
    if address in _notices(site) and is_listed and text_of(address) not in reading.files:
        yield find("page-lapsed", path=place)
        yield from _files(site, [place, CHECKPOINT, ROSTER, NOTICES], reading)
    elif is_listed and address_of(place) is None:
        yield find("page-unproven", path=place)
        yield from _files(site, [place, CHECKPOINT, ROSTER], reading)
    elif is_listed or site.read(place) is not None:
        yield find("proof-missing", path=place)
    else:
        yield find("page-unknown", path=place)


def _notices(site: Published) -> frozenset[Address]:
    """Give the addresses that show a notice."""
    return notices_in(_text(site, NOTICES) or "")


def _pictures(attested: Attested | None, reading: ReleaseReading) -> Iterator[str]:
    """Give a place of each file that a publication was signed with."""
    named = {file.sha.removeprefix("sha256:") for file in attested.manifest.files} if attested else set()
    yield from {digest: place for place, digest in reading.files.items() if digest in named}.values()


def _files(site: Published, places: Iterable[str], reading: ReleaseReading) -> Iterator[Finding]:
    contents = ((place, site.read(place)) for place in sorted(places))
    hashes = {place: None if raw is None else hashlib.sha256(raw).hexdigest() for place, raw in contents}
    yield from file_problems(hashes, reading)


def _tree(site: Published, reading: ReleaseReading) -> Tree | Finding:
    texts = (_text(site, place) for place in leaf_places(reading))
    return leaves_of([*takewhile(lambda text: text is not None, texts)], reading)


def _history(site: Published, reading: ReleaseReading, expected: Expected) -> Iterator[Finding]:
    if expected.checkpoint is None:
        return
    tree = _tree(site, reading)
    if isinstance(tree, Finding):
        yield tree
    else:
        yield from history_problems(expected.checkpoint, tree, reading.release.key, path=expected.name)


def _text(site: Published, place: str) -> str | None:
    raw = site.read(place)
    try:
        return None if raw is None else raw.decode()
    except UnicodeDecodeError:
        return None


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    told: dict[tuple[str, str, int | None], Finding] = {}
    for finding in findings:
        told.setdefault((finding.code, f"{finding.place} {dict(finding.detail)}", finding.line), finding)
    return tuple(told.values())
