"""Translations: an article that says in another language what one of ours says.

* A translation is an article of its own, with its own address and its own sign-off. It names what it translates by the
  line ``Translation-Of``, which is public and signed; the original names no translation.
* It may be submitted as soon as the original waits for correction, and is signed once the original was. It names the
  original to the public, so it is not public before that one is.
* The two differ in their language, and an article has one translation into each.
* What is itself a translation is not translated: all translations of an article name the same original.
* A withdrawal is no translation, and what was withdrawn has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from paraf.rules.article import Article
from paraf.rules.case import Surroundings
from paraf.rules.completeness import is_withdrawal
from paraf.rules.dates import canonical_date
from paraf.rules.findings import Finding
from paraf.rules.register import Register, Version, slug_of
from paraf.rules.wording import find
from paraf.rules.words import Address, Stage, Verdict

TRANSLATES = "Translation-Of"
"""The line that names what an article translates."""

_Problem = tuple[str, dict[str, str]]


def original_of(article: Article) -> Address | None:
    """Give the address of the article that an article translates, as its text has it."""
    named = article.get(TRANSLATES)
    return Address(named) if named else None


def original_line(article: Article, register: Register) -> str | None:
    """Give what the line says once the address is known; as typed where it is not."""
    typed = article.get(TRANSLATES)
    found = _meant(typed, register) if typed else ()
    return found[0] if len(found) == 1 else typed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judging:
    """An article as far as its translations go: where it is to stand, its language, and what the house knows."""

    address: Address | None
    language: str
    around: Surroundings
    public_from: datetime | None

    @property
    def register(self) -> Register:
        return self.around.register

    def speaks(self, version: Version) -> str:
        return version.seal.lang or self.around.office.language


def translation_problems(
    article: Article,
    address: Address | None,
    around: Surroundings,
    *,
    path: str,
    public_from: datetime | None = None,
) -> Iterator[Finding]:
    """Find what keeps a paper, to be sealed at an address, from being a translation, or from having those it has.

    ``public_from`` is from when on it is public, where it is to be sealed now.
    """
    if is_withdrawal(article):
        return
    language, typed = article.get("Lang") or around.office.language, article.get(TRANSLATES)
    judging = _Judging(address=address, language=language, around=around, public_from=public_from)
    problems = [*_problems_of_original(judging, is_translation=typed is not None)]
    if typed is not None:
        problems += _problems_of_translation(judging, typed)
    line = article.line_of(TRANSLATES) or article.line_of("Lang")
    yield from (find(code, path=path, line=line, **detail) for code, detail in problems)


def _meant(typed: str, register: Register) -> tuple[Address, ...]:
    """Give the articles, sealed or waiting for correction, that an address or a slug can mean."""
    waiting = [waiting.act.address for waiting in register.submissions.values()]
    if "/" in typed:
        address = register.redirects.get(Address(typed), Address(typed))
        return (address,) if address in register.versions or address in waiting else ()
    named = (each for each in waiting if slug_of(each) == typed)
    return tuple(dict.fromkeys((*register.addresses_of(typed), *named)))


def _problems_of_original(judging: _Judging, *, is_translation: bool) -> Iterator[_Problem]:
    """Find the translations that an article cannot have."""
    for version in judging.register.translations_of(judging.address) if judging.address else ():
        other = _place(version)
        if is_translation:
            yield "translation-has-own", {"other": other}
        elif judging.speaks(version) == judging.language:
            yield "translation-same-language", {"language": judging.language, "other": other}


def _problems_of_translation(judging: _Judging, typed: str) -> Iterator[_Problem]:
    """Find why an article cannot be a translation of what it names."""
    found = _meant(typed, judging.register)
    if len(found) > 1:
        yield "translation-ambiguous", {"value": typed, "addresses": ", ".join(found)}
    elif not found:
        yield "translation-unknown", {"value": typed}
    elif judging.public_from and found[0] != typed:  # a seal names the address, as the text does
        yield "translation-by-another-name", {"value": typed, "original": found[0]}
    elif found[0] == judging.address:
        yield "translation-of-itself", {}
    else:
        yield from _problems_with(judging, found[0])


def _problems_with(judging: _Judging, original: Address) -> Iterator[_Problem]:
    """Find why an article cannot be a translation of the one at an address."""
    version, language = judging.register.latest(original), judging.language
    if version is None:
        if judging.public_from:
            yield "translation-too-early", {"original": original}
        return
    since = min(each.seal.not_before for each in judging.register.versions[original])
    if judging.public_from and judging.public_from < since:
        moment = canonical_date(since, zone=judging.around.office.zone)
        yield "translation-before-original", {"original": original, "moment": moment, "header": "Embargo"}
    if version.seal.verdict is Verdict.WITHDRAW:
        yield "translation-of-withdrawn", {"original": original}
    if version.seal.translates:
        yield "translation-of-translation", {"original": original, "first": version.seal.translates}
    if judging.speaks(version) == language:
        yield "translation-same-language", {"language": language, "other": _place(version)}
    for other in judging.register.translations_of(original):
        if other.seal.address != judging.address and judging.speaks(other) == language:
            yield "translation-taken", {"language": language, "other": _place(other)}


def _place(version: Version) -> str:
    return f"{Stage.PUBLISHED}/{version.seal.path}"
