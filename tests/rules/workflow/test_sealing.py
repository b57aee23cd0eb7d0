from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.desk.language import language
from paraf.rules.article import public_text, render
from paraf.rules.entries import Sealed
from paraf.rules.findings import codes, errors
from paraf.rules.manifest import sha256
from paraf.rules.office import SignoffLevel
from paraf.rules.roster import Roster
from paraf.rules.statement import parse_statement
from paraf.rules.wording import find
from paraf.rules.words import Stage, Verdict
from paraf.rules.workflow.outcome import Plan, Refusal
from paraf.rules.workflow.paper import Hand
from paraf.rules.workflow.sealing import CLAIMED, KNOWN, able_to_sign
from tests.support.cases import ADDRESS, NOBODY, NOW, World, case, case_of, edited, picture, with_line
from tests.support.offices import AYU, BUDI, DEWI, OFFICE, RINA, ROSTER, SITI, URGENT, office_with

CHANGE = {"Change": "ralat", "Change_Note": "Nama camat"}
GONE = {"Change": "pencabutan", "Change_Note": "Data anak"}
STRICT = office_with(author_confirms_changes=True)


def submitted(office=OFFICE, *, by=RINA.id, **rest):
    """Give a newsroom with one paper in review."""
    world = World(office=office)
    return world, world.submit(case(**rest), by=by)


def revision(change, *, by=RINA.id, body="Air surut.", office=OFFICE, **lines):
    """Give a newsroom with one published article and a revision of it in review."""
    world = World()
    paper = world.publish(case(**lines))
    world.office = office
    return world, world.submit(edited(paper, body, stage=Stage.DRAFT, path="b.md", **change), by=by)


def sealed(world, paper, line="SR CODE", **rest):
    outcome = world.propose(with_line(paper, line), **rest)
    assert isinstance(outcome, Plan), outcome.findings
    assert isinstance(outcome.act, Sealed)
    return outcome


def refused(world, paper, line="SR CODE", **rest):
    outcome = world.propose(with_line(paper, line) if line else paper, **rest)
    assert isinstance(outcome, Refusal)
    return codes(errors(outcome.findings))


def test_a_submitted_paper_with_a_good_sign_off_is_sealed():
    world, paper = submitted()
    act = sealed(world, paper).act
    assert (act.address, act.slug, act.digest) == (ADDRESS, "banjir-surut", paper.digest)
    assert (act.path, act.source, act.submission) == ("banjir.md", "review/banjir.md", "banjir.md")
    assert (act.replaces, act.verdict, act.mended, act.not_before) == (None, Verdict.PUBLISH, False, world.at)


def test_a_seal_names_the_texts_that_it_rests_on():
    world, paper = submitted()
    found = sealed(world, paper)
    assert found.act.text == sha256(render(found.article).encode())
    assert found.act.public == sha256(public_text(found.article).encode())


def test_each_signer_says_in_a_statement_what_was_signed():
    world, paper = submitted(Category=URGENT)
    act = sealed(world, paper, "SR CODE; Dewi Anggraini CODE").act
    assert [(one.officer, one.name, one.identity) for one in act.signers] == [
        ("siti", "Siti Rahma", CLAIMED),
        ("dewi", "Dewi Anggraini", CLAIMED),
    ]
    for signer in act.signers:
        statement = parse_statement(signer.statement)
        assert (statement.content, statement.address, statement.replaces) == (act.digest, act.address, None)
        assert (statement.corrector, statement.authors, statement.site) == (signer.officer, ("rina",), OFFICE.site)
        assert (statement.time, statement.not_before, statement.verdict) == (world.at, act.not_before, act.verdict)


def test_mending_in_review_is_recorded():
    world, paper = submitted()
    assert sealed(world, edited(paper, "Air surut.")).act.mended


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", {"not-signed"}),
        ("SR", {"code-missing"}),
        ("SR R7G2-M8VK-YFPV", {"wrong-code"}),
        ("Joko CODE", {"unknown-name"}),
        ("A. Wibowo, CODE", {"ambiguous-name"}),
        ("GM CODE", {"revoked-officer"}),
        ("EP CODE", {"expired"}),
        ("NP CODE", {"not-yet-valid"}),
        ("Ari Wibowo CODE", {"not-a-corrector"}),
        ("RW CODE", {"own-work", "not-a-corrector"}),
    ],
)
def test_a_line_that_does_not_hold_seals_nothing(line, expected):
    world, paper = submitted()
    assert refused(world, paper, line) == expected


def test_every_reason_is_given_at_once():
    world, paper = submitted(used=[picture(original=b"GPS")], body="![Sungai](foto.jpg)")
    note = find("not-text", path="review/banjir.md")
    wrong = replace(edited(paper, Slug="lain", Title=None, used=[picture(content=b"lain")]), findings=(note,))
    assert refused(world, wrong, "RW R7G2-M8VK-YFPV", hand=Hand(system_user="x", owns_file=True)) == {
        *("not-text", "field-missing", "own-work", "not-a-corrector", "wrong-code"),
        *("picture-not-cleaned", "identity-changed"),
    }


def test_only_what_was_submitted_is_sealed():
    world = World()
    assert refused(world, case(stage=Stage.REVIEW)) == {"not-submitted"}
    unreadable = case_of(None, stage=Stage.REVIEW, findings=[find("not-text", path="review/banjir.md")])
    assert refused(world, unreadable, "") == {"not-text"}


@pytest.mark.parametrize("line", ["Siti Rahma CODE", "siti CODE", "SR CODE", "S.R. CODE", "SITI  RAHMA, S.SOS., CODE"])
@pytest.mark.parametrize("authors", ["siti", "SR", "Siti Rahma, S.Sos., M.Si.", "Rina Wulandari; siti rahma"])
def test_nobody_signs_their_own_work_under_any_spelling(authors, line):
    world, paper = submitted(Authors=authors)
    assert refused(world, paper, line) == {"own-work"}
    assert refused(world, edited(paper, Authors=authors), line) == {"own-work"}


def test_an_author_who_is_taken_off_a_revision_still_cannot_sign_it():
    world, paper = revision(CHANGE | {"Authors": "Rina Wulandari"}, Authors="Rina Wulandari; Budi Sastrawijaya")
    assert refused(world, paper, "BS CODE") == {"own-work"}
    assert sealed(world, paper, "DA CODE").act.signers[0].officer == DEWI.id


def test_a_text_without_a_known_author_is_not_sealed():
    world, paper = submitted()
    assert refused(world, edited(paper, Authors="A. Wibowo")) == {"ambiguous-author"}
    assert refused(world, edited(paper, Authors=None)) == {"field-missing"}


def test_who_was_named_at_submission_cannot_sign_by_taking_their_name_off():
    world, paper = submitted(Authors="Rina Wulandari; Siti Rahma")
    assert refused(world, edited(paper, Authors="Rina Wulandari")) == {"own-work"}


def test_a_category_changed_in_review_makes_no_policy_laxer():
    world, paper = submitted(Category=URGENT)
    assert refused(world, edited(paper, Category="Kota")) == {"more-signers-needed"}


def test_a_paper_that_was_asked_back_is_not_signed_while_the_reason_stands_in_it():
    world, paper = submitted()
    assert refused(world, edited(paper, X_Kembali="Nama camat keliru")) == {"asked-back"}


# the paper


@pytest.mark.parametrize(
    ("former", "now", "expected"),
    [
        ("banjir.md", "banjir.rev-2.md", "banjir.md"),
        ("banjir/index.md", "banjir.rev-2/index.md", "banjir/index.md"),
        ("banjir.md", "banjir.rev-2/index.md", "banjir.rev-2/index.md"),
        ("banjir/index.md", "banjir.rev-2.md", "banjir.rev-2.md"),
    ],
)
def test_a_revision_takes_the_former_path_unless_a_file_became_a_folder_or_a_folder_a_file(former, now, expected):
    world = World()
    paper = world.publish(case(path=former))
    revised = world.submit(edited(paper, "Air surut.", stage=Stage.DRAFT, path=now, **CHANGE))
    assert sealed(world, revised).act.path == expected


@pytest.mark.parametrize("lines", [{"Slug": "lain"}, {"Slug": None}, {"Replaces": "sha256:" + "0" * 64}])
def test_who_the_paper_is_does_not_change_in_review(lines):
    world, paper = submitted()
    assert refused(world, edited(paper, **lines)) == {"identity-changed"}


def test_a_paper_without_a_date_is_not_sealed():
    world, paper = submitted()
    assert refused(world, edited(paper, Date=None)) == {"field-missing"}


def test_the_address_is_that_of_the_date_at_the_first_seal():
    world, paper = submitted(Date="2027-01-01 00:10")
    act = sealed(world, edited(paper, Date="2026-12-31 23:50")).act
    assert act.address == parse_statement(act.signers[0].statement).address == ADDRESS


def test_a_date_moved_into_a_year_where_the_slug_is_taken_is_a_clash():
    world = World()
    world.publish(case())
    paper = world.submit(case("Lain.", Date="2027-01-01 00:10", path="lain.md"))
    assert refused(world, edited(paper, Date="2026-12-31 23:50")) == {"slug-clash"}


def test_a_later_date_does_not_move_a_published_article():
    world, paper = revision(CHANGE | {"Date": "2027-01-01 00:10"})
    act = sealed(world, paper).act
    assert (act.address, act.path, act.source) == (ADDRESS, "banjir.md", "review/b.md")


def test_two_new_articles_of_one_slug_are_not_both_sealed():
    world, paper = submitted()
    world.review.clear()  # the first paper was lost, and another came in its place
    other = world.submit(case("Lain.", path="lain.md"))
    world.entries.append(world.entries[0])  # and was found again
    world.sign(paper)
    assert refused(world, other) == {"slug-clash"}


def test_the_second_of_two_revisions_is_told_what_came_between_and_can_be_submitted_again():
    world = World()
    paper = world.publish(case())
    first, second = (
        world.submit(edited(paper, f"Air {path}.", stage=Stage.DRAFT, path=path, **CHANGE | {"Change_Note": path}))
        for path in ("a.md", "b.md")
    )
    world.sign(first)
    assert refused(world, second) == {"outdated-revision"}
    again = world.submit(second)
    assert sealed(world, again).act.replaces == world.register.latest(ADDRESS).seal.digest


@pytest.mark.parametrize("present", [True, False])
def test_a_new_article_does_not_take_the_place_of_another_articles_paper(present):
    world = World()
    world.publish(case())
    world.content = {"banjir.md"} if present else set()
    paper = world.submit(case("Lain.", Title="Lain"))
    assert refused(world, paper) == {"name-taken"}


def test_a_stray_file_of_that_name_is_not_written_over():
    world, paper = submitted()
    world.content = {"banjir.md"}
    assert refused(world, paper) == {"name-taken"}


def test_a_paper_that_a_hand_moved_to_content_is_sealed_where_it_lies():
    world, paper = submitted()
    world.content = {"banjir.md"}
    moved = edited(paper, stage=Stage.PUBLISHED)
    outcome = world.propose(with_line(moved, "SR CODE"))
    assert isinstance(outcome, Plan)
    assert (outcome.act.source, outcome.act.path) == ("content/banjir.md", "banjir.md")


def test_a_picture_exchanged_after_submission_is_not_sealed():
    world, paper = submitted(used=[picture(original=b"GPS")], body="![Sungai](foto.jpg)")
    assert refused(world, edited(paper, used=[picture(content=b"lain")])) == {"picture-not-cleaned"}
    assert sealed(world, paper).act.files == (picture().file,)


def test_a_table_is_sealed_as_it_is():
    table = replace(picture("tabel.csv"), picture=False)
    world, paper = submitted(used=[table], body="[Tabel](tabel.csv)")
    assert sealed(world, paper).act.files == (table.file,)


def test_what_is_classified_is_held_also_when_that_was_written_in_review():
    world, paper = submitted()
    assert refused(world, edited(paper, Classification="dikecualikan")) == {"classified"}


def test_the_category_at_sealing_sets_the_policy():
    world, paper = submitted()
    assert refused(world, edited(paper, Category=f" {URGENT.upper()}")) == {"more-signers-needed"}


# withdrawal


@pytest.mark.parametrize(("by", "line", "sealed_by"), [("siti", "DA CODE", "dewi"), ("dewi", "SR CODE", "siti")])
def test_a_withdrawal_is_signed_by_another_than_who_asked_for_it(by, line, sealed_by):
    world, paper = revision(GONE, by=by)
    act = sealed(world, paper, line).act
    assert (act.signers[0].officer, act.verdict, act.note) == (sealed_by, Verdict.WITHDRAW, "Data anak")
    own = "SR CODE" if by == "siti" else "DA CODE"
    assert refused(world, paper, own) == {"own-work"}


def test_who_submitted_anything_else_may_sign_it():
    world, paper = submitted(by=SITI.id)
    assert sealed(world, paper)


@pytest.mark.parametrize(("line", "own"), [("Siti Rahma", "SR CODE"), ("SR; Dewi Anggraini", "DA CODE")])
def test_who_is_named_as_asking_for_a_withdrawal_does_not_sign_it_whoever_handed_it_in(line, own):
    world, paper = revision(GONE | {"X_Peminta": line}, by=None)
    assert refused(world, paper, own) == {"own-work"}
    assert refused(world, edited(paper, X_Peminta=None), own) == {"own-work"}  # the ledger knows
    assert sealed(world, paper, "BS CODE")


def test_a_revision_cannot_be_made_a_withdrawal_in_review():
    world, paper = revision(CHANGE)
    assert refused(world, edited(paper, "", **GONE)) == {"withdrawal-changed"}


def test_nothing_is_smuggled_into_a_withdrawal():
    world, paper = revision(GONE)
    assert paper.article.body == ""
    assert refused(world, edited(paper, "NIK 6171")) == {"withdrawal-changed"}


def test_a_withdrawal_takes_effect_at_once_whatever_its_date_says():
    world, paper = revision(GONE | {"Date": "2031-01-01 00:00", "Embargo": "2031-01-01 00:00"})
    assert sealed(world, paper).act.not_before == world.at


# confirmation


def test_where_the_office_wants_it_an_author_confirms_what_was_mended():
    world, paper = submitted(STRICT)
    assert sealed(world, paper)
    mended = edited(paper, "Air surut.")
    assert refused(world, mended) == {"author-must-confirm"}
    assert sealed(world, world.submit(mended))


def test_a_corrector_cannot_confirm_their_own_mending():
    world, paper = submitted(STRICT)
    mended = world.submit(edited(paper, "Air surut."), by=SITI.id)
    assert refused(world, mended) == {"confirms-own"}
    assert sealed(world, mended, "BS CODE").act.signers[0].officer == BUDI.id


def test_private_lines_need_no_confirmation():
    world, paper = submitted(STRICT)
    assert not sealed(world, edited(paper, X_Dikoreksi="ejaan")).act.mended


# time


@pytest.mark.parametrize(
    ("lines", "not_before"),
    [
        ({"Date": "2020-01-01 00:00"}, None),
        ({"Date": "2026-12-01 08:00"}, datetime(2026, 12, 1, 1, tzinfo=UTC)),
        ({"Embargo": "2020-01-01 00:00"}, None),
        ({"Embargo": "2026-12-01 08:00"}, datetime(2026, 12, 1, 1, tzinfo=UTC)),
        ({"Date": "2026-12-02 08:00", "Embargo": "2026-12-01 08:00"}, datetime(2026, 12, 2, 1, tzinfo=UTC)),
        ({"Date": "2026-12-01 08:00", "Embargo": "2020-01-01 00:00"}, datetime(2026, 12, 1, 1, tzinfo=UTC)),
    ],
)
def test_nothing_is_public_before_its_seal_its_date_and_its_embargo(lines, not_before):
    world, paper = submitted(**lines)
    act = sealed(world, paper, at=world.at.replace(microsecond=7)).act
    assert act.not_before == (not_before or world.at)
    assert parse_statement(act.signers[0].statement).not_before == act.not_before


# the hand


def staffed(**users):
    officers = tuple(replace(one, system_user=users.get(one.id)) for one in ROSTER.officers)
    return replace(OFFICE, roster=Roster(officers=officers))


@pytest.mark.parametrize(
    ("users", "hand", "identity"),
    [
        ({"siti": "siti"}, NOBODY, CLAIMED),
        ({"siti": "siti"}, Hand(system_user="siti", owns_file=True), KNOWN),
        ({"siti": "siti"}, Hand(system_user="siti", owns_file=False), KNOWN),
        ({"siti": "siti"}, Hand(system_user="tamu", owns_file=True), CLAIMED),
        ({"rina": "rina"}, Hand(system_user="rina", owns_file=False), CLAIMED),
        ({"rina": "redaksi", "siti": "redaksi"}, Hand(system_user="redaksi", owns_file=True), KNOWN),
        ({"rina": "rina"}, Hand(system_user="rina", owns_file=True), None),
        ({"rina": "redaksi", "budi": "redaksi"}, Hand(system_user="redaksi", owns_file=True), None),
    ],
)
def test_a_line_in_a_file_of_another_officers_account_is_refused(users, hand, identity):
    world, paper = submitted(staffed(**users))
    if identity is None:
        assert refused(world, paper, hand=hand) == {"owner-is-another"}
    else:
        assert sealed(world, paper, hand=hand).act.signers[0].identity == identity


# laws


LINES = st.sampled_from(["", "SR CODE", "SR", "RW CODE", "BS CODE", "Joko CODE", "SR CODE; DA CODE", "GM CODE"])
EDITS = st.fixed_dictionaries(
    {},
    optional={
        "Title": st.sampled_from([None, "Lain"]),
        "Slug": st.sampled_from([None, "lain"]),
        "Date": st.sampled_from([None, "2031-01-01 00:00"]),
        "Category": st.sampled_from([None, URGENT]),
        "Authors": st.sampled_from([None, "Siti Rahma", "Xq", "A. Wibowo"]),
        "Change": st.sampled_from([None, "pencabutan", "ralat"]),
        "Replaces": st.sampled_from([None, "sha256:" + "0" * 64]),
        "Embargo": st.just("2027-01-01 00:00"),
        "Classification": st.just("perlu PPID"),
        "body": st.sampled_from(["", "Air surut.", "![](a.jpg)"]),
    },
)
HANDS = st.sampled_from([NOBODY, Hand(system_user="rina", owns_file=True), Hand(system_user="siti", owns_file=True)])


@given(
    edit=EDITS, line=LINES, hand=HANDS, revises=st.booleans(), strict=st.booleans(), by=st.sampled_from(["siti", None])
)
def test_a_seal_has_no_error_a_second_person_and_exactly_this_content(edit, line, hand, revises, strict, by):  # noqa: PLR0913, PLR0917
    world, paper = revision(CHANGE, by=by) if revises else submitted(by=by)
    policy = {"author_confirms_changes": strict, "level": SignoffLevel.CODE}
    world.office = office_with(**policy, roster=staffed(rina="rina", siti="siti").roster)
    typed = with_line(edited(paper, **edit), line)
    outcome = world.propose(typed, hand=hand)
    for finding in outcome.findings:
        for code in ("id", "en"):
            said = language(code).say(finding)
            assert said.message
            assert "{" not in said.message + said.next
    if isinstance(outcome, Refusal):
        assert errors(outcome.findings)
        return
    act = outcome.act
    assert not errors(outcome.findings)
    assert act.digest == typed.digest
    assert act.signers
    assert act.not_before >= world.at
    authors = {author.id for author in world.office.roster.authors(typed.article.get("Authors"))}
    assert not authors & {signer.officer for signer in act.signers}
    assert act.replaces == typed.article.get("Replaces")
    assert act.address.endswith(f"/{typed.article.get('Slug')}")


@given(edit=EDITS)
def test_a_code_is_for_one_text_alone(edit):
    world, paper = submitted()
    changed = edited(paper, **edit)
    line = f"SR {paper.code}"
    outcome = world.propose(with_line(changed, line))
    if changed.digest != paper.digest:
        assert "wrong-code" in codes(outcome.findings)


def test_an_officer_who_was_revoked_this_morning_seals_nothing():
    world, paper = submitted()
    officers = tuple(replace(one, revoked_since=date(2026, 11, 22)) if one == SITI else one for one in ROSTER.officers)
    world.office = replace(OFFICE, roster=Roster(officers=officers))
    assert refused(world, paper, at=NOW + timedelta(hours=1)) == {"revoked-officer"}


def test_what_lies_in_content_as_it_was_signed_is_not_signed_again():
    world = World()
    paper = world.publish(case())
    assert codes(world.propose(paper).findings) == {"signed-already"}
    changed = edited(paper, "Air naik.")
    assert codes(world.propose(changed).findings) == {"not-submitted"}


def able(world, paper):
    waiting = world.register.submissions[paper.path]
    return [officer.id for officer in able_to_sign(paper, waiting, world.around, at=world.at)]


def test_whose_sign_off_would_count_is_a_corrector_of_that_day_who_did_not_write_it():
    assert able(*submitted()) == [SITI.id, BUDI.id, DEWI.id, AYU.id]
    assert able(*submitted(Authors="Siti Rahma")) == [BUDI.id, DEWI.id, AYU.id]


def test_who_asked_for_a_withdrawal_or_wrote_what_is_revised_is_not_able_to_sign_it():
    assert SITI.id not in able(*revision(GONE, by=SITI.id))
    world, paper = revision(CHANGE, Authors="Budi Sastrawijaya")
    assert BUDI.id not in able(world, edited(paper, Authors="Rina Wulandari"))


def test_nobody_is_able_to_sign_what_cannot_be_read():
    world, paper = submitted()
    unread = case_of(None, stage=Stage.REVIEW, findings=(find("bad-name", path=paper.place),))
    assert able(world, unread) == []


def test_a_seal_names_the_redirects_that_its_text_has():
    world = World()
    world.publish(case(Redirect="surut, air"))
    (version,) = world.register.versions[ADDRESS]
    assert version.seal.redirects == ("berita/2026/surut", "berita/2026/air")


def test_a_corrector_is_told_of_every_redirect_that_is_new():
    world = World()
    paper = world.submit(case(Redirect="surut"))
    told = [one.detail["slug"] for one in world.propose(with_line(paper, "SR CODE")).findings]
    assert told == ["surut"]
    paper = world.sign(paper)
    again = world.submit(edited(paper, stage=Stage.DRAFT, Redirect="surut, air", Change="ralat", Change_Note="x"))
    assert [one.detail["slug"] for one in world.propose(with_line(again, "SR CODE")).findings] == ["air"]


def test_what_leads_to_an_article_is_taken_out_by_nobody():
    world = World()
    paper = world.publish(case(Redirect="surut, air"))
    again = world.submit(edited(paper, "Lain.", stage=Stage.DRAFT, Change="ralat", Change_Note="x"))
    assert refused(world, edited(again, Redirect="air")) == {"redirect-lost"}
    assert refused(world, edited(again, Redirect=None)) == {"redirect-lost"}
    world.sign(edited(again, Redirect="air, surut"))


def test_an_address_that_was_taken_while_a_paper_waited_is_not_given_twice():
    world = World()
    wishing = world.submit(case(Redirect="rapat"))
    new = world.submit(case("Rapat.", path="rapat.md", Slug="lapor"))
    world.publish(case("Lapor.", path="lapor.md", Slug="rapat"))
    assert refused(world, wishing) == {"redirect-taken"}
    world.sign(edited(wishing, Redirect="lapor"))
    assert refused(world, new) == {"slug-clash"}
