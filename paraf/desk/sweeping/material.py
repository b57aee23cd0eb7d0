"""Material in a round: each folder of it in ``drafts/`` that has stopped changing becomes an item, and is recorded.

* So is every item that somebody laid out by hand, with its ``bahan/`` beside the article, and what is put there later;
  a paper that was submitted once is no new item.
* Nothing is told of the files in a folder that will become an item.
"""

from collections.abc import Iterator
from dataclasses import replace

from paraf.desk.acting.arranging import arrange
from paraf.desk.acting.items import new_pieces, register_item
from paraf.desk.acting.moving import Place
from paraf.desk.papers.drops import Dropped, dropped, has_material_folder
from paraf.desk.papers.folders import PaperFile
from paraf.desk.papers.gathering import Gathered, owner_of
from paraf.desk.papers.sorting import probe
from paraf.desk.sweeping.rounds import Round
from paraf.rules.case import Case
from paraf.rules.manifest import sha256
from paraf.rules.receiving.handed import Handing
from paraf.rules.words import Stage


def take_material(round_: Round) -> None:
    """Make items of the folders of material that this round is about, and record the items that nobody recorded."""
    for each in [*dropped(round_.cases, None if round_.everything else round_.concerned)]:
        if each.drop.unclear:
            round_.closed[each.place] = each.finding()
            round_.concerned.add(each.place)
            continue
        with round_.working_on(each.place):
            _take(round_, each)
    for paper in [*_unrecorded(round_)]:
        with round_.working_on(paper.place):
            _register(round_, paper)


def _take(round_: Round, each: Dropped) -> None:
    gathered = _as_gathered(round_, each)
    places = {str(path.relative_to(round_.newsroom.root)) for path, _ in each.probes}
    if not round_.is_settled(gathered):
        round_.undecided |= places
        return
    actor = round_.hand(gathered)
    done = arrange(round_.newsroom, each, Handing(received=each.handed_in(at=actor.at)), actor)
    if done is not None:
        round_.did(done)
    round_.look_again([each.place, *places])


def _unrecorded(round_: Round) -> Iterator[PaperFile]:
    for paper in round_.papers:
        is_item = paper.stage is Stage.DRAFT and paper.folder is not None
        if is_item and has_material_folder(round_.cases.folders, paper.place):
            yield paper


def _register(round_: Round, paper: PaperFile) -> None:
    newsroom, before = round_.newsroom, round_.newsroom.register.items.get(paper.path)
    gathered = round_.cases.look_up(paper.stage, paper.path, cleaning=True)
    if gathered is None:
        return
    article = gathered.case.article
    if before is None and article is not None and any(map(article.get, ("Slug", "Replaces", "Paraf"))):
        return
    fresh = new_pieces(newsroom, (newsroom.root / paper.place).parent, article, before)
    if before is not None and not fresh:
        return
    if round_.is_settled(replace(gathered, probes=(*gathered.probes, *map(probe, fresh)))):
        done = register_item(newsroom, paper.path, round_.hand(gathered))
        if done is not None:
            round_.did(done)


def _as_gathered(round_: Round, each: Dropped) -> Gathered:
    """Give what tells whether a folder still changes, as for a paper that uses all that lies in it."""
    at = Place.of(each.place)
    case = Case(stage=at.stage, path=at.path, raw=sha256(b""), article=None, used=(), findings=())
    return Gathered(case=case, contents={}, owner=owner_of(round_.newsroom.root / each.place), probes=each.probes)
