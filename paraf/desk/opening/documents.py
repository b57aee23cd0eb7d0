"""Documents: a Word document becomes the head and text of an article, with its pictures; done on the confined side.

* Styles of headings, lists, titles and quotations count by their names; how anything looks is the site's business.
* The pictures are given as they are in the document; they are cleaned when the article is submitted.
* Nothing that a document refers to outside of itself is fetched.
"""

import codecs
import re
import struct
import zipfile
import zlib
from collections import Counter
from io import BytesIO
from typing import Any
from urllib.parse import quote
from xml.parsers.expat import ExpatError

import mammoth
import msgspec
from mammoth.docx.files import InvalidFileReferenceError

from paraf.desk.opening.opened import Opened, Refused, picture_name
from paraf.desk.opening.parts import RefusedDocumentError, Why, taken_apart
from paraf.desk.opening.pictures import SUFFIX_OF_KIND, kind_of_picture
from paraf.rules.documents.blocks import body_of
from paraf.rules.documents.elements import elements_of
from paraf.rules.documents.heading import TITLE, head_of
from paraf.rules.documents.left_out import LeftOut
from paraf.rules.names import PictureSuffix

_PLAIN = (
    *("Normal", "Normal (Web)", "Normal Indent", "Default", "Standard", "No Spacing", "Plain Text", "Subtitle", "Body"),
    *("Body Text", "Body Text 2", "Body Text 3", "Body Text Indent", "Body Text First Indent", "Text body"),
    *("List Paragraph", "List", "caption", "Illustration", "Figure", "Table Contents", "Table Heading"),
    *("Frame Contents", "header", "footer", "footnote text", "endnote text", "Footnote", "Endnote"),
)
_QUOTATIONS = ("Quote", "Intense Quote", "Quotations", "Block Text")
_LEVELS = range(1, 7)
_DEEPEST_LIST = 9
_STYLES = "\n".join(
    (
        f"p[style-name='Title'] => h1.{TITLE}:fresh",
        *(f"p[style-name='heading {level}'] => h{level}:fresh" for level in _LEVELS),
        "p[style-name='Heading'] => h1:fresh",
        *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in _QUOTATIONS),
        *(
            f"p[style-name='List {kind} {level}'] => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
            for level in range(2, 6)
            for kind, tag in (("Bullet", "ul"), ("Number", "ol"))
        ),
        *(
            f"p:{kind}-list({level}) => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
            for level in range(1, _DEEPEST_LIST + 1)
            for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
        ),
        "p[style-name='List Bullet'] => ul > li:fresh",
        "p[style-name='List Number'] => ol > li:fresh",
        *(f"p[style-name='{name}'] => p:fresh" for name in _PLAIN),
        "r[style-name='Strong'] => strong",
        "r[style-name='Emphasis'] => em",
    )
)
_UNKNOWN_STYLE = re.compile(r"Unrecognised paragraph style: .* \(Style ID: ")
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_UNKNOWN_SYMBOL = "A w:sym element"
_DAMAGE = (  # all that zipfile, expat and mammoth raise over damaged bytes
    *(ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError),
    *(ValueError, ExpatError, struct.error, zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error),
)


def open_and_tell(content: bytes) -> bytes:
    """Open a document that has the stem of its name before it; give what came of it."""
    stem, _, document = content.partition(b"\n")
    try:
        return msgspec.msgpack.encode((_opened(document, stem.decode()), None))
    except RefusedDocumentError as error:
        why = error.why
    except _DAMAGE:
        why = Why.DAMAGED
    return msgspec.msgpack.encode((None, Refused(code=why)))


def get_ready() -> None:
    """Do once what looks for anything on disk: a child that opens what people sent can find nothing there any more."""
    for encoding in ("cp437", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "cp1252"):
        codecs.lookup(encoding)
    open_and_tell(b"a\n" + _smallest())


def _smallest() -> bytes:
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>'
        "</w:document>",
    }
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in parts.items():
            bundle.writestr(name, text)
    return whole.getvalue()


def _opened(document: bytes, stem: str) -> Opened:
    left_out: Counter[LeftOut] = Counter()
    pictures = _Pictures(left_out)
    html = mammoth.convert_to_html(
        taken_apart(document, left_out),
        style_map=_STYLES,
        include_default_style_map=False,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=mammoth.images.img_element(pictures.take),
    )
    messages = [message.message for message in html.messages]
    left_out[LeftOut.STYLES] += sum(map(bool, map(_UNKNOWN_STYLE.match, messages)))
    left_out[LeftOut.SYMBOLS] += sum(message.startswith(_UNKNOWN_SYMBOL) for message in messages)
    head = head_of(elements_of(html.value))
    names = [quote(picture_name(stem, number, suffix)) for number, (suffix, _) in enumerate(pictures.taken, 1)]
    body = body_of(head.blocks, picture=lambda mark: names[int(mark) - 1] if mark.isdecimal() else None)
    if not head.lines and not body.text:
        raise RefusedDocumentError(Why.EMPTY)
    counts = left_out + Counter(body.left_out)
    return Opened(
        lines=head.lines,
        body=body.text,
        pictures=tuple(pictures.taken),
        left_out={kind.value: counts[kind] for kind in LeftOut if counts[kind]},
    )


class _Pictures:
    """Takes the pictures out of a document, each once, in the order in which they are shown."""

    def __init__(self, left_out: Counter[LeftOut]) -> None:
        self.taken: list[tuple[PictureSuffix, bytes]] = []
        self._left_out = left_out

    def take(self, image: Any) -> dict[str, str]:  # noqa: ANN401  # mammoth tells no types
        """Take a picture, and give its number as its mark in the HTML; none where it is of no use here."""
        try:
            with image.open() as file:
                content: bytes = file.read()
        except (InvalidFileReferenceError, KeyError):
            self._left_out[LeftOut.LINKED_PICTURES] += 1
            return {"src": ""}
        kind = kind_of_picture(content)
        if kind is None:
            self._left_out[LeftOut.PICTURE_KINDS] += 1
            return {"src": ""}
        picture = (SUFFIX_OF_KIND[kind], content)
        if picture not in self.taken:
            self.taken.append(picture)
        return {"src": str(self.taken.index(picture) + 1)}
