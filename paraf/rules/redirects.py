"""Redirects on the public site: the list that web servers read, and the page that stands at such an address.

* A line of the list has the address, and the one that it leads to, both as a request names them.
* The page leads there at once, whatever else a theme writes on it.
"""

import re
from collections.abc import Iterable
from typing import Final

from paraf.rules.words import Address

REDIRECTS: Final = "alihan.txt"

_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')


def redirect_list(redirects: Iterable[tuple[Address, Address]], *, base: str) -> str:
    """Give the list of redirects, each with the address that it leads to, of a site under a path of its host."""
    return "".join(f"{base}/{one}/ {base}/{other}/;\n" for one, other in redirects)


def led_to(name: str, listed: str) -> str | None:
    """Give where the address of a folder, with a slash at its end, leads by a site's list; None where nowhere."""
    for line in listed.splitlines():
        one, _, other = line.removesuffix(";").partition(" ")
        base = one.removesuffix(f"/{name}")
        if base != one and other.startswith(f"{base}/"):
            return other.removeprefix(f"{base}/")
    return None


def leads_to(page: str, address: Address) -> bool:
    """Tell whether a page leads to an article's address, before it shows anything."""
    found = _REFRESH.search(page.partition("<body")[0])
    return found is not None and found[1].endswith(f"/{address}/")
