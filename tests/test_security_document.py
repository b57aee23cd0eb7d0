"""Every answer in ``docs/security.md`` names tests that are there."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
DOCUMENT = TESTS.parent / "docs" / "security.md"
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def test_every_row_of_the_threat_table_names_tests_that_are_there():
    rows = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if NAMED.search(line)]
    assert len(rows) > 20
    for row in rows:
        for file, name in NAMED.findall(row):
            functions = {
                each.name
                for each in ast.walk(ast.parse((TESTS / file).read_text(encoding="utf-8")))
                if isinstance(each, ast.FunctionDef)
            }
            assert name in functions, f"{file}::{name}"
