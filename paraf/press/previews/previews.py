"""Previews: every paper that is not public yet, as it would be published, in ``previews/``, private.

* One file a paper, complete in itself, under the paper's own path.
* A submitted paper shows its correction code; one that was not submitted has none yet, for submission may change it.
* Where what was read is not what was judged, the files are changing: the preview is made again at the next look.
* A paper that is no article yet never takes the place of one that is.
* A preview that cannot be written does not keep the others; it is told when they are done.
* A preview goes when its paper does, and its folder when it is empty; nothing but previews, and what
  belongs to the board's page (its stamp and its small pictures), lies in that folder.
* A theme that cannot show a preview stops the previews; papers and the public site do not wait for it.
"""

import os
from collections.abc import Callable, Hashable, Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from paraf.desk.clock import now
from paraf.desk.disk.files import remove
from paraf.desk.papers.verdicts import Judged
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.comparing import signed_version
from paraf.press.previews.places import preview_at, preview_path
from paraf.rules.words import Stage


class Previews:
    """The previews of one newsroom, and what each of them shows."""

    def __init__(self, newsroom: Newsroom, clock: Callable[[], datetime] = now) -> None:
        self.newsroom, self._clock = newsroom, clock
        self._shown: dict[Path, object] = {}

    def get_ready(self) -> None:
        """Do what the first preview would have to do first: where nobody waits for one."""
        from paraf.press.previews.writing import get_ready  # noqa: PLC0415  # as where a preview is written

        get_ready(self.newsroom, clock=self._clock)

    def bring_up_to_date(
        self,
        judged: Iterable[Judged],
        *,
        settled: Iterable[str] = (),
        looks: Hashable = None,
        gone: Iterable[str] | None = None,
    ) -> None:
        """Write the previews that changed, and remove those whose paper is gone; ``looks`` stands for the theme.

        ``settled`` are the places of papers that nobody had to judge, whose previews stay.
        Where not all papers were judged, ``gone`` are the places where a paper may have lain and none lies.
        """
        has_public = (
            self.newsroom.layout.previews / Stage.PUBLISHED
        ).is_dir()  # made by command, and kept with its paper
        standing = {preview_at(self.newsroom, place) for place in settled} if has_public else set[Path]()
        failed: list[OSError] = []
        concerned = [item for item in judged if has_public or item.case.stage is not Stage.PUBLISHED]
        knowledge = _knowledge(self.newsroom) if concerned else None
        for item in sorted(concerned, key=self._precedence):
            path = preview_path(self.newsroom, item.case)
            if path not in standing and (item.case.article or item.case.stage is not Stage.PUBLISHED):
                standing.add(path)
                if item.case.stage is not Stage.PUBLISHED:
                    try:
                        self._bring(path, item, (looks, knowledge))
                    except OSError as error:
                        failed.append(error)
        if gone is None:
            self._remove_all_but(standing)
        else:
            self._remove({preview_at(self.newsroom, place) for place in gone if "/" in place} - standing)
        if failed:
            raise failed[0]

    def _remove_all_but(self, standing: AbstractSet[Path]) -> None:
        self._remove({*self.newsroom.layout.previews.rglob("*.html")} - standing)
        _remove_empty_folders(self.newsroom.layout.previews)

    def _remove(self, paths: AbstractSet[Path]) -> None:
        for path in sorted(paths):
            if path.is_file() or path.is_symlink():
                remove(path)
                self._shown.pop(path, None)

    def _precedence(self, item: Judged) -> tuple[bool, bool]:
        """Let one that was submitted go before its twin, and one that can be read before one that cannot."""
        return item.case.article is None, item.case.path not in self.newsroom.register.submissions

    def _bring(self, path: Path, item: Judged, looks: object) -> None:
        from paraf.press.previews.writing import (  # noqa: PLC0415  # imports Jinja, where there is a paper to show
            code_shown,
            signing_on,
            write_preview,
        )

        register, case = self.newsroom.register, item.case
        findings = tuple((each.code, each.place, *each.detail.items()) for each in item.findings)
        signing = signing_on(self.newsroom, case.article, item, self._clock()) if case.article else None
        code = code_shown(self.newsroom, case)
        version = signed_version(self.newsroom, case)
        before = version.number if version else None
        shown = (case.place, case.raw, case.digest, code, signing, findings, before, register.office, looks)
        if self._shown.get(path) != shown or not path.is_file():
            self._shown.pop(path, None)
            if not write_preview(self.newsroom, item, clock=self._clock).is_changing:
                self._shown[path] = shown


def _knowledge(newsroom: Newsroom) -> Hashable:
    from paraf.desk.papers.knowing import known_in  # noqa: PLC0415  # imports the checks, where there is a text to check

    return known_in(newsroom).knowledge


def _remove_empty_folders(previews: Path) -> None:
    """Remove the folders below each stage's that hold nothing, the innermost first; the stages' own stay."""
    for stage in Stage:
        with suppress(FileNotFoundError):  # there are no previews of that stage
            for _, folders, _, descriptor in os.fwalk(previews / stage, topdown=False):
                for folder in folders:
                    with suppress(OSError):  # something lies in it, or somebody was faster
                        os.rmdir(folder, dir_fd=descriptor)
