from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from paraf.rules.entries import Accepted, Act, CleanedPicture, Entry, Sealed, Signed, Signer
from paraf.rules.folding import fold
from paraf.rules.manifest import sha256
from paraf.rules.register import Register, slug_of
from paraf.rules.words import Address, OfficerId, Slug
from tests.support.acts import BANJIR, START, piece, received, returned, submitted
from tests.support.acts import claimed as claiming
from tests.support.acts import sealed as sealing
from tests.support.cases import NOW, version
from tests.support.journeys import story

RAPAT = Address("berita/2026/rapat")
FIRST, SECOND, OTHER = sha256(b"1"), sha256(b"2"), sha256(b"3")


def entries(*acts: Act) -> list[Entry]:
    return story(*enumerate(acts, 1))


def sealed(digest=FIRST, address=BANJIR, **rest):
    return sealing(digest, address, **rest)


def claimed(officer="siti", *, path="banjir.md", minutes=30):
    return claiming(officer, path=path, until=START + timedelta(minutes=minutes))


def test_an_empty_ledger_gives_an_empty_register():
    assert fold([]) == Register()


def test_the_settings_in_force_are_those_accepted_last():
    assert fold(entries(Accepted(office=FIRST), Accepted(office=SECOND))).office == SECOND


def test_what_is_public_is_settled_by_seals_and_settings_alone():
    acts = entries(Accepted(office=FIRST), submitted(), sealed(), submitted(), returned())
    assert fold(acts[:2]).settled == acts[0]
    assert fold(acts).settled == acts[2]
    assert fold(acts[3:], onto=fold(acts[:3])).settled == acts[2]


def test_a_submission_waits_until_it_is_sealed():
    register = fold(entries(submitted()))
    waiting = register.submissions["banjir.md"]
    assert (waiting.number, waiting.by, waiting.time) == (1, "rina", START + timedelta(minutes=1))
    assert not fold(entries(sealed()), register).submissions


def test_a_paper_submitted_again_under_another_name_waits_once():
    register = fold(entries(submitted(), submitted(path="banjir-kota.md", renamed_from="banjir.md")))
    assert list(register.submissions) == ["banjir-kota.md"]


def test_a_return_ends_a_submission():
    assert not fold(entries(submitted(), returned(path="banjir-2.md"))).submissions


def test_two_revisions_of_one_article_are_two_submissions():
    acts = (submitted(), submitted(path="banjir.rev-2.md"), sealed(submission="banjir.rev-2.md"))
    assert list(fold(entries(*acts)).submissions) == ["banjir.md"]


def test_an_address_is_known_by_the_path_of_its_paper():
    assert fold(entries(sealed(), sealed(address=RAPAT, path="rapat.md"))).paths == {
        "banjir.md": BANJIR,
        "rapat.md": RAPAT,
    }


def test_every_sealed_version_is_kept_oldest_first():
    register = fold(entries(sealed(), sealed(digest=SECOND, replaces=FIRST)))
    assert [version.seal.digest for version in register.versions[BANJIR]] == [FIRST, SECOND]
    latest = register.latest(BANJIR)
    assert latest is not None
    assert latest.number == 2
    assert register.latest(RAPAT) is None


def test_what_a_seal_says_as_the_one_before_did_is_kept_once():
    first, second = (json.decode(json.encode(each), type=Sealed) for each in (sealed(), sealed(SECOND, replaces=FIRST)))
    former, latest = (each.seal for each in fold(entries(first, second)).versions[BANJIR])
    assert (former, latest) == (first, second)
    assert latest.address is former.address is not second.address
    assert latest.path is former.path
    assert latest.replaces is former.digest


def test_a_version_is_found_by_its_digest_the_last_sealed_one_first():
    register = fold(entries(sealed(), sealed(address=RAPAT), sealed(digest=SECOND)))
    version = register.version(FIRST)
    assert version is not None
    assert version.seal.address == RAPAT
    again = fold(entries(sealed(), sealed(address=RAPAT), sealed())).version(FIRST)
    assert again is not None
    assert (again.seal.address, again.number) == (BANJIR, 3)
    assert register.version(OTHER) is None


def test_pictures_cleaned_at_submission_are_remembered():
    picture = CleanedPicture(path="drafts/a.jpg", original=FIRST, clean=SECOND)
    assert fold(entries(submitted(pictures=(picture,)))).pictures == {SECOND: FIRST}


def test_what_was_handed_in_first_is_remembered_when_the_clean_picture_is_handed_in_again():
    picture = CleanedPicture(path="drafts/a.jpg", original=FIRST, clean=SECOND)
    again = CleanedPicture(path="review/a.jpg", original=SECOND, clean=SECOND)
    assert fold(entries(submitted(pictures=(picture,)), submitted(pictures=(again,)))).pictures == {SECOND: FIRST}


def test_addresses_are_found_by_their_slug():
    register = fold(entries(sealed(), sealed(address=Address("berita/2027/banjir")), sealed(address=RAPAT)))
    assert register.addresses_of("banjir") == (BANJIR, "berita/2027/banjir")
    assert register.addresses_of("berita/2026/rapat") == (RAPAT,)
    assert slug_of(BANJIR) == Slug("banjir")


def test_what_was_sealed_at_a_place_is_found_there_as_long_as_nothing_later_was_sealed_elsewhere():
    here, later = sealed(), sealed(digest=SECOND, submission="banjir-2.md", replaces=FIRST)
    other = sealed(address=RAPAT, path="rapat.md")
    register = fold(entries(here, here, other))
    assert [version.seal for version in register.sealed_at("review/banjir.md")] == [here, other]
    register = fold(entries(here, other, later))
    assert [version.seal for version in register.sealed_at("review/banjir.md")] == [other]
    assert [version.seal for version in register.sealed_at("review/banjir-2.md")] == [later]
    assert list(register.sealed_at("review/rapat.md")) == []


ACTS = st.sampled_from(
    [
        Accepted(office=OTHER),
        submitted(),
        submitted(path="banjir-kota.md", renamed_from="banjir.md"),
        received(),
        claimed(),
        claimed("budi", path="banjir-kota.md"),
        submitted(RAPAT, path="rapat.md", pictures=(CleanedPicture(path="a.jpg", original=FIRST, clean=SECOND),)),
        returned(),
        sealed(),
        sealed(digest=SECOND, replaces=FIRST),
        sealed(address=RAPAT, path="rapat.md", submission="rapat.md"),
    ]
)


@given(acts=st.lists(ACTS, max_size=12), cuts=st.lists(st.integers(0, 12), max_size=4))
def test_folding_in_pieces_is_folding_at_once(acts, cuts):
    whole, register = entries(*acts), Register()
    edges = [0, *sorted(cuts), len(whole)]
    for start, end in pairwise(edges):
        register = fold(whole[start:end], register)
    assert register == fold(whole)


@given(acts=st.lists(ACTS, max_size=12))
def test_every_seal_is_a_version_and_none_is_forgotten(acts):
    versions = [version.seal for found in fold(entries(*acts)).versions.values() for version in found]
    seals = [act for act in acts if isinstance(act, Sealed)]
    assert sorted(versions, key=str) == sorted(seals, key=str)


def test_a_signature_waits_under_its_submission_and_nowhere_else():
    signer = Signer(officer=OfficerId("siti"), name="Siti Rahma", identity="key", statement="", signature="x")
    first = Signed(
        address=BANJIR, slug=slug_of(BANJIR), path="banjir.md", source="review/banjir.md", digest=FIRST, signer=signer
    )
    register = fold(entries(submitted(), first))
    assert register.submissions["banjir.md"].signers == (signer,)
    assert fold(entries(first)).submissions == {}


def holder(*acts, minutes=20, path="banjir.md"):
    return fold(entries(*acts)).holder(path, at=START + timedelta(minutes=minutes))


def test_a_paper_is_held_by_whoever_claimed_it_until_the_time_is_over():
    assert holder(submitted()) is None
    assert holder(submitted(), claimed()) == "siti"
    assert holder(submitted(), claimed(), minutes=30) is None
    assert holder(submitted(), claimed(), path="lain.md") is None


def test_the_last_claim_counts():
    assert holder(submitted(), claimed(), claimed("budi")) == "budi"
    assert holder(submitted(), claimed(), claimed("budi", minutes=10)) is None


def test_a_return_and_a_seal_end_a_claim():
    assert holder(submitted(), claimed(), returned(), submitted()) is None
    assert holder(submitted(), claimed(), sealed(), submitted()) is None
    assert holder(claimed(), submitted()) is None


def test_a_paper_submitted_anew_stays_with_whoever_holds_it():
    assert holder(submitted(), claimed(), submitted()) == "siti"
    renamed = submitted(path="banjir-kota.md", renamed_from="banjir.md")
    assert holder(submitted(), claimed(), renamed, path="banjir-kota.md") == "siti"


def test_what_was_only_received_waits_for_nobody():
    assert fold(entries(received())).submissions == {}


def test_an_item_is_known_by_where_its_paper_lies_until_it_is_sealed():
    item = received("banjir/index.md")
    acts = [item, submitted(path="banjir/index.md"), returned(source="banjir/index.md", path="lain/index.md")]
    assert fold(entries(*acts)).items == {"lain/index.md": item}
    acts += [submitted(path="x.md", source="drafts/lain/index.md"), submitted(path="y.md", renamed_from="x.md")]
    assert fold(entries(*acts)).items == {"y.md": item}
    assert fold(entries(*acts, sealed(submission="y.md"))).items == {}


def test_what_comes_to_an_item_later_is_added_to_it():
    first, later = received(material=[piece("a")]), received(material=[piece("b")], at=START + timedelta(hours=1))
    (item,) = fold(entries(first, later)).items.values()
    assert (item.received, [each.name for each in item.material]) == (START, ["a", "b"])


def test_a_version_is_live_from_its_seal_on_or_from_when_nothing_holds_it_any_more():
    assert version().live_from == NOW
    assert version(due=NOW + timedelta(hours=1)).live_from == NOW + timedelta(hours=1)
    assert version(due=NOW - timedelta(hours=1)).live_from == NOW
