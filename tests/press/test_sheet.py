"""A sheet writes what differs from what is live, and knows what the site has then."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraf.press.releases.sheet import Sheet
from paraf.rules.hash_lists import hash_lists
from paraf.rules.words import Digest

places = st.sampled_from([f"{name}/index.html" for name in "abcdef"])
sites = st.dictionaries(places, st.sampled_from([b"1", b"2", b"3"]))


def hashed(site):
    """Give the SHA-256 of every file of a site."""
    return {place: sha256(content).hexdigest() for place, content in site.items()}


@given(before=sites, after=sites)
def test_a_whole_sheet_leaves_the_site_with_what_was_put_on_it(before, after):
    sheet = Sheet(hash_lists(hashed(before)), whole=True)
    for place, content in after.items():
        sheet.put(place, content)
    assert sheet.files().flat() == hashed(after)
    assert sheet.written == {place: content for place, content in after.items() if before.get(place) != content}


@given(before=sites, put=sites, removed=st.sets(places))
def test_another_sheet_leaves_the_rest_as_it_is(before, put, removed):
    sheet = Sheet(hash_lists(hashed(before)), whole=False)
    sheet.remove(removed - put.keys())
    for place, content in put.items():
        sheet.put(place, content)
    left = {place: content for place, content in before.items() if place not in removed}
    assert sheet.files().flat() == hashed(left | put)


@pytest.mark.parametrize("whole", [True, False])
def test_files_and_copies_count_by_their_bytes(whole):
    digest = sha256(b"2").hexdigest()
    sheet = Sheet(hash_lists({"aset/x.css": sha256(b"1").hexdigest(), "a": digest}), whole=whole)
    sheet.put("aset/x.css", b"1")
    sheet.put_kept("a", Digest(f"sha256:{digest}"))
    sheet.put_kept("b", Digest(f"sha256:{digest}"))
    assert sheet.written == {"b": f"sha256:{digest}"}
    assert sheet.files().flat() == {"aset/x.css": sha256(b"1").hexdigest(), "a": digest, "b": digest}


def test_what_is_left_on_the_site_is_not_written():
    sheet = Sheet(None, whole=True)
    sheet.keep({"aset/lama.css": "1" * 64})
    assert (sheet.written, sheet.files().flat()) == ({}, {"aset/lama.css": "1" * 64})
