"""What is fuzzed: functions that take any bytes, and fail where a law does not hold.

* ``parser``: any bytes give an article or findings, never an error; an article's text gives the same article again;
  its public text holds no private line, and the digest is that of the public text alone.
* ``gate``: what stock Pelican and Python-Markdown would take for header and body of a canonical text is what our one
  parser takes for it, key by key.
* ``signoffs``: no sign-off line is whole for a text whose code it does not hold, or without an officer who may sign.
* ``sanitiser``: nothing that does harm comes out, by a parser that knows nothing of our lists.
* ``records``: a statement, an acceptance, a ledger line, a backup's list or settings give a value that says the same
  again, or findings.
* ``signatures``: no text but the very one verifies as a signature or as a checkpoint, a key says the same again, and
  no bytes are a proof in a tree that are not the one it gives.
* ``proofs``: each text that is published as proof is read in its one spelling, or not at all.
* ``words``: dates, file names, link targets and slugs of any letters give a value or a reason.
"""

import re
import unicodedata
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from paraf.rules.acceptance import Acceptance, acceptance_text, parse_acceptance
from paraf.rules.addresses import derive_slug
from paraf.rules.allowed_signers import allowed_signers, read_allowed_signers
from paraf.rules.article import Article, public_text, render, with_fields
from paraf.rules.bench import Bench
from paraf.rules.checkpoint import Checkpoint, opened, read_verifier_key, signed, verifier_key
from paraf.rules.dates import canonical_date, is_canonical_date, read_date
from paraf.rules.entries import Entry
from paraf.rules.findings import Finding
from paraf.rules.grammar import parse
from paraf.rules.grammar_characters import is_refused
from paraf.rules.hash_lists import list_text, read_list_text
from paraf.rules.header import is_public
from paraf.rules.leaves import leaf_text, read_leaf
from paraf.rules.ledger import entry_of, line_of
from paraf.rules.manifest import content_digest, correction_code, manifest, read_manifest, sha256
from paraf.rules.merkle import Tree, is_consistent, is_included, leaf_hash
from paraf.rules.names import kind_of, kind_of_folder, note_name, original_of, same_name, shown, stem_of
from paraf.rules.office import CategoryPolicy, Office, SignoffLevel, read_office
from paraf.rules.proof import proof_text, read_proof
from paraf.rules.reading import read_article
from paraf.rules.release_papers import (
    leaf_files,
    read_leaf_files,
    read_release,
    release_text,
)
from paraf.rules.rendering import ReferenceKind, plain_summary, references, render_body
from paraf.rules.sanitising import cleaned, sanitised
from paraf.rules.signoff import judge_signoffs, parse_signoffs
from paraf.rules.snapshot import id_of, read_list
from paraf.rules.ssh_keys import key_line, read_public_key
from paraf.rules.sshsig import read_signature, sign, verify
from paraf.rules.statement import Statement, parse_statement, statement_text
from paraf.rules.targets import TargetKind, target_of
from tests.fuzz import engines
from tests.fuzz.harms import harms_in
from tests.support.offices import ROSTER, ZONE

AT = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)
DIGEST = sha256(b"Air sudah surut.")
_CODE = correction_code(DIGEST).replace("-", "")
_SIGNERS = ("siti", "budi", "dewi", "ayu")
_SITE = "kabar.kotacontoh.example"
_NAMESPACE = f"paraf@{_SITE}"
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
GOOD = sign(b"Air sudah surut.", _KEY, namespace=_NAMESPACE)
_CHECKPOINT = Checkpoint(origin="kabar.kotacontoh.example/paraf", size=42, root=bytes(range(32)))
_VERIFIER = verifier_key(_CHECKPOINT.origin, _KEY.public_key().public_bytes_raw())
NOTE = signed(_CHECKPOINT, _KEY)
_LEAVES = [f"lembar {number}".encode() for number in range(7)]
_TREE = Tree(map(leaf_hash, _LEAVES))
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0"})


def text_of(raw):
    """Give bytes as a text, stray ones as the replacement character."""
    return raw.decode("utf-8", errors="replace")


def parser(raw):
    """Read any bytes as an article."""
    reading = read_article(raw, path="a.md", zone=ZONE)
    assert reading == read_article(raw, path="a.md", zone=ZONE)
    if reading.article is None:
        assert reading.findings
        return
    article, whole = reading.article, render(reading.article)
    assert parse(whole, path="a.md").article == article
    for again in (whole.encode(), b"\xef\xbb\xbf" + whole.encode(), whole.replace("\n", "\r\n").encode() + b"\r\n"):
        assert read_article(again, path="a.md", zone=ZONE).article == article
    public = public_text(article)
    assert_public(article, public)
    signed = with_fields(article, {"Koreksi": "Siti Rahma", "Paraf": sha256(raw), "X-Catatan": "rahasia"})
    assert public_text(signed) == public
    assert content_digest(public, ()) == sha256(manifest(public, ()).encode())
    assert manifest(public, ()).split() == [
        "paraf-content/1",
        "text",
        sha256(public.encode()),
        str(len(public.encode())),
    ]
    other = Article(fields=article.fields, body=f"{article.body}\n.")
    assert content_digest(public_text(other), ()) != content_digest(public, ())


def assert_public(article, public):
    """Hold that a public text is its article's public lines and body, and nothing else."""
    lines, fields = public.split("\n"), [field for field in article.fields if is_public(field.key)]
    assert lines[: len(fields)] == [f"{field.key}: {field.value}" for field in fields]
    assert lines[len(fields)] == ""
    assert "\n".join(lines[len(fields) + 1 :]).removesuffix("\n") == article.body.strip("\n")


def gate(raw):
    """Let the engine read what the parser let through."""
    article = read_article(raw, path="a.md", zone=ZONE).article
    if article is None:
        return
    for text, fields in (
        (public_text(article), [field for field in article.fields if is_public(field.key)]),
        (render(article), list(article.fields)),
    ):
        meta, body = engines.header_and_body(text)
        assert meta == {field.key.lower(): [field.value] for field in fields}
        assert body == engines.plain_body(article.body)
    read = Article(fields=tuple(f for f in article.fields if is_public(f.key) and f.key != "Slug"), body=article.body)
    html, metadata = engines.pelican_reads(public_text(read).encode())
    assert html == engines.pelican_shows(article.body)
    assert set(metadata) == {field.key.lower() for field in read.fields}
    assert metadata.get("title", "") == (read.get("Title") or "")


def signoffs(raw):
    """Judge any sign-off line."""
    line = text_of(raw)
    typed = parse_signoffs(line)
    general = {"roster": ROSTER, "zone": ZONE, "at": AT, "path": "a.md", "line": 1}

    def judged(policy, *authors, digest=DIGEST):
        bench = Bench(digest=digest, authors=frozenset(authors), policy=policy, **general)
        return judge_signoffs(typed, bench)

    for level in (SignoffLevel.NAME, SignoffLevel.CODE):
        for needed in (1, 2):
            policy = CategoryPolicy(level=level, signers_needed=needed)
            found = judged(policy, "rina")
            assert len({signer.id for signer in found.signers}) == len(found.signers)
            if found.whole:
                assert len(found.signers) >= needed
                assert {signer.id for signer in found.signers} <= set(_SIGNERS)
                assert names_in(line) >= needed
                assert level is not SignoffLevel.CODE or codes_in(line) >= needed
            assert not judged(policy, *_SIGNERS).whole
            assert not judged(policy).whole
    assert not judged(CategoryPolicy(), "rina", digest=sha256(raw)).whole


def codes_in(line):
    """Count how often the code of the text stands in a line, dashes, blanks and misread letters apart."""
    return re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", line).upper().translate(_ALIKE)).count(_CODE)


def names_in(line):
    """Count the officers who may sign whose name, alias, initials or id stands in a line."""
    folded = " ".join(unicodedata.normalize("NFKC", line).casefold().split())
    people = [ROSTER.officer(signer) for signer in _SIGNERS]
    names = [(each.id, each.name, each.initials, *each.aliases) for each in people]
    return sum(any(name.casefold() in folded for name in each if name) for each in names)


def sanitiser(raw):
    """Make a page of any body."""
    body = text_of(raw)
    page = sanitised(body)
    assert not harms_in(page.html)
    assert not harms_in(cleaned(page.html))  # links within links come out otherwise
    assert not is_refused(page.html)
    shown_ = render_body(body, rewrite=lambda _tag, _name, value: value)
    assert not harms_in(shown_)
    article = Article(fields=(), body=body)
    assert all(each.target or each.kind is ReferenceKind.BAD for each in references(article))
    assert "\n" not in plain_summary(article)


def records(raw):
    """Read any bytes as a statement, a ledger line and settings."""
    text = text_of(raw)
    statement = parse_statement(text)
    assert isinstance(statement, Finding | Statement)
    if isinstance(statement, Statement):
        assert statement_text(statement) == text
    said = parse_acceptance(text)
    assert not isinstance(said, Acceptance) or acceptance_text(said) == text
    assert read_list(raw, id_of(raw, AT)) is None or raw.startswith(b"paraf-backup/1\n")
    entry = entry_of(raw)
    assert isinstance(entry, Finding | Entry)
    if isinstance(entry, Entry):
        assert entry_of(line_of(entry)) == entry
    office = read_office(text)
    assert isinstance(office, Office) or (office and all(isinstance(each, Finding) for each in office))


def signatures(raw):
    """Read any bytes as a signature, as a public key and as proofs in a tree."""
    text = text_of(raw)
    assert verify(b"Air sudah surut.", text, namespace=_NAMESPACE) is None or text == GOOD
    assert read_signature(text) is None or text.startswith("-----BEGIN")
    key = read_public_key(text)
    assert key is None or read_public_key(key_line(key)) == key
    assert opened(text, _VERIFIER) in {None, _CHECKPOINT}
    verifier = read_verifier_key(text)
    assert verifier is None or verifier_key(verifier.name, verifier.public) == text
    index, size, path = raw[0] % 9 if raw else 0, len(_TREE), [raw[at : at + 32] for at in range(1, len(raw), 32)]
    if index < size and is_included(leaf_hash(_LEAVES[index]), index, size, path, _TREE.root()):
        assert path == list(_TREE.inclusion(index, size))
    if 0 < index <= size and is_consistent(index, size, _TREE.root(index), _TREE.root(), path):
        assert path == list(_TREE.consistency(index, size))


def proofs(raw):
    """Read any bytes as each of the texts that are published as proof; what can be read has one spelling."""
    text = text_of(raw)
    leaf, listed, proof = read_leaf(text), read_manifest(text), read_proof(text, path="a.txt")
    files, release, people = read_list_text(text), read_release(text), read_allowed_signers(text, site=_SITE)
    assert leaf is None or leaf_text(leaf) == text
    assert listed is None or len({file.ref for file in listed.files}) <= len(listed.files)
    assert isinstance(proof, Finding) or proof_text(proof) == text
    assert files is None or list_text(files) == text
    assert release is None or release_text(release) == text
    assert people is None or allowed_signers(people) == text
    assert (leaves := read_leaf_files([text])) is None or "".join(leaf_files(leaves).values()) == text


def words(raw):
    """Read any letters as a date, a file's name, a link's target and a title."""
    text = text_of(raw)
    date = read_date(text, zone=ZONE)
    if isinstance(date, datetime):
        written = canonical_date(date, zone=ZONE)
        assert is_canonical_date(written)
        assert read_date(written, zone=ZONE) == date.replace(second=0, microsecond=0)
    target = target_of(text)
    if target.kind is TargetKind.FILE:
        parts = target.path.split("/")
        assert not {"", ".", ".."} & set(parts)
        assert not target.climbs or parts[0] == "images"
    slug = derive_slug(text)
    assert slug is None or re.fullmatch(r"[a-z0-9-]{1,100}", slug)
    assert kind_of(text) == kind_of(text)
    assert kind_of_folder(text) == kind_of_folder(text)
    assert note_name(text).startswith(stem_of(text))
    assert same_name(same_name(text)) == same_name(text)
    assert shown(shown(text)) == shown(text)
    assert original_of(text) is None or len(original_of(text)) < len(text)


TARGETS = {each.__name__: each for each in (parser, gate, signoffs, sanitiser, records, signatures, proofs, words)}
