import errno
import os
import resource
import subprocess
import sys
import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paraf.desk.disk.files import NotRegularError
from paraf.desk.records.ledger import DamagedLedgerError, Ledger
from paraf.rules.entries import Accepted
from paraf.rules.findings import codes
from paraf.rules.ledger import GENESIS, follow, head_after, line_of, next_entry
from paraf.rules.manifest import sha256
from paraf.rules.words import Channel, OfficerId

START = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)


def append(ledger, number=0):
    act = Accepted(office=sha256(bytes([number])))
    return ledger.append(act, by=OfficerId("rina"), channel=Channel.COMMAND, at=START + timedelta(minutes=number))


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path / "records" / "ledger")
    for number in range(4):
        append(ledger, number)
    return ledger


def test_a_ledger_that_is_not_there_is_empty(tmp_path):
    reading = Ledger(tmp_path / "records" / "ledger").read()
    assert (reading.entries, reading.torn, reading.head) == ((), b"", GENESIS)
    assert not (tmp_path / "records").exists()


def test_an_entry_is_one_line_of_the_file(ledger):
    entries = ledger.read().entries
    assert ledger.path.read_bytes() == b"".join(line_of(entry) + b"\n" for entry in entries)
    assert [entry.number for entry in entries] == [1, 2, 3, 4]
    assert follow(ledger.path.read_bytes().splitlines()).findings == ()


def test_another_process_reads_the_same(ledger):
    assert Ledger(ledger.path).read() == ledger.read()


def numbers(news):
    return [entry.number for entry in news.entries]


def test_what_is_new_is_given_once_whoever_wrote_it(ledger):
    other = Ledger(ledger.path)
    first = other.news()
    assert (first.anew, numbers(first)) == (True, [1, 2, 3, 4])
    append(ledger, 4)
    append(other, 5)
    news = other.news()
    assert (news.anew, numbers(news)) == (False, [5, 6])
    assert (numbers(other.news()), other.head) == ([], other.read().head)


def test_every_line_that_was_read_is_known_by_its_digest(ledger):
    list(ledger.news().entries)
    lines = [b"", *ledger.path.read_bytes().splitlines()]
    assert [ledger.digest_of(number) for number in range(5)] == [sha256(line) for line in lines]
    assert ledger.holds(2, sha256(lines[2]))
    assert not ledger.holds(2, sha256(lines[3]))
    assert not ledger.holds(5, sha256(lines[4]))
    assert Ledger(ledger.path).holds(0, sha256(b""))


def test_only_what_is_new_is_read_again(ledger, monkeypatch):
    starts = []
    whole_read = sys.modules["paraf.desk.records.ledger"].pieces_from

    def counted(path, start):
        starts.append(start)
        return whole_read(path, start)

    monkeypatch.setattr("paraf.desk.records.ledger.pieces_from", counted)
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    list(ledger.news().entries)
    assert starts == [sum(map(len, lines[:-1]))]


def test_where_a_line_was_damaged_all_is_read_anew_once_it_is_mended(ledger):
    whole = ledger.path.read_bytes()
    list(ledger.news().entries)
    with ledger.path.open("ab") as file:
        file.write(b"no entry\n")
    with pytest.raises(DamagedLedgerError, match="ledger-unreadable"):
        list(ledger.news().entries)
    ledger.path.write_bytes(whole)
    news = ledger.news()
    assert (news.anew, numbers(news)) == (True, [1, 2, 3, 4])


def test_what_was_read_is_looked_at_again_byte_by_byte(ledger, monkeypatch):
    raw = ledger.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(
            Ledger, "read", lambda _: pytest.fail("every line is as it was: none has to be read as an entry")
        )
        ledger.check()
        Ledger(ledger.path.with_name("none")).check()
    for place in range(len(raw) - len(raw.splitlines(keepends=True)[-1])):
        ledger.path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        with pytest.raises(DamagedLedgerError):
            ledger.check()
    ledger.path.write_bytes(raw[: len(raw) // 2])
    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "read", lambda _: (_ for _ in ()).throw(LookupError))
        with pytest.raises(LookupError):
            ledger.check()
    ledger.path.write_bytes(raw)
    ledger.check()
    assert append(ledger, 4).number == 5


def test_looking_at_a_long_ledger_again_takes_the_memory_of_a_short_one(tmp_path):
    ledger, head = Ledger(tmp_path / "ledger"), GENESIS
    with ledger.path.open("wb") as file:
        for number in range(6_000):
            act = Accepted(office=sha256(b"%d" % number))
            entry = next_entry(head, act, by=None, channel=Channel.HAND, at=START, salt="0" * 32)
            line = line_of(entry)
            head = head_after(entry, line)
            file.write(line + b"\n")
    for _ in ledger.news().entries:
        pass
    tracemalloc.start()
    try:
        ledger.check()
        assert tracemalloc.get_traced_memory()[1] < ledger.path.stat().st_size / 4
    finally:
        tracemalloc.stop()


def test_a_file_that_nobody_wrote_to_since_it_was_read_is_not_looked_at_again(ledger, monkeypatch):
    raw = ledger.path.read_bytes()
    monkeypatch.setattr("paraf.desk.disk.marks._STILL", -(10**18))
    other = Ledger(ledger.path)
    list(other.news().entries)
    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "_is_as_known", lambda _: pytest.fail("nobody wrote to it"))
        other.check()
    times = ledger.path.stat()
    ledger.path.write_bytes(raw.replace(b"rina", b"rino", 1))
    os.utime(ledger.path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(DamagedLedgerError):
        other.check()


def test_a_file_that_was_written_just_before_it_was_read_is_looked_at_again(ledger, monkeypatch):
    other = Ledger(ledger.path)
    list(other.news().entries)
    monkeypatch.setattr(Ledger, "_is_as_known", lambda _: (_ for _ in ()).throw(LookupError))
    with pytest.raises(LookupError):
        other.check()


def test_lines_are_whole_wherever_the_pieces_that_are_read_end(ledger, monkeypatch):
    whole = ledger.read()
    for size in range(1, 200, 7):
        monkeypatch.setattr("paraf.desk.disk.files._PIECE", size)
        other = Ledger(ledger.path)
        assert tuple(other.news().entries) == whole.entries
        assert (other.read(), other.news().anew, numbers(other.news())) == (whole, False, [])


def test_a_torn_tail_is_told_and_set_aside_by_the_next_entry(ledger):
    whole = ledger.path.read_bytes()
    for number, torn in enumerate([b'{"number":5,', b"\0" * 500], 1):
        with ledger.path.open("ab") as file:
            file.write(torn)
        reading = Ledger(ledger.path).read()
        assert reading.torn == torn
        assert len(reading.entries) == 3 + number
        append(ledger, 4)
        assert ledger.path.with_name(f"ledger.torn-{number}").read_bytes() == torn
    assert ledger.path.read_bytes().startswith(whole)
    assert Ledger(ledger.path).read().torn == b""
    assert len(ledger.read().entries) == 6


def test_damage_before_the_end_stops_reading_and_appending(ledger):
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    ledger.path.write_bytes(b"".join([lines[0], *lines[2:]]))
    fresh = Ledger(ledger.path)
    for attempt in (fresh.read, lambda: append(fresh, 9)):
        with pytest.raises(DamagedLedgerError, match="ledger-chain") as caught:
            attempt()
        assert codes(caught.value.findings) == {"ledger-chain", "ledger-number"}
    assert ledger.path.read_bytes() == b"".join([lines[0], *lines[2:]])


def test_damage_after_what_was_read_is_found(ledger):
    with ledger.path.open("ab") as file:
        file.write(b"no entry\n")
    with pytest.raises(DamagedLedgerError, match="ledger-unreadable"):
        ledger.read()


def test_a_ledger_that_was_replaced_is_read_from_its_start(ledger, tmp_path):
    other = Ledger(tmp_path / "other")
    append(other, 7)
    other.path.replace(ledger.path)
    assert [entry.time for entry in ledger.read().entries] == [START + timedelta(minutes=7)]
    ledger.path.unlink()
    assert ledger.read().entries == ()
    assert append(ledger).number == 1


def test_a_symlink_is_no_ledger(ledger):
    ledger.path.rename(ledger.path.with_name("elsewhere"))
    ledger.path.symlink_to("elsewhere")
    with pytest.raises(NotRegularError):
        append(ledger)


def test_a_full_disk_leaves_the_ledger_as_it_was(ledger):
    whole = ledger.path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole) + 40, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            append(ledger, 5)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert ledger.path.read_bytes() == whole
    assert append(ledger, 6).number == 5
    assert len(Ledger(ledger.path).read().entries) == 5


def test_a_disk_that_cannot_sync_leaves_the_ledger_as_it_was(ledger, monkeypatch):
    def fsync(_descriptor):
        raise OSError(errno.EIO, "input/output error")

    whole = ledger.path.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fsync)
        with pytest.raises(OSError, match="input/output"):
            append(ledger, 5)
    assert ledger.path.read_bytes() == whole
    assert append(ledger, 6).number == 5


def test_a_writer_killed_before_its_line_is_on_disk_acknowledged_nothing(ledger):
    script = (
        "import os, signal, sys, pathlib\n"
        "from datetime import UTC, datetime\n"
        "from paraf.desk.disk import files\n"
        "from paraf.desk.records import ledger\n"
        "from paraf.rules.entries import Accepted\n"
        "from paraf.rules.words import Channel\n"
        "files.write_all = lambda descriptor, line: "
        "(os.write(descriptor, line[:50]), os.kill(os.getpid(), signal.SIGKILL))\n"
        "ledger.Ledger(pathlib.Path(sys.argv[1])).append("
        "Accepted(office='x'), by=None, channel=Channel.HAND, at=datetime(2027, 1, 1, tzinfo=UTC))\n"
    )
    unmeasured = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    done = subprocess.run([sys.executable, "-c", script, ledger.path], check=False, env=unmeasured)  # noqa: S603  # ours
    assert done.returncode == -9
    reading = ledger.read()
    assert (len(reading.entries), len(reading.torn)) == (4, 50)
    assert append(ledger, 5).number == 5


def test_cut_at_any_byte_every_whole_line_is_recovered_and_work_goes_on(ledger):
    whole = ledger.path.read_bytes()
    for length in range(len(whole)):
        ledger.path.write_bytes(whole[:length])
        cut = Ledger(ledger.path)
        reading = cut.read()
        assert len(reading.entries) == whole[:length].count(b"\n")
        assert b"".join(line_of(entry) + b"\n" for entry in reading.entries) + reading.torn == whole[:length]
    append(cut, 8)
    assert len(Ledger(ledger.path).read().entries) == 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_byte_is_found_or_lies_in_the_last_line(ledger, data):
    whole = ledger.path.read_bytes()
    head = ledger.read().head
    damaged = bytearray(whole)
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged[place] ^= data.draw(st.integers(1, 255))
    path = ledger.path.with_name("damaged")
    path.write_bytes(damaged)
    if place < whole[:-1].rindex(b"\n"):
        with pytest.raises(DamagedLedgerError):
            Ledger(path).read()
    else:
        assert says_otherwise(path, head)


def says_otherwise(path, head):
    try:
        reading = Ledger(path).read()
    except DamagedLedgerError:
        return True
    return bool(reading.torn) or reading.head != head


def test_fifty_thousand_entries_are_read_once(tmp_path):
    ledger = Ledger(tmp_path / "ledger")
    append(ledger)
    lines = [line_of(ledger.read().entries[0])]
    template = lines[0].replace(b'"number":1,', b'"number":%d,').replace(sha256(b"").encode(), b"%s")
    for number in range(2, 50_001):
        lines.append(template % (number, sha256(lines[-1]).encode()))
    ledger.path.write_bytes(b"\n".join(lines) + b"\n")
    assert len(ledger.read().entries) == 50_000
    assert [append(ledger, number).number for number in range(20)] == list(range(50_001, 50_021))
    assert len(Ledger(ledger.path).read().entries) == 50_020
