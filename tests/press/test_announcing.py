"""Notices as they reach people: a real mail server, a real command, a real watcher."""

import json
import math
import signal
import sys
import threading
from dataclasses import replace
from datetime import timedelta

from msgspec import structs

from paraf.desk.clock import now
from paraf.desk.disk.lock import unless_taken
from paraf.desk.layout import Layout
from paraf.desk.records.newsroom import Newsroom
from paraf.press.posting.announcing import Announcer
from paraf.press.posting.outbox import MAIL, Outbox, Parcel, read_outbox, write_outbox
from paraf.press.posting.sending import Postman
from paraf.rules.manifest import sha256
from paraf.rules.notices import Kind, Notice
from paraf.rules.words import Address, OfficerId
from tests.support.commands import Office, Running, text_of, wait_until
from tests.support.mailserver import MailServer, free_port, settings_with
from tests.support.watching import NEVER, Watching

SOON = replace(NEVER, retries=(0.05,))
KEEPS = "import sys\nopen('told.jsonl', 'ab').write(sys.stdin.buffer.read() + b'\\n')"


def room(tmp_path, **notices):
    return Office(tmp_path / "kabar", settings=settings_with(**notices))


def told_by(office):
    path = office.path("told.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def outbox_of(office):
    """Give the outbox, as soon as there is one: it is written a while after the first release."""
    return wait_until(lambda: read_outbox(Layout(office.root)))


def test_correctors_hear_of_a_submission_and_the_writer_of_return_and_release(tmp_path):
    with MailServer() as server:
        office = room(tmp_path, port=server.port)
        with Watching(office):
            office.submitted(Title="Banjir \u2013 surut")
            wait_until(lambda: len(server.raw) == 3)
            assert sorted(server.to) == ["budi@kota.example", "dewi@kota.example", "siti@kota.example"]
            assert {letter["Subject"] for letter in server.letters} == {"Menunggu koreksi: Banjir \u2013 surut"}
            text = server.letters[0].get_content()
            assert "review/banjir.md" in text
            assert "previews/review/banjir.html" in text
            assert "Air sungai" not in text
            assert office("return", "banjir", "--note", "Nama camat keliru", "--as", "siti").status == 0
            wait_until(lambda: len(server.raw) == 4)
            back = server.letters[3]
            assert (server.to[3], back["Subject"]) == (
                "rina@kota.example",
                "Dikembalikan untuk perbaikan: Banjir \u2013 surut",
            )
            assert "Nama camat keliru" in back.get_content()
            assert "drafts/banjir.md" in back.get_content()
            code = office("submit", "banjir", "--as", "rina", "--json").json["code"]
            wait_until(lambda: len(server.raw) == 7)
            assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
            wait_until(lambda: len(server.raw) == 8)
            assert server.to[7] == "rina@kota.example"
            assert "https://kabar.kotacontoh.example/berita/2026/banjir/" in server.letters[7].get_content()
            assert office.page().is_file()


def test_a_letter_is_as_mail_must_be(tmp_path):
    with MailServer() as server:
        office = room(tmp_path, port=server.port)
        with Watching(office):
            office.submitted(Title="Kali " + "panjang “sekali” " * 20)
            wait_until(lambda: len(server.raw) == 3)
        for sender, _, raw in server.raw:
            assert sender == "redaksi@kota.example"
            assert max(map(len, raw.split(b"\r\n"))) <= 78
            assert raw.isascii()
            assert b"\n" not in raw.replace(b"\r\n", b"")
        letter = server.letters[0]
        assert str(letter["From"]) == "Kabar Kota Contoh <redaksi@kota.example>"
        assert letter["Auto-Submitted"] == "auto-generated"
        assert letter["Date"].datetime.utcoffset().total_seconds() == 7 * 3600
        assert letter.get_content_type() == "text/plain"
        assert len({each["Message-ID"] for each in server.letters}) == 3
        assert not letter.defects


def test_an_article_under_embargo_is_told_of_when_it_is_live(tmp_path):
    with MailServer() as server:
        office = room(tmp_path, port=server.port)
        with Watching(office):
            office.signed(Embargo="2037-01-10 09:30")
            wait_until(lambda: len(outbox_of(office).later) == 1)
            office.signed("angin")
            wait_until(lambda: any("Tayang" in letter["Subject"] for letter in server.letters))
        assert [letter["Subject"] for letter in server.letters if "Tayang" in letter["Subject"]] == [
            "Tayang: Berita angin"
        ]


def test_a_dead_server_never_stops_a_release_and_is_said_once_until_it_is_back(tmp_path):
    port = free_port()
    office = room(tmp_path, port=port)
    with Watching(office, SOON) as watching:
        office.signed()
        wait_until(office.page().is_file)
        wait_until(lambda: [note for note in watching.notes if "do not go out" in note])
        office.signed("angin")
        wait_until(office.page("angin").is_file)
        found = office("doctor", "--json")
        assert "notices-failing" in found.codes
        assert found.status == 0
        with MailServer(port) as server:
            wait_until(lambda: len(server.raw) == 2)
            assert server.to == ["rina@kota.example"] * 2
            wait_until(lambda: [note for note in watching.notes if "go out again" in note])
        assert len([note for note in watching.notes if "do not go out" in note]) == 1
        assert "notices-failing" not in office("doctor", "--json").codes


def test_what_there_may_be_to_say_is_looked_for_until_the_round_is_over(tmp_path, monkeypatch):
    office = room(tmp_path, port=free_port())
    begun, goes_on, go = threading.Event(), threading.Event(), Postman.go

    def slow(postman, turn):
        begun.set()
        goes_on.wait()
        return go(postman, turn)

    monkeypatch.setattr(Postman, "go", slow)
    announcer = Announcer(Newsroom.open(office.root), lambda *_, **__: None, SOON.retries)
    assert announcer.patience == math.inf
    announcer.tend(())
    begun.wait()
    assert announcer.patience < math.inf
    goes_on.set()
    wait_until(lambda: announcer.tend(()) or announcer.patience == math.inf)
    announcer.close()


def test_what_was_sent_is_not_sent_again_after_a_restart_and_what_was_not_is(tmp_path):
    port = free_port()
    with MailServer(port) as server:
        office = room(tmp_path, port=port)
        with Watching(office):
            office.submitted()
            wait_until(lambda: len(server.raw) == 3)
    with Watching(office):
        office.submitted("angin")
        wait_until(lambda: outbox_of(office).troubles)
    office.submitted("hujan")
    with MailServer(port) as server, Watching(office):
        wait_until(lambda: len(server.raw) == 6)
        subjects = sorted(letter["Subject"] for letter in server.letters)
        assert subjects == ["Menunggu koreksi: Berita angin"] * 3 + ["Menunggu koreksi: Berita hujan"] * 3
        wait_until(lambda: not outbox_of(office).parcels)


def test_a_slow_server_slows_no_release(tmp_path):
    with MailServer(slow=3) as server:
        office = room(tmp_path, port=server.port)
        with Watching(office):
            office.submitted("hujan")
            outbox_of(office)
            office.signed()
            wait_until(office.page().is_file)
            assert len(server.raw) < 3


def test_an_address_that_is_refused_for_good_keeps_nobody_elses_letter(tmp_path):
    with MailServer(unknown={"budi@kota.example"}) as server:
        office = room(tmp_path, port=server.port)
        with Watching(office) as watching:
            office.submitted()
            wait_until(lambda: len(server.raw) == 2)
            wait_until(lambda: [note for note in watching.notes if "given up" in note])
        assert sorted(server.to) == ["dewi@kota.example", "siti@kota.example"]
        [lost] = [one for one in office("doctor", "--json").json["findings"] if one["code"] == "notice-lost"]
        assert "550 no such person" in lost["message"]
        assert "Budi" in lost["message"]


def test_the_command_is_told_in_json_what_happened_and_whom_it_concerns(tmp_path):
    office = room(tmp_path, hook=(sys.executable, "hook.py"))
    office.write("hook.py", KEEPS)
    with Watching(office):
        office.signed(Title="Banjir surut")
        wait_until(lambda: [told for told in told_by(office) if told["notice"] == "live"])
    live = told_by(office)[-1]
    assert (live["title"], live["to"]) == (
        "Banjir surut",
        [{"id": "rina", "name": "Rina Wulandari", "email": "rina@kota.example"}],
    )
    assert live["url"] == "https://kabar.kotacontoh.example/berita/2026/banjir/"
    assert live["path"] == "content/banjir.md"


def test_a_command_that_fails_is_said_with_its_complaint_and_tried_again(tmp_path):
    office = room(tmp_path, hook=(sys.executable, "hook.py"))
    office.write("hook.py", f"import os, sys\nif not os.path.exists('mended'): sys.exit('pesawat rusak')\n{KEEPS}")
    with Watching(office, SOON) as watching:
        office.submitted()
        wait_until(lambda: [note for note in watching.notes if "do not go out" in note])
        [found] = [one for one in office("doctor", "--json").json["findings"] if one["code"] == "notices-failing"]
        assert "pesawat rusak" in found["message"]
        office.write("mended", "")
        wait_until(lambda: told_by(office))
    assert len(told_by(office)) == 1


def test_once_sends_before_it_ends(tmp_path):
    with MailServer() as server:
        office = room(tmp_path, port=server.port)
        assert office("watch", "--once").status == 0
        office.submitted()
        assert office("watch", "--once").status == 0
        assert len(server.raw) == 3
        assert office("watch", "--once").status == 0
        assert len(server.raw) == 3


def test_once_tells_of_what_it_took_in_itself_when_it_runs_first(tmp_path):
    with MailServer() as server:
        office = room(tmp_path, port=server.port)
        office.write("review/banjir.md", text_of())
        assert office("watch", "--once").status == 0
        assert len(server.raw) == 3


def test_nothing_is_told_and_kept_where_nobody_asked_for_it(tmp_path):
    office = Office(tmp_path / "kabar")
    office.submitted()
    assert office("watch", "--once").status == 0
    assert read_outbox(Layout(office.root)) is None


def test_old_entries_are_not_told_where_notices_are_new(tmp_path):
    office = Office(tmp_path / "kabar")
    office.signed("angin")
    with MailServer() as server, Watching(office) as watching:
        office.write("newsroom.toml", settings_with(port=server.port))
        assert office("roster", "accept", "--as", "dewi").status == 0
        office.submitted()
        wait_until(lambda: len(server.raw) == 3)
        assert all("banjir" in letter["Subject"] for letter in server.letters)
        assert watching.failures == []


def test_a_watcher_that_is_killed_repeats_nothing_and_loses_nothing(tmp_path):
    port = free_port()
    office = room(tmp_path, port=port)
    with MailServer(port) as server, Running("watch", folder=office.root, killed=True) as watching:
        watching.says("Menjaga")
        office.submitted()
        wait_until(lambda: len(server.raw) == 3 and not outbox_of(office).parcels)
        watching.end(signal.SIGKILL)
    with Running("watch", folder=office.root, killed=True) as watching:
        watching.says("Menjaga")
        office.submitted("angin")
        wait_until(lambda: outbox_of(office).troubles)
        watching.end(signal.SIGKILL)
    with MailServer(port) as server:
        assert office("watch", "--once").status == 0
        assert [letter["Subject"] for letter in server.letters] == ["Menunggu koreksi: Berita angin"] * 3


def test_what_is_too_old_is_given_up_and_what_nobody_waits_for_is_dropped(tmp_path):
    office = room(tmp_path, port=free_port())
    office.submitted()
    layout, head = Layout(office.root), Newsroom.open(office.root).ledger.head
    old = Notice(
        number=2,
        kind=Kind.RETURNED,
        time=now() - timedelta(days=2),
        text=sha256(b"x"),
        path="drafts/lama.md",
        address=Address("berita/2026/lama"),
        authors=(OfficerId("rina"),),
    )
    gone = structs.replace(old, number=98, kind=Kind.WAITING, time=now())
    parcels = tuple(Parcel(notice=each, channel=MAIL, officer=OfficerId("rina")) for each in (old, gone))
    waits = structs.replace(gone, number=99)
    write_outbox(layout, Outbox(number=head.number, digest=head.digest, parcels=parcels, later=(waits, old)))
    assert office("watch", "--once").status == 0
    outbox = read_outbox(layout)
    assert (outbox.parcels, outbox.later, outbox.troubles) == ((), (), {})
    assert (outbox.lost.count, outbox.lost.name) == (1, "Rina Wulandari")


def test_what_lies_in_an_outbox_of_another_ledger_is_not_sent(tmp_path):
    with MailServer() as server:
        office = room(tmp_path, port=server.port)
        office.submitted()
        write_outbox(Layout(office.root), Outbox(number=1, digest=sha256(b"another")))
        assert office("watch", "--once").status == 0
        assert server.raw == []
        office.submitted("angin")
        assert office("watch", "--once").status == 0
        assert len(server.raw) == 3


def test_two_at_once_do_not_both_send(tmp_path):
    with MailServer() as server:
        office = room(tmp_path, port=server.port)
        assert office("watch", "--once").status == 0
        office.submitted()
        with unless_taken(office.path(".paraf/notices.lock")) as alone:
            assert alone
            assert office("watch", "--once").status == 0
            assert server.raw == []
        assert office("watch", "--once").status == 0
        assert len(server.raw) == 3


def test_what_stops_the_sending_is_said_like_any_trouble_of_the_watcher(tmp_path):
    office = room(tmp_path, port=free_port())
    office.path(".paraf/notices.json").mkdir(parents=True)
    office.submitted()
    with Watching(office) as watching:
        wait_until(office.path("public").exists)
        office.submitted("angin")
        wait_until(lambda: office.write("drafts/lain.md", text_of("lain", Summary=f"{now()}")) and watching.failures)
        assert isinstance(watching.failures[0], OSError)


def test_a_password_that_cannot_be_read_is_said_and_no_server_is_asked(tmp_path):
    more = 'user = "redaksi"\npassword_file = "sandi"\n'
    office = room(tmp_path, port=free_port(), security="tls", more=more)
    with Watching(office, SOON) as watching:
        office.submitted()
        wait_until(lambda: [note for note in watching.notes if "do not go out" in note])
    assert "Kata sandi peladen surel" in outbox_of(office).troubles[MAIL].cause
