"""Officials: their names and posts against the office's own list, at the article's date.

* A name that is a letter or two off is a slip where the post of that name stands before it; elsewhere it may be
  somebody else's name, and is a hint.
* A post that the list gives to another person, or at another time, is wrong; one that the list does not have may be a
  post besides (Ketua PMI) and is left alone, unless it heads an agency.
* Who was in a post (``mantan``) or stands in for one (``Plt.``) is left alone; so is a post said shorter than its name.
* In the news a name has no degrees.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from paraf.rules.checks.copy import Copy, Kind, Passage
from paraf.rules.checks.edits import distance
from paraf.rules.checks.knowledge import Knowledge
from paraf.rules.checks.persons import WORD, is_person
from paraf.rules.checks.posts import Official, Words, acronyms_of, ways_to_say, without_place, words_of
from paraf.rules.findings import Finding

_RUNNING = (Kind.TITLE, Kind.SUMMARY, Kind.CAPTION, Kind.PARAGRAPH, Kind.ITEM)
_OTHERWISE = (
    r"(?:[Pp]lt|[Pp]lh|[Pp]js?|[Pp]enjabat|[Pp]elaksana\s(?:[Tt]ugas|[Hh]arian)|[Mm]antan|[Ee]ks|[Aa]lmarhum\w*|[Cc]alon"
    r"|[Bb]ekas)\.?"
)
_HEAD = re.compile(
    rf"\b(?:(?P<otherwise>{_OTHERWISE})\s)?(?P<head>(?:[Ww]akil\s)?"
    r"(?:[Ww]ali\s?[Kk]ota|[Bb]upati|[Gg]ubernur|[Pp]residen|[Mm]enteri)"
    r"|Wawako|Wawali|[Kk]epala|[Kk]adis|[Kk]adin|[Kk]aban|[Kk]alaksa|[Ss]ekretaris|[Ss]ekda|[Kk]etua|[Cc]amat|[Ll]urah"
    r"|[Dd]irektur|[Aa]sisten|[Ss]taf\s[Aa]hli|[Ii]nspektur|[Kk]abid|[Kk]omandan|[Kk]apolres\w*|[Dd]andim|[Kk]oordinator)\b"
)
_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w/&-]*|dan|serta|dinas|kepala|kota|\([\w\s/-]{2,20}\)|(?:Ir|Drs?|Dra|dr|H|Hj|Prof)\.),?\s+){1,16}$"
)
_STANDS_IN = re.compile(rf"\b{_OTHERWISE}\s$")
_SELAKU = re.compile(r",?\sselaku\s(?P<post>(?:[A-Z][\w/&-]*|dan|serta|,|\([\w\s/-]{2,20}\)|\s)+)")
_HONOUR = re.compile(r"(?:,?\s*(?:Ir|Drs?|Dra|dr|H|Hj|Prof)\.|,?\s*(?:Bapak|Ibu))+\s*$|[\s,]+$")
_THEN = re.compile(r"\s\(?(?:saat|kala|ketika|waktu)\situ\b")
_DEGREE = re.compile(
    rf"\b{WORD},\s(?:[SM]\.\s?[A-Z][A-Za-z]{{0,5}}\.?|Ph\.?\s?D\.?|Sp\.\s?[A-Z]{{1,3}}\.?|A\.Md\.?|A\.P\.)(?:,?\s?[SM]\.\s?[A-Z][A-Za-z]{{0,5}}\.?)*"
)
_NEXT_NAME = re.compile(rf"\s+(?P<name>{WORD}\s{WORD}(?:\s{WORD})?)\b(?!\s[A-Z])")
_HEADS_AGENCIES = frozenset(
    {"wali", "kepala dinas", "kepala badan", "kepala pelaksana", "sekretaris daerah", "wakil wali"}
)
_MOST_LETTERS = 2
_UNLIKE = _MOST_LETTERS + 1
_TELLING = 3
"""So many words of a post, or more letters of an acronym, tell which it is."""
_LONG = 10  # letters: a name in which two may be wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    """The office's list, as texts are compared with it."""

    by_name: dict[Words, tuple[Official, ...]]
    ways: dict[Official, frozenset[Words]]
    place: Words

    def holders(self, words: Words, day: date | None) -> tuple[Official, ...]:
        """Give who holds the post that is named so."""
        return tuple(each for each, ways in self.ways.items() if words in ways and each.is_in_post(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A name in a passage that is on the list, or nearly, with the post that stands at it."""

    passage: Passage
    start: int
    end: int
    found: tuple[Official, ...]
    apart: int
    at: int
    post: str
    is_otherwise: bool


def officials(copy: Copy, knowledge: Knowledge) -> Iterator[Finding]:
    """Find names and posts that are not as on the office's list."""
    lists, day = _lists(knowledge.officials), _day_of(copy)
    for passage in copy.of(*_RUNNING):
        mentions = [each for each in _mentions(passage, lists) if not _is_left_alone(each, knowledge)]
        for mention in mentions:
            yield from _judged(mention, lists, day)
        yield from _unlisted(passage, lists, day, {mention.start for mention in mentions})
        if passage.kind is Kind.PARAGRAPH:
            degrees = (match for match in _DEGREE.finditer(passage.text) if not passage.is_spared(match.start()))
            yield from (passage.find("degree-in-name", *match.span()) for match in degrees)


@lru_cache(maxsize=2)
def _lists(known: tuple[Official, ...]) -> _Lists:
    place = next((official.place for official in known if official.place), ())
    by_name: dict[Words, tuple[Official, ...]] = {}
    for official in known:
        name = tuple(official.name.casefold().split())
        by_name[name] = (*by_name.get(name, ()), official)
    return _Lists(by_name=by_name, ways={each: ways_to_say(each, place) for each in known}, place=place)


def _day_of(copy: Copy) -> date | None:
    try:
        return date.fromisoformat((copy.article.get("Date") or "")[:10])
    except ValueError:
        return None


def _mentions(passage: Passage, lists: _Lists) -> Iterator[_Mention]:
    words = passage.words
    lengths = {len(name) for name in lists.by_name}
    for number, word in enumerate(words):
        for length in lengths if word.text[0].isupper() else ():
            window = words[number : number + length]
            gaps = [passage.text[one.end : other.start] for one, other in pairwise(window)]
            whole = len(window) == length and all(each.text[0].isupper() for each in window)
            if whole and not any(gap.strip() for gap in gaps) and not _goes_on(passage, window[-1].end):
                typed = tuple(each.text.casefold() for each in window)
                yield from _mention(passage, word.start, window[-1].end, typed, lists)


def _goes_on(passage: Passage, end: int) -> bool:
    """Tell whether a name goes on behind what was looked at."""
    return bool(re.match(rf"\s{WORD}", passage.text[end:]))


def _mention(passage: Passage, start: int, end: int, typed: Words, lists: _Lists) -> Iterator[_Mention]:
    apart, nearest = min(((_apart(typed, name), name) for name in lists.by_name), default=(_UNLIKE, typed))
    if apart < _UNLIKE:
        at, post = _post_before(passage.text, start)
        after = _SELAKU.match(passage.text[end:])
        yield _Mention(
            passage=passage,
            start=start,
            end=end,
            found=lists.by_name[nearest],
            apart=apart,
            at=at,
            post=post or (after["post"].strip(" ,") if after else ""),
            is_otherwise=_is_otherwise(passage.text, at, end),
        )


def _post_before(text: str, end: int) -> tuple[int, str]:
    """Give where the post begins that stands before a name, and its words; there are none where there is no post."""
    before = _BEFORE.search(text[:end])
    heads = [*_HEAD.finditer(before[0])] if before else []
    if before is None or not heads:
        return end, ""
    at = before.start() + heads[-1].start("head")
    return at, _HONOUR.sub("", text[at:end])


def _is_otherwise(text: str, at: int, end: int) -> bool:
    """Tell whether somebody is said to have been in a post, or to stand in for one."""
    return bool(_STANDS_IN.search(text[:at]) or _THEN.match(text[end:]))


def _apart(typed: Words, name: Words) -> int:
    """Give how many letters two names differ by; three where they are not of one shape, or differ by more than two."""
    if len(typed) != len(name) or (len(name) == 1 and typed != name):
        return _UNLIKE
    pairs = [*zip(typed, name, strict=True)]
    if not any(one == other for one, other in pairs) and not all(one[0] == other[0] for one, other in pairs):
        return _UNLIKE
    most = _MOST_LETTERS if sum(map(len, name)) >= _LONG else 1
    apart = distance(" ".join(typed), " ".join(name), most=most)
    return apart if apart <= most else _UNLIKE


def _is_left_alone(mention: _Mention, knowledge: Knowledge) -> bool:
    typed = mention.passage.text[mention.start : mention.end].casefold().split()
    return bool(mention.apart) and all(word in knowledge.names for word in typed)


def _judged(mention: _Mention, lists: _Lists, day: date | None) -> Iterator[Finding]:
    said = without_place(words_of(mention.post), lists.place)
    own = [each for each in mention.found if _is_post_of(each, said, mention.post, lists)]
    proposal = ", ".join(dict.fromkeys(each.name for each in mention.found))
    if mention.apart:
        code = "official-misspelt" if own else "official-misspelt-perhaps"
        if own or (mention.apart == 1 and not mention.post):
            yield mention.passage.find(code, mention.start, mention.end, proposal=proposal)
        return
    if not said or mention.is_otherwise:
        return
    holders = lists.holders(said, day)
    names = ", ".join(each.name for each in holders)
    if own and not any(each.is_in_post(day) for each in own):
        yield _about(mention, "official-out-of-term", proposal=names or "?", **_term(own[-1]))
    elif not own:
        theirs = [each.post for each in mention.found if each.is_in_post(day)] or [mention.found[-1].post]
        if holders:
            yield _about(mention, "official-wrong-post", proposal=", ".join(theirs), holder=names)
        elif {said[0], " ".join(said[:2])} & _HEADS_AGENCIES and not any(
            _is_part(each, said) for each in mention.found
        ):
            yield _about(mention, "official-other-post", proposal=", ".join(theirs))


def _term(official: Official) -> dict[str, str]:
    return {"start": str(official.start or "…"), "end": str(official.end or "…")}


def _about(mention: _Mention, code: str, /, **detail: str) -> Finding:
    return mention.passage.find(code, mention.at, mention.end, **detail)


def _is_post_of(official: Official, said: Words, post: str, lists: _Lists) -> bool:
    """Tell whether a post that was named is an official's: in so many words, by its agency, or in a part of them."""
    if not said:
        return False
    if said in lists.ways[official] or official.agency.casefold() in acronyms_of(post):
        return True
    return not any(said in ways for ways in lists.ways.values()) and _is_part(official, said)


def _is_part(official: Official, said: Words) -> bool:
    """Tell whether a post was said shorter than it is: some of its words, its first ones, or a part of its acronym."""
    words = words_of(official.post)
    is_shorter = set(said) <= set(words) or said[:_TELLING] == words[:_TELLING]
    is_acronym = len(said[-1]) > _TELLING and said[-1] in official.agency.casefold()
    return said[0] == words[0] and (is_shorter or is_acronym)


def _unlisted(passage: Passage, lists: _Lists, day: date | None, known: set[int]) -> Iterator[Finding]:
    """Find names that stand in a post which the list gives to somebody else."""
    for head in _HEAD.finditer(passage.text):
        if head["otherwise"]:
            continue
        rest = passage.text[head.start("head") :]
        for official in lists.ways:
            post = re.match(_post_pattern(official, lists.place), rest)
            name = _NEXT_NAME.match(rest, post.end()) if post and official.is_in_post(day) else None
            if name and head.start("head") + name.start("name") not in known and is_person(name["name"]):
                at = head.start("head")
                yield passage.find(
                    "official-unlisted", at, at + name.end("name"), name=name["name"], proposal=official.name
                )


def _post_pattern(official: Official, place: Words) -> str:
    words = re.escape(official.post).replace("\\ ", r"\s+")
    town = r"\s+".join(re.escape(word) for word in place)
    acronym = rf"(?:\s\({re.escape(official.agency)}\))?"
    return rf"(?i:{words}{acronym}(?:\s+{town})?(?![\w-]),?)" if place else rf"(?i:{words}{acronym}(?![\w-]),?)"
