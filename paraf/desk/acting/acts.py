"""Acts: what a person asked for is decided by the rules, recorded, and then done in the folders.

* An admitted act first puts everything that it names into the vault, then becomes true in the ledger, then in folders.
* Submission and return move first: after a crash in between it is a hand's move, which the next sweep records.
  The reason of a return is written before the paper moves, so that it is never without.
* A refused act changes nothing. That somebody took the paper away before it could be moved refuses what moves first;
  a seal is recorded by then and stays, and that the paper is gone is told besides.
* Whoever calls these holds ``newsroom.writing()``.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from paraf.desk.acting.aligning import align_publication, align_submission
from paraf.desk.acting.keeping import rewrite_kept
from paraf.desk.acting.moving import (
    Place,
    bring_files,
    is_named_by_others,
    linked_names,
    move_paper,
    taken_names,
    taken_place,
    wanted_by,
)
from paraf.desk.papers.folders import scan
from paraf.desk.papers.gathering import Gathered
from paraf.desk.papers.seen import note_seen
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.article import public_text, render, with_fields
from paraf.rules.case import Case, Surroundings
from paraf.rules.entries import Act, Claimed, Entry, Returned, Sealed, Signed, Signer, Submitted
from paraf.rules.findings import Finding
from paraf.rules.observing import AT_ONCE, Observed
from paraf.rules.register import Submission, Version
from paraf.rules.wording import find
from paraf.rules.words import Channel, Digest, OfficerId, Stage
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.paper import Emergency, Hand
from paraf.rules.workflow.returning import note_in, propose_return, returned
from paraf.rules.workflow.sealing import propose_seal
from paraf.rules.workflow.submission import propose_submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, by which channel, and when; ``by`` is None where a hand moved a file and nobody knows whose."""

    by: OfficerId | None
    channel: Channel
    at: datetime
    system_user: str | None = None
    observed: Observed = AT_ONCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An act that was recorded: its entry, and what people should be told besides."""

    entry: Entry
    findings: tuple[Finding, ...] = ()


def record(newsroom: Newsroom, act: Act, actor: Actor) -> Entry:
    """Record what somebody did."""
    return newsroom.record(act, by=actor.by, channel=actor.channel, at=actor.at, observed=actor.observed)


def plan_submission(
    newsroom: Newsroom, gathered: Gathered, around: Surroundings, *, at: datetime, by: OfficerId | None
) -> Plan | Refusal:
    """Decide on a submission of a paper that was gathered with its pictures cleaned; ``by`` whom, if that is known."""
    case = gathered.case
    source, target = Place(case.stage, case.path), Place(Stage.REVIEW, case.path)
    left = Place(Stage.DRAFT, case.path) if source == target else source  # a hand moves the paper first, or alone
    pictures = taken_names(newsroom, left, target, (file.ref for file in case.files))
    linked = linked_names(newsroom, target, (file.ref for file in case.files))
    clashes = (
        *_name_clash(newsroom, source, target, around.review),
        *_picture_clashes(case, target, pictures),
        *_links(target, linked),
    )
    ready = replace(case, findings=(*case.findings, *clashes))
    return propose_submission(ready, around, target=case.path, at=at, by=by)


def submit(newsroom: Newsroom, gathered: Gathered, plan: Plan, actor: Actor) -> Done | Refusal:
    """Hand a paper whose submission was admitted to the correction desk; refused where it is gone."""
    act = plan.act
    assert isinstance(act, Submitted)  # noqa: S101  # the plan of a submission
    for digest in _rests_on(act):
        newsroom.vault.put(gathered.contents[digest])
    newsroom.vault.put(render(plan.article).encode())
    source, target = Place(gathered.case.stage, gathered.case.path), Place(Stage.REVIEW, act.path)
    hindered = _moved(newsroom, gathered.case, source, target) if source != target else None
    if hindered:
        return hindered
    entry = record(newsroom, act, actor)
    align_submission(newsroom, act)
    return Done(entry=entry, findings=plan.findings)


def plan_seal(  # noqa: PLR0913  # what a seal is decided by
    newsroom: Newsroom,
    gathered: Gathered,
    around: Surroundings,
    submission: Submission | None,
    actor: Actor,
    *,
    given: Signer | None = None,
    emergency: Emergency | None = None,
) -> Plan | Refusal:
    """Decide whether a paper's sign-off seals it: its line, or the signatures that wait and the one given now."""
    case = gathered.case
    latest = newsroom.register.latest(submission.act.address) if submission else None
    source = Place(case.stage, case.path)
    target = Place(Stage.PUBLISHED, latest.seal.path if latest else case.path)
    taken = taken_names(newsroom, source, target, (file.ref for file in case.files))
    own = {file.ref for file in latest.seal.files} if latest else set()
    named = around.content_named(target.path)
    foreign = tuple(ref for ref in taken if ref not in own or is_named_by_others(newsroom, target, ref))
    clashes = (
        *(() if latest or target.path in around.content else _name_clash(newsroom, source, target, named)),
        *_picture_clashes(case, target, foreign),
        *_links(target, linked_names(newsroom, target, (file.ref for file in case.files))),
    )
    ready = replace(case, findings=(*case.findings, *clashes))
    hand = Hand(system_user=actor.system_user, owns_file=actor.channel is Channel.HAND)
    return propose_seal(ready, submission, around, hand=hand, at=actor.at, given=given, emergency=emergency)


def seal(newsroom: Newsroom, gathered: Gathered, plan: Plan, actor: Actor) -> Done:
    """Record a sign-off that was admitted: from the moment of its entry on the content may be public."""
    act = plan.act
    assert isinstance(act, Sealed)  # noqa: S101  # the plan of a seal
    for file in act.files:
        newsroom.vault.put(gathered.contents[file.sha])
    newsroom.vault.put(render(plan.article).encode())
    newsroom.vault.put(public_text(plan.article).encode())
    entry = record(newsroom, act, actor)
    version = Version(seal=act, time=entry.time, number=entry.number)
    with suppress(FileExistsError):  # somebody put another into its place just now: whoever writes next sets that right
        align_publication(newsroom, version, at=actor.at)
    place = f"{Stage.PUBLISHED}/{act.path}"
    if act.is_second_word:
        lying = render(with_fields(plan.article, {"Paraf": act.digest})).encode()
        rewrite_kept(newsroom, newsroom.root / place, lying, expected=gathered.case.raw)
    gone = () if os.path.lexists(newsroom.root / place) else (find("signed-and-gone", path=place, slug=act.slug),)
    return Done(entry=entry, findings=(*plan.findings, *gone))


def keep_signature(newsroom: Newsroom, gathered: Gathered, plan: Plan, actor: Actor) -> Done:
    """Record a signature that waits for others, and show it in the paper's sign-off line."""
    act = plan.act
    assert isinstance(act, Signed)  # noqa: S101  # the plan of a first signature
    entry = record(newsroom, act, actor)
    path = newsroom.root / gathered.case.place
    rewrite_kept(newsroom, path, render(plan.article).encode(), expected=gathered.case.raw)
    return Done(entry=entry, findings=plan.findings)


def claim(newsroom: Newsroom, case: Case, act: Claimed, actor: Actor) -> Done:
    """Record that a corrector took a paper."""
    note_seen(newsroom, case, act.officer)
    return Done(entry=record(newsroom, act, actor))


def send_back(newsroom: Newsroom, case: Case, around: Surroundings, note: str, actor: Actor) -> Done | Refusal:
    """Return a submitted paper to its writer, with the reason in the file."""
    plan = propose_return(case, around, note=note)
    if isinstance(plan, Refusal):
        return plan
    source, target = Place(Stage.REVIEW, case.path), Place(Stage.DRAFT, case.path)
    drafts = (paper.path for paper in scan(newsroom.layout).papers if paper.stage is Stage.DRAFT)
    pictures = taken_names(newsroom, source, target, (file.ref for file in case.files))
    clashes = (*_name_clash(newsroom, source, target, drafts), *_picture_clashes(case, target, pictures))
    if clashes:
        return Refusal(findings=clashes)
    rewrite_kept(newsroom, newsroom.root / str(source), render(plan.article).encode(), expected=case.raw)
    hindered = _moved(newsroom, case, source, target)
    if hindered:
        return hindered
    entry = record(newsroom, plan.act, actor)
    if actor.by is not None:
        note_seen(newsroom, case, actor.by)
    return Done(entry=entry)


def record_return(newsroom: Newsroom, submission: Submission, case: Case, actor: Actor) -> Done:
    """Record that a hand moved a submitted paper back to ``drafts/``, and bring its files after it."""
    bring_files(newsroom, Place(Stage.REVIEW, submission.act.path), Place(case.stage, case.path), wanted_by(case.used))
    reader = actor.by or (submission.claim.officer if submission.claim else None)
    if reader is not None:
        note_seen(newsroom, case, reader)
    act: Returned = returned(submission, path=case.path, note=note_in(case.article))
    return Done(entry=record(newsroom, act, actor))


def tidy(newsroom: Newsroom, case: Case) -> None:
    """Write a paper in ``review/`` in its canonical form, unless somebody saved it meanwhile."""
    if case.article is not None:
        rewrite_kept(newsroom, newsroom.root / case.place, render(case.article).encode(), expected=case.raw)


def _moved(newsroom: Newsroom, case: Case, source: Place, target: Place) -> Refusal | None:
    """Move a paper to a place that was free a moment ago; refused where it is gone, or its place is taken, by now."""
    try:
        if move_paper(newsroom, source, target, wanted_by(case.used)):
            return None
    except FileExistsError:
        return Refusal(findings=(find("name-taken", path=str(source), other=str(target)),))
    return Refusal(findings=(find("paper-gone", path=str(source)),))


def _name_clash(newsroom: Newsroom, source: Place, target: Place, standing: Iterable[str]) -> tuple[Finding, ...]:
    taken = taken_place(newsroom, source, target, standing)
    sealed = newsroom.register.paths.get(target.path) if target.stage is Stage.PUBLISHED else None
    if taken is None and sealed is None:
        return ()
    return (find("name-taken", path=str(source), other=str(taken or target)),)


def _picture_clashes(case: Case, target: Place, refs: Iterable[str]) -> tuple[Finding, ...]:
    folder = PurePosixPath(str(target)).parent
    return tuple(find("picture-clash", path=case.place, picture=ref, other=str(folder / ref)) for ref in refs)


def _links(target: Place, refs: Iterable[str]) -> tuple[Finding, ...]:
    folder = PurePosixPath(str(target)).parent
    return tuple(find("symlink", path=str((folder / ref).parent)) for ref in refs)


def _rests_on(act: Submitted) -> tuple[Digest, ...]:
    pictures = [digest for picture in act.pictures for digest in (picture.original, picture.clean)]
    return (act.original, *pictures, *(file.sha for file in act.files))
