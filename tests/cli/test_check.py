"""``paraf check``: what a correction desk finds in a text, and how it is answered."""

import shutil
from pathlib import Path

from tests.support.commands import paraf, text_of

FAULTY = "Resiko banjir dirumah warga menurun."
ERROR = "Rapat digelar Kamis (20/11/2026)."
DEMO = Path(__file__).parents[2]
WITH_FAULTS = {"drafts/turnamen-bola-voli.md", "review/bantuan-modal-usaha.md", "review/lomba-literasi-sekolah.md"}


def drafted(office, body, **header):
    head, _, _ = text_of("banjir", **header).partition("\n\n")
    office.write("drafts/banjir.md", f"{head}\n\n{body}\n")


def told(office):
    [article] = office("check", "banjir", "--json").json["articles"]
    return {finding["code"]: finding for finding in article["findings"]}


def test_findings_are_told_with_line_quotation_proposal_and_code(office):
    drafted(office, FAULTY)
    checked = office("check", "banjir")
    assert checked.status == 0
    assert '"Resiko" bukan bentuk baku. [word]' in checked.err
    assert 'Tulis "Risiko".' in checked.err
    assert "X-Abaikan" in checked.err
    found = told(office)
    assert found["word"]["level"] == found["particle-joined"]["level"] == "warning"
    assert found["word"]["line"] == office.read("drafts/banjir.md").split("\n").index(FAULTY) + 1


def test_an_error_in_the_text_refuses_at_the_check_and_nowhere_else(office):
    drafted(office, ERROR)
    assert office("check", "banjir").status == 3
    assert "weekday-in-text" in told(office)
    submitted = office("submit", "banjir", "--as", "rina", "--json")
    assert (submitted.status, submitted.json["path"]) == (0, "review/banjir.md")
    assert office("sign", "banjir", "--as", "siti", "--code", submitted.json["code"]).status == 0
    assert office.built()["withheld"] == []


def test_what_was_answered_is_told_no_more(office):
    drafted(
        office, f"{FAULTY}\n\n{ERROR}", **{"X-Abaikan": "weekday-in-text kutipan; word; particle-joined judul lagu"}
    )
    checked = office("check", "banjir", "--json")
    assert checked.status == 0
    assert told(office).keys() >= {"word", "answer-without-reason"}
    assert told(office).keys().isdisjoint({"weekday-in-text", "particle-joined"})


def test_what_was_signed_is_not_questioned(office):
    office.signed(body=FAULTY)
    assert told(office) == {}


def test_the_offices_lists_count_and_what_is_wrong_with_them_is_told(office):
    drafted(office, "Resiko dan kominpo.")
    office.write("kamus/kata-baku.csv", "salah,benar\nresiko,\nkominpo,kominfo\n,x\n")
    checked = office("check", "--json").json
    assert [finding["code"] for finding in checked["findings"]] == ["list-row"]
    assert 'Tulis "kominfo".' in told(office)["word"]["next"]


def test_a_preview_shows_what_was_found_and_is_made_anew_when_the_office_learns(office):
    drafted(office, FAULTY)
    assert office("preview", "banjir").status == 0
    assert "bukan bentuk baku" in office.read("previews/drafts/banjir.html")
    office.write("kamus/kata-baku.csv", "salah,benar\nresiko,\n")
    assert office("preview", "banjir").status == 0
    assert "bukan bentuk baku" not in office.read("previews/drafts/banjir.html")


def test_in_the_demo_what_is_found_is_in_its_three_faulty_articles_and_by_the_offices_own_lists(tmp_path):
    for name in ("newsroom.toml", "kamus", "drafts", "review", "content", "images", "records"):
        copy = shutil.copy if (DEMO / name).is_file() else shutil.copytree
        copy(DEMO / name, tmp_path / name)
    articles = paraf("check", "--json", folder=tmp_path).json["articles"]
    found = {(article["path"], finding["code"]) for article in articles for finding in article["findings"]}
    assert {path for path, _ in found} == WITH_FAULTS
    assert ("review/lomba-literasi-sekolah.md", "official-misspelt") in found
    assert {("drafts/turnamen-bola-voli.md", code) for code in ("dateline", "closing-code")} <= found
