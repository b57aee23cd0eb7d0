"""Parts: what a Word document is made of, looked at before any of it is understood.

* A document is a bundle of XML and pictures. Its XML is read once by a plain reader that knows no entities: what
  declares any, is nested beyond reason, or is no XML is not read further.
* What is neither XML nor a picture that is taken is emptied; nothing outside the bundle is ever asked for.
* What no article carries is counted here, for whoever reads on passes over it in silence.
"""

import io
import zipfile
from collections import Counter
from enum import StrEnum
from xml.parsers import expat

from paraf.desk.opening.pictures import kind_of_picture
from paraf.rules.documents.left_out import LeftOut

MOST_PARTS = 4000
LARGEST_PART = 48 << 20
LARGEST_XML = 24 << 20
LARGEST_WHOLE = 160 << 20
DEEPEST = 150

OLD_BUNDLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_XML = (".xml", ".rels")
_TEXTS = ("word/document", "word/footnotes", "word/endnotes")
_MARGINS = ("word/header", "word/footer")
_COUNTED = {
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo"), LeftOut.TRACKED),
    **dict.fromkeys(("oMath",), LeftOut.EQUATIONS),
    **dict.fromkeys(("object", "altChunk", "control"), LeftOut.OBJECTS),
    **dict.fromkeys(("fldSimple", "ruby", "bdo", "dir"), LeftOut.FIELDS),
    **dict.fromkeys(("chart", "relIds", "wgp", "wpc"), LeftOut.DRAWINGS),
    "commentReference": LeftOut.COMMENTS,
    "txbxContent": LeftOut.TEXT_BOXES,
    "vanish": LeftOut.HIDDEN,
}
_OFF = frozenset({"0", "false", "off"})


class Why(StrEnum):
    """Why nothing of a document is taken, by the code of the finding that says so."""

    OLD = "document-old"
    LOCKED = "document-locked"
    MACROS = "document-macros"
    KIND = "document-kind"
    DAMAGED = "document-damaged"
    TOO_LARGE = "document-too-large"
    TOO_HARD = "document-too-hard"
    EMPTY = "document-empty"


class RefusedDocumentError(Exception):
    """A document of which nothing is taken."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def taken_apart(content: bytes, left_out: Counter[LeftOut]) -> io.BytesIO:
    """Give a document with nothing in it but its XML and pictures, and count what no article carries."""
    if content.startswith(OLD_BUNDLE):
        raise RefusedDocumentError(Why.LOCKED if _LOCKED in content else Why.OLD)
    if not content.startswith(b"PK"):
        raise RefusedDocumentError(Why.DAMAGED)
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        _weigh(bundle)
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as kept:
            for name in dict.fromkeys(bundle.namelist()):
                kept.writestr(name, _part(name, bundle.read(name), left_out))
    return whole


def _weigh(bundle: zipfile.ZipFile) -> None:
    """Refuse what is no document of ours, and what would unpack to more than any article needs."""
    parts = bundle.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise RefusedDocumentError(Why.LOCKED)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RefusedDocumentError(Why.MACROS)
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise RefusedDocumentError(Why.KIND if names else Why.DAMAGED)
    sizes = [part.file_size for part in parts]
    xml = [part.file_size for part in parts if part.filename.lower().endswith(_XML)]
    if len(parts) > MOST_PARTS or max(sizes) > LARGEST_PART or sum(sizes) > LARGEST_WHOLE or sum(xml) > LARGEST_XML:
        raise RefusedDocumentError(Why.TOO_LARGE)


def _part(name: str, content: bytes, left_out: Counter[LeftOut]) -> bytes:
    plain = name.lower()
    if plain.endswith(_XML):
        reader = _Reader()
        reader.read(content)
        if plain.startswith(_TEXTS):
            left_out.update(reader.counted)
            left_out[LeftOut.DRAWINGS] += max(0, reader.shapes - reader.counted[LeftOut.TEXT_BOXES])
        if plain.startswith(_MARGINS):
            left_out[LeftOut.MARGINS] += reader.has_words
        return content
    return content if kind_of_picture(content) else b""


class _Reader:
    """Goes through one part, and counts what it holds."""

    def __init__(self) -> None:
        self.counted: Counter[LeftOut] = Counter()
        self.shapes = 0
        self.has_words = False
        self._depth = self._fallback = 0

    def read(self, content: bytes) -> None:
        """Read the part to its end."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.Parse(content, True)  # noqa: FBT003  # expat's own

    def _refuse(self, *_: object) -> None:
        raise RefusedDocumentError(Why.DAMAGED)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise RefusedDocumentError(Why.TOO_HARD)
        local = name.rpartition(" ")[2]
        if local == "Fallback" or self._fallback:
            self._fallback += 1
        elif local == "wsp":
            self.shapes += 1
        elif local in _COUNTED and not _OFF & {value for key, value in attributes.items() if key.endswith(" val")}:
            self.counted[_COUNTED[local]] += 1

    def _end(self, _name: str) -> None:
        self._depth -= 1
        self._fallback -= self._fallback > 0

    def _words(self, words: str) -> None:
        self.has_words = self.has_words or bool(words.strip())
