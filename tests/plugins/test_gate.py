"""The gate in the real program: ``pelican``, run in a newsroom's folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from paraf.press.build import print_site
from tests.support.doors import ROOT, STALE, add_plugin, leaks, poisoned
from tests.support.press import NOW

WITHHELD, FAILED, DAMAGED = 3, 1, 4


@pytest.fixture
def newsroom(tmp_path):
    return poisoned(tmp_path / "kabar")


def pelican(folder, *arguments):
    """Run Pelican as a person would."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])] if (ROOT / "paraf").is_dir() else []
    environment = os.environ | ({"PYTHONPATH": os.pathsep.join(paths)} if paths else {})
    command = [sys.executable, "-m", "pelican", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def test_plain_pelican_prints_what_was_signed_and_says_so(newsroom):
    ran = pelican(newsroom.root)
    assert ran.returncode == WITHHELD
    assert ".paraf/staging" in ran.stderr
    assert "content/biasa.md" in ran.stderr
    assert leaks(newsroom) == []
    assert "Bersih." in (newsroom.root / "output/berita/2026/banjir/index.html").read_text(encoding="utf-8")
    assert not (newsroom.root / "output/basi").exists()


def test_plain_pelican_makes_no_key_and_has_proofs_only_where_there_is_one(newsroom):
    pelican(newsroom.root)
    assert not newsroom.layout.site_key.exists()
    assert not (newsroom.root / "output/bukti").exists()
    assert "bukti/" not in (newsroom.root / "output/index.html").read_text(encoding="utf-8")
    print_site(newsroom, at=NOW)
    pelican(newsroom.root)
    proof = "bukti/berita/2026/banjir.txt"
    assert (newsroom.root / "output" / proof).read_bytes() == (newsroom.layout.public / proof).read_bytes()


def test_a_newsroom_that_lost_its_settings_stays_under_the_gate(newsroom):
    (newsroom.root / "newsroom.toml").unlink()
    ran = pelican(newsroom.root)
    assert ran.returncode == WITHHELD
    assert leaks(newsroom) == []


@pytest.mark.parametrize("damage", ["flipped", "cut"])
def test_damaged_records_stop_pelican_with_their_own_status(newsroom, damage):
    print_site(newsroom, at=NOW)
    lines = newsroom.layout.ledger.read_bytes().splitlines(keepends=True)
    lines = [lines[0].replace(b"roster", b"rostes"), *lines[1:]] if damage == "flipped" else lines[:-1]
    newsroom.layout.ledger.write_bytes(b"".join(lines))
    ran = pelican(newsroom.root)
    assert ran.returncode == DAMAGED
    assert "Traceback" not in ran.stderr
    assert not (newsroom.root / "output/index.html").exists()


def test_every_door_at_once_stays_shut(newsroom):
    stock = "PATH = 'content'\nCACHE_CONTENT = True\nPLUGINS = []\nARTICLE_SAVE_AS = '{path}.html'\n"
    (newsroom.root / "biasa.py").write_text(stock, encoding="utf-8")
    pelican(newsroom.root, "-s", "biasa.py", "-o", "biasa")
    assert list((newsroom.root / "cache").iterdir())
    ran = pelican(
        newsroom.root,
        *("review", "--ignore-cache", "-d", "-q", "-e"),
        'STATIC_PATHS=["../../content"]',
        "OUTPUT_SOURCES=true",
        'TEMPLATE_PAGES={"../../review/tunggu.html":"bocor.html"}',
        'PAGE_PATHS=["../../pages"]',
        "CACHE_CONTENT=true",
        "LOAD_CONTENT_CACHE=true",
        'THEME_TEMPLATES_OVERRIDES=["review"]',
        "READERS={}",
        "PLUGINS=[]",
    )
    assert ran.returncode == WITHHELD
    assert leaks(newsroom) == []


@pytest.mark.parametrize("plugins", ["null", "[]", '["paraf_gate"]'])
def test_another_engine_is_stopped_whatever_the_plugins(newsroom, plugins):
    ran = pelican(newsroom.root, "-e", 'PELICAN_CLASS="pelican.Pelican"', f"PLUGINS={plugins}")
    assert ran.returncode == FAILED
    assert "PELICAN_CLASS" in ran.stderr
    assert [path for path in leaks(newsroom) if path not in STALE] == []


def test_a_plugin_that_fails_to_import_stops_pelican(newsroom):
    add_plugin(newsroom, "gagal", "import tidak_ada\n")
    ran = pelican(newsroom.root, "-q")
    assert ran.returncode == FAILED
    assert "gagal" in ran.stderr


def test_a_gate_that_fails_to_import_stops_pelican(newsroom):
    conf = newsroom.root / "pelicanconf.py"
    conf.write_text(
        conf.read_text(encoding="utf-8").replace("import paraf_gate", "import paraf_gatx"), encoding="utf-8"
    )
    assert pelican(newsroom.root).returncode == FAILED
    assert not (newsroom.root / "output/berita/2026/banjir/index.html").exists()


def test_pelican_told_to_write_into_the_public_site_stops(newsroom):
    ran = pelican(newsroom.root, "-o", "public", "-d")
    assert ran.returncode == FAILED
    assert "output/" in ran.stderr


def test_without_a_newsroom_the_gate_is_inert_and_says_so_once(tmp_path):
    folder = tmp_path / "situs"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "a.md").write_text("Title: A\nDate: 2026-01-01\n\nIsi\n", encoding="utf-8")
    gate = Path(ROOT / "plugins")
    (folder / "pelicanconf.py").write_text(
        f"import sys\nsys.path.insert(0, {str(gate)!r})\n"
        "try:\n    from pelican.plugins import paraf_gate\nexcept ImportError:\n    import paraf_gate\n"
        "PATH = 'content'\nPLUGINS = [paraf_gate]\n",
        encoding="utf-8",
    )
    ran = pelican(folder)
    assert ran.returncode == 0
    assert ran.stderr.count("the gate does nothing") == 1
    assert (folder / "output" / "a.html").is_file()


def test_a_settings_file_without_the_gate_is_stopped_where_the_gate_is_found(newsroom):
    gate = str(ROOT / "plugins")
    (newsroom.root / "lain.py").write_text(
        f"import sys\nsys.path.insert(0, {gate!r})\n"
        "try:\n    from pelican.plugins import paraf_gate\nexcept ImportError:\n    import paraf_gate\n"
        "PATH = 'content'\nPLUGINS = [paraf_gate]\n",
        encoding="utf-8",
    )
    ran = pelican(newsroom.root, "-s", "lain.py")
    assert ran.returncode == FAILED
    assert not (newsroom.root / "output" / "biasa.html").exists()
