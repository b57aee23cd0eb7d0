import os
import pwd

import pytest

from paraf.desk.acting.acts import plan_submission
from paraf.desk.language import language
from paraf.rules.findings import Level
from paraf.rules.words import Seal
from tests.support.newsrooms import photo, text, with_picture
from tests.support.offices import SETTINGS_TEXT

NEEDLE = "jarumdalamjerami"


def submitted(house, content=None, **header):
    house.write("review/banjir.md", content or text(NEEDLE, **header))
    house.sweep()
    return "review/banjir.md"


def signed(house, who, code=None, **header):
    place = submitted(house, **header)
    house.type_signoff(place, who, code)
    house.sweep()
    return place


def published(house):
    return house.publish(content=text("Air sudah surut."))


def not_signed(house):
    return submitted(house)


def line_missing(house):
    place = published(house)
    house.write(
        place, "".join(line for line in house.read(place).splitlines(keepends=True) if not line.startswith("Koreksi"))
    )
    return place


def wrong_code(house):
    return signed(house, "Siti Rahma", "0000-0000-0000")


def own_work(house):
    return signed(house, "Siti Rahma", Penulis="Siti Rahma")


def unknown_name(house):
    return signed(house, "Siti Rama")


def ambiguous_name(house):
    return signed(house, "A. Wibowo")


def expired(house):
    return signed(house, "Eko Prasetyo")


def revoked(house):
    return signed(house, "Gita Maharani")


def not_yet_valid(house):
    return signed(house, "Nanda Putri")


def not_a_corrector(house):
    return signed(house, "Ari Wibowo")


def changed_since_signed(house):
    place = published(house)
    house.write(place, house.read(place) + NEEDLE)
    return place


def picture_changed(house):
    house.write("review/foto.jpg", photo("red"))
    place = house.publish(content=with_picture())
    house.write("content/foto.jpg", photo("blue") + NEEDLE.encode())
    return place


def header(line):
    def story(house):
        place = f"review/banjir{len(line)}.md"
        house.write(place, f"{line}\n{text(NEEDLE)}")
        house.sweep()
        return place

    return story


def unreadable(house):
    house.write("review/banjir.md", text(NEEDLE).encode() + b"\x81\x8d")
    house.sweep()
    return "review/banjir.md"


def no_alt(house):
    house.write("review/foto.jpg", photo())
    return submitted(house, text(f"{NEEDLE}\n\n![](foto.jpg)"))


def slug_clash(house):
    submitted(house, text("Air.", Slug="banjir"))
    house.write("review/lain.md", text(NEEDLE, Slug="banjir"))
    house.sweep()
    return "review/lain.md"


def symlink(house):
    house.write("rahasia.md", text(NEEDLE))
    (house.root / "review/banjir.md").symlink_to(house.root / "rahasia.md")
    return "review/banjir.md"


def too_long(house):
    house.write("review/banjir.md", text(NEEDLE * 70_000))
    return "review/banjir.md"


def unknown_kind(house):
    house.write("review/banjir.xlsx", NEEDLE)
    return "review/banjir.xlsx"


def roster_not_accepted(house):
    house.write("newsroom.toml", f"# {NEEDLE}\n{SETTINGS_TEXT}")
    return "newsroom.toml"


def not_submitted(house):
    house.write("content/banjir.md", text(NEEDLE))
    return "content/banjir.md"


REFUSALS = [
    ("not-signed", not_signed),
    ("line-missing", line_missing),
    ("wrong-code", wrong_code),
    ("own-work", own_work),
    ("unknown-name", unknown_name),
    ("ambiguous-name", ambiguous_name),
    ("expired", expired),
    ("revoked-officer", revoked),
    ("not-yet-valid", not_yet_valid),
    ("not-a-corrector", not_a_corrector),
    ("changed-since-signed", changed_since_signed),
    ("picture-changed", picture_changed),
    ("unknown-key", header("Tajuk: x")),
    ("duplicate-key", header("Title: x")),
    ("forbidden-key", header("Save_as: index.html")),
    ("not-a-header", header("ini bukan kepala")),
    ("impossible-date", header("Embargo: 31 November 2026")),
    ("bad-date", header("Embargo: kapan-kapan")),
    ("weekday-mismatch", header("Embargo: Senin, 21 November 2026")),
    ("unreadable-encoding", unreadable),
    ("no-alt", no_alt),
    ("slug-clash", slug_clash),
    ("symlink", symlink),
    ("too-long", too_long),
    ("unknown-kind", unknown_kind),
    ("roster-not-accepted", roster_not_accepted),
    ("not-submitted", not_submitted),
]
IN_A_LINE = {
    *("wrong-code", "own-work", "unknown-name", "ambiguous-name", "expired", "revoked-officer", "not-yet-valid"),
    *("not-a-corrector", "changed-since-signed", "unknown-key", "duplicate-key", "forbidden-key", "not-a-header"),
    *("impossible-date", "bad-date", "weekday-mismatch", "no-alt"),
}
WARNINGS = {"line-missing", "roster-not-accepted"}


def everything_found(house):
    board = house.board()
    return (*(finding for card in board.cards for finding in card.findings), *board.strangers, *board.office)


@pytest.mark.parametrize(("code", "story"), REFUSALS, ids=[code for code, _ in REFUSALS])
def test_a_refusal_has_its_code_place_sentence_and_next_step_in_both_languages(house, code, story):
    place = story(house)
    found = [one for one in everything_found(house) if one.code == code and one.path == place]
    assert found, [(one.code, one.path) for one in everything_found(house)]
    finding = found[0]
    assert (finding.level is Level.ERROR) == (code not in WARNINGS)
    assert code not in IN_A_LINE or (finding.line and finding.place == f"{place}:{finding.line}")
    english, indonesian = (language(one).say(finding) for one in ("en", "id"))
    for said in (english, indonesian):
        assert said.message
        assert said.next
        assert "{" not in said.message + said.next
    assert english.message != indonesian.message
    assert english.next != indonesian.next


@pytest.mark.parametrize(("code", "story"), REFUSALS, ids=[code for code, _ in REFUSALS])
def test_what_is_refused_is_in_no_edition(house, code, story):
    story(house)
    house.sweep()
    texts = [house.newsroom.vault.get(house.newsroom.register.latest(address).seal.text) for address in house.live()]
    assert not any(NEEDLE.encode() in content for content in texts)
    assert bool(texts) == (code in {"line-missing", "changed-since-signed", "picture-changed"})
    with house.unchanged():
        house.sweep()


def test_an_unknown_name_comes_with_suggestions(house):
    place = unknown_name(house)
    (found,) = [one for one in everything_found(house) if one.code == "unknown-name" and one.path == place]
    assert "Siti Rahma" in language("id").say(found).message + language("id").say(found).next


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("banjir.md", "banjir (1).md", "copy-of"),
        ("banjir.md", "banjir - Copy.md", "copy-of"),
        ("banjir.md", "Banjir.md", "name-clash"),
        ("banjir.md", "banjir.txt", "name-clash"),
        ("café.md", "cafe\u0301.md", "name-clash"),
        ("straße.md", "STRASSE.md", "name-clash"),
    ],
)
def test_names_that_clash_hold_the_second_paper_and_overwrite_nothing(house, first, second, code):
    house.write(f"review/{first}", text("Satu.", Slug="satu"))
    house.sweep()
    house.write(f"review/{second}", text("Dua.", Slug="dua"))
    house.sweep()
    assert code in house.codes(f"review/{second}")
    assert house.read(f"review/{second}") == text("Dua.", Slug="dua")
    assert "Satu." in house.read(f"review/{first}")
    with house.unchanged():
        house.sweep()


def test_a_paper_in_review_with_a_code_is_what_the_preview_shows(house):
    place = submitted(house)
    assert house.card(place).code == house.code(place)
    assert house.card(place).seal is Seal.MISSING


def test_a_draft_has_no_code_yet(house):
    house.write("drafts/banjir.md", text())
    assert house.card("drafts/banjir.md").code is None


def test_a_paper_that_the_system_knows_as_anothers_is_not_signed_by_hand(house):
    if os.geteuid() != 0:
        pytest.skip("only the superuser can give files away")
    user = pwd.getpwuid(1).pw_name
    house.write("newsroom.toml", SETTINGS_TEXT.replace('id = "rina"', f'id = "rina"\nsystem_user = "{user}"'))
    house.accept()
    place = submitted(house)
    house.type_signoff(place)
    os.chown(house.root / place, 1, 1)
    house.sweep()
    assert "owner-is-another" in house.codes(place)


def test_a_submission_is_judged_by_its_whole_surroundings(house):
    house.write("drafts/banjir.md", text())
    gathered = house._gather("drafts/banjir.md", cleaning=True)  # noqa: SLF001
    plan = plan_submission(house.newsroom, gathered, house._around(), at=house.now, by=None)  # noqa: SLF001
    assert plan.article.get("Slug") == "banjir-surut"
