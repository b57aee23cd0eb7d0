"""Keys that settings give: to which officer, and where that looks like a mistake.

* Whoever holds a key signs as the officer below whose ``[[officer]]`` its lines stand, whoever that person is.
* Several new keys for one officer may be those of several people: at the end of the file lines belong to the last one.
"""

from collections.abc import Iterator

from paraf.rules.findings import Finding
from paraf.rules.office import SETTINGS
from paraf.rules.roster import Roster
from paraf.rules.ssh_keys import fingerprint
from paraf.rules.wording import find


def keys_given(now: Roster, then: Roster) -> Iterator[Finding]:
    """Find which keys an officer has in the roster to come and not in the one in force."""
    for officer in then.officers:
        before = now.officer(officer.id)
        new = [own.key for own in officer.keys if before is None or before.key_of(own.key) is None]
        name = officer.name
        for key in new:
            yield find("key-given", path=SETTINGS, name=name, officer=officer.id, key=fingerprint(key))
        if len(new) > 1:
            yield find("several-keys-given", path=SETTINGS, name=name, officer=officer.id, count=str(len(new)))
