"""A map in layers is a map, and no change reaches one that somebody holds."""

from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.layers import Layers

CHANGES = st.lists(st.dictionaries(st.integers(0, 700), st.text(max_size=3), max_size=300), max_size=5)


@given(CHANGES)
def test_changes_give_what_a_map_that_is_changed_has(changes):
    plain, layers = {}, Layers()
    for change in changes:
        plain |= change
        layers = layers.then(change)
        assert (list(layers.items()), list(layers), list(layers.values())) == (
            list(plain.items()),
            list(plain),
            list(plain.values()),
        )
        assert len(layers) == len(plain)
        assert all(layers[key] == value for key, value in plain.items())
        assert layers.get(1000) is None


@given(CHANGES)
def test_a_map_that_somebody_holds_stays_as_it_is(changes):
    layers, held = Layers({-1: "a"}), []
    for change in changes:
        held.append((layers, dict(layers)))
        layers = layers.then(change)
    assert all(dict(one) == plain for one, plain in held)


@given(CHANGES, st.data())
def test_two_maps_differ_where_they_hold_other_objects_or_none(changes, data):
    maps = [Layers({-1: "a"})]
    for change in changes:
        maps.append(maps[-1].then({key: [value] for key, value in change.items()}))
    one, other = data.draw(st.sampled_from(maps)), data.draw(st.sampled_from(maps))
    expected = {key for key in {**one, **other} if one.get(key) is not other.get(key)}
    assert sorted(one.differing(other)) == sorted(expected)


def test_nothing_changed_is_the_same_map():
    layers = Layers({1: "a"})
    assert layers.then({}) is layers
    assert not layers.differing(layers)


def test_many_changes_make_one_large_layer_and_what_differs_is_told_across_it():
    first = Layers({-1: ["a"]})
    layers, plain = first, dict(first)
    for number in range(600):
        change = {number: [number], -1: ["b"]}
        layers, plain = layers.then(change), plain | change
    assert (dict(layers), list(layers)) == (plain, list(plain))
    assert list(layers.differing(first)) == list(plain) == list(first.differing(layers))
    assert list(layers.then({7: ["other"]}).differing(layers)) == [7]
