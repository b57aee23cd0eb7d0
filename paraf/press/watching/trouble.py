"""Trouble: what goes wrong in one part of the watcher's work is said once, and the other parts go on.

* The same trouble is told once, in however many parts it shows, and again only after it was over in all of them.
* A bug of ours is shown once and ends nothing.
"""

import traceback
from collections.abc import Callable
from typing import TypeVar

from paraf.desk.disk.links import FileError
from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import OfficeUnreadableError
from paraf.desk.records.vault import VaultError
from paraf.press.stops import PressStoppedError
from paraf.press.watching.told import Told

_KNOWN = (PressStoppedError, DamagedLedgerError, OfficeUnreadableError, VaultError, FileError, OSError)
_BUG = "paraf met a bug of its own, shown above. The public site stays as it is; the next change is tried as ever."

Result = TypeVar("Result")


class Trouble:
    """What is wrong now, by the part of the work."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._standing: dict[str, str] = {}

    def stands(self, part: str) -> bool:
        """Tell whether a part went wrong when it was tried last."""
        return part in self._standing

    def tried(self, part: str, work: Callable[[], Result]) -> Result | None:
        """Do one part of the work; say what goes wrong once, and when that is over."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  # a newsroom's watcher must outlive a bug of ours, and show it
            self._failed(part, error)
            return None
        over = self._standing.pop(part, None)
        if over is not None and over not in self._standing.values():
            self._told.mended()
        return result

    def _failed(self, part: str, error: Exception) -> None:
        name = _name_of(error)
        is_known = name in self._standing.values()
        self._standing[part] = name
        if is_known:
            return
        if isinstance(error, _KNOWN):
            self._told.failed(error)
        else:
            traceback.print_exception(error)
            self._told.note(_BUG)


def _name_of(error: Exception) -> str:
    """Give what is the same for the same trouble, however often it comes."""
    if isinstance(error, PressStoppedError | DamagedLedgerError | OfficeUnreadableError):
        return repr(error.findings)
    return f"{type(error).__name__} {error.errno if isinstance(error, OSError) else error}"
