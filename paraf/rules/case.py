"""A case: one paper on the desk with everything that the rules need to know about it.

* What was read once is what is judged: the raw bytes' digest, the article, and each file that the page uses.
* Of a paper that lies as it was sealed only some header lines are kept; its digest is then the seal's.
* A file that will be cleaned stands in the case as it will be: ``file`` is the cleaned one, ``original`` what lies
  there now.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from paraf.rules.article import Article, public_text
from paraf.rules.findings import Finding
from paraf.rules.manifest import LocalFile, content_digest, correction_code, signing_code
from paraf.rules.office import CategoryPolicy, Office, SignoffLevel
from paraf.rules.register import Register
from paraf.rules.words import Digest, Stage


def code_to_give(digest: Digest, article: Article, policy: CategoryPolicy) -> str:
    """Give the code that a policy asks of whoever signs an article: with a key the signing code."""
    by_key = policy.level is SignoffLevel.SIGNATURE
    return signing_code(digest, article.get("Embargo")) if by_key else correction_code(digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedFile:
    """A local file that the page uses; ``path`` is where it lies, relative to the newsroom.

    ``tells_position`` is whether it says where it was taken: a picture that was not cleaned yet.
    """

    file: LocalFile
    path: str
    original: Digest
    picture: bool
    tells_position: bool = False

    @property
    def cleaned(self) -> bool:
        """Tell whether the file has to be rewritten as its cleaned self."""
        return self.file.sha != self.original


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One paper as read: ``path`` is relative to its stage's folder, ``raw`` the digest of its bytes.

    ``sealed`` is the digest of a paper that lies as it was sealed, of which the body is not kept.
    """

    stage: Stage
    path: str
    raw: Digest
    article: Article | None
    used: tuple[UsedFile, ...]
    findings: tuple[Finding, ...]
    sealed: Digest | None = None

    @property
    def place(self) -> str:
        """The paper's path relative to the newsroom."""
        return f"{self.stage}/{self.path}"

    @property
    def files(self) -> tuple[LocalFile, ...]:
        """The local files that the page uses, as its digest counts them."""
        return tuple(used.file for used in self.used)

    @property
    def digest(self) -> Digest | None:
        """The digest of the paper as it stands, or None where it cannot be judged."""
        if self.sealed is not None:
            return self.sealed
        return content_digest(public_text(self.article), self.files) if self.article else None

    @property
    def code(self) -> str | None:
        """The correction code of the paper as it stands, or None where it cannot be judged."""
        digest = self.digest
        return correction_code(digest) if digest else None

    def code_under(self, policy: CategoryPolicy) -> str | None:
        """Give the code that whoever signs the paper as it stands has to give; None where it cannot be judged."""
        return code_to_give(self.digest, self.article, policy) if self.article and self.digest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies around a paper: the register, the office in force, and the paths that stand in two folders.

    ``content_named`` gives those of ``content`` that have the name of a path, in whatever letter case; ``signed_text``
    the public text that was signed, by its digest.
    """

    register: Register
    office: Office
    review: frozenset[str]
    content: frozenset[str]
    content_named: Callable[[str], Iterable[str]] = field(compare=False)
    signed_text: Callable[[Digest], str] = field(compare=False)
