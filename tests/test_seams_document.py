"""The table of seams in ``docs/adr/0014-seams.md`` and the tests of seams name the same."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
DOCUMENT = TESTS.parent / "docs" / "adr" / "0014-seams.md"


def test_every_seam_of_the_table_has_its_test_and_every_test_its_row():
    rows = re.findall(r"\| `(test_\w+)` \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    tests = [
        each.name
        for file in sorted((TESTS / "press").glob("test_seams*.py"))
        for each in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    ]
    assert len(tests) > 30
    assert sorted(rows) == sorted(tests)
