"""A mistake in the settings is told where a person finds it: by line, and by whose section it is."""

import pytest

from paraf.rules.office import read_office

TEXT = """# Pengaturan
[newsroom]
name = "Kabar"
office = "Dinas"
site = "kabar.example"
url = "https://kabar.example"
timezone = "Asia/Jakarta"

[signoff.category."Pengumuman Darurat"]
signers_needed = 2

[checklist]
general = [
  "Satu?",
  "Dua?",
]

[[officer]]
id = "dewi"
name = "Dewi"
roles = ["admin"]

[[officer]]
id = "siti"
name = "Siti"
roles = ["writer", "corrector"]

  [[officer.key]]
  ssh = "bukan kunci"

[[officer]]
name = "Rina"
roles = ["writer"]
"""


def places(text):
    found = read_office(text)
    assert isinstance(found, tuple)
    return {finding.detail["key"]: finding.line for finding in found}


@pytest.mark.parametrize(
    ("old", "new", "key", "line"),
    [
        ("", "", "officer[siti].key[1].ssh", 29),
        ("", "", "officer[Rina].id", 31),
        ('["writer", "corrector"]', '["writer", "korektor"]', "officer[siti].roles[2]", 26),
        ("signers_needed = 2", "signers_needed = 0", 'signoff.category."Pengumuman Darurat".signers_needed', 10),
        ("[newsroom]", "'a b' . c = 1\n[newsroom]", '"a b"', 2),
        ('[signoff.category."Pengumuman Darurat"]', "[siapa]", "siapa", 9),
        ('site = "kabar.example"\n', "", "newsroom.site", 2),
        ('  "Dua?",', "  2,", "checklist.general[2]", 13),
        ('id = "dewi"', 'id = "De wi"', "officer[De wi].id", 19),
        ('id = "dewi"\nname = "Dewi"', 'id = "\\u0007"', "officer[1].name", 18),
    ],
)
def test_a_mistake_has_the_line_of_its_key_or_of_what_the_key_is_missing_from(old, new, key, line):
    assert (key, line) in places(TEXT.replace(old, new, 1)).items()


def test_a_heading_with_blanks_and_quotes_is_found():
    heading = '[signoff . "category" . "Pengumuman Darurat"]'
    text = TEXT.replace('[signoff.category."Pengumuman Darurat"]', heading).replace("_needed = 2", "_needed = 0")
    assert places(text)['signoff.category."Pengumuman Darurat".signers_needed'] == 10


def test_sections_written_on_one_line_have_the_line_of_their_list():
    head = TEXT.partition("[signoff")[0]
    found = places(f'officer = [{{id = "dewi", name = "Dewi", roles = ["bos"]}}, 3]\n{head}')
    assert found == {"officer[dewi].roles[1]": 1, "officer[2]": 1, "officer[2].id": 1} | found


def test_sections_that_are_none_are_counted():
    assert places(f"officer = 3\n{TEXT.partition('[signoff')[0]}") == {"officer": 1}
