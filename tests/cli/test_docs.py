"""The commands of ``docs/bukti.md`` do what it says, on a site that was really built."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from paraf.rules.ssh_keys import key_line
from tests.support.offices import SETTINGS_TEXT, key_block, with_key
from tests.support.proofs import SITI_KEY, STRANGER, public_of
from tests.support.sites import copied, resigned, served, small_newsroom

DOCUMENT = Path(__file__).parents[2] / "docs" / "bukti.md"
SETTINGS = with_key(SETTINGS_TEXT, "siti", key_block("siti"))
BANJIR, PALSU = "berita/2026/banjir", "berita/2026/palsu"
NEEDED = ("sh", "curl", "sed", "awk", "sha256sum", "base64", "ssh-keygen", "grep", "cut")
MISSING = [program for program in NEEDED if shutil.which(program) is None]
STILL_OPEN = "STATUS=$?\necho MASIH TERBUKA\n(exit $STATUS)\n"
SHELLS = [("sh",), ("dash",), ("bash",), ("dash", "-i"), ("bash", "--norc", "--noprofile", "-i")]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not on this computer: {', '.join(MISSING)}")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    newsroom = small_newsroom(tmp_path_factory.mktemp("kabar") / "ruang", settings=SETTINGS, key=SITI_KEY)
    return copied(newsroom, tmp_path_factory.mktemp("salinan") / "situs")


@pytest.fixture
def changed(site, tmp_path):
    """Give a copy of the site that a test may change."""
    return Path(shutil.copytree(site, tmp_path / "situs"))


def vkey(site):
    return re.search(r"^key: (.*)$", (site / "bukti/rilis.txt").read_text(), re.MULTILINE)[1]


def commands(url, address, key):
    """Give the document's commands as one script, about another page."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) > 6
    head, *rest = blocks
    assert [line.partition("=")[0] for line in head.splitlines()] == ["SITUS", "BERITA", "KUNCI"]
    return "".join([f"SITUS={url.rstrip('/')}\nBERITA={address}\nKUNCI={key}\n", *rest])


def ran(site, folder, address, *, key=None, shell=("sh",)):
    """Let a shell read the commands line by line from its input, as it does what is pasted."""
    folder.mkdir()
    with served(site) as server:
        return subprocess.run(  # noqa: S603 - the document's own commands, in a reader's shell
            shell,
            input=commands(server.url, address, vkey(site) if key is None else key) + STILL_OPEN,
            cwd=folder,
            env=os.environ | {"TMPDIR": str(folder), "HOME": str(folder), "HISTFILE": "", "PS1": "", "PS2": ""},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


def refused(done):
    """Give the answers that something does not fit; the conclusion must say so as well."""
    assert done.returncode == 1, done
    assert "KESIMPULAN: TIDAK COCOK" in done.stdout
    return set(re.findall(r"^(\d\. TIDAK COCOK: .*)$", done.stdout, re.MULTILINE))


@pytest.mark.parametrize("address", [BANJIR, "berita/2026/angin", "berita/2026/cabut"])
def test_the_commands_accept_a_page_that_was_signed_and_say_where_nobody_put_a_signature(site, tmp_path, address):
    done = ran(site, tmp_path / "x", address)
    is_signed = address == BANJIR
    assert (done.returncode, done.stderr) == (0, ""), done
    assert "TIDAK COCOK" not in done.stdout
    assert ("7. COCOK" in done.stdout) == is_signed
    assert ("TANPA TANDA TANGAN: siti (nama diketik, tidak ditandatangani)" in done.stdout) == (not is_signed)
    assert "KESIMPULAN: COCOK, " + ("dan setiap" if is_signed else "tetapi tidak semua") in done.stdout
    assert {f"{step}. " in done.stdout for step in range(9)} == {True}


@pytest.mark.parametrize("shell", SHELLS, ids=" ".join)
def test_the_blocks_can_be_pasted_into_a_shell_which_stays_open(site, tmp_path, shell):
    if shutil.which(shell[0]) is None:
        pytest.skip(f"not on this computer: {shell[0]}")
    done = ran(site, tmp_path / "x", BANJIR, shell=shell)
    assert "KESIMPULAN: COCOK, dan setiap" in done.stdout, done
    assert ("MASIH TERBUKA" in done.stdout, "event not found" in done.stderr) == (True, False)
    done = ran(site, tmp_path / "y", PALSU, shell=shell)
    assert "KESIMPULAN: TIDAK COCOK" in done.stdout, done
    assert ("MASIH TERBUKA" in done.stdout, "event not found" in done.stderr) == (True, False)


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        ("berita/2026/banjir/index.html", b"surut", b"naik."),
        ("bukti/berita/2026/banjir.md", b"surut", b"naik."),
        ("bukti/berita/2026/banjir.txt", b"verdict: publish", b"verdict: publisH"),
        ("bukti/rilis.txt", b"time: 2026", b"time: 2027"),
        ("bukti/berkas.txt", b"0000.txt", b"000x.txt"),
        ("bukti/berkas/0000.txt", b"index.html", b"indeks.htm"),
        ("bukti/petugas.txt", b"Siti Rahma", b"Siti Rahmi"),
        ("bukti/checkpoint.txt", b"\n6\n", b"\n7\n"),
    ],
)
def test_the_commands_refuse_what_was_changed(changed, tmp_path, place, old, new):
    raw = (changed / place).read_bytes()
    assert old in raw
    (changed / place).write_bytes(raw.replace(old, new))
    assert refused(ran(changed, tmp_path / "x", BANJIR))


@pytest.mark.parametrize("place", ["berita/2026/banjir/index.html", "bukti/petugas.txt", "bukti/rilis.txt.sig"])
def test_the_commands_refuse_a_site_where_something_is_missing(changed, tmp_path, place):
    (changed / place).unlink()
    assert any(answer.startswith("0. ") for answer in refused(ran(changed, tmp_path / "x", BANJIR)))


def forged(site):
    """Put a page with a proof on a site, that says that a corrector signed it; no key is needed for that."""
    for old in ("berita/2026/angin/index.html", "bukti/berita/2026/angin.txt", "bukti/berita/2026/angin.md"):
        new = site / old.replace("angin", "palsu")
        new.parent.mkdir(exist_ok=True)
        new.write_text((site / old).read_text().replace("berita/2026/angin", PALSU))
    proof = site / f"bukti/{PALSU}.txt"
    statement = re.search(r"^--- statement siti\n(.*?)^--- ", proof.read_text(), re.DOTALL | re.MULTILINE)[1]
    hashed = subprocess.run(["sha256sum"], input=statement, capture_output=True, text=True, check=True).stdout[:64]  # noqa: S607
    proof.write_text(re.sub(r"(?m)^statement: sha256:.*$", f"statement: sha256:{hashed}", proof.read_text()))


def test_a_page_that_was_forged_without_a_key_is_refused_because_no_list_names_it(changed, tmp_path):
    forged(changed)
    places = (f"{PALSU}/index.html", f"bukti/{PALSU}.txt", f"bukti/{PALSU}.md")
    expected = {f"3. TIDAK COCOK: {place} tercantum dalam daftar berkas, tanpa berubah" for place in places}
    assert refused(ran(changed, tmp_path / "x", PALSU)) == expected


def test_a_picture_that_was_changed_or_is_gone_is_refused(changed, tmp_path):
    (picture,) = (changed / "gambar").glob("*.*")
    picture.write_bytes(picture.read_bytes() + b"x")
    expected = {f"5. TIDAK COCOK: gambar/{picture.name} persis berkas yang diparaf"}
    assert refused(ran(changed, tmp_path / "x", BANJIR)) == expected
    picture.unlink()
    expected |= {f"5. TIDAK COCOK: gambar/{picture.name} diambil"}
    assert refused(ran(changed, tmp_path / "y", BANJIR)) == expected


def test_the_commands_accept_a_site_whose_files_stand_in_several_lists(changed, tmp_path):
    for number in range(600):
        (changed / f"tambahan-{number}.html").write_text(str(number))
    taken_over(changed)
    lists = sorted((changed / "bukti/berkas").iterdir())
    assert len(lists) > 1
    done = ran(changed, tmp_path / "x", BANJIR, key=vkey(changed))
    assert (done.returncode, done.stderr) == (0, ""), done
    for place in lists:
        place.write_bytes(place.read_bytes().replace(b"index.html", b"indeks.htm").replace(b"foto", b"f0t0"))
    assert {answer[0] for answer in refused(ran(changed, tmp_path / "y", BANJIR, key=vkey(changed)))} == {"3", "5"}


@pytest.mark.parametrize("listed", ["bukti/berkas.txt", "bukti/berkas/0000.txt"])
def test_sha256sum_checks_the_lists_and_what_they_list(changed, listed):
    command = ["sha256sum", "--check", "--strict", "--quiet", listed]
    assert subprocess.run(command, cwd=changed, check=False).returncode == 0  # noqa: S603 - a fixed command
    harmed = changed / ("bukti/berkas/0000.txt" if listed == "bukti/berkas.txt" else "index.html")
    harmed.write_bytes(b"x")
    found = subprocess.run(command, cwd=changed, check=False, capture_output=True)  # noqa: S603 - as above
    assert found.returncode == 1


def taken_over(site):
    """Let somebody with a key of their own sign a whole site, as if that key were the site's."""
    roster = site / "bukti/petugas.txt"
    line = key_line(public_of(STRANGER))
    roster.write_text(re.sub(r"(?m)^(situs \S+) .*$", rf"\1 {line}", roster.read_text()))
    resigned(site, STRANGER)


def test_a_site_that_was_signed_with_another_key_is_refused(site, changed, tmp_path):
    taken_over(changed)
    assert refused(ran(changed, tmp_path / "x", BANJIR, key=vkey(site))) == {
        "1. TIDAK COCOK: kunci dalam rilis.txt adalah yang Anda terima dari kantor",
        "1. TIDAK COCOK: kunci itu juga yang ada di baris situs dalam petugas.txt",
        "2. TIDAK COCOK: rilis.txt ditandatangani dengan kunci situs",
    }


def test_without_the_key_that_the_office_gave_nothing_is_certain(changed, tmp_path):
    taken_over(changed)
    done = ran(changed, tmp_path / "x", BANJIR, key="")
    assert (done.returncode, "1. BELUM PASTI" in done.stdout, "TIDAK COCOK" in done.stdout) == (1, True, False), done
    assert re.findall("KESIMPULAN: (.*?)[.,]", done.stdout) == ["BELUM PASTI"]


def test_another_articles_proof_is_refused_though_the_list_was_signed_anew(changed, tmp_path):
    shutil.copy(changed / "bukti/berita/2026/angin.txt", changed / "bukti/berita/2026/banjir.txt")
    taken_over(changed)
    assert {answer[0] for answer in refused(ran(changed, tmp_path / "x", BANJIR))} == {"4", "6"}


def test_a_signature_that_was_taken_off_or_changed_never_looks_like_one(changed, tmp_path):
    proof = changed / f"bukti/{BANJIR}.txt"
    whole = proof.read_text()
    proof.write_text(whole.replace("U1NIU0lH", "U1NIU0lI"))
    assert any(answer.startswith("7. ") for answer in refused(ran(changed, tmp_path / "x", BANJIR)))
    proof.write_text(re.sub(r"(?s)--- signature siti\n.*?(?=--- )", "", whole))
    done = ran(changed, tmp_path / "y", BANJIR)
    assert refused(done)
    assert ("7. COCOK" in done.stdout, "7. TANPA TANDA TANGAN: siti" in done.stdout) == (False, True)
