"""Outstanding: what the records have and the public site does not show, as nothing prints or the press stands still."""

from datetime import datetime

from paraf.desk.records.newsroom import Newsroom
from paraf.press.orders import edition_of
from paraf.press.releases.addresses import digests_of
from paraf.press.releases.standing import standing
from paraf.rules.findings import Finding
from paraf.rules.wording import find

_NAMED = 3


def outstanding(newsroom: Newsroom, *, at: datetime) -> tuple[Finding, ...]:
    """Find the addresses that the live release shows otherwise than they are public at a moment, or not at all."""
    release = standing(newsroom.layout)
    if release is None:
        return ()
    asked, shown = digests_of(edition_of(newsroom, at=at)), release.addresses.flat()
    behind = sorted(each for each in asked.keys() | shown.keys() if asked.get(each) != shown.get(each))
    if not behind:
        return ()
    more = ["…"] if len(behind) > _NAMED else []
    return (find("site-behind", number=str(len(behind)), addresses=", ".join([*behind[:_NAMED], *more])),)
