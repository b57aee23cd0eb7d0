"""What lies around a paper, as the rules want to know it."""

from paraf.desk.folders import Scan
from paraf.desk.newsroom import Newsroom
from paraf.rules.case import Surroundings
from paraf.rules.words import Stage


def surroundings(newsroom: Newsroom, lying: Scan) -> Surroundings:
    """Give the register, the office, and the paths that stand in the folders."""
    return Surroundings(
        register=newsroom.register,
        office=newsroom.office,
        review=frozenset(paper.path for paper in lying.papers if paper.stage is Stage.REVIEW),
        content=frozenset(paper.path for paper in lying.papers if paper.stage is Stage.PUBLISHED),
    )
