"""Strangers: what a newsroom's own settings bring into the press that it cannot see through.

* A plugin, a Jinja filter, test, global or extension, a receiver of Pelican's signals, or a setting that is no plain
  value may read anything: the clock, a file, another article. Where there is one, every page is made each time.
* Whoever finds one says so; nothing that it makes is taken for older than it is.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from blinker import ANY, Signal
from pelican.plugins import signals as plugin_signals
from pelican.settings import DEFAULT_CONFIG

from paraf.press.engine.job import JOB
from paraf.press.engine.settings import Settings

OURS = "paraf"
_CODE = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
_LOCKED_CODE = frozenset({JOB, "READERS", "ARTICLE_ORDER_BY", "PELICAN_CLASS", "PLUGINS", *_CODE, "JINJA_ENVIRONMENT"})
_PLAIN = (str, int, float, bool, type(None), PurePath)


def strangers_in(settings: Settings, chosen: Settings) -> tuple[str, ...]:
    """Give the names of what may have a hand in the pages: in settings as locked, and as they were chosen before."""
    return tuple(sorted({*_plugins(settings), *_receivers(), *_code(chosen), *_values(settings)}))


def is_ours(plugin: str) -> bool:
    """Tell whether a plugin is one of paraf's own, by the name of its module."""
    return plugin.rpartition(".")[2].startswith(f"{OURS}_")


def _plugins(settings: Settings) -> Iterator[str]:
    return (name for name in settings["PLUGINS"] if not is_ours(name))


def _receivers() -> Iterator[str]:
    signals = (each for each in vars(plugin_signals).values() if isinstance(each, Signal))
    for signal in signals:
        for receiver in signal.receivers_for(ANY):
            module = getattr(receiver, "__module__", type(receiver).__module__)
            if module.partition(".")[0] not in {OURS, f"{OURS}_gate"} and module != "pelican.plugins.paraf_gate":
                yield module


def _code(chosen: Settings) -> Iterator[str]:
    yield from (name for name in _CODE if chosen.get(name))
    environment = chosen.get("JINJA_ENVIRONMENT") or {}
    if environment != DEFAULT_CONFIG["JINJA_ENVIRONMENT"]:
        yield "JINJA_ENVIRONMENT"


def _values(settings: Settings) -> Iterator[str]:
    return (name for name, value in settings.items() if name not in _LOCKED_CODE and not _is_plain(value))


def _is_plain(value: Any) -> bool:  # noqa: ANN401  # any setting
    if isinstance(value, dict):
        return all(_is_plain(each) for pair in value.items() for each in pair)
    if isinstance(value, list | tuple | set | frozenset):
        return all(map(_is_plain, value))
    return isinstance(value, _PLAIN)
