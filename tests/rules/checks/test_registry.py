from dataclasses import replace

from paraf.rules.checks.answering import Answer, answers_of
from paraf.rules.checks.registry import LONGEST, MOST_TOLD, checked, checked_article
from paraf.rules.findings import codes
from paraf.rules.manifest import sha256
from tests.support.cases import article, case_of
from tests.support.checks import KNOWLEDGE

FAULTY = "Resiko banjir dirumah warga.\n\nRapat digelar Kamis (20/11/2026)."


def told(body, **header):
    return checked_article(article(body, **header), KNOWLEDGE, path="drafts/a.md")


def test_findings_stand_in_the_order_of_their_lines_with_their_place():
    found = told(FAULTY)
    assert [one.place for one in found] == ["drafts/a.md:7", "drafts/a.md:7", "drafts/a.md:9"]
    assert codes(found) == {"particle-joined", "word", "weekday-in-text"}


def test_rules_of_the_language_are_for_articles_in_it():
    assert codes(told(FAULTY + " TODO", Lang="en")) == {"leftover"}


def test_an_answer_with_a_reason_silences_its_code():
    assert codes(told(FAULTY, X_Abaikan="word nama program; particle-joined: kutipan surat")) == {"weekday-in-text"}


def test_an_answer_without_a_reason_or_to_nothing_is_found():
    found = told(FAULTY, X_Abaikan="word; wrod salah ketik; ;")
    assert codes(found) == {"answer-without-reason", "answer-to-nothing", "word", "particle-joined", "weekday-in-text"}
    assert [one.detail.get("proposal") for one in found if one.code == "answer-to-nothing"] == ["word"]
    [nothing] = [one for one in told("x", X_Abaikan="zzz x") if one.code == "answer-to-nothing"]
    assert "weekday-in-text" in nothing.detail["proposal"]


def test_answers_are_read_with_or_without_a_colon():
    answers = answers_of(article("x", X_Abaikan="Word: nama; sum - memang demikian"))
    assert answers == (Answer(code="word", reason="nama"), Answer(code="sum", reason="memang demikian"))
    assert answers_of(article("x")) == ()


def test_a_paper_that_cannot_be_read_or_lies_as_it_was_sealed_is_not_questioned():
    paper = case_of(article(FAULTY))
    assert len(checked(paper, KNOWLEDGE)) == 3
    assert checked(replace(paper, sealed=sha256(b"x")), KNOWLEDGE) == ()
    assert checked(case_of(None), KNOWLEDGE) == ()


def test_a_text_without_end_is_looked_at_as_far_as_news_goes():
    line = "Warga datang.\n"
    found = told(f"{line * (LONGEST // len(line) + 2)}Resiko banjir.")
    assert [(one.code, one.line) for one in found] == [("not-all-checked", 6 + LONGEST // len(line))]
    assert told(line * (LONGEST // len(line))) == ()


def test_so_many_findings_of_one_group_are_told():
    assert [one.code for one in told("Resiko.\n\n" * (MOST_TOLD + 1))].count("word") == MOST_TOLD


def test_what_is_wrong_with_an_answer_cannot_be_answered():
    assert codes(told("x", X_Abaikan="answer-to-nothing biar")) == {"answer-to-nothing"}
