import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.rules.wire import base64_text, read_base64, read_text, wire_string, wire_strings


@given(st.lists(st.binary(max_size=6), max_size=4), st.binary(max_size=6))
def test_strings_on_the_wire_are_read_back_with_what_follows_them(strings, rest):
    assert wire_strings(b"".join(map(wire_string, strings)) + rest, len(strings)) == (strings, rest)


def test_a_length_is_four_bytes_the_most_significant_first():
    assert wire_string(b"ab") == b"\0\0\0\2ab"


@pytest.mark.parametrize("blob", [b"", b"\0\0\0", b"\0\0\0\2a", b"\xff\xff\xff\xffab"])
def test_a_string_that_is_cut_short_is_none(blob):
    assert wire_strings(blob, 1) is None


@given(st.binary(max_size=40))
def test_base64_is_read_back(content):
    assert read_base64(base64_text(content)) == content


@pytest.mark.parametrize("text", ["YQ", "YQ=", "YR==", "YQ==\n", " YQ==", "Y Q==", "YQ==YQ==", "_-==", "é", "YQ==="])
def test_base64_is_refused_in_any_other_spelling(text):
    assert read_base64(text) is None


@pytest.mark.parametrize("content", [b"\xff", b"a\0", b"\xed\xa0\x80"])
def test_text_is_refused_that_is_no_utf_8_or_holds_a_nul(content):
    assert read_text(content) is None


def test_text_is_read():
    assert read_text("paraf@é".encode()) == "paraf@é"
