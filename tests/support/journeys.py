"""Stories of papers, as the ledger's entries."""

from datetime import timedelta

from paraf.rules.entries import Entry
from paraf.rules.manifest import sha256
from paraf.rules.words import Channel, OfficerId
from tests.support.acts import START


def story(*told, number=1):
    """Give the entries of a story: acts, each with its minute after eight on a Monday, and what a sweep knew of it."""
    return [
        Entry(
            number=each,
            previous=sha256(b""),
            time=START + timedelta(minutes=minute),
            by=OfficerId("rina"),
            channel=Channel.COMMAND,
            act=act,
            salt="",
            done=next((known.done for known in observed), None),
            late_recorded=any(known.late_recorded for known in observed),
        )
        for each, (minute, act, *observed) in enumerate(told, number)
    ]
