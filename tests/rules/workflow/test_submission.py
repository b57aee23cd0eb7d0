from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.desk.language import language
from paraf.rules.article import public_text, render
from paraf.rules.entries import Submitted
from paraf.rules.findings import Level, codes, errors
from paraf.rules.manifest import content_digest, sha256
from paraf.rules.roster import Roster
from paraf.rules.wording import find
from paraf.rules.words import Role, Stage
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.submission import propose_submission, restored
from tests.support.articles import articles
from tests.support.cases import ADDRESS, NOW, World, around, article, case, case_of, edited, picture
from tests.support.offices import BUDI, OFFICE, RINA, office_with, officer

CHANGE = {"Change": "ralat", "Change_Note": "Nama camat"}


def propose(paper, world=None, *, target=None, at=None):
    world = world or World()
    return propose_submission(paper, world.around, target=target or paper.path, at=at or world.at)


def plan(paper, world=None, **rest):
    outcome = propose(paper, world, **rest)
    assert isinstance(outcome, Plan), outcome.findings
    assert isinstance(outcome.act, Submitted)
    return outcome


def refused(paper, world=None, **rest):
    outcome = propose(paper, world, **rest)
    assert isinstance(outcome, Refusal)
    assert errors(outcome.findings)
    return codes(outcome.findings)


def published(**rest):
    """Give a newsroom with one published paper, and that paper."""
    world = World()
    return world, world.publish(case(**rest))


def test_a_new_article_gets_its_slug_and_its_address():
    act = plan(case()).act
    assert (act.address, act.slug, act.replaces, act.path) == (ADDRESS, "banjir-surut", None, "banjir.md")
    assert (act.source, act.renamed_from) == ("drafts/banjir.md", None)


def test_when_the_material_came_and_under_which_letter_is_recorded_from_the_papers_own_lines():
    act = plan(case(Received="2026-11-21 08:00", Assignment="118/SPT/2026")).act
    assert (act.received, act.assignment) == (datetime(2026, 11, 21, 1, 0, tzinfo=UTC), "118/SPT/2026")
    act = plan(case()).act
    assert (act.received, act.assignment) == (None, "")


def test_what_is_recorded_is_the_text_as_it_will_stand():
    used = [picture(original=b"GPS")]
    found = plan(case("![Sungai](foto.jpg)", used=used))
    assert found.act.text == sha256(render(found.article).encode())
    assert found.act.digest == content_digest(public_text(found.article), found.act.files)
    assert found.act.original == case("![Sungai](foto.jpg)").raw
    (clean,) = found.act.pictures
    assert (clean.path, clean.original, clean.clean) == ("drafts/foto.jpg", sha256(b"GPS"), sha256(b"foto"))


def test_a_file_that_is_no_picture_is_recorded_and_not_cleaned():
    table = replace(picture("tabel.csv"), picture=False)
    act = plan(case("[Tabel](tabel.csv)", used=[table])).act
    assert (act.files, act.pictures) == ((table.file,), ())


@pytest.mark.parametrize(
    ("typed", "filled"),
    [
        ({"Date": None}, {"Date": "2026-11-22 10:30"}),
        ({"Slug": "air"}, {"Slug": "air"}),
        ({"Authors": "RW; siti"}, {"Authors": "Rina Wulandari; Siti Rahma"}),
        ({"Authors": "rina, Siti Rahma, S.Sos."}, {"Authors": "Rina Wulandari; Siti Rahma"}),
        ({"X_Kembali": "Nama camat"}, {"X-Kembali": None}),
        ({"Paraf": "sha256:" + "0" * 64, "Koreksi": "SR"}, {"Paraf": None, "Koreksi": None}),
        ({"Koreksi": "SR"}, {"Koreksi": "SR", "Modified": None, "Replaces": None}),
    ],
)
def test_automatic_lines_are_filled_and_those_of_an_earlier_way_taken_off(typed, filled):
    article = plan(case(**typed)).article
    assert {key: article.get(key) for key in filled} == filled


def test_an_author_whose_name_another_shares_keeps_the_id():
    twins = [officer(name, "Ari Wibowo", Role.WRITER) for name in ("ari", "ari2")]
    world = World(office=replace(OFFICE, roster=Roster(officers=(RINA, *twins))))
    assert plan(case(Authors="ari2; rina"), world).article.get("Authors") == "ari2; Rina Wulandari"
    assert refused(case(Authors="Ari Wibowo"), world) == {"ambiguous-author"}


def test_every_reason_is_given_at_once():
    world, _ = published()
    paper = case(Category=None, Authors="Xq", findings=[find("not-text", path="drafts/banjir.md")])
    assert refused(paper, world) == {"field-missing", "unknown-author", "not-text", "slug-clash"}
    world.review.add("banjir.md")
    assert refused(case(Title="!", Slug=None), world) == {"no-slug", "name-taken"}
    assert refused(case(Title=None, Slug=None)) == {"field-missing"}


def test_what_cannot_be_read_is_not_submitted():
    assert refused(case_of(None, findings=[find("not-text", path="drafts/banjir.md")])) == {"not-text"}


def test_warnings_do_not_refuse_and_are_told():
    assert codes(plan(case(Summary=None)).findings) == {"no-summary"}


# which article it is


@pytest.mark.parametrize("found_by", ["Replaces", "Paraf", "path in content", "stale window"])
def test_a_revision_is_known_by_what_it_replaces_by_its_seal_by_its_path_and_by_its_window(found_by):
    world, paper = published()
    bare = edited(paper, "Air surut.", Paraf=None, Koreksi=None, **CHANGE)
    revision = {
        "Replaces": edited(bare, Replaces=paper.digest, stage=Stage.DRAFT, path="apa.md"),
        "Paraf": edited(bare, Paraf=paper.digest, Slug=None, stage=Stage.DRAFT, path="apa.md"),
        "path in content": edited(bare, Slug=None),
        "stale window": edited(bare, stage=Stage.REVIEW),
    }[found_by]
    found = plan(revision, world)
    assert (found.act.address, found.act.replaces) == (ADDRESS, paper.digest)
    assert found.article.get("Replaces") == paper.digest
    assert (found.article.get("Slug"), found.article.get("Modified")) == ("banjir-surut", "2026-11-22 10:32")


def test_a_revision_of_an_older_version_replaces_the_last_one_and_is_told_so():
    world, first = published()
    second = world.publish(edited(first, "Air surut.", stage=Stage.DRAFT, **CHANGE))
    bare = edited(first, "Air kering.", Paraf=None, Replaces=first.digest, stage=Stage.DRAFT, path="b.md")
    late = edited(bare, Change="ralat", Change_Note="Nama lurah")
    found = plan(late, world)
    assert found.act.replaces == second.digest
    assert [(one.code, one.level) for one in found.findings] == [("replaces-updated", Level.WARNING)]


@pytest.mark.parametrize("stage", [Stage.PUBLISHED, Stage.REVIEW])
def test_a_second_change_by_hand_does_not_go_with_the_note_of_the_first(stage):
    world, first = published()
    second = world.publish(revised(first))
    assert refused(edited(second, "Air kering.", Koreksi=None, stage=stage), world) == {"change-left-over"}
    assert plan(edited(second, "Air kering.", Koreksi=None, stage=stage, Change_Note="Air"), world)


def test_two_revisions_of_one_version_may_be_open():
    world, paper = published()
    for path in ("a.md", "b.md"):
        world.submit(edited(paper, f"Air {path}.", stage=Stage.DRAFT, path=path, **CHANGE))
    assert {one.act.replaces for one in world.register.submissions.values()} == {paper.digest}


def test_what_was_never_signed_cannot_be_replaced():
    assert refused(case(Replaces="sha256:" + "0" * 64, **CHANGE)) == {"unknown-replaces", "change-of-nothing"}


def test_an_unknown_seal_is_only_taken_off():
    assert plan(case(Paraf="sha256:" + "0" * 64)).act.replaces is None


def test_a_copy_with_its_own_slug_does_not_take_over_another_articles_address():
    world, other = published()
    new = case("Rapat.", path="rapat.md", Title="Rapat kota", Slug="rapat-kota", **CHANGE, Paraf=other.digest)
    assert refused(new, world) == {"address-stays"}


def revised(paper, **header):
    """Give a revision of a published paper as it lies in ``drafts/``."""
    return edited(
        paper,
        "Air surut.",
        stage=Stage.DRAFT,
        **{"Replaces": paper.digest, "Paraf": None, "Koreksi": None} | CHANGE | {"Change_Note": paper.code} | header,
    )


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.PUBLISHED])
def test_a_revision_with_another_slug_keeps_the_address_and_makes_a_redirect(stage):
    world, paper = published()
    wishing = revised(paper, Slug="lain") if stage is Stage.DRAFT else edited(paper, Slug="lain", **CHANGE)
    outcome = plan(wishing, world)
    assert (outcome.act.address, outcome.act.slug) == (ADDRESS, "banjir-surut")
    assert (outcome.article.get("Slug"), outcome.article.get("Redirect")) == ("banjir-surut", "lain")
    assert codes(outcome.findings) == {"address-redirects"}


def test_every_later_version_names_the_redirects_also_where_its_writer_left_them_out():
    world, paper = published()
    paper = world.publish(revised(paper, Slug="lain"))
    assert world.register.redirects == {"berita/2026/lain": ADDRESS}
    assert plan(revised(paper, Redirect=None), world).article.get("Redirect") == "lain"
    assert plan(revised(paper, Slug="baru", Redirect="lagi"), world).article.get("Redirect") == "lain, lagi, baru"
    assert plan(revised(paper, Redirect="lain"), world).article.get("Redirect") == "lain"
    gone = revised(paper, Change="pencabutan", Redirect=None, X_Peminta="Rina Wulandari")
    assert plan(gone, world).article.get("Redirect") == "lain"


def test_a_redirect_takes_no_address_that_is_taken_and_none_takes_its_own():
    world, paper = published()
    other = world.publish(case("Rapat.", path="rapat.md", Title="Rapat kota", Slug="rapat"))
    paper = world.publish(revised(paper, Slug="lain"))
    for wishing, wished, taken in ((paper, "rapat", "content/rapat.md"), (other, "lain", "content/banjir.md")):
        outcome = propose(revised(wishing, Slug=wished), world)
        assert [(one.code, one.detail["other"]) for one in errors(outcome.findings)] == [("redirect-taken", taken)]
    new = propose(case("Baru.", path="baru.md", Slug="lain"), world)
    assert [(one.code, one.detail["other"]) for one in new.findings] == [("slug-clash", "content/banjir.md")]
    assert plan(case("Baru.", path="baru.md", Slug="lain", Date="2027-01-02 00:00"), world)
    assert refused(case("Baru.", path="baru.md", Slug="baru", Redirect="baru"), world) == {"redirect-taken"}


def test_a_redirect_takes_no_address_of_an_article_that_waits():
    world, paper = published()
    world.submit(case("Rapat.", path="rapat.md", Slug="rapat"))
    outcome = propose(revised(paper, Slug="rapat"), world)
    assert [one.detail["other"] for one in errors(outcome.findings)] == ["review/rapat.md"]
    assert codes(errors(outcome.findings)) == {"redirect-taken"}


def test_a_copy_of_a_published_paper_is_no_new_article_by_accident():
    world, paper = published()
    copy = edited(paper, "Rapat.", Title="Rapat kota", stage=Stage.DRAFT, path="rapat.md")
    assert refused(copy, world) == {"change-missing"}


def test_two_new_articles_of_one_slug_clash_by_name():
    world = World()
    world.submit(case())
    outcome = propose(case("Lain.", path="lain.md"), world)
    (finding,) = outcome.findings
    assert (finding.code, finding.detail) == ("slug-clash", {"slug": "banjir-surut", "other": "review/banjir.md"})


def test_a_new_article_does_not_take_a_published_address():
    world, _ = published()
    outcome = propose(case("Lain.", path="lain.md"), world)
    (finding,) = outcome.findings
    assert (finding.code, finding.detail["other"]) == ("slug-clash", "content/banjir.md")


def test_the_same_slug_in_another_year_is_another_article():
    world, _ = published()
    assert plan(case(Date="2027-01-02 00:00", path="lain.md"), world).act.address == "berita/2027/banjir-surut"


def test_nothing_in_review_is_written_over():
    world = World()
    world.submit(case())
    assert refused(case(Title="Lain"), world) == {"name-taken"}


# on the way again


def test_a_paper_renamed_in_review_is_the_same_submission():
    world = World()
    paper = world.submit(case())
    world.review = {"surut.md"}
    act = plan(edited(paper, path="surut.md"), world).act
    assert act.renamed_from == "banjir.md"
    world.record(act)
    assert list(world.register.submissions) == ["surut.md"]


def test_a_paper_renamed_beside_another_one_leaves_that_one_alone():
    world = World()
    world.submit(case(Title="Rapat", path="rapat.md"))
    paper = world.submit(case())
    assert plan(edited(paper, path="surut.md"), replace_review(world, {"surut.md", "rapat.md"})).act.renamed_from == (
        "banjir.md"
    )


def replace_review(world, paths):
    world.review = paths
    return world


def test_a_slug_changed_in_review_is_settled_by_submitting_again():
    world = World()
    paper = edited(world.submit(case()), Slug="air")
    assert plan(paper, world).act.address == "berita/2026/air"


@given(article=articles())
def test_a_submission_completes_in_one_way_and_once(article):
    paper = case_of(article)
    first = propose_submission(paper, around(), target="banjir.md", at=NOW)
    assert first == propose_submission(paper, around(), target="banjir.md", at=NOW)
    if isinstance(first, Plan):
        again = propose_submission(case_of(first.article), around(), target="banjir.md", at=NOW + timedelta(days=1))
        assert isinstance(again, Plan)
        assert again.article == first.article
        assert again.act.digest == first.act.digest


@pytest.mark.parametrize("withdraws", [False, True])
def test_a_revision_submitted_again_as_it_waits_stays_as_it_is(withdraws):
    world, paper = published()
    change = CHANGE | ({"Change": "pencabutan"} if withdraws else {})
    waiting = world.submit(edited(paper, "Air surut.", stage=Stage.DRAFT, path="b.md", **change))
    again = plan(waiting, world, at=NOW + timedelta(days=1))
    assert again.article == waiting.article
    mended = plan(edited(waiting, Change_Note="Lain"), world, at=NOW + timedelta(days=1))
    assert mended.article.get("Modified") == "2026-11-23 10:30"


# withdrawal


def test_what_withdraws_becomes_a_notice_without_body_pictures_or_tags():
    world, paper = published(body="![Anak](foto.jpg)", used=[picture(original=b"GPS")], Tags="NIK 6171")
    hand = edited(
        paper, stage=Stage.DRAFT, path="cabut.md", Change="pencabutan", Change_Note="Data anak", X_Peminta="SR"
    )
    found = plan(hand, world)
    assert (found.article.body, found.article.get("Tags"), found.article.get("Summary")) == ("", None, None)
    assert (found.act.files, found.act.pictures) == ((), ())
    assert found.act.digest == content_digest(public_text(found.article), ())
    assert found.act.original == hand.raw


def test_who_asks_for_a_withdrawal_is_named_in_it_or_known():
    world, paper = published()
    hand = edited(paper, stage=Stage.DRAFT, path="cabut.md", Change="pencabutan", Change_Note="Data anak")
    assert refused(hand, world) == {"asker-missing"}
    assert refused(edited(hand, X_Peminta="Bukan siapa-siapa"), world) == {"asker-unknown"}
    named = plan(edited(hand, X_Peminta="SR"), world)
    assert (named.act.authors, named.article.get("X-Peminta")) == (("rina", "siti"), "SR")
    known = propose_submission(hand, world.around, target="cabut.md", at=world.at, by=BUDI.id)
    assert isinstance(known, Plan)
    assert (known.act.authors, known.article.get("X-Peminta")) == (("rina", "budi"), "Budi Sastrawijaya")


def test_only_a_withdrawal_says_who_asks_for_it():
    world, paper = published()
    ralat = edited(paper, "Air surut.", stage=Stage.DRAFT, path="b.md", X_Peminta="SR", **CHANGE)
    found = plan(ralat, world)
    assert (found.act.authors, found.article.get("X-Peminta")) == (("rina",), None)


def test_what_was_never_published_is_not_withdrawn():
    paper = case(Change="pencabutan", Change_Note="Keliru", X_Peminta="SR")
    assert refused(paper) == {"change-of-nothing"}


@given(
    lines=st.fixed_dictionaries(
        {},
        optional={
            "Title": st.sampled_from([None, "!"]),
            "Authors": st.sampled_from([None, "Xq", "A. Wibowo"]),
            "Slug": st.sampled_from(["lain"]),
            "Change": st.sampled_from(["ralat", "pencabutan"]),
            "Change_Note": st.just("Nama"),
            "Replaces": st.sampled_from(["sha256:" + "0" * 64, "known"]),
            "Classification": st.just("perlu PPID"),
            "Image": st.just("a.jpg"),
            "body": st.sampled_from(["", "![](a.jpg)", "![a.jpg](a.jpg)"]),
        },
    ),
    stage=st.sampled_from(list(Stage)),
    path=st.sampled_from(["banjir.md", "lain.md"]),
)
def test_every_finding_can_be_said_in_both_languages(lines, stage, path):
    world, paper = published()
    world.office = office_with(required=("Unit",))
    world.review.add("lain.md")
    if lines.get("Replaces") == "known":
        lines = lines | {"Replaces": paper.digest}
    for finding in propose(case(stage=stage, path=path, **lines), world).findings:
        for code in ("id", "en"):
            said = language(code).say(finding)
            assert said.message
            assert said.next
            assert "{" not in said.message + said.next


def test_what_an_old_window_left_out_is_put_back_and_what_was_typed_stays():
    submitted = article(Slug="banjir-surut", Replaces="sha256:" + "0" * 64)
    saved = article("Air surut sekali.", Date=None)
    mended = restored(saved, submitted)
    assert (mended.get("Slug"), mended.get("Date")) == ("banjir-surut", submitted.get("Date"))
    assert (mended.get("Replaces"), mended.body) == (submitted.get("Replaces"), "Air surut sekali.")
    assert restored(article(Slug="lain"), submitted).get("Slug") == "lain"
