import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.contents import Article, Content

from paraf.rules.header import FORBIDDEN, KEYS, is_forbidden, is_public, key_named, name_in, suggestion

SPELLINGS = [str.upper, str.lower, lambda name: name.replace("-", "_"), lambda name: f" {name.replace('-', ' ')} "]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
@pytest.mark.parametrize("spelling", SPELLINGS, ids=["upper", "lower", "underscores", "blanks"])
def test_case_underscores_hyphens_and_blanks_make_no_difference(key, spelling):
    for name in (key.name, *key.aliases):
        assert key_named(spelling(name)) == key


def test_no_name_means_two_keys():
    names = [name.casefold().replace("-", "") for key in KEYS for name in (key.name, *key.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Judul", "Title"),
        ("Hari/Tanggal", "Date"),
        ("kategori", "Category"),
        ("Author", "Authors"),
        ("PENULIS", "Authors"),
        ("Ringkasan", "Summary"),
        ("Label", "Tags"),
        ("Bahasa", "Lang"),
        ("Terjemahan dari", "Translation-Of"),
        ("Alihan", "Redirect"),
        ("OPD", "Unit"),
        ("Sumber", "Source"),
        ("Lokasi", "Place"),
        ("Gambar", "Image"),
        ("Image_Alt", "Image-Alt"),
        ("Keterangan", "Image-Caption"),
        ("kredit foto", "Image-Credit"),
        ("Diperbarui", "Modified"),
        ("Sematkan", "Pin"),
        ("Berlaku-Sampai", "Expires"),
        ("Jenis-Ubahan", "Change"),
        ("Catatan-Perubahan", "Change-Note"),
        ("Terbit pada", "Embargo"),
        ("SPT", "Assignment"),
        ("Surat Tugas", "Assignment"),
        ("Klasifikasi", "Classification"),
        ("Diterima", "Received"),
        ("Diterima dari", "Received-From"),
        ("Correction", "Koreksi"),
        ("Signed-Off", "Koreksi"),
        ("paraf", "Paraf"),
    ],
)
def test_an_alias_means_its_key(typed, name):
    assert key_named(typed).name == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [("X-Abaikan", "X-Abaikan"), ("x_kembali", "X-Kembali"), ("X dikoreksi OLEH", "X-Dikoreksi-Oleh"), ("x-1", "X-1")],
)
def test_a_note_is_a_private_key(typed, name):
    assert key_named(typed).name == name
    assert not key_named(typed).public
    assert not is_public(name)


@pytest.mark.parametrize("typed", ["", "X", "X-", "Xabaikan", "X-é", "Catatan", "Judul!", "Juduk"])
def test_what_is_not_on_the_list_is_no_key(typed):
    assert key_named(typed) is None


def test_private_are_the_keys_that_readers_must_not_see():
    private = {"Embargo", "Assignment", "Classification", "Received", "Received-From", "Koreksi", "Paraf"}
    assert {key.name for key in KEYS if not is_public(key.name)} == private


@pytest.mark.parametrize(
    "name", [*FORBIDDEN, "status", "SAVE_AS", "_content", " _summary", "override_url", "Override-x"]
)
def test_what_pelican_would_obey_is_forbidden(name):
    assert is_forbidden(name)
    assert key_named(name) is None


def test_every_name_of_pelicans_own_is_a_key_of_ours_or_forbidden():
    own = {name for name in dir(Article) if not name.startswith("__")}
    own |= {line.split("=")[0].strip().removeprefix("self.") for line in assignments(Content.__init__)}
    assert [name for name in sorted(own) if not is_forbidden(name) and key_named(name) is None] == []


def assignments(function):
    lines = (line.strip() for line in inspect.getsource(function).splitlines())
    return [line for line in lines if line.startswith("self.") and " = " in line and "[" not in line.split(" = ")[0]]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_no_key_of_the_list_is_forbidden(key):
    assert not any(is_forbidden(name) for name in (key.name, *key.aliases))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Juduk", "Judul"),
        ("Tittle", "Title"),
        ("Tangal", "Tanggal"),
        ("Image_Altt", "Image-Alt"),
        ("katagori", "Kategori"),
    ],
)
def test_a_typo_gets_a_suggestion(typed, name):
    assert suggestion(typed) == name


@pytest.mark.parametrize("typed", ["", "Fotografer utama", "12"])
def test_what_resembles_nothing_gets_none(typed):
    assert suggestion(typed) is None


@given(name=st.text(max_size=30))
def test_a_name_is_never_both_ours_and_forbidden(name):
    assert not (is_forbidden(name) and key_named(name))


@pytest.mark.parametrize(
    ("name", "indonesian"),
    [("Category", "Kategori"), ("Authors", "Penulis"), ("Change", "Jenis-Ubahan"), ("Slug", "Slug")],
)
def test_people_are_told_a_key_by_the_name_that_they_write(name, indonesian):
    assert name_in("id", name) == indonesian
    assert name_in("en", name) == name
