"""Names: what a file or folder in the three folders is, by its name alone.

* An article is ``.md``, ``.markdown``, ``.txt`` or Notepad's ``.md.txt``; in a folder of its own its name is ``index``.
* Our own notes and what editors, downloads and sync programs leave while they work is passed over in silence.
* A Word document in the present format becomes an article in ``drafts/``; other documents are told apart by name.
* Everything else has a name that people are told: conflict copies, hidden files, kinds that nobody knows.
* Two names are the same name where letter case and Unicode spelling are all that tells them apart.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Literal

TEMPORARY_PREFIX = ".paraf-tmp-"
"""How the names of our half-written files begin."""

COPY_PREFIX = f"{TEMPORARY_PREFIX}copy-"
"""How the names of our copies begin, half-made or whole, whose originals still stand."""

NOTE_SUFFIX = ".PARAF.txt"
"""How the names of our answers beside an article end."""

MATERIAL_FOLDER = "bahan"
"""The folder of an article's raw material, which is never public and never looked into."""

ARTICLE_SUFFIXES = (".md", ".markdown", ".md.txt", ".txt")
"""How the names of articles end, the preferred one first."""

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp"})
"""How the names of pictures end."""

PictureSuffix = Literal[".jpg", ".png", ".gif", ".webp"]
"""How the names of the pictures end to which paraf gives a name."""

ATTACHMENT_SUFFIXES = frozenset({".pdf", ".csv"})
"""How the names of files end that an article may hand out."""


DOCUMENT_SUFFIX = ".docx"
"""How the names of Word documents end that become articles."""


class Kind(StrEnum):
    """What a name says that a file or folder is."""

    ARTICLE = "article"
    PICTURE = "picture"
    ATTACHMENT = "attachment"
    DOCUMENT = "document-waits"
    OLD_DOCUMENT = "document-old"
    MACROS = "document-macros"
    OTHER_DOCUMENT = "document-kind"
    FOLDER = "folder"
    MATERIAL = "material"
    IGNORED = "ignored"
    BAD = "bad-name"
    CONFLICT = "conflict-copy"
    HIDDEN = "hidden-file"
    UNKNOWN = "unknown-kind"


_DOCUMENTS = {
    DOCUMENT_SUFFIX: Kind.DOCUMENT,
    ".doc": Kind.OLD_DOCUMENT,
    **dict.fromkeys((".docm", ".dotm"), Kind.MACROS),
    **dict.fromkeys((".dot", ".dotx", ".odt", ".ott", ".rtf", ".wpd", ".wps", ".pages"), Kind.OTHER_DOCUMENT),
}
_INDEXES = frozenset(f"index{suffix}" for suffix in ARTICLE_SUFFIXES)
_PASSING_FILES = re.compile(
    r"""
      ~\$.* | ~wrl.*                                   # Word
    | \.~lock\..*\# | .*~ | \.\#.* | \#.*\#            # LibreOffice, Vim and Emacs
    | 4913 | \..*\.sw[a-z] | \.goutputstream-.* | \.kate-swp
    | .*\.(part|partial|crdownload|download|tmp)       # browsers and copying programs
    | \._.* | \.ds_store | thumbs\.db | desktop\.ini | \.directory | .*:zone\.identifier
    | \.syncthing\..* | \.stignore | \.sync_.*\.db.* | \.owncloudsync.* | \.dropbox | \.nfs[0-9a-f]+ | \.fuse_hidden.*
    | \.gitkeep | \.gitignore | \.gitattributes
    """,
    re.VERBOSE | re.DOTALL,
)
_PASSING_FOLDERS = re.compile(
    r"\.(git|stfolder|stversions|trash.*|dropbox\.cache|tmp\..*|sync|snapshots?)|@eadir|#recycle"
)
_CONFLICT = re.compile(r"\.sync-conflict-|conflicted copy|salinan (yang )?(konflik|bentrok)|sfconflict|_conflict-\d")
_COPY = re.compile(
    r"""
      (?P<plain>.+?)(\ -\ (copy|salin|salinan))?(\ \(\d+\))+
    | (?P<dashed>.+?)\ -\ (copy|salin|salinan)
    | (?P<worded>.+?)\ (copy|salinan)(\ \d+)?
    | (copy\ of|salinan(\ dari)?)\ (?P<led>.+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OUR_FOLDER = re.compile(rf"{re.escape(TEMPORARY_PREFIX)}(?:copy-)?[0-9a-f]{{16}}")
_OUR_COPY = re.compile(f"{re.escape(COPY_PREFIX)}[0-9a-f]{{16}}")
_NOT_PRINTED = frozenset({"Cc", "Cs", "Zl", "Zp"})
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@lru_cache(maxsize=1 << 16)
def kind_of(name: str) -> Kind:
    """Tell what a file is by its name."""
    plain = name.lower()
    if is_passed_over(name):
        return Kind.IGNORED
    if not _is_printed(name):
        return Kind.BAD
    if _CONFLICT.search(plain):
        return Kind.CONFLICT
    return Kind.HIDDEN if name.startswith(".") else _kind_of_suffix(plain)


def is_passed_over(name: str) -> bool:
    """Tell whether a file's name is that of our own notes or half-written files, or of what others leave at work."""
    plain = name.lower()
    return plain.startswith(TEMPORARY_PREFIX) or is_note(name) or _PASSING_FILES.fullmatch(plain) is not None


def kind_of_folder(name: str, *, top: bool = False) -> Kind:
    """Tell what a folder is by its name; directly in a stage (``top``) there is no material."""
    plain = name.lower()
    if _OUR_FOLDER.fullmatch(plain) or _PASSING_FOLDERS.fullmatch(plain):
        return Kind.IGNORED
    if not _is_printed(name):
        return Kind.BAD
    if _CONFLICT.search(plain):
        return Kind.CONFLICT
    if name.startswith("."):
        return Kind.HIDDEN
    return Kind.MATERIAL if plain == MATERIAL_FOLDER and not top else Kind.FOLDER


def is_our_copy(name: str) -> bool:
    """Tell whether a name is one that only our copies have, whose originals still stand."""
    return _OUR_COPY.fullmatch(name) is not None


def stem_of(name: str) -> str:
    """Give an article's file name without its article suffix."""
    plain = name.lower()
    suffix = max((suffix for suffix in ARTICLE_SUFFIXES if plain.endswith(suffix)), key=len, default="")
    return name[: len(name) - len(suffix)]


def note_name(name: str) -> str:
    """Give the name of our answer beside an article: ``banjir.PARAF.txt`` beside ``banjir.md``."""
    return stem_of(name) + NOTE_SUFFIX


def is_note(name: str) -> bool:
    """Tell whether a name is one that only our answers have."""
    return name.lower().endswith(NOTE_SUFFIX.lower())


def is_index(name: str) -> bool:
    """Tell whether a file is the article of its folder."""
    return name.lower() in _INDEXES


def has_own_folder(path: str) -> bool:
    """Tell whether a paper is the article of a folder of its own, by its path below the stage's folder."""
    folder, _, name = path.rpartition("/")
    return bool(folder) and is_index(name)


def index_order(name: str) -> tuple[int, str]:
    """Give the order in which index files of one folder are preferred."""
    return ARTICLE_SUFFIXES.index(name[len(stem_of(name)) :].lower()), name


def same_name(name: str) -> str:
    """Give the form of a name that is equal where only letter case and Unicode spelling differ."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def paper_name(path: str) -> tuple[str, bool, str]:
    """Give what papers of a stage have in common that have one name: where they lie, whether as a folder, and it."""
    own = has_own_folder(path)
    parent, _, name = (path.rpartition("/")[0] if own else path).rpartition("/")
    return parent, own, same_name(name if own else stem_of(name))


def original_of(stem: str) -> str | None:
    """Give the name that a copy was made of (``banjir`` for ``banjir (1)``), or None where it looks like no copy."""
    match = _COPY.fullmatch(stem) if " " in stem else None  # which every copy's name has, and few others
    return next(part for part in match.group("plain", "dashed", "worded", "led") if part) if match else None


def shown(name: str) -> str:
    """Give a name as it can be printed anywhere: what cannot be printed stands as its number."""
    return "".join(character if _is_printed(character) else _escaped(character) for character in name)


def _kind_of_suffix(plain: str) -> Kind:
    if plain.endswith(ARTICLE_SUFFIXES):
        return Kind.ARTICLE
    suffix = plain[plain.rfind(".") :] if "." in plain else ""
    if suffix in PICTURE_SUFFIXES:
        return Kind.PICTURE
    return Kind.ATTACHMENT if suffix in ATTACHMENT_SUFFIXES else _DOCUMENTS.get(suffix, Kind.UNKNOWN)


def _is_printed(text: str) -> bool:
    if text.isprintable():
        return True
    return not any(unicodedata.category(character) in _NOT_PRINTED or character in _BIDI for character in text)


def _escaped(character: str) -> str:
    number = ord(character)
    byte = number - 0xDC00 if 0xDC80 <= number <= 0xDCFF else number  # noqa: PLR2004  # how Python spells a stray byte
    return f"\\x{byte:02x}" if byte <= 0xFF else f"\\u{byte:04x}"  # noqa: PLR2004  # one byte
