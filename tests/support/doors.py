"""A newsroom with a needle in every place from which stock Pelican would publish it."""

import shutil
from pathlib import Path

from tests.support.press import PNG, open_newsroom, seal, text_of

ROOT = Path(__file__).parent.parent.parent
NEEDLE = "jarumkering"

_ARTICLE = f"Title: {NEEDLE}\nDate: 2026-11-20 08:00\nCategory: {NEEDLE}\nTags: {NEEDLE}\n"
_POISON = {
    "content/biasa.md": f"{_ARTICLE}\n{NEEDLE}\n",
    "content/hidden.md": f"{_ARTICLE}Status: hidden\n\n{NEEDLE}\n",
    "content/draft.md": f"{_ARTICLE}Status: draft\n\n{NEEDLE}\n",
    "content/beranda.md": f"{_ARTICLE}Save_as: index.html\nUrl: /\n\n{NEEDLE}\n",
    "content/keluar.md": f"{_ARTICLE}Save_as: ../output-x/y.html\n\n{NEEDLE}\n",
    "content/banjir-en.md": f"{_ARTICLE}Slug: banjir\nLang: en\nTranslation: true\n\n{NEEDLE}\n",
    "content/naskah.rst": f"{NEEDLE}\n######\n\n:date: 2026-11-20\n\n{NEEDLE}\n",
    "content/naskah.html": f"<html><head><title>{NEEDLE}</title></head><body>{NEEDLE}</body></html>",
    "content/.rahasia.md": f"{_ARTICLE}\n{NEEDLE}\n",
    "content/pages/laman.md": f"Title: {NEEDLE}\n\n{NEEDLE}\n",
    "pages/laman.md": f"Title: {NEEDLE}\n\n{NEEDLE}\n",
    "review/tunggu.md": f"{_ARTICLE}\n{NEEDLE}\n",
    "review/tunggu.html": f"{{% block main %}}{NEEDLE}{{% endblock %}}",
    "review/static/gaya.css": NEEDLE,
    "drafts/konsep.md": f"{_ARTICLE}\n{NEEDLE}\n",
    "images/catatan.md": f"{_ARTICLE}\n{NEEDLE}\n",
    "images/catatan.txt": NEEDLE,
    "output/basi/index.html": NEEDLE,
    "output/berita/2026/banjir/lama.html": NEEDLE,
}

STALE = frozenset(name for name in _POISON if name.startswith("output/"))
"""What an ungated Pelican wrote before; it goes when the press first prints."""


def poisoned(root: Path):
    """Make the newsroom, with one signed article that has a picture, and the repository's own ``pelicanconf.py``."""
    newsroom = open_newsroom(root)
    body = (
        "Bersih. ![f](x.png) [a]({static}/biasa.md) [b]({attach}../review/tunggu.md) [c]({filename}hidden.md) "
        "[d](../review/tunggu.html)"
    )
    seal(newsroom, text_of(body=body), files={"x.png": PNG})
    for name, text in _POISON.items():
        place = newsroom.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "pelicanconf.py", newsroom.root)
    newsroom.refresh()
    return newsroom


def add_plugin(newsroom, name, source):
    """Put a plugin beside the newsroom's settings, and name it there before the gate."""
    folder = newsroom.root / "pengaya"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.py").write_text(source, encoding="utf-8")
    with (newsroom.root / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"\nPLUGIN_PATHS = ['pengaya']\nPLUGINS = [{name!r}, *PLUGINS]\n")


def leaks(newsroom):
    """Give every file that Pelican wrote and that holds the needle, by content or by name."""
    folders = (newsroom.root / "output", newsroom.root / "output-x", newsroom.layout.public, newsroom.layout.releases)
    written = [path for folder in folders if folder.exists() for path in folder.rglob("*")]
    held = [
        path for path in written if NEEDLE in path.name or (path.is_file() and NEEDLE.encode() in path.read_bytes())
    ]
    return [str(path.relative_to(newsroom.root)) for path in held]
