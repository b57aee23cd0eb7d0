from datetime import timedelta

import pytest

from paraf.rules.findings import errors
from paraf.rules.words import Verdict
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.revision import withdrawal_of
from paraf.rules.workflow.submission import propose_submission
from tests.support.cases import ADDRESS, NOW, World, case, case_of, edited, with_line

FLOOD = "berita/2026/flood-recedes"


def codes(findings):
    return {finding.code for finding in errors(findings)}


def refused(outcome):
    assert isinstance(outcome, Refusal)
    return codes(outcome.findings)


def english(**header):
    """Give an English translation of the article that ``world`` published."""
    said = {"Slug": "flood-recedes", "Lang": "en", "Translation_Of": ADDRESS, "path": "flood.md"} | header
    path = said.pop("path")
    return case("Water fell.", path=path, **said)


def submitted(paper, world):
    return refused(submission(paper, world))


def submission(paper, world):
    return propose_submission(paper, world.around, target=paper.path, at=world.at)


@pytest.fixture
def world():
    world = World()
    world.publish(case())
    return world


@pytest.mark.parametrize("typed", [ADDRESS, "banjir-surut"])
def test_a_translation_names_its_original_by_the_address_whatever_was_typed(world, typed):
    paper = world.submit(english(Translation_Of=typed))
    assert paper.article.get("Translation-Of") == ADDRESS
    world.sign(paper)
    seal = world.register.latest(FLOOD).seal
    assert (seal.lang, seal.translates) == ("en", ADDRESS)
    assert [version.seal.address for version in world.register.translations_of(ADDRESS)] == [FLOOD]


def test_a_redirect_of_the_original_means_the_original(world):
    paper = case_of(world.submit(edited(_published(world), Redirect="air", Change="ralat", Change_Note="Nama")).article)
    assert paper.article.get("Redirect") == "air"
    waiting = edited(paper, stage="review", path="banjir.md")
    world.sign(waiting)
    assert world.submit(english(Translation_Of="berita/2026/air")).article.get("Translation-Of") == ADDRESS


def _published(world):
    version = world.register.latest(ADDRESS)
    return case(Slug="banjir-surut", Replaces=version.seal.digest)


@pytest.mark.parametrize("typed", ["berita/2026/tidak-ada", "tidak-ada"])
def test_what_nobody_published_or_submitted_has_no_translation(world, typed):
    assert submitted(english(Translation_Of=typed), world) == {"translation-unknown"}


def test_a_slug_of_two_years_means_neither(world):
    world.publish(case("Lain.", path="lama.md", Slug="banjir-surut", Date="2025-01-01 09:30"))
    assert submitted(english(Translation_Of="banjir-surut"), world) == {"translation-ambiguous"}
    assert isinstance(submission(english(), world), Plan)


def test_a_translation_is_submitted_beside_its_original_and_signed_after_it():
    world = World()
    original = world.submit(case())
    paper = world.submit(english(Translation_Of="banjir-surut"))
    assert refused(world.propose(with_line(paper, "SR CODE"))) == {"translation-too-early"}
    world.sign(original)
    assert isinstance(world.propose(with_line(paper, "SR CODE")), Plan)


def test_a_translation_is_not_public_before_its_original_whose_address_it_tells():
    world = World()
    world.publish(case(Embargo="2026-12-24 08:00"))
    early = world.submit(english(Embargo="2026-12-24 07:59"))
    outcome = world.propose(with_line(early, "SR CODE"))
    assert refused(outcome) == {"translation-before-original"}
    assert [one.detail["moment"] for one in errors(outcome.findings)] == ["2026-12-24 08:00"]
    assert isinstance(world.propose(with_line(early, "SR CODE"), at=NOW + timedelta(days=33)), Plan)
    assert isinstance(world.propose(with_line(edited(early, Embargo="2026-12-24 08:00"), "SR CODE")), Plan)


def test_a_paper_in_review_names_the_address_itself(world):
    paper = edited(world.submit(english()), Translation_Of="banjir-surut")
    assert refused(world.propose(with_line(paper, "SR CODE"))) == {"translation-by-another-name"}


def test_no_article_is_a_translation_of_itself(world):
    revision = edited(_published(world), Lang="en", Translation_Of=ADDRESS, Change="ralat", Change_Note="Bahasa")
    assert submitted(revision, world) == {"translation-of-itself"}


@pytest.mark.parametrize("lang", ["id", None])
def test_the_two_differ_in_their_language(world, lang):
    assert submitted(english(Lang=lang), world) == {"translation-same-language"}


def test_an_original_does_not_change_into_the_language_of_its_translation(world):
    world.publish(english())
    revision = edited(_published(world), Lang="en", Change="ralat", Change_Note="Bahasa")
    assert submitted(revision, world) == {"translation-same-language"}
    assert isinstance(submission(edited(revision, Lang="id"), world), Plan)


def test_there_is_one_translation_into_each_language_and_it_may_be_revised(world):
    world.publish(english())
    second = english(Slug="water-falls", path="water.md")
    outcome = submission(second, world)
    assert refused(outcome) == {"translation-taken"}
    assert [one.detail["other"] for one in errors(outcome.findings)] == ["content/flood.md"]
    assert isinstance(submission(edited(second, Lang="zh-Hant"), world), Plan)
    seal = world.register.latest(FLOOD).seal
    again = english(Replaces=seal.digest, Change="ralat", Change_Note="Word")
    assert isinstance(submission(again, world), Plan)


def test_all_translations_name_the_same_original(world):
    world.publish(english())
    chain = english(Slug="banjir-zh", Lang="zh-Hant", Translation_Of=FLOOD, path="zh.md")
    assert submitted(chain, world) == {"translation-of-translation"}
    world.publish(case("Lain.", path="lain.md", Slug="lain", Lang="fr"))
    revision = edited(_published(world), Translation_Of="lain", Change="ralat", Change_Note="Bahasa")
    assert submitted(revision, world) == {"translation-has-own"}


def test_what_was_withdrawn_has_no_translation_and_is_none(world):
    sealed = world.publish(english())
    notice = withdrawal_of(sealed.article, world.register.latest(FLOOD).seal.digest, reason="Wrong")
    world.publish(edited(case_of(notice, path="flood.md"), X_Peminta="Rina Wulandari"))
    assert world.register.latest(FLOOD).seal.verdict is Verdict.WITHDRAW
    assert [*world.register.translations_of(ADDRESS)] == []
    world.publish(english(Slug="water-falls", path="water.md"))
    version = world.register.latest(ADDRESS)
    original = case(Slug="banjir-surut", Replaces=version.seal.digest)
    notice = withdrawal_of(original.article, version.seal.digest, reason="Keliru")
    world.publish(edited(case_of(notice), X_Peminta="Rina Wulandari"))
    assert submitted(english(Slug="banjir-fr", Lang="fr", path="fr.md"), world) == {"translation-of-withdrawn"}
