"""What the watcher says at the keyboard: a line for each act and each release, and trouble once."""

from paraf.cli.build import say_run
from paraf.cli.failures import failure_of, say_failure
from paraf.cli.session import Session
from paraf.desk.sweeping import Swept
from paraf.press.watch import Told
from paraf.rules.entries import Accepted, Returned, Sealed, Submitted
from paraf.rules.findings import Finding
from paraf.rules.words import Stage


def told(session: Session) -> Told:
    """Give where a watcher says what it did."""

    def failed(error: Exception) -> None:
        failure = failure_of(error, session)
        if failure is None:
            raise error
        say_failure(failure, session)

    return Told(
        swept=lambda swept: _say_swept(session, swept),
        printed=lambda run, seconds: say_run(session, run, seconds),
        failed=failed,
        mended=lambda: session.say("What was wrong is mended; work goes on."),
        office=lambda findings: _say_office(session, findings),
        note=session.say,
        waiting=lambda: session.say("Another paraf is at work here; waiting for it."),
    )


def _say_swept(session: Session, swept: Swept) -> None:
    for done in swept.done:
        match done.entry.act:
            case Submitted(path=path):
                session.say("Submitted: {path}. It waits for correction.", path=f"{Stage.REVIEW}/{path}")
            case Returned(path=path):
                session.say("Returned: {path}.", path=f"{Stage.DRAFT}/{path}")
            case Sealed(path=path):
                session.say("Signed and sealed: {path}.", path=f"{Stage.PUBLISHED}/{path}")
            case Accepted():
                pass  # no hand's move


def _say_office(session: Session, findings: tuple[Finding, ...]) -> None:
    session.tell(findings)
    if not findings:
        session.say("newsroom.toml is as it was accepted.")
