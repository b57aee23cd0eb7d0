"""Categories: how what people write for one is compared with what the settings say of it.

* Letters and digits alone count, so that other capitals, blanks or dashes slip past no stricter rule.
"""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1024)
def category_key(category: str) -> str:
    """Give the form in which categories are compared: letters and digits, without accents and capitals."""
    plain = "".join(
        character if character.isalnum() else " "
        for character in unicodedata.normalize("NFKD", category).casefold()
        if not unicodedata.combining(character)
    )
    return " ".join(plain.split())
