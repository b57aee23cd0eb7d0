"""``paraf serve``: show the public site on this computer."""

import signal

import click

from paraf.cli.session import Session
from paraf.press.serve import Server


@click.command("serve")
@click.option("--port", type=int, default=8000, show_default=True, help="The port; 0 takes any.")
@click.pass_obj
def command(session: Session, port: int) -> None:
    """Serve the public site on the loopback address of this computer."""
    server = Server(session.newsroom.root, port=port)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    session.say("The public site: {url}", url=server.url)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        session.say("The server has ended.")
