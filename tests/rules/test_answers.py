import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paraf.rules.answers import (
    MARKER,
    MOST_TOLD,
    Line,
    answer_path,
    answer_text,
    calls_for_answer,
    is_ours,
    worth_telling,
)
from paraf.rules.names import Kind, kind_of
from paraf.rules.wording import find

WORDS = {"intro": "jawaban", "next": "Langkah berikut"}
WAITS = find("not-signed", path="review/a.md")
WRONG = find("wrong-code", path="review/a.md", name="Siti", typed="R7G2-M8VK-YFPV")
HINT = find("no-summary", path="review/a.md")
LINES = st.lists(st.builds(Line, place=st.text(max_size=9), message=st.text(max_size=9), next=st.text(max_size=9)))


@pytest.mark.parametrize(
    ("place", "answer"),
    [
        ("review/banjir.md", "review/banjir.PARAF.txt"),
        ("review/banjir.md.txt", "review/banjir.PARAF.txt"),
        ("content/banjir/index.md", "content/banjir.PARAF.txt"),
        ("review/index.md", "review/index.PARAF.txt"),
        ("drafts/foto.jpg", "drafts/foto.jpg.PARAF.txt"),
        ("drafts/naskah.docx", "drafts/naskah.docx.PARAF.txt"),
    ],
)
def test_an_answer_stands_beside_what_it_answers(place, answer):
    assert answer_path(place) == answer
    assert kind_of(answer.rpartition("/")[2]) is Kind.IGNORED


@pytest.mark.parametrize(
    ("found", "signed", "told"),
    [
        ((), True, ()),
        ((WAITS,), False, ()),
        ((WAITS,), True, (WAITS,)),
        ((WAITS, HINT), False, ()),
        ((HINT,), True, ()),
        ((WAITS, WRONG), False, (WRONG,)),
        ((HINT, WRONG), True, (WRONG,)),
    ],
)
def test_only_errors_call_for_an_answer_and_waiting_is_none(found, signed, told):
    assert calls_for_answer(found, signed=signed) == told


def test_an_answer_says_where_what_and_what_next():
    text = answer_text("Ditahan:", [Line(place="review/a.md:3", message="Kode salah.", next="Ketik lagi.")], WORDS)
    assert text.startswith(
        "PARAF - jawaban\n\nDitahan:\n\nreview/a.md:3\n  Kode salah.\n  Langkah berikut: Ketik lagi.\n"
    )


@given(title=st.text(max_size=20), lines=LINES)
def test_an_answer_is_known_as_ours(title, lines):
    assert is_ours(answer_text(title, lines, WORDS))


@given(lines=LINES, at=st.integers(0, 400), typed=st.text(min_size=1, max_size=5))
def test_an_answer_that_somebody_wrote_in_is_not_ours_any_more(lines, at, typed):
    text = answer_text("Ditahan:", lines, WORDS)
    written = text[:at] + typed + text[at:]
    assume(written.removesuffix("\n") != text.removesuffix("\n"))
    assert not is_ours(written)


@pytest.mark.parametrize("text", ["", "\n\n", MARKER, f"{MARKER} - a\n\n[0]", "catatan saya"])
def test_what_we_did_not_write_is_not_ours(text):
    assert not is_ours(text)


def test_a_warning_is_told_beside_an_article_that_is_live_and_nowhere_else():
    warning = find("line-missing", path="content/banjir.md")
    hint = find("no-summary", path="content/banjir.md")
    assert calls_for_answer((warning, hint), signed=False, live=True) == (warning,)
    assert calls_for_answer((warning, hint), signed=True) == ()


def test_a_typed_claim_that_claims_nothing_is_told_beside_its_paper():
    typed = find("claim-unknown", path="review/banjir.md", line=7)
    assert calls_for_answer((typed, find("not-signed", path="review/banjir.md")), signed=False) == (typed,)


def test_what_is_not_told_is_counted_in_the_last_line_and_the_answer_is_still_ours():
    text = answer_text("Ditahan:", [], WORDS, rest="... dan 3 lagi")
    assert text.startswith("PARAF - jawaban\n\nDitahan:\n\n... dan 3 lagi\n\n[")
    assert is_ours(text)


def test_all_is_told_in_its_order_up_to_a_limit_and_beyond_it_errors_come_first():
    few = (HINT,) * (MOST_TOLD - 1) + (WRONG,)
    assert worth_telling(few) == few
    assert worth_telling((HINT, *few)) == (WRONG, *(HINT,) * (MOST_TOLD - 1))
    assert worth_telling((WRONG,) * (MOST_TOLD + 1)) == (WRONG,) * MOST_TOLD
