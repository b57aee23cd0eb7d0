"""The mail server's password, in a file of its own."""

import stat
from pathlib import Path

from paraf.desk.disk.files import read_regular
from paraf.desk.disk.links import FileError
from paraf.rules.findings import Finding
from paraf.rules.wording import find

_LARGEST = 4096
_OTHERS = stat.S_IRWXO


def read_password(path: Path) -> str | Finding:
    """Read the password, without the end of its line."""
    try:
        password = read_regular(path, limit=_LARGEST).decode().rstrip("\r\n")
    except (OSError, FileError, UnicodeDecodeError) as error:
        return find("notices-no-password", path=str(path), cause=getattr(error, "strerror", None) or "-")
    return password or find("notices-no-password", path=str(path), cause="-")


def is_open(path: Path) -> bool:
    """Tell whether everybody on this computer may read the file."""
    return bool(path.stat().st_mode & _OTHERS)
