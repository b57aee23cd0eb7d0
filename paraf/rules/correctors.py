"""The correctors of an office: whether there are enough of them, and whether each of them can sign.

* Where signatures are asked for, a corrector without a key that is valid today signs nothing and spares nobody.
* One corrector more than must sign is needed: nobody signs their own work, and people fall ill.
"""

from collections.abc import Iterator
from datetime import datetime

from paraf.rules.findings import Finding
from paraf.rules.office import SETTINGS, Office, SignoffLevel
from paraf.rules.roster import Officer
from paraf.rules.wording import find
from paraf.rules.words import Role


def weigh_correctors(office: Office, *, at: datetime) -> Iterator[Finding]:
    """Find whether too few correctors can sign for a policy, or none can be spared, and who of them has no key."""
    active = tuple(one for one in office.roster.officers if one.has(Role.CORRECTOR) and one.is_active(at, office.zone))
    holders = tuple(one for one in active if one.valid_keys(at, office.zone))
    policies = (office.signoff.general, *office.signoff.categories.values())
    needed = max(policy.signers_needed for policy in policies)
    by_key = max((each.signers_needed for each in policies if each.level is SignoffLevel.SIGNATURE), default=0)
    if len(active) < needed:
        yield find("too-few-correctors", path=SETTINGS, needed=str(needed), active=str(len(active)))
    if len(holders) < by_key:
        yield find("too-few-keys", path=SETTINGS, needed=str(by_key), count=str(len(holders)))
    for asked, able in dict.fromkeys(((needed, active), (by_key, holders))):
        if 0 < asked == len(able):
            yield find("no-spare-corrector", path=SETTINGS, needed=str(asked), names=_named(able))
    keyless = tuple(one for one in active if one not in holders)
    if by_key and keyless:
        yield find("corrector-without-key", path=SETTINGS, names=_named(keyless))


def _named(officers: tuple[Officer, ...]) -> str:
    return ", ".join(one.name for one in officers)
