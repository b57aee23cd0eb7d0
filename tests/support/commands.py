"""The command line in tests: in this process where an exit status and words are enough, as a child where they are not.

* ``Office`` is a newsroom's folder with Rina (writer), Siti (writer, corrector), Budi (corrector) and Dewi (admin).
* A child that will be killed keeps no coverage, so it is started without.
"""

import contextlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from paraf.cli.main import main
from tests.support.offices import SETTINGS_TEXT

DEADLINE = 20.0
PARAF = (sys.executable, "-c", "from paraf.cli.main import main; main()")


@dataclass(frozen=True)
class Answer:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def codes(self):
        return {finding["code"] for finding in self.json["findings"]}


def paraf(*words, folder, env=None):
    """Run the command line in this process, standing in a folder."""
    out, err = io.StringIO(), io.StringIO()
    before, variables = os.getcwd(), dict(os.environ)  # noqa: PTH109 - put back at the end
    os.environ.pop("PARAF_OFFICER", None)
    os.environ.update(env or {})
    try:
        os.chdir(folder)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main([str(word) for word in words])
    except SystemExit as end:
        return Answer(int(end.code or 0), out.getvalue(), err.getvalue())
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(variables)
    raise AssertionError


class Office:
    """A newsroom on disk, with the command line at hand."""

    def __init__(self, root, *, settings=SETTINGS_TEXT, language="id"):
        self.root = root
        root.mkdir(parents=True)
        text = settings.replace('language = "id"', f'language = "{language}"')
        (root / "newsroom.toml").write_text(text, encoding="utf-8")
        assert self("init").status == 0

    def __call__(self, *words, folder=None, **env):
        return paraf(*words, folder=folder or self.root, env=env)

    def path(self, place):
        return self.root / place

    def write(self, place, content):
        """Put a file somewhere, with the folders that lead to it."""
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, place):
        return (self.root / place).read_text(encoding="utf-8")

    def submitted(self, slug="banjir", **header):
        """Write a draft and submit it; gives its correction code."""
        self.write(f"drafts/{slug}.md", text_of(slug, **header))
        done = self("submit", f"drafts/{slug}.md", "--as", "rina", "--json")
        assert done.status == 0, done
        return done.json["code"]

    def signed(self, slug="banjir", *, by="siti", **header):
        """Write, submit and sign an article."""
        code = self.submitted(slug, **header)
        done = self("sign", slug, "--as", by, "--code", code, "--json")
        assert done.status == 0, done
        return done.json

    def built(self):
        done = self("build", "--json")
        assert done.status in {0, 3}, done
        return done.json

    def public(self, needle, folder="public"):
        """Give the files below a folder that hold some bytes; where the site was switched meanwhile it looks again."""
        while True:
            with contextlib.suppress(FileNotFoundError):
                return holding(self.root / folder, needle)

    def page(self, slug="banjir", year=2026):
        return self.root / "public" / "berita" / str(year) / slug / "index.html"

    def everything(self):
        """Give the bytes of all that is not made anew by every run."""
        private = (".paraf", "previews", "public", "output")
        files = (path for path in self.root.rglob("*") if path.is_file() and not path.is_symlink())
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in files
            if path.relative_to(self.root).parts[0] not in private
        }


def text_of(slug="banjir", body="Air sungai mulai surut sejak pagi.", **header):
    """Give an article's text as somebody might type it."""
    fields = {
        "Title": f"Berita {slug}",
        "Date": "2026-01-05 09:30",
        "Category": "Kota",
        "Authors": "Rina Wulandari",
        "Summary": "Ringkasan berita.",
        "Slug": slug,
    } | {key.replace("_", "-"): value for key, value in header.items()}
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items() if value is not None)
    return f"{lines}\n{body}\n"


def picture(colour="red", size=(64, 48)):
    """Give a JPEG picture."""
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return content.getvalue()


def holding(folder, needle):
    """Give the files below a folder that hold some bytes in their content or name."""
    raw = needle.encode() if isinstance(needle, str) else needle
    found = []
    for where, _, names in os.walk(folder, followlinks=True):
        for name in names:
            path = Path(where, name)
            if raw in os.fsencode(name) or raw in path.read_bytes():
                found.append(str(path.relative_to(folder)))
    return found


def code_in(html):
    """Give the correction code that a preview shows."""
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", html)
    return found[0] if found else None


def wait_until(holds, *, seconds=DEADLINE, why=lambda: ""):
    """Wait until something holds; fails at the deadline."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = holds()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(why() or holds)


def child(*words, folder, env=None):
    """Run a program in a newsroom's folder to its end."""
    return subprocess.run(  # noqa: S603 - our own commands
        [str(word) for word in words],
        cwd=folder,
        env=_env(keep_coverage=True) | (env or {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


class Running:
    """A paraf that keeps running, as a child; ended by a signal."""

    def __init__(self, *words, folder, killed=False):
        self.log = Path(folder).parent / f"log-{time.monotonic_ns()}"
        with self.log.open("wb") as log:
            command = [*PARAF, *map(str, words)]
            self.child = subprocess.Popen(  # noqa: S603 - our own command
                command, cwd=folder, env=_env(keep_coverage=not killed), stdout=log, stderr=log, start_new_session=True
            )

    def said(self):
        return self.log.read_text(encoding="utf-8")

    def says(self, words, *, seconds=DEADLINE):
        """Wait until it said something."""
        wait_until(lambda: words in self.said() or self.child.poll() is not None, seconds=seconds, why=self.said)
        assert words in self.said(), self.said()

    def end(self, number=signal.SIGINT):
        """End it by a signal, and give its exit status."""
        self.child.send_signal(number)
        return self.child.wait(DEADLINE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child.poll() is None:
            self.child.kill()
            self.child.wait()


def _env(*, keep_coverage):
    kept = {name: value for name, value in os.environ.items() if keep_coverage or not name.startswith("COV")}
    kept.pop("PARAF_OFFICER", None)
    root = str(Path(__file__).parents[2])
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, (root, kept.get("PYTHONPATH"))))}
