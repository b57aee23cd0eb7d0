"""What of a document no article carries, and the words for it.

* Each kind has a count; the words stand in a private line of the article's header, until somebody has seen to them.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

LEFT_OUT = "X-Tidak-Terbawa"
"""The private header line that tells what a document had and its article has not."""

MATERIAL = "X-Bahan"
"""The private header line that names the document that an article was made of."""


class LeftOut(StrEnum):
    """Kinds of what is not carried, or not as it was."""

    COMMENTS = "comments"
    TRACKED = "tracked"
    TEXT_BOXES = "text-boxes"
    DRAWINGS = "drawings"
    OBJECTS = "objects"
    EQUATIONS = "equations"
    FIELDS = "fields"
    SYMBOLS = "symbols"
    HIDDEN = "hidden"
    MARGINS = "margins"
    MERGED = "merged"
    NESTED = "nested"
    LINKS = "links"
    LINKED_PICTURES = "linked-pictures"
    PICTURE_KINDS = "picture-kinds"
    STYLES = "styles"
    TICK_BOXES = "tick-boxes"


SENTENCES: Mapping[LeftOut, str] = MappingProxyType(
    {
        LeftOut.COMMENTS: "{count} comments (left out)",
        LeftOut.TRACKED: "{count} tracked changes (the text is as if all were accepted)",
        LeftOut.TEXT_BOXES: "{count} text boxes (their words may stand in another place, or be missing)",
        LeftOut.DRAWINGS: "{count} drawings or charts (left out, or carried in part)",
        LeftOut.OBJECTS: "{count} embedded objects (left out)",
        LeftOut.EQUATIONS: "{count} equations (left out)",
        LeftOut.FIELDS: "{count} fields (left out)",
        LeftOut.SYMBOLS: "{count} symbols of an unknown font (left out)",
        LeftOut.HIDDEN: "{count} pieces of hidden text (shown now)",
        LeftOut.MARGINS: "{count} page headers or footers (left out)",
        LeftOut.MERGED: "{count} merged table cells (the merged places are empty)",
        LeftOut.NESTED: "{count} tables within tables (as plain words)",
        LeftOut.LINKS: "{count} links to places inside the document or on a computer (as plain words)",
        LeftOut.LINKED_PICTURES: "{count} pictures that lie outside the document (left out)",
        LeftOut.PICTURE_KINDS: "{count} pictures of another kind than JPEG, PNG, GIF, WebP (left out)",
        LeftOut.STYLES: "{count} paragraphs in a style of their own (as plain paragraphs)",
        LeftOut.TICK_BOXES: "{count} tick boxes (left out)",
    }
)
"""What is said of each kind."""
