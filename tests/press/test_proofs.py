"""What is public has its proof on the site, the same in every release; what was withdrawn has none."""

from datetime import timedelta

import pytest

from paraf.desk.keys.site_key import read_site_key
from paraf.press import proofs as press_proofs
from paraf.press.build import print_site
from paraf.press.releases.standing import hashes_of, live, standing
from paraf.press.serving import answers
from paraf.press.stops import PressStoppedError
from paraf.rules import release_papers
from paraf.rules.entries import Accepted, Signer
from paraf.rules.hash_lists import read_list_text
from paraf.rules.manifest import sha256
from paraf.rules.proof import Proof, read_proof
from paraf.rules.release_papers import LEAVES, LISTS, is_listed, read_files_text, read_release
from paraf.rules.words import Channel, Verdict
from tests.support.clean_builds import clean_site, live_site
from tests.support.commands import holding
from tests.support.offices import SETTINGS_TEXT
from tests.support.press import NOW, PNG, seal, text_of

LATER = NOW + timedelta(hours=1)


def published(newsroom, place):
    return (newsroom.layout.public / "bukti" / place).read_bytes()


def proofs(newsroom):
    folder = newsroom.layout.public.resolve() / "bukti"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_every_publication_has_its_proof_and_its_text(newsroom):
    act = seal(newsroom, text_of(body="![f](x.png)"), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    papers = {"berkas.txt", "berkas/0000.txt", "rilis.txt", "rilis.txt.sig", "checkpoint.txt", "petugas.txt"}
    papers |= {"buku/00000.txt"}
    assert proofs(newsroom) == papers | {"berita/2026/banjir.txt", "berita/2026/banjir.md"}
    assert sha256(published(newsroom, "berita/2026/banjir.md")) == act.public
    proof = read_proof(published(newsroom, "berita/2026/banjir.txt").decode(), path="")
    assert isinstance(proof, Proof)
    assert sha256(proof.manifest.encode()) == act.digest
    assert proof.words[0].statement == act.signers[0].statement


def test_the_list_names_every_file_but_those_that_name_it(newsroom):
    seal(newsroom, text_of())
    run = print_site(newsroom, at=NOW)
    files = hashes_of(live(newsroom.layout))
    lists = read_files_text(published(newsroom, "berkas.txt").decode())
    assert lists == {name: digest for name, digest in files.items() if name.startswith(f"{LISTS}/")}
    listed = [read_list_text((newsroom.layout.public / place).read_text()) for place in lists]
    assert listed == [{name: digest for name, digest in files.items() if is_listed(name)}]
    assert run.total == len(files)


def test_a_proof_never_changes_while_the_release_around_it_does(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    before = {name: published(newsroom, name) for name in proofs(newsroom)}
    seal(newsroom, text_of(Slug="dua"), at=LATER)
    run = print_site(newsroom, at=LATER)
    assert published(newsroom, "berita/2026/banjir.txt") == before["berita/2026/banjir.txt"]
    assert {"bukti/checkpoint.txt", "bukti/buku/00000.txt", "bukti/rilis.txt"} <= set(run.written)
    assert "bukti/petugas.txt" not in run.written


def test_another_process_makes_the_leaves_anew_that_the_last_file_had_room_for(newsroom, monkeypatch):
    for module in (release_papers, press_proofs):
        monkeypatch.setattr(module, "LEAVES_A_FILE", 2)
    for number in range(4):
        seal(newsroom, text_of(Slug=f"kabar-{number}"))
    print_site(newsroom, at=NOW)
    standing_in = press_proofs.Proofs.standing
    made = []

    def noted(self, *, since=0):
        found = standing_in(self, since=since)
        made.extend(sorted(place for place in found if place.startswith(f"{LEAVES}/")))
        return found

    monkeypatch.setattr(press_proofs.Proofs, "standing", noted)
    seal(newsroom, text_of(Slug="kabar-baru"), at=LATER)
    print_site(newsroom, at=LATER)
    stands = sorted(f"bukti/{place}" for place in proofs(newsroom) if place.startswith("buku/"))
    assert made == stands[-len(made) :]
    assert 1 <= len(made) < len(stands) - 1
    assert live_site(newsroom.layout) == clean_site(newsroom.root, at=LATER)


def test_what_was_withdrawn_or_mended_leaves_nothing_in_the_proofs(newsroom):
    first = seal(newsroom, text_of(body="Katapertama ![f](x.png)"), files={"x.png": PNG})
    print_site(newsroom, at=NOW)
    seal(newsroom, text_of(body="Katakedua", Change="ralat", Change_Note="x", Hide_Earlier="ya"), at=LATER)
    print_site(newsroom, at=LATER)
    assert holding(newsroom.layout.public, "Katapertama") == []
    assert holding(newsroom.layout.public / "bukti", first.public) == []
    gone = text_of(body="", Change="pencabutan", Change_Note="Keliru orang.")
    notice = seal(newsroom, gone, verdict=Verdict.WITHDRAW, at=LATER)
    print_site(newsroom, at=LATER)
    for needle in ("Katapertama", "Katakedua", "x.png"):
        assert holding(newsroom.layout.public, needle) == []
    assert sha256(published(newsroom, "berita/2026/banjir.md")) == notice.public
    assert b"verdict: withdraw" in published(newsroom, "berita/2026/banjir.txt")


def test_an_embargo_holds_the_proof_as_well_and_the_release_is_of_its_end(newsroom):
    due = NOW + timedelta(days=1)
    seal(newsroom, text_of())
    seal(newsroom, text_of(body="Katarahasia", Slug="nanti"), not_before=due)
    print_site(newsroom, at=NOW)
    assert holding(newsroom.layout.public, "nanti") == holding(newsroom.layout.public, "Katarahasia") == []
    assert read_release(published(newsroom, "rilis.txt").decode()).time == NOW
    print_site(newsroom, at=due + timedelta(hours=3))
    assert "berita/2026/nanti.txt" in proofs(newsroom)
    assert read_release(published(newsroom, "rilis.txt").decode()).time == due


def test_no_word_of_an_article_can_take_the_place_of_a_proof(newsroom):
    names = {"Slug": "bukti", "Category": "Bukti", "Tags": "bukti, rilis", "Authors": "Bukti"}
    act = seal(newsroom, text_of(**names))
    print_site(newsroom, at=NOW)
    assert act.address == "berita/2026/bukti"
    assert {name.partition("/")[0] for name in proofs(newsroom) if "/" in name} == {"berita", "berkas", "buku"}


@pytest.mark.parametrize("address", ["rilis", "buku/00000", "berkas/0000", "checkpoint"])
def test_an_address_that_would_take_the_place_of_a_paper_of_the_release_stops_the_press(newsroom, address):
    seal(newsroom, text_of(), address=address)
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert [finding.code for finding in stopped.value.findings] == ["same-place"]


def test_a_statement_that_would_forge_another_part_stops_the_press(newsroom):
    forged = Signer(officer="siti", name="Siti Rahma", identity="claimed", statement="x\n--- entry\ny\n")
    seal(newsroom, text_of(), signers=(forged,))
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=NOW)
    assert [finding.code for finding in stopped.value.findings] == ["sealed-unreadable"]


def test_a_key_that_others_can_read_stops_the_press_and_the_site_stays(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    before = hashes_of(live(newsroom.layout))
    newsroom.layout.site_key.chmod(0o644)
    seal(newsroom, text_of(Slug="dua"), at=LATER)
    with pytest.raises(PressStoppedError) as stopped:
        print_site(newsroom, at=LATER)
    assert [finding.code for finding in stopped.value.findings] == ["site-key-open"]
    assert hashes_of(live(newsroom.layout)) == before


def test_the_key_is_made_by_the_first_build_and_is_on_no_page(newsroom):
    assert read_site_key(newsroom.layout) is None
    print_site(newsroom, at=NOW)
    assert read_site_key(newsroom.layout) is not None
    assert holding(newsroom.layout.public, "PRIVATE KEY") == []


@pytest.mark.parametrize("verdict", [Verdict.PUBLISH, Verdict.WITHDRAW])
def test_a_page_leads_to_its_proof_and_the_foot_to_the_release(newsroom, verdict):
    seal(newsroom, text_of())
    if verdict is Verdict.WITHDRAW:
        gone = text_of(body="", Change="pencabutan", Change_Note="Keliru.")
        seal(newsroom, gone, verdict=Verdict.WITHDRAW)
    print_site(newsroom, at=NOW)
    page = (newsroom.layout.public / "berita/2026/banjir/index.html").read_text()
    assert '<a data-part="proof" href="/bukti/berita/2026/banjir.txt">Bukti paraf</a>' in page
    assert '<a href="/bukti/rilis.txt">Bukti situs ini</a>' in (newsroom.layout.public / "index.html").read_text()


@pytest.mark.parametrize("name", ["bukti/rilis.txt", "bukti/rilis.txt.sig", "bukti/berita/2026/banjir.md"])
def test_proofs_are_served_as_plain_text(name):
    headers = answers.headers_of(name)
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Content-Disposition" not in headers


def test_a_release_is_not_younger_for_the_embargo_of_a_seal_that_counts_for_nothing(newsroom):
    seal(newsroom, text_of())
    seal(newsroom, text_of(Slug="dua"), not_before=NOW + timedelta(days=3))
    revoked = SETTINGS_TEXT.replace('id = "siti"', 'id = "siti"\nrevoked_since = 2026-11-20')
    act = Accepted(office=newsroom.vault.put(revoked.encode()))
    newsroom.record(act, by=None, channel=Channel.COMMAND, at=NOW)
    print_site(newsroom, at=NOW)
    assert standing(newsroom.layout).record.next_change is None
    assert clean_site(newsroom.root, at=NOW + timedelta(days=4)) == live_site(newsroom.layout)
