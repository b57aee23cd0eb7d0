"""What was signed and is not on the public site is found, whatever kept it from there."""

from datetime import timedelta

from paraf.press.build import print_site
from paraf.press.outstanding import outstanding
from paraf.rules.findings import codes
from paraf.rules.words import Verdict
from tests.support.press import NOW, seal, text_of

LATER = NOW + timedelta(hours=1)


def test_where_everything_is_shown_or_nothing_was_ever_printed_there_is_nothing_to_find(newsroom):
    seal(newsroom, text_of())
    assert outstanding(newsroom, at=NOW) == ()
    print_site(newsroom, at=NOW)
    assert outstanding(newsroom, at=LATER) == ()


def test_what_was_sealed_since_is_named(newsroom):
    print_site(newsroom, at=NOW)
    for number in range(5):
        seal(newsroom, text_of(Slug=f"berita-{number}"), at=NOW)
    (finding,) = outstanding(newsroom, at=NOW)
    assert (finding.code, finding.detail["number"]) == ("site-behind", "5")
    assert finding.detail["addresses"] == "berita/2026/berita-0, berita/2026/berita-1, berita/2026/berita-2, …"
    print_site(newsroom, at=NOW)
    assert outstanding(newsroom, at=NOW) == ()


def test_a_withdrawal_that_is_not_carried_out_is_found(newsroom):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    gone = text_of(body="", Change="pencabutan", Change_Note="Salah semua.")
    seal(newsroom, gone, verdict=Verdict.WITHDRAW, at=LATER)
    (finding,) = outstanding(newsroom, at=LATER)
    assert finding.detail["addresses"] == "berita/2026/banjir"
    print_site(newsroom, at=LATER)
    assert outstanding(newsroom, at=LATER) == ()


def test_what_waits_for_its_moment_is_found_when_that_has_come(newsroom):
    print_site(newsroom, at=NOW)
    seal(newsroom, text_of(), at=NOW, not_before=LATER)
    assert outstanding(newsroom, at=LATER - timedelta(seconds=1)) == ()
    assert codes(outstanding(newsroom, at=LATER)) == {"site-behind"}
