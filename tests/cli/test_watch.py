"""``paraf watch`` as a process: the whole story by hand, its end by a signal, and the second watcher."""

import re
import signal
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest

from paraf.desk.clock import now
from tests.support.commands import Running, code_in, picture, text_of, wait_until

BY_HAND = (
    "Judul : Banjir surut \u2013 warga pulang\r\n"
    "Tanggal: Sabtu, 21 November 2026 pukul 09.30 WIB\r\n"
    "Kategori: Kota\r\n"
    "Penulis: Rina Wulandari\r\n"
    "Ringkasan: Air surut.\r\n"
    "Gambar: foto air.jpg\r\n"
    "Alt: Air setinggi lutut\r\n"
    "Keterangan: Air di Kampung Dalam\r\n"
    "Kredit-Foto: Rina\r\n"
    "\r\n"
    "\u201cAir sudah surut,\u201d kata camat.\r\n"
)


def children_of(pid):
    """Give the processes that a process has started and that still run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = (entry / "stat").read_text(errors="replace").rpartition(")")[2].split()[1]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(parent) == pid:
            found.append(entry.name)
    return found


def served(running):
    return wait_until(lambda: re.search(r"http://127\.0\.0\.1:\d+/", running.said()), why=running.said)[0]


def body_of(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return f"{error.code}"


def test_the_whole_story_by_hand(office):
    with Running("watch", "--serve", "--port", "0", folder=office.root) as watching:
        site = served(watching)
        office.write("drafts/foto air.jpg", picture())
        office.write("drafts/banjir.md", BY_HAND.replace("21 November 2026", "10 Januari 2026").encode("cp1252"))
        wait_until(office.path("previews/drafts/banjir.html").is_file, why=watching.said)
        office.path("drafts/banjir.md").rename(office.path("review/banjir.md"))
        preview = office.path("previews/review/banjir.html")
        code = wait_until(lambda: preview.is_file() and code_in(preview.read_text(encoding="utf-8")), why=watching.said)
        assert not office.path("previews/drafts/banjir.html").exists()
        assert office.path("review/foto air.jpg").is_file()
        tidied = office.read("review/banjir.md")
        assert "Title: Banjir surut \u2013 warga pulang\nDate: 2026-01-10 09:30\n" in tidied

        office.write("review/banjir.md", tidied.replace("\n\n", f"\nKoreksi: Siti Rahma, {code}\n\n", 1))
        sealed = office.path("content/banjir.md")
        wait_until(sealed.is_file, why=watching.said)
        wait_until(lambda: "Paraf: sha256:" in office.read("content/banjir.md"), why=watching.said)
        page = f"{site}berita/2026/banjir-surut-warga-pulang/"
        wait_until(lambda: "sudah surut" in body_of(page), why=watching.said)
        assert "Siti Rahma" in body_of(page)

        signed = sealed.read_bytes()
        sealed.write_bytes(signed.replace(b"sudah surut", b"sudah surat"))
        note = office.path("content/banjir.PARAF.txt")
        wait_until(note.is_file, why=watching.said)
        told = note.read_text(encoding="utf-8")
        assert "Siti Rahma" in told
        assert re.search(r"\d\d-\d\d-\d{4} \d\d\.\d\d", told)
        assert "paraf ajukan" in told or "review/" in told
        assert "sudah surut" in body_of(page)
        assert office("verify").status == 0
        assert office.public("sudah surat") == []
        sealed.write_bytes(signed)
        wait_until(lambda: not note.exists(), why=watching.said)
        assert office("verify").status == 0
        assert "sudah surut" in body_of(page)

        assert watching.said().count("Situs dibangun ulang") == 1
        live = r"Tayang: “Banjir surut . warga pulang”; \d+ halaman berubah, \d+ milidetik sesudah disimpan\."
        assert len(re.findall(live, watching.said())) == 1
        started = children_of(watching.child.pid)  # the one that opens pictures, and the one that serves
        assert len(started) == 2
        assert watching.end(signal.SIGINT) == 0
        assert not any(Path(f"/proc/{child}").exists() for child in started)
        assert watching.said().endswith("Penjaga berhenti.\n")
    assert holding_originals(office)


def holding_originals(office):
    """Tell whether the vault keeps the text as it was handed in."""
    return any(b"Judul : Banjir" in path.read_bytes() for path in office.path("records/vault").glob("*/*"))


def test_a_date_to_come_is_published_when_it_comes_and_not_before(office):
    to_come = f"{now() + timedelta(days=300):%d-%m-%Y}"
    office.write("review/banjir.md", BY_HAND.replace("Sabtu, 21 November 2026", to_come).encode("cp1252"))
    office.write("review/foto air.jpg", picture())
    assert office("watch", "--once").status == 0
    code = next(card["code"] for card in office("status", "--json").json["articles"])
    assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
    assert office("watch", "--once").status == 0
    assert office.public("sudah surut") == []


def test_once_ends_with_the_builds_status(office):
    office.signed()
    assert office("watch", "--once").status == 0
    assert office.page().is_file()
    office.write("content/banjir.md", office.read("content/banjir.md").replace("surut", "naik"))
    done = office("watch", "--once")
    assert (done.status, "PARAF GUGUR" in done.err) == (3, True)


def test_once_submits_and_seals_what_lies_there(office):
    office.write("review/banjir.md", text_of())
    done = office("watch", "--once")
    assert (done.status, "Diajukan: review/banjir.md" in done.err) == (0, True)
    [card] = office("status", "--json").json["articles"]
    text = office.read("review/banjir.md").replace("\n\n", f"\nKoreksi: SR {card['code']}\n\n", 1)
    office.write("review/banjir.md", text)
    assert "Diparaf dan dicatat: content/banjir.md" in office("watch", "--once").err
    assert office.page().is_file()


def test_a_second_watcher_waits_for_the_first_and_takes_over(office):
    with Running("watch", folder=office.root) as first:
        first.says("Menjaga")
        with Running("watch", folder=office.root) as second, Running("watch", folder=office.root) as third:
            second.says("Penjaga lain sedang bekerja")
            third.says("Penjaga lain sedang bekerja")
            assert "Menjaga" not in second.said()
            assert third.end(signal.SIGINT) == 0
            assert first.end(signal.SIGTERM) == 0
            second.says("Menjaga")
            office.write("review/banjir.md", text_of())
            second.says("Diajukan: review/banjir.md")
            assert second.end(signal.SIGINT) == 0


def test_a_killed_watcher_leaves_nothing_in_the_way_of_the_next(office):
    with Running("watch", folder=office.root, killed=True) as first:
        first.says("Menjaga")
        first.end(signal.SIGKILL)
    office.write("review/banjir.md", text_of())
    with Running("watch", folder=office.root) as second:
        second.says("Diajukan: review/banjir.md")
        assert second.end() == 0


def test_a_port_that_is_taken_ends_the_watcher_with_a_sentence(office):
    with Running("serve", "--port", "0", folder=office.root) as server:
        port = served(server).rstrip("/").rpartition(":")[2]
        with Running("watch", "--serve", "--port", port, folder=office.root) as watching:
            watching.says(f"Porta {port} sudah dipakai")
            assert watching.child.wait(20) == 1
            assert "--port " in watching.said()
            assert not re.search("Traceback|Errno", watching.said())
        refused = office("serve", "--port", port)
        assert (refused.status, "--port " in refused.err, "Errno" in refused.err) == (1, True, False)
        assert server.end(signal.SIGTERM) == 0
        assert "Peladen berhenti" in server.said()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_either_signal_ends_the_watcher_cleanly(office, number):
    with Running("watch", folder=office.root) as watching:
        watching.says("Situs dibangun ulang")
        assert watching.end(number) == 0
        assert watching.said().endswith("Penjaga berhenti.\n")


def test_the_watcher_says_what_happens_a_line_for_each_and_trouble_once(office):
    office.submitted()
    with Running("watch", folder=office.root) as watching:
        watching.says("Situs dibangun ulang")
        office.path("review/banjir.md").rename(office.path("drafts/banjir.md"))
        watching.says("Dikembalikan: drafts/banjir.md")
        settings = office.read("newsroom.toml")
        office.write("newsroom.toml", settings + "\n")
        watching.says("paraf roster accept")
        office.write("newsroom.toml", settings)
        watching.says("sama dengan yang disahkan")
        ledger = office.path("records/ledger").read_bytes()
        office.write("records/ledger", ledger.replace(b"roster", b"rosten"))
        watching.says("Catatan kantor rusak")
        office.write("drafts/lain.md", text_of("lain"))
        office.write("records/ledger", ledger)
        watching.says("sudah beres")
        assert watching.end() == 0
        assert watching.said().count("Catatan kantor rusak") == 1
        assert watching.said().count("Situs dibangun ulang") == 1
        assert "Traceback" not in watching.said()


def test_whoever_serves_ends_with_its_watcher_however_that_ends(office):
    office.signed()
    with Running("watch", "--serve", "--port", "0", folder=office.root) as watching:
        site = served(watching)
        wait_until(lambda: "Berita banjir" in body_of(site), why=watching.said)
        (server,) = children_of(watching.child.pid)
        watching.child.kill()
        wait_until(lambda: not Path(f"/proc/{server}").exists(), why=watching.said)
    with pytest.raises(urllib.error.URLError):
        body_of(site)


def test_a_watcher_shows_previews_to_who_was_told_their_address(office):
    office.write("drafts/banjir.md", text_of(Title="Rancangan"))
    with Running("watch", "--previews", "--port", "0", folder=office.root) as watching:
        (url,) = wait_until(lambda: re.findall(r"redaksi saja: (\S+)", watching.said()), why=watching.said)
        wait_until(lambda: "drafts/banjir.html" in body_of(url), why=watching.said)
        assert "Rancangan" in body_of(f"{url}drafts/banjir.html")
        assert watching.end() == 0


def test_a_watcher_serves_only_what_is_signed(office):
    office.signed()
    office.write("content/lain.md", text_of("lain"))
    with Running("watch", "--serve", "--port", "0", folder=office.root) as watching:
        site = served(watching)
        wait_until(lambda: "Berita banjir" in body_of(site), why=watching.said)
        assert body_of(f"{site}berita/2026/lain/") == "404"
        assert watching.end() == 0


def test_settings_that_go_are_told_and_the_watcher_goes_on_with_the_accepted_ones(office):
    settings = office.read("newsroom.toml")
    office.submitted()
    with Running("watch", folder=office.root) as watching:
        watching.says("Situs dibangun ulang")
        office.path("newsroom.toml").unlink()
        watching.says("newsroom.toml tidak ada lagi")
        code = next(card["code"] for card in office("status", "--json").json["articles"])
        assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
        wait_until(office.page().is_file, why=watching.said)
        assert office("doctor", "--json").codes == {"settings-gone"}
        assert office("verify").status == 0
        assert office("init").status == 0
        watching.says("sama dengan yang disahkan")
        assert "pelicanconf" not in watching.said()
        assert watching.end() == 0
    assert office.read("newsroom.toml") == settings


def test_a_note_is_told_when_it_is_written_when_it_changes_and_when_it_goes(office):
    with Running("watch", folder=office.root) as watching:
        watching.says("Situs dibangun ulang")
        office.write("review/banjir.md", text_of(Category=None))
        watching.says("Ditahan: review/banjir.md - lihat review/banjir.PARAF.txt")
        office.write("review/banjir.md", text_of(Category=None, Title=None))
        wait_until(lambda: watching.said().count("Ditahan: review/banjir.md") == 2, why=watching.said)
        office.write("review/banjir.md", text_of())
        watching.says("Beres: review/banjir.md")
        office.write("review/undangan.docx", b"PK")
        watching.says("Ditahan: review/undangan.docx - lihat review/undangan.docx.PARAF.txt")
        office.path("review/undangan.docx").unlink()
        wait_until(lambda: not office.path("review/undangan.docx.PARAF.txt").exists(), why=watching.said)
        office.write("review/banjir.md", text_of(Category=None))
        wait_until(lambda: watching.said().count("Ditahan: ") == 4, why=watching.said)
        assert "Beres: review/undangan.docx" not in watching.said()
        assert watching.end() == 0


def test_a_note_on_what_is_live_asks_for_attention(office):
    office.signed()
    lines = office.read("content/banjir.md").splitlines(keepends=True)
    office.write("content/banjir.md", "".join(line for line in lines if not line.startswith("Koreksi:")))
    assert "Perlu diperhatikan: content/banjir.md - lihat content/banjir.PARAF.txt" in office("watch", "--once").err
