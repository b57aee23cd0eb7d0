"""Speakers: whose words stand between quotation marks.

* A quotation is a sentence of somebody's; a theme, a title or a single word in quotation marks is none.
* Its speaker stands beside it with a verb of saying, or in the paragraph before, which says or ends with a colon.
* A paragraph that is nothing but a quotation needs a speaker; what stands beside other words, or is set
  apart without marks, is a hint.
"""

import re
from collections.abc import Iterator

from paraf.rules.checks.copy import Copy, Kind, Passage
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.findings import Finding

_STEMS = (
    "kata|ujar|tambah|pungkas|ungkap|tutur|jelas|terang|tegas|sebut|ucap|imbuh|papar|lanjut|sambung|tukas|tandas|beber|cetus"
    "|harap|pesan|kenang|urai|sahut|jawab|tanya|seru|pinta|ajak|imbau|kilah|aku|timpal|nilai|simpul|saran|cerita|kisah|bilang"
    "|terima kasih|tulis|kutip|singkat|canda|kelakar|kenang|ingat|rinci|klaim|duga|tutup|keluh|puji|lapor|rujuk|tekan"
)
_SAYS = re.compile(
    rf"\b(?:(?:{_STEMS})(?:nya)?"
    r"|me(?:ngata|nutur|njelas|negas|mapar|nyampai|nandas|mbeber|nerang|ngisah|ngucap|nambah|nanya|masti|nyata|nyaran|nyimpul"
    r"|ngenang|nekan|mbenar|ngumum|ngharap|ngeluh|ncerita|mperingat)kan"
    r"|me(?:ngungkapkan|nyebut(?:kan)?|nilai|mesan|minta|ngajak|ngimbau|nghimbau|ngingatkan|ngharap(?:kan)?|ngklaim|muji"
    r"|njawab|rinci|mbantah|nyoroti|ngapresiasi|nyambut|nduga|mberitahu|ngatakan|nulis)"
    r"|ber(?:kata|pesan|tanya|cerita|harap|ujar|pendapat|janji|doa|terima|tutur|kisah|seru)"
    r"|menurut|meng?aku\w*|bunyi\w*|demikian|begitu|di(?:sampaikan|ungkapkan|katakan|jelaskan|tegaskan|kutip)\w*)\b",
    re.IGNORECASE,
)
_NO_SPEECH = re.compile(
    r"\b(?:ber)?(?:tema|tajuk|judul|slogan|moto|motto|semboyan|tulis(?:an|kan)|tagline|bunyi|nama|sebutan|jargon|yel)\w*\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.,!?…][”\"]?\s*$|[”\"]\s*[,.]\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 6  # words
_MARKS = '“"'
_SIGNED = re.compile(r"^\s*[—–-]\s*[A-Z]")


def speakers(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find quotations of which nobody learns who said it."""
    before: Passage | None = None
    running = [passage for passage in copy.passages if passage.in_body and passage.kind is not Kind.CELL]
    for number, passage in enumerate(running):
        after = running[number + 1] if number + 1 < len(running) else None
        if passage.kind is Kind.PARAGRAPH and not _has_speaker(passage, before, after):
            yield from _speakerless(passage)
        before = passage


def _speakerless(passage: Passage) -> Iterator[Finding]:
    beside = len(_WORD.findall(_outside(passage)))
    for start, end in passage.quoted:
        quotation = passage.text[start:end]
        is_speech = len(_WORD.findall(quotation)) >= _FEWEST and _SENTENCE_END.search(quotation)
        if is_speech and not _NO_SPEECH.search(passage.text[max(0, start - 60) : start]):
            is_bare = beside <= 1 and quotation[0] in _MARKS
            code = "no-speaker" if is_bare else "speaker-unclear"
            yield passage.find(code, start, min(end, start + 60))
            return


def _has_speaker(passage: Passage, before: Passage | None, after: Passage | None) -> bool:
    """Tell whether somebody is said to say it: beside the quotation, before it, or below it."""
    if _SAYS.search(_outside(passage)) or _is_open(passage):
        return True
    if before is not None and (
        before.text.rstrip().endswith(":") or _SAYS.search(_outside(before)) or _is_open(before)
    ):
        return True
    return after is not None and bool(_SIGNED.match(after.text))


def _is_open(passage: Passage) -> bool:
    """Tell whether a quotation goes on in the next paragraph."""
    return passage.text.count("“") > passage.text.count("”")


def _outside(passage: Passage) -> str:
    """Give what stands outside of the quotation marks."""
    kept, at = [], 0
    for start, end in passage.quoted:
        kept.append(passage.text[at:start])
        at = max(at, end)
    return " ".join((*kept, passage.text[at:]))
