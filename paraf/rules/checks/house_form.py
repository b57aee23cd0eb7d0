"""The house's form: the dateline and the closing code, where the office has settled them.

* The first paragraph begins with a dateline of the house and an en dash, blanks around it.
* The last paragraph ends with a closing code of the house in brackets: ``(kominfo/prokopim)``.
* Announcements, and an article that is withdrawn, have neither.
"""

import re
from collections.abc import Iterator

from paraf.rules.checks.copy import Copy, Kind
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.completeness import is_withdrawal
from paraf.rules.findings import Finding

_CODE = re.compile(r"\((?P<code>[^()\n]{1,60})\)\W{0,3}$")
_NOTICE = re.compile(r"pengumuman|agenda", re.IGNORECASE)
_SHOWN = 40


def house_form(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find an opening without the house's dateline, and an ending without its code."""
    paragraphs = tuple(copy.of(Kind.PARAGRAPH, Kind.ITEM))
    if not paragraphs or is_withdrawal(copy.article) or _NOTICE.search(copy.article.get("Category") or ""):
        return
    first, last, house = paragraphs[0], paragraphs[-1], knowledge.house
    if house.datelines and not any(first.text.startswith(f"{dateline} – ") for dateline in house.datelines):
        yield first.find("dateline", 0, min(_SHOWN, len(first.text)), proposal=f"{house.datelines[0]} – ")
    code = _CODE.search(last.text)
    if house.closings and (code is None or code["code"] not in house.closings or last.text[-1] != ")"):
        start = code.start() if code else max(0, len(last.text) - _SHOWN)
        yield last.find("closing-code", start, len(last.text), proposal=f"({house.closings[0]})")
