"""The search page in a browser: words and their roots are found, and without scripts the lists are shown."""

FOUND = "#hasil li a"


def asked(opened, words):
    page = opened("/cari/")
    page.get_by_label("Kata yang dicari").fill(words)
    page.keyboard.press("Enter")
    page.locator("#kabar", has_text="berita").wait_for()
    return page


def test_words_are_found_by_their_roots_and_results_have_an_address(opened):
    page = asked(opened, "perpustakaan melayani")
    assert "Perpustakaan Keliling" in page.locator(FOUND).first.inner_text()
    assert page.url.endswith("/cari/?q=perpustakaan+melayani") or "q=perpustakaan" in page.url
    again = opened(f"/cari/?{page.url.partition('?')[2]}")
    again.locator(FOUND).first.wait_for()
    assert opened.said == []


def test_what_is_not_there_is_said(opened):
    page = asked(opened, "zzqxkata")
    assert page.locator("#kabar").inner_text() == "Tidak ada berita yang memuat semua kata itu."
    assert page.locator(FOUND).count() == 0


def test_without_scripts_the_page_leads_to_the_lists(opened):
    page = opened("/cari/", java_script_enabled=False)
    assert "Pencarian memerlukan JavaScript" in page.locator("main").inner_text()
    page.get_by_role("link", name="Seluruh arsip").click()
    assert page.url.endswith("/arsip/")
