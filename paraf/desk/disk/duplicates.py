"""Duplicates: a file or folder made a second time in another opened folder, and what is needed to give one up.

* No link is followed: a link is made anew as it is. Pipes, devices and sockets are not duplicated, nor is what some
  program has open for writing, what lies too deep, or a folder that could not be emptied afterwards.
* A duplicate has the rights and times of its original, and its owners as far as the system lets us give them; a
  program never runs in somebody's name because of it.
* It is on disk, with all its names, before this returns.
"""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias

from paraf.desk.disk.copying import is_open_for_writing
from paraf.desk.disk.files import regular_at, write_all
from paraf.desk.disk.renames import CANNOT, Name, sync

Likeness: TypeAlias = "str | Mapping[str, Likeness]"
"""All that two duplicates have in common: a file's digest, where a link leads, or by name what lies in a folder."""

_CHUNK = 1 << 20
_DEEPEST = 64
_FILE_RIGHTS = 0o777
_OTHERS_WRITE = 0o022
_FOLDER_RIGHTS = 0o3777  # a folder's group may be what a newsroom shares its papers by


def is_alone(place: Name, *, as_ours: bool, levels: int = _DEEPEST) -> bool:
    """Tell whether no file has a second name, and with ``as_ours`` whether all of it is our own account's."""
    status = os.lstat(place.name, dir_fd=place.folder)
    if as_ours and status.st_uid != os.geteuid():
        return False
    if not stat.S_ISDIR(status.st_mode):
        return status.st_nlink == 1
    if not levels:
        return False
    with _folder_in(place) as folder:
        return all(is_alone(Name(folder, name), as_ours=as_ours, levels=levels - 1) for name in _names(folder))


def duplicate(source: Name, target: Name, *, as_ours: bool = False, levels: int = _DEEPEST) -> None:
    """Make a file, link or folder anew under a free name; where that fails, a part of it may be left there.

    A duplicate made ``as_ours`` belongs to our own account, and nobody else may write it.
    """
    mode = os.lstat(source.name, dir_fd=source.folder).st_mode
    if stat.S_ISLNK(mode):
        os.symlink(os.readlink(source.name, dir_fd=source.folder), target.name, dir_fd=target.folder)
    elif stat.S_ISDIR(mode):
        _duplicate_folder(source, target, as_ours=as_ours, levels=levels)
    else:
        _duplicate_file(source, target, as_ours=as_ours)


def likeness(place: Name) -> Likeness:
    """Tell what a file, link or folder holds; what some program has open for writing cannot be told."""
    mode = os.lstat(place.name, dir_fd=place.folder).st_mode
    if stat.S_ISLNK(mode):
        return f"link:{os.readlink(place.name, dir_fd=place.folder)}"
    if stat.S_ISDIR(mode):
        with _folder_in(place) as folder:
            return {name: likeness(Name(folder, name)) for name in _names(folder)}
    with _still(place) as descriptor, os.fdopen(os.dup(descriptor), "rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def remove_seen(place: Name, seen: Likeness) -> None:
    """Remove a file, link or folder of which a likeness was taken; what came into a folder since stops it."""
    if isinstance(seen, str):
        os.unlink(place.name, dir_fd=place.folder)
        return
    with _folder_in(place) as folder:
        for name, below in sorted(seen.items(), key=lambda item: isinstance(item[1], str)):
            remove_seen(Name(folder, name), below)
    os.rmdir(place.name, dir_fd=place.folder)


def discard(place: Name) -> None:
    """Remove a file, link or folder of ours, whatever it holds."""
    try:
        os.unlink(place.name, dir_fd=place.folder)
    except FileNotFoundError:
        return
    except IsADirectoryError:
        shutil.rmtree(place.name, dir_fd=place.folder)
    sync(place.folder)


def _duplicate_folder(source: Name, target: Name, *, as_ours: bool, levels: int) -> None:
    if not levels:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), source.name)
    with _folder_in(source) as here:
        if not os.access(".", os.W_OK | os.X_OK, dir_fd=here, effective_ids=True):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), source.name)
        os.mkdir(target.name, 0o700, dir_fd=target.folder)
        with _folder_in(target) as there:
            for name in _names(here):
                duplicate(Name(here, name), Name(there, name), as_ours=as_ours, levels=levels - 1)
            _resemble(there, os.fstat(here), _FOLDER_RIGHTS, as_ours=as_ours)
            sync(there)


def _duplicate_file(source: Name, target: Name, *, as_ours: bool) -> None:
    with _still(source) as reading:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        writing = os.open(target.name, flags, 0o600, dir_fd=target.folder)
        try:
            while chunk := os.read(reading, _CHUNK):
                write_all(writing, chunk)
            _resemble(writing, os.fstat(reading), _FILE_RIGHTS, as_ours=as_ours)
            os.fsync(writing)
        finally:
            os.close(writing)


def _resemble(descriptor: int, status: os.stat_result, rights: int, *, as_ours: bool) -> None:
    if as_ours:
        rights &= ~_OTHERS_WRITE
    else:
        _give(descriptor, status)
    with _as_far_as_possible():
        os.fchmod(descriptor, status.st_mode & rights)
    os.utime(descriptor, ns=(status.st_atime_ns, status.st_mtime_ns))


def _give(descriptor: int, status: os.stat_result) -> None:
    for user in (status.st_uid, -1):  # only an administrator may give a file away; others, to a group of theirs
        with _as_far_as_possible():
            os.fchown(descriptor, user, status.st_gid)
            break


@contextmanager
def _as_far_as_possible() -> Iterator[None]:
    """Go on where a file system, or our account, cannot do something."""
    try:
        yield
    except OSError as error:
        if error.errno not in CANNOT:
            raise


@contextmanager
def _still(place: Name) -> Iterator[int]:
    """Open a regular file for reading that no program has open for writing."""
    with regular_at(place.name, place.folder) as descriptor:
        if is_open_for_writing(descriptor):
            raise OSError(errno.ETXTBSY, os.strerror(errno.ETXTBSY), place.name)
        yield descriptor


def _names(folder: int) -> list[str]:
    with os.scandir(folder) as listing:
        return sorted(entry.name for entry in listing)


@contextmanager
def _folder_in(place: Name) -> Iterator[int]:
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(place.name, flags, dir_fd=place.folder)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
