"""The newsroom's ``pelicanconf.py``: read for ``paraf build`` as ``pelican`` reads it.

* A newsroom without one is printed with the house's own settings.
* A file that cannot be read stops the press and is named, with what is wrong in it.
* The newsroom's own plugins are loaded anew each time: a process that goes on prints with them as they are now.
* Nothing that Python compiles of either is kept: that would tell no two files of one second and size apart.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pelican.settings import DEFAULT_THEME, read_settings

from paraf.desk.layout import Layout
from paraf.press.engine.settings import Settings
from paraf.press.engine.strangers import is_ours
from paraf.press.stops import stop
from paraf.press.theming.looks import PLUGINS
from paraf.press.theming.themes import default_theme

NAME = "pelicanconf.py"
NEWSROOM = "PARAF_NEWSROOM"
"""The setting that says where the newsroom is."""

_FAILURES = (ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, NameError, OSError)
_MORE_FAILURES = (RuntimeError, SyntaxError, SystemExit, TypeError, ValueError)


def settings_of(layout: Layout) -> Settings:
    """Give the settings that a newsroom's file and Pelican's own make together."""
    file = layout.root / NAME
    _forget_plugins(layout.root / PLUGINS)
    override = {"PATH": str(layout.root), "LOCALE": ["C"], "DEBUG": False, "TIMEZONE": "UTC", "FEED_DOMAIN": "-"}
    try:
        with nothing_kept():
            settings: Settings = read_settings(str(file) if file.is_file() else None, override=override)
    except (*_FAILURES, *_MORE_FAILURES) as error:
        raise stop(code="settings-failed", path=NAME, problem=f"{type(error).__name__}: {error}") from error
    return settings


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Keep no bytecode of what is loaded meanwhile."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


def theme_of(settings: Settings, layout: Layout) -> Path:
    """Give the theme that the settings choose, else the newsroom's own, else the one that comes with paraf."""
    chosen = settings["THEME"]
    return default_theme(layout) if chosen == DEFAULT_THEME else Path(chosen)


def _forget_plugins(folder: Path) -> None:
    """Let Python load what lies in a newsroom's folder of plugins from its files again."""
    importlib.invalidate_caches()
    inside = os.path.join(folder, "")  # noqa: PTH118  # as a text: there are thousands of modules
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and file.startswith(inside) and not is_ours(name):
            del sys.modules[name]
