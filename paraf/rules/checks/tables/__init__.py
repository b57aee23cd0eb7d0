"""Tables: what the groups of checks know of the Indonesian language, as data."""


def listed(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())
