"""Offices and rosters that stand ready for tests.

* Rina writes; Siti writes and corrects; Budi corrects; Dewi is admin and corrects; Tamu is a byline.
* Eko's time is over since the end of 2025; Nanda's begins in 2030; Gita's right was revoked from March 2026 on.
* Ayu and Ari Wibowo share the alias "A. Wibowo".
"""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from paraf.rules.categories import category_key
from paraf.rules.checklist import Checklist
from paraf.rules.entries import Signer
from paraf.rules.hours_settings import read_hours
from paraf.rules.office import CategoryPolicy, Office, SignoffLevel, SignoffPolicy, read_office
from paraf.rules.roster import Officer, Roster
from paraf.rules.service import Service
from paraf.rules.settings import Table
from paraf.rules.sop import Sop
from paraf.rules.ssh_keys import key_line, plain_key
from paraf.rules.sshsig import sign
from paraf.rules.words import OfficerId, Role
from tests.support.signing import private_key

ZONE = ZoneInfo("Asia/Pontianak")


def officer(officer_id, name, *roles, **rest):
    """Give an officer who is in office since 2025."""
    rest.setdefault("valid_from", date(2025, 1, 1))
    return Officer(id=OfficerId(officer_id), name=name, roles=frozenset(roles), **rest)


RINA = officer("rina", "Rina Wulandari", Role.WRITER, initials="RW")
SITI = officer(
    "siti",
    "Siti Rahma",
    Role.WRITER,
    Role.CORRECTOR,
    initials="SR",
    aliases=("Siti Rahma, S.Sos.", "Siti Rahma, S.Sos., M.Si."),
)
BUDI = officer("budi", "Budi Sastrawijaya", Role.CORRECTOR, initials="BS")
DEWI = officer("dewi", "Dewi Anggraini", Role.ADMIN, Role.CORRECTOR, initials="DA")
TAMU = officer("tamu", "Komunitas Sungai Bersih", Role.BYLINE)
EKO = officer("eko", "Eko Prasetyo", Role.CORRECTOR, initials="EP", valid_until=date(2025, 12, 31))
NANDA = officer("nanda", "Nanda Putri", Role.CORRECTOR, initials="NP", valid_from=date(2030, 1, 1))
GITA = officer("gita", "Gita Maharani", Role.CORRECTOR, initials="GM", revoked_since=date(2026, 3, 1))
AYU = officer("ayu", "Ayu Wibowo", Role.CORRECTOR, aliases=("A. Wibowo",))
ARI = officer("ari", "Ari Wibowo", Role.WRITER, aliases=("A. Wibowo",))

ROSTER = Roster(officers=(RINA, SITI, BUDI, DEWI, TAMU, EKO, NANDA, GITA, AYU, ARI))

URGENT = "Pengumuman Darurat"
"""The category that needs two signers."""

OFFICE = Office(
    name="Kabar Kota Contoh",
    office="Dinas Komunikasi dan Informatika Kota Contoh",
    site="kabar.kotacontoh.example",
    url="https://kabar.kotacontoh.example",
    language="id",
    zone=ZONE,
    signoff=SignoffPolicy(categories={category_key(URGENT): CategoryPolicy(signers_needed=2)}),
    required=(),
    sop=Sop(number="93/IKP.KOMINFO/2020"),
    service=Service(),
    checklist=Checklist(),
    hours=read_hours(Table(values={})),
    roster=ROSTER,
)


def office_with(*, level=SignoffLevel.CODE, signers_needed=1, author_confirms_changes=False, **rest):
    """Give the office with this general sign-off policy and no other, and whatever else is to differ."""
    general = CategoryPolicy(
        level=level, signers_needed=signers_needed, author_confirms_changes=author_confirms_changes
    )
    return replace(OFFICE, signoff=SignoffPolicy(general=general), **rest)


SETTINGS_TEXT = """\
[newsroom]
name = "Kabar Kota Contoh"
office = "Dinas Komunikasi dan Informatika Kota Contoh"
site = "kabar.kotacontoh.example"
url = "https://kabar.kotacontoh.example"
language = "id"
timezone = "Asia/Pontianak"

[signoff.category."Pengumuman Darurat"]
signers_needed = 2

[sop]
number = "93/IKP.KOMINFO/2020"

[[officer]]
id = "rina"
name = "Rina Wulandari"
initials = "RW"
roles = ["writer"]
from = 2025-01-01

[[officer]]
id = "siti"
name = "Siti Rahma"
aliases = ["Siti Rahma, S.Sos.", "Siti Rahma, S.Sos., M.Si."]
initials = "SR"
roles = ["writer", "corrector"]
from = 2025-01-01

[[officer]]
id = "budi"
name = "Budi Sastrawijaya"
initials = "BS"
roles = ["corrector"]
from = 2025-01-01

[[officer]]
id = "dewi"
name = "Dewi Anggraini"
initials = "DA"
roles = ["admin", "corrector"]
from = 2025-01-01

[[officer]]
id = "tamu"
name = "Komunitas Sungai Bersih"
roles = ["byline"]
from = 2025-01-01

[[officer]]
id = "eko"
name = "Eko Prasetyo"
initials = "EP"
roles = ["corrector"]
from = 2025-01-01
until = 2025-12-31

[[officer]]
id = "nanda"
name = "Nanda Putri"
initials = "NP"
roles = ["corrector"]
from = 2030-01-01

[[officer]]
id = "gita"
name = "Gita Maharani"
initials = "GM"
roles = ["corrector"]
from = 2025-01-01
revoked_since = 2026-03-01

[[officer]]
id = "ayu"
name = "Ayu Wibowo"
aliases = ["A. Wibowo"]
roles = ["corrector"]
from = 2025-01-01

[[officer]]
id = "ari"
name = "Ari Wibowo"
aliases = ["A. Wibowo"]
roles = ["writer"]
from = 2025-01-01
"""
"""The text of ``newsroom.toml`` that reads as ``OFFICE``, for tests over real folders."""

EMERGENCY_TEXT = f"""\
{SETTINGS_TEXT}
[emergency]
allowed = true
hours = 6
"""
"""The settings of an office that allows an admin to publish alone in an emergency."""

SIGNING_IDS = ("siti", "budi", "dewi")
"""The officers who have a key."""


def key_of(officer_id):
    """Give an officer's private key."""
    return private_key(1 + SIGNING_IDS.index(officer_id))


def public_of(officer_id):
    """Give an officer's public key."""
    return plain_key(key_of(officer_id).public_key().public_bytes_raw())


def key_block(officer_id, *lines):
    """Give an officer's key as the settings have it."""
    return "\n".join(["[[officer.key]]", f'ssh = "{key_line(public_of(officer_id))}"', *lines, ""])


def with_key(settings, officer_id, block):
    """Give settings in which an officer has a key, as this block says."""
    head, own, rest = settings.partition(f'id = "{officer_id}"\n')
    lines, blank, rest = rest.partition("\n\n")
    return f"{head}{own}{lines}\n\n{block}{blank[1:]}{rest}"


def signing_settings(*, level="signature", text=None):
    """Give the settings of an office that asks for signatures, Siti, Budi and Dewi having a key each."""
    text = text or SETTINGS_TEXT
    for officer_id in SIGNING_IDS:
        text = with_key(text, officer_id, key_block(officer_id))
    return text.replace("[signoff.category", f'[signoff]\nlevel = "{level}"\n\n[signoff.category', 1)


def signed_by(officer_id, name, text, *, site="kabar.kotacontoh.example", key=None):
    """Give an officer's signed word for a text."""
    signature = sign(text.encode(), key or key_of(officer_id), namespace=f"paraf@{site}")
    return Signer(officer=OfficerId(officer_id), name=name, identity="key", statement=text, signature=signature)


def signing_office():
    """Give the office that asks for signatures."""
    office = read_office(signing_settings())
    assert isinstance(office, Office), office
    return office
