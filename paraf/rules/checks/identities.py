"""Identities: a child, or somebody who is ill, whom readers could recognize.

* Under eighteen a person has no name in the news, no home, no school and no relatives who are known for something;
  initials are enough. So has a pupil of whom it is told what school they go to.
* A name beside an illness is told; a doctor who speaks of an illness is not ill, an official is not either.
* A picture that is said to show children needs the consent of their parents: a hint, answered in the article.
* Whoever agreed, or was asked for: an answer with the reason in the article ends the finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paraf.rules.checks.copy import Copy, Kind, Passage
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.persons import FULL_NAME, NAME, is_person
from paraf.rules.findings import Finding

_ADULT = 18
_PUPIL = r"(?:[Ss]iswa|[Ss]iswi|[Mm]urid|[Pp]elajar|[Ss]antri)(?:wati|wan)?"
_SCHOOL = (
    r"(?:SD|SDN|SDIT|SMP|SMPN|SMPIT|MI|MIN|MTs|MTsN|TK|PAUD|SLB|SLBN|Sekolah Dasar|Sekolah Menengah Pertama"
    r"|Madrasah \w+)"
)
_AGED = re.compile(
    rf"\b(?P<name>{NAME})(?:,?\s\(?|,?\s(?:yang\s)?)(?:masih\s|baru\s)?(?:berusia\s|berumur\s|usia\s|umur\s)?"
    r"(?P<age>\d{1,2})\s?(?:tahun|thn\.?|th\.)(?!\s(?:lalu|silam|penjara|terakhir|menjabat|bekerja|mengabdi|berturut))\)?"
)
_BARE_AGE = re.compile(rf"\b(?P<name>{FULL_NAME})\s\((?P<age>\d{{1,2}})\)")
_CHILD = re.compile(
    r"\b(?:anak|bocah|cilik|balita|bayi|siswa|siswi|murid|pelajar|santri|kelas\s[IVX\d]+|usia|umur|korban)\b",
    re.IGNORECASE,
)
_AFTER_PUPIL = re.compile(
    rf"\b{_PUPIL}\s(?:(?:kelas|Kelas)\s[IVX\d]{{1,4}}[A-Z]?\s)?"
    rf"(?:(?:di\s|dari\s|asal\s)?{_SCHOOL}\b[^,.;:“”]{{0,40}}?,?\s)?"
    rf"(?:(?:yang\s)?bernama|atas\snama)\s(?P<name>{NAME})"
    rf"|\b{_PUPIL}\s(?:(?:kelas|Kelas)\s[IVX\d]{{1,4}}[A-Z]?\s)?(?:di\s|dari\s|asal\s)?{_SCHOOL}\b[^,.;:“”]{{0,40}},\s"
    rf"(?P<named>{FULL_NAME})(?=,|\s\(|\s(?:me[a-z]+|ber[a-z]+|yang|dan|tampil|juga|sebagai)\b)"
)
_BEFORE_PUPIL = re.compile(
    rf"\b(?P<name>{FULL_NAME})\s?(?:,\s?|\()(?:seorang\s)?{_PUPIL}\s"
    rf"(?:kelas\s[IVX\d]{{1,4}}[A-Z]?\b|(?:di\s|dari\s)?{_SCHOOL}\b)"
)
_HOME = re.compile(
    r"\b(?:tinggal|bertempat tinggal|beralamat|rumahnya|kediaman\w*|warga)\s(?:di\s|berada\sdi\s)?[^.“”]{0,40}"
    r"(?:Jalan|Jl\.|Gang|Gg\.|RT|Nomor\s\d|No\.\s?\d|Blok|Kompleks|Komplek|Perumahan|Dusun|Kampung)[^,.;]{0,40}"
)
_RELATIVE = re.compile(
    r"\b(?:ayah|ibu|orang\stua|kakak|adik|paman|bibi|kakek|nenek|wali)(?:nya|\skandungnya|\stirinya)\b[^.]{0,60}"
    r"\b(?:penjara|dipenjara|tahanan|ditahan|narkoba|narkotika|tersangka|terdakwa|terpidana|pelaku|cerai|bercerai|PSK"
    r"|dihukum|hukuman)\b(?:\spenjara)?"
)
_ILLNESS = (
    r"(?:tuberkulosis|TBC?|HIV(?:/AIDS)?|AIDS|kanker|leukemia|tumor|kusta|lepra|skizofrenia|gangguan\s(?:jiwa|mental)"
    r"|depresi|hepatitis|sifilis|gonore|raja\ssinga|stunting|gizi\sburuk|demam\sberdarah|DBD|malaria|diabetes|stroke"
    r"|epilepsi|gagal\sginjal|jantung|thalasemia|talasemia|lumpuh|difteri|campak|rabies|covid-19|autisme|down\ssyndrome)"
)
_HAS = (
    r"(?:menderita|mengidap|didiagnosis|terdiagnosis|terjangkit|terinfeksi|terpapar|tertular|positif|sembuh\sdari"
    r"|dirawat\skarena|berobat\skarena|meninggal\s(?:dunia\s)?(?:karena|akibat)|sakit|penderita|pengidap|pasien|penyintas)"
)
_ILL = re.compile(
    rf"\b(?P<name>{NAME})(?:\s\([^()]{{1,20}}\))?,?\s(?:[a-z]+\s){{0,4}}?{_HAS}\s(?:[a-z]+\s){{0,3}}?{_ILLNESS}\b"
)
_PATIENT = re.compile(
    rf"\b(?:[Pp]enderita|[Pp]engidap|[Pp]asien|[Pp]enyintas)\s(?:positif\s)?{_ILLNESS}"
    rf"(?:,|\s(?:yang\s)?bernama|\satas\snama)?\s(?P<name>{FULL_NAME})"
)
_SAYS = re.compile(
    r"\b(?:me(?:ngatakan|nyebut|njelaskan|nyampaikan|ngingatkan|ngimbau|mastikan)|kata|ujar|bahwa|agar)\w*\b"
)
_CHILDREN_SHOWN = re.compile(
    r"\b(?:[Aa]nak-anak|[Ss]eorang\sanak|[Bb]ocah|[Bb]alita|[Bb]ayi|[Ss]iswa|[Ss]iswi|[Mm]urid|[Pp]elajar)\b"
)
_NO_FACE = re.compile(
    r"\b(?:dari\sbelakang|membelakangi|disamarkan|blur|tangan|siluet|tanpa\swajah|dari\sjauh)\b", re.IGNORECASE
)
_RUNNING = (Kind.TITLE, Kind.SUMMARY, Kind.CAPTION, Kind.ALT, Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """Somebody named in a passage, from ``start`` to ``end``."""

    name: str
    start: int
    end: int


def identities(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find children and ill people whom readers could recognize."""
    officials = frozenset(word for official in knowledge.officials for word in official.name.split())
    full = {word for passage in copy.passages for match in _FULL.finditer(passage.text) for word in match[0].split()}
    for passage in copy.of(*_RUNNING):
        children = tuple(_children(passage))
        yield from (passage.find(code, child.start, child.end) for code, child in children)
        if children:
            yield from _around_child(passage)
        for ill in _ill(passage, full):
            if not officials.issuperset(ill.name.split()):
                yield passage.find("patient-named", ill.start, ill.end)
    yield from _pictured(copy)


_FULL = re.compile(FULL_NAME)


def _children(passage: Passage) -> Iterator[tuple[str, _Named]]:
    taken: set[str] = set()
    for pattern, code in ((_AGED, "child-named"), (_BARE_AGE, "child-named")):
        for match in pattern.finditer(passage.text):
            is_said = pattern is _AGED or _CHILD.search(_sentence(passage.text, match.start(), match.end()))
            if int(match["age"]) < _ADULT and is_said and is_person(match["name"]) and match["name"] not in taken:
                taken.add(match["name"])
                yield code, _Named(name=match["name"], start=match.start(), end=match.end())
    for pattern in (_BEFORE_PUPIL, _AFTER_PUPIL):
        for match in pattern.finditer(passage.text):
            group = "named" if match.groupdict().get("named") else "name"
            if is_person(match[group]) and match[group] not in taken:
                taken.add(match[group])
                yield "pupil-named", _Named(name=match[group], start=match.start(), end=match.end())


def _around_child(passage: Passage) -> Iterator[Finding]:
    for pattern, code in ((_HOME, "child-home"), (_RELATIVE, "child-relative")):
        yield from (passage.find(code, *match.span()) for match in pattern.finditer(passage.text))


def _ill(passage: Passage, full: set[str]) -> Iterator[_Named]:
    """Give who is said to be ill; one word alone is a name where it is part of a longer one in the article."""
    for pattern in (_ILL, _PATIENT):
        for match in pattern.finditer(passage.text):
            name = match["name"]
            is_name = is_person(name) and (" " in name or name in full)
            if is_name and not _SAYS.search(match[0]):
                yield _Named(name=name, start=match.start(), end=match.end())


def _pictured(copy: Copy) -> Iterator[Finding]:
    for passage in copy.of(Kind.ALT, Kind.CAPTION):
        match = _CHILDREN_SHOWN.search(passage.text)
        if match and not _NO_FACE.search(passage.text):
            yield passage.find("children-pictured", *match.span())
            return


def _sentence(text: str, start: int, end: int) -> str:
    """Give the sentence around a stretch, as far as full stops can tell."""
    before, after = text.rfind(". ", 0, start), text.find(". ", end)
    return text[before + 1 : after if after >= 0 else len(text)]
