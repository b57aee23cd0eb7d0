"""Leftovers: what a writer put down to come back to, and did not.

* ``TODO``, ``FIXME``, ``lorem ipsum``, ``???``, ``xxx``, ``[isi nama]``, ``<nama>`` are no words of an article.
* A skeleton's blank is none of these: it holds the article anyhow (see ``rules.blanks``).
* In the address of a link ``xxx`` is a leftover as well.
* A single ``X`` or ``XX`` can be a number or a name; a link's words in brackets are no blank to be filled.
"""

import re
from collections.abc import Iterator

from paraf.rules.blanks import is_blank
from paraf.rules.checks.copy import Copy
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.findings import Finding
from paraf.rules.wording import find

_LEFT = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBA|TBC)\b(?::?\s[^\n.,;]{1,40})?"
    r"|\b[Ll]orem\s+ipsum\b"
    r"|(?<![\w.])[xX]{3,}(?![\w-])"
    r"|\?{3,}|\.{5,}|_{4,}"
    r"|\[\s?(?:isi(?:kan|lah)?|lengkapi|cek|tulis|sebutkan|nama|tanggal|jumlah|jabatan|lokasi|tempat)\b[^\]\n]{0,60}\]"
    r"|\[\s{0,5}(?:\.{2,}|…)?\s{0,5}\](?![(\[])"
    r"|\b(?:cek\s+(?:lagi|dulu|ulang)|konfirmasi\s+(?:lagi|dulu))\b(?=\s*[)\]])"
)
_LINK_TARGET = re.compile(r"\]\(([^()\s]{1,500})")
_LEFT_IN_TARGET = re.compile(
    r"(?<![A-Za-z])[xX]{3,}(?![A-Za-z])|TODO|\A(?:https?://)?(?:#|contoh\.com/?|example\.com/?)?\Z"
)


def leftovers(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find what was left over."""
    for passage in copy.passages:
        for match in _LEFT.finditer(passage.text):
            if not is_blank(match[0]):
                yield passage.find("leftover", match.start(), match.end())
    body = copy.article.body
    for link in _LINK_TARGET.finditer(body):
        if _LEFT_IN_TARGET.search(link[1]):
            line = copy.article.body_line + body.count("\n", 0, link.start(1))
            yield find("leftover-in-link", path=copy.path, line=line, found=link[1])
