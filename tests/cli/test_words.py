"""The words of the command line: every sentence has its Indonesian, with the same blanks."""

import ast
import re
from pathlib import Path
from typing import get_args

from paraf.desk.language import language
from paraf.rules.entries import Act
from paraf.rules.words import Seal

CLI = Path(__file__).parents[2] / "paraf" / "cli"
PRESS, DESK = CLI.parent / "press", CLI.parent / "desk"
SPEAKING = {"say", "wrong", "sentence", "failure", "note", "_tell_once"}


def sentences():
    """Give every sentence that the command line, the press and the desk say."""
    for path in sorted([*CLI.glob("*.py"), *PRESS.rglob("*.py"), *DESK.rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                texts = [each.value for arg in node.args for each in _whole(arg)]
                if name in SPEAKING:
                    yield from (text for text in texts if isinstance(text, str) and re.search(r"[A-Za-z]", text))


def _whole(argument):
    """Give the whole texts in an argument: what stands between blanks of a formatted one is none."""
    if not isinstance(argument, ast.JoinedStr):
        yield from (each for each in ast.walk(argument) if isinstance(each, ast.Constant))


def test_acts_and_seals_have_their_indonesian():
    tags = [str(act.__struct_config__.tag) for act in get_args(Act)]
    for text in [*(f"act {tag}" for tag in tags), *(f"seal {seal}" for seal in Seal)]:
        assert language("id").sentence(text) != text


def test_every_sentence_has_its_indonesian_with_the_same_blanks():
    indonesian = language("id").catalogue
    found = sorted(set(sentences()))
    assert len(found) > 30
    untold = [text for text in found if indonesian.gettext(text) == text and " " in text]
    assert untold == []
    for text in found:
        assert sorted(re.findall(r"\{\w+\}", indonesian.gettext(text))) == sorted(re.findall(r"\{\w+\}", text))
