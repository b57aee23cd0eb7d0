"""What counts as a web address in the settings: a scheme, a host, and no character that would end it in a page."""

import re
from urllib.parse import urlsplit

_ENDING = re.compile(r"[\s\"'<>]")


def is_web_address(text: str, *, is_site: bool = False) -> bool:
    """Tell whether a text is a web address; that of a site is one that addresses can be built on."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    is_plain = not (parts.username or _ENDING.search(text) or (is_site and (parts.query or parts.fragment)))
    return parts.scheme in {"http", "https"} and bool(host) and is_plain
