"""Where links and pictures lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.targets import TargetKind, local_path, target_of


@pytest.mark.parametrize(
    "written",
    [
        "images/x.jpg",
        "./images/x.jpg",
        "/images/x.jpg",
        "../images/x.jpg",
        "../../images/x.jpg",
        "{static}/images/x.jpg",
        "{static}images/x.jpg",
        "{filename}/images/x.jpg",
        "{attach}images/x.jpg",
        "|static|/images/x.jpg",
        "images//x.jpg",
        "images/a/../x.jpg",
        "%69mages/x.jpg",
        " images/x.jpg?lebar=3#atas ",
    ],
)
def test_every_way_to_write_a_shared_picture_means_the_same_file(written):
    assert local_path(written) == "images/x.jpg"


@pytest.mark.parametrize(
    ("written", "path"),
    [("x.jpg", "x.jpg"), ("foto%20banjir.jpg", "foto banjir.jpg"), ("a/b.pdf", "a/b.pdf"), ("100%.jpg", "100%.jpg")],
)
def test_a_path_beside_the_article_is_a_file(written, path):
    assert local_path(written) == path


@pytest.mark.parametrize(
    "written",
    [
        "../x.jpg",
        "../../records/ledger",
        "a/../../x.jpg",
        "../images",
        "..",
        "%2e%2e/x.jpg",
        "a\\b.jpg",
        "a%5cb.jpg",
        "a%00.jpg",
        "a\x01.jpg",
        ".git/config",
        "images/../.paraf/x.jpg",
        "folder/",
        "a/.",
        "{static}/",
        "{static}https://x.example/y.jpg",
        "{tag}banjir",
        "{}x.jpg",
        "//[::1/x.jpg",
        ".",
    ],
)
def test_a_path_that_cannot_be_followed_is_bad(written):
    assert target_of(written).kind is TargetKind.BAD
    assert local_path(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "https://x.example/y.jpg",
        "//x.example/y",
        "mailto:a@b.example",
        "tel:1",
        "#catatan",
        "",
        "?x",
        "/arsip/",
        "/x.jpg",
    ],
)
def test_what_leads_elsewhere_is_no_file(written):
    assert target_of(written).kind is TargetKind.ELSEWHERE
    assert local_path(written) is None


@pytest.mark.parametrize("written", ["{filename}x.md", "x.md", "../2025/x.markdown", "{filename}/a/X.MD#bagian"])
def test_a_link_to_a_paper_means_the_article(written):
    target = target_of(written)
    assert target.kind is TargetKind.ARTICLE
    assert target.fragment == ("bagian" if "#" in written else "")


@given(st.text(max_size=60))
def test_no_target_whatever_is_a_file_outside_the_article_folder_and_images(written):
    path = local_path(written)
    if path is not None:
        parts = path.split("/")
        assert all(part and not part.startswith(".") for part in parts)
        assert "\\" not in path
        assert "\0" not in path


def test_an_address_that_was_broken_over_lines_is_read_as_a_browser_reads_it():
    assert target_of("http://contoh.example\n/pelayanan").kind is TargetKind.ELSEWHERE
    assert target_of("images/lo\r\nket.jpg").path == "images/loket.jpg"


@pytest.mark.parametrize("written", ["foto\u202e.jpg", "foto%E2%80%AE.jpg", "info%E2%80%A8.md"])
def test_a_path_with_a_character_that_no_article_may_hold_is_bad(written):
    assert target_of(written).kind is TargetKind.BAD


def test_a_link_to_a_paper_tells_how_far_up_it_begins_and_whether_it_is_a_papers_name():
    above, named = target_of("../../lain/./info.md"), target_of("{filename}info.md")
    assert (above.climbs, above.path, above.is_filename) == (2, "lain/info.md", False)
    assert (named.climbs, named.path, named.is_filename) == (0, "info.md", True)
    assert not target_of("{static}info.md").is_filename
