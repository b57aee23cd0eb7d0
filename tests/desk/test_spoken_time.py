from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.desk.language import language
from paraf.desk.spoken_time import minutes_left, say_left


@pytest.mark.parametrize(
    ("seconds", "indonesian", "english"),
    [
        (18 * 60, "sisa waktu 18 menit", "18 min left"),
        (17 * 60 + 1, "sisa waktu 18 menit", "18 min left"),
        (1, "sisa waktu 1 menit", "1 min left"),
        (0, "sisa waktu 0 menit", "0 min left"),
        (-1, "lewat 1 menit", "over by 1 min"),
        (-5 * 60, "lewat 5 menit", "over by 5 min"),
        (100 * 60, "sisa waktu 1 jam 40 menit", "1 h 40 min left"),
        (7200, "sisa waktu 2 jam", "2 h left"),
        (-3 * 3600 - 60, "lewat 3 jam 1 menit", "over by 3 h 1 min"),
    ],
)
def test_time_left_is_said_in_words(seconds, indonesian, english):
    left = timedelta(seconds=seconds)
    assert (say_left(language("id"), left), say_left(language("en"), left)) == (indonesian, english)


@given(left=st.timedeltas(timedelta(days=-9), timedelta(days=9)))
def test_nothing_is_said_to_be_late_before_it_is(left):
    assert (minutes_left(left) < 0) == (left < timedelta())
    assert abs(minutes_left(left)) * timedelta(minutes=1) - abs(left) < timedelta(minutes=1)
