"""Invented city news in Indonesian, of about 400 words an article; the same number always gives the same article."""

import random
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

CATEGORIES = (
    "Pemerintahan",
    "Pembangunan",
    "Kesehatan",
    "Pendidikan",
    "Ekonomi",
    "Lingkungan",
    "Sosial Budaya",
    "Olahraga",
)
AUTHORS = {f"penulis-{number}": f"Penulis Contoh {number}" for number in range(1, 21)}
TAGS = tuple(f"topik {number}" for number in range(1, 61))
_ROLES = ("Wali Kota", "Wakil Wali Kota", "Sekretaris Daerah", "Kepala Dinas", "Camat", "Lurah", "Ketua RT")
_VERBS = ("meresmikan", "meninjau", "mempercepat", "memperluas", "mengevaluasi", "menyalurkan", "menata", "menggelar")
_THINGS = (
    "perbaikan saluran air di lingkungan warga",
    "layanan kesehatan ibu dan anak",
    "penataan tepian sungai",
    "pelatihan bagi pelaku usaha kecil",
    "bantuan pangan untuk keluarga prasejahtera",
    "pemeliharaan jalan kampung",
    "gerakan memilah sampah dari rumah",
    "perpustakaan keliling untuk anak sekolah",
    "pasar murah menjelang hari raya",
    "pendataan warga lanjut usia",
)
_PLACES = tuple(f"Kelurahan {name}" for name in ("Bahari", "Mekar", "Sentosa", "Tirta", "Cendana", "Melati", "Kenanga"))
_REASONS = (
    "agar manfaatnya segera dirasakan warga",
    "sebagai tindak lanjut musyawarah perencanaan",
    "supaya pelayanan semakin cepat",
    "karena kebutuhan warga terus meningkat",
    "tanpa mengganggu kegiatan belajar mengajar",
    "meskipun anggaran masih terbatas",
)
_OPENERS = ("Menurutnya", "Selain itu", "Sementara itu", "Di sisi lain", "Lebih lanjut", "Sejauh ini")
_EPOCH = datetime(2016, 1, 1, 7, 0)  # noqa: DTZ001  # the office's own time
_MINUTES = 3652 * 24 * 60
_WORDS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """An article as it is submitted, and what its records say of it; ``date`` is in the office's own time."""

    text: str
    slug: str
    date: datetime
    category: str
    author_id: str
    picture: str


def invented(number: int, *, picture: bool = False) -> Invented:
    """Give the article with this number."""
    rng = random.Random(f"berita {number}")  # noqa: S311  # no secret
    date = _EPOCH + timedelta(minutes=rng.randrange(_MINUTES))
    title = f"{rng.choice(_ROLES)} {rng.choice(_VERBS)} {rng.choice(_THINGS)} di {rng.choice(_PLACES)}"
    slug = f"{re.sub(r'[^a-z0-9]+', '-', title.lower())[:60].strip('-')}-{number:05d}"
    category, author_id, photo = rng.choice(CATEGORIES), rng.choice(list(AUTHORS)), f"foto-{number:05d}.jpg"
    lines = [
        f"Title: {title} ({number})",
        f"Date: {date:%Y-%m-%d %H:%M}",
        f"Category: {category}",
        f"Authors: {AUTHORS[author_id]}",
        f"Tags: {', '.join(rng.sample(TAGS, rng.randint(2, 4)))}",
        f"Slug: {slug}",
        f"Summary: {_sentence(rng)}",
    ]
    if picture:
        lines += [f"Image: {photo}", "Image-Alt: Warga", "Image-Caption: Warga di lokasi", "Image-Credit: Humas"]
    header = "".join(f"{line}\n" for line in lines)
    text = f"{header}\n{_body(rng, category, date)}\n"
    return Invented(text=text, slug=slug, date=date, category=category, author_id=author_id, picture=photo)


def _body(rng: random.Random, category: str, date: datetime) -> str:
    blocks = [f"**Kota Contoh** - {_sentence(rng)}"]
    while sum(len(block.split()) for block in blocks) < _WORDS:
        blocks.append(f"## {rng.choice(_THINGS).capitalize()}")
        blocks.append(" ".join(_sentence(rng) for _ in range(rng.randint(4, 7))))
        blocks.append("\n".join(f"- {rng.choice(_THINGS)} {rng.choice(_REASONS)}" for _ in range(rng.randint(2, 4))))
        blocks.append(f"> {_sentence(rng)}")
    link = re.sub(r"[^a-z0-9]+", "-", category.lower())
    blocks.append(f"Lihat [rubrik {category}](/kategori/{link}/) atau [tahun {date.year}](/arsip/{date.year}/).")
    return "\n\n".join(blocks)


def _sentence(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.5:  # noqa: PLR2004  # half of them
        return f"{rng.choice(_OPENERS)}, {rng.choice(_THINGS)} diperkuat {rng.choice(_REASONS)}."
    if kind < 0.9:  # noqa: PLR2004  # most of the others
        return f"{rng.choice(_ROLES)} {rng.choice(_VERBS)} **{rng.choice(_THINGS)}** {rng.choice(_REASONS)}."
    return f"Sebanyak {rng.randint(12, 980)} warga mengikuti *{rng.choice(_THINGS)}* di {rng.choice(_PLACES)}."
