"""Progress on a terminal: a bar for work that takes long; nowhere else, and never in what a machine reads."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from paraf.cli.session import Session
from paraf.press.progress import Progress, silent


@contextmanager
def drawing_shown(session: Session) -> Iterator[Progress]:
    """Show how many pictures are drawn, as long as some are."""
    with ExitStack() as shown:
        yield silent if session.as_json or not sys.stderr.isatty() else _bar(session, shown)


def _bar(session: Session, shown: ExitStack) -> Progress:
    """Give what shows a bar from the first time that it is told something."""
    bars: list[tuple[Any, Any]] = []

    def tell(done: int, of: int) -> None:
        from rich import progress  # noqa: PLC0415  # costs 0.1 s, and most runs draw little
        from rich.console import Console  # noqa: PLC0415

        if not bars:  # without a thread of its own, beside which nothing would be shared out among processes
            columns = (progress.TextColumn("{task.description}"), progress.BarColumn(), progress.MofNCompleteColumn())
            bar = progress.Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
            bars.append(
                (
                    shown.enter_context(bar),
                    bar.add_task(session.language.sentence("Pictures are made smaller"), total=of),
                )
            )
        bar, task = bars[0]
        bar.update(task, completed=done, total=of, refresh=True)

    return tell
