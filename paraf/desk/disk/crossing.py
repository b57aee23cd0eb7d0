"""Crossing: a move that never replaces, also where nothing can be renamed, or what is renamed would stay another's.

* What has a second name somewhere is copied: whoever writes under that name shall not write into what was moved.
* What is to be ours from then on is copied where anybody else owns any of it.

* A copy is made beside the new place under a name of ours, on disk; then it gets its name, which has to be free;
  then the original is taken aside, looked at once more, and removed.
* Wherever a crash cuts in, the original stands, or its copy, or both: no byte is ever in neither place.
* The original is removed only while it holds what was copied: what somebody saved meanwhile goes back to its place.
* Where the original cannot be taken away, the copy goes again.
* That somebody took the original away meanwhile is no error: nothing is moved then.
* A copy whose name says that it is one is never the only one: whoever finds it after a crash may remove it.
"""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from paraf.desk.disk.duplicates import Likeness, discard, duplicate, is_alone, likeness, remove_seen
from paraf.desk.disk.files import NotRegularError
from paraf.desk.disk.links import FileError, folder_of, naming
from paraf.desk.disk.renames import Name, rename_free, rename_new, stands, sync
from paraf.rules.names import COPY_PREFIX, TEMPORARY_PREFIX

_CANNOT_CROSS = frozenset({errno.ELOOP, errno.ENXIO, errno.ENODEV})
_NOT_EMPTY = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.EBUSY})


class StillWrittenError(FileError):
    """Some program is still writing what was to be moved."""


def move_new(source: Path, target: Path, *, as_ours: bool = False) -> bool:
    """Move a file or folder to a name that is free, and tell whether it was still there.

    A taken name raises ``FileExistsError``. What is moved ``as_ours`` is nobody else's to change from then on.
    """
    try:
        _move(source, target, as_ours=as_ours)
    except FileNotFoundError as error:
        if error.filename != str(source):
            raise
        return False
    return True


def _move(source: Path, target: Path, *, as_ours: bool) -> None:
    with folder_of(source) as here, naming(source, target):
        may_rename = is_alone(Name(here, source.name), as_ours=as_ours)
    if may_rename and _is_renamed(source, target):
        return
    try:
        with folder_of(source) as here, folder_of(target) as there, naming(source, target):
            _cross(Name(here, source.name), Name(there, target.name), as_ours=as_ours)
    except OSError as error:
        if error.errno == errno.ETXTBSY:
            raise StillWrittenError(source) from error
        if error.errno in _CANNOT_CROSS:
            raise NotRegularError(source) from error
        raise


def _is_renamed(source: Path, target: Path) -> bool:
    try:
        rename_new(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def _cross(source: Name, target: Name, *, as_ours: bool) -> None:
    if stands(target.folder, target.name):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    copy = Name(target.folder, f"{COPY_PREFIX}{secrets.token_hex(8)}")
    try:
        duplicate(source, copy, as_ours=as_ours)
        seen = likeness(copy)
        rename_free(copy, target)
    except BaseException:
        discard(copy)
        raise
    sync(target.folder)
    try:
        away = _taken_aside(source)
    except OSError:
        _remove_if_like(target, seen)
        raise
    if away is not None:
        _remove_if_like_or_give_back(away, source, seen)


def _taken_aside(source: Name) -> Name | None:
    """Take what was copied out of everybody's reach; None where somebody took it meanwhile."""
    away = Name(source.folder, f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    try:
        rename_free(source, away)
    except FileNotFoundError:
        return None
    return away


def _remove_if_like_or_give_back(away: Name, source: Name, seen: Likeness) -> None:
    try:
        _remove_if_like(away, seen)
    finally:
        if stands(away.folder, away.name):
            with suppress(FileExistsError):  # then it is kept as something left behind
                rename_free(away, source)
        sync(source.folder)


def _remove_if_like(place: Name, seen: Likeness) -> None:
    if likeness(place) != seen:
        return
    try:
        remove_seen(place, seen)
    except OSError as error:
        if error.errno not in _NOT_EMPTY:  # somebody put something into a folder meanwhile
            raise
    sync(place.folder)
