"""The ledger: a chain of lines, one act a line.

* A line is one entry in JSON; what is hashed is its bytes as written, without the newline.
* An entry names its number, from 1 on, and the SHA-256 of the line before; the first names the SHA-256 of nothing.
* Time never runs backwards: an entry is never earlier than the one before.
* Every line that breaks one of these is named. A change in the last line, or a ledger cut short or
  written anew from some line on, shows only against a witness: a head that somebody else remembers.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec import DecodeError, json

from paraf.rules.entries import Act, Entry, moments_of
from paraf.rules.findings import Finding
from paraf.rules.manifest import sha256
from paraf.rules.observing import AT_ONCE, Observed
from paraf.rules.wording import find
from paraf.rules.words import Channel, Digest, OfficerId

PLACE = "records/ledger"
"""The ledger's path as findings name it."""

_YEARS = range(2, 9999)  # in every zone
_ENCODER = json.Encoder()
_DECODER = json.Decoder(Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a ledger ends: the last entry's number, the digest of its line, and its time."""

    number: int
    digest: Digest
    time: datetime | None


GENESIS = Head(number=0, digest=sha256(b""), time=None)
"""The head of a ledger without entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What some lines say: the entries that can be read, the head after them, and everything that is wrong."""

    entries: tuple[Entry, ...]
    head: Head
    findings: tuple[Finding, ...]


def line_of(entry: Entry) -> bytes:
    """Give an entry's line, without a newline."""
    return _ENCODER.encode(entry)


def entry_of(line: bytes, *, number: int | None = None) -> Entry | Finding:
    """Give the entry that a line says, or why it says none; ``number`` is the line's, for the finding."""
    try:
        entry = _DECODER.decode(line)
    except (DecodeError, UnicodeDecodeError) as error:
        return find("ledger-unreadable", path=PLACE, line=number, cause=str(error))
    done = () if entry.done is None else (entry.done,)
    for moment in (entry.time, *done, *moments_of(entry.act)):
        if moment.tzinfo is None:
            return find("ledger-unreadable", path=PLACE, line=number, cause="a time without its zone")
        if moment.year not in _YEARS:
            return find("ledger-unreadable", path=PLACE, line=number, cause="a time that no clock of ours had")
    return entry


def next_entry(  # noqa: PLR0913  # the fields of an entry
    head: Head,
    act: Act,
    *,
    by: OfficerId | None,
    channel: Channel,
    at: datetime,
    salt: str,
    observed: Observed = AT_ONCE,
) -> Entry:
    """Give the entry that records an act after this head; where the clock went back, at the head's time."""
    time = max(at.astimezone(UTC), head.time or at)
    return Entry(
        number=head.number + 1,
        previous=head.digest,
        time=time,
        by=by,
        channel=channel,
        act=act,
        salt=salt,
        done=observed.done.astimezone(UTC) if observed.done else None,
        late_recorded=observed.late_recorded,
    )


def head_after(entry: Entry, line: bytes) -> Head:
    """Give the head of a ledger that ends with this entry, on this line."""
    return Head(number=entry.number, digest=sha256(line), time=entry.time)


def follow(lines: Iterable[bytes], *, after: Head = GENESIS) -> Chain:
    """Read the lines that come after a head."""
    entries: list[Entry] = []
    findings: list[Finding] = []
    number, digest, time = after.number, after.digest, after.time
    for line in lines:
        number += 1
        entry = entry_of(line, number=number)
        if isinstance(entry, Finding):
            findings.append(entry)
        else:
            entries.append(entry)
            if entry.number != number or entry.previous != digest or (time is not None and entry.time < time):
                findings += _breaks(entry, Head(number=number - 1, digest=digest, time=time))
            time = entry.time if time is None else max(entry.time, time)
        digest = sha256(line)
    return Chain(entries=tuple(entries), head=Head(number=number, digest=digest, time=time), findings=tuple(findings))


def held_against(witness: Head, digest_of: Callable[[int], Digest], head: Head) -> tuple[Finding, ...]:
    """Give what a witness says against a ledger that has no break: the digest of its first so many lines, its head."""
    if head.number < witness.number:
        return (find("ledger-short", path=PLACE, value=str(head.number), expected=str(witness.number)),)
    is_kept = digest_of(witness.number) == witness.digest
    return () if is_kept else (find("ledger-rewritten", path=PLACE, line=witness.number),)


def _breaks(entry: Entry, head: Head) -> Iterator[Finding]:
    line = head.number + 1
    if entry.number != line:
        yield find("ledger-number", path=PLACE, line=line, value=str(entry.number), expected=str(line))
    if entry.previous != head.digest:
        yield find("ledger-chain", path=PLACE, line=line, before=str(head.number))
    if head.time is not None and entry.time < head.time:
        yield find("ledger-time", path=PLACE, line=line, value=entry.time.isoformat(), before=head.time.isoformat())
