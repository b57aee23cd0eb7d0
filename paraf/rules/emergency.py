"""The debt of an emergency release: what was published by one person alone and waits for a second one.

* It stands as long as the last version that counts at the address is the one that was released so.
* It is told from versions and office alone: a second person's word that counts for nothing pays nothing.
"""

from paraf.rules.article import Article
from paraf.rules.case import Case, Surroundings
from paraf.rules.edition import is_good
from paraf.rules.office import Office
from paraf.rules.register import Register, Version
from paraf.rules.roster import Roster
from paraf.rules.signoff import TypedSignoff, means, parse_signoffs
from paraf.rules.words import Address, Stage, Verdict


def debt_of(address: Address | None, register: Register, office: Office) -> Version | None:
    """Give the version at an address that was released in an emergency and that no second person signed."""
    versions = reversed(register.versions.get(address, ()) if address and address in register.released else ())
    counting = (one for one in versions if one.seal.verdict is Verdict.WITHDRAW or is_good(one, office))
    last = next(counting, None)
    return last if last is not None and last.seal.verdict is Verdict.EMERGENCY else None


def debt_here(case: Case, around: Surroundings) -> Version | None:
    """Give the version that waits for a second person and that a paper in ``content/`` is."""
    address = around.register.paths.get(case.path) if case.stage is Stage.PUBLISHED else None
    debt = debt_of(address, around.register, around.office)
    return debt if debt is not None and debt.seal.digest == case.digest else None


def words_of_others(article: Article, debt: Version, roster: Roster) -> tuple[TypedSignoff, ...]:
    """Give the parts of a sign-off line that are not of those who released the article alone."""
    alone = [officer for signer in debt.seal.signers if (officer := roster.officer(signer.officer))]
    parts = parse_signoffs(article.get("Koreksi") or "")
    return tuple(part for part in parts if not any(means(part, officer, roster) for officer in alone))
