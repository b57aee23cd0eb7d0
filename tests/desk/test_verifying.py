from datetime import UTC, datetime

import msgspec
import pytest

from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.verifying import verify_records
from paraf.rules.entries import Accepted, Sealed
from paraf.rules.findings import codes
from paraf.rules.words import Channel, Digest, OfficerId
from tests.support.newsrooms import photo, with_picture


@pytest.fixture
def published(house):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    return house


def flip(path, index):
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[index] ^= 1
    path.write_bytes(content)


def forge(house, **changes):
    """Record a seal that is like the last one but for some fields."""
    seal = house.latest("banjir-surut").seal
    act = msgspec.structs.replace(seal, **changes)
    house.newsroom.ledger.append(act, by=None, channel=Channel.HAND, at=house.now)
    return codes(house.problems())


def test_records_as_they_were_written_have_no_problem(published):
    verified = verify_records(published.newsroom)
    assert not verified.problems
    assert verified.entries == 3
    assert verified.head == published.newsroom.ledger.read().head.digest


def test_a_flipped_byte_anywhere_in_the_vault_is_found(published):
    for path in [path for path in published.newsroom.layout.vault.rglob("*") if path.is_file()]:
        flip(path, len(path.read_bytes()) // 2)
        found = published.problems()
        flip(path, len(path.read_bytes()) // 2)
        unnamed = path.read_bytes() == published.newsroom.vault.get(Digest(f"sha256:{path.name}"))
        assert "vault-damaged" in codes(found) or unnamed
        assert not published.problems()


def test_a_copy_that_is_gone_is_found(published):
    seal = published.latest("banjir-surut").seal
    published.newsroom.vault.path_of(seal.text).unlink()
    (found,) = published.problems()
    assert (found.code, found.path, found.line) == ("vault-missing", "records/ledger", 3)


def test_a_flipped_byte_in_the_ledger_is_found_even_by_who_read_it_before(published):
    ledger = published.newsroom.layout.ledger
    size = len(ledger.read_bytes().rpartition(b"\n{")[0])
    for index in range(0, size, 97):
        flip(ledger, index)
        with pytest.raises(DamagedLedgerError):
            published.problems()
        with pytest.raises(DamagedLedgerError):
            Newsroom.open(published.root)
        flip(ledger, index)
    assert not published.problems()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"digest": "sha256:" + "0" * 64}, "seal-digest"),
        ({"files": ()}, "seal-digest"),
        ({"address": "berita/2026/lain"}, "seal-statement"),
        ({"replaces": "sha256:" + "0" * 64}, "seal-statement"),
        ({"verdict": "withdraw"}, "seal-statement"),
        ({"verdict": "withdraw"}, "seal-field"),
        ({"not_before": datetime(2026, 1, 1, tzinfo=UTC)}, "seal-statement"),
        ({"slug": "lain"}, "seal-field"),
        ({"change": "pencabutan"}, "seal-field"),
        ({"note": "Keliru."}, "seal-field"),
        ({"path": "../newsroom.md"}, "seal-field"),
        ({"path": "/banjir.md"}, "seal-field"),
        ({"path": "banjir//index.md"}, "seal-field"),
        ({"path": ".git/banjir.md"}, "seal-field"),
        ({"path": "banjir.html"}, "seal-field"),
    ],
)
def test_a_forged_seal_is_found(published, changes, code):
    assert code in forge(published, **changes)


def test_a_seal_over_another_whole_text_is_found(published):
    other = published.newsroom.vault.put(b"Title: Lain\n\nLain.\n")
    assert forge(published, text=other) == {"seal-text"}


def test_a_seal_whose_statement_is_of_another_officer_or_none_is_found(published):
    seal = published.latest("banjir-surut").seal
    (signer,) = seal.signers
    budi = msgspec.structs.replace(signer, officer=OfficerId("budi"), name="Budi Sastrawijaya")
    assert forge(published, signers=(budi,)) == {"seal-statement"}
    assert "bad-statement" in forge(published, signers=(msgspec.structs.replace(signer, statement="-"),))


def test_a_seal_by_an_author_is_found(published):
    (signer,) = published.latest("banjir-surut").seal.signers
    own = signer.statement.replace("authors: rina", "authors: siti")
    assert own != signer.statement
    assert forge(published, signers=(msgspec.structs.replace(signer, statement=own),)) == {"seal-statement"}


def test_a_seal_for_another_site_is_found(published):
    (signer,) = published.latest("banjir-surut").seal.signers
    elsewhere = signer.statement.replace(f"site: {published.newsroom.office.site}", "site: lain.example")
    assert elsewhere != signer.statement
    changed = msgspec.structs.replace(signer, statement=elsewhere)
    assert forge(published, signers=(changed,)) == {"seal-statement"}


def test_a_signers_name_is_the_one_that_the_roster_then_in_force_gives(published):
    (signer,) = published.latest("banjir-surut").seal.signers
    assert forge(published, signers=(msgspec.structs.replace(signer, name="Sari Rahma"),)) == {"seal-signer"}


def test_a_name_that_the_roster_gave_at_its_time_stays_good(published):
    text = published.read("newsroom.toml")
    published.write("newsroom.toml", text.replace('name = "Siti Rahma"', 'name = "Siti Rahmawati"'))
    published.accept()
    assert published.newsroom.office.roster.officer("siti").name == "Siti Rahmawati"
    assert not published.problems()
    assert forge(published) == {"seal-signer"}


def test_settings_that_cannot_be_read_say_nothing_of_a_seal(published):
    for raw in (b"x = 1", b"\xff"):
        office = published.newsroom.vault.put(raw)
        published.newsroom.ledger.append(Accepted(office=office), by=None, channel=Channel.HAND, at=published.now)
        assert forge(published) == frozenset()


def test_a_seal_by_command_is_recorded_by_one_of_its_signers(published):
    seal = published.latest("banjir-surut").seal
    for by, found in (("siti", set()), ("rina", {"seal-field"})):
        published.newsroom.ledger.append(seal, by=OfficerId(by), channel=Channel.COMMAND, at=published.now)
        assert codes(published.problems()) == found


def test_every_seal_is_looked_at_and_not_only_the_last(published):
    forge(published, digest=Digest("sha256:" + "0" * 64))
    assert sum(isinstance(act, Sealed) for act in published.acts()) == 2
    assert {finding.line for finding in published.problems()} == {4}
