from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.groups import Groups

STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 2), st.integers(0, 24)), max_size=120)


@given(STEPS)
def test_groups_are_sets_under_keys_of_which_none_is_empty(steps):
    groups, sets = Groups(), {}
    for comes, key, value in steps:
        (groups.put if comes else groups.take_out)(key, value)
        (sets.setdefault(key, set()).add if comes else sets.get(key, set()).discard)(value)
    for key in range(3):
        assert sorted(groups.under(key)) == sorted(sets.get(key, ()))
        assert (key in groups) == bool(sets.get(key))


def test_many_values_are_a_set_again_and_go_one_by_one():
    groups = Groups()
    for value in range(40):
        groups.put("a", value)
        groups.put("a", value)
    assert sorted(groups.under("a")) == [*range(40)]
    for value in range(40):
        assert "a" in groups
        groups.take_out("a", value)
    assert "a" not in groups


def test_everything_can_be_taken_out():
    groups = Groups()
    groups.put("a", 1)
    groups.clear()
    assert "a" not in groups
    assert groups.under("a") == ()
