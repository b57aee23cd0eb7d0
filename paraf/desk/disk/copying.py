"""Whether somebody is still writing a file, as far as the system knows.

* Half a file that is being copied looks like a whole one; only that its writer has it open tells them apart.
* The system tells it of files that the account running paraf owns, on file systems that know leases; of others it
  tells nothing, and nothing is concluded.
"""

import fcntl
import os
import signal
from pathlib import Path

from paraf.desk.disk.links import FileError, folder_of


def is_being_written(path: Path) -> bool:
    """Tell whether some program has a file open for writing."""
    try:
        with folder_of(path) as folder:
            descriptor = os.open(path.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    except (OSError, FileError):
        return False
    try:
        return is_open_for_writing(descriptor)
    finally:
        os.close(descriptor)


def is_open_for_writing(descriptor: int) -> bool:
    """Tell whether some program has a file open for writing that we have open for reading only."""
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)  # the system's own choice would end us
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
