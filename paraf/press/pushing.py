"""Pushing: search engines and feed readers are told what is new on the live site, by command and by nothing else.

* Only addresses that are public now are told, and of each no more than that it changed.
* What was told is remembered for each service (``.paraf/pushed-*.json``), so only what changed since is told again.
* A service that does not answer well is named; it is told the same, and whatever came since, the next time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import msgspec

from paraf.desk.clock import ticks
from paraf.desk.disk.files import read_regular, write_whole
from paraf.desk.disk.links import FileError
from paraf.desk.disk.modes import DESK_FILE
from paraf.desk.published.timely import TimelyHandler, TimelySafeHandler, seconds_left
from paraf.desk.records.newsroom import Newsroom
from paraf.press.contents import places
from paraf.press.contents.fronts import fronts_of
from paraf.press.releases.standing import Standing, standing
from paraf.rules.findings import Finding
from paraf.rules.office import Office
from paraf.rules.wording import find
from paraf.rules.words import Address

_AT_ONCE: Final = 10_000
_LONGEST: Final = 60.0
_LARGEST: Final = 1 << 28
_WELL: Final = frozenset({200, 202, 204})
_FEEDS: Final = (places.FEED, places.RSS_FEED, places.JSON_FEED, places.CORRECTIONS_FEED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What one service was told: how many addresses; ``problem`` is what went wrong, where anything did."""

    service: str
    told: int
    problem: Finding | None = None


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_asked: object) -> None:
        """Follow nothing: a service that moved has to be named anew."""


def push(newsroom: Newsroom) -> tuple[Pushed, ...] | Finding:
    """Tell every service that the settings name what changed on the live site."""
    office, release = newsroom.office, standing(newsroom.layout)
    if not (office.push.indexnow or office.push.hub):
        return find("push-off")
    if release is None:
        return find("push-nothing-live")
    return tuple(_told(newsroom, name, service, release) for name, service in _services(office))


def _services(office: Office) -> Iterator[tuple[str, str]]:
    named = {"indexnow": office.push.indexnow, "websub": office.push.hub}
    return ((name, service) for name, service in named.items() if service)


def _told(newsroom: Newsroom, name: str, service: str, release: Standing) -> Pushed:
    file, now = newsroom.layout.volatile / f"pushed-{name}.json", release.addresses.flat()
    before = _remembered(file.name, newsroom)
    changed = sorted(address for address, digest in now.items() if before.get(address) != digest)
    changed += sorted(before.keys() - now.keys())
    office = newsroom.office
    told = _feeds(release, office) if name == "websub" else [f"{office.url}/{places.url(Address(a))}" for a in changed]
    try:
        for request in (_pings if name == "websub" else _submissions)(service, told, office) if changed else ():
            _send(request)
    except (HTTPException, ValueError, OSError) as error:
        return Pushed(service=service, told=0, problem=find("push-failed", path=service, problem=_reason(error)))
    write_whole(file, msgspec.json.encode(now), mode=DESK_FILE)
    return Pushed(service=service, told=len(told) if changed else 0)


def _feeds(release: Standing, office: Office) -> list[str]:
    hashes = release.hashes()
    fronts = (places.feed_of_front(front.part) for front in fronts_of(office))
    return [f"{office.url}/{place}" for place in dict.fromkeys((*_FEEDS, *fronts)) if place in hashes]


def _submissions(service: str, urls: list[str], office: Office) -> Iterator[Request]:
    """Give what IndexNow is sent: the addresses, so many at once, and the key with where it stands."""
    host = urlsplit(office.url).netloc
    known = {"host": host, "key": office.push.key, "keyLocation": f"{office.url}/{office.push.key_place}"}
    for start in range(0, len(urls), _AT_ONCE):
        content = msgspec.json.encode({**known, "urlList": urls[start : start + _AT_ONCE]})
        yield _request(service, content, "application/json; charset=utf-8")


def _pings(service: str, urls: list[str], _office: Office) -> Iterator[Request]:
    """Give what a WebSub hub is sent: that these feeds changed."""
    content = urlencode([("hub.mode", "publish"), *(("hub.url", url) for url in urls)]).encode()
    yield _request(service, content, "application/x-www-form-urlencoded")


def _request(service: str, content: bytes, kind: str) -> Request:
    headers = {"Content-Type": kind, "User-Agent": "paraf-push"}
    return Request(service, data=content, headers=headers, method="POST")  # noqa: S310  # settings take https alone


def _send(request: Request) -> None:
    until = ticks() + _LONGEST
    opener = build_opener(_NoRedirect, TimelyHandler(until), TimelySafeHandler(until))
    with opener.open(request, timeout=seconds_left(until)) as answer:
        if answer.status not in _WELL:
            problem = f"{answer.status} {answer.reason}"
            raise HTTPException(problem)


def _reason(error: Exception) -> str:
    if isinstance(error, HTTPError):
        with error:
            return f"{error.code} {error.reason}"
    return str(error) or type(error).__name__


def _remembered(name: str, newsroom: Newsroom) -> Mapping[str, str]:
    """Give what a service was told last; nothing where nobody knows."""
    try:
        content = read_regular(newsroom.layout.volatile / name, limit=_LARGEST)
        return msgspec.json.decode(content, type=dict[str, str])
    except (FileNotFoundError, FileError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
