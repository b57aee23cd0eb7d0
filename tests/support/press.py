"""A small newsroom whose articles are sealed directly, for tests of the press."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from paraf.desk.records.newsroom import Newsroom
from paraf.rules.addresses import redirects_of
from paraf.rules.entries import SEALED_LINES, Accepted, Sealed, Signer
from paraf.rules.grammar import parse
from paraf.rules.manifest import LocalFile, content_digest, sha256
from paraf.rules.register import slug_of
from paraf.rules.sshsig import sign
from paraf.rules.statement import Statement, statement_text
from paraf.rules.translating import original_of
from paraf.rules.words import Address, Channel, OfficerId, Verdict
from tests.support.offices import SETTINGS_TEXT

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

#: A red dot, 1 x 1.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def open_newsroom(root: Path, *, settings: str = SETTINGS_TEXT) -> Newsroom:
    """Make a newsroom with its office accepted."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "newsroom.toml").write_text(settings, encoding="utf-8")
    for folder in ("drafts", "review", "content", "images"):
        (root / folder).mkdir(exist_ok=True)
    newsroom = Newsroom(root)
    office = newsroom.vault.put(settings.encode())
    newsroom.record(Accepted(office=office), by=None, channel=Channel.COMMAND, at=NOW - timedelta(days=30))
    return Newsroom.open(root)


def text_of(body="Isi berita.", **header) -> str:
    """Give an article's canonical public text."""
    slug = header.get("Slug", "banjir")
    fields = {
        "Title": "Banjir surut",
        "Date": "2026-11-21 09:30",
        "Category": "Kota",
        "Authors": "Rina Wulandari",
        "Slug": slug,
    } | {key.replace("_", "-"): value for key, value in header.items()}
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items() if value is not None)
    return f"{lines}\n{body}\n" if body else lines


def seal(newsroom, text, *, files=None, at=NOW, **rest):
    """Seal a text with its files, as the desk would; ``rest`` is what the seal says otherwise than usual."""
    reading = parse(text, path="x.md")
    assert reading.article is not None, reading.findings
    article = reading.article
    slug = article.get("Slug")
    used = tuple(
        LocalFile(ref=ref, sha=newsroom.vault.put(content), size=len(content)) for ref, content in (files or {}).items()
    )
    public = newsroom.vault.put(text.encode())
    address = Address(f"berita/{(article.get('Date') or '')[:4]}/{slug}")
    before = newsroom.register.latest(rest.get("address", address))
    said = {
        "address": address,
        "slug": slug_of(rest.get("address", address)),
        "digest": content_digest(text, used),
        "text": public,
        "public": sha256(text.encode()),
        "files": used,
        "path": f"{slug}.md",
        "source": f"review/{slug}.md",
        "submission": f"{slug}.md",
        "replaces": before.seal.digest if before else None,
        "not_before": at,
        "verdict": Verdict.PUBLISH,
        "mended": False,
        **{field: article.get(key) for field, key in SEALED_LINES.items()},
        "redirects": redirects_of(rest.get("address", address), article),
        "lang": article.get("Lang"),
        "translates": original_of(article),
    }
    said |= rest
    alone = said.pop("alone", {})
    said.setdefault("signers", (signer_of(said, at=at, **alone),))
    act = Sealed(**said)
    newsroom.record(act, by=None, channel=Channel.COMMAND, at=at)
    return act


def signer_of(said, *, at, officer="siti", name="Siti Rahma", key=None):
    """Give an officer's word for what a seal says; signed where there is a key."""
    statement = statement_text(
        Statement(
            site="kabar.kotacontoh.example",
            address=said["address"],
            content=said["digest"],
            replaces=said["replaces"],
            not_before=said["not_before"],
            authors=(OfficerId("rina"),),
            corrector=OfficerId(officer),
            verdict=said["verdict"],
            time=at,
        )
    )
    signature = sign(statement.encode(), key, namespace="paraf@kabar.kotacontoh.example") if key else None
    identity = "key" if key else "claimed"
    return Signer(officer=OfficerId(officer), name=name, identity=identity, statement=statement, signature=signature)
