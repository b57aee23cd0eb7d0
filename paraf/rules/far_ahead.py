"""Far ahead: a date of more than a year from now is nearly always a mistyped year, and is told in words.

* The date of an article is held: its year stands in the address for good, and a revision would wait as long.
* An embargo is written to make an article wait: it is warned of alone.
* A withdrawal waits for no date.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from paraf.rules.article import Article
from paraf.rules.completeness import is_withdrawal
from paraf.rules.date_names import BULAN_NAMES, DAY_NAMES, HARI_NAMES, MONTH_NAMES
from paraf.rules.dates import is_canonical_date
from paraf.rules.findings import Finding
from paraf.rules.office import Office
from paraf.rules.wording import find

_MOST = timedelta(days=366)
_CODES = {"Date": "date-far-ahead", "Embargo": "embargo-far-ahead"}


def far_ahead(article: Article, office: Office, *, path: str, at: datetime) -> Iterator[Finding]:
    """Find the moments of an article that lie more than a year ahead; a date that is none is found elsewhere."""
    for key, code in () if is_withdrawal(article) else _CODES.items():
        typed = article.get(key) or ""
        moment = datetime.fromisoformat(typed).replace(tzinfo=office.zone) if is_canonical_date(typed) else at
        if moment - at > _MOST:
            yield find(code, path=path, line=article.line_of(key), header=key, **_in_words(moment))


def _in_words(moment: datetime) -> dict[str, str]:
    day, month = moment.isoweekday(), moment.month
    names = {"day": DAY_NAMES[day], "hari": HARI_NAMES[day], "month": MONTH_NAMES[month], "bulan": BULAN_NAMES[month]}
    return names | {"number": str(moment.day), "year": str(moment.year)}
