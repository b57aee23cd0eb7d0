"""What is withheld, in words and as an exit status, for the commands that print."""

from typing import TYPE_CHECKING

from paraf.cli.exits import Exit
from paraf.cli.session import Session

if TYPE_CHECKING:
    from paraf.desk.sweeping.board import Withheld


def status_of(withheld: "Withheld") -> Exit:
    """Give the exit status of a build: refused where ``content/`` holds bytes that are not live."""
    return Exit.REFUSED if withheld else Exit.DONE


def tell_withheld(session: Session, withheld: "Withheld") -> None:
    """Say what is held back, and why."""
    session.tell(finding for findings in withheld.values() for finding in findings)
    if withheld:
        session.say("{count} article(s) held back; the rest is published.", count=str(len(withheld)))
