"""Each requirement of the procedure has its row in ``docs/sop.md`` with tests that exist; the guide its pictures."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
DOCUMENT = TESTS.parent / "docs" / "sop.md"
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
ROWS = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if re.match(r"\| R\d", line)]


def test_each_requirement_has_one_row():
    assert sorted(int(row.split("|")[1].strip()[1:]) for row in ROWS) == [*range(1, 21)]


def test_each_row_names_tests_that_are_there_or_says_that_it_is_not_yet_met():
    for row in ROWS:
        named = NAMED.findall(row)
        assert named or "**Not yet**" in row, row
        for file, name in named:
            tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
            assert name in {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}, (
                f"{file}::{name}"
            )


def test_the_pictures_of_the_guides_are_there_and_small():
    guides = [DOCUMENT.with_name(name).read_text(encoding="utf-8") for name in ("sehari.md", "situs.md")]
    pictures = [each for guide in guides for each in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", guide)]
    assert sorted(pictures) == sorted(f"gambar/{path.name}" for path in (DOCUMENT.parent / "gambar").iterdir())
    assert all((DOCUMENT.parent / each).stat().st_size < 150_000 for each in pictures)
