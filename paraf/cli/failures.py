"""What broke, in a sentence: the only place where an exception becomes words.

* Damaged records stop everything and have a status of their own.
* What the computer refused is told with the place and what to do there. Whom the records are closed to lacks no right:
  they are for the account that paraf runs as.
* What we did not foresee is a bug of ours and shown whole.
* A machine that asked in JSON is told in JSON.
"""

import errno
import os
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from paraf.cli.exits import Exit
from paraf.cli.session import Session, WrongUsageError
from paraf.cli.usage import usage_sentence
from paraf.desk.disk.crossing import StillWrittenError
from paraf.desk.disk.links import FileError
from paraf.desk.layout import Layout
from paraf.desk.published.unreachable import UnreachableError
from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import NoNewsroomError, OfficeUnreadableError
from paraf.desk.records.vault import VaultError
from paraf.press.stops import PressStoppedError
from paraf.rules.findings import Finding
from paraf.rules.names import TEMPORARY_PREFIX
from paraf.rules.wording import find

_REFUSED = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "disk-full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "disk-closed"),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), "too-many-open"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why nothing was done: the exit status, a sentence, and the findings that say more."""

    status: Exit
    sentence: str
    findings: tuple[Finding, ...] = ()


def explain(error: Exception, session: Session, *, as_json: bool) -> Exit:
    """Say what broke, in JSON where a machine asked for that, and give the exit status."""
    failure = failure_of(error, session)
    if failure is None:
        traceback.print_exception(error)
        failure = Failure(status=Exit.FAILURE, sentence=f"{type(error).__name__}: {error}")
    elif not as_json:
        say_failure(failure, session)
    if as_json:
        session.show(
            {"done": False, "error": failure.sentence, "findings": session.findings_json(failure.findings)},
        )
    return failure.status


def say_failure(failure: Failure, session: Session) -> None:
    """Say on stderr why something was not done."""
    click.echo(failure.sentence, err=True)
    session.tell(failure.findings)


def failure_of(error: Exception, session: Session) -> Failure | None:  # noqa: PLR0911  # one for each way to fail
    """Give what broke in words; None where we did not foresee it."""

    def failure(status: Exit, sentence: str, findings: Iterable[Finding] = (), **blanks: str) -> Failure:
        return Failure(status=status, sentence=session.language.sentence(sentence, **blanks), findings=tuple(findings))

    match error:
        case WrongUsageError() | click.UsageError():
            sentence = usage_sentence(error, session.language) if isinstance(error, click.UsageError) else str(error)
            return Failure(status=Exit.USAGE, sentence=sentence)
        case NoNewsroomError():
            return failure(
                Exit.USAGE,
                "{folder} is no newsroom. Go to its folder, or name it: paraf -C FOLDER. A new one: paraf init",
                folder=str(session.start),
            )
        case DamagedLedgerError(findings=findings) | OfficeUnreadableError(findings=findings):
            return failure(
                Exit.DAMAGED, "The records are damaged. Publishing has stopped; the site stays as it is.", findings
            )
        case VaultError(digest=digest):
            sentence = "The vault has no whole copy of {digest}. Publishing has stopped; the site stays as it is."
            return failure(Exit.DAMAGED, sentence, digest=digest)
        case PressStoppedError(findings=findings):
            return failure(Exit.FAILURE, "Nothing was changed on the public site.", findings)
        case FileError(path=path):
            still = "{path} is still being written by another program. Close it there, then try again."
            other = "{path} is no file of its own, but a shortcut or a device."
            return failure(Exit.FAILURE, still if isinstance(error, StillWrittenError) else other, path=str(path))
        case UnreachableError():
            return failure(Exit.FAILURE, "The site could not be reached: {reason}", reason=str(error))
        case OSError():
            reason, found = error.strerror or str(error), [refused_at(error, session)]
            is_told = error.errno in _REFUSED  # what was found says why, in the newsroom's language
            sentence = "The computer refused." if is_told else "The computer refused: {reason}"
            return failure(Exit.FAILURE, sentence, found, reason=reason)
        case _:
            return None


def refused_at(error: OSError, session: Session) -> Finding:
    """Find where the computer refused, as near as it says, and what to do there."""
    named = error.filename2 or error.filename
    said = Path(os.fsdecode(named)) if isinstance(named, str | bytes) else Path()
    place = said if said.is_absolute() else session.root
    shown = place.parent if place.name.startswith(TEMPORARY_PREFIX) else place
    code = _REFUSED.get(error.errno or 0, "disk-failed")
    if error.errno in (errno.EACCES, errno.EPERM):
        code = _closed_to_others(place, Layout(session.root)) or code
    return find(code, path=str(shown))


def _closed_to_others(place: Path, layout: Layout) -> str | None:
    """Give the code for what is the desk's own and closed to this account; None where that is this account's own."""
    is_ours = not layout.records.is_dir() or layout.records.stat().st_uid == os.geteuid()
    if is_ours or not any(place.is_relative_to(own) for own in (layout.records, layout.volatile)):
        return None
    is_open = os.access(place, os.R_OK, effective_ids=os.access in os.supports_effective_ids)
    return "records-locked" if is_open else "records-closed"
