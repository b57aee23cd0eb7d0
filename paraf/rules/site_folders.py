"""The folders of the public site: the address of everything that paraf puts there begins with one, or is a file's.

* A front page in another language has the language's own; ``LANGUAGES`` of the office are such folders too.
"""

from enum import StrEnum


class SiteFolder(StrEnum):
    """A folder at the root of the public site."""

    ARTICLES = "berita"
    CATEGORIES = "kategori"
    TAGS = "topik"
    AUTHORS = "penulis"
    UNITS = "instansi"
    ARCHIVES = "arsip"
    ABOUT = "tentang"
    POLICY = "kebijakan-koreksi"
    ACCESSIBILITY = "aksesibilitas"
    CORRECTIONS = "ralat"
    AGENDA = "agenda"
    ANNOUNCEMENTS = "pengumuman"
    SEARCH = "cari"
    GALLERY = "galeri"
    ASSETS = "aset"
    PICTURES = "gambar"
    ATTACHMENTS = "lampiran"
    PROOFS = "bukti"
    FEEDS = "feeds"
    LATER = "halaman"
