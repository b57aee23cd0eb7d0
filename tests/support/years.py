"""A year of a newsroom, simulated: every act goes through the rules of the workflow, the ledger is what they recorded.

* The same seed gives the same year. Papers live side by side; what happens next is what is due next.
* Some are returned, claimed, embargoed, revised, withdrawn, never finished; one corrector's right is revoked later, and
  the procedure changes in July.
* Some acts are those of hands, done before they were recorded, and some of these were recorded late.
* ``lay_out`` writes ledger, vault and settings as the desk would have left them.
"""

import heapq
import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from paraf.desk.layout import Layout
from paraf.desk.records.vault import Vault
from paraf.rules.article import header_lines, public_text, render, with_fields
from paraf.rules.entries import Accepted, Begun, Claimed, Received
from paraf.rules.folding import fold
from paraf.rules.ledger import GENESIS, head_after, line_of, next_entry
from paraf.rules.manifest import sha256
from paraf.rules.observing import AT_ONCE, Observed
from paraf.rules.office import Office, decode_office
from paraf.rules.register import Register
from paraf.rules.reporting import Sources
from paraf.rules.words import Channel, OfficerId, Stage
from paraf.rules.workflow.outcome import Plan
from paraf.rules.workflow.returning import propose_return
from paraf.rules.workflow.revision import revision_of, revision_path, withdrawal_of
from paraf.rules.workflow.sealing import propose_seal
from paraf.rules.workflow.submission import propose_submission
from tests.support.cases import NOBODY, around, article, case_of, with_line

ZONE = ZoneInfo("Asia/Pontianak")
SETTINGS = """\
[newsroom]
name = "Kabar Kota Contoh"
office = "Dinas Komunikasi dan Informatika Kota Contoh"
site = "kabar.kotacontoh.example"
url = "https://kabar.kotacontoh.example"
language = "id"
timezone = "Asia/Pontianak"

[sop]
number = "{sop}"
revision = "{revision}"
writing = "{writing}"

[hours]
calendar = ""
holidays = [2025-01-01, 2025-03-31, 2025-04-01, 2025-05-01, 2025-06-06, 2025-12-25]

[[hours.ramadan]]
from = 2025-03-01
until = 2025-03-29

[report]
letterhead = [
  "Pemerintah Kota Contoh",
  "Dinas Komunikasi dan Informatika",
  "Bidang Informasi, Komunikasi dan Publikasi",
]
contact = "Jalan Contoh Nomor 1, Kota Contoh 78111 · Telepon (0561) 000000 · kominfo@kotacontoh.example"
number = "400.14.1/{{number}}/IKP/{{year}}"
to = "Kepala Dinas Komunikasi dan Informatika"
place = "Kota Contoh"
post = "Kepala Bidang Informasi, Komunikasi dan Publikasi"
signer = "Budi Sastrawijaya, S.Sos., M.Si."
rank = "Pembina"
nip = "19800101 200501 1 001"
copies = ["Sekretaris Dinas Komunikasi dan Informatika"]
"""
OFFICER = """
[[officer]]
id = "{id}"
name = "{name}"
initials = "{initials}"
roles = {roles}
from = 2024-01-01
"""
WRITERS = {"rina": "Rina Wulandari", "joko": "Joko Purnomo", "mega": "Mega Lestari", "adi": "Adi Saputra"}
CORRECTORS = {"siti": "Siti Rahma", "budi": "Budi Sastrawijaya", "gita": "Gita Maharani"}
CATEGORIES = ("Informasi", "Kegiatan", "kegiatan", "Kesehatan", "Pendidikan", "Lingkungan", "Pengumuman")
UNITS = ("Dinas Kesehatan", "Dinas Pendidikan dan Kebudayaan", "BPBD", "Dinas Pekerjaan Umum dan Penataan Ruang", None)
SUBJECTS = (
    "Wali Kota tinjau perbaikan saluran air",
    "Posyandu keliling layani warga tepian sungai",
    "Pasar murah digelar menjelang hari raya",
    "Pelatihan pemasaran daring bagi pelaku usaha mikro, kecil, dan menengah dibuka untuk umum tanpa dipungut biaya",
    "Jadwal perawatan pipa air bersih",
)
REASONS = (
    "Nama camat keliru",
    "Angka di paragraf dua tidak sama dengan bahan dari dinas; tolong cocokkan lagi, lalu lengkapi keterangan fotonya",
    "Belum ada pernyataan narasumber",
)


def settings(*, sop="93/IKP.KOMINFO/2020", revision="", writing="1h", revoked=False):
    """Give the text of the year's settings."""
    people = [("dewi", "Dewi Anggraini", '["admin"]')]
    people += [(id_, name, '["writer"]') for id_, name in WRITERS.items()]
    people += [(id_, name, '["corrector"]') for id_, name in CORRECTORS.items()]
    officers = [OFFICER.format(id=i, name=n, initials="".join(w[0] for w in n.split()), roles=r) for i, n, r in people]
    officers[-1] += "revoked_since = 2025-06-20\n" if revoked else ""
    return SETTINGS.format(sop=sop, revision=revision, writing=writing) + "".join(officers)


class Year:
    """The newsroom in 2025, with so many articles."""

    def __init__(self, articles, *, seed=93, year=2025):
        self.rng = random.Random(seed)  # noqa: S311 - no secret
        self.hands = random.Random(seed + 1)  # noqa: S311 - so that the year is the same, whoever acts
        self.year, self.articles = year, articles
        self.register, self.head = Register(), GENESIS
        self.entries, self.lines, self.kept = [], [], {}
        self.now = datetime(year, 1, 1, 0, 0, tzinfo=UTC)
        self._accept(settings())
        self._live()

    @property
    def office(self):
        """The office in force."""
        return self.office_of(self.register.office)

    def office_of(self, digest):
        """Give an office by the digest of its settings."""
        office = decode_office(self.kept[digest])
        assert isinstance(office, Office), office
        return office

    @property
    def sources(self):
        """What a report on the year is made from."""
        return Sources(
            entries=tuple(self.entries),
            head=self.head,
            office_of=self.office_of,
            header_of=lambda digest: header_lines(self.kept[digest].decode()),
            national=lambda _calendar, _year: frozenset(),
        )

    def lay_out(self, root):
        """Write the newsroom into a folder."""
        layout = Layout(root)
        for stage in Stage:
            layout.stage(stage).mkdir(parents=True)
        vault = Vault(layout.vault)
        for digest, content in self.kept.items():
            path = vault.path_of(digest)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        layout.settings.write_bytes(self.kept[self.register.office])
        layout.ledger.write_bytes(b"".join(line + b"\n" for line in self.lines))
        return root

    # how the year goes

    def _live(self):
        lives = [self._life(number) for number in range(1, self.articles + 1)] + [self._change_procedure()]
        due = [(next(life), number, life) for number, life in enumerate(lives)]
        heapq.heapify(due)
        while due:
            moment, number, life = heapq.heappop(due)
            self.now = max(self.now, moment)
            following = next(life, None)
            if following is not None:
                heapq.heappush(due, (following, number, life))

    def _change_procedure(self):
        yield datetime(self.year, 7, 1, 2, 0, tzinfo=UTC)
        self._accept(settings(sop="12/IKP.KOMINFO/2025", revision="1", writing="1h30m", revoked=True))

    def _life(self, number):
        """Live one article's life; gives the moments of its acts."""
        yield (begun := self._some_moment())
        paper = self._paper(number, begun)
        if self._happens(0.7):
            self._receive(paper, begun)
            if self.hands.random() < 0.5:
                yield self.now + timedelta(minutes=self.hands.randint(1, 30))
                self._record(Begun(item=paper.path, text=paper.raw), by=self.hands.choice(["rina", None]))
        yield self.now + self._wait(20, 420)
        waiting = self._submit(paper)
        while self._happens(0.15):
            yield self.now + self._wait(5, 90)
            returned = self._send_back(waiting)
            yield self.now + self._wait(5, 200)
            waiting = self._submit(replace(returned, article=replace(returned.article, body=f"{paper.article.body} .")))
        if self._happens(0.3):
            yield self.now + self._wait(1, 20)
            self._claim(waiting)
        if self._happens(0.01):
            return  # nobody ever corrected it
        yield self.now + self._wait(2, 75)
        sealed = self._sign(waiting)
        number = 1
        while self._happens(0.08):
            number += 1
            yield self.now + self._wait(30, 30_000)
            change = self.rng.choice(("ralat", "ejaan", "pemutakhiran", "hak-jawab"))
            lines = {"Change": change, "Change-Note": f"Perbaikan ke-{number}"}
            yield from self._replace(sealed, with_fields(revision_of(sealed.article, sealed.digest), lines), number)
            sealed = self.last
        if self._happens(0.03):
            yield self.now + self._wait(30, 30_000)
            notice = withdrawal_of(sealed.article, sealed.digest, reason="Isi berita keliru seluruhnya")
            yield from self._replace(sealed, notice, number + 1)

    def _replace(self, sealed, revised, number):
        path = revision_path(sealed.path, number)
        waiting = self._submit(case_of(revised, path=path))
        yield self.now + self._wait(2, 60)
        self.last = self._sign(waiting)
        self.last = replace(self.last, path=sealed.path)

    def _some_moment(self):
        day = date(self.year, 1, 2) + timedelta(days=self.rng.randrange(363))
        hour = self.rng.choice((7, 8, 9, 10, 10, 11, 13, 14, 15, 20))
        at = time(hour, self.rng.randrange(60), self.rng.randrange(60))
        return datetime.combine(day, at, tzinfo=ZONE).astimezone(UTC)

    def _wait(self, least, most):
        return timedelta(minutes=self.rng.randint(least, most), seconds=self.rng.randrange(60))

    def _happens(self, chance):
        return self.rng.random() < chance

    def _paper(self, number, begun):
        begun = begun.astimezone(ZONE)
        embargo = begun + timedelta(days=self.rng.randint(1, 6)) if self._happens(0.1) else None
        paper = article(
            f"{begun:%d-%m-%Y} Berita nomor {number}.",
            Title=f"{self.rng.choice(SUBJECTS)} ({number})",
            Date=f"{begun:%Y-%m-%d %H:%M}",
            Category=self.rng.choice(CATEGORIES),
            Authors=self.rng.choice(list(WRITERS.values())),
            Unit=self.rng.choice(UNITS),
            Slug=f"berita-{number}",
            Assignment=f"800/{number}/SPT" if self._happens(0.9) else None,
            Embargo=f"{embargo:%Y-%m-%d %H:%M}" if embargo else None,
        )
        if self._happens(0.4):
            early = begun - timedelta(minutes=self.rng.randrange(90))
            paper = with_fields(paper, {"Received": f"{early:%Y-%m-%d %H:%M}"})
        return case_of(paper, path=f"berita-{number}.md")

    # acts

    def _around(self):
        texts = {digest: text.decode() for digest, text in self.kept.items()}
        return around(self.register, self.office, texts=texts)

    def _accept(self, text):
        self._record(Accepted(office=self._keep(text)), by="dewi")

    def _receive(self, paper, begun):
        get = paper.article.get
        act = Received(
            item=paper.path,
            received=begun - self._wait(0, 30),
            received_from="Tim Peliputan",
            event="Kegiatan",
            place="Kota Contoh",
            unit=get("Unit") or "Sekretariat Daerah",
            contact="",
            assignment=get("Assignment") or "",
            material=(),
        )
        self._record(act, by="rina")

    def _submit(self, paper):
        plan = propose_submission(paper, self._around(), target=paper.path, at=self.now, by=OfficerId("rina"))
        assert isinstance(plan, Plan), plan.findings
        self._keep(render(plan.article))
        self._record(plan.act, by=plan.act.authors[0])
        return case_of(plan.article, stage=Stage.REVIEW, path=paper.path)

    def _send_back(self, waiting):
        plan = propose_return(waiting, self._around(), note=self.rng.choice(REASONS))
        assert isinstance(plan, Plan), plan.findings
        self._record(plan.act, by=self.rng.choice([*CORRECTORS, None]))
        return case_of(plan.article, path=waiting.path)

    def _claim(self, waiting):
        act = self.register.submissions[waiting.path].act
        until = self.now + timedelta(minutes=30)
        officer = OfficerId(self.rng.choice(["siti", "budi"]))
        about = {"address": act.address, "slug": act.slug, "path": act.path, "text": act.text, "line": ""}
        self._record(Claimed(officer=officer, until=until, **about), by=officer)

    def _sign(self, waiting):
        names = [name for id_, name in CORRECTORS.items() if id_ != "gita" or self.now.date() < date(self.year, 7, 1)]
        signed = with_line(waiting, f"{self.rng.choice(names)}, CODE")
        submission = self.register.submissions[waiting.path]
        plan = propose_seal(signed, submission, self._around(), hand=NOBODY, at=self.now)
        assert isinstance(plan, Plan), plan.findings
        self._keep(render(plan.article))
        self._keep(public_text(plan.article))
        self._record(plan.act, by=plan.act.signers[0].officer)
        return case_of(plan.article, stage=Stage.PUBLISHED, path=plan.act.path)

    def _observed(self):
        """Give what a sweep knows of a hand's act: a time, that may lie before what it follows on, or none."""
        done = self.now - timedelta(seconds=self.hands.choice((1, 20, 3000)) * self.hands.random())
        return Observed(done=self.hands.choice((done, None)), late_recorded=self.hands.random() < 0.1)

    def _keep(self, text):
        digest = sha256(text.encode())
        self.kept[digest] = text.encode()
        return digest

    def _record(self, act, *, by):
        salt = f"{self.rng.getrandbits(128):032x}"
        is_by_hand = not isinstance(act, Accepted) and self.hands.random() < 0.5
        channel, observed = (Channel.HAND, self._observed()) if is_by_hand else (Channel.COMMAND, AT_ONCE)
        entry = next_entry(self.head, act, by=by, channel=channel, at=self.now, salt=salt, observed=observed)
        line = line_of(entry)
        self.entries.append(entry)
        self.lines.append(line)
        self.head = head_after(entry, line)
        self.register = fold([entry], onto=self.register)
