"""Checkpoints for keeping elsewhere, and what they show of a ledger that was written anew."""

import base64

import pytest

from paraf.rules.checkpoint import read_note
from paraf.rules.merkle import is_consistent
from tests.support.commands import text_of


@pytest.fixture
def kept(office):
    """Give a newsroom with some history, a checkpoint kept of it, and more history."""
    office.write("drafts/banjir.md", text_of())
    office("submit", "banjir", "--as", "rina")
    office.write("patokan.txt", office("checkpoint").out)
    office("return", "banjir", "--as", "siti", "--note", "Nama camat keliru")
    office("submit", "banjir", "--as", "rina")
    return office


def root_and_size(text):
    origin, size, root = read_note(text).text.splitlines()[:3]
    assert origin == "kabar.kotacontoh.example/paraf"
    return base64.b64decode(root), int(size)


def test_a_checkpoint_says_how_long_the_ledger_is(office):
    shown = office("checkpoint", "--json").json
    assert shown["size"] == root_and_size(shown["checkpoint"])[1] == 1
    assert office("checkpoint").out == shown["checkpoint"]


def test_a_ledger_that_only_grew_proves_it(kept):
    assert kept("verify", "--against", "patokan.txt").status == 0
    done = kept("checkpoint", "--since", "patokan.txt")
    assert done.status == 0
    proof, _, note = done.out.partition("\n\n")
    old, *hashes = proof.splitlines()
    before, now = root_and_size(kept.path("patokan.txt").read_text()), root_and_size(note)
    assert old == f"old {before[1]}"
    path = [base64.b64decode(each) for each in hashes]
    assert is_consistent(before[1], now[1], before[0], now[0], path)
    assert kept("checkpoint", "--since", "patokan.txt", "--json").json["proof"] == f"{proof}\n"


def test_a_ledger_written_anew_is_shown_by_a_checkpoint_kept_elsewhere(kept, tmp_path):
    anew = type(kept)(tmp_path / "lain")
    anew.write("drafts/banjir.md", text_of(Judul="Banjir besar"))
    anew("submit", "banjir", "--as", "rina")
    anew("return", "banjir", "--as", "siti", "--note", "Keliru")
    key = kept.path("records/site-key")
    for name in ("ledger", "site-key"):
        anew.path(f"records/{name}").unlink(missing_ok=True)
    anew.write("records/ledger", _later(kept))
    anew.write("records/site-key", key.read_bytes())
    anew.path("records/site-key").chmod(0o600)
    for command in (("verify", "--against"), ("checkpoint", "--since")):
        done = anew(*command, kept.path("patokan.txt"))
        assert (done.status, "patokan.txt" in done.err) == (4, True)


def _later(office):
    """Give a ledger with the same settings and another history, from its second entry on."""
    from paraf.desk.ledger import Ledger  # noqa: PLC0415
    from paraf.rules.ledger import follow, head_after, line_of, next_entry  # noqa: PLC0415

    entries = Ledger(office.path("records/ledger")).read().entries
    lines = [line_of(entries[0])]
    for entry in (entries[2], entries[3]):
        head = follow(lines).head
        anew = next_entry(head, entry.act, by=entry.by, channel=entry.channel, at=entry.time, salt="00" * 16)
        lines.append(line_of(anew))
        assert head_after(anew, lines[-1]).number == len(lines)
    return b"".join(line + b"\n" for line in lines)


def test_a_checkpoint_by_another_key_or_of_a_longer_ledger_proves_nothing(kept, tmp_path):
    other = type(kept)(tmp_path / "lain")
    other.write("patokan.txt", other("checkpoint").out)
    for command in (("verify", "--against"), ("checkpoint", "--since")):
        assert kept(*command, other.path("patokan.txt")).status == 4
    now = kept("checkpoint").out
    kept.write("nanti.txt", now)
    whole = kept.path("records/ledger").read_bytes()
    kept.write("records/ledger", b"".join(line + b"\n" for line in whole.splitlines()[:-1]))
    assert kept("verify", "--against", "nanti.txt").status == 4
    assert kept("checkpoint", "--since", "nanti.txt").status == 4
