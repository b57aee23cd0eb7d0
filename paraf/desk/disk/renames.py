"""Renames that lose nothing: one that never replaces, and one that exchanges.

* A rename to a taken name is refused by the kernel itself, so that no other program can slip in between.
* Where a file system cannot do that, a file is linked and then unlinked, which refuses a taken name as well.
* Only folders (and files where there are no hard links either) fall back to looking first and renaming then.
* What may not be taken from its folder is an error, and gets no second name.
* Neither name is reached through a link.
* Both folders are on disk before a rename returns.
"""

import ctypes
import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from paraf.desk.disk.links import folder_at, folder_of, naming

CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.EPERM, errno.EOPNOTSUPP})
"""The errors by which a file system says that it does not know how."""

_NO_REPLACE = 1
_EXCHANGE = 2
_CALL = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an opened folder."""

    folder: int
    name: str


def rename_new(source: Path, target: Path) -> None:
    """Rename a file or folder to a name that is free; a taken name raises ``FileExistsError``."""
    with folder_of(source) as here, folder_of(target) as there, naming(source, target):
        rename_free(Name(here, source.name), Name(there, target.name))
        sync(there)
        sync(here)


def rename_free(source: Name, target: Name) -> None:
    """Rename without replacing, in opened folders; whoever calls this brings them to disk."""
    if not _renamed(source, target, _NO_REPLACE):
        _rename_by_links(source, target)


def exchange(folder: int, first: str, second: str) -> bool:
    """Let two names in a folder swap what they name, in one step; False where the file system cannot."""
    if not _renamed(Name(folder, first), Name(folder, second), _EXCHANGE):
        return False
    sync(folder)
    return True


def stands(folder: int, name: str) -> bool:
    """Tell whether a name in an opened folder names anything."""
    try:
        os.lstat(name, dir_fd=folder)
    except FileNotFoundError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to disk, as far as its file system knows how."""
    with folder_at(folder) as opened, naming(folder):
        sync(opened)


def sync(folder: int) -> None:
    """Bring an opened folder's names to disk, as far as its file system knows how."""
    sync_closing(os.open(".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=folder))


def sync_closing(descriptor: int) -> None:
    """Bring what was opened to disk, as far as its file system knows how, and close it."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in CANNOT:
            raise
    finally:
        os.close(descriptor)


def _renamed(source: Name, target: Name, flag: int) -> bool:
    if _CALL is None:
        return False
    if _CALL(source.folder, os.fsencode(source.name), target.folder, os.fsencode(target.name), flag) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT and not (number == errno.EPERM and _is_kept_by_others(source)):
        return False
    raise OSError(number, os.strerror(number))


def _is_kept_by_others(place: Name) -> bool:
    """Tell whether a name lies in a folder from which only its owner, or the folder's, may take it."""
    folder, status = os.fstat(place.folder), os.lstat(place.name, dir_fd=place.folder)
    return bool(folder.st_mode & stat.S_ISVTX) and os.geteuid() not in {folder.st_uid, status.st_uid}


def _rename_by_links(source: Name, target: Name) -> None:
    """Rename without replacing, on file systems that have no such rename."""
    if not stat.S_ISDIR(os.lstat(source.name, dir_fd=source.folder).st_mode):
        try:
            os.link(source.name, target.name, src_dir_fd=source.folder, dst_dir_fd=target.folder, follow_symlinks=False)
        except OSError as error:
            if error.errno not in CANNOT:
                raise
        else:
            _unlink_first_name(source, target)
            return
    if stands(target.folder, target.name):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    os.rename(source.name, target.name, src_dir_fd=source.folder, dst_dir_fd=target.folder)


def _unlink_first_name(source: Name, target: Name) -> None:
    try:
        os.unlink(source.name, dir_fd=source.folder)
    except OSError:
        os.unlink(target.name, dir_fd=target.folder)
        raise
