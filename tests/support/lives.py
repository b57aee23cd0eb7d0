"""A newsroom that lives through whatever happens to one, with a press that has to keep up.

* Seals, acts and clocks are made directly; themes and settings are written as people write them.
* After every print the whole live tree is held against a clean build; where one stops, so does the other, and the
  site stays as it was.
* A crash is an exception that nothing catches, at a chosen point; the site is then the one before or the one after.
"""

import os
import shutil
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from paraf.desk.records.newsroom import Newsroom
from paraf.press import build
from paraf.press.build import Press
from paraf.press.contents import contents
from paraf.press.engine import typesetting
from paraf.press.pictures import drawn
from paraf.press.reading import kept
from paraf.press.releases import altering, release, two_trees
from paraf.press.releases.standing import TREES, live, record_file
from paraf.press.stops import PressStoppedError
from paraf.rules.edition import publication_of
from paraf.rules.emergency import debt_of
from paraf.rules.entries import Accepted
from paraf.rules.register import slug_of
from paraf.rules.words import Channel, Verdict
from tests.support.clean_builds import clean_site, differing, lasting_in, live_site
from tests.support.crests import CREST
from tests.support.offices import EMERGENCY_TEXT
from tests.support.press import NOW, open_newsroom, seal, text_of

POINTS = (
    (typesetting.Typesetter, "set", 1),
    (typesetting.Typesetter, "set", 3),
    (contents.Contents, "bring", 1),
    (altering.Alteration, "write", 1),
    (altering.Alteration, "write", 3),
    (altering.Alteration, "link", 1),
    (altering.Alteration, "link", 3),
    (altering.Alteration, "remove", 1),
    (altering.Alteration, "settle", 1),
    (altering.Alteration, "settle", 3),
    (release, "keep_lists", 1),
    (release, "mark", 1),
    (release, "mark", 3),
    (release, "_switch", 1),
    (release, "alter", 1),
    (release, "make_anew", 1),
    (release, "_bring_in_line", 1),
    (release, "_bring_in_line", 3),
    (two_trees, "delete", 1),
    (two_trees, "delete", 3),
    (build, "publish", 1),
    (drawn.Drawn, "keep", 1),
    (drawn.Drawn, "keep", 2),
    (drawn.Drawn, "forget", 1),
    (kept.Kept, "begin_release", 1),
    (kept.Kept, "keep_papers", 1),
    (kept.Kept, "keep_pages", 1),
    (kept.Kept, "keep_values", 1),
    (kept.Kept, "keep_parsed", 1),
    (kept.Kept, "forget_parsed", 1),
    (kept.Kept, "end_release", 1),
)
"""Where a run can crash: before or after one of these is come to for the so manieth time."""


COUNTS: Counter[str] = Counter()
"""How often things happened, in all lives."""


class StoppedAloneError(AssertionError):
    """The press stopped where a clean build did not."""


class Crash(BaseException):
    """The process is gone."""


@contextmanager
def crashing(point, *, nth, after):
    """Crash at the nth time that a point is come to."""
    owner, name = point
    real, left = getattr(owner, name), [nth]

    def dying(*args, **kwargs):
        left[0] -= 1
        if left[0] == 0 and not after:
            raise Crash
        given = real(*args, **kwargs)
        if left[0] == 0:
            raise Crash
        return given

    setattr(owner, name, dying)
    try:
        yield
    finally:
        setattr(owner, name, real)


class Life:
    """One newsroom, its press, and its clock."""

    def __init__(self, root: Path) -> None:
        self.root, self.at = root, NOW
        self.desk = open_newsroom(root)
        self.desk.vault.put(CREST)  # which some settings name
        self.accept(EMERGENCY_TEXT)
        self.press = Press(Newsroom.open(root))
        self.assets: dict[str, str] = {}

    @property
    def layout(self):
        """Give where things are."""
        return self.desk.layout

    @property
    def addresses(self):
        """Give every address that was ever sealed."""
        return sorted(self.desk.register.versions)

    def end(self):
        """Let go of everything."""
        self.press.let_go()
        shutil.rmtree(self.root, ignore_errors=True)

    def pass_time(self, minutes):
        """Let time pass, or go back."""
        self.at += timedelta(minutes=minutes)

    def seal(self, header, body, files, **said):
        """Seal an article, or another version of one."""
        at = self.desk.moment(self.at)
        header = header | {"Redirect": self._redirects(header, said.get("address"), said.pop("redirect", None))}
        said["not_before"] = max(at, at + timedelta(minutes=said.pop("embargo", 0)))
        if said.get("until") is not None:
            said["not_before"] = at
        return seal(self.desk, text_of(body=body, **header), files=files, at=at, **said)

    def _redirects(self, header, address, wished):
        """Give the line of redirects of an article's next version: those of before, and the one that is wished for."""
        before = self.desk.register.latest(address or f"berita/{header['Date'][:4]}/{header['Slug']}")
        slugs = [slug_of(each) for each in before.seal.redirects] if before else []
        wish = f"{header['Slug']}-{wished}" if wished else None
        return ", ".join(dict.fromkeys([*slugs, *([wish] if wish else [])])) or None

    def mend(self, address, key, written):
        """Seal another version of an article, in which one line is another one, or the body, or the files."""
        seen = self.desk.register.latest(address).seal
        lines, _, body = self.desk.vault.get(seen.public).decode().partition("\n\n")
        header = dict(line.split(": ", 1) for line in lines.splitlines())
        header = {name.replace("-", "_"): value for name, value in header.items()}
        header |= {"Change": "ralat", "Change_Note": "Angka"}
        if key in written.header:
            header[key] = written.header[key]
        files = {file.ref: self.desk.vault.get(file.sha) for file in seen.files}
        body, files = written.body if key == "body" else body.strip(), written.files if key == "files" else files
        self.seal(header, body or "Isi.", files, address=address, path=seen.path)

    def withdraw(self, address):
        """Withdraw an article."""
        header = {"Slug": address.rpartition("/")[2], "Change": "pencabutan", "Change_Note": "Keliru"}
        self.seal(header, "", {}, address=address, verdict=Verdict.WITHDRAW, path=f"{header['Slug']}.md")

    def release(self, header, body, files, *, hours, **said):
        """Release an article in an emergency, or another version of one, by an admin alone.

        No two say the same: the desk releases nothing once more as it lies there, and the ledger would show it.
        """
        body = f"{body}\n\nGenting {self.desk.ledger.head.number}."
        at = self.desk.moment(self.at)
        until, alone = at + timedelta(hours=hours), {"officer": "dewi", "name": "Dewi Anggraini"}
        said |= {"verdict": Verdict.EMERGENCY, "reason": "Genting", "until": until, "alone": alone}
        return self.seal(header, body, files, **said).address

    def second(self, address):
        """Let a second person sign what was released in an emergency at an address, where that is owed."""
        debt = debt_of(address, self.desk.register, self.desk.office)
        if debt is None:
            return
        before = debt.seal
        text = self.desk.vault.get(before.public).decode()
        files = {file.ref: self.desk.vault.get(file.sha) for file in before.files}
        seal(self.desk, text, files=files, at=self.desk.moment(self.at), address=address, path=before.path)
        COUNTS["second words"] += 1

    def seal_again(self, address, *, folder):
        """Seal what was sealed last at an address once more, with its paper in a folder."""
        before = self.desk.register.latest(address).seal
        text = self.desk.vault.get(before.public).decode()
        files = {file.ref: self.desk.vault.get(file.sha) for file in before.files}
        path = f"{folder}{before.slug}.md"
        seal(
            self.desk,
            text,
            files=files,
            at=self.desk.moment(self.at),
            address=address,
            path=path,
            verdict=Verdict.WITHDRAW if before.verdict is Verdict.WITHDRAW else Verdict.PUBLISH,
        )

    def accept(self, settings):
        """Accept other settings of the office."""
        self.settings = settings
        act = Accepted(office=self.desk.vault.put(settings.encode()))
        self.desk.record(act, by=None, channel=Channel.COMMAND, at=self.desk.moment(self.at))

    def write(self, name, text):
        """Write a file of the newsroom's own, as an editor does; None removes it."""
        file = self.root / name
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def restart(self):
        """End the process, and begin another one."""
        self.press.let_go()
        self.press = Press(Newsroom.open(self.root))

    def forget(self):
        """Lose everything that is kept but the releases."""
        self.press.let_go()
        for path in self.layout.volatile.iterdir():
            if path != self.layout.releases:
                two_trees.delete(path)
        self.restart()

    def touch(self, number, how):
        """Let a hand change, remove or add a file of the live release, between two processes."""
        self.press.let_go()
        tree = live(self.layout)
        places = sorted(live_site(self.layout))
        if tree is not None and places:
            file = tree / places[number % len(places)]
            if how == "change":
                file.chmod(0o644)
                file.write_bytes(file.read_bytes() + b"?")
            elif how == "swap":
                other = file.with_name("baru")
                other.write_bytes(b"?")
                other.replace(file)
            elif how == "remove":
                file.unlink()
            else:
                file.with_name("asing.html").write_bytes(b"?")
        self.restart()

    def print(self):
        """Print; the site is then what a clean build gives."""
        COUNTS["prints"] += 1
        before = live_site(self.layout)
        try:
            self.press.print_site(at=self.at)
        except PressStoppedError as stopped:
            self._hold_stopped(stopped, before)
            return
        self.hold()

    def hold(self):
        """Hold the live site against a clean build."""
        found, lasting = live_site(self.layout), lasting_in(self.layout)
        wanted = clean_site(self.root, at=self.at)
        different = differing(found, wanted)
        assert not different, f"stale: {different}"
        self._count_lapsed()
        assert lasting.items() <= self.assets.items()
        self.assets |= {place: digest for place, digest in found.items() if place.startswith("aset/")}

    def _count_lapsed(self):
        for address, versions in self.desk.register.versions.items():
            public = publication_of(address, versions, self.desk.office, self.desk.moment(self.at))
            COUNTS["lapsed"] += bool(public and public.lapsed)

    def _hold_stopped(self, stopped, before):
        try:
            clean_site(self.root, at=self.at)
        except PressStoppedError as clean:
            codes = [{finding.code for finding in error.findings} for error in (stopped, clean)]
            assert codes[0] == codes[1], codes
            COUNTS["stopped"] += 1
        else:
            raise StoppedAloneError from stopped
        assert live_site(self.layout) == before

    def crash(self, point, *, nth, after, survives):
        """Print, and crash at a point; the site is the one before or the one after, and the next print is right."""
        before = live_site(self.layout)
        try:
            with crashing(point, nth=nth, after=after):
                self.press.print_site(at=self.at)
        except Crash:
            COUNTS["crashed"] += 1
            if not survives:
                self.restart()
            if differing(live_site(self.layout), before):
                self.hold()
        except PressStoppedError as stopped:
            self._hold_stopped(stopped, before)
            return
        self.print()

    def print_three_ways(self):
        """Print resident, in a fresh process, and with nothing kept: the same from the same."""
        saved, aside = self.root.with_name("saved"), self.root.with_name("aside")
        shutil.copytree(self.root, saved, symlinks=True)
        self.print()
        found, sites = live_site(self.layout), []
        self.root.rename(aside)
        try:
            for cold in (False, True):
                shutil.copytree(saved, self.root, symlinks=True)
                sites.append(self._printed_by_another(cold=cold))
                shutil.rmtree(self.root)
        finally:
            aside.rename(self.root)
            shutil.rmtree(saved)
        assert [differing(site, found) for site in sites] == [[], []]

    def _printed_by_another(self, *, cold):
        if cold:
            kept_too = self.layout.releases
            for path in (each for each in self.layout.volatile.iterdir() if each != kept_too):
                two_trees.delete(path)
        else:
            self._look_untouched()
        press = Press(Newsroom.open(self.root))
        try:
            press.print_site(at=self.at)
        except PressStoppedError:
            pass
        finally:
            press.let_go()
        return live_site(self.layout)

    def _look_untouched(self):
        """Let a copy look as if nobody had touched the tree since its record was written."""
        for file in (record_file(self.layout.releases / name) for name in TREES):
            if file.exists():
                os.utime(file)
