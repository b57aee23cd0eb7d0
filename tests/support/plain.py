"""Plain Pelican that prints one article, and tells what it did by the way."""

import inspect
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.readers import MarkdownReader
from pelican.settings import read_settings
from pelican.writers import Writer

from paraf.press.build import same_locale
from paraf.press.engine.engine import same_signals

TEXT = "Title: Satu\nDate: 2026-11-21 09:30\nCategory: Kota\nTags: air\nAuthors: Rina\nSlug: satu\n\nIsi.\n"
PERIODS = {"YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/p.html", "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/p.html"}


@dataclass
class Told:
    """What plain Pelican did: calls of its writer by file, names that templates knew besides settings, and the rest."""

    settings: dict[str, Any]
    calls: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    generators: list[Any] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    feeds: list[Any] = field(default_factory=list)


def printed_by_pelican(root: Path) -> Told:
    """Let plain Pelican print one article below a folder."""
    (root / "content").mkdir()
    (root / "content" / "a.md").write_text(TEXT, encoding="utf-8")
    override = {"PATH": str(root / "content"), "OUTPUT_PATH": str(root / "out"), "THEME": "simple", "LOCALE": ["C"]}
    override |= {"TIMEZONE": "UTC", "FEED_DOMAIN": "-", "FEED_ALL_ATOM": "all.xml", "PLUGINS": [], **PERIODS}
    override["READERS"] = {"md": MarkdownReader}  # whatever readers other tests have left behind
    with same_signals(), same_locale():
        told = Told(read_settings(None, override=override))
        kind = _recorder(told)

        def writer(_pelican):
            return kind

        def written(path, context):
            told.names[Path(path).relative_to(root / "out").as_posix()] = set(context) - set(told.settings)

        signals.get_writer.connect(writer)
        signals.content_written.connect(written)
        signals.all_generators_finalized.connect(told.generators.extend, weak=False)
        Pelican(told.settings).run()
    return told


def parameters(function: Any) -> tuple[str, ...]:
    """Give the names of a function's parameters."""
    return tuple(inspect.signature(function).parameters)


def _recorder(told: Told) -> type[Writer]:
    class Recorder(Writer):
        def write_file(self, name, template, context, *args, **kwargs):
            told.calls[name] = (args, kwargs, dict(context))
            super().write_file(name, template, context, *args, **kwargs)

        def _open_w(self, filename, encoding, override=False):  # noqa: FBT002  # Pelican's own signature
            told.opened.append(Path(filename).name)
            return super()._open_w(filename, encoding, override)

        def _create_new_feed(self, *args):
            told.feeds.append(args)
            return super()._create_new_feed(*args)

        def _add_item_to_the_feed(self, feed, item):
            told.feeds.append(item)
            super()._add_item_to_the_feed(feed, item)

    return Recorder
