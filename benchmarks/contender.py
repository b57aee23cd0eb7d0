"""paraf as a contender of a bench that edits plain content files: each edit becomes what a writer and a corrector do.

    python -m benchmarks.contender make SITE         a newsroom out of SITE/plain/, every article sealed
    python -m benchmarks.contender hand-in SITE      what was edited in SITE/plain/ since is handed in; prints the lines
    python -m benchmarks.contender remember SITE     keep the live release's time for ``reference``
    python -m benchmarks.contender reference SITE    a clean build at that time

* ``SITE/plain/`` holds articles as Pelican reads them; the newsroom around it follows them, one act an edit.
* A changed file is a revision, a new file a new article, a deleted file a withdrawal; each is handed in, not signed.
* ``hand-in`` prints a JSON list of ``{"path", "text"}``: saving each is the corrector's sign-off, and that is what a
  bench times. A template lies in ``SITE/theme/templates/`` and is saved as it is.
"""

import argparse
import json
import shutil
from datetime import datetime
from pathlib import Path

from benchmarks.correcting import Hands, Line
from benchmarks.newsrooms import Maker
from benchmarks.site import THEME
from benchmarks.stories import Story, address_part, as_paper, story_of
from benchmarks.words import Invented
from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.build import print_site
from paraf.press.releases.release import live, record_of

PLAIN = "plain"
_KNOWN, _TIME = "plain.known.json", "plain.time"
_REASON = "Berita ini ditarik."


class UnsealedError(Exception):
    """What was handed in the last time was never sealed, so that what was measured since was no change."""


def make(site: Path) -> None:
    """Make a newsroom of all articles, with the benchmarks' theme."""
    stories = _stories(site)
    authors = {address_part(story.author): story.author for story in stories.values()}
    Maker(site, level="code", seed=93, authors=authors).seal(_invented(story) for story in stories.values())
    shutil.copytree(THEME, site / "theme", dirs_exist_ok=True)
    _remember_texts(site, stories)


def hand_in(site: Path) -> list[Line]:
    """Hand in what was edited since the last time, and give the lines that sign it."""
    known = {slug: story_of(text) for slug, text in json.loads((site / _KNOWN).read_text(encoding="utf-8")).items()}
    stories, hands = _stories(site), Hands(site)
    if waiting := hands.waiting():
        raise UnsealedError(waiting)
    lines = [hands.withdraw(slug, _REASON) for slug in known.keys() - stories.keys()]
    for slug, story in stories.items():
        if slug not in known:
            lines.append(hands.new(story))
        elif story != known[slug]:
            lines.append(_revised(hands, story))
    _remember_texts(site, stories)
    return lines


def remember(site: Path) -> None:
    """Keep the time that the live release has."""
    release = live(Layout(site))
    record = record_of(release) if release else None
    (site / _TIME).write_text(record.time.isoformat() if record else "", encoding="utf-8")


def reference(site: Path) -> None:
    """Print the newsroom at the time that was kept."""
    print_site(Newsroom.open(site), at=datetime.fromisoformat((site / _TIME).read_text(encoding="utf-8")))


def _revised(hands: Hands, story: Story) -> Line:
    values = {"Title": story.title, "Category": story.category, "Tags": ", ".join(story.tags)}
    return hands.revise(story.slug, values, lambda _: story.body)


def _stories(site: Path) -> dict[str, Story]:
    every = (story_of(path.read_text(encoding="utf-8")) for path in sorted((site / PLAIN).rglob("*.md")))
    return {story.slug: story for story in every}


def _invented(story: Story) -> Invented:
    return Invented(
        text=as_paper(story),
        slug=story.slug,
        date=datetime.fromisoformat(story.date),
        category=story.category,
        author_id=address_part(story.author),
        picture="",
    )


def _remember_texts(site: Path, stories: dict[str, Story]) -> None:
    texts = {slug: as_paper(story) for slug, story in stories.items()}
    (site / _KNOWN).write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Do what was asked for."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("what", choices=("make", "hand-in", "remember", "reference"))
    given.add_argument("site", type=Path)
    asked = given.parse_args()
    site = asked.site.resolve()
    match asked.what:
        case "make":
            make(site)
        case "hand-in":
            print(json.dumps([{"path": str(line.path), "text": line.text} for line in hand_in(site)]))
        case "remember":
            remember(site)
        case "reference":
            reference(site)


if __name__ == "__main__":
    main()
