import string
from importlib import resources
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from paraf.desk.language import Said, language
from paraf.rules.wording import PARTS, find


def catalogue():
    """Give the Indonesian catalogue as it lies in the package."""
    text = (resources.files("paraf") / "locale" / "id" / "paraf.po").read_bytes()
    return read_po(BytesIO(text), locale="id", abort_invalid=True)


SAME_BLANK = {"hari": "day", "bulan": "month"}  # days of the week and months have their names in each language


def blanks(sentence):
    return {SAME_BLANK.get(blank, blank) for _, blank, _, _ in string.Formatter().parse(sentence) if blank is not None}


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_sentence_about_a_finding_is_in_the_indonesian_catalogue_with_the_same_blanks(part):
    translated = {message.id: message.string for message in catalogue()}
    sentences = {sentence for wording in PARTS[part].values() for sentence in (wording.message, wording.next)}
    assert sorted(sentence for sentence in sentences if not translated.get(sentence)) == []
    for sentence in sentences:
        assert blanks(translated[sentence]) == blanks(sentence), sentence


def test_no_code_has_two_wordings():
    codes = [code for part in PARTS for code in PARTS[part]]
    assert len(codes) == len(set(codes))


def test_english_is_what_the_code_says():
    said = language("en").say(find("expired", path="review/a.md", line=3, name="Siti", day="2025-12-31"))
    assert said == Said(
        message="Siti could sign off until 2025-12-31 and no longer.",
        next="Ask another corrector to sign off; if the last day is wrong, ask the admin.",
    )


def test_a_finding_knows_its_place():
    finding = find("settings-not-toml", path="newsroom.toml", line=3, problem="Unclosed array")
    assert language("en").say(finding).message == (
        "newsroom.toml cannot be read as TOML; the reader stopped at line 3: Unclosed array."
    )


def test_a_finding_without_a_line_can_be_said():
    assert "{" not in language("id").say(find("settings-missing", path="newsroom.toml", key="officer")).message


def test_what_people_typed_is_not_read_as_a_blank():
    said = language("en").say(find("settings-bad-zone", path="x", key="k", found="{line}"))
    assert '"{line}"' in said.message


@pytest.mark.parametrize("code", ["unknown-name", "unknown-author"])
def test_an_unknown_name_is_said_with_those_near_it_and_without_a_gap_where_there_is_none(code):
    near, nobody = (
        language("id").say(find(code, path="review/a.md", name=name, names="", near=near)).message
        for name, near in (("Siti Rahmi", " (Siti Rahma?)"), ("Xq", ""))
    )
    assert near.endswith("tidak ada dalam daftar petugas (Siti Rahma?).")
    assert nobody.endswith("tidak ada dalam daftar petugas.")


def test_what_writers_read_of_names_sends_nobody_to_the_settings():
    for code in ("unknown-name", "unknown-author", "no-authors", "not-a-corrector", "expired"):
        said = language("id").say(find(code, path="review/a.md", name="Xq", names="", near="", day="2025-12-31"))
        assert "newsroom.toml" not in said.message + said.next


def test_other_sentences_have_their_blanks_filled_and_an_unknown_one_stays_english():
    assert language("id").sentence("{count} words changed, not in any catalogue", count="2") == (
        "2 words changed, not in any catalogue"
    )
    assert language("id").sentence("") == ""


def test_a_language_is_made_once_and_one_without_a_catalogue_speaks_english():
    assert language("id") is language("id")
    assert language("jv").sentence("Yes.") == "Yes."


def test_a_header_line_is_called_by_its_name_in_the_language_spoken():
    finding = find("field-missing", path="review/a.md", header="Category")
    assert "Kategori" in language("id").say(finding).message
    assert "Category" in language("en").say(finding).message


def test_a_command_in_a_sentence_can_be_copied_whatever_the_folder_is_called():
    assert (
        "paraf ajukan 'review/Posko Siaga/index.md'"
        in language("id").say(find("not-submitted", path="review/Posko Siaga/index.md")).next
    )
    sentence = "The withdrawal waits for another corrector: paraf sign {path}"
    assert language("en").sentence(sentence, path="review/a b.md").endswith("paraf sign 'review/a b.md'")
    assert language("en").sentence(sentence, path="review/a.md").endswith("paraf sign review/a.md")
