"""Exit statuses, the same for every command."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    FAILURE = 1
    USAGE = 2
    REFUSED = 3
    DAMAGED = 4
