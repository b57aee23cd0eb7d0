"""A Word document dropped into ``drafts/`` becomes an article with its pictures, or is refused by name."""

import errno
import os
import random
import zipfile
from io import BytesIO

import pytest

from paraf.desk.acting.taking import Draft, draft_from
from paraf.desk.opening import confining
from paraf.desk.opening.documents import open_and_tell
from paraf.rules.entries import Received
from paraf.rules.manifest import sha256
from tests.support.crashes import crashes_at, fails_at
from tests.support.cuts import opened
from tests.support.documents import GOOD, REFUSED, by_hand, news, paragraph, pictures
from tests.support.newsrooms import House, photo


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "kabar")


def in_this_process(_work, content, _limits):
    """Open a document without the child that is made for it: what is tested here is what comes after."""
    return open_and_tell(content)


def refused(house, place):
    """Give the code of what is told of a place after a sweep."""
    swept = house.sweep()
    found = [finding.code for finding in swept.strangers if finding.path == place]
    return [code for code in found if code != "document-waits"]


def received(house):
    """Give what the ledger says was received: the article, and each piece of material by name and digest."""
    acts = [act for act in house.acts() if isinstance(act, Received)]
    return [(act.item, piece.name, piece.sha) for act in acts for piece in act.material]


@pytest.mark.parametrize("name", GOOD)
def test_a_document_becomes_the_expected_article(house, name):
    make, expected = GOOD[name]
    content = make()
    house.write("drafts/banjir.docx", content)
    (taken,) = house.sweep().taken
    assert house.read("drafts/banjir.md") == expected
    assert not house.has("drafts/banjir.docx")
    assert house.superseded() == [("banjir.docx", content)]
    assert received(house) == [("banjir.md", "banjir.docx", sha256(content))]
    assert house.newsroom.vault.get(sha256(content)) == content
    assert [finding.code for finding in taken.draft.told] == ["document-left-out"] * ("Tidak-Terbawa" in expected)
    assert house.case("drafts/banjir.md").article is not None
    assert house.told() == {}
    assert house.sweep().taken == ()


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_of_which_nothing_can_be_taken_is_refused_by_name_and_stays(house, name):
    make, code = REFUSED[name]
    content = make()
    place = house.write("drafts/banjir.docx", content)
    assert refused(house, "drafts/banjir.docx") == [code]
    assert place.read_bytes() == content
    assert [*house.told()] == ["drafts/banjir.docx.PARAF.txt"]
    assert not house.has("drafts/banjir.md")
    with house.unchanged():
        assert refused(house, "drafts/banjir.docx") == [code]
        house.reopen()
        assert refused(house, "drafts/banjir.docx") == [code]
    place.unlink()
    house.sweep()
    assert house.told() == {}


def test_in_a_folder_of_its_own_pictures_lie_beside_the_article_and_the_document_in_bahan(house):
    house.write("drafts/taman/bahan/taman kota.docx", b"yang lama")
    house.write("drafts/taman/taman kota.docx", pictures())
    house.sweep()
    assert (house.root / "drafts/taman/bahan/taman kota-2.docx").read_bytes()[:2] == b"PK"
    assert (house.root / "drafts/taman/bahan/taman kota.docx").read_bytes() == b"yang lama"
    assert house.superseded() == []
    assert [(item, name) for item, name, _ in received(house)] == [
        ("taman/index.md", "taman kota-2.docx"),
        ("taman/index.md", "taman kota.docx"),
    ]
    assert (house.root / "drafts/taman/taman kota-1.jpg").read_bytes() == photo("red")
    assert (house.root / "drafts/taman/taman kota-2.png").read_bytes() == photo("blue", kind="PNG")
    case = house.case("drafts/taman/index.md")
    assert [used.path for used in case.used] == ["drafts/taman/taman kota-1.jpg", "drafts/taman/taman kota-2.png"]


def test_a_document_that_still_changes_is_left_until_it_is_quiet(house):
    house.write("drafts/banjir.docx", news())
    swept = house.sweep(is_quiet=lambda _: False)
    assert swept.unsettled
    assert house.has("drafts/banjir.docx")
    assert not house.has("drafts/banjir.md")
    assert len(house.sweep(hinted=[]).taken) == 1


@pytest.mark.parametrize("lock", ["~$njir.docx", "~$banjir.docx", ".~lock.banjir.docx#"])
def test_a_document_that_is_open_in_an_office_program_is_left_and_told(house, lock):
    house.write("drafts/banjir.docx", news())
    house.write(f"drafts/{lock}", b"")
    assert refused(house, "drafts/banjir.docx") == ["document-open"]
    (house.root / "drafts" / lock).unlink()
    assert len(house.sweep().taken) == 1
    assert house.told() == {}


@pytest.mark.parametrize("taken", ["banjir.md", "Banjir.txt", "banjir-1.jpg"])
def test_no_file_is_replaced(house, taken):
    place = house.write(f"drafts/{taken}", b"milik orang")
    house.write("drafts/banjir.docx", pictures())
    assert refused(house, "drafts/banjir.docx") == ["document-clash"]
    assert place.read_bytes() == b"milik orang"
    assert house.has("drafts/banjir.docx")


def test_a_document_whose_name_is_free_again_is_taken_in(house):
    house.write("drafts/banjir.md", b"milik orang")
    house.write("drafts/banjir.docx", news())
    assert refused(house, "drafts/banjir.docx") == ["document-clash"]
    (house.root / "drafts/banjir.md").unlink()
    assert len(house.sweep().taken) == 1


@pytest.mark.parametrize("place", ["review/banjir.docx", "content/banjir.docx", "drafts/banjir/surat.docx"])
def test_a_document_in_a_place_that_is_not_for_it_stays_there_and_is_told(house, place):
    if place.startswith("drafts"):
        house.write("drafts/banjir/index.md", "Judul: Banjir\n\nAir.\n")
    house.write(place, news())
    assert refused(house, place) == ["document-misplaced"]
    assert house.has(place)


def test_material_is_left_alone(house):
    handed_in = news()
    place = house.write("drafts/banjir/bahan/surat.docx", handed_in)
    assert house.sweep().taken == ()
    assert place.read_bytes() == handed_in
    assert "Sungai" not in house.read("drafts/banjir/index.md")


@pytest.mark.parametrize(
    ("name", "code"), [("a.doc", "document-old"), ("a.docm", "document-macros"), ("a.odt", "document-kind")]
)
def test_other_documents_are_refused_by_their_names(house, name, code):
    house.write(f"drafts/{name}", b"x")
    assert refused(house, f"drafts/{name}") == [code]


def test_a_document_behind_a_link_is_not_read(house, tmp_path):
    (tmp_path / "luar.docx").write_bytes(news())
    (house.root / "drafts/banjir.docx").symlink_to(tmp_path / "luar.docx")
    assert refused(house, "drafts/banjir.docx") == ["symlink"]


def test_a_document_saved_once_more_meanwhile_stays_where_it_is(house, monkeypatch):
    later = by_hand(paragraph("Baru.") + paragraph("Teks."))

    def saving(content, *words, **more):
        house.write("drafts/banjir.docx", later)
        return real(content, *words, **more)

    real = confining.confined
    monkeypatch.setattr("paraf.desk.opening.converting.confined", saving)
    house.write("drafts/banjir.docx", news())
    (taken,) = house.sweep().taken
    assert taken.kept is None
    assert (house.root / "drafts/banjir.docx").read_bytes() == later
    assert refused(house, "drafts/banjir.docx") == ["document-clash"]


def test_what_was_left_out_is_told_until_the_line_is_deleted(house):
    house.write("drafts/banjir.docx", GOOD["lacak"][0]())
    house.sweep()
    assert "document-left-out" in house.codes("drafts/banjir.md")
    line = next(line for line in house.read("drafts/banjir.md").splitlines(keepends=True) if "Tidak-Terbawa" in line)
    house.edit("drafts/banjir.md", line, "")
    assert "document-left-out" not in house.codes("drafts/banjir.md")


def test_nothing_outside_a_document_is_fetched(house):
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        ' Target="{target}" TargetMode="External"/></Relationships>'
    )
    picture = (
        '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline><a:graphic>'
        '<a:graphicData><pic:pic><pic:blipFill><a:blip {how}="r1"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    for number, (target, how) in enumerate(
        (target, how)
        for target in ("file:///etc/passwd", "../../../../etc/passwd", "https://luar.example/a.png")
        for how in ("r:link", "r:embed")
    ):
        inner = paragraph("Judul") + paragraph("Teks.") + picture.format(how=how)
        content = by_hand(inner, parts={"word/_rels/document.xml.rels": relations.format(target=target)})
        draft = draft_from(house.newsroom, content, f"drafts/a{number}.docx")
        assert isinstance(draft, Draft)
        assert draft.pictures == ()
        assert "gambar yang berada di luar dokumen" in draft.left_out
        assert draft.text.endswith("\n\nTeks.\n")


def test_names_in_a_bundle_lead_nowhere(house, tmp_path):
    parts = {"../../jahat.md": b"x", "/jahat/jahat.md": b"x", "word/media/../../../jahat.png": photo(kind="PNG")}
    house.write("drafts/banjir.docx", by_hand(paragraph("Judul") + paragraph("Teks."), parts=parts))
    house.sweep()
    assert [*tmp_path.rglob("*jahat*")] == []
    assert sorted(path.name for path in (house.root / "drafts").iterdir()) == ["banjir.md"]


def test_an_embedded_style_map_is_not_obeyed(house):
    content = by_hand(
        paragraph("Judul") + paragraph("Teks."), parts={"mammoth/style-map": "p => h1.judul > script:fresh"}
    )
    draft = draft_from(house.newsroom, content, "drafts/a.docx")
    assert draft.text.endswith("\n\nTeks.\n")


FUZZED = int(os.environ.get("PARAF_FUZZED_DOCUMENTS", "40"))
SEED = int(os.environ.get("PARAF_SEED", "1"))


def broken(rng, content):
    """Break a document: bytes of the bundle, or bytes of one of its parts."""
    if rng.random() < 0.4:
        whole = bytearray(content)
        for _ in range(rng.randint(1, 9)):
            whole[rng.randrange(len(whole))] = rng.randrange(256)
        return bytes(whole[: rng.randint(1, len(whole))] if rng.random() < 0.3 else whole)
    parts = {}
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = rng.choice(sorted(parts))
    part = parts.pop(name)
    if rng.random() < 0.8:
        cut, other = sorted(rng.randrange(len(part) + 1) for _ in range(2))
        pieces = [part[:cut] + part[other:], part[:other] + part[cut:], part.replace(b"w:t", b"w:r"), part[::-1]]
        parts[name] = rng.choice([*pieces, part.replace(b'w:val="', b'w:val="-9'), part.replace(b"<w:p>", b"<w:tbl>")])
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for each, text in parts.items():
            file.writestr(each, text)
    return whole.getvalue()


def test_whatever_is_broken_in_a_document_gives_an_article_or_a_reason():
    rng = random.Random(SEED)  # noqa: S311  # cases, not secrets
    makers = [make() for make, _ in GOOD.values()]
    answers = [open_and_tell(b"banjir\n" + broken(rng, rng.choice(makers))) for _ in range(FUZZED)]
    assert all(answers)


STEPS = 400


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_anywhere_loses_nothing_and_taking_in_is_finished_once_it_is_mended(
    tmp_path, monkeypatch, number
):
    monkeypatch.setattr("paraf.desk.opening.converting.confined", in_this_process)
    make, expected = GOOD["gambar-dan-kotak"]
    content = make()
    for step in range(2, 60, 6):
        house = House(tmp_path / f"kabar-{step}")
        house.write("drafts/banjir.docx", content)
        fails_at(step, lambda house=house: opened(house.root).sweep() and 0, number)
        kept = [held for _, held in house.superseded()]
        assert house.has("drafts/banjir.docx") or content in kept, step
        after = opened(house.root)
        after.sweep()
        assert after.read("drafts/banjir.md") == expected, step
        assert received(after) == [("banjir.md", "banjir.docx", sha256(content))], step
        assert after.problems() == (), step


def test_a_crash_anywhere_loses_nothing_and_taking_in_is_finished_by_the_next_sweep(tmp_path, monkeypatch):
    monkeypatch.setattr("paraf.desk.opening.converting.confined", in_this_process)
    make, expected = GOOD["gambar-dan-kotak"]
    content = make()
    step, crashed = 0, True
    while crashed:
        step += 1
        assert step < STEPS
        house = House(tmp_path / f"kabar-{step}")
        house.write("drafts/banjir.docx", content)
        crashed = crashes_at(step, lambda house=house: opened(house.root).sweep())
        after = opened(house.root)
        after.sweep()
        after.sweep()
        assert after.read("drafts/banjir.md") == expected, step
        assert after.case("drafts/banjir.md").used[0].path == "drafts/banjir-1.png", step
        assert not after.has("drafts/banjir.docx"), step
        assert ("banjir.docx", content) in after.superseded(), step
        assert after.newsroom.vault.get(sha256(content)) == content
        assert received(after) == [("banjir.md", "banjir.docx", sha256(content))], step
        assert after.told() == {}, step


def test_nothing_is_told_of_what_lies_with_a_document_that_is_not_taken_in_yet(house):
    house.write("drafts/posko/siaran.docx", news())
    house.write("drafts/posko/wawancara.m4a", b"suara")
    house.sweep(is_quiet=lambda _: False)
    assert house.told() == {}
    house.sweep()
    house.sweep()
    assert house.told() == {}
    assert house.has("drafts/posko/bahan/wawancara.m4a")
