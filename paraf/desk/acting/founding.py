"""Founding: a newsroom's first settings and its folders; everything is judged before anything is written.

* Settings that lie there are kept; where there are none, the template's are written with what was answered.
* What stops halfway is gone on with by asking for the same again.
"""

from collections.abc import Mapping
from datetime import datetime
from importlib import resources
from pathlib import Path

from paraf.desk.acting.accepting import Kept, kept_with
from paraf.desk.disk.files import make_folder, write_new
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.records.settings import edited_settings
from paraf.rules.findings import Finding
from paraf.rules.first_settings import at_options, contradictions, fill_template
from paraf.rules.office import Office, decode_office
from paraf.rules.words import Stage

PELICANCONF = "pelicanconf.py"
_TEMPLATES = resources.files("paraf") / "templates"


def hinders_founding(
    newsroom: Newsroom, answers: Mapping[str, str], *, asked: Mapping[str, str], at: datetime
) -> tuple[Finding, ...]:
    """Find why no newsroom can be made with these answers; ``asked`` are those that somebody gave."""
    lying = edited_settings(newsroom) if has_settings(newsroom) else None
    if isinstance(lying, Finding):
        return (lying,)
    kept = kept_with(newsroom, _template(answers) if lying is None else lying, by=None, at=at)
    if not isinstance(kept, Kept):
        return at_options(kept) if lying is None else kept
    return against_settings(lying, asked) if lying else ()


def against_settings(raw: bytes, asked: Mapping[str, str]) -> tuple[Finding, ...]:
    """Find what was asked for and stands otherwise in these settings."""
    office = decode_office(raw)
    return tuple(contradictions(office, asked)) if isinstance(office, Office) else office


def has_settings(newsroom: Newsroom) -> bool:
    """Tell whether something stands where the settings do, be it what it may."""
    return newsroom.layout.settings.is_symlink() or newsroom.layout.settings.exists()


def lay_out(newsroom: Newsroom, answers: Mapping[str, str]) -> None:
    """Make a newsroom's folders, and its settings where there are none."""
    layout = newsroom.layout
    for folder in (*(layout.stage(stage) for stage in Stage), layout.images, layout.records):
        make_folder(folder)
    if not has_settings(newsroom):
        write_new(layout.settings, _template(answers))
    if not (layout.root / PELICANCONF).exists():
        packaged, beside = _TEMPLATES / PELICANCONF, Path(str(resources.files("paraf"))).parent / PELICANCONF
        source = packaged if packaged.is_file() else beside
        write_new(layout.root / PELICANCONF, source.read_bytes())


def _template(answers: Mapping[str, str]) -> bytes:
    return fill_template((_TEMPLATES / "newsroom.toml").read_text(encoding="utf-8"), answers).encode()
