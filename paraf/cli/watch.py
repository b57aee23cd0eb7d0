"""``paraf watch``: judge, seal, answer and print as soon as something changes."""

import signal
import sys
from contextlib import ExitStack, suppress
from types import FrameType

import click

from paraf.cli.serve import PORT, PREVIEWS, open_server, say_where
from paraf.cli.session import Session
from paraf.cli.telling import told
from paraf.cli.withheld import status_of, tell_withheld
from paraf.desk.heap import keep_large_apart
from paraf.desk.layout import Layout
from paraf.press.releases.untouched import looking_at_live
from paraf.press.watching.watch import Watcher

_ENDS = (signal.SIGINT, signal.SIGTERM)


@click.command("watch")
@click.option("--once", is_flag=True, help="Sweep and build once, and end with the build's status.")
@click.option("--serve", "with_server", is_flag=True, help="Serve the public site on this computer as well.")
@click.option(
    "--port", type=PORT, metavar="NUMBER", default=8000, show_default=True, help="The server's port; 0 takes any."
)
@PREVIEWS
@click.option("--times", is_flag=True, help="Say with each release where the time went.")
@click.pass_obj
def command(  # noqa: PLR0913  # its options
    session: Session, *, once: bool, with_server: bool, port: int, previews: bool, times: bool
) -> None:
    """Watch the three folders, and keep the public site up to date.

    They are drafts/, review/ and content/.
    """
    keep_large_apart()
    looking = looking_at_live(Layout(session.root)) if once else None
    watcher = Watcher(session.newsroom, told(session, times=times), looking=looking)
    if once:
        watcher.once()
        withheld = watcher.withheld()
        tell_withheld(session, withheld)
        sys.exit(status_of(withheld))

    ending = ExitStack()

    def started() -> None:
        _end_on_signals(watcher)
        if with_server or previews:
            from paraf.press.serving.apart import ServerApart  # noqa: PLC0415  # as for the server

            server = open_server(session, port, previews=previews)
            say_where(session, server)
            ending.callback(ServerApart(server).close)
        session.say("Watching {folder}. Ctrl-C ends it.", folder=str(session.root))

    for number in _ENDS:
        signal.signal(number, signal.default_int_handler)
    with ending, suppress(KeyboardInterrupt):  # while it waits for another, or for whoever presses once more
        watcher.run(started)
    session.say("The watcher has ended.")


def _end_on_signals(watcher: Watcher) -> None:
    """Let the first signal end the watcher after what it is at, and the next one at once."""

    def stop(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.default_int_handler)
        watcher.bell.stop()

    for number in _ENDS:
        signal.signal(number, stop)
