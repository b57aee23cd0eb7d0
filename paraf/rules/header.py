"""The header keys that an article may have (DESIGN, the table of the article file).

* Keys come from the list only; case, ``_``, ``-``, ``/`` and blanks make no difference, and many names mean one key.
* A key is public (in the page and in the digest) or private (never published, not even hashed).
* ``X-`` keys are private notes.
* What Pelican would obey is forbidden by name, so that its refusal can say why.
"""

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class Kind(StrEnum):
    """What a key's value is, as far as tidying must know."""

    PLAIN = "plain"
    TEXT = "text"
    DATE = "date"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A header key: its canonical spelling, its other names, and whether its line is public and in the digest.

    The first alias is the Indonesian name. ``multiple`` is what joins the items of a list under this key; None where
    a list makes no sense.
    """

    name: str
    aliases: tuple[str, ...] = ()
    public: bool = True
    kind: Kind = Kind.PLAIN
    multiple: str | None = None


KEYS = (
    Key(name="Title", aliases=("Judul", "Judul-Berita", "Headline"), kind=Kind.TEXT),
    Key(name="Date", aliases=("Tanggal", "Tgl", "Hari-Tanggal", "Tanggal-Terbit", "Published"), kind=Kind.DATE),
    Key(name="Category", aliases=("Kategori", "Rubrik", "Kanal"), kind=Kind.TEXT),
    Key(
        name="Authors",
        aliases=("Penulis", "Author", "Para-Penulis", "Oleh", "By", "Byline", "Reporter", "Wartawan"),
        kind=Kind.TEXT,
        multiple="; ",
    ),
    Key(name="Summary", aliases=("Ringkasan", "Abstrak", "Deskripsi", "Description", "Excerpt"), kind=Kind.TEXT),
    Key(name="Tags", aliases=("Tag", "Label", "Topik", "Kata-Kunci", "Keywords"), kind=Kind.TEXT, multiple=", "),
    Key(name="Slug"),
    Key(name="Redirect", aliases=("Alihan", "Pengalihan", "Redirects"), multiple=", "),
    Key(name="Lang", aliases=("Bahasa", "Language")),
    Key(name="Translation-Of", aliases=("Terjemahan-Dari", "Terjemahan", "Translated-From")),
    Key(name="Unit", aliases=("OPD", "Instansi", "Dinas", "Perangkat-Daerah", "SKPD", "Agency"), kind=Kind.TEXT),
    Key(name="Source", aliases=("Sumber", "Sumber-Bahan", "Sumber-Berita"), kind=Kind.TEXT),
    Key(name="Place", aliases=("Lokasi", "Tempat", "Location"), kind=Kind.TEXT),
    Key(name="Event", aliases=("Waktu-Acara", "Acara", "Acara-Mulai", "Event-Start"), kind=Kind.DATE),
    Key(name="Event-Until", aliases=("Acara-Sampai", "Acara-Selesai", "Acara-Hingga", "Event-End"), kind=Kind.DATE),
    Key(name="Image", aliases=("Gambar", "Foto", "Photo", "Picture")),
    Key(
        name="Image-Alt",
        aliases=("Alt", "Alt-Text", "Teks-Alternatif", "Gambar-Alt", "Alt-Gambar", "Foto-Alt", "Alt-Foto"),
        kind=Kind.TEXT,
    ),
    Key(
        name="Image-Caption",
        aliases=("Keterangan", "Keterangan-Foto", "Keterangan-Gambar", "Caption"),
        kind=Kind.TEXT,
    ),
    Key(
        name="Image-Credit",
        aliases=("Kredit-Foto", "Kredit", "Kredit-Gambar", "Foto-Oleh", "Credit", "Photo-Credit"),
        kind=Kind.TEXT,
    ),
    Key(name="Modified", aliases=("Diperbarui", "Diubah", "Updated"), kind=Kind.DATE),
    Key(name="Pin", aliases=("Sematkan", "Sematkan-Sampai"), kind=Kind.DATE),
    Key(name="Urgent", aliases=("Mendesak", "Mendesak-Sampai", "Genting"), kind=Kind.DATE),
    Key(name="Expires", aliases=("Berlaku-Sampai", "Berlaku-Hingga"), kind=Kind.DATE),
    Key(name="Change", aliases=("Jenis-Ubahan", "Jenis-Perubahan", "Ubahan")),
    Key(name="Change-Note", aliases=("Catatan-Perubahan", "Catatan-Ubahan"), kind=Kind.TEXT),
    Key(name="Hide-Earlier", aliases=("Tutup-Versi-Lama", "Sembunyikan-Versi-Lama")),
    Key(name="Replaces", aliases=("Menggantikan",), kind=Kind.DIGEST),
    Key(name="Embargo", aliases=("Terbit-Pada", "Embargo-Sampai", "Tayang-Pada"), public=False, kind=Kind.DATE),
    Key(
        name="Assignment",
        aliases=("SPT", "Nomor-SPT", "No-SPT", "Surat-Tugas", "Surat-Perintah-Tugas"),
        public=False,
    ),
    Key(name="Classification", aliases=("Klasifikasi",), public=False),
    Key(name="Received", aliases=("Diterima", "Tanggal-Diterima"), public=False, kind=Kind.DATE),
    Key(name="Received-From", aliases=("Diterima-Dari",), public=False),
    Key(
        name="Koreksi",
        aliases=("Correction", "Signed-Off", "Signed-Off-By", "Dikoreksi", "Dikoreksi-Oleh", "Korektor"),
        public=False,
    ),
    Key(name="Paraf", public=False, kind=Kind.DIGEST),
)
"""Every key of the list, in the order in which people are shown them."""

FORBIDDEN = (
    *("Status", "Save-As", "Url", "Template", "Translation", "Path", "Path-No-Ext", "Reader", "Source-Path"),
    *("Content", "Metadata", "Settings", "Timezone", "Date-Format", "Locale-Date", "Locale-Modified"),
    *("In-Default-Lang", "Default-Template", "Default-Status", "Mandatory-Properties", "Allowed-Statuses"),
    *("Relative-Source-Path", "Relative-Dir", "Translations", "Filename", "Url-Format", "Is-Valid"),
    *("Get-Content", "Get-Summary", "Get-Siteurl", "Get-Url-Setting", "Get-Static-Links"),
    *("Get-Relative-Source-Path", "Refresh-Metadata-Intersite-Links"),
)
"""Names that Pelican would obey, or take for something of its own; so are ``_x`` and ``Override-x``."""

_SEPARATORS = re.compile(r"[\s_/-]+")
_NOTE = re.compile(r"\s*x[\s_-]+(?P<name>[a-z0-9]+(?:[\s_-]+[a-z0-9]+)*)\s*", re.IGNORECASE | re.ASCII)
_OVERRIDE = "override"
_REMEMBERED = 512  # names: each is looked up several times in a text, and the same ones stand in all texts


@lru_cache(maxsize=_REMEMBERED)
def _folded(raw: str) -> str:
    return _SEPARATORS.sub("", raw).casefold()


_BY_NAME = MappingProxyType({_folded(name): key for key in KEYS for name in (key.name, *key.aliases)})
_PUBLIC = frozenset(key.name for key in KEYS if key.public)
_FORBIDDEN = frozenset(_folded(name) for name in FORBIDDEN)
_SUGGESTIONS = MappingProxyType({_folded(name): name for key in KEYS for name in (key.name, *key.aliases)})


@lru_cache(maxsize=_REMEMBERED)
def key_named(raw: str) -> Key | None:
    """Give the key that a typed name means, or None where the list has none."""
    note = _NOTE.fullmatch(raw)
    if note is None:
        return None if is_forbidden(raw) else _BY_NAME.get(_folded(raw))
    parts = _SEPARATORS.split(note["name"])
    return Key(name="-".join(("X", *(part.capitalize() for part in parts))), public=False)


def name_in(language: str, canonical_name: str) -> str:
    """Give the name of a key as people of a language write it: the first of its aliases in Indonesian."""
    key = _BY_NAME[_folded(canonical_name)]
    return key.aliases[0] if language == "id" and key.aliases else key.name


def is_public(canonical_name: str) -> bool:
    """Tell whether a canonical key's line is public and in the digest."""
    return canonical_name in _PUBLIC


@lru_cache(maxsize=_REMEMBERED)
def is_forbidden(raw: str) -> bool:
    """Tell whether a typed name is one that Pelican would obey and this house must not."""
    return raw.strip().startswith("_") or _folded(raw) in _FORBIDDEN or _folded(raw).startswith(_OVERRIDE)


def suggestion(raw: str) -> str | None:
    """Give the known name that a mistyped one resembles most, or None where it resembles none."""
    found = difflib.get_close_matches(_folded(raw), _SUGGESTIONS, n=1, cutoff=0.7)
    return _SUGGESTIONS[found[0]] if found else None
