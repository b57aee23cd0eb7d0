from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.entries import Accepted, Signed, Signer
from paraf.rules.folding import fold
from paraf.rules.journey import Journeys, Turn, follow_journeys
from paraf.rules.manifest import sha256
from paraf.rules.observing import Observed
from paraf.rules.register import slug_of
from paraf.rules.words import Address, OfficerId
from tests.support.acts import BANJIR, DIGEST, START, begun, claimed, received, returned, sealed, submitted
from tests.support.journeys import story

RAPAT = Address("berita/2026/rapat")
OTHER = sha256(b"lain")


def after(minutes):
    return START + timedelta(minutes=minutes)


def followed(entries):
    """Give the journeys that go on, and those that are over in the order of their ends."""
    ended = []
    return follow_journeys(entries, fold(entries).versions, over=ended.append), ended


def going_on(*told):
    return followed(story(*told))[0].open


def over(*told, address=BANJIR):
    return [each for each in followed(story(*told))[1] if each.address == address]


def turns(journey):
    return [station.turn for station in journey.stations]


def signed(officer="budi"):
    signer = Signer(officer=OfficerId(officer), name="Budi", identity="claimed", statement="")
    return Signed(
        address=BANJIR,
        slug=slug_of(BANJIR),
        path="banjir.md",
        source="review/banjir.md",
        digest=DIGEST,
        signer=signer,
    )


def test_a_journey_goes_from_the_receipt_to_the_public():
    receipt = received(at=after(-30))
    (journey,) = over(
        (0, receipt),
        (60, submitted(assignment="118/SPT")),
        (70, claimed("siti")),
        (80, signed("budi")),
        (90, sealed(due=after(200))),
    )
    assert turns(journey) == [Turn.RECEIVED, Turn.SUBMITTED, Turn.CLAIMED, Turn.SIGNED, Turn.SEALED]
    assert [station.by for station in journey.stations] == [("rina",), ("rina",), ("siti",), ("budi",), ("siti",)]
    assert (journey.start, journey.receipt, journey.assignment) == (after(-30), receipt, "118/SPT")
    assert (journey.place, journey.address, journey.public_from) == ("content/banjir.md", BANJIR, after(200))
    assert journey.sealed == journey.stations[-1]
    assert journey.stations_of(Turn.CLAIMED)[0].time == after(70)


def test_what_is_sealed_after_its_date_is_public_from_the_seal_on():
    (journey,) = over((0, submitted()), (20, sealed(due=after(10))))
    assert journey.public_from == after(20)


def test_what_nobody_received_begins_with_the_papers_own_line_else_with_its_submission():
    assert over((60, submitted(at=after(-60))), (70, sealed()))[0].start == after(-60)
    assert over((60, submitted()), (70, sealed()))[0].start == after(60)
    assert over((60, submitted(at=after(99))), (70, sealed()))[0].start == after(60)  # nothing begins after its end


def test_nothing_was_received_later_than_it_was_recorded():
    (journey,) = going_on((0, received(at=after(30)))).values()
    assert (journey.start, journey.address, journey.sealed) == (after(0), None, None)


def test_what_a_hand_did_stands_where_it_was_done_and_never_before_what_it_follows():
    known = [Observed(done=after(minute), late_recorded=minute == 12) for minute in (12, 5, 500)]
    (journey,) = over((20, submitted(), known[0]), (30, claimed(), known[1]), (40, sealed(), known[2]))
    assert [station.time for station in journey.stations] == [after(12), after(12), after(40)]
    assert [station.late_recorded for station in journey.stations] == [True, False, False]
    assert journey.start == after(12)


def test_a_version_is_public_when_the_ledger_says_so_whenever_it_was_signed():
    (journey,) = over((20, submitted()), (60, sealed(), Observed(done=after(30))))
    assert (journey.stations[-1].time, journey.public_from) == (after(30), after(60))
    (journey,) = over((60, sealed(), Observed(done=after(30))))
    assert (journey.start, journey.public_from) == (after(30), after(60))


def test_writing_begins_on_the_way_of_an_item():
    (journey,) = over((0, received()), (10, begun()), (60, submitted()), (90, sealed()))
    assert turns(journey) == [Turn.RECEIVED, Turn.BEGUN, Turn.SUBMITTED, Turn.SEALED]
    assert going_on((0, begun())) == {}


def test_a_return_goes_back_to_the_writer_with_its_reason():
    told = (0, submitted()), (20, returned(path="banjir-2.md")), (50, submitted(source="drafts/banjir-2.md"))
    (journey,) = over(*told, (60, sealed()))
    assert turns(journey) == [Turn.SUBMITTED, Turn.RETURNED, Turn.SUBMITTED, Turn.SEALED]
    assert journey.stations_of(Turn.RETURNED)[0].note == "Nama camat keliru"
    assert list(going_on(*told[:2])) == ["drafts/banjir-2.md"]


def test_a_draft_that_a_hand_moved_to_review_goes_on_with_its_journey():
    told = (0, received()), (40, submitted(source="review/banjir.md"))
    (journey,) = going_on(*told).values()
    assert turns(journey) == [Turn.RECEIVED, Turn.SUBMITTED]
    assert journey.place == "review/banjir.md"


def test_a_returned_draft_that_was_renamed_is_still_the_same():
    renamed = submitted(path="air.md")
    (journey,) = over((0, submitted()), (20, returned()), (50, renamed), (60, sealed(submission="air.md")))
    assert turns(journey) == [Turn.SUBMITTED, Turn.RETURNED, Turn.SUBMITTED, Turn.SEALED]


def test_another_draft_that_was_returned_is_another_journey():
    journeys = going_on((0, submitted()), (20, returned()), (50, submitted(RAPAT, path="rapat.md")))
    assert {place: turns(journey)[-1] for place, journey in journeys.items()} == {
        "drafts/banjir.md": Turn.RETURNED,
        "review/rapat.md": Turn.SUBMITTED,
    }


def test_a_paper_submitted_anew_under_another_name_goes_on_with_its_journey():
    renamed = submitted(path="air.md", renamed_from="banjir.md")
    (journey,) = over((0, submitted()), (5, renamed), (60, sealed(submission="air.md")))
    assert turns(journey) == [Turn.SUBMITTED, Turn.SUBMITTED, Turn.SEALED]


def test_more_material_for_an_item_belongs_to_its_journey():
    (journey,) = going_on((0, received()), (30, received(assignment=""))).values()
    assert turns(journey) == [Turn.RECEIVED, Turn.RECEIVED]
    assert (journey.start, journey.assignment) == (START, "118/SPT")


def test_each_version_has_a_journey_of_its_own():
    first = (0, submitted(at=after(-60))), (10, sealed())
    revision = submitted(replaces=DIGEST, path="banjir.rev-2.md", at=after(-60))
    seal = sealed(OTHER, submission="banjir.rev-2.md", replaces=DIGEST, due=START)
    old, new = over(*first, (500, revision), (520, seal))
    assert (old.start, old.replaces) == (after(-60), None)
    assert (new.start, new.replaces) == (after(500), DIGEST)  # its line is still that of the first version
    fresh = submitted(replaces=DIGEST, path="banjir.rev-2.md", at=after(400))
    assert over(*first, (500, fresh), (520, seal))[1].start == after(400)


def test_what_has_no_submission_is_passed_over_but_for_a_seal():
    stray = (0, claimed()), (1, signed()), (2, returned()), (3, Accepted(office=DIGEST))
    assert going_on(*stray) == {}
    (journey,) = over((10, sealed()))
    assert (journey.start, turns(journey)) == (after(10), [Turn.SEALED])


ACTS = st.sampled_from(
    [
        received(),
        received("rapat.md"),
        begun(),
        submitted(),
        submitted(path="air.md", renamed_from="banjir.md"),
        submitted(RAPAT, path="rapat.md"),
        submitted(replaces=DIGEST, path="banjir.rev-2.md", at=after(3)),
        claimed(),
        signed(),
        returned(),
        returned(path="banjir-2.md"),
        sealed(),
        sealed(submission="air.md", due=after(30)),
        sealed(OTHER, submission="banjir.rev-2.md", replaces=DIGEST),
        sealed(address=RAPAT, submission="rapat.md", path="rapat.md"),
        Accepted(office=OTHER),
    ]
)


@given(acts=st.lists(ACTS, max_size=15), cuts=st.lists(st.integers(0, 15), max_size=4))
def test_following_in_pieces_is_following_at_once_and_twice_is_once(acts, cuts):
    whole, journeys, ended = story(*enumerate(acts)), Journeys(), []
    edges = [0, *sorted(cuts), len(whole)]
    for start, end in pairwise(edges):
        versions = fold(whole[:end]).versions
        journeys = follow_journeys(whole[max(0, start - 1) : end], versions, journeys, ended.append)
    assert (journeys, ended) == followed(whole)


@given(acts=st.lists(ACTS, max_size=15))
def test_every_seal_ends_one_journey_and_every_submission_that_waits_has_one(acts):
    entries = story(*enumerate(acts))
    (journeys, ended), register = followed(entries), fold(entries)
    versions = [version for versions in register.versions.values() for version in versions]
    assert [(each.stations[-1].number, each.address) for each in ended] == sorted(
        (version.number, version.seal.address) for version in versions
    )
    assert {place for place in journeys.open if place.startswith("review/")} == {
        f"review/{path}" for path in register.submissions
    }
    assert all(place == journey.place for place, journey in journeys.open.items())


def test_the_second_word_for_an_emergency_ends_no_other_papers_journey():
    first, second, last = over(
        (0, submitted()),
        (10, sealed()),
        (20, submitted(replaces=DIGEST)),
        (30, sealed(replaces=DIGEST)),
        (40, sealed(OTHER, replaces=DIGEST)),
    )
    assert [turns(each)[0] for each in (first, second, last)] == [Turn.SUBMITTED, Turn.SEALED, Turn.SUBMITTED]


def test_who_asks_for_what_goes_on_alone_is_told_nothing_of_what_is_over():
    entries = story((0, submitted()), (30, sealed()))
    assert follow_journeys(entries, fold(entries).versions).open == {}
