"""The papers of a release belong together, or what does not is named."""

from dataclasses import replace

import pytest

from paraf.rules.allowed_signers import allowed_signers
from paraf.rules.attesting import attest
from paraf.rules.checkpoint import Checkpoint, signed, verifier_key
from paraf.rules.findings import Finding
from paraf.rules.hash_lists import list_text
from paraf.rules.manifest import sha256
from paraf.rules.merkle import Tree, leaf_hash
from paraf.rules.release_judging import (
    file_problems,
    history_problems,
    leaf_places,
    leaf_problems,
    leaves_of,
    lists_for,
    lists_for_hashes,
    picture_problems,
    read_lists,
    read_papers,
    unpaired,
)
from paraf.rules.release_papers import (
    CHECKPOINT,
    FILES,
    RELEASE,
    ROSTER,
    SIGNATURE,
    is_listed,
    notices_in,
    page_of,
    proof_of,
    text_of,
)
from tests.support.proofs import ADDRESS, ORIGIN, SIGNERS, SITE, SITE_KEY, STRANGER, TEXT, VKEY, proven, public_of

WHOLE = proven()
PAPERS = WHOLE.papers()


def judged(papers=PAPERS, pinned=None):
    return read_papers(papers, pinned=pinned)


def found(papers, pinned=None):
    read = judged(papers, pinned)
    return [one.code for one in (read if isinstance(read, tuple) else read.findings)]


def listed(papers=PAPERS):
    """Give what papers say with all of their lists."""
    reading = judged(papers)
    return read_lists({place: papers[place] for place in reading.lists}, reading)


READING = listed()


def test_whole_papers_have_nothing_against_them():
    assert READING.findings == ()
    assert READING.site == SITE
    assert READING.files[page_of(ADDRESS)]
    assert found(PAPERS, VKEY) == []


def test_another_key_than_the_pinned_one_is_named():
    other = verifier_key(ORIGIN, public_of(STRANGER).raw)
    assert found(PAPERS, other) == ["release-key"]


@pytest.mark.parametrize("text", [None, "", PAPERS[RELEASE][:-1]])
def test_without_a_release_nothing_can_be_said(text):
    assert found(PAPERS | {RELEASE: text}) == ["release-unreadable"]


@pytest.mark.parametrize(
    ("place", "text", "codes"),
    [
        (SIGNATURE, None, ["release-signature"]),
        (SIGNATURE, WHOLE.papers(key=STRANGER)[SIGNATURE], ["release-signature"]),
        (SIGNATURE, WHOLE.papers(x="y")[SIGNATURE], ["release-signature"]),
        (FILES, None, ["release-list", "release-unreadable"]),
        (FILES, "x", ["release-list", "release-unreadable"]),
        (FILES, WHOLE.papers(x="y")[FILES], ["release-list"]),
        (CHECKPOINT, None, ["release-checkpoint"]),
        (CHECKPOINT, WHOLE.proof.checkpoint, ["release-checkpoint"]),
        (ROSTER, None, ["release-roster"]),
        (ROSTER, "x\n", ["release-unreadable"]),
        (ROSTER, allowed_signers(replace(SIGNERS, site_key=public_of(STRANGER))), ["release-roster"]),
        (ROSTER, allowed_signers(replace(SIGNERS, site_key=None)), ["release-roster"]),
    ],
)
def test_a_paper_that_does_not_fit_is_named(place, text, codes):
    assert found(PAPERS | {place: text}) == codes


def test_files_are_held_against_the_list():
    right = {place: sha256(text.encode())[7:] for place, text in PAPERS.items()}
    assert list(file_problems(right, READING)) == []
    wrong = {page_of(ADDRESS): "0" * 64, proof_of(ADDRESS): None, "sisipan.html": "0" * 64, RELEASE: "0" * 64}
    assert [(one.code, one.path) for one in file_problems(wrong, READING)] == [
        ("release-changed", page_of(ADDRESS)),
        ("release-missing", proof_of(ADDRESS)),
        ("release-strange", "sisipan.html"),
    ]


def test_a_page_has_its_proof_and_a_proof_its_page():
    places = [page_of(ADDRESS), proof_of(ADDRESS), text_of(ADDRESS)]
    assert list(unpaired(dict.fromkeys([*places, "index.html"], ""))) == []
    for missing, code in zip(places, ["proof-alone", "proof-missing", "proof-missing"], strict=True):
        left = dict.fromkeys([place for place in places if place != missing], "")
        assert [one.code for one in unpaired(left)] == [code]
    assert list(unpaired({page_of(ADDRESS): ""}, redirects={ADDRESS})) == []


def attested():
    return attest(WHOLE.proof, TEXT.encode(), SITE, address=ADDRESS, path="")


def test_a_file_that_was_signed_is_on_the_site():
    assert list(picture_problems(attested(), READING)) == []
    without = listed(WHOLE.papers(**{"gambar/foto.jpg": "lain"}))
    assert [(one.code, one.detail["ref"]) for one in picture_problems(attested(), without)] == [
        ("proof-picture", "foto.jpg")
    ]


def leaves():
    return [PAPERS[place] for place in leaf_places(READING)]


def test_the_leaves_give_the_checkpoints_root():
    tree = leaves_of(leaves(), READING)
    assert (len(tree), tree.root()) == (len(WHOLE.leaves), WHOLE.tree.root())


@pytest.mark.parametrize("texts", [[], [None], ["x\n"], ["".join(reversed(leaves()[0].splitlines(keepends=True)))]])
def test_leaves_that_give_another_root_are_named(texts):
    problem = leaves_of(texts, READING)
    assert isinstance(problem, Finding)
    assert problem.code == "release-leaves"


def test_files_of_leaves_come_in_their_order_up_to_the_checkpoint():
    checkpoint = replace(READING.release.checkpoint, size=513)
    reading = replace(READING, release=replace(READING.release, checkpoint=checkpoint))
    assert list(leaf_places(reading)) == [f"bukti/buku/0000{number}.txt" for number in range(3)]


MANY = WHOLE.papers(**{f"x/{number}.html": "x" for number in range(300)})
"""A site with so many files that they stand in several lists."""


def test_a_list_is_read_when_a_file_in_it_is_asked_for():
    reading = judged(MANY)
    (place,) = lists_for(["x/1.html"], reading)
    some = read_lists({place: MANY[place]}, reading)
    assert some.findings == ()
    assert "x/1.html" in some.files
    assert 0 < len(some.files) < 300
    assert lists_for(["x/1.html", place], some) == []
    assert lists_for([place], reading) == [place]
    digest = "f0" * 32
    assert lists_for_hashes([digest], reading) == ["bukti/berkas/f000.txt"]
    whole = listed(MANY)
    assert lists_for(whole.files, whole) == []
    assert whole.files == {name: sha256(text.encode())[7:] for name, text in MANY.items() if is_listed(name)}


def with_list(files):
    """Give papers of a release that says of a list whatever somebody made up, and the place of that list."""
    text = list_text(files)
    lists = dict(READING.lists) | {"bukti/berkas/0000.txt": sha256(text.encode())[7:]}
    return replace(judged(), lists=lists), {"bukti/berkas/0000.txt": text}


@pytest.mark.parametrize("name", ["bukti/rilis.txt", "bukti/berkas/0000.txt"])
def test_a_list_does_not_name_what_names_it(name):
    reading, texts = with_list({name: "0" * 64})
    assert [(one.code, one.path) for one in read_lists(texts, reading).findings] == [
        ("release-unreadable", "bukti/berkas/0000.txt")
    ]


def test_a_list_that_is_missing_changed_or_no_list_is_named_and_counts_for_nothing():
    reading, place = judged(MANY), "bukti/berkas/f000.txt"
    other = next(each for each in reading.lists if each != place)
    moved = replace(reading, lists={**reading.lists, place: reading.lists[other]})
    for given, text, code in (
        (reading, None, "release-missing"),
        (reading, MANY[place] + "x", "release-changed"),
        (moved, MANY[other], "release-unreadable"),
    ):
        read = read_lists({place: text}, given)
        assert [(one.code, one.path) for one in read.findings] == [(code, place)]
        assert read.files == {}
    text = "x"
    unlike = replace(reading, lists={**reading.lists, place: sha256(text.encode())[7:]})
    assert [one.code for one in read_lists({place: text}, unlike).findings] == ["release-unreadable"]


def test_a_proof_of_another_ledger_is_named():
    assert list(leaf_problems(attested(), WHOLE.tree)) == []
    other = Tree(leaf_hash(b"%d" % n) for n in range(9))
    for tree in (other, Tree(WHOLE.leaves[:2])):
        assert [one.code for one in leaf_problems(attested(), tree)] == ["proof-leaf"]
    nobody = replace(attested(), checkpoint=None)
    assert [one.code for one in leaf_problems(nobody, WHOLE.tree)] == ["proof-leaf"]


def kept(size, leaves=WHOLE.leaves, key=SITE_KEY):
    return signed(Checkpoint(origin=ORIGIN, size=size, root=Tree(leaves[:size]).root()), key)


def history(old, tree=WHOLE.tree):
    return [one.code for one in history_problems(old, tree, VKEY, path="lama.txt")]


@pytest.mark.parametrize("size", range(len(WHOLE.leaves) + 1))
def test_a_ledger_that_only_grew_holds_against_every_checkpoint_that_was_kept(size):
    assert history(kept(size)) == []


def test_a_rewritten_a_shortened_and_a_strange_history_are_named():
    other = (leaf_hash(b"x"), *WHOLE.leaves[1:])
    assert history(kept(3), Tree(other)) == ["history-rewritten"]
    assert history(kept(6), Tree(WHOLE.leaves[:5])) == ["history-short"]
    assert history(kept(3, key=STRANGER)) == ["history-stranger"]
    assert history("") == ["history-stranger"]


def test_a_notice_that_the_list_names_has_neither_proof_nor_text():
    page = {page_of(ADDRESS): ""}
    listed = notices_in(f"/{ADDRESS}/ 410;\n/warta/berita/2026/lain/ 410;\n/berita/2026/x/ 404;\n")
    assert listed == {ADDRESS, "berita/2026/lain"}
    assert list(unpaired(page, listed)) == []
    assert [one.code for one in unpaired(page)] == ["proof-missing"]
    for half in (proof_of(ADDRESS), text_of(ADDRESS)):
        assert [one.code for one in unpaired({**page, half: ""}, listed)] == ["proof-missing"]
