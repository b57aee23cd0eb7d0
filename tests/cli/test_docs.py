"""The commands of ``docs/bukti.md`` do what it says, on a site that was really built."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.offices import SETTINGS_TEXT, key_block, with_key
from tests.support.proofs import SITI_KEY
from tests.support.sites import copied, served, small_newsroom

DOCUMENT = Path(__file__).parents[2] / "docs" / "bukti.md"
SETTINGS = with_key(SETTINGS_TEXT, "siti", key_block("siti"))
NEEDED = ("sh", "curl", "sed", "sha256sum", "ssh-keygen", "grep", "cut")
MISSING = [program for program in NEEDED if shutil.which(program) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not on this computer: {', '.join(MISSING)}")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    newsroom = small_newsroom(tmp_path_factory.mktemp("kabar") / "ruang", settings=SETTINGS, key=SITI_KEY)
    return copied(newsroom, tmp_path_factory.mktemp("salinan") / "situs")


def commands(url, address):
    """Give the document's commands as one script, about another page."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) > 6
    head, *rest = blocks
    assert [line.partition("=")[0] for line in head.splitlines()] == ["SITUS", "BERITA"]
    return "".join([f"set -e\nSITUS={url.rstrip('/')}\nBERITA={address}\n", *rest])


def ran(site, folder, address):
    folder.mkdir()
    with served(site) as server:
        script = commands(server.url, address)
        return subprocess.run(  # noqa: S603 - the document's own commands
            ["sh", "-c", script],  # noqa: S607 - a reader's shell
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


@pytest.mark.parametrize("address", ["berita/2026/banjir", "berita/2026/angin", "berita/2026/cabut"])
def test_the_commands_accept_a_page_that_was_signed(site, tmp_path, address):
    done = ran(site, tmp_path / "x", address)
    assert done.returncode == 0, done
    signatures = done.stdout.count('Good "paraf@')
    assert signatures == (address == "berita/2026/banjir")
    assert 'Good "paraf-release@' in done.stdout


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        ("berita/2026/banjir/index.html", b"surut", b"naik."),
        ("bukti/berita/2026/banjir.md", b"surut", b"naik."),
        ("bukti/berita/2026/banjir.txt", b"verdict: publish", b"verdict: publisH"),
        ("bukti/rilis.txt", b"time: 2026", b"time: 2027"),
        ("bukti/berkas.txt", b"index.html", b"indeks.htm"),
        ("bukti/petugas.txt", b"Siti Rahma", b"Siti Rahmi"),
        ("bukti/checkpoint.txt", b"\n5\n", b"\n6\n"),
    ],
)
def test_the_commands_refuse_what_was_changed(site, tmp_path, place, old, new):
    changed = Path(shutil.copytree(site, tmp_path / "situs"))
    raw = (changed / place).read_bytes()
    assert old in raw
    (changed / place).write_bytes(raw.replace(old, new))
    assert ran(changed, tmp_path / "x", "berita/2026/banjir").returncode != 0


def test_the_commands_refuse_another_articles_proof_though_the_list_were_signed_anew(site, tmp_path):
    changed = Path(shutil.copytree(site, tmp_path / "situs"))
    shutil.copy(changed / "bukti/berita/2026/angin.txt", changed / "bukti/berita/2026/banjir.txt")
    folder = tmp_path / "x"
    folder.mkdir()
    with served(changed) as server:
        script = commands(server.url, "berita/2026/banjir").replace(
            "--ignore-missing bukti/berkas.txt", "--status /dev/null || true"
        )
        done = subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603, S607 - as above
    assert done.returncode != 0
