"""Progress: whoever waits for long work is told how far it has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how many of how many pictures are drawn."""


def silent(_done: int, _of: int) -> None:
    """Tell nobody."""
