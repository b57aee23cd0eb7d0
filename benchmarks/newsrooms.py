"""A newsroom of any size whose articles are all sealed, for measuring: made in seconds, not by the hour.

    python -m benchmarks.newsrooms FOLDER [--articles 10000] [--level code] [--pictures 0]

* Every article was submitted and sealed: the ledger's lines, the vault's copies and the papers in ``content/`` are
  those that the desk would have left, made in one go and without waiting for the disk.
* Texts are invented city news of about 400 words, the same for the same number whatever the size of the newsroom.
* At level ``signature`` a throw-away key signs; it lies beside the newsroom as ``corrector.key``.
"""

import argparse
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from PIL import Image

from benchmarks.words import AUTHORS, Invented, invented
from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.vault import Vault
from paraf.rules.article import public_text, render, with_fields
from paraf.rules.entries import Accepted, Act, CleanedPicture, Sealed, Signer, Submitted
from paraf.rules.grammar import parse
from paraf.rules.ledger import GENESIS, head_after, line_of, next_entry
from paraf.rules.manifest import LocalFile, content_digest, correction_code, sha256
from paraf.rules.office import Office, decode_office
from paraf.rules.signoff import written_signoff
from paraf.rules.ssh_keys import key_line, plain_key
from paraf.rules.sshsig import sign
from paraf.rules.statement import Statement, namespace_of, statement_text
from paraf.rules.words import Address, Channel, Digest, OfficerId, Slug, Verdict

SITE = "kabar.kotacontoh.example"
LEVELS = ("name", "code", "signature")
KEY_FILE = "corrector.key"
_OPENED = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
_FIRST_SEAL = datetime(2026, 1, 6, 1, 0, tzinfo=UTC)
_BETWEEN = timedelta(seconds=20)
_SETTINGS = """\
[newsroom]
name = "Kabar Kota Contoh"
office = "Dinas Komunikasi dan Informatika Kota Contoh"
site = "{site}"
url = "https://{site}"
language = "id"
timezone = "Asia/Pontianak"

[signoff]
level = "{level}"
signers_needed = 1

[sop]
number = "93/IKP.KOMINFO/2020"

[[officer]]
id = "dewi"
name = "Dewi Anggraini"
roles = ["admin"]
from = 2015-01-01

[[officer]]
id = "siti"
name = "Siti Rahma"
initials = "SR"
roles = ["corrector"]
from = 2015-01-01
{key}"""
_KEY = """\
[[officer.key]]
ssh = "{line}"
from = 2015-01-01
"""
_AUTHOR = """
[[officer]]
id = "{id}"
name = "{name}"
roles = ["writer"]
from = 2015-01-01
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    article: Invented
    path: str
    address: Address
    text: Digest
    public: Digest
    files: tuple[LocalFile, ...]
    digest: Digest
    at: datetime


class Maker:
    """Makes one newsroom: holds its ledger's head, its vault and its corrector's key."""

    def __init__(self, root: Path, *, level: str, seed: int, authors: Mapping[str, str] = AUTHORS) -> None:
        self.layout, self.vault = Layout(root), Vault(Layout(root).vault)
        self.rng = random.Random(seed)  # noqa: S311  # no secret
        self.key = Ed25519PrivateKey.from_private_bytes(bytes(self.rng.randrange(256) for _ in range(32)))
        self.settings = settings_text(level, self.key, authors)
        office = decode_office(self.settings.encode())
        assert isinstance(office, Office), office  # noqa: S101  # our own settings
        self.office, self.level = office, level
        self._head = GENESIS
        self._lines: list[bytes] = []

    def make(self, articles: int, *, pictures: int = 0) -> None:
        """Make the newsroom with so many invented articles, of which the first so many have a picture."""
        self.seal(invented(number, picture=number < pictures) for number in range(articles))

    def seal(self, articles: Iterable[Invented]) -> None:
        """Make the newsroom with these articles, sealed in this order."""
        for folder in ("drafts", "review", "content", "images"):
            (self.layout.root / folder).mkdir(parents=True, exist_ok=True)
        self.layout.settings.write_text(self.settings, encoding="utf-8")
        self._keep(self.settings.encode())
        self._record(Accepted(office=sha256(self.settings.encode())), at=_OPENED)
        for number, article in enumerate(articles):
            self._publish(number, article, picture=_photo(number) if "\nImage: " in article.text else None)
        self.layout.ledger.parent.mkdir(parents=True, exist_ok=True)
        self.layout.ledger.write_bytes(b"".join(line + b"\n" for line in self._lines))
        if self.level == "signature":
            form = (Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
            key_file = self.layout.root.with_name(KEY_FILE)
            key_file.write_bytes(self.key.private_bytes(*form))
            key_file.chmod(0o600)

    def _publish(self, number: int, article: Invented, *, picture: bytes | None) -> None:
        at = _FIRST_SEAL + number * _BETWEEN
        reading = parse(article.text, path="x.md").article
        assert reading is not None, article.text  # noqa: S101  # our own text
        if picture is not None:
            (self.layout.root / "images" / article.picture).write_bytes(picture)
        paper = _Paper(
            article=article,
            path=f"{article.slug}.md",
            address=Address(f"berita/{article.date:%Y}/{article.slug}"),
            text=self._keep(article.text.encode()),
            public=self._keep(public_text(reading).encode()),
            files=()
            if picture is None
            else (LocalFile(ref=article.picture, sha=self._keep(picture), size=len(picture)),),
            digest=Digest(""),
            at=at,
        )
        paper = replace(paper, digest=content_digest(public_text(reading), paper.files))
        self._record(_submitted(paper), at=at - _BETWEEN / 2)
        self._record(self._sealed(paper), at=at)
        signoff = written_signoff("Siti Rahma", at, self.office.zone, correction_code(paper.digest))
        sealed = with_fields(reading, {"Koreksi": signoff, "Paraf": paper.digest})
        _write(self.layout.root / "content" / paper.path, render(sealed).encode())

    def _sealed(self, paper: _Paper) -> Sealed:
        not_before = max(paper.at, paper.article.date.replace(tzinfo=self.office.zone))
        statement = Statement(
            site=SITE,
            address=paper.address,
            content=paper.digest,
            replaces=None,
            not_before=not_before,
            authors=(OfficerId(paper.article.author_id),),
            corrector=OfficerId("siti"),
            verdict=Verdict.PUBLISH,
            time=paper.at,
        )
        return Sealed(
            address=paper.address,
            slug=Slug(paper.article.slug),
            digest=paper.digest,
            text=paper.text,
            public=paper.public,
            files=paper.files,
            path=paper.path,
            source=f"review/{paper.path}",
            submission=paper.path,
            replaces=None,
            not_before=not_before,
            verdict=Verdict.PUBLISH,
            change=None,
            note=None,
            mended=False,
            signers=(self._signer(statement),),
        )

    def _signer(self, statement: Statement) -> Signer:
        text = statement_text(statement)
        by_key = self.level == "signature"
        return Signer(
            officer=OfficerId("siti"),
            name="Siti Rahma",
            identity="key" if by_key else "claimed",
            statement=text,
            signature=sign(text.encode(), self.key, namespace=namespace_of(SITE)) if by_key else None,
        )

    def _keep(self, content: bytes) -> Digest:
        digest = sha256(content)
        _write(self.vault.path_of(digest), content)
        return digest

    def _record(self, act: Act, *, at: datetime) -> None:
        salt = f"{self.rng.getrandbits(128):032x}"
        entry = next_entry(self._head, act, by=None, channel=Channel.HAND, at=at, salt=salt)
        line = line_of(entry)
        self._lines.append(line)
        self._head = head_after(entry, line)


def settings_text(level: str, key: Ed25519PrivateKey, authors: Mapping[str, str] = AUTHORS) -> str:
    """Give the text of the newsroom's settings."""
    line = key_line(plain_key(key.public_key().public_bytes_raw()))
    head = _SETTINGS.format(site=SITE, level=level, key=_KEY.format(line=line) if level == "signature" else "")
    return head + "".join(_AUTHOR.format(id=id_, name=name) for id_, name in authors.items())


def _submitted(paper: _Paper) -> Submitted:
    cleaned = (CleanedPicture(path=f"images/{each.ref}", original=each.sha, clean=each.sha) for each in paper.files)
    return Submitted(
        address=paper.address,
        slug=Slug(paper.article.slug),
        replaces=None,
        path=paper.path,
        source=f"drafts/{paper.path}",
        renamed_from=None,
        original=paper.text,
        text=paper.text,
        digest=paper.digest,
        files=paper.files,
        pictures=tuple(cleaned),
        authors=(OfficerId(paper.article.author_id),),
        category=paper.article.category,
        received=None,
        assignment="",
    )


def _photo(number: int) -> bytes:
    colour = (number * 37 % 256, number * 101 % 256, number * 173 % 256)
    buffer = BytesIO()
    Image.new("RGB", (1600, 900), colour).save(buffer, format="JPEG")
    return buffer.getvalue()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def main() -> None:
    """Make a newsroom."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    given.add_argument("--articles", type=int, default=10_000)
    given.add_argument("--pictures", type=int, default=0)
    given.add_argument("--level", choices=LEVELS, default="code")
    given.add_argument("--seed", type=int, default=93)
    asked = given.parse_args()
    Maker(asked.folder, level=asked.level, seed=asked.seed).make(asked.articles, pictures=asked.pictures)
    newsroom = Newsroom.open(asked.folder)
    print(f"{len(newsroom.register.versions)} sealed articles in {asked.folder}")


if __name__ == "__main__":
    main()
