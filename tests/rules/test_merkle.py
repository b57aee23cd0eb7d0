import hashlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from paraf.rules.merkle import Tree, is_consistent, is_included, leaf_hash, root_of_inclusion
from tests.support.signing import flips

# The leaves and roots that the implementations of Certificate Transparency test each other with.
REFERENCE_LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
REFERENCE_ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
MOST = 64
LEAVES = [f"entry {number}".encode() for number in range(300)]
HASHES = [leaf_hash(leaf) for leaf in LEAVES]
TREE = Tree(HASHES)
SIZES = range(MOST + 1)


def naive_root(hashes):
    """Give the root as RFC 9162, 2.1.1 defines it."""
    if len(hashes) < 2:
        return hashes[0] if hashes else hashlib.sha256().digest()
    half = next(1 << power for power in range(20, -1, -1) if 1 << power < len(hashes))
    return hashlib.sha256(b"\1" + naive_root(hashes[:half]) + naive_root(hashes[half:])).digest()


def peer(size):
    tree = InmemoryTree(algorithm="sha256")
    for leaf in LEAVES[:size]:
        tree.append_entry(leaf)
    return tree


def peers_consistency(tree, old, new):
    """Give pymerkle's consistency proof in the form of RFC 9162.

    Where the old tree ends with a left half, pymerkle goes down in the right half to a single leaf; the RFC gives
    the right half's hash. And the RFC leaves out the old root, which the reader has.
    """
    proof = tree.prove_consistency(old, new)
    beside = proof.subset.index(1)
    path = list(proof.path)
    if beside:
        right = path[0]
        for sibling in path[1:beside]:
            right = hashlib.sha256(b"\1" + right + sibling).digest()
        path = [path[beside], right, *path[beside + 1 :]]
    return tuple(path[1:] if path[0] == tree.get_root(old) else path)


def other(content):
    """Give a hash that differs in one bit."""
    return bytes([content[0] ^ 1]) + content[1:]


def with_one_changed(path):
    """Give every proof in which one hash is another, is missing, is there twice, or is cut short."""
    for place, content in enumerate(path):
        yield (*path[:place], other(content), *path[place + 1 :])
        yield (*path[:place], content[:-1], *path[place + 1 :])
        yield path[:place] + path[place + 1 :]
        yield (*path[:place], content, *path[place:])
    yield (*path, bytes(32))


def test_the_reference_tree_has_its_roots_at_every_size():
    tree = Tree(leaf_hash(bytes.fromhex(leaf)) for leaf in REFERENCE_LEAVES)
    assert [tree.root(size).hex() for size in range(9)] == list(REFERENCE_ROOTS)
    assert tree.root().hex() == REFERENCE_ROOTS[-1]


def test_the_proofs_are_those_of_the_example_in_rfc_6962():
    seven = [leaf_hash(bytes([number])) for number in range(7)]
    tree = Tree(seven)
    (a, b, c, d, e, f, j) = seven
    g, h, i = naive_root([a, b]), naive_root([c, d]), naive_root([e, f])
    k, m = naive_root([a, b, c, d]), naive_root([e, f, j])
    assert tree.inclusion(0, 7) == (b, h, m)
    assert tree.inclusion(3, 7) == (c, g, m)
    assert tree.inclusion(4, 7) == (f, j, k)
    assert tree.inclusion(6, 7) == (i, k)
    assert tree.consistency(3, 7) == (c, d, g, m)
    assert tree.consistency(4, 7) == (m,)
    assert tree.consistency(6, 7) == (i, j, k)


def test_an_empty_tree_has_the_hash_of_nothing_for_its_root():
    assert len(Tree()) == 0
    assert Tree().root() == hashlib.sha256().digest()


def test_roots_are_those_of_the_definition():
    for size in SIZES:
        assert TREE.root(size) == naive_root(HASHES[:size])
        assert Tree(HASHES[:size]).root() == naive_root(HASHES[:size])


def test_a_tree_grown_leaf_by_leaf_is_the_tree_made_at_once():
    tree = Tree()
    for size, content in enumerate(HASHES, start=1):
        tree.append(content)
        assert len(tree) == size
        assert tree.root() == TREE.root(size)


def test_every_inclusion_proof_leads_to_the_root_and_no_other_place_or_tree():
    for size in range(1, MOST + 1):
        root = TREE.root(size)
        for index in range(size):
            path = TREE.inclusion(index, size)
            assert is_included(HASHES[index], index, size, path, root)
            assert not is_included(other(HASHES[index]), index, size, path, root)
            assert not is_included(HASHES[index], index, size, path, other(root))
            assert not is_included(HASHES[index], (index + 1) % size, size, path, root) or size == 1


def test_every_consistency_proof_holds_and_no_other_roots():
    for new in range(1, MOST + 1):
        for old in range(1, new + 1):
            path = TREE.consistency(old, new)
            assert is_consistent(old, new, TREE.root(old), TREE.root(new), path)
            assert not is_consistent(old, new, other(TREE.root(old)), TREE.root(new), path)
            assert not is_consistent(old, new, TREE.root(old), other(TREE.root(new)), path)


@settings(max_examples=60)
@given(st.data())
def test_a_proof_with_any_hash_changed_missing_doubled_or_cut_is_refused(data):
    size = data.draw(st.integers(1, len(HASHES)))
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    path, root = TREE.inclusion(index, size), TREE.root(size)
    for changed in with_one_changed(path):
        assert not is_included(HASHES[index], index, size, changed, root)
    for changed in with_one_changed(TREE.consistency(old, size)):
        assert not is_consistent(old, size, TREE.root(old), root, changed)


def test_every_flipped_bit_of_a_proof_is_seen():
    path = TREE.inclusion(37, 53)
    for place, content in enumerate(path):
        for flipped in flips(content):
            assert not is_included(HASHES[37], 37, 53, (*path[:place], flipped, *path[place + 1 :]), TREE.root(53))
    path = TREE.consistency(37, 53)
    for place, content in enumerate(path):
        for flipped in flips(content):
            changed = (*path[:place], flipped, *path[place + 1 :])
            assert not is_consistent(37, 53, TREE.root(37), TREE.root(53), changed)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 1), (6, 5), (0, -1)])
def test_there_is_no_inclusion_in_a_place_or_size_that_cannot_be(index, size):
    with pytest.raises(ValueError, match="no such place or size"):
        TREE.inclusion(index, size)
    assert root_of_inclusion(HASHES[0], index, size, ()) is None


@pytest.mark.parametrize(("old", "new"), [(0, 5), (6, 5), (3, 2), (0, 0), (-1, 5)])
def test_there_is_no_consistency_between_sizes_that_cannot_be(old, new):
    with pytest.raises(ValueError, match="no such place or size"):
        TREE.consistency(old, new)
    for path in ((), HASHES[:1], HASHES[:2]):
        assert not is_consistent(old, new, HASHES[0], TREE.root(2), path)


def test_a_tree_proves_nothing_beyond_its_own_size():
    with pytest.raises(ValueError, match="no such place or size"):
        TREE.inclusion(0, 301)
    with pytest.raises(ValueError, match="no such place or size"):
        TREE.consistency(5, 301)


def test_a_proof_longer_or_shorter_than_its_place_asks_for_is_refused_though_its_hashes_fit():
    assert not is_included(HASHES[7], 0, 1, TREE.inclusion(7, 8), TREE.root(8))
    assert not is_included(HASHES[0], 0, 8, TREE.inclusion(0, 2), TREE.root(2))
    assert not is_consistent(3, 4, TREE.root(7), TREE.root(8), TREE.consistency(7, 8))
    assert not is_consistent(7, 8, TREE.root(3), TREE.root(4), TREE.consistency(3, 4))


@pytest.mark.parametrize("size", [-1, 301])
def test_there_is_no_root_of_a_size_that_never_was(size):
    with pytest.raises(ValueError, match="a tree of 300 leaves has no such place or size"):
        TREE.root(size)


def test_a_tree_begins_with_itself_without_any_proof():
    root = TREE.root(5)
    assert TREE.consistency(5, 5) == ()
    assert is_consistent(5, 5, root, root, ())
    assert not is_consistent(5, 5, root, other(root), ())
    assert not is_consistent(5, 5, root, root, (root,))


def test_a_node_does_not_pass_for_a_leaf():
    pair = HASHES[0] + HASHES[1]
    assert leaf_hash(pair) != TREE.root(2)
    assert not is_included(leaf_hash(pair), 0, 1, (), TREE.root(2))


def test_hashes_of_another_length_are_refused():
    assert root_of_inclusion(HASHES[0][:-1], 0, 1, ()) is None
    assert not is_consistent(1, 1, b"", b"", ())


def test_pymerkle_agrees_on_every_root_and_proof_up_to_64():
    tree = peer(MOST)
    assert all(TREE.root(size) == tree.get_root(size) for size in SIZES)
    for size in range(1, MOST + 1):
        for index in range(size):
            assert TREE.inclusion(index, size) == tuple(tree.prove_inclusion(index + 1, size).path[1:])
            assert TREE.consistency(index + 1, size) == peers_consistency(tree, index + 1, size)


def test_pymerkle_agrees_on_larger_trees():
    tree, random = peer(len(LEAVES)), Random(6962)  # noqa: S311  # a fixed choice of sizes
    for _ in range(200):
        size = random.randint(MOST, len(LEAVES))
        index = random.randrange(size)
        assert TREE.root(size) == tree.get_root(size)
        assert TREE.inclusion(index, size) == tuple(tree.prove_inclusion(index + 1, size).path[1:])
        assert TREE.consistency(index + 1, size) == peers_consistency(tree, index + 1, size)


def test_the_leaves_of_any_size_can_be_given():
    assert all(TREE.leaves(size) == HASHES[:size] for size in SIZES)
    assert all(TREE.leaves(size, since=3) == HASHES[3:size] for size in SIZES)
