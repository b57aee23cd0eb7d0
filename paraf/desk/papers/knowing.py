"""Knowing: what the office knows, read from the lists in the newsroom's folder ``kamus/``.

* A list that is not there adds nothing; one that cannot be opened is told, and the others count.
* As long as the lists have the same bytes, what they say is the same value.
"""

from dataclasses import replace
from functools import lru_cache

from paraf.desk.disk.files import TooLargeError, read_regular
from paraf.desk.disk.links import FileError
from paraf.desk.papers.standing import standing_in
from paraf.desk.records.newsroom import Newsroom
from paraf.rules.checks.knowledge import FOLDER, LISTS, Known, known_from
from paraf.rules.wording import find

_LARGEST = 1_000_000
_REMEMBERED = 4


def known_in(newsroom: Newsroom) -> Known:
    """Give what the office of a newsroom knows."""
    files, findings = [], []
    for name in LISTS:
        place = f"{FOLDER}/{name}"
        try:
            files.append((name, read_regular(newsroom.layout.lists / name, limit=_LARGEST)))
        except FileNotFoundError:
            continue
        except TooLargeError:
            findings.append(find("too-long", path=place, bytes=f"> {_LARGEST}", most=str(_LARGEST)))
        except FileError:
            findings.append(find("symlink", path=place))
        except PermissionError:
            findings.append(find("file-closed", path=place))
    office = newsroom.office
    known = _known(tuple(files), office.language)
    knowledge = replace(known.knowledge, house=office.house, site=office.site, standing=standing_in(newsroom))
    return Known(knowledge=knowledge, findings=(*findings, *known.findings))


@lru_cache(maxsize=_REMEMBERED)
def _known(files: tuple[tuple[str, bytes], ...], language: str) -> Known:
    return known_from(dict(files), language=language)
