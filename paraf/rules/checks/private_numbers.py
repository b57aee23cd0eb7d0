"""Private numbers: what identifies or reaches a person, and belongs on no page.

* Sixteen digits are a NIK where they hold a date of birth (day plus 40 for women) behind a province and a district.
* A mobile number, a mailbox at a provider for everybody and a bank account may be an office's own: what is on the
  office's list of public contacts is left alone, and what stands in words about an office is a hint.
* Lines to an office, (0561) or 112, are meant to be published; so are number plates without the letters behind.
* All public lines are read as they were typed, addresses of links among them; of what is found only a part is quoted.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from paraf.rules.checks.contacts import contact_key
from paraf.rules.checks.copy import Copy
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.findings import Finding
from paraf.rules.header import is_public
from paraf.rules.wording import find

_NIK = re.compile(r"(?<![\w./=-])\d{4}(?:(?P<gap>[ .-]?)\d{4})(?:(?P=gap)\d{4}){2}(?![\w/-]|[.,]\d)")
_CALLED_NIK = re.compile(
    r"\b(?:NIK|[Nn]omor [Ii]nduk [Kk]ependudukan|[Nn]o(?:mor|\.)? KTP)\b[^\d\n]{0,20}(?P<n>\d{12,18})\b"
)
_MOBILE = re.compile(
    r"(?:(?<![\w./=+-])|(?<=wa\.me/)|(?<=phone=)|(?<=tel:))"
    r"\(?(?:\+?62[ .-]?|0)\)?[ -]?8\d{1,2}(?:[ .-]?\d{2,5}){2,3}(?![\d-])"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_FOR_EVERYBODY = re.compile(
    r"@(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|icloud|aol|proton|protonmail|zoho|mail)\."
    r"(?:com|co\.id|co\.uk|me|net)$",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:(?:[Nn]o(?:mor|\.)?\s)?[Rr]ek(?:ening|\.)|[Nn]orek\b|(?:BCA|BNI|BRI|BTN|BSI|BPD|Mandiri|Bank [A-Z]\w{1,20}))"
    r"[^\d\n]{0,60}?(?<!Rp)(?<!Rp )(?<![\d.,])(?P<n>\d(?:[ -]?\d){7,15})(?![\d,])"
)
_PLATE = re.compile(
    r"(?<![\w./-])(?:[ABDEFGHKLMNPRSTWZ]|A[ABDEG]|B[ABDEGHKLMNP]|CC|CD|D[ABCDEGHKLMNPRST]|E[ABD]|K[BHTU]"
    r"|P[ABGSY])"
    r"[ -]?\d{2,4}[ -]?[A-Z]{1,3}(?![\w/-])"
)
_LONG_PLATE = re.compile(r"[A-Z]{2}[ -]?\d{3,4}[ -]?[A-Z]{2,3}")
_VEHICLE = re.compile(
    r"\b(?:pelat|plat|nopol|nomor polisi|polisi|mobil|motor|kendaraan|truk|bus|minibus|pikap|ambulans|taksi|angkot)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:layanan|hotline|call ?cent(?:er|re)|pengaduan|aduan|kantor|posko|piket|resmi|dinas|badan|puskesmas|rsud"
    r"|humas|pusat|sekretariat|kecamatan|kelurahan|admin|panitia|informasi|pendaftaran|baznas|kas daerah|rkud|pmi|pajak"
    r"|disdukcapil|diskominfo|office|service)",
    re.IGNORECASE,
)
_OFFICE_BOX = re.compile(
    r"^[\w.+-]*(?:dinas|dis[a-z]{4}|kominfo|humas|kelurahan|kel\.|kecamatan|kec\.|puskesmas|pkm|sdn|smpn|sman|smkn|rsud"
    r"|ppid|bpbd|bappe|satpol|pemkot|pemkab|kantor|uptd|panitia|sekretariat|info|admin|layanan|pengaduan|official)",
    re.IGNORECASE,
)
_PROVINCES, _DAYS, _MONTHS = range(11, 100), range(1, 32), range(1, 13)
_WOMEN = 40
"""What the day of birth of a woman is above."""
_MOBILE_LENGTHS = range(10, 14)
_AROUND = 70
_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A public line as it was typed."""

    text: str
    number: int | None
    path: str

    def find(self, code: str, found: str) -> Finding:
        """Give a finding that quotes a part of what was found."""
        return find(code, path=self.path, line=self.number, found=_masked(found))

    def is_near(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Tell whether something stands in the words around a stretch."""
        before, after = self.text[max(0, start - _AROUND) : start], self.text[end : end + _AROUND // 2]
        return bool(pattern.search(before) or pattern.search(after))


_Found = tuple[tuple[int, int], Finding | None]
"""A stretch of a line that is spoken for, and what is to be said of it."""


def private_numbers(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find what identifies or reaches a person."""
    for line in _public_lines(copy):
        taken: list[tuple[int, int]] = []
        for rule in _RULES:
            for (start, end), finding in rule(line, knowledge.contacts):
                if not any(start < other_end and other_start < end for other_start, other_end in taken):
                    taken.append((start, end))
                    if finding:
                        yield finding


def _public_lines(copy: Copy) -> Iterator[_Line]:
    for field in copy.article.fields:
        if is_public(field.key):
            yield _Line(text=field.value, number=field.line or None, path=copy.path)
    for number, text in enumerate(copy.article.body.split("\n"), copy.article.body_line):
        yield _Line(text=text, number=number, path=copy.path)


def _niks(line: _Line, _contacts: frozenset[str]) -> Iterator[_Found]:
    for match in _NIK.finditer(line.text):
        if _is_nik(re.sub(r"\D", "", match[0])):
            yield match.span(), line.find("nik", match[0])
    for match in _CALLED_NIK.finditer(line.text):
        yield match.span("n"), line.find("nik-perhaps", match["n"])


def _is_nik(digits: str) -> bool:
    """Tell whether sixteen digits hold a province, a district, and a day of birth."""
    province, district, day, month = (int(digits[at : at + 2]) for at in (0, 2, 6, 8))
    return (
        province in _PROVINCES
        and district > 0
        and (day - _WOMEN if day > _WOMEN else day) in _DAYS
        and month in _MONTHS
    )


def _mobiles(line: _Line, contacts: frozenset[str]) -> Iterator[_Found]:
    for match in _MOBILE.finditer(line.text):
        digits = contact_key(match[0])
        if len(digits) in _MOBILE_LENGTHS:
            code = "phone-perhaps-private" if line.is_near(_OFFICE, *match.span()) else "private-phone"
            yield match.span(), None if digits in contacts else line.find(code, match[0])


def _mailboxes(line: _Line, contacts: frozenset[str]) -> Iterator[_Found]:
    for match in _MAIL.finditer(line.text):
        if _FOR_EVERYBODY.search(match[0]):
            is_office = _OFFICE_BOX.match(match[0]) or line.is_near(_OFFICE, *match.span())
            code = "mailbox-perhaps-private" if is_office else "private-mailbox"
            yield match.span(), None if contact_key(match[0]) in contacts else line.find(code, match[0])


def _accounts(line: _Line, contacts: frozenset[str]) -> Iterator[_Found]:
    for match in _ACCOUNT.finditer(line.text):
        code = "account-perhaps-private" if line.is_near(_OFFICE, *match.span("n")) else "bank-account"
        yield match.span("n"), None if contact_key(match["n"]) in contacts else line.find(code, match["n"])


def _plates(line: _Line, _contacts: frozenset[str]) -> Iterator[_Found]:
    for match in _PLATE.finditer(line.text):
        if line.is_near(_VEHICLE, *match.span()):
            yield match.span(), line.find("number-plate", match[0])
        elif _LONG_PLATE.fullmatch(match[0]):
            yield match.span(), line.find("plate-perhaps", match[0])


_RULES: tuple[Callable[[_Line, frozenset[str]], Iterator[_Found]], ...] = (
    _niks,
    _mobiles,
    _mailboxes,
    _accounts,
    _plates,
)


def _masked(found: str) -> str:
    """Give the beginning of a number or mailbox, enough to find it by."""
    return f"{found[:_SHOWN]}…"
