"""Writing a report's file: never over a file that a person made or changed, unless told to.

* A file that still has the bytes that were written there last is ours, and a newer report takes its place.
* What was written last is remembered below ``.paraf``; where that is gone, the file counts as a person's.
"""

from pathlib import Path

from paraf.desk.disk.files import digest_on_disk, rewrite, write_new, write_whole
from paraf.desk.layout import Layout
from paraf.desk.records.outcomes import Outcomes
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.wording import find
from paraf.rules.words import Digest


def write_report(
    layout: Layout, path: Path, content: bytes, *, replace: bool, mode: int | None = None
) -> Finding | None:
    """Put a report in its place; gives why it was not."""
    path = path.parent.resolve() / path.name
    written, key = Outcomes(layout.written_reports), sha256(bytes(path))
    standing, last = digest_on_disk(path), written.get(key)
    is_ours = standing is not None and last == standing.encode()
    if not (replace or is_ours or standing == sha256(content)):
        try:
            write_new(path, content, mode=mode)
        except FileExistsError:
            return _not_ours(layout, path)
    elif is_ours and standing is not None:
        if not rewrite(path, content, expected=Digest(standing)):
            return _not_ours(layout, path)
    else:
        write_whole(path, content, mode=mode)
    written.put(key, sha256(content).encode())
    return None


def _not_ours(layout: Layout, path: Path) -> Finding:
    root = layout.root.resolve()
    return find("not-our-report", path=str(path.relative_to(root) if path.is_relative_to(root) else path))
