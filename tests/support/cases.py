"""Papers, submissions, versions and registers, as the rules of the workflow meet them.

* ``case()`` gives a paper that is fit to be submitted; header lines are named by keyword (``Change_Note="..."``).
* ``version()`` gives a sealed version without a text; ``around()`` what lies around a paper.
* ``World`` is a newsroom without folders: acts go through the rules, the register is the fold of what was recorded.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from paraf.rules.article import Article, Field, public_text, render
from paraf.rules.case import Case, Surroundings, UsedFile
from paraf.rules.entries import SEALED_LINES, Entry, Sealed, Signer, Submitted
from paraf.rules.folding import fold
from paraf.rules.manifest import LocalFile, sha256
from paraf.rules.names import paper_name
from paraf.rules.office import Office
from paraf.rules.register import Register, Submission, Version, slug_of
from paraf.rules.words import Address, Channel, OfficerId, Stage, Verdict
from paraf.rules.workflow.outcome import Plan
from paraf.rules.workflow.paper import Hand, paper_of, statement_of
from paraf.rules.workflow.sealing import propose_seal
from paraf.rules.workflow.submission import propose_submission
from tests.support.offices import OFFICE, RINA

NOW = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)  # 10.30 in the office
NOBODY = Hand(system_user=None, owns_file=False)
ADDRESS = Address("berita/2026/banjir-surut")
HEADER = {
    "Title": "Banjir surut",
    "Date": "2026-11-21 09:30",
    "Category": "Kota",
    "Authors": "Rina Wulandari",
    "Summary": "Air turun.",
}
BODY = "Air turun.\n\nWarga pulang."


def article(body=BODY, **header):
    """Give an article; a header line that is None is left out."""
    lines = HEADER | {key.replace("_", "-"): value for key, value in header.items()}
    kept = [(key, value) for key, value in lines.items() if value is not None]
    fields = tuple(Field(key=key, value=value, line=number) for number, (key, value) in enumerate(kept, 1))
    return Article(fields=fields, body=body, body_line=len(fields) + 2)


def case_of(paper, *, stage=Stage.DRAFT, path="banjir.md", used=(), findings=()):
    """Give the case of an article as it lies in a folder; an unreadable one is None."""
    raw = sha256(render(paper).encode()) if paper else sha256(b"\xff")
    return Case(stage=stage, path=path, raw=raw, article=paper, used=tuple(used), findings=tuple(findings))


def case(body=BODY, *, stage=Stage.DRAFT, path="banjir.md", used=(), findings=(), **header):
    """Give the case of a paper with these lines."""
    return case_of(article(body, **header), stage=stage, path=path, used=used, findings=findings)


def picture(ref="foto.jpg", content=b"foto", *, folder="drafts", original=None):
    """Give a picture that the page uses; ``original`` is what lies there where it still has to be cleaned."""
    sha = sha256(content)
    return UsedFile(
        file=LocalFile(ref=ref, sha=sha, size=len(content)),
        path=f"{folder}/{ref}",
        original=sha256(original) if original else sha,
        picture=True,
    )


def around(register=None, office: Office = OFFICE, *, review=(), content=(), texts=None):
    """Give what lies around a paper."""
    return Surroundings(
        register=register or Register(),
        office=office,
        review=frozenset(review),
        content=frozenset(content),
        content_named=lambda path: [each for each in content if paper_name(each) == paper_name(path)],
        signed_text=lambda digest: (texts or {})[digest],
    )


def with_line(paper, line):
    """Give a case with this sign-off line; ``CODE`` in it is the paper's correction code."""
    koreksi = Field(key="Koreksi", value=line.replace("CODE", paper.code), line=99)
    return replace(paper, article=replace(paper.article, fields=(*paper.article.fields, koreksi)))


def version(digest=None, *, address=ADDRESS, signers=("siti",), number=1, time=NOW, due=None, **rest):  # noqa: PLR0913  # what seals differ in
    """Give a sealed version without any text."""
    seal = Sealed(
        address=address,
        slug=slug_of(address),
        digest=digest or sha256(f"{address} {number}".encode()),
        text=sha256(b"text"),
        public=sha256(b"public"),
        files=(),
        path=rest.get("path", "banjir.md"),
        source=rest.get("source", "review/banjir.md"),
        submission="banjir.md",
        replaces=None,
        not_before=due or time,
        verdict=rest.get("verdict", Verdict.PUBLISH),
        mended=False,
        signers=tuple(Signer(officer=OfficerId(one), name=one, identity="claimed", statement="-") for one in signers),
        redirects=rest.get("redirects", ()),
        lang=rest.get("lang"),
        translates=rest.get("translates"),
        **{name: rest.get(name) for name in SEALED_LINES},
    )
    return Version(seal=seal, time=time, number=number)


@dataclass
class World:
    """A newsroom without folders; a minute passes with every act."""

    office: Office = OFFICE
    entries: list[Entry] = field(default_factory=list)
    texts: dict = field(default_factory=dict)
    review: set = field(default_factory=set)
    content: set = field(default_factory=set)

    @property
    def register(self):
        return fold(self.entries)

    @property
    def at(self):
        return NOW + timedelta(minutes=len(self.entries))

    @property
    def around(self):
        return around(self.register, self.office, review=self.review, content=self.content, texts=self.texts)

    def record(self, act, *, by=None):
        self.entries.append(
            Entry(
                number=len(self.entries) + 1,
                previous=sha256(b""),
                time=self.at,
                by=by,
                channel=Channel.COMMAND,
                act=act,
                salt="",
            )
        )

    def submit(self, paper, *, by=RINA.id, target=None):
        """Submit a paper, and give the case as it then lies in ``review/``."""
        target = target or paper.path
        plan = propose_submission(paper, self.around, target=target, at=self.at, by=by)
        assert isinstance(plan, Plan), plan.findings
        assert isinstance(plan.act, Submitted)
        self.record(plan.act, by=by)
        self.review.add(target)
        used = [used for used in paper.used if used.file in plan.act.files]
        return case_of(plan.article, stage=Stage.REVIEW, path=target, used=used)

    def waiting(self, paper) -> Submission | None:
        register = self.register
        released = register.released.get(register.paths.get(paper.path)) if paper.stage is Stage.PUBLISHED else None
        return released or register.submissions.get(paper.path)

    def propose(self, paper, *, hand=NOBODY, at=None, **rest):
        """Propose a seal of a paper in ``review/``, or of one that was released in an emergency."""
        return propose_seal(paper, self.waiting(paper), self.around, hand=hand, at=at or self.at, **rest)

    def statement(self, paper, officer, *, at=None, **rest):
        """Give what an officer would sign of a paper in ``review/``, allowed to or not."""
        judged = paper_of(paper, self.waiting(paper), self.around, at=at or self.at, **rest)
        return statement_of(judged, officer, judged.at)

    def sign(self, paper, line="SR CODE", **rest):
        """Sign a paper in ``review/``, and give it as it then lies in ``content/``."""
        plan = self.propose(with_line(paper, line), **rest)
        assert isinstance(plan, Plan), plan.findings
        act = plan.act
        assert isinstance(act, Sealed)
        self.record(act)
        self.review.discard(paper.path)
        self.content.add(act.path)
        self.texts[act.public] = public_text(plan.article)
        sealed = replace(plan.article, fields=(*plan.article.fields, Field(key="Paraf", value=act.digest, line=100)))
        return case_of(sealed, stage=Stage.PUBLISHED, path=act.path, used=paper.used)

    def publish(self, paper, line="SR CODE"):
        """Submit and sign a paper."""
        return self.sign(self.submit(paper), line)

    def signed_text(self, digest):
        return self.texts[digest]


def edited(paper, body=None, *, stage=None, path=None, used=None, **header):
    """Give a paper with other lines, another body or in another place."""
    lines = {key.replace("_", "-"): value for key, value in header.items()}
    fields = [replace(one, value=lines.pop(one.key, one.value)) for one in paper.article.fields]
    fields += [Field(key=key, value=value, line=98) for key, value in lines.items()]
    changed = replace(
        paper.article,
        fields=tuple(one for one in fields if one.value is not None),
        body=paper.article.body if body is None else body,
    )
    return case_of(
        changed, stage=stage or paper.stage, path=path or paper.path, used=paper.used if used is None else used
    )
