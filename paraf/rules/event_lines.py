"""What has to be right in the lines of an event before the correction desk may have them.

* An end has a start, and lies behind it.
* What was over before the article is dated is perhaps a mistyped year; an event somewhere is told with its place.
* An article of the category Agenda that names no day stands in no agenda.
"""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from paraf.rules.article import Article
from paraf.rules.categories import category_key
from paraf.rules.events import event_of, meant_until
from paraf.rules.findings import Finding
from paraf.rules.wording import find

_AGENDA = category_key("Agenda")


def event_findings(article: Article, zone: ZoneInfo, *, path: str) -> Iterator[Finding]:
    """Find what is wrong or missing in the lines of an event; a date that is none is found elsewhere."""
    start, until, line = article.get("Event"), article.get("Event-Until"), article.line_of("Event-Until")
    if not start:
        if until:
            yield find("event-without-start", path=path, line=line, header="Event")
        elif category_key(article.get("Category") or "") == _AGENDA:
            yield find("agenda-without-event", path=path, header="Event")
        return
    event, end = event_of(start, until, zone), meant_until(until, zone) if until else None
    if event is None:
        return
    if end and end <= event.start:
        yield find("event-backwards", path=path, line=line, start=start, until=until or "", header="Event-Until")
    date = meant_until(article.get("Date") or "", zone)
    if date and event.over < date:
        yield find("event-past", path=path, line=article.line_of("Event"), header="Event", start=start)
    if not article.get("Place"):
        yield find("event-without-place", path=path, line=article.line_of("Event"), header="Place")
