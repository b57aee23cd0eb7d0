"""The board: every article, where it stands, what is live, and what has to be done.

* One line a paper, and one for each published article whose paper is gone.
* Drafts have no correction code yet: submission may still change them. What waits has the code that its preview shows.
* What several rules find at a paper is said of it once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.drops import dropped, is_in
from paraf.desk.papers.folders import PaperFile
from paraf.desk.papers.in_order import remember_in_order
from paraf.desk.papers.verdicts import Judged, Verdicts
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import waiting_settings
from paraf.desk.sweeping.judging import Bench, judge, judge_all, missing_papers, policy_for, set_bench
from paraf.rules.case import Case
from paraf.rules.findings import Finding, Level, errors
from paraf.rules.register import slug_of
from paraf.rules.rendering import picture_of
from paraf.rules.words import Digest, Seal, Stage
from paraf.rules.workflow.claiming import Holding, holding_of

Withheld = dict[str, tuple[Finding, ...]]
"""What lies in ``content/`` and is not live, by its path, with the reasons."""

Check = Callable[[Case], tuple[Finding, ...]]
"""What finds in the text of a paper what the office's rules do not ask for."""


def _unchecked(_case: Case) -> tuple[Finding, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One article on the board; see DESIGN, "the JSON shapes".

    ``held`` is who corrects it now, ``owed`` until when it stands without a second person after an emergency; ``due``
    is when a sealed one becomes public.
    ``picture`` is the one that stands for it: that of its header, else the first in its text. ``change`` is the kind of
    change that a revision is.
    """

    slug: str
    title: str
    path: str
    stage: Stage
    seal: Seal
    live: Digest | None
    digest: Digest | None
    code: str | None
    findings: tuple[Finding, ...]
    held: Holding | None = None
    picture: Digest | None = None
    change: str | None = None
    owed: datetime | None = None
    due: datetime | None = None

    def waits(self, at: datetime) -> bool:
        """Tell whether what lies there is sealed, and not public before its moment."""
        return self.due is not None and self.live != self.digest and self.due > at


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All cards, and what was found that belongs to no article."""

    cards: tuple[Card, ...]
    strangers: tuple[Finding, ...]
    office: tuple[Finding, ...]

    @property
    def uncarded(self) -> tuple[Finding, ...]:
        """What was found in the folders that belongs to no article's card."""
        carded = {card.path: card.findings for card in self.cards}
        return tuple(finding for finding in self.strangers if finding not in carded.get(finding.path, ()))

    @property
    def withheld(self) -> Withheld:
        """What lies in ``content/`` and is not live for want of a whole seal, by its path, with the reasons."""
        published = (card for card in self.cards if card.stage is Stage.PUBLISHED)
        held = {card.path: card.findings for card in published if card.seal is not Seal.WHOLE}
        for finding in errors(self.uncarded):
            if finding.path.startswith(f"{Stage.PUBLISHED}/"):
                held[finding.path] = (*held.get(finding.path, ()), finding)
        return held


def board_of(newsroom: Newsroom, *, at: datetime, check: Check = _unchecked) -> Board:
    """Judge everything in the newsroom, and change nothing; ``check`` finds what there is in a text besides."""
    cases = CaseBook(newsroom)
    cases.look()
    bench = set_bench(newsroom, cases, at=at)
    return _board(bench, judge_all(bench), check)


def board_of_swept(newsroom: Newsroom, cases: CaseBook, *, at: datetime) -> Board:
    """Give the board by what the last sweep judged, with the published papers that are open alone."""
    verdicts = cases.verdicts
    items = (verdicts.judged[place] for place in sorted(verdicts.judged) if _is_open(place, verdicts))
    return _board(set_bench(newsroom, cases, at=newsroom.moment(at)), items)


def _board(bench: Bench, items: Iterable[Judged], check: Check = _unchecked) -> Board:
    return Board(
        cards=(*(_card(bench, item, check) for item in items), *_gone(bench)),
        strangers=_strangers(bench.cases),
        office=waiting_settings(bench.newsroom),
    )


def _is_open(place: str, verdicts: Verdicts) -> bool:
    """Tell whether somebody may have something to do with a paper."""
    return place in verdicts.unsettled or not place.startswith(f"{Stage.PUBLISHED}/")


def withheld_of(newsroom: Newsroom, *, at: datetime, cases: CaseBook | None = None) -> Withheld:
    """Give what the board says is withheld, of which papers that lie as they were sealed need not be judged.

    Those that were read before are in ``cases``, as they were seen last; whoever has none leaves behind what spares the
    next process this.
    """
    book = cases or CaseBook(newsroom)
    if cases is None:
        book.look()
    bench = set_bench(newsroom, book, at=at)
    sure = book.settled() - bench.folders.told()
    paths = sorted(path for path in bench.folders.paths(Stage.PUBLISHED) if f"{Stage.PUBLISHED}/{path}" not in sure)
    papers = (PaperFile(stage=Stage.PUBLISHED, path=path) for path in paths)
    unsure = [paper for paper in papers if not _lies_as_sealed(bench, paper)]
    cards = tuple(card_of(item) for item in (judge(bench, paper) for paper in unsure) if item is not None)
    book.remember()
    withheld = Board(cards=cards, strangers=bench.folders.strangers(), office=()).withheld
    if cases is None and not unsure and not withheld:
        remember_in_order(newsroom, book)
    return withheld


def _card(bench: Bench, item: Judged, check: Check) -> Card:
    card, case = card_of(item, _held(bench, item), check), item.case
    waits = case.stage is Stage.REVIEW
    return replace(card, code=case.code_under(policy_for(bench.newsroom, case))) if waits else card


def card_of(item: Judged, held: Holding | None = None, check: Check = _unchecked) -> Card:
    """Give the card of a judged paper that somebody may hold."""
    case, article = item.case, item.case.article
    slug = slug_of(item.address) if item.address else ((article.get("Slug") if article else None) or "")
    return Card(
        slug=slug,
        title=(article.get("Title") if article else None) or case.path,
        path=case.place,
        stage=case.stage,
        seal=item.seal,
        live=item.live,
        digest=case.digest,
        code=None if case.stage is Stage.DRAFT else case.code,
        findings=once((*item.findings, *check(case))),
        held=held,
        picture=_picture(case),
        change=article.get("Change") if article else None,
        owed=item.owed,
        due=item.due,
    )


def _picture(case: Case) -> Digest | None:
    pictures = {used.file.ref: used.file.sha for used in case.used if used.picture}
    ref = picture_of(case.article) if case.article and pictures else None
    return pictures.get(ref) if ref in pictures else next(iter(pictures.values()), None)


def work_of(card: Card) -> tuple[Finding, ...]:
    """Give what is to be done at a paper: no hints, and not that a paper with the correctors waits for its sign-off."""
    waits = {"not-signed"} if card.stage is Stage.REVIEW else set()
    return tuple(each for each in card.findings if each.level is not Level.HINT and each.code not in waits)


def _held(bench: Bench, item: Judged) -> Holding | None:
    return holding_of(item.case, bench.around.register, bench.around.office, at=bench.at)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give each finding once; that a name is taken is left out where it is said to clash with the same paper."""
    kept: list[Finding] = []
    for finding in findings:
        clash = any(one.code == "name-clash" and one.detail["other"] == finding.detail.get("other") for one in kept)
        if finding not in kept and not (finding.code == "name-taken" and clash):
            kept.append(finding)
    return tuple(kept)


def _strangers(cases: CaseBook) -> tuple[Finding, ...]:
    """Give what belongs to no article; of a folder of material, that it waits, instead of what each file in it is."""
    drops = [*dropped(cases)]
    clear = [each for each in drops if not each.drop.unclear]
    found = (one for one in cases.folders.strangers() if not is_in(one.path, clear))
    return (*found, *(each.finding() for each in drops))


def _lies_as_sealed(bench: Bench, paper: PaperFile) -> bool:
    """Tell whether there is nothing to be said of a published paper."""
    if bench.folders.about(paper.place):
        return False
    if bench.cases.is_seen_whole(paper.path):
        return True
    gathered = bench.cases.look_up(paper.stage, paper.path)
    return gathered is not None and gathered.case.sealed is not None


def _gone(bench: Bench) -> Iterator[Card]:
    for address, finding in missing_papers(bench):
        yield Card(
            slug=slug_of(address),
            title=slug_of(address),
            path=finding.path,
            stage=Stage.PUBLISHED,
            seal=Seal.WHOLE,
            live=bench.live(address),
            digest=None,
            code=None,
            findings=(finding,),
        )
