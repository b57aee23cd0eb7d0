"""Backups in tests: a store beside a newsroom, and what a newsroom is, rights and times included."""

import os
import stat

from paraf.desk.backup.backup import back_up
from paraf.desk.backup.restoring import chosen, restore
from paraf.desk.backup.store import Store
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.verifying import verify_records
from paraf.rules.snapshot import KEPT


def store_of(house):
    """Give the store beside a newsroom."""
    return Store(house.root.parent / "backup")


def backed_up(house, store=None):
    """Back a newsroom up, into the store beside it by default."""
    return back_up(house.root, store or store_of(house), at=house.tick())


def restored(store, target, named=None):
    """Restore the newest snapshot, or the named one; gives what came of it."""
    choice = chosen(store, named)
    return restore(store, choice.snapshot, target)


def problems_in(root):
    """Give what verifying the records of a newsroom finds."""
    return verify_records(Newsroom.open(root)).problems


def everything(root, *, times=True):
    """Give everything of a newsroom that a backup keeps: rights, times, bytes."""
    found = {}
    waiting = [os.fsencode(root / name) for name in KEPT if (root / name).exists()]
    while waiting:
        path = waiting.pop()
        about = os.lstat(path)
        is_folder = stat.S_ISDIR(about.st_mode)
        if is_folder:
            waiting += [os.path.join(path, name) for name in os.listdir(path)]  # noqa: PTH118, PTH208  # names in bytes
        content = None if is_folder else _bytes(path)
        time = about.st_mtime_ns if times else 0
        found[path.removeprefix(os.fsencode(root))] = (stat.filemode(about.st_mode), time, content)
    return found


def _bytes(path):
    with open(path, "rb") as file:  # noqa: PTH123  # a name in bytes
        return file.read()
