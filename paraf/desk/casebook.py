"""The casebook: cases that were read before are not read again while nothing about them changed.

* A case is the same as long as every place that was looked at for it is the same: device, inode, size and times.
* The office's settings and the set of cleaned pictures belong to a case as well.
* Contents are not kept: who needs the bytes gathers anew.
"""

from dataclasses import dataclass, field, replace

from paraf.desk.gathering import Gathered, gather, is_unchanged
from paraf.desk.newsroom import Newsroom
from paraf.desk.outcomes import Outcomes
from paraf.rules.words import Digest, Stage

_Key = tuple[Stage, str, bool]


@dataclass(slots=True)
class CaseBook:
    """The cases read so far in one newsroom."""

    newsroom: Newsroom
    _office: Digest | None = None
    _cases: dict[_Key, Gathered] = field(default_factory=dict)

    def look_up(self, stage: Stage, path: str, *, cleaning: bool = False) -> Gathered | None:
        """Give a case, from memory where nothing about it changed; None where the paper is gone."""
        if self._office != self.newsroom.register.office:
            self._office = self.newsroom.register.office
            self._cases.clear()
        key = (stage, path, cleaning)
        known = self._cases.get(key)
        if known is not None and is_unchanged(known) and not self._must_clean_anew(known, cleaning=cleaning):
            return known
        gathered = gather(
            self.newsroom, stage, path, cleaning=cleaning, remembered=Outcomes(self.newsroom.layout.cleaned)
        )
        if gathered is None:
            self._cases.pop(key, None)
        else:
            self._cases[key] = replace(gathered, contents={})
        return gathered

    def _must_clean_anew(self, known: Gathered, *, cleaning: bool) -> bool:
        pictures = self.newsroom.register.pictures
        return cleaning and any(used.cleaned and used.original in pictures for used in known.case.used)
