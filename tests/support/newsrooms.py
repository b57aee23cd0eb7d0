"""A real newsroom in a folder, with hands that work in it as people do.

* ``House`` is the newsroom: write, move and sign papers by hand or by command, sweep, and look at what came of it.
* ``photo`` gives a picture as a camera leaves it, with a place and a name in it.
* ``tree`` gives every byte of a folder, for holding two moments against each other.
"""

import contextlib
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from paraf.desk.acting.accepting import accept_settings
from paraf.desk.acting.acts import Actor, keep_signature, plan_seal, plan_submission, seal, send_back, submit
from paraf.desk.acting.moving import Place
from paraf.desk.acting.revising import start_revision, start_withdrawal
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.papers.folders import scan
from paraf.desk.papers.gathering import gather
from paraf.desk.papers.surroundings import surroundings
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import acceptance_to_sign, edited_settings
from paraf.desk.records.verifying import verify_records
from paraf.desk.sweeping.board import board_of
from paraf.desk.sweeping.judging import submission_for
from paraf.desk.sweeping.sweeping import sweep
from paraf.rules.article import with_fields
from paraf.rules.edition import edition
from paraf.rules.entries import Sealed
from paraf.rules.findings import codes
from paraf.rules.statement import statement_text
from paraf.rules.words import Channel, OfficerId, Stage
from paraf.rules.workflow.outcome import Refusal
from paraf.rules.workflow.sealing import statement_to_sign
from tests.support.offices import SETTINGS_TEXT, SIGNING_IDS, signed_by, signing_settings

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
CAMERA = b"Kamera Humas 7"


def photo(colour="red", *, kind="JPEG", width=40):
    """Give a picture with private data in it."""
    exif = Image.Exif()
    exif[0x010F] = CAMERA.decode()
    exif[0x0112] = 6
    buffer = BytesIO()
    Image.new("RGB", (width, 20), colour).save(buffer, format=kind, exif=exif)
    return buffer.getvalue()


def text(body="Air sudah surut.", **header):
    """Give an article as a writer types it."""
    fields = {
        "Judul": "Banjir surut",
        "Tanggal": "21 November 2026 09.30",
        "Kategori": "Kota",
        "Penulis": "Rina Wulandari",
        "Ringkasan": "Air surut.",
    } | {key.replace("_", "-"): value for key, value in header.items()}
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items() if value is not None)
    return f"{lines}\n{body}\n"


def with_picture(ref="foto.jpg", **header):
    """Give an article that shows a picture in its text."""
    return text(f"Air sudah surut.\n\n![Air di jalan]({ref})", **header)


def tree(*folders):
    """Give every file below some folders with its bytes; a link with where it leads."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink():
                found[str(path)] = f"-> {path.readlink()}"
            elif path.is_file():
                found[str(path)] = path.read_bytes()
    return found


class House:
    """A newsroom with people in it."""

    def __init__(self, root: Path, *, settings=SETTINGS_TEXT):
        self.root = root
        self.now = START
        root.mkdir(parents=True, exist_ok=True)
        for folder in ("drafts", "review", "content", "images"):
            (root / folder).mkdir(exist_ok=True)
        self.write("newsroom.toml", settings)
        first = accept_settings(Newsroom(root), by=None, at=self.now - timedelta(days=300))
        assert not isinstance(first, tuple), first
        self.reopen()

    def reopen(self):
        """Start a new process, as far as this one can."""
        self.newsroom = Newsroom.open(self.root)
        self.cases = CaseBook(self.newsroom)

    def tick(self):
        """Let a minute pass, and give the time."""
        self.now += timedelta(minutes=1)
        return self.now

    # hands

    def write(self, place, content):
        """Save a file."""
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, place):
        """Read a file as text."""
        return (self.root / place).read_text(encoding="utf-8")

    def edit(self, place, old, new):
        """Change a file's text."""
        assert old in self.read(place)
        self.write(place, self.read(place).replace(old, new))

    def move(self, source, target):
        """Move one file, and nothing with it."""
        (self.root / target).parent.mkdir(parents=True, exist_ok=True)
        (self.root / source).rename(self.root / target)

    def has(self, place):
        """Tell whether a file or folder is there."""
        return (self.root / place).exists()

    def code(self, place):
        """Give the correction code of a paper as the preview shows it."""
        return self.case(place).code

    def type_signoff(self, place, who="Siti Rahma", code=None):
        """Type a sign-off line."""
        lines = [line for line in self.read(place).splitlines(keepends=True) if not line.startswith("Koreksi:")]
        self.write(place, f"Koreksi: {who}, {code or self.code(place)}\n{''.join(lines)}")

    # paraf

    def sweep(self, *, is_quiet=lambda _: True, hinted=None, clock=None):
        """Let the watcher look once: at everything, or at what is hinted at."""
        with self.newsroom.writing(lambda: None):
            return sweep(self.newsroom, self.cases, clock=clock or self.tick, is_quiet=is_quiet, hinted=hinted)

    def copied(self, root):
        """Give a copy of the newsroom as another process finds it."""
        shutil.copytree(self.root, root, symlinks=True)
        copy = House.__new__(House)
        copy.root, copy.now = root, self.now
        copy.reopen()
        return copy

    def case(self, place, *, cleaning=False):
        """Read a paper."""
        return self._gather(place, cleaning=cleaning).case

    def _gather(self, place, *, cleaning=False):
        self.newsroom.patience.renew()
        at = Place.of(place)
        gathered = gather(self.newsroom, at.stage, at.path, cleaning=cleaning)
        assert gathered is not None, place
        return gathered

    def _around(self):
        return surroundings(self.newsroom, scan(self.newsroom.layout))

    def actor(self, officer):
        """Give an officer at the keyboard."""
        return Actor(by=OfficerId(officer), channel=Channel.COMMAND, at=self.tick())

    def submit(self, place, *, by="rina"):
        """Submit a paper by command; gives what was done or the refusal."""
        with self.newsroom.writing(lambda: None):
            gathered = self._gather(place, cleaning=True)
            actor = self.actor(by)
            plan = plan_submission(self.newsroom, gathered, self._around(), at=actor.at, by=actor.by)
            return plan if isinstance(plan, Refusal) else submit(self.newsroom, gathered, plan, actor)

    def sign(self, place, *, by="siti", code=None):
        """Sign a paper by command; gives what was done or the refusal."""
        with self.newsroom.writing(lambda: None):
            gathered = self._gather(place)
            name = self.newsroom.office.roster.officer(by).name
            if gathered.case.article is not None:
                line = {"Koreksi": f"{name}, {code or gathered.case.code}"}
                signed = with_fields(gathered.case.article, line)
                gathered = replace(gathered, case=replace(gathered.case, article=signed))
            around, actor = self._around(), self.actor(by)
            waiting = submission_for(gathered.case, self.newsroom.register, around)
            plan = plan_seal(self.newsroom, gathered, around, waiting, actor)
            return plan if isinstance(plan, Refusal) else seal(self.newsroom, gathered, plan, actor)

    def sign_by_key(self, place, *, by="siti", key=None):
        """Sign a paper with an officer's key by command; gives what was done or the refusal."""
        with self.newsroom.writing(lambda: None):
            return self.hand_in_signature(place, self.signed_statement(place, by=by, key=key), by=by)

    def signed_statement(self, place, *, by="siti", key=None):
        """Give an officer's signed statement of a paper as it lies there."""
        officer, case, around = self.newsroom.office.roster.officer(by), self.case(place), self._around()
        waiting = submission_for(case, self.newsroom.register, around)
        said = statement_to_sign(case, waiting, around, officer, at=self.tick())
        return signed_by(by, officer.name, statement_text(said), key=key)

    def hand_in_signature(self, place, signer, *, by="siti"):
        """Give a paper a signature that was made before."""
        gathered, around, actor = self._gather(place), self._around(), self.actor(by)
        waiting = submission_for(gathered.case, self.newsroom.register, around)
        plan = plan_seal(self.newsroom, gathered, around, waiting, actor, given=signer)
        if isinstance(plan, Refusal):
            return plan
        keep = seal if isinstance(plan.act, Sealed) else keep_signature
        return keep(self.newsroom, gathered, plan, actor)

    def settle_signatures(self, settings=None):
        """Put settings in force that ask for signatures."""
        self.write("newsroom.toml", settings or signing_settings())
        outcome = self.accept()
        assert not isinstance(outcome, tuple), outcome

    def publish_signed(self, name="banjir.md", content=None, *, by="siti", **header):
        """Let an article go the whole way with a signature; gives its place in ``content/``."""
        self.waiting(content, f"review/{name}", **header)
        done = self.sign_by_key(f"review/{name}", by=by)
        assert not isinstance(done, Refusal), done
        return f"content/{name}"

    def send_back(self, place, note="Nama camat keliru", *, by="siti"):
        """Return a paper by command."""
        with self.newsroom.writing(lambda: None):
            return send_back(self.newsroom, self.case(place), self._around(), note, self.actor(by))

    def revise(self, slug):
        """Start a revision by command, and give its place."""
        with self.newsroom.writing(lambda: None):
            return str(start_revision(self.newsroom, self.latest(slug)))

    def withdraw(self, slug, reason="Keliru seluruhnya"):
        """Start a withdrawal by command, and give its place."""
        with self.newsroom.writing(lambda: None):
            return str(start_withdrawal(self.newsroom, self.latest(slug), reason=reason))

    def accept(self, *, by="dewi", key=None):
        """Accept the edited settings, with the admin's key where that is asked for."""
        with self.newsroom.writing(lambda: None):
            at = self.tick()
            raw = edited_settings(self.newsroom)
            said = acceptance_to_sign(self.newsroom, raw, by=by, at=at) if isinstance(raw, bytes) else None
            signer = signed_by(by, by, said, key=key) if said and by in SIGNING_IDS else None
            return accept_settings(self.newsroom, by=OfficerId(by), at=at, signer=signer)

    def publish(self, name="banjir.md", content=None, **header):
        """Let an article go the whole way, by hand; gives its place in ``content/``."""
        self.write(f"review/{name}", content or text(**header))
        self.sweep()
        self.type_signoff(f"review/{name}")
        self.sweep()
        assert self.has(f"content/{name}"), self.told()
        return f"content/{name}"

    def waiting(self, content=None, place="review/banjir.md", **header):
        """Let an article wait in ``review/``, put there by hand; gives its place."""
        self.write(place, content or text(**header))
        self.sweep()
        return place

    def revised(self):
        """Start a revision and mend a word in it; gives its place."""
        place = self.revise("banjir-surut")
        self.edit(place, "sudah surut", "sudah naik")
        self.write(place, f"Change: ralat\nChange-Note: Keliru\n{self.read(place)}")
        return place

    # what came of it

    def latest(self, slug):
        """Give the version sealed last of the only article with this slug."""
        (address,) = self.newsroom.register.addresses_of(slug)
        return self.newsroom.register.latest(address)

    def live(self):
        """Give the live digests by address."""
        return edition(self.newsroom.register, self.newsroom.office, at=self.now).digests()

    def board(self):
        """Give the board."""
        return board_of(self.newsroom, at=self.now)

    def card(self, place):
        """Give the card of one paper."""
        (card,) = [card for card in self.board().cards if card.path == place]
        return card

    def codes(self, place):
        """Give the codes of everything found about a place."""
        board = self.board()
        found = [finding for card in board.cards if card.path == place for finding in card.findings]
        return codes([*found, *(finding for finding in board.strangers if finding.path == place)])

    def acts(self):
        """Give the acts in the ledger, oldest first."""
        return [entry.act for entry in self.newsroom.ledger.read().entries]

    def kinds(self):
        """Give the kinds of the acts in the ledger, the office's first settings left out."""
        return [type(act) for act in self.acts()[1:]]

    def problems(self):
        """Give what verifying the records finds."""
        return verify_records(self.newsroom).problems

    def superseded(self):
        """Give the files that were displaced, notes left out: name as it was, and bytes."""
        folder = self.newsroom.layout.superseded
        files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith(".PARAF.txt")]
        return [(str(path.relative_to(folder)).split("-", 3)[3], path.read_bytes()) for path in files]

    def told(self):
        """Give the notes that stand beside papers, by place."""
        stages = [self.newsroom.layout.stage(stage) for stage in Stage]
        notes = [note for folder in stages for note in folder.rglob("*.PARAF.txt")] + [*self.root.glob("*.PARAF.txt")]
        return {str(note.relative_to(self.root)): note.read_text(encoding="utf-8") for note in sorted(notes)}

    def tree(self):
        """Give every file of the newsroom, what can be made again left out."""
        folders = ("drafts", "review", "content", "images", "records")
        return tree(*(self.root / folder for folder in folders)) | {
            str(note): note.read_bytes() for note in self.root.glob("*.PARAF.txt")
        }

    @contextlib.contextmanager
    def unchanged(self, *, notes=True):
        """Hold that nothing in the newsroom changes meanwhile; without ``notes``, nothing but the desk's answers."""
        before = self.tree()
        yield
        after = self.tree()
        if not notes:
            before, after = (
                {name: found for name, found in tree.items() if not name.endswith(".PARAF.txt")}
                for tree in (before, after)
            )
        assert after == before
