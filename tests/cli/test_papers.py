"""People name a paper by its path, its file's name or its slug, and no published header is read to find it."""

import pytest

from paraf.cli import papers
from tests.support.commands import Office, text_of


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path / "kabar")
    office.signed("banjir")
    office.path("content/banjir.md").rename(office.path("content/air naik.md"))
    office.write("drafts/konsep satu.md", text_of("rapat"))
    return office


@pytest.fixture
def gathered(monkeypatch):
    """Give the papers that are read to find one."""
    read, gather = [], papers.gather
    monkeypatch.setattr(
        papers, "gather", lambda room, stage, path, **how: read.append(path) or gather(room, stage, path, **how)
    )
    return read


@pytest.mark.parametrize("named", ["konsep satu", "konsep satu.md", "drafts/konsep satu.md", "rapat"])
def test_a_draft_is_found_by_what_people_call_it(office, named):
    assert office("submit", named, "--as", "rina").status == 0


@pytest.mark.parametrize("named", ["air naik", "content/air naik.md", "banjir"])
def test_a_published_paper_is_found_by_what_people_call_it(office, named):
    done = office("check", named, "--json")
    assert [card["path"] for card in done.json["articles"]] == ["content/air naik.md"]


def test_a_published_paper_is_found_by_the_slug_that_it_was_sealed_with_and_its_header_is_not_read(office, gathered):
    office.signed("air-pasang", Slug="pasang")
    office.write("content/air-pasang.md", office.read("content/air-pasang.md").replace("pasang", "surut"))
    gathered.clear()
    assert [card["path"] for card in office("check", "pasang", "--json").json["articles"]] == ["content/air-pasang.md"]
    assert gathered == ["konsep satu.md", "air naik.md"]


def test_a_name_that_nothing_has_is_told_without_a_look_into_what_is_published(office, gathered):
    office.signed("angin")
    gathered.clear()
    assert office("sign", "tidak-ada", "--as", "siti").status == 2
    assert gathered == ["air naik.md"]
