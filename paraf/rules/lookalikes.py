"""Look-alikes: a name that people cannot tell from another, and that is another all the same.

* Judged is what is left after composition (NFC): no character without a shape, no blank but the plain one, no mark
  that stands by itself.
* Letters are all of one script, and of one that is in use where some are; Latin letters are those of the alphabet,
  with or without accents, and the few others that are mistaken for none.
"""

import unicodedata
from collections.abc import Iterable

_SHAPELESS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"})
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_LATIN = "LATIN"
_MORE_LETTERS = frozenset("æœøðþßđħłŋÆŒØÐÞĐĦŁŊẞ")


def scripts_of(texts: Iterable[str]) -> frozenset[str]:
    """Give the scripts of the letters in some texts."""
    return frozenset(_script(character) for text in texts for character in text if character.isalpha())


def odd_character(text: str, scripts: frozenset[str]) -> str | None:
    """Give the first character by which a text only looks like another, or None; where ``scripts`` is empty, any is."""
    own = ""
    for character in unicodedata.normalize("NFC", text):
        if _has_no_shape(character):
            return character
        if character.isalpha():
            script = _script(character)
            own = own or script
            if script != own or (scripts and script not in scripts):
                return character
    return None


def _has_no_shape(character: str) -> bool:
    return character != " " and (unicodedata.category(character) in _SHAPELESS or character in _FILLERS)


def _script(character: str) -> str:
    """Tell a letter's script; a letter that only looks Latin is in one of its own."""
    base = unicodedata.normalize("NFKD", character)[0]
    if base.isascii() or base in _MORE_LETTERS:
        return _LATIN
    name = unicodedata.name(character, "").partition(" ")[0]
    return character if name == _LATIN else name
