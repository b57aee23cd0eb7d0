"""Renames that lose nothing: one that never replaces, and one that exchanges.

* A rename to a taken name is refused by the kernel itself, so that no other program can slip in between.
* Where a file system cannot do that, a file is linked and then unlinked, which refuses a taken name as well.
* Only folders (and files where there are no hard links either) fall back to looking first and renaming then.
* Neither name is reached through a link.
* Both folders are on disk before a rename returns.
"""

import ctypes
import errno
import os
import stat
from pathlib import Path

from paraf.desk.links import refuse_links

_HERE = -100  # AT_FDCWD
_NO_REPLACE = 1
_EXCHANGE = 2
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.EOPNOTSUPP})
_CALL = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def rename_new(source: Path, target: Path) -> None:
    """Rename a file or folder to a name that is free; a taken name raises ``FileExistsError``."""
    refuse_links(source)
    refuse_links(target)
    if not _renamed(source, target, _NO_REPLACE):
        rename_by_links(source, target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def exchange(first: Path, second: Path) -> bool:
    """Let two names swap what they name, in one step; False (and nothing done) where the file system cannot."""
    if not _renamed(first, second, _EXCHANGE):
        return False
    sync_folder(second.parent)
    sync_folder(first.parent)
    return True


def rename_by_links(source: Path, target: Path) -> None:
    """Rename without replacing, on file systems that have no such rename."""
    if not stat.S_ISDIR(source.lstat().st_mode):
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _CANNOT:
                raise
        else:
            source.unlink()
            return
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(source), None, str(target))
    source.rename(target)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to disk, as far as its file system knows how."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(descriptor)


def _renamed(source: Path, target: Path, flag: int) -> bool:
    if _CALL is None:
        return False
    if _CALL(_HERE, os.fsencode(source), _HERE, os.fsencode(target), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(source), None, str(target))
