"""Pictures: what those who do not see a picture are told of it, and what its file tells.

* A file's name says nothing, nor does "foto"; a caption said twice tells a listener nothing new.
* Where a picture was taken is removed at submission, and told until then.
* That words are missing, or are a plain file's name, is found by the rules for submission (``completeness``).
"""

import re
from collections.abc import Iterator

from paraf.rules.case import UsedFile
from paraf.rules.checks.copy import Copy, Kind
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.findings import Finding
from paraf.rules.wording import find

_SAYS_NOTHING = re.compile(
    r"(?:(?:foto|gambar|image|picture|photo|ilustrasi|dokumentasi|dok|logo|banner|img|untitled|tanpa judul|kegiatan)"
    r"[\s._-]*\d*|(?:img|dsc|dscn|dscf|pxl|wa|p|mvimg|screenshot|photo|foto|image|gambar|copy of)[\s._-]*[\d_.-]{3,}.*"
    r"|whatsapp image.*|.*\s.*\.(?:jpe?g|png|webp|gif|heic)|[\d\s._-]+)",
    re.IGNORECASE,
)

_A_FILE = re.compile(r"\S*\.(?:jpe?g|png|webp)", re.IGNORECASE)


def pictures(copy: Copy, _knowledge: Knowledge) -> Iterator[Finding]:
    """Find alternative texts that tell nothing."""
    said = {" ".join(passage.text.casefold().split()).rstrip(".") for passage in copy.of(Kind.CAPTION, Kind.TITLE)}
    for passage in copy.of(Kind.ALT):
        text = passage.text.strip()
        if _SAYS_NOTHING.fullmatch(text) and not _A_FILE.fullmatch(text):
            yield passage.find("alt-says-nothing", 0, len(passage.text))
        elif " ".join(text.casefold().split()).rstrip(".") in said:
            yield passage.find("alt-says-again", 0, len(passage.text))


def positions(copy: Copy, used: tuple[UsedFile, ...]) -> Iterator[Finding]:
    """Find pictures whose files tell where they were taken."""
    for file in used:
        if file.tells_position:
            yield find("picture-position", path=copy.path, line=copy.article.line_of("Image"), found=file.file.ref)
