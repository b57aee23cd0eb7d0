from paraf.desk.keeping import rewrite_kept
from paraf.desk.superseded import REPLACED, SEALED_ALREADY, displace
from paraf.rules.manifest import sha256
from tests.support.newsrooms import START, text


def test_a_displaced_file_is_kept_with_a_note_of_whence_and_why(house):
    path = house.write("content/banjir.md", text())
    target = displace(house.newsroom, path, reason=REPLACED, at=START)
    assert target.name == "20261123-100000-1-banjir.md"
    assert target.read_text() == text()
    note = target.with_name(f"{target.name}.PARAF.txt").read_text()
    assert "content/banjir.md" in note
    assert "23-11-2026 10.00" in note
    assert len(note.splitlines()) == 2
    assert not path.exists()


def test_nothing_is_in_the_way_of_what_is_displaced_in_the_same_second(house):
    places = [displace(house.newsroom, house.write("review/a.md", body), reason="", at=START) for body in ("1", "2")]
    assert [place.read_text() for place in places] == ["1", "2"]


def test_a_folder_is_displaced_whole(house):
    house.write("content/banjir/foto.jpg", b"x")
    target = displace(house.newsroom, house.root / "content/banjir", reason=SEALED_ALREADY, at=START)
    assert (target / "foto.jpg").read_bytes() == b"x"


def test_the_longest_name_a_file_can_have_is_displaced_too(house):
    path = house.write(f"review/{'é' * 125}.md", text())
    assert displace(house.newsroom, path, reason=REPLACED, at=START).read_text() == text()


def test_a_file_that_somebody_saved_meanwhile_is_not_rewritten(house):
    path = house.write("review/banjir.md", text())
    was = sha256(text().encode())
    assert rewrite_kept(house.newsroom, path, b"rapi", expected=was)
    assert house.newsroom.vault.get(was) == text().encode()
    assert not rewrite_kept(house.newsroom, path, b"lagi", expected=was)
    path.unlink()
    assert not rewrite_kept(house.newsroom, path, b"lagi", expected=was)
    path.mkdir()
    assert not rewrite_kept(house.newsroom, path, b"lagi", expected=was)
