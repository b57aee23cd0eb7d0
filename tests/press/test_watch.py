"""The watcher over a real newsroom, in this process, at a quick pace."""

import errno
import gc
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from watchdog.observers import Observer

from paraf.desk.records.ledger import DamagedLedgerError
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.vault import VaultError
from paraf.press import pressroom
from paraf.press.previews.previews import Previews
from paraf.press.stops import PressStoppedError
from paraf.press.watching.hints import Listener
from paraf.press.watching.told import Told
from paraf.press.watching.watch import Watcher
from paraf.rules.words import Verdict
from tests.support.commands import Office, picture, text_of, wait_until
from tests.support.mailserver import free_port, settings_with
from tests.support.offices import EMERGENCY_TEXT
from tests.support.press import seal
from tests.support.watching import QUICK, Watching, circle_left

LATE = "What was signed is not on the public site yet. See what stands in the way: paraf build"


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar")


def damage(path):
    """Flip a bit in the middle of a file; gives what it was."""
    raw = path.read_bytes()
    changed = bytearray(raw)
    changed[len(raw) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(bytes(changed))
    return raw


def test_nothing_is_printed_twice_for_nothing(office):
    office.signed()
    with Watching(office, QUICK) as watching:
        time.sleep(1.2)
        assert len(watching.runs) == 1
        assert watching.failures == []


def test_a_sign_off_by_command_is_published_at_once(office):
    code = office.submitted()
    with Watching(office) as watching:
        assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
        wait_until(lambda: len(watching.runs) == 2)
        assert office.page().is_file()


def test_a_watcher_prepares_for_the_first_preview(office, monkeypatch):
    prepared = []
    monkeypatch.setattr(Previews, "get_ready", lambda _: prepared.append(1))
    with Watching(office, QUICK):
        wait_until(lambda: prepared)
        time.sleep(1.2)
        assert len(prepared) == 1


def test_what_a_turn_leaves_to_itself_is_freed(office):
    code = office.submitted()
    gc.disable()
    try:
        with Watching(office):
            circle = circle_left()
            assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
            wait_until(lambda: circle() is None)
    finally:
        gc.enable()


def test_what_a_command_signed_is_told_as_live_with_its_title_and_its_time(office):
    office.signed("lama")
    code = office.submitted()
    with Watching(office) as watching:
        wait_until(lambda: len(watching.sweeps) == 3)  # the last of those that come with a start
        assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
        wait_until(lambda: watching.titles)
    assert watching.titles == ["Berita banjir"]
    assert [since is not None for since in watching.since] == [True]


def test_accepted_settings_are_heard_of_at_once(office):
    text = office.read("newsroom.toml")
    with Watching(office) as watching:
        office.write("newsroom.toml", text.replace("Kabar Kota Contoh", "Kabar Kota Baru"))
        wait_until(lambda: watching.offices)
        assert [finding.code for finding in watching.offices[0]] == ["roster-not-accepted"]
        assert not office.public("Kabar Kota Baru")
        office.write("drafts/lain.md", text_of("lain"))
        wait_until(office.path("previews/drafts/lain.html").is_file)
        assert len(watching.offices) == 1
        assert office("roster", "accept", "--as", "dewi").status == 0
        wait_until(lambda: office.public("Kabar Kota Baru"))
        wait_until(lambda: len(watching.offices) == 2)
        assert watching.offices[1] == ()


def test_a_changed_theme_rebuilds(office):
    from paraf.press.theming.themes import default_theme  # noqa: PLC0415

    theme = default_theme(Newsroom.open(office.root).layout)
    for path in sorted(theme.rglob("*")):
        if path.is_file():
            office.write(f"theme/{path.relative_to(theme)}", path.read_bytes())
    office.signed()
    with Watching(office) as watching:
        shown = office.read("theme/templates/base.html")
        office.write("theme/templates/base.html", shown.replace("</body>", "<p>Tema baru</p></body>"))
        wait_until(lambda: office.public("Tema baru"))
        office.write("theme/templates/base.html", shown + "{% endif %}")
        wait_until(lambda: watching.failures)
        assert isinstance(watching.failures[0], PressStoppedError)
        assert office.public("Tema baru")
        office.write("drafts/lain.md", text_of("lain"))
        code = office.submitted("angin")
        assert office("sign", "angin", "--as", "siti", "--code", code).status == 0
        time.sleep(0.5)
        assert not office.page("angin").exists()
        assert len({str(error) for error in watching.failures}) == len(watching.failures)
        office.write("theme/templates/base.html", shown)
        wait_until(office.page("angin").is_file)
        wait_until(lambda: watching.mended)
        assert not office.public("Tema baru")


def test_a_broken_preview_is_said_once_and_the_site_does_not_wait_for_it(office):
    from paraf.press.theming.themes import default_theme  # noqa: PLC0415

    theme = default_theme(Newsroom.open(office.root).layout)
    for path in sorted(theme.rglob("*")):
        if path.is_file():
            office.write(f"theme/{path.relative_to(theme)}", path.read_bytes())
    shown = office.read("theme/templates/preview.html")
    office.write("theme/templates/preview.html", "{% nonsense %}")
    code = office.submitted()
    office.write("drafts/lain.md", text_of("lain"))
    with Watching(office) as watching:
        wait_until(lambda: watching.failures)
        assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
        wait_until(office.page().is_file)
        office.write("drafts/satu-lagi.md", text_of("satu-lagi"))
        time.sleep(0.4)
        assert len(watching.failures) == 1
        office.write("theme/templates/preview.html", shown)
        wait_until(office.path("previews/drafts/lain.html").is_file)


def test_what_is_signed_while_the_press_stands_still_is_told_and_has_no_time_when_it_is_shown(office):
    office.write("theme/templates/article.html", "{{ article.title }}")
    office.signed()
    code = office.submitted("angin")
    with Watching(office) as watching:
        office.write("theme/templates/article.html", "{{ tidak_ada() }}")
        wait_until(lambda: watching.failures)
        assert LATE not in watching.notes
        office.write("review/angin.md", office.read("review/angin.md").replace("\n\n", f"\nKoreksi: SR {code}\n\n", 1))
        wait_until(lambda: LATE in watching.notes)
        assert not office.page("angin").exists()
        office.write("theme/templates/article.html", "{{ article.title }}")
        wait_until(lambda: watching.titles)
    assert (watching.titles, watching.since) == (["Berita angin"], [None])


def test_where_everything_is_made_no_other_thread_runs_and_what_changes_meanwhile_is_heard_of(tmp_path, monkeypatch):
    office = Office(tmp_path / "kabar", settings=settings_with(port=free_port()))
    office.signed()
    threads, filled = [], pressroom.fill_whole

    def fill(*what, **how):
        threads.append({each for each in threading.enumerate() if each not in before})
        if len(threads) > 1:
            office.write("drafts/lain.md", text_of("lain"))
        return filled(*what, **how)

    monkeypatch.setattr(pressroom, "fill_whole", fill)
    before = set(threading.enumerate())
    with Watching(office, observer=Listener) as watching:
        wait_until(lambda: [each.name for each in threading.enumerate() if each.name == "notices"])
        office.write("theme/templates/404.html", "Hilang")
        wait_until(office.path("previews/drafts/lain.html").is_file)
        assert "Hilang" in office.read("public/404.html")
        code = office.submitted("angin")
        assert office("sign", "angin", "--as", "siti", "--code", code).status == 0
        wait_until(office.page("angin").is_file)
    assert threads == [{watching.thread}, {watching.thread}]


def test_where_everything_cannot_be_made_the_watcher_hears_on(office, monkeypatch):
    office.write("theme/templates/404.html", "Tidak ada")
    office.signed()
    filled, tries = pressroom.fill_whole, []

    def fill(*what, **how):
        tries.append(1)
        if len(tries) == 2:
            raise OSError(errno.ENOSPC, "penuh")
        return filled(*what, **how)

    with Watching(office) as watching:
        wait_until(lambda: len(watching.sweeps) == 3)  # the last of those that come with a start
        monkeypatch.setattr(pressroom, "fill_whole", fill)
        tries.append(1)
        office.write("theme/templates/404.html", "Hilang")
        wait_until(lambda: watching.failures)
        time.sleep(0.5)
        assert len(tries) == 2
        office.write("drafts/lain.md", text_of("lain"))
        wait_until(office.path("previews/drafts/lain.html").is_file)
        assert "Hilang" in office.read("public/404.html")


def test_what_is_mended_while_everything_cannot_be_made_is_seen_at_once(office, monkeypatch):
    office.write("theme/templates/404.html", "Tidak ada")
    office.signed()
    filled, tries = pressroom.fill_whole, []

    def fill(*what, **how):
        tries.append(1)
        try:
            return filled(*what, **how)
        finally:
            office.write("theme/templates/404.html", "Hilang")

    with Watching(office, observer=Listener) as watching:
        wait_until(lambda: len(watching.sweeps) == 3)  # the last of those that come with a start
        monkeypatch.setattr(pressroom, "fill_whole", fill)
        office.write("theme/templates/404.html", "{% rusak %}")
        wait_until(lambda: "Hilang" in office.read("public/404.html"))
        assert [type(error) for error in watching.failures] == [PressStoppedError]


def test_what_is_written_while_the_disk_is_full_is_seen_and_what_failed_is_not_tried_again_and_again(
    office, monkeypatch
):
    office.write("theme/templates/404.html", "Tidak ada")
    office.signed()
    tries = []

    def fill(*_, **__):
        if not tries:
            office.write("drafts/lain.md", text_of("lain"))
        tries.append(1)
        raise OSError(errno.ENOSPC, "penuh")

    with Watching(office, observer=Listener) as watching:
        wait_until(lambda: len(watching.sweeps) == 3)  # the last of those that come with a start
        monkeypatch.setattr(pressroom, "fill_whole", fill)
        office.write("theme/templates/404.html", "Hilang")
        wait_until(office.path("previews/drafts/lain.html").is_file)
        time.sleep(0.5)
        assert len(tries) <= 3  # of which one is for what still changed when it was seen first
        assert len(watching.failures) == 1


def test_changed_pelican_settings_rebuild_and_broken_ones_are_said(office):
    with Watching(office) as watching:
        text = office.read("pelicanconf.py")
        office.write("pelicanconf.py", text + "\nPATH = 1 / 0\n")
        wait_until(lambda: watching.failures)
        office.write("drafts/lain.md", text_of("lain"))
        wait_until(office.path("previews/drafts/lain.html").is_file)
        assert len(watching.failures) == 1
        office.write("pelicanconf.py", text + "\nKATA = 'baru'\n")
        wait_until(lambda: len(watching.runs) == 2)
        wait_until(lambda: watching.mended)


def test_an_embargo_passes_without_any_event(office):
    moment = datetime.now(UTC) + timedelta(seconds=3)  # noqa: TID251 - the real clock is the point
    newsroom = Newsroom.open(office.root)
    seal(newsroom, text_of(Authors="Rina Wulandari"), at=newsroom.register.time, not_before=moment)
    with Watching(office) as watching:
        assert not office.page().exists()
        wait_until(office.page().is_file)
        assert datetime.now(UTC) >= moment  # noqa: TID251
        wait_until(lambda: len(watching.runs) == 2)


def test_only_what_a_release_shows_is_told_as_live(office):
    with Watching(office) as watching:
        for number, (slug, header) in enumerate((("nanti", {"Embargo": "2090-01-05 09:30"}), ("banjir", {})), 2):
            code = office.submitted(slug, **header)
            typed = office.read(f"review/{slug}.md").replace("\n\n", f"\nKoreksi: SR {code}\n\n", 1)
            office.write(f"review/{slug}.md", typed)
            wait_until(lambda number=number: len(watching.runs) == number)
    assert watching.titles == ["Berita banjir"]


def test_what_waited_for_its_moment_is_told_as_live_when_that_comes(office, monkeypatch):
    ahead = [timedelta()]
    monkeypatch.setattr("paraf.press.watching.watch.now", lambda: datetime.now(UTC) + ahead[0])  # noqa: TID251
    with Watching(office) as watching:
        code = office.submitted(Embargo="2090-01-05 09:30")
        typed = office.read("review/banjir.md").replace("\n\n", f"\nKoreksi: SR {code}\n\n", 1)
        office.write("review/banjir.md", typed)
        wait_until(lambda: len(watching.runs) == 2)
        assert watching.titles == []
        ahead[0] = timedelta(days=365 * 70)
        office.write("drafts/lain.md", text_of("lain"))
        wait_until(lambda: watching.titles)
    assert watching.titles == ["Berita banjir"]


def test_a_release_in_an_emergency_lapses_without_any_event_and_comes_back_with_a_second_word(office):
    office.write("newsroom.toml", EMERGENCY_TEXT)
    assert office("roster", "accept", "--as", "dewi").status == 0
    newsroom, moment = Newsroom.open(office.root), datetime.now(UTC) + timedelta(seconds=4)  # noqa: TID251
    alone = {"officer": "dewi", "name": "Dewi Anggraini"}
    said = {"verdict": Verdict.EMERGENCY, "reason": "Air naik", "until": moment, "alone": alone}
    text = text_of(Authors="Rina Wulandari", body="Air-naik-cepat.")
    seal(newsroom, text, at=newsroom.register.time, **said)
    with Watching(office) as watching:
        wait_until(lambda: office.page().is_file() and not office.public("Air-naik-cepat."))
        assert datetime.now(UTC) >= moment  # noqa: TID251
        assert office.page().is_file()
        with newsroom.writing(lambda: None):
            seal(newsroom, text, at=newsroom.register.time)
        wait_until(lambda: office.public("Air-naik-cepat."))
        wait_until(lambda: len(watching.runs) == 3)


def test_a_seal_under_embargo_is_in_the_next_checkpoint_at_once(office):
    with Watching(office) as watching:
        code = office.submitted(Embargo="2090-01-05 09:30")
        before = office.read("public/bukti/checkpoint.txt")
        assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
        wait_until(lambda: len(watching.runs) == 2)
        assert office.read("public/bukti/checkpoint.txt") != before
        assert not office.page().exists()
    assert office.built()["written"] == 0


def test_a_damaged_ledger_is_said_once_and_work_goes_on_when_it_is_put_back(office):
    office.signed()
    code = office.submitted("angin")
    with Watching(office, QUICK) as watching:
        whole = damage(office.path("records/ledger"))
        wait_until(lambda: watching.failures)
        assert isinstance(watching.failures[0], DamagedLedgerError)
        time.sleep(1.2)
        assert len(watching.failures) == 1
        assert office.page().is_file()
        office.write("records/ledger", whole)
        wait_until(lambda: watching.mended)
        assert office("sign", "angin", "--as", "siti", "--code", code).status == 0
        wait_until(office.page("angin").is_file)


def test_a_damaged_copy_is_said_once_and_work_goes_on_when_it_is_put_back(office):
    office.signed()
    with Watching(office, QUICK) as watching:
        copy = next(path for path in office.path("records/vault").glob("*/*") if path.read_bytes()[:6] == b"Title:")
        whole = {path: damage(path) for path in office.path("records/vault").glob("*/*")
                 if path.read_bytes()[:6] == b"Title:"}  # fmt: skip
        office.write("plugins/baru.txt", "x")  # the looks changed, so that every text is read again
        wait_until(lambda: watching.failures)
        assert isinstance(watching.failures[0], VaultError)
        assert copy in whole
        assert office.page().is_file()
        for path, raw in whole.items():
            path.write_bytes(raw)
        office.signed("angin")
        wait_until(office.page("angin").is_file)


def test_a_half_copied_article_is_not_submitted_before_it_is_whole(office):
    office.write("review/lain.md", text_of("lain"))
    whole = text_of(body="Kalimat. " * 40).encode()
    with Watching(office) as watching:
        with office.path("review/banjir.md").open("wb") as copy:
            for start in range(0, len(whole), 60):
                copy.write(whole[start : start + 60])
                copy.flush()
                time.sleep(0.05)
            time.sleep(0.4)  # a stalled copy is longer than the quiet time
            wait_until(lambda: any(done.entry.act.path == "lain.md" for done in watching.done))
            assert [done.entry.act.path for done in watching.done] == ["lain.md"]
            assert not office.path("review/banjir.PARAF.txt").exists()
        wait_until(lambda: len(watching.done) == 2)
    text = office.path("records/vault").glob("*/*")
    assert any(path.read_bytes() == whole for path in text)


def test_a_storm_of_files_settles(office):
    with Watching(office) as watching:
        for number in range(280):
            office.write(f"review/foto-{number}.jpg", picture())
        for number in range(20):
            office.write(f"review/berita-{number}.md", text_of(f"berita-{number}"))
        wait_until(lambda: len(watching.done) == 20, seconds=60)
    assert office("verify").status == 0


def test_polling_serves_where_the_system_gives_no_notice(office, monkeypatch):
    monkeypatch.setattr("paraf.press.watching.hints._EVERY", 0.1)

    class Deaf(Observer):
        def start(self):
            raise OSError(24, "inotify instance limit reached")

    with Watching(office, observer=Deaf) as watching:
        assert watching.notes == ["The system gives no notice of changes here; looking every few seconds instead."]
        office.write("review/banjir.md", text_of())
        wait_until(lambda: watching.done)


def test_where_the_listener_loses_itself_in_folders_the_watcher_goes_on_and_still_hears_of_commands(office):
    class Lost(Observer):
        def start(self):
            if any(watch.is_recursive for watch in self._watches):
                raise RecursionError
            super().start()

    code = office.submitted()
    with Watching(office, observer=Lost) as watching:
        assert len(watching.notes) == 1
        assert "too deep" in watching.notes[0]
        assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
        wait_until(lambda: len(watching.runs) == 2)


def test_a_folder_that_was_made_anew_is_listened_to_again(office):
    with Watching(office, QUICK) as watching:
        office.path("review").rmdir()
        time.sleep(0.7)
        office.path("review").mkdir()
        office.write("review/banjir.md", text_of())
        wait_until(lambda: watching.done)


def test_once_waits_until_a_fresh_article_is_still_and_does_not_wait_for_what_is_only_held_open(office):
    with office.write("review/banjir.md", text_of()).open("a"):
        told = Told(
            swept=lambda _: None, printed=lambda *_: None, failed=lambda _: None, mended=lambda: None,
            office=lambda _: None, note=lambda _: None, waiting=lambda: None,
        )  # fmt: skip
        swept = Watcher(Newsroom.open(office.root), told, QUICK).once()
    assert not swept.unsettled
    assert Newsroom.open(office.root).register.submissions


def silent(**told):
    """Give a place to tell things of which only some are wanted."""
    nothing = dict.fromkeys(
        ("swept", "printed", "failed", "mended", "office", "note", "waiting"), lambda *_, **__: None
    )
    return Told(**(nothing | told))


def test_once_does_not_wait_for_ever_for_an_article_that_never_stops_changing(office):
    article = office.write("review/banjir.md", text_of())
    office.write("review/lain.md", text_of("lain"))
    ended = threading.Event()

    def write_on():
        while not ended.wait(0.02):
            with article.open("a") as text:
                text.write("Lagi.\n")

    writer = threading.Thread(target=write_on)
    writer.start()
    said, runs = [], []
    told = silent(note=lambda *said_of, **blanks: said.append((said_of, blanks)), printed=lambda *run: runs.append(run))
    try:
        swept = Watcher(Newsroom.open(office.root), told, QUICK).once()
    finally:
        ended.set()
        writer.join()
    assert swept.unsettled
    assert said == [(("Still changing, so left for now: {place}.",), {"place": "review/banjir.md"})]
    assert list(Newsroom.open(office.root).register.submissions) == ["lain.md"]
    assert len(runs) == 1


class Buggy:
    """Something of ours with a bug, until it is mended."""

    def __init__(self, error):
        self.error, self.met = error, 0

    def __call__(self, *_):
        if self.error is not None:
            self.met += 1
            raise self.error


@pytest.mark.parametrize("error", [ValueError("tak terduga"), RecursionError("terlalu dalam"), KeyError("kunci")])
@pytest.mark.parametrize("part", ["swept", "printed"])
def test_a_bug_of_ours_is_shown_once_and_does_not_end_the_watcher(office, capfd, part, error):
    office.signed()
    buggy, said, mended = Buggy(error), [], []
    told = silent(**{part: buggy}, note=lambda text, **_: said.append(text), mended=lambda: mended.append(True))
    watcher = Watcher(Newsroom.open(office.root), told, QUICK)
    thread = threading.Thread(target=watcher.run)
    thread.start()
    try:
        wait_until(lambda: said)  # before a command below takes to itself what is shown
        office.write("drafts/lain.md", text_of("lain"))
        wait_until(lambda: part == "printed" or buggy.met > 2)
        buggy.error = None
        code = office.submitted("angin")
        assert office("sign", "angin", "--as", "siti", "--code", code).status == 0
        wait_until(office.page("angin").is_file)
        wait_until(lambda: mended)
    finally:
        watcher.bell.stop()
        thread.join(20)
    assert [text for text in said if "bug" in text] == said
    assert len(said) == 1
    assert capfd.readouterr().err.count(f"{type(error).__name__}: {error}") == 1


def test_once_ends_with_a_bug_of_ours(office):
    with pytest.raises(ValueError, match="tak terduga"):
        Watcher(Newsroom.open(office.root), silent(swept=Buggy(ValueError("tak terduga"))), QUICK).once()


def test_a_picture_that_is_swapped_shows_in_the_preview_of_a_draft(office):
    office.write("drafts/air.jpg", picture("red"))
    fields = {"Image": "air.jpg", "Image_Alt": "Air surut", "Image_Caption": "Air", "Image_Credit": "Rina"}
    office.write("drafts/banjir.md", text_of(**fields))
    preview = office.path("previews/drafts/banjir.html")
    with Watching(office):
        wait_until(preview.is_file)
        before = preview.read_bytes()
        office.write("drafts/air.jpg", picture("blue"))
        wait_until(lambda: preview.read_bytes() != before)
        office.path("drafts/banjir.md").unlink()
        wait_until(lambda: not preview.exists())
