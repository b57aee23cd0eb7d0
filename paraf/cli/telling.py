"""What the watcher says at the keyboard: a line for each act, note and release, and trouble once."""

from dataclasses import dataclass, field
from datetime import datetime

from paraf.cli.build import say_run, say_strangers
from paraf.cli.documents import say_taken
from paraf.cli.failures import failure_of, say_failure
from paraf.cli.session import Session
from paraf.cli.signing import WAITS
from paraf.desk.disk.files import digest_on_disk
from paraf.desk.disk.links import FileError
from paraf.desk.spoken_time import say_moment
from paraf.desk.sweeping.sweeping import Swept
from paraf.press.watching.told import Printed, Told
from paraf.rules.answers import answer_path
from paraf.rules.entries import Accepted, Begun, Claimed, Received, Returned, Sealed, Signed, Submitted
from paraf.rules.findings import Finding, errors
from paraf.rules.words import Digest, Stage


def told(session: Session, *, times: bool = False) -> Told:
    """Give where a watcher says what it did; with ``times``, also where the time went."""
    notes = _Notes(session)

    def swept(result: Swept) -> None:
        _say_done(session, result)
        notes.say_changes(result)

    def failed(error: Exception) -> None:
        failure = failure_of(error, session)
        if failure is None:
            raise error
        session.tell_anew()
        say_failure(failure, session)

    return Told(
        swept=swept,
        printed=lambda printed: _say_printed(session, printed, times=times),
        failed=failed,
        mended=lambda: session.say("What was wrong is mended; work goes on."),
        office=lambda findings: _say_office(session, findings),
        note=session.say,
        waiting=lambda: session.say("Another paraf is at work here; waiting for it."),
    )


def _say_printed(session: Session, printed: Printed, *, times: bool) -> None:
    session.tell_anew()
    if printed.titles:
        title, *others = printed.titles
        more = session.language.sentence(" and {count} more", count=str(len(others))) if others else ""
        live = {"title": title, "more": more, "n": str(len(printed.run.written) + len(printed.run.removed))}
        if printed.since is None:  # its moment came
            session.say("Live: “{title}”{more}; {n} page(s) changed.", **live)
        else:
            sentence = "Live: “{title}”{more}; {n} page(s) changed, {ms} ms after the save."
            session.say(sentence, **live, ms=_milliseconds(printed.since))
        say_strangers(session, printed.run)
        session.tell(printed.run.findings)
    else:
        say_run(session, printed.run, printed.times.printed)
    if times:
        session.say(
            "Milliseconds: heard {heard}, judged {judged}, sealed {sealed}, printed and released {printed}.",
            heard=_milliseconds(printed.times.heard),
            judged=_milliseconds(printed.times.judged),
            sealed=_milliseconds(printed.times.sealed),
            printed=_milliseconds(printed.times.printed),
        )


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f}"


def _say_done(session: Session, swept: Swept) -> None:
    for taken in swept.taken:
        say_taken(session, taken)
    for done in swept.done:
        match done.entry.act:
            case Submitted(path=path):
                session.say("Submitted: {path}. It waits for correction.", path=f"{Stage.REVIEW}/{path}")
            case Returned(path=path):
                session.say("Returned: {path}.", path=f"{Stage.DRAFT}/{path}")
            case Sealed() as act:
                _say_sealed(session, act, at=done.entry.time)
            case Received(item=item):
                session.say("Material received: {path}.", path=f"{Stage.DRAFT}/{item}")
            case Begun(item=item):
                session.say("Writing has begun: {path}.", path=f"{Stage.DRAFT}/{item}")
            case Claimed(path=path, officer=officer):
                known = session.newsroom.office.roster.officer(officer)
                name = known.name if known else officer
                session.say("Taken for correction: {path}, by {name}.", path=f"{Stage.REVIEW}/{path}", name=name)
            case Accepted() | Signed():
                pass  # no hand's move


def _say_sealed(session: Session, act: Sealed, *, at: datetime) -> None:
    place, due = f"{Stage.PUBLISHED}/{act.path}", act.not_before
    if due > at:
        session.say(WAITS, path=place, moment=say_moment(session.language, due, session.newsroom.office.zone))
    else:
        session.say("Signed and sealed: {path}.", path=place)


def _say_office(session: Session, findings: tuple[Finding, ...]) -> None:
    session.tell_anew()
    session.tell(findings)
    if not findings:
        session.say("newsroom.toml is as it was accepted.")


@dataclass
class _Notes:
    """The notes beside the papers as they stood after the last sweep: of which place, and with which bytes."""

    session: Session
    standing: dict[str, tuple[str, Digest]] = field(default_factory=dict)

    def say_changes(self, swept: Swept) -> None:
        """Say which notes are new or changed, and which are gone."""
        before, self.standing = self.standing, {}
        for place, findings in _found(swept).items():
            note = answer_path(place)
            digest = self._digest(note)
            if digest is None or note in self.standing:
                continue
            self.standing[note] = (place, digest)
            if before.get(note) != (place, digest):
                held = "Held: {place} - see {note}" if errors(findings) else "For your attention: {place} - see {note}"
                self.session.say(held, place=place, note=note)
        for note, (place, digest) in before.items():
            if note not in self.standing and self._digest(note) is None:
                self._say_solved(place)
            else:
                self.standing.setdefault(note, (place, digest))

    def _say_solved(self, place: str) -> None:
        """Say that nothing stands against a paper any more; of one that went away nobody can tell."""
        if (self.session.root / place).exists():
            self.session.say("Solved: {place}", place=place)

    def _digest(self, note: str) -> Digest | None:
        try:
            return digest_on_disk(self.session.root / note)
        except (FileError, OSError):
            return None


def _found(swept: Swept) -> dict[str, tuple[Finding, ...]]:
    """Give what was found at each place where a note may stand."""
    found = {item.case.place: item.findings for item in swept.judged if item.findings}
    for finding in swept.strangers:
        place = finding.path.rstrip("/")  # a whole stage is named with its slash
        found[place] = (*found.get(place, ()), finding)
    return found
