"""``paraf watch``: judge, seal, answer and print as soon as something changes."""

import signal
import sys
import threading
from types import FrameType

import click

from paraf.cli.build import say_run, status_of
from paraf.cli.exits import Exit
from paraf.cli.session import Session
from paraf.desk.board import board_of
from paraf.desk.sweeping import Swept
from paraf.press.serve import Server
from paraf.press.stops import PressStoppedError
from paraf.press.watch import Told, Watcher
from paraf.rules.entries import Returned, Sealed, Submitted

_SAID = {
    Submitted: "Submitted: {path}. It waits for correction.",
    Returned: "Returned: {path}.",
    Sealed: "Signed and sealed: {path}.",
}


@click.command("watch")
@click.option("--once", is_flag=True, help="Sweep and build once, and end with the build's status.")
@click.option("--serve", "with_server", is_flag=True, help="Serve the public site on this computer as well.")
@click.option("--port", type=int, default=8000, show_default=True, help="The server's port; 0 takes any.")
@click.pass_obj
def command(session: Session, *, once: bool, with_server: bool, port: int) -> None:
    """Watch drafts/, review/ and content/, and keep the public site up to date."""
    watcher = Watcher(session.newsroom, _told(session))
    if once:
        _once(session, watcher)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopper(watcher))
    if with_server:
        server = Server(session.newsroom.root, port=port)
        threading.Thread(target=server.serve_forever, name="server", daemon=True).start()
        session.say("The public site: {url}", url=server.url)
    session.say("Watching {folder}. Ctrl-C ends it.", folder=str(session.root))
    watcher.run()
    session.say("The watcher has ended.")


def _once(session: Session, watcher: Watcher) -> None:
    try:
        watcher.once()
    except PressStoppedError as error:
        session.tell(error.findings)
        sys.exit(Exit.FAILURE)
    board = board_of(session.newsroom, at=session.clock())
    session.tell(finding for card in board.withheld for finding in card.findings)
    sys.exit(status_of(board))


def _stopper(watcher: Watcher) -> "signal._HANDLER":
    def stop(_number: int, _frame: FrameType | None) -> None:
        watcher.bell.stop()

    return stop


def _told(session: Session) -> Told:
    last: list[str] = []

    def swept(result: Swept) -> None:
        for done in result.done:
            act = done.entry.act
            if isinstance(act, Submitted | Returned | Sealed):
                folder = {Submitted: "review", Returned: "drafts", Sealed: "content"}[type(act)]
                session.say(_SAID[type(act)], path=f"{folder}/{act.path}")

    def stopped(error: PressStoppedError) -> None:
        if last != [str(error)]:
            last[:] = [str(error)]
            session.tell(error.findings)
            session.say("Nothing was changed on the public site.")

    return Told(
        swept=swept,
        printed=lambda run, seconds: say_run(session, run, seconds),
        stopped=stopped,
        note=session.say,
        waiting=lambda: session.say("Another paraf is at work here; waiting for it."),
    )
