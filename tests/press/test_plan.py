"""The plan lists every file of the site once."""

import pytest

from paraf.press.contents import places
from paraf.press.contents.contents import contents_of
from paraf.press.engine.plan import plan_of
from paraf.press.engine.staging import stage
from paraf.press.orders import edition_of
from paraf.press.stops import PressStoppedError
from paraf.rules.manifest import sha256
from tests.support.press import NOW, seal, text_of


def contents(newsroom):
    newsroom.refresh()
    return contents_of(edition_of(newsroom, at=NOW), newsroom.office, newsroom.vault)


def test_an_asset_never_takes_the_place_of_a_page(newsroom):
    seal(newsroom, text_of())
    with pytest.raises(PressStoppedError) as stopped:
        plan_of(contents(newsroom), {"berita/2026/banjir/index.html": b"x"})
    assert stopped.value.findings[0].code == "same-place"


def test_two_addresses_never_share_a_page(newsroom):
    seal(newsroom, text_of(), address="kategori/kota")
    seal(newsroom, text_of(Slug="dua"))
    with pytest.raises(PressStoppedError):
        plan_of(contents(newsroom), {})


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("images/Foto Banjir.JPG", "gambar/{}-Foto-Banjir.jpg"),
        ("images/中文.png", "gambar/{}-Zhong-Wen.png"),
        ("a/😀.webp", "gambar/{}-berkas.webp"),
        ("surat (1).pdf", "lampiran/{}-surat-1.pdf"),
        ("../x.csv", "lampiran/{}-x.csv"),
        ("tanpa", "lampiran/{}-tanpa"),
        (f"{'a' * 200}.png", f"gambar/{{}}-{'a' * 80}.png"),
    ],
)
def test_a_file_stands_under_its_digest_and_a_plain_name(name, place):
    digest = sha256(b"x")
    assert places.file(name, digest) == place.format(digest.removeprefix("sha256:")[:16])


def test_the_staging_tree_holds_the_sealed_texts_and_nothing_else(newsroom, tmp_path):
    act = seal(newsroom, text_of())
    folder = tmp_path / "staging"
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    (elsewhere / "simpan.md").write_text("x", encoding="utf-8")
    folder.symlink_to(elsewhere)
    stage(folder, contents(newsroom).papers.values(), newsroom.vault)
    assert not folder.is_symlink()
    assert (elsewhere / "simpan.md").exists()
    (folder / "sisipan.md").write_text("x", encoding="utf-8")
    stage(folder, contents(newsroom).papers.values(), newsroom.vault)
    (staged,) = [path for path in folder.rglob("*") if path.is_file()]
    assert staged.relative_to(folder).as_posix() == f"{act.address}.md"
    assert staged.read_text(encoding="utf-8") == text_of()
