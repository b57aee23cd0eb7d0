import pytest

from paraf.rules.redirects import leads_to, led_to, redirect_list
from paraf.rules.words import Address

AIR, RAPAT, BANJIR = (Address(f"berita/2026/{slug}") for slug in ("air", "rapat", "banjir"))


@pytest.mark.parametrize("base", ["", "/warta"])
def test_the_list_leads_each_redirect_to_its_article_wherever_the_site_stands(base):
    listed = redirect_list([(AIR, BANJIR), (RAPAT, BANJIR)], base=base)
    assert listed.splitlines()[0] == f"{base}/berita/2026/air/ {base}/berita/2026/banjir/;"
    assert led_to(f"{AIR}/", listed) == led_to(f"{RAPAT}/", listed) == f"{BANJIR}/"
    for name in (f"{BANJIR}/", AIR, f"{AIR}/index.html", "/"):
        assert led_to(name, listed) is None


@pytest.mark.parametrize("listed", ["", "x", "/berita/2026/air/", "/a/berita/2026/air/ /b/berita/2026/banjir/;"])
def test_a_list_that_is_none_leads_nowhere(listed):
    assert led_to(f"{AIR}/", listed) is None


@pytest.mark.parametrize(
    ("page", "leads"),
    [
        ('<head><meta http-equiv="refresh" content="0; url=/berita/2026/banjir/"></head><body>', True),
        ('<meta http-equiv="refresh" content="0; url=https://x.example/berita/2026/banjir/">', True),
        ('<meta http-equiv="refresh" content="0; url=/berita/2026/air/">', False),
        ('<body><meta http-equiv="refresh" content="0; url=/berita/2026/banjir/">', False),
        ('<meta http-equiv="refresh" content="9; url=/berita/2026/banjir/">', False),
        ("", False),
    ],
)
def test_a_page_leads_to_an_article_before_it_shows_anything(page, leads):
    assert leads_to(page, BANJIR) is leads
