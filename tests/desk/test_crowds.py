import os

import pytest

from paraf.desk.papers.descending import files_below
from paraf.desk.papers.folders import scan
from paraf.rules.findings import codes
from tests.support.newsrooms import text

NAMES = ["a\nb.md", "\u202egnp.md", "🌊.md", "-rf.md", "--help.md", os.fsdecode(b"\xff\xfe.md"), " .md", "\u200b.md"]


@pytest.mark.usefixtures("fast_disk")
def test_five_thousand_files_at_once_are_all_seen_and_none_is_in_the_way(house):
    for number in range(5000):
        house.write(f"drafts/{number % 50}/{number}.md", b"")
    house.write("review/banjir.md", text())
    found = scan(house.newsroom.layout)
    assert len(found.papers) == 5001
    assert len(list(files_below(house.root / "drafts"))) == 5000
    house.sweep()
    assert set(house.newsroom.register.submissions) == {"banjir.md"}


def test_strange_names_are_named_and_hold_nobody_up(house):
    for name in NAMES:
        house.write(f"review/{name}", text(Judul=f"Rapat {NAMES.index(name)}"))
    house.write("review/banjir.md", text())
    swept = house.sweep()
    assert "banjir.md" in house.newsroom.register.submissions
    told = {finding.path for finding in swept.strangers} | {item.case.place for item in swept.judged}
    assert len(told) >= len(NAMES)
    assert house.sweep().strangers == swept.strangers


def test_folders_too_deep_are_named_and_not_looked_into(house):
    deep = "/".join("d" * 40 for _ in range(80))
    house.write(f"drafts/{deep[:3000]}/rapat.md", text())
    house.write("review/banjir.md", text())
    swept = house.sweep()
    assert codes(swept.strangers) == {"too-deep"}
    assert "banjir.md" in house.newsroom.register.submissions


def test_ten_gigabytes_under_an_articles_name_are_refused_without_being_read(house):
    with (house.root / "drafts" / "besar.md").open("wb") as sparse:
        sparse.truncate(10 << 30)
    house.write("review/banjir.md", text())
    (large,) = (item for item in house.sweep().judged if item.case.path == "besar.md")
    assert "too-long" in codes(large.findings)
    assert set(house.newsroom.register.submissions) == {"banjir.md"}
