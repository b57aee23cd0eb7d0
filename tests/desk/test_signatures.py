"""An office that asks for signatures, as it works in its folders and in its records."""

from datetime import timedelta

import pytest

from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.verifying import verify_records
from paraf.rules.entries import Accepted, Sealed, Signed
from paraf.rules.findings import codes
from paraf.rules.words import Channel
from paraf.rules.workflow.outcome import Refusal
from tests.support.newsrooms import text
from tests.support.offices import SETTINGS_TEXT, URGENT, key_block, signed_by, signing_settings
from tests.support.signing import private_key


@pytest.fixture
def signing(house):
    """Give a newsroom whose office asks for signatures."""
    house.settle_signatures()
    return house


def test_an_article_goes_the_whole_way_with_a_signature(signing):
    place = signing.publish_signed()
    assert signing.card(place).seal == "whole"
    assert signing.live()
    assert "Koreksi: Siti Rahma, " in signing.read(place)
    assert not signing.problems()


def test_a_hand_publishes_nothing_where_signatures_are_asked_for(signing):
    signing.waiting()
    signing.type_signoff("review/banjir.md")
    signing.sweep()
    signing.move("review/banjir.md", "content/banjir.md")
    signing.sweep()
    assert signing.live() == {}
    assert "signature-needed" in signing.codes("content/banjir.md")
    assert any("tanda tangan" in note for note in signing.told().values())


def test_a_text_swapped_between_reading_and_signing_is_not_signed(signing):
    place = signing.waiting()
    given = signing.signed_statement(place)
    signing.edit(place, "sudah surut", "belum surut")
    outcome = signing.hand_in_signature(place, given)
    assert isinstance(outcome, Refusal)
    assert codes(outcome.findings) >= {"statement-differs"}
    assert signing.live() == {}


def test_a_signature_does_not_come_back_after_a_return(signing):
    place = signing.waiting()
    given = signing.signed_statement(place)
    signing.send_back(place)
    signing.move("drafts/banjir.md", place)
    signing.edit(place, "X-Kembali: Nama camat keliru\n", "")
    signing.sweep()
    outcome = signing.hand_in_signature(place, given)
    assert isinstance(outcome, Refusal)
    assert codes(outcome.findings) >= {"signature-time"}


def test_two_of_two_sign_and_the_first_shows_in_the_paper(signing):
    place = signing.waiting(Kategori=URGENT)
    assert isinstance(signing.sign_by_key(place).entry.act, Signed)
    assert "Koreksi: Siti Rahma, " in signing.read(place)
    signing.sweep()
    assert signing.live() == {}
    assert "more-signers-needed" in signing.codes(place)
    signing.edit(place, "sudah surut", "belum surut")
    signing.sweep()
    assert signing.codes(place) >= {"more-signers-needed", "signature-outdated"}
    assert "signature-needed" not in signing.codes(place)
    signing.edit(place, "belum surut", "sudah surut")
    assert isinstance(signing.sign_by_key(place, by="budi").entry.act, Sealed)
    assert signing.live()
    assert "Siti Rahma" in signing.read("content/banjir.md")
    assert "Budi Sastrawijaya" in signing.read("content/banjir.md")
    assert not signing.problems()


def test_edited_settings_need_the_key_of_an_admin(signing):
    signing.write("newsroom.toml", signing_settings().replace('level = "signature"', 'level = "name"'))
    assert codes(signing.accept(key=private_key(9))) == {"roster-unsigned"}
    assert codes(signing.accept(by="rina")) >= {"not-an-admin"}
    assert signing.newsroom.office.signoff.asks_for_signatures
    assert not isinstance(signing.accept(), tuple)
    assert not signing.newsroom.office.signoff.asks_for_signatures


def test_a_seal_written_into_the_ledger_without_a_key_stops_everything(signing):
    signing.publish_signed()
    act = signing.acts()[-1]
    forged = signed_by("siti", "Siti Rahma", act.signers[0].statement, key=private_key(9))
    act = Sealed(**{field: getattr(act, field) for field in act.__struct_fields__} | {"signers": (forged,)})
    signing.newsroom.ledger.append(act, by=None, channel=Channel.COMMAND, at=signing.tick())
    with pytest.raises(DamagedLedgerError) as raised:
        Newsroom.open(signing.root)
    assert codes(raised.value.findings) >= {"seal-unproven"}
    with pytest.raises(DamagedLedgerError):
        signing.newsroom.refresh()
    with pytest.raises(DamagedLedgerError):
        signing.newsroom.refresh()


def test_settings_written_into_the_ledger_without_a_key_stop_everything(signing):
    laxer = signing.newsroom.vault.put(SETTINGS_TEXT.encode())
    signing.newsroom.ledger.append(Accepted(office=laxer), by=None, channel=Channel.COMMAND, at=signing.tick())
    with pytest.raises(DamagedLedgerError) as raised:
        signing.newsroom.refresh()
    assert codes(raised.value.findings) == {"roster-unproven"}


def test_a_category_alone_may_ask_for_signatures(house):
    urgent = signing_settings(level="code").replace("signers_needed = 2", 'signers_needed = 1\nlevel = "signature"')
    house.settle_signatures(urgent)
    house.publish()
    house.waiting(text(Judul="Air bah", Kategori=URGENT), "review/bah.md")
    house.type_signoff("review/bah.md")
    house.sweep()
    assert "signature-needed" in house.codes("review/bah.md")
    assert not isinstance(house.sign_by_key("review/bah.md"), Refusal)
    house.reopen()
    assert len(house.live()) == 2


@pytest.mark.parametrize(
    ("line", "live"),
    [("until = 2026-11-24", True), ("revoked_since = 2026-11-20", False), ("revoked_since = 2026-12-20", True)],
)
def test_old_seals_outlive_a_keys_end_but_not_its_revocation(signing, line, live):
    signing.publish_signed()
    signing.write("newsroom.toml", signing_settings().replace(key_block("siti"), key_block("siti", line)))
    assert not isinstance(signing.accept(), tuple)
    assert bool(signing.live()) == live
    assert ("revoked-seal" in signing.codes("content/banjir.md")) != live


@pytest.mark.parametrize("line", ["until = 2026-11-22", "from = 2026-11-24"])
def test_days_that_leave_out_a_day_of_signing_are_refused(signing, line):
    signing.publish_signed()
    signing.write("newsroom.toml", signing_settings().replace(key_block("siti"), key_block("siti", line)))
    assert codes(signing.accept()) == {"days-exclude"}
    officer = (
        signing_settings()
        .replace('id = "siti"\n', f'id = "siti"\n{line}\n')
        .replace('roles = ["writer", "corrector"]\nfrom = 2025-01-01\n', 'roles = ["writer", "corrector"]\n')
    )
    signing.write("newsroom.toml", officer)
    assert codes(signing.accept()) == {"days-exclude"}


def test_a_key_is_rotated_and_both_seals_stay(signing):
    signing.publish_signed()
    fresh = key_block("siti", "until = 2026-11-23") + "\n" + key_block("budi")
    signing.now += timedelta(days=1)
    rotated = signing_settings().replace(key_block("budi"), "").replace(key_block("siti"), fresh)
    signing.write("newsroom.toml", rotated)
    assert not isinstance(signing.accept(), tuple)
    signing.waiting(text(Judul="Pasar murah"), "review/pasar.md")
    assert isinstance(signing.sign_by_key("review/pasar.md"), Refusal)
    assert not isinstance(signing.sign_by_key("review/pasar.md", key=private_key(2)), Refusal)
    assert len(signing.live()) == 2
    assert not signing.problems()


def test_a_seal_of_other_bytes_than_were_signed_is_found(signing):
    signing.publish_signed()
    act = signing.acts()[-1]
    other = signing.newsroom.vault.put(b"Title: Lain\n\nLain\n")
    fields = {field: getattr(act, field) for field in act.__struct_fields__}
    signing.newsroom.ledger.append(
        Sealed(**fields | {"public": other}), by=None, channel=Channel.COMMAND, at=signing.tick()
    )
    assert {finding.code for finding in verify_records(signing.newsroom).problems} >= {"seal-digest"}
