"""When the writing of an item begins: by who takes it, or by a hand that changes what was made of the material."""

from dataclasses import replace

from msgspec import structs

from paraf.rules.entries import Begun
from paraf.rules.findings import codes
from paraf.rules.folding import fold
from paraf.rules.words import Stage
from paraf.rules.workflow.beginning import begun_by_hand, propose_beginning
from paraf.rules.workflow.outcome import Refusal
from tests.support.acts import begun, received, returned, submitted
from tests.support.cases import NOW, case
from tests.support.journeys import story
from tests.support.offices import BUDI, EKO, OFFICE, RINA

DRAFT = case("Belum ditulis.")
WRITTEN = case("Sudah ditulis.")
RECEIPT = structs.replace(received(), draft=DRAFT.raw)


def register(*acts):
    return fold(story(*enumerate(acts)))


def propose(*acts, paper=WRITTEN, writer=RINA):
    outcome = propose_beginning(paper, register(*acts), OFFICE, writer, at=NOW)
    return codes(outcome.findings) if isinstance(outcome, Refusal) else outcome


def test_a_writer_takes_the_draft_of_an_item():
    assert propose(RECEIPT) == propose(received()) == Begun(item="banjir.md", text=WRITTEN.raw)


def test_where_nothing_was_handed_in_or_it_was_submitted_before_nothing_begins():
    assert propose() == {"begin-of-nothing"}
    assert propose(RECEIPT, submitted()) == {"begin-of-nothing"}
    assert propose(RECEIPT, submitted(), returned()) == {"begin-of-nothing"}


def test_only_a_writer_of_that_day_takes_a_draft():
    assert propose(RECEIPT, writer=BUDI) == propose(RECEIPT, writer=EKO) == {"begin-not-a-writer"}


def test_a_hand_begins_by_changing_what_was_made_of_the_material():
    assert begun_by_hand(DRAFT, register(RECEIPT)) is None
    assert begun_by_hand(WRITTEN, register(RECEIPT)) == Begun(item="banjir.md", text=WRITTEN.raw)


def test_a_hand_begins_once_and_only_with_what_nobody_had_written_before():
    for acts in ((), (received(),), (RECEIPT, begun()), (RECEIPT, submitted()), (RECEIPT, submitted(), returned())):
        assert begun_by_hand(WRITTEN, register(*acts)) is None, acts
    assert begun_by_hand(replace(WRITTEN, stage=Stage.REVIEW), register(RECEIPT)) is None
    assert begun_by_hand(WRITTEN, register(RECEIPT, received())) is not None  # more material changes nothing


def test_the_beginning_of_what_nobody_received_is_passed_over():
    assert register(begun()).items == {}
