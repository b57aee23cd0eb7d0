"""What is signed for later says until when it waits: where it is signed, and on the board."""

EMBARGO = "2199-01-01 08:00"
MOMENT = "Selasa, 1 Januari 2199, 08.00 WIB"


def test_signing_for_later_says_until_when_it_waits_and_not_that_the_site_shows_it_now(office):
    code = office.submitted("kelak", Embargo=EMBARGO)
    said = office("sign", "kelak", "--as", "siti", "--code", code).err
    assert MOMENT in said
    assert "cetakan berikutnya" not in said


def test_signing_for_now_says_that_the_site_shows_it_next(office):
    code = office.submitted("banjir")
    said = office("sign", "banjir", "--as", "siti", "--code", code).err
    assert "cetakan berikutnya" in said
    assert "Menunggu" not in said


def test_the_board_counts_what_waits_apart_from_what_is_live(office):
    office.signed("banjir")
    assert "menunggu waktunya" not in office("status").out
    office.signed("kelak", Embargo=EMBARGO)
    lines = office("status").out.splitlines()
    assert "Terbit (1)" in lines
    waits = lines.index("Siap disebarluaskan, menunggu waktunya (1)")
    assert "content/kelak.md" in lines[waits + 1]
    assert f"menunggu sampai {MOMENT}" in lines[waits + 1]


def test_a_date_with_a_mistyped_year_is_not_submitted(office):
    office.write("drafts/salah.md", "Judul: Salah\nTanggal: 27/11/2162\nKategori: Kota\nPenulis: Rina\n\nIsi.\n")
    done = office("submit", "drafts/salah.md", "--as", "rina", "--json")
    assert (done.status, "date-far-ahead" in done.codes) == (3, True)


def test_the_watcher_says_so_of_what_was_signed_by_hand(office):
    code = office.submitted("kelak", Embargo=EMBARGO)
    paper = office.read("review/kelak.md")
    office.write("review/kelak.md", paper.replace("\n\n", f"\nKoreksi: SR {code}\n\n", 1))
    assert MOMENT in office("watch", "--once").err
