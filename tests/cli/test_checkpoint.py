"""Checkpoints for keeping elsewhere, and what they show of a ledger that was written anew."""

import base64

import pytest

from paraf.rules.checkpoint import read_note
from paraf.rules.merkle import is_consistent
from tests.support.commands import text_of


@pytest.fixture
def kept(office):
    """Give a newsroom with some history, a checkpoint kept of it, and more history."""
    publish(office, "banjir", "Banjir surut")
    office.write("patokan.txt", office("checkpoint").out)
    publish(office, "pasar", "Pasar murah")
    return office


def publish(office, name, title):
    office.write(f"drafts/{name}.md", text_of(name, Title=title))
    code = office("submit", name, "--as", "rina", "--json").json["code"]
    assert office("sign", name, "--as", "siti", "--code", code).status == 0


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
    for title in ("Banjir besar", "Pasar malam"):
        publish(anew, title.split()[0].lower(), title)
    anew.write("records/site-key", kept.path("records/site-key").read_bytes())
    anew.path("records/site-key").chmod(0o600)
    assert anew("verify").status == 0
    for command in (("verify", "--against"), ("checkpoint", "--since")):
        done = anew(*command, kept.path("patokan.txt"))
        assert (done.status, "patokan.txt" in done.err) == (4, True)


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


def test_a_submission_makes_no_other_checkpoint(kept):
    before = kept("checkpoint").out
    kept.write("drafts/jalan.md", text_of("jalan", Title="Jalan rusak"))
    assert kept("submit", "jalan", "--as", "rina").status == 0
    assert kept("checkpoint").out == before


def test_a_site_key_that_is_gone_is_not_replaced_unasked(kept):
    assert kept("build").status == 0
    kept.path("records/site-key").rename(kept.path("kunci"))
    before = kept.path("public").readlink()
    publish(kept, "jalan", "Jalan rusak")
    done = kept("build")
    assert done.status != 0
    assert "site-key" in done.err
    assert kept.path("public").readlink() == before
    made = kept("keygen", "--site", "--json")
    assert (made.status, made.json["path"]) == (0, "records/site-key")
    assert kept("build").status == 0
    assert kept("verify").status == 0
    assert kept("keygen", "--site").status == 3
    assert kept("verify", kept.path("public"), "--site-key", made.json["public"]).status == 0
