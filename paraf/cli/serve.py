"""``paraf serve``: show the public site on this computer."""

import errno
import signal
import sys
from typing import TYPE_CHECKING

import click

from paraf.cli.exits import Exit
from paraf.cli.session import Session

if TYPE_CHECKING:
    from paraf.press.serving.serve import Server

_USUAL, _LAST = 8000, 65_535
PORT = click.IntRange(0, _LAST)
"""What can be a port; 0 takes any."""
PREVIEWS = click.option(
    "--previews", is_flag=True, help="Show the previews as well, at a secret address; they load anew when they change."
)


@click.command("serve")
@click.option("--port", type=PORT, metavar="NUMBER", default=8000, show_default=True, help="The port; 0 takes any.")
@PREVIEWS
@click.pass_obj
def command(session: Session, port: int, *, previews: bool) -> None:
    """Serve the public site on the loopback address of this computer."""
    server = open_server(session, port, previews=previews)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    say_where(session, server)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        session.say("The server has ended.")


def say_where(session: Session, server: "Server") -> None:
    """Say at which address what is served."""
    session.say("The public site: {url}", url=server.url)
    if server.room_url:
        session.say("The previews, for the desk alone: {url}", url=server.room_url)


def open_server(session: Session, port: int, *, previews: bool) -> "Server":
    """Open the public site on a port, and the reading room if asked; ends the command where the port is taken."""
    from paraf.press.serving.room import Room  # noqa: PLC0415  # a watcher that only watches imports neither
    from paraf.press.serving.serve import Server  # noqa: PLC0415

    try:
        server = Server(session.newsroom.root, port=port)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
    else:
        if previews:
            server.open_room(Room(server.layout, session.language))
        return server
    other = port + 1 if _USUAL <= port < _LAST else _USUAL
    session.say(
        "Port {port} is taken by another program or not open to you. Take another one, as in: --port {other}",
        port=str(port),
        other=str(other),
    )
    sys.exit(Exit.FAILURE)
