"""Verifying: ledger, vault and seals are held against each other, and whatever does not fit is named.

* Every copy that the ledger names is in the vault and has the bytes that its name says.
* Every seal's digest is that of its public text and files, and its statements name exactly that content and address,
  by a corrector who is none of the authors.
* A seal's whole text has the sealed public text as its public part.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from paraf.desk.ledger import Ledger
from paraf.desk.newsroom import Newsroom
from paraf.desk.vault import DamagedVaultError, MissingFromVaultError, Vault
from paraf.rules.article import public_text
from paraf.rules.entries import Accepted, Entry, Sealed, Submitted
from paraf.rules.findings import Finding
from paraf.rules.grammar import parse
from paraf.rules.manifest import content_digest, sha256
from paraf.rules.statement import Statement, parse_statement
from paraf.rules.wording import find
from paraf.rules.words import Digest

LEDGER = "records/ledger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was verified: the number of entries, the ledger's head, and every problem."""

    entries: int
    head: Digest
    problems: tuple[Finding, ...]


def verify_records(newsroom: Newsroom) -> Verified:
    """Check the records from the first entry to the last."""
    reading = Ledger(newsroom.layout.ledger).read()  # every byte anew, whatever was read before
    problems = [finding for entry in reading.entries for finding in _entry_problems(entry, newsroom.vault)]
    return Verified(entries=len(reading.entries), head=reading.head.digest, problems=tuple(problems))


def _entry_problems(entry: Entry, vault: Vault) -> Iterator[Finding]:
    missing = list(_vault_problems(entry, vault))
    yield from missing
    if isinstance(entry.act, Sealed) and not missing:
        yield from _seal_problems(entry, entry.act, vault)


def _vault_problems(entry: Entry, vault: Vault) -> Iterator[Finding]:
    for digest in dict.fromkeys(_named_by(entry)):
        try:
            vault.get(digest)
        except MissingFromVaultError:
            yield find("vault-missing", path=LEDGER, line=entry.number, digest=digest)
        except DamagedVaultError:
            yield find("vault-damaged", path=LEDGER, line=entry.number, digest=digest)


def _named_by(entry: Entry) -> tuple[Digest, ...]:
    match entry.act:
        case Accepted(office=office):
            return (office,)
        case Submitted() as act:
            pictures = [digest for picture in act.pictures for digest in (picture.original, picture.clean)]
            return (act.original, act.text, *(file.sha for file in act.files), *pictures)
        case Sealed() as act:
            return (act.text, act.public, *(file.sha for file in act.files))
        case _:
            return ()


def _seal_problems(entry: Entry, act: Sealed, vault: Vault) -> Iterator[Finding]:
    public = vault.get(act.public).decode()
    whole = parse(vault.get(act.text).decode(), path=act.path).article
    if content_digest(public, act.files) != act.digest:
        yield find("seal-digest", path=LEDGER, line=entry.number, address=act.address)
    if whole is None or sha256(public_text(whole).encode()) != act.public:
        yield find("seal-text", path=LEDGER, line=entry.number, address=act.address)
    for signer in act.signers:
        statement = parse_statement(signer.statement, path=LEDGER)
        if not isinstance(statement, Statement):
            yield find("bad-statement", path=LEDGER, line=entry.number, **statement.detail)
        elif not _says(statement, act, signer.officer):
            yield find("seal-statement", path=LEDGER, line=entry.number, address=act.address, name=signer.name)


def _says(statement: Statement, act: Sealed, officer: str) -> bool:
    said = (statement.address, statement.content, statement.replaces, statement.corrector, statement.verdict)
    is_of_this = said == (act.address, act.digest, act.replaces, officer, act.verdict)
    return is_of_this and officer not in statement.authors and statement.not_before == act.not_before
