"""Verifying: ledger, vault and seals are held against each other, and whatever does not fit is named.

* Every copy that the ledger names is in the vault and has the bytes that its name says.
* Every seal's digest is that of its public text and files, and its statements name exactly that content and address,
  by a corrector who is none of the authors.
* A statement is made for the office's own site, and each signer has the name that the roster in force then gives.
* A seal's whole text has the sealed public text as its public part, and what else the seal says follows from both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paraf.desk.records.ledger import Ledger
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.vault import DamagedVaultError, MissingFromVaultError, Vault
from paraf.rules.addresses import redirects_of
from paraf.rules.article import Article, public_text
from paraf.rules.completeness import is_withdrawal
from paraf.rules.entries import SEALED_LINES, Accepted, Entry, Sealed, Submitted
from paraf.rules.findings import Finding
from paraf.rules.grammar import parse
from paraf.rules.manifest import content_digest, sha256
from paraf.rules.names import Kind, kind_of, kind_of_folder
from paraf.rules.office import Office, decode_office
from paraf.rules.proving import says
from paraf.rules.register import slug_of
from paraf.rules.statement import Statement, parse_statement, statements_by
from paraf.rules.translating import original_of
from paraf.rules.wording import find
from paraf.rules.words import Channel, Digest, Verdict

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
    problems = _problems(reading.entries, newsroom.vault)
    return Verified(entries=len(reading.entries), head=reading.head.digest, problems=tuple(problems))


def _problems(entries: Iterable[Entry], vault: Vault) -> Iterator[Finding]:
    office: Office | None = None  # that in force, as far as it can be read
    for entry in entries:
        missing = list(_vault_problems(entry, vault, copies_named_by(entry)))
        yield from missing
        if isinstance(entry.act, Accepted):
            office = None if missing else _office(entry.act, vault)
            crest = office.look.crest_digest if office else None
            yield from _vault_problems(entry, vault, [crest] if crest else [])
        elif isinstance(entry.act, Sealed) and not missing:
            yield from _seal_problems(entry, entry.act, vault)
            yield from _signer_problems(entry, entry.act, office)


def _office(act: Accepted, vault: Vault) -> Office | None:
    office = decode_office(vault.get(act.office))
    return office if isinstance(office, Office) else None


def _vault_problems(entry: Entry, vault: Vault, named: Iterable[Digest]) -> Iterator[Finding]:
    for digest in dict.fromkeys(named):
        try:
            vault.get(digest)
        except MissingFromVaultError:
            yield find("vault-missing", path=LEDGER, line=entry.number, digest=digest)
        except DamagedVaultError:
            yield find("vault-damaged", path=LEDGER, line=entry.number, digest=digest)


def copies_named_by(entry: Entry) -> tuple[Digest, ...]:
    """Give the digests of the vault copies that an entry names."""
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
    else:
        for field in _untrue_fields(entry, act, whole):
            yield find("seal-field", path=LEDGER, line=entry.number, address=act.address, field=field)


def _untrue_fields(entry: Entry, act: Sealed, whole: Article) -> Iterator[str]:
    """Give the fields of a seal that say something else than its text, its address and its signers do."""
    signers = {signer.officer for signer in act.signers}
    holds = {
        "slug": act.slug == slug_of(act.address),
        **{field: getattr(act, field) == whole.get(key) for field, key in SEALED_LINES.items()},
        "redirects": act.redirects == redirects_of(act.address, whole),
        "lang": act.lang in {None, whole.get("Lang")},
        "translates": act.translates == original_of(whole),
        "verdict": (act.verdict is Verdict.WITHDRAW) == is_withdrawal(whole),
        "path": _is_paper(act.path),
        "not_before": act.not_before == max((one.not_before for one in statements_by(act.signers)), default=None),
        "by": entry.channel is not Channel.COMMAND or entry.by in signers,
    }
    return (field for field, is_true in holds.items() if not is_true)


def _is_paper(path: str) -> bool:
    """Tell whether a paper in ``content/`` can have this path."""
    *folders, name = path.split("/")
    return kind_of(name) is Kind.ARTICLE and all(
        folder and kind_of_folder(folder) in {Kind.FOLDER, Kind.MATERIAL} for folder in folders
    )


def _signer_problems(entry: Entry, act: Sealed, office: Office | None) -> Iterator[Finding]:
    for signer in act.signers:
        statement = parse_statement(signer.statement, path=LEDGER)
        officer = office.roster.officer(signer.officer) if office else None
        if not isinstance(statement, Statement):
            yield find("bad-statement", path=LEDGER, line=entry.number, **statement.detail)
        elif not says(statement, act, signer) or (office and statement.site != office.site):
            yield find("seal-statement", path=LEDGER, line=entry.number, address=act.address, name=signer.name)
        if office and (officer is None or officer.name != signer.name):
            yield find("seal-signer", path=LEDGER, line=entry.number, address=act.address, name=signer.name)
