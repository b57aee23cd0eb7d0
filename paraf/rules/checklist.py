"""The section ``[checklist]`` of the settings: what a corrector asks of a paper before signing it.

* The questions are the office's own words: ``general`` ones for every paper, and more for a category.
* They remind and decide nothing: nobody has to tick them, and no sign-off waits for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from paraf.rules.categories import category_key
from paraf.rules.settings import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The questions for every paper, and those of the categories that have more."""

    general: tuple[str, ...] = ()
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def for_category(self, category: str) -> tuple[str, ...]:
        """Give the questions for a paper of a category, each once, the general ones first."""
        return tuple(dict.fromkeys((*self.general, *self.categories.get(category_key(category), ()))))


def read_checklist(table: Table) -> Checklist:
    """Read what a corrector asks."""
    table.allow("general", "category")
    named = table.table("category")
    categories: dict[str, tuple[str, ...]] = {}
    for category in named.values:
        key = category_key(category)
        if key in categories or not key:
            named.refuse("settings-same-category", category)
        categories[key] = named.texts(category)
    return Checklist(general=table.texts("general"), categories=categories)
