"""The house's form: how an office's articles begin and end, as ``newsroom.toml`` settles it under ``[house]``.

* ``datelines`` are what the first paragraph begins with before the dash, ``closings`` the codes of which one ends the
  last paragraph in brackets. What is not set is not asked for.
"""

from dataclasses import dataclass

from paraf.rules.settings import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The form of an office's articles."""

    datelines: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()


def read_house(table: Table) -> House:
    """Read the form of the house's articles."""
    table.allow("datelines", "closings")
    return House(datelines=table.texts("datelines"), closings=table.texts("closings"))
