"""``git checkout`` of 500 files under the watcher: taken in within bounds, right in the end, nothing lost.

* Two branches differ in every file: other texts, other names, papers in review/ that the other has not.
* What was signed stays on the site whatever a branch has in ``content/``.
"""

import os
import shutil
import subprocess
import threading

import pytest

from paraf.desk.clock import now
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.board import board_of
from tests.support.commands import Office, text_of, wait_until
from tests.support.faults import plain_environment
from tests.support.watching import QUICK, Watching

FILES = 500
WAITING = 5
SWITCHES = 6 if os.environ.get("PARAF_FAULTS") != "all" else 60
MOST_OPEN = 8
"""So many more files and threads the watcher may have at the end, whatever passed under it."""


def git(*words, folder):
    settings = ("-c", "user.name=Rina", "-c", "user.email=rina@contoh.example", "-c", "core.autocrlf=false")
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(  # noqa: S603 - our own repository
        ["git", *settings, *words],  # noqa: S607 - whichever there is
        cwd=folder,
        check=True,
        capture_output=True,
        env=plain_environment() | quiet,
    )


@pytest.fixture
def office(tmp_path):
    """Give a newsroom under git with two branches, ``pagi`` and ``sore``; records and site are not in them."""
    office = Office(tmp_path / "kabar")
    office.write("drafts/banjir.md", text_of("banjir", body="Kata asli."))
    code = office("submit", "drafts/banjir.md", "--as", "rina", "--json").json["code"]
    assert office("sign", "banjir", "--as", "siti", "--code", code).status == 0
    office.write(".gitignore", "/records/\n/.paraf/\n/public\n/previews/\n*.PARAF.txt\n")
    git("init", "-q", "-b", "pagi", folder=office.root)
    fill(office, "pagi")
    signed = office.read("content/banjir.md")
    git("checkout", "-q", "-b", "sore", folder=office.root)
    for path in office.path("drafts").glob("*"):
        path.unlink()
    office.write("content/banjir.md", signed.replace("Kata asli.", "Kata lain."))
    fill(office, "sore")
    return office


def fill(office, branch):
    for number in range(FILES - WAITING):
        name = f"konsep-{number}" if number % 5 else f"konsep-{branch}-{number}"
        office.write(f"drafts/{name}.md", text_of(name, body=f"Isi {branch}."))
    for number in range(WAITING):
        office.write(f"review/antre-{branch}-{number}.md", text_of(f"antre-{branch}-{number}", body="Isi antrean."))
    git("add", "-A", folder=office.root)
    git("commit", "-q", "-m", branch, folder=office.root)


def opened():
    return len(os.listdir("/proc/self/fd")) + threading.active_count()  # noqa: PTH208 - a number is enough


def test_500_files_that_git_changes_again_and_again_are_taken_in(office, faults):
    if shutil.which("git") is None:
        pytest.fail("git is part of what every run needs: it is in MINIMUM")
    before = office.path("records/ledger").read_bytes()
    with Watching(office, QUICK) as watching:
        wait_until(lambda: len(watching.sweeps) >= 3)  # it listens again after the first print
        start = opened()
        for number in range(SWITCHES):
            branch = ("pagi", "sore")[number % 2]
            with faults.injected_one("git checks out 500 files"):
                git("checkout", "-q", "-f", branch, folder=office.root)
                assert office.page("banjir").is_file()
        papers = {f"drafts/{path.name}" for path in office.path("drafts").glob("*.md")}
        assert len(papers) == FILES - WAITING
        wait_until(
            lambda: (
                papers <= {one.case.place for one in watching.sweeps[-1].judged} and not watching.sweeps[-1].unsettled
            ),
            seconds=60,
        )
        seen = {f"review/{path}" for path in Newsroom.open(office.root).register.submissions}
        assert {f"review/antre-sore-{number}.md" for number in range(WAITING)} <= seen
        assert opened() <= start + MOST_OPEN
        assert watching.failures == []
    assert office.path("records/ledger").read_bytes().startswith(before)
    assert "Kata asli." in office.page("banjir").read_text(encoding="utf-8")
    assert not office.public("Kata lain.")
    assert len(board_of(Newsroom.open(office.root), at=now()).cards) >= FILES
    assert office("verify").status == 0
