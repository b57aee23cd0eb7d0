"""From a newsroom and a moment to a job: contents, plan, and where both go."""

from datetime import datetime
from pathlib import Path

from paraf.desk.newsroom import Newsroom
from paraf.press.contents import contents_of
from paraf.press.job import Job
from paraf.press.plan import plan_of
from paraf.press.themes import assets_of, check_theme
from paraf.rules.edition import Edition, edition


def edition_of(newsroom: Newsroom, *, at: datetime) -> Edition:
    """Give what is public at a moment, by the newsroom's records."""
    return edition(newsroom.register, newsroom.office, at=at)


def job_for(newsroom: Newsroom, *, at: datetime, theme: Path, output: Path) -> Job:
    """Give the job that prints what is public at a moment."""
    check_theme(theme, newsroom.layout)
    contents = contents_of(edition_of(newsroom, at=at), newsroom.office, newsroom.vault)
    folder, assets = assets_of(theme)
    return Job(
        contents=contents,
        plan=plan_of(contents, assets),
        vault=newsroom.vault,
        theme=theme,
        assets_folder=folder,
        staging=newsroom.layout.staging,
        output=output,
    )
