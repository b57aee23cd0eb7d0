"""``paraf verify TARGET``: what published files show, or what the records say of a paper, in words and in JSON."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from paraf.cli.exits import Exit
from paraf.cli.session import Session
from paraf.desk.published.attesting import Examined, Expected, examine_page, examine_site
from paraf.desk.published.published import PublishedFolder, folder_around, web_around
from paraf.desk.records.newsroom import newsroom_around
from paraf.desk.sweeping.board import board_of
from paraf.rules.attesting import Attested, Witness
from paraf.rules.checkpoint import read_verifier_key
from paraf.rules.edition import is_good
from paraf.rules.findings import Finding
from paraf.rules.statement import Statement, parse_statement
from paraf.rules.wording import find
from paraf.rules.words import Stage, Verdict

_UNSIGNED = frozenset({"proof-missing", "proof-text", "proof-page-text", "file-not-signed"})
_UNPROVEN = {"page-unproven": Exit.REFUSED, "page-lapsed": Exit.REFUSED, "page-unknown": Exit.USAGE}
"""What is no warning against a page, where it is all that there is to say."""

_HISTORY = frozenset({"history-stranger", "history-short", "history-rewritten", "release-leaves"})
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is told of a target: the page, who signed it, its ledger entry, the checkpoint, and the problems."""

    page: str | None
    signers: tuple[Witness, ...] = ()
    entry: int | None = None
    checkpoint: str | None = None
    verdict: Verdict | None = None
    problems: tuple[Finding, ...] = ()


def expected_of(session: Session, key: str | None, against: Path | None) -> Expected:
    """Give what the options say of a site; ends the command where an option is no key or no file."""
    typed = key
    if key is not None and (session.here / key).is_file():
        typed = (session.here / key).read_text(encoding="utf-8", errors="replace").strip()
    if typed is not None and read_verifier_key(typed) is None:
        session.wrong("“{key}” is not the key of a site, as the line “key:” of its bukti/rilis.txt has it.", key=typed)
    if against is not None and not (session.here / against).is_file():
        session.wrong("There is no file {path}.", path=str(against))
    text = (session.here / against).read_text(encoding="utf-8", errors="replace") if against else None
    return Expected(key=typed, checkpoint=text, name=str(against or ""))


def answer(session: Session, target: str, expected: Expected) -> NoReturn:
    """Examine a target, tell what was found, and end the command."""
    if target.startswith(_SCHEMES):
        around = web_around(target)
        if around is None:
            session.wrong("{target} is no part of a site that publishes proofs.", target=target)
        _tell_page(session, examine_page(*around, expected), around[1], expected)
    path = Path(os.path.normpath(session.here / target))
    if "://" in target or not path.exists():
        session.wrong("There is no {target} here; name a folder, a file, or an address with http.", target=target)
    newsroom = newsroom_around(path.parent)
    if newsroom is not None and path.relative_to(newsroom).parts[0] in list(Stage):
        session.named = path.parent.resolve()
        _tell(session, _recorded(session, path.relative_to(newsroom).as_posix()))
    root = folder_around(path)
    if root is None or (path.is_dir() and path != root):
        session.wrong("{target} is no part of a site that publishes proofs.", target=target)
    site = PublishedFolder(root.resolve())
    if path == root:
        _tell_site(session, examine_site(site, expected), expected)
    place = path.relative_to(root).as_posix()
    _tell_page(session, examine_page(site, place, expected), place, expected)


def _tell_page(session: Session, examined: Examined, place: str, expected: Expected) -> NoReturn:
    attested = next(iter(examined.attested), None)
    found = _found(attested, examined) if attested else Found(page=place, problems=examined.problems)
    _remark(session, examined, expected)
    _tell(session, found)


def _tell_site(session: Session, examined: Examined, expected: Expected) -> NoReturn:
    _remark(session, examined, expected)
    reading = examined.reading
    if reading is None or examined.problems or session.as_json:
        checkpoint = _checkpoint(examined)
        _tell(session, Found(page=None, checkpoint=checkpoint, problems=examined.problems))
    count, size = str(len(examined.attested)), str(reading.release.checkpoint.size)
    session.say(
        "All is well: {count} signed pages of {site}, ledger entries up to {size}.",
        count=count,
        site=reading.release.site,
        size=size,
    )
    sys.exit(Exit.DONE)


def _found(attested: Attested, examined: Examined) -> Found:
    return Found(
        page=attested.address,
        signers=attested.witnesses,
        entry=attested.leaf.number,
        checkpoint=_checkpoint(examined),
        verdict=attested.verdict,
        problems=examined.problems,
    )


def _checkpoint(examined: Examined) -> str | None:
    checkpoint = examined.reading.release.checkpoint if examined.reading else None
    return f"{checkpoint.size} {checkpoint.root.hex()}" if checkpoint else None


def _recorded(session: Session, place: str) -> Found:
    """Give what the newsroom's records say of the bytes of a paper."""
    newsroom = session.newsroom
    cards = [card for card in board_of(newsroom, at=session.clock()).cards if card.path == place and card.digest]
    digest = cards[0].digest if cards else None
    version = newsroom.register.version(digest) if digest else None
    if version is None or not is_good(version, newsroom.office):
        return Found(page=place, problems=(find("file-not-signed", path=place),))
    signers = []
    for signer in version.seal.signers:
        statement = parse_statement(signer.statement)
        time = statement.time if isinstance(statement, Statement) else version.time
        signers.append(Witness(officer=signer.officer, name=signer.name, time=time, identity=signer.identity))
    verdict = version.seal.verdict
    return Found(page=version.seal.address, signers=tuple(signers), entry=version.number, verdict=verdict)


def _remark(session: Session, examined: Examined, expected: Expected) -> None:
    if expected.key is None and examined.reading is not None:
        session.say(
            "The site's key is its own word ({key}). Get it from the office by another way: --site-key KEY.",
            key=examined.reading.release.key,
        )
    if examined.reading is not None:
        say_agreed(session, examined.problems, expected)


def say_agreed(session: Session, problems: Sequence[Finding], expected: Expected) -> None:
    """Say that the checkpoint that somebody kept fits, where there is one and it does."""
    if expected.checkpoint is not None and not _HISTORY & {problem.code for problem in problems}:
        session.say("The checkpoint {path} agrees: none of the entries that it covers was changed.", path=expected.name)


def _tell(session: Session, found: Found) -> NoReturn:
    status = _status(found.problems)
    if session.as_json:
        session.show(_json(session, found))
        sys.exit(status)
    session.tell(found.problems)
    if status is Exit.DONE:
        _say_signed(session, found)
    elif _is_mild(found.problems):
        pass  # what was told is all
    elif status is Exit.REFUSED:
        session.say("Not signed: {count} problem(s).", count=str(len(found.problems)))
    else:
        session.say("Damaged: {count} problem(s).", count=str(len(found.problems)))
    sys.exit(status)


def _say_signed(session: Session, found: Found) -> None:
    if found.verdict is Verdict.WITHDRAW:
        session.say("{page}: withdrawn; exactly this notice was signed.", page=found.page or "")
    elif found.verdict is Verdict.EMERGENCY:
        session.say(
            "{page}: exactly this text was released in an emergency, by one person alone.", page=found.page or ""
        )
    else:
        session.say("{page}: exactly this text was signed.", page=found.page or "")
    for signer in found.signers:
        said = {"name": signer.name or signer.officer, "time": f"{signer.time:%d-%m-%Y %H.%M %z}"}
        if signer.identity == "key":
            session.say("Signed by {name} on {time}, with a key of their own.", **said)
        else:
            session.say("Signed by {name} on {time}. That it was them is the office's word; no key proves it.", **said)
    session.say("It is entry {entry} of the ledger.", entry=str(found.entry))


def _is_mild(problems: Sequence[Finding]) -> bool:
    return bool(problems) and all(problem.code in _UNPROVEN for problem in problems)


def _status(problems: Sequence[Finding]) -> Exit:
    if _is_mild(problems):
        return max(_UNPROVEN[problem.code] for problem in problems)
    if any(problem.code in _UNSIGNED for problem in problems):
        return Exit.REFUSED
    return Exit.DAMAGED if problems else Exit.DONE


def _json(session: Session, found: Found) -> dict[str, object]:
    return {
        "ok": not found.problems,
        "page": found.page,
        "signers": [
            {"officer": one.officer, "name": one.name, "time": one.time.isoformat(), "identity": one.identity}
            for one in found.signers
        ],
        "verdict": found.verdict.value if found.verdict else None,
        "entry": found.entry,
        "checkpoint": found.checkpoint,
        "problems": session.findings_json(found.problems),
    }
