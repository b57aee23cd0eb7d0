"""Links: no path that the desk works on goes through a symlinked folder.

* A folder on the way that is a link leads somewhere that nobody judged: out of the newsroom, or into the public site.
* A newsroom's root is a real path, so that every path below it has to be real as well.
"""

from pathlib import Path


class FileError(Exception):
    """A file cannot be taken as it is; ``path`` names it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class SymlinkedFolderError(FileError):
    """The path leaves its root, or goes through a symlinked folder."""


def leads_through_link(path: Path) -> bool:
    """Tell whether a folder on the way to a path is a link; the path's own last name may be one."""
    folder = path.parent.absolute()
    return folder.resolve() != folder


def refuse_links(path: Path) -> None:
    """Raise where a folder on the way to a path is a link."""
    if leads_through_link(path):
        raise SymlinkedFolderError(path)
