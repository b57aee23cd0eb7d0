"""What an article needs before the correction desk may have it.

* A title, a date, a category and an author whom the roster knows; a body, unless it withdraws.
* A category that is not mistaken for another: one that has a policy of its own is told by its letters.
* What the office's policy requires besides, unless it withdraws: a notice has no source and no summary.
* No sign-off line and no missing header line below the header: after a blank line it would be printed.
* With a picture its alternative text, caption and credit; with a picture in the body its alternative text.
* From the second version on, the kind of change and a public note, written for this change and not left over from the
  version before; before that there is nothing to change or withdraw.
* A version that counts for nothing, as who signed it was revoked, is signed again with the note that it has.
* No link to a file of ours that nobody sees; words that are on no page are told.
* Nothing that no page can show: hidden characters written as entities, elements within elements without end.
* What a Word document had and the article has not is told.
* No blank of a skeleton that nobody filled in.
* What is classified is held.
"""

import unicodedata
from collections.abc import Iterator

from paraf.rules.article import Article
from paraf.rules.blanks import blanks
from paraf.rules.documents.left_out import LEFT_OUT
from paraf.rules.edition import is_good
from paraf.rules.event_lines import event_findings
from paraf.rules.findings import Finding
from paraf.rules.header import key_named
from paraf.rules.lookalikes import odd_character, scripts_of
from paraf.rules.office import Office
from paraf.rules.register import Version
from paraf.rules.rendering import MOST_REFERENCES, ReferenceKind, has_too_many_references, references
from paraf.rules.roster import NameProblem, Officer
from paraf.rules.sanitising import sanitised
from paraf.rules.signoff import parse_signoffs
from paraf.rules.unseen import unseen
from paraf.rules.wording import find

WITHDRAWAL = "pencabutan"
_OPEN = "terbuka"
_SIGNED = frozenset({"Koreksi", "Paraf"})
_WITH_IMAGE = {
    "Image-Alt": "picture-alt-missing",
    "Image-Caption": "picture-caption-missing",
    "Image-Credit": "picture-credit-missing",
}


def is_withdrawal(article: Article) -> bool:
    """Tell whether the article is a revision that withdraws."""
    return article.get("Change") == WITHDRAWAL


def authors_of(article: Article, office: Office) -> tuple[Officer, ...]:
    """Give the officers who wrote the article, as far as the roster knows them."""
    return tuple(author for author in _named_authors(article, office) if isinstance(author, Officer))


def missing(article: Article, office: Office, *, path: str, revised: Version | None) -> Iterator[Finding]:
    """Find everything that still has to be filled in or settled before submission; ``revised`` is what it revises."""
    yield from _missing_fields(article, office, path)
    yield from _lookalike_category(article, office, path)
    yield from _unknown_authors(article, office, path)
    yield from _missing_picture_fields(article, path)
    yield from _left_out(article, path)
    yield from (find("blank-left", path=path, line=line, blank=blank) for line, blank in blanks(article))
    yield from _unseen(article, path)
    yield from _unfit_page(article, path)
    if not article.body.strip() and not is_withdrawal(article):
        yield find("no-body", path=path)
    yield from _change(article, office, path, revised)
    classification = article.get("Classification")
    if classification and classification != _OPEN:
        yield find("classified", path=path, line=article.line_of("Classification"), value=classification)


def _change(article: Article, office: Office, path: str, revised: Version | None) -> Iterator[Finding]:
    change, note = article.get("Change"), article.get("Change-Note")
    if revised is None:
        if change:
            yield find("change-of-nothing", path=path, line=article.line_of("Change"), value=change)
        return
    for key in ("Change", "Change-Note"):
        if not article.get(key):
            yield find("change-missing", path=path, header=key)
    if change and note and (change, note) == (revised.seal.change, revised.seal.note) and is_good(revised, office):
        yield find("change-left-over", path=path, line=article.line_of("Change-Note"), note=note)


def _left_out(article: Article, path: str) -> Iterator[Finding]:
    """Find that the Word document which the article was made of had more, until somebody deletes the line."""
    what = article.get(LEFT_OUT)
    if what:
        yield find("document-left-out", path=path, line=article.line_of(LEFT_OUT), what=what, key=LEFT_OUT)


def _missing_fields(article: Article, office: Office, path: str) -> Iterator[Finding]:
    required = () if is_withdrawal(article) else office.required
    below = _lines_below(article)
    for key in dict.fromkeys(("Title", "Date", "Category", "Authors", *required)):
        if not article.get(key) and key in below:
            yield find("header-in-body", path=path, line=below[key], header=key)
        elif not article.get(key):
            yield find("field-missing", path=path, header=key)
    for key in below.keys() & _SIGNED:
        yield find("header-in-body", path=path, line=below[key], header=key)
    if not is_withdrawal(article):
        if not article.get("Summary"):
            yield find("no-summary", path=path)
        yield from event_findings(article, office.zone, path=path)


def _lines_below(article: Article) -> dict[str, int]:
    """Give the lines in the body that look like header lines, with their line numbers."""
    found: dict[str, int] = {}
    for number, line in enumerate(article.body.split("\n")):
        typed, colon, value = line.partition(":")
        key = key_named(typed) if colon and value.strip() else None
        if key is not None and (key.name not in _SIGNED or _is_signature(typed, value)):
            found.setdefault(key.name, article.body_line + number)
    return found


def _is_signature(typed: str, value: str) -> bool:
    """Tell a sign-off line from a sentence that begins with such a word."""
    return typed.strip().casefold() in {"koreksi", "paraf"} and any(part.code for part in parse_signoffs(value))


def _lookalike_category(article: Article, office: Office, path: str) -> Iterator[Finding]:
    odd = odd_character(article.get("Category") or "", scripts_of(office.signoff.categories))
    if odd is not None:
        character = f"U+{ord(odd):04X} {unicodedata.name(odd, '')}".rstrip()
        yield find("category-lookalike", path=path, line=article.line_of("Category"), character=character)


def _unknown_authors(article: Article, office: Office, path: str) -> Iterator[Finding]:
    line = article.line_of("Authors")
    for problem in _named_authors(article, office):
        if isinstance(problem, NameProblem):
            names = ", ".join(problem.names)
            code = "unknown-author" if problem.code == "unknown-name" else "ambiguous-author"
            yield find(code, path=path, line=line, name=problem.typed, names=names, near=problem.near)


def _named_authors(article: Article, office: Office) -> tuple[Officer | NameProblem, ...]:
    return office.roster.authors(article.get("Authors") or "")


def _missing_picture_fields(article: Article, path: str) -> Iterator[Finding]:
    if article.get("Image"):
        for key, code in _WITH_IMAGE.items():
            if not article.get(key):
                yield find(code, path=path, line=article.line_of("Image"), header=key)
    for reference in references(article):
        if reference.kind is ReferenceKind.PICTURE and reference.in_body and not (reference.alt or "").strip():
            yield find("no-alt", path=path, line=reference.line, picture=reference.target)
        elif _is_file_name(reference.alt):
            yield find("alt-is-file-name", path=path, line=reference.line, alt=reference.alt or "")


def _unseen(article: Article, path: str) -> Iterator[Finding]:
    for reference in references(article):
        if reference.kind is ReferenceKind.LINK and reference.is_unseen:
            yield find("empty-link", path=path, line=reference.line, file=reference.target)
    hidden = unseen(article)
    if hidden is not None:
        yield find("unseen-text", path=path, line=hidden.line, words=" ".join(hidden.words))


def _unfit_page(article: Article, path: str) -> Iterator[Finding]:
    """Find what keeps the text from being shown as it was typed; of the summary, what is in it besides words."""
    for text, line in ((article.body, article.body_line), (article.get("Summary") or "", article.line_of("Summary"))):
        page = sanitised(text)
        if page.is_too_nested:
            yield find("too-nested", path=path, line=line)
        for character in sorted(page.dropped):
            yield find("hidden-entity", path=path, line=line, character=f"U+{ord(character):04X}")
    if has_too_many_references(article):
        yield find("too-many-references", path=path, most=str(MOST_REFERENCES))


def _is_file_name(alt: str | None) -> bool:
    return bool(alt) and " " not in str(alt).strip() and str(alt).lower().endswith((".jpg", ".jpeg", ".png", ".webp"))
