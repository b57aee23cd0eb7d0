"""The section ``[announcements]`` of the settings: which categories are announcements."""

from dataclasses import dataclass

from paraf.rules.categories import category_key
from paraf.rules.settings import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcements:
    """The categories whose articles stand on the page of announcements."""

    categories: tuple[str, ...] = ("Pengumuman", "Pengumuman Darurat")

    def has(self, category: str) -> bool:
        """Tell whether a category is one of announcements, however it is spelled."""
        return category_key(category) in map(category_key, self.categories)


def read_announcements(table: Table) -> Announcements:
    """Read the table ``[announcements]``; an empty list means that no category is one of announcements."""
    table.allow("categories")
    return Announcements(categories=table.texts("categories")) if "categories" in table.values else Announcements()
