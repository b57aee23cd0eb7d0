import os
import shutil
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paraf.desk.layout import Layout
from paraf.desk.papers.folders import Folders, listed_in, scan
from paraf.desk.papers.sorting import DEEPEST
from paraf.rules.findings import Level
from paraf.rules.words import Stage


@pytest.fixture
def newsroom(tmp_path):
    layout = Layout(tmp_path)
    for stage in Stage:
        layout.stage(stage).mkdir()
    return layout


def put(layout, *places):
    for place in places:
        path = layout.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def papers(layout):
    return [paper.place for paper in scan(layout).papers]


def strangers(layout):
    return sorted((finding.code, finding.path) for finding in scan(layout).strangers)


def test_articles_are_found_in_the_three_folders_and_below(newsroom):
    put(newsroom, "drafts/a.md", "drafts/2026/b.markdown", "review/c.txt", "content/2026/11/d.md.txt", "images/e.md")
    assert papers(newsroom) == ["drafts/a.md", "drafts/2026/b.markdown", "review/c.txt", "content/2026/11/d.md.txt"]
    assert strangers(newsroom) == []


def test_a_folder_with_an_index_is_one_article(newsroom):
    put(newsroom, "drafts/banjir/index.md", "drafts/banjir/foto.jpg", "drafts/banjir/foto/dua.png")
    found = scan(newsroom)
    assert [(paper.path, paper.folder) for paper in found.papers] == [("banjir/index.md", "banjir")]
    assert [companion.path for companion in found.companions] == ["banjir/foto.jpg", "banjir/foto/dua.png"]
    assert found.strangers == ()


def test_a_second_article_in_an_articles_folder_is_a_stranger(newsroom):
    put(newsroom, *(f"drafts/banjir/{name}" for name in ["index.txt", "Index.md", "lain.md", "sub/index.md"]))
    assert papers(newsroom) == ["drafts/banjir/Index.md"]
    assert strangers(newsroom) == [
        ("second-article", "drafts/banjir/index.txt"),
        ("second-article", "drafts/banjir/lain.md"),
        ("second-article", "drafts/banjir/sub/index.md"),
    ]
    assert {finding.detail["other"] for finding in scan(newsroom).strangers} == {"drafts/banjir/Index.md"}


def test_an_index_directly_in_a_stage_is_an_article_like_any_other(newsroom):
    put(newsroom, "drafts/index.md", "drafts/a.md")
    found = scan(newsroom)
    assert [(paper.path, paper.folder) for paper in found.papers] == [("a.md", None), ("index.md", None)]


def test_raw_material_is_not_looked_into(newsroom):
    put(newsroom, "drafts/banjir/index.md", "drafts/banjir/bahan/catatan.md", "drafts/banjir/Bahan/film.mp4")
    put(newsroom, "drafts/rapat.md", "drafts/rapat/bahan/rekaman.mp3")
    assert papers(newsroom) == ["drafts/rapat.md", "drafts/banjir/index.md"]
    assert strangers(newsroom) == []


def test_a_folder_called_bahan_directly_in_a_stage_is_looked_into(newsroom):
    put(newsroom, "drafts/bahan/a.md")
    assert papers(newsroom) == ["drafts/bahan/a.md"]


def test_temporary_names_and_our_notes_are_passed_over(newsroom):
    put(newsroom, *(f"drafts/{name}" for name in ["a.md", "a.PARAF.txt", "~$a.docx", "4913", "a.md~", ".gitkeep"]))
    put(newsroom, "drafts/.stfolder/x.md", "drafts/.paraf-tmp-01/x.md")
    (newsroom.root / "drafts/.#a.md").symlink_to("nobody@nowhere")
    assert papers(newsroom) == ["drafts/a.md"]
    assert strangers(newsroom) == [("hidden-file", "drafts/.paraf-tmp-01")]


def test_what_does_not_belong_is_named(newsroom, monkeypatch):
    put(newsroom, "drafts/a.md")
    put(newsroom, *(f"drafts/{name}" for name in [".b.md", "c.xlsx", "d.rst", "e (conflicted copy).md", "f\n.md"]))
    put(newsroom, "drafts/.g/a.md", "drafts/h.sync-conflict-1/a.md")
    monkeypatch.chdir(newsroom.root / "drafts")
    os.mkfifo("i.md")
    Path("j.md").symlink_to("a.md")
    Path("k").symlink_to(newsroom.root)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("l.md")
        assert strangers(newsroom) == [
            ("bad-name", "drafts/f\\x0a.md"),
            ("conflict-copy", "drafts/e (conflicted copy).md"),
            ("conflict-copy", "drafts/h.sync-conflict-1"),
            ("hidden-file", "drafts/.b.md"),
            ("hidden-file", "drafts/.g"),
            ("not-regular", "drafts/i.md"),
            ("not-regular", "drafts/l.md"),
            ("symlink", "drafts/j.md"),
            ("symlink", "drafts/k"),
            ("unknown-kind", "drafts/c.xlsx"),
            ("unknown-kind", "drafts/d.rst"),
        ]
    assert papers(newsroom) == ["drafts/a.md"]


def test_a_name_that_is_no_unicode_is_named_so_that_it_can_be_printed(newsroom):
    (newsroom.root / os.fsdecode(b"drafts/banjir\xff.md")).write_bytes(b"x")
    assert strangers(newsroom) == [("bad-name", "drafts/banjir\\xff.md")]
    assert papers(newsroom) == []


def test_names_that_differ_only_in_case_spelling_or_ending_clash(newsroom):
    put(newsroom, "drafts/Café.md", "drafts/CAFE\u0301.md", "drafts/rapat.md", "drafts/rapat.txt", "review/rapat.md")
    assert strangers(newsroom) == [
        ("name-clash", "drafts/CAFE\u0301.md"),
        ("name-clash", "drafts/Café.md"),
        ("name-clash", "drafts/rapat.md"),
        ("name-clash", "drafts/rapat.txt"),
    ]
    assert len(papers(newsroom)) == 5


def test_folders_of_articles_clash_as_well(newsroom):
    put(newsroom, "drafts/banjir/index.md", "drafts/Banjir/index.md", "drafts/banjir (1)/index.md")
    assert strangers(newsroom) == [
        ("copy-of", "drafts/banjir (1)/index.md"),
        ("name-clash", "drafts/Banjir/index.md"),
        ("name-clash", "drafts/banjir/index.md"),
    ]


def test_a_copy_beside_its_original_names_it(newsroom):
    put(newsroom, "drafts/banjir.md", "drafts/Banjir (1).md", "drafts/rapat (1).md", "review/rapat.md")
    found = scan(newsroom)
    (finding,) = found.strangers
    assert (finding.code, finding.path, finding.detail) == (
        "copy-of",
        "drafts/Banjir (1).md",
        {"other": "drafts/banjir.md"},
    )
    folders = Folders(newsroom)
    folders.look()
    by_place = {paper.place: folders.about(paper.place) for paper in found.papers}
    assert by_place["drafts/Banjir (1).md"] == (finding,)
    assert by_place["drafts/banjir.md"] == ()


def test_pictures_and_attachments_without_an_article_are_hinted_at(newsroom):
    put(newsroom, "drafts/a.md", "drafts/a.jpg", "drafts/foto/b.png", "review/c.pdf", "review/2026/d.csv")
    assert strangers(newsroom) == [("loose-file", "review/2026/d.csv"), ("loose-file", "review/c.pdf")]
    assert {finding.level for finding in scan(newsroom).strangers} == {Level.HINT}


def test_what_lies_too_deep_is_named_and_not_looked_into(newsroom):
    deep = "/".join(str(number) for number in range(1, DEEPEST + 1))
    put(newsroom, f"drafts/{deep}/a.md", f"drafts/{deep}/7/b.md")
    assert papers(newsroom) == [f"drafts/{deep}/a.md"]
    assert strangers(newsroom) == [("too-deep", f"drafts/{deep}/7")]


def test_a_stage_that_is_not_there_or_no_folder_is_named(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").touch()
    (tmp_path / "review").symlink_to("elsewhere")
    (tmp_path / "content").touch()
    layout = Layout(tmp_path)
    assert strangers(layout) == [
        ("folder-missing", "drafts/"),
        ("not-regular", "content/"),
        ("symlink", "review/"),
    ]
    assert papers(layout) == []


def test_a_folder_that_may_not_be_read_is_named_and_the_rest_is_seen(newsroom, monkeypatch):
    put(newsroom, "drafts/a.md", "drafts/locked/b.md", "drafts/gone/c.md")

    def refusing(folder, known):
        if folder.name == "locked":
            raise PermissionError(13, "Permission denied")
        if folder.name == "gone":
            raise FileNotFoundError
        return listed_in(folder, known)

    monkeypatch.setattr("paraf.desk.papers.folders.listed_in", refusing)
    assert papers(newsroom) == ["drafts/a.md"]
    assert strangers(newsroom) == [("folder-unreadable", "drafts/locked")]


def test_what_is_as_it_was_stays_the_same_object(newsroom):
    put(newsroom, "drafts/a.md", "drafts/b.md", "drafts/2026/c.md")
    folders = Folders(newsroom)
    folders.look()
    before = {place: dict(names) for place, names in folders.listings().items()}
    (newsroom.root / "drafts/b.md").write_bytes(b"xy")
    put(newsroom, "drafts/d.md")
    assert folders.look() == {"drafts/b.md", "drafts/d.md"}
    after = folders.listings()
    for place, name in (("drafts", "a.md"), ("drafts/2026", "c.md")):
        assert after[place][name] is before[place][name]
    kept = {id(name) for names in before.values() for name in names}
    assert [name for names in after.values() for name in names if id(name) not in kept] == ["d.md"]


def test_the_places_of_a_newsroom_follow_from_its_folder(tmp_path):
    layout = Layout(tmp_path)
    names = "settings images records ledger vault superseded volatile lock releases staging work public previews theme"
    assert [getattr(layout, name).relative_to(tmp_path).as_posix() for name in names.split()] == [
        "newsroom.toml",
        "images",
        "records",
        "records/ledger",
        "records/vault",
        "records/superseded",
        ".paraf",
        ".paraf/lock",
        ".paraf/releases",
        ".paraf/staging",
        ".paraf/work",
        "public",
        "previews",
        "theme",
    ]
    assert layout.stage(Stage.REVIEW) == tmp_path / "review"


NAMES = st.sampled_from(["a.md", "A.md", "a.txt", "b.md", "sub/a.md", "sub/A.md", "c/index.md", "C/index.md", "c.jpg"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(steps=st.lists(st.tuples(st.sampled_from(Stage), NAMES, st.booleans()), max_size=12))
def test_paths_and_names_are_kept_as_papers_come_and_go(newsroom, steps):
    for stage in Stage:
        shutil.rmtree(newsroom.stage(stage), ignore_errors=True)
        newsroom.stage(stage).mkdir()
    folders = Folders(newsroom)
    folders.look()
    for stage, name, hinted in steps:
        path = newsroom.stage(stage) / name
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text("x")
        folders.look([f"{stage}/{name}"] if hinted else None)
        seen = scan(newsroom)
        for each in Stage:
            assert folders.paths(each) == seen.paths(each)
            assert sorted(folders.named(each, "A.md")) == sorted(seen.named(each, "A.md"))
            assert sorted(folders.named(each, "c/INDEX.md")) == sorted(seen.named(each, "c/INDEX.md"))
