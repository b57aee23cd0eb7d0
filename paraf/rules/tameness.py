"""Tameness: a text that is shown quickly whatever it says.

* What makes Markdown slow is many marks in much text: each may have it look through all the rest, letter by letter.
* A text is tame whose letters times its marks are few, and which is not too long. Nothing else is.
"""

import re

from paraf.rules.article import Article

MOST_CHARACTERS = 20_000
MOST_WORK = 4_000_000
_MARK = re.compile(r"[^\w\s.,;'\"-]")


def is_tame(article: Article) -> bool:
    """Tell whether an article can be shown without trying it out first."""
    characters = len(article.body)
    return characters <= MOST_CHARACTERS and characters * len(_MARK.findall(article.body)) <= MOST_WORK
