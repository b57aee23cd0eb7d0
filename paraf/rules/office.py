"""The office: its settings as typed values, read once from ``newsroom.toml``, strictly.

* Every mistake in the file is named with line and key path, all of them at once; with one mistake there is no office.
* A setting that this version does not know is refused, not passed over.
* A category's policy is found by its letters and digits alone, so that other capitals, blanks or dashes
  do not slip past a stricter rule.
* Names that two officers share are no mistake here: they are refused where somebody uses them.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from paraf.rules.announcements import Announcements, read_announcements
from paraf.rules.categories import category_key
from paraf.rules.checklist import Checklist, read_checklist
from paraf.rules.disclosure import Disclosure, read_disclosure
from paraf.rules.emergency_settings import EmergencySettings, read_emergency
from paraf.rules.findings import Finding
from paraf.rules.header import key_named, suggestion
from paraf.rules.hours import Hours
from paraf.rules.hours_settings import read_hours
from paraf.rules.house import House, read_house
from paraf.rules.look_settings import PLAIN, Look, read_look
from paraf.rules.notices_settings import NoticeSettings, read_notices
from paraf.rules.push_settings import PushSettings, read_push
from paraf.rules.report_settings import USUAL, ReportSettings, read_report_settings
from paraf.rules.roster import Roster, read_roster
from paraf.rules.service import Service, read_service
from paraf.rules.settings import Table
from paraf.rules.settings_places import with_places
from paraf.rules.sop import Sop, read_sop
from paraf.rules.web_addresses import is_web_address
from paraf.rules.wording import find

SETTINGS = "newsroom.toml"
LANGUAGES = ("id", "en")
_SITE = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_MOST_DOTS = 200  # in one line
_REMEMBERED = 32  # settings in force at some time: each version in the records is read again and again
_TOML_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


class SignoffLevel(StrEnum):
    """What a sign-off must be: a name, a name with the version's code, or a key's signature over the statement."""

    NAME = "name"
    CODE = "code"
    SIGNATURE = "signature"


_AFTER_SUBMISSION = frozenset({"Koreksi", "Paraf"})
_OFTEN_REQUIRED = ("Unit", "Assignment", "Summary", "Source", "Place")


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPolicy:
    """What a sign-off needs in one category."""

    level: SignoffLevel = SignoffLevel.CODE
    signers_needed: int = 1
    author_confirms_changes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignoffPolicy:
    """What a sign-off needs, in general and in the categories that have rules of their own."""

    general: CategoryPolicy = CategoryPolicy()
    categories: Mapping[str, CategoryPolicy] = field(default_factory=dict)

    @property
    def asks_for_signatures(self) -> bool:
        """Tell whether anything at all has to be signed with a key: then so have the settings."""
        return any(policy.level is SignoffLevel.SIGNATURE for policy in (self.general, *self.categories.values()))

    def for_category(self, category: str) -> CategoryPolicy:
        """Give the policy of a category."""
        return self.categories.get(category_key(category), self.general)


def stricter(first: CategoryPolicy, second: CategoryPolicy) -> CategoryPolicy:
    """Give what satisfies two policies at once."""
    return CategoryPolicy(
        level=max(first.level, second.level, key=list(SignoffLevel).index),
        signers_needed=max(first.signers_needed, second.signers_needed),
        author_confirms_changes=first.author_confirms_changes or second.author_confirms_changes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Everything that ``newsroom.toml`` settles."""

    name: str
    office: str
    site: str
    url: str
    language: str
    zone: ZoneInfo
    signoff: SignoffPolicy
    required: tuple[str, ...]
    sop: Sop
    service: Service
    hours: Hours
    checklist: Checklist
    roster: Roster
    house: House = field(default_factory=House)
    report: ReportSettings = USUAL
    notices: NoticeSettings = field(default_factory=NoticeSettings)
    emergency: EmergencySettings = field(default_factory=EmergencySettings)
    disclosure: Disclosure = field(default_factory=Disclosure)
    push: PushSettings = field(default_factory=PushSettings)
    look: Look = PLAIN
    announcements: Announcements = field(default_factory=Announcements)
    listed_languages: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the languages in which the site has a front page, the office's own first."""
        return tuple(dict.fromkeys((self.language, *self.listed_languages)))

    def front_for(self, language: str) -> str:
        """Give the language of the front page for what is in a language; that of the site's own is empty.

        A language's script and region make no difference.
        """
        spoken = language.partition("-")[0]
        return spoken if spoken in self.languages and spoken != self.language else ""

    def is_revoked(self, officer_id: str, *, at: datetime) -> bool:
        """Tell whether a seal set then by this officer counts for nothing; an id off the roster counts as revoked."""
        return self.roster.is_revoked(officer_id, at=at, zone=self.zone)


def read_office(text: str, *, path: str = SETTINGS) -> Office | tuple[Finding, ...]:
    """Read the text of ``newsroom.toml``."""
    long = next((number for number, line in enumerate(text.split("\n"), 1) if line.count(".") > _MOST_DOTS), None)
    if long is not None:  # the reader of TOML takes the square of a key's parts
        return (find("settings-not-toml", path=path, line=long, problem=f"it has more than {_MOST_DOTS} full stops"),)
    try:
        mapping = tomllib.loads(text.removeprefix("\N{BYTE ORDER MARK}"))
    except tomllib.TOMLDecodeError as error:
        problem = str(error)
        found = _TOML_LINE.search(problem)
        line = int(found[1]) if found else len(text.splitlines()) or 1
        return (find("settings-not-toml", path=path, line=line, problem=_TOML_LINE.sub("", problem)),)
    except RecursionError:
        return (find("settings-not-toml", path=path, line=1, problem="its values lie too deep in one another"),)
    except ValueError:
        return (find("settings-not-toml", path=path, line=1, problem="a number has too many digits"),)
    office = parse_office(mapping, path=path)
    return office if isinstance(office, Office) else tuple(with_places(office, mapping, text))


@lru_cache(maxsize=_REMEMBERED)
def decode_office(raw: bytes, *, path: str = SETTINGS) -> Office | tuple[Finding, ...]:
    """Read the bytes of ``newsroom.toml``."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return (find("unreadable-encoding", path=path, line=raw[: error.start].count(b"\n") + 1),)
    return read_office(text, path=path)


def parse_office(mapping: Mapping[str, object], *, path: str = SETTINGS) -> Office | tuple[Finding, ...]:
    """Read the settings, or give every mistake in them."""
    top = Table(values=mapping, path=path)
    top.allow(
        "newsroom",
        "signoff",
        "sop",
        "hours",
        "checklist",
        "service",
        "article",
        "house",
        "report",
        "notices",
        "emergency",
        "security",
        "push",
        "look",
        "announcements",
        "officer",
    )
    newsroom = top.table("newsroom")
    newsroom.allow("name", "office", "site", "url", "language", "languages", "timezone")
    office = Office(
        name=newsroom.text("name"),
        office=newsroom.text("office"),
        site=_site(newsroom),
        url=_url(newsroom),
        language=newsroom.one_of("language", LANGUAGES, LANGUAGES[0]),
        zone=_zone(newsroom),
        signoff=_signoff(top.table("signoff")),
        required=_required(top.table("article")),
        sop=read_sop(top.table("sop")),
        service=read_service(top.table("service")),
        hours=read_hours(top.table("hours")),
        checklist=read_checklist(top.table("checklist")),
        roster=read_roster(top.tables("officer")),
        house=read_house(top.table("house")),
        report=read_report_settings(top.table("report")),
        notices=read_notices(top.table("notices")),
        emergency=read_emergency(top.table("emergency")),
        disclosure=read_disclosure(top.table("security")),
        push=read_push(top.table("push")),
        look=read_look(top.table("look")),
        announcements=read_announcements(top.table("announcements")),
        listed_languages=newsroom.many_of("languages", LANGUAGES),
    )
    if "officer" not in mapping:
        top.refuse("settings-missing", "officer")
    return tuple(top.mistakes) or office


def _site(table: Table) -> str:
    site = table.text("site")
    if site and not _SITE.fullmatch(site):
        table.refuse("settings-bad-site", "site", found=site)
    return site


def _url(table: Table) -> str:
    url = table.text("url").rstrip("/")
    if url and not is_web_address(url, is_site=True):
        table.refuse("settings-bad-url", "url", found=url)
    return url


def _zone(table: Table) -> ZoneInfo:
    name = table.text("timezone")
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        if name:
            table.refuse("settings-bad-zone", "timezone", found=name)
        return ZoneInfo("UTC")


def _signoff(table: Table) -> SignoffPolicy:
    general = _category_policy(table, CategoryPolicy(), "category")
    named = table.table("category")
    categories: dict[str, CategoryPolicy] = {}
    for category in named.values:
        key = category_key(category)
        if key in categories or not key:
            named.refuse("settings-same-category", category)
        categories[key] = _category_policy(named.table(category), general)
    return SignoffPolicy(general=general, categories=categories)


def _category_policy(table: Table, default: CategoryPolicy, *also: str) -> CategoryPolicy:
    table.allow("level", "signers_needed", "author_confirms_changes", *also)
    levels = [level.value for level in SignoffLevel]
    level = table.one_of("level", levels, default.level.value)
    return CategoryPolicy(
        level=next((known for known in SignoffLevel if known.value == level), default.level),
        signers_needed=table.count("signers_needed", default.signers_needed),
        author_confirms_changes=table.switch("author_confirms_changes", default=default.author_confirms_changes),
    )


def _required(table: Table) -> tuple[str, ...]:
    table.allow("required")
    keys: dict[str, None] = {}
    for index, typed in enumerate(table.texts("required")):
        key = key_named(typed)
        if key is not None and key.name not in _AFTER_SUBMISSION:
            keys[key.name] = None
        elif typed:
            near = suggestion(typed) or ", ".join(_OFTEN_REQUIRED)
            table.refuse_item("settings-not-a-header-key", "required", index, found=typed, suggestions=near)
    return tuple(keys)
