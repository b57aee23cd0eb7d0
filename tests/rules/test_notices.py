from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from paraf.rules.edition import Publication
from paraf.rules.entries import Signer
from paraf.rules.manifest import sha256
from paraf.rules.notices import USEFUL, Due, Following, Kind, due, told
from paraf.rules.register import Version
from paraf.rules.statement import Statement, statement_text
from paraf.rules.words import Address, OfficerId, Verdict
from tests.support.acts import BANJIR, DIGEST, START, claimed, received, returned, sealed, submitted
from tests.support.journeys import story
from tests.support.offices import OFFICE

OTHER = Address("berita/2026/angin")


def signer(*authors):
    statement = Statement(
        site=OFFICE.site,
        address=BANJIR,
        content=DIGEST,
        replaces=None,
        not_before=START,
        authors=tuple(map(OfficerId, authors)),
        corrector=OfficerId("siti"),
        verdict=Verdict.PUBLISH,
        time=START,
    )
    return Signer(officer=OfficerId("siti"), name="Siti", identity="claimed", statement=statement_text(statement))


def followed(*told, number=1, following=None):
    """Follow a story; give the notices that it brings, and what was followed."""
    following = following or Following()
    brought = [following.take(entry) for entry in story(*told, number=number)]
    return [notice for notice in brought if notice], following


def shows(number, *, verdict=Verdict.PUBLISH, address=BANJIR):
    """Give what is public at an address, by the number of its entry."""
    version = Version(seal=sealed(verdict=verdict, address=address), time=START, number=number)
    return Publication(address=address, live=version, history=(version,))


def names(notice, office=OFFICE, at=START):
    return [officer.id for officer in told(notice, office, at=at)]


def test_a_submission_is_told_to_correctors_in_office_who_are_none_of_its_authors():
    [notice], _ = followed((0, submitted()))
    assert (notice.kind, notice.path) == (Kind.WAITING, "review/banjir.md")
    assert names(notice) == ["siti", "budi", "dewi", "ayu"]
    assert names(structs.replace(notice, authors=(OfficerId("siti"),))) == ["budi", "dewi", "ayu"]


def test_who_is_in_office_is_asked_when_it_is_told():
    [notice], _ = followed((0, submitted()))
    assert "nanda" in names(notice, at=START + timedelta(days=366 * 4))


def test_nobody_is_told_of_what_they_did_themselves():
    [notice], _ = followed((0, submitted()))
    assert "siti" not in names(structs.replace(notice, by=OfficerId("siti")))


def test_a_submission_is_told_only_as_long_as_it_waits():
    [notice], following = followed((0, submitted()))
    assert due(notice, (), following) is Due.NOW
    followed((1, claimed()), number=2, following=following)
    assert due(notice, (), following) is Due.NOW
    followed((2, returned()), number=3, following=following)
    assert due(notice, (), following) is Due.NEVER


def test_a_paper_that_got_another_name_is_not_told_again_and_still_waits():
    notices, following = followed((0, submitted()), (1, submitted(path="air.md", renamed_from="banjir.md")))
    assert len(notices) == 1
    assert following.waits(notices[0])


def test_a_paper_that_was_changed_with_its_name_or_submitted_anew_is_told_again():
    changed = submitted(path="air.md", renamed_from="banjir.md", digest=sha256(b"lain"))
    notices, following = followed((0, submitted()), (1, changed), (2, changed))
    assert [notice.number for notice in notices] == [1, 2, 3]
    assert [following.waits(notice) for notice in notices] == [False, False, True]


def test_a_return_is_told_to_the_authors_with_its_note():
    (_, notice), following = followed((0, submitted()), (1, returned(path="lagi.md")))
    assert (notice.kind, notice.path, notice.note) == (Kind.RETURNED, "drafts/lagi.md", "Nama camat keliru")
    assert names(structs.replace(notice, by=None)) == ["rina"]
    assert due(notice, (), following) is Due.NOW


def test_a_return_of_what_was_never_submitted_is_told_to_nobody():
    assert followed((0, returned()))[0] == []


def test_other_acts_are_told_to_nobody():
    assert followed((0, received()), (1, claimed()))[0] == []


def test_a_seal_is_told_to_all_authors_of_its_statements_when_its_version_is_live():
    [notice], following = followed((0, sealed(signers=(signer("rina", "ari"), signer("rina")))), number=7)
    assert (notice.kind, notice.path, notice.note) == (Kind.LIVE, "content/banjir.md", "")
    assert names(structs.replace(notice, by=None)) == ["rina", "ari"]
    assert due(notice, (), following) is Due.LATER
    assert due(notice, (shows(7, address=OTHER),), following) is Due.LATER
    assert due(notice, (shows(9, address=OTHER), shows(6)), following) is Due.LATER
    assert due(notice, (shows(9, address=OTHER), shows(7)), following) is Due.NOW


def test_what_was_withdrawn_before_it_was_told_is_not_told_as_live():
    [notice], following = followed((0, sealed(signers=(signer("rina"),))), number=7)
    assert due(notice, (shows(8),), following) is Due.NOW
    assert due(notice, (shows(8, verdict=Verdict.WITHDRAW),), following) is Due.NEVER


def test_a_withdrawal_is_told_with_its_reason_when_its_notice_is_live():
    act = structs.replace(sealed(signers=(signer("rina"),), verdict=Verdict.WITHDRAW), note="Foto anak")
    [notice], following = followed((0, act), number=7)
    assert (notice.kind, notice.note) == (Kind.WITHDRAWN, "Foto anak")
    assert due(notice, (shows(6),), following) is Due.LATER
    assert due(notice, (shows(7, verdict=Verdict.WITHDRAW),), following) is Due.NOW
    assert due(notice, (shows(8),), following) is Due.NEVER
    [bare], _ = followed((0, structs.replace(act, note=None)))
    assert bare.note == ""


def test_the_public_note_of_a_revision_is_not_told_as_a_reason():
    act = structs.replace(sealed(signers=(signer("rina"),)), note="Ralat nama")
    assert followed((0, act))[0][0].note == ""


@pytest.mark.parametrize("days", [0, 5])
def test_a_notice_is_of_use_for_a_day_after_it_could_be_told(days):
    embargo = START + timedelta(days=days)
    [notice], _ = followed((0, sealed(due=embargo, signers=(signer("rina"),))))
    assert notice.time == embargo
    assert notice.is_of_use(START)
    assert notice.is_of_use(embargo + USEFUL)
    assert not notice.is_of_use(embargo + USEFUL + timedelta(seconds=1))


def test_an_author_who_left_is_not_told():
    [notice], _ = followed((0, sealed(signers=(signer("rina", "eko"),))))
    everybody = structs.replace(notice, by=None)
    assert names(everybody) == ["rina"]
    assert names(everybody, office=replace(OFFICE, roster=replace(OFFICE.roster, officers=()))) == []


def test_an_emergency_is_told_to_correctors_and_authors_until_a_second_person_signed():
    alone = sealed(signers=(signer("rina"),), verdict=Verdict.EMERGENCY, reason="Air naik")
    [_, notice], following = followed((0, submitted()), (5, alone))
    assert (notice.kind, notice.note) == (Kind.EMERGENCY, "Air naik")
    by_dewi = structs.replace(notice, by="dewi")
    assert names(by_dewi) == [one for one in names(by_dewi) if one != "dewi"]
    assert {"rina", "siti", "budi"} <= {*names(by_dewi)}
    assert due(notice, [], following) is Due.NOW
    second = sealed(signers=(signer("rina"),), replaces=alone.digest)
    followed((9, second), number=3, following=following)
    assert due(notice, [], following) is Due.NEVER
