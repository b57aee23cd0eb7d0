"""How the engine itself would read a text: stock Pelican and stock Python-Markdown, none of paraf's own parts.

* ``header_and_body`` is what Python-Markdown's ``meta`` extension takes for metadata, and what it leaves as the body.
* ``pelican_reads`` is what Pelican's reader of Markdown files makes of a file with these bytes.
"""

import io
import logging
from contextlib import contextmanager

import pelican.readers
from markdown import Markdown
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG

_META = Markdown(extensions=["meta"])


def header_and_body(text):
    """Give the metadata that the ``meta`` extension finds, each key with its values, and the lines of the body."""
    _META.reset()
    lines = _META.preprocessors["normalize_whitespace"].run(text.split("\n"))
    body = _META.preprocessors["meta"].run(lines)
    return _META.Meta, "\n".join(body).strip("\n")


def plain_body(body):
    """Give a body with its white space as Python-Markdown first has it, behind an empty line."""
    return "\n".join(_META.preprocessors["normalize_whitespace"].run(["", *body.split("\n")])).strip("\n")


def pelican_reads(raw):
    """Give the HTML and the metadata that Pelican's own reader finds in a file."""

    @contextmanager
    def opened(_path, _mode="r"):
        yield io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig").read()

    kept, pelican.readers.pelican_open = pelican.readers.pelican_open, opened
    silence = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        return MarkdownReader(_settings()).read("naskah.md")
    finally:
        pelican.readers.pelican_open = kept
        logging.disable(silence)


def pelican_shows(body):
    """Give the HTML that the same Markdown makes of a body alone, with no metadata read."""
    markdown = _settings()["MARKDOWN"]
    extensions = [name for name in markdown["extension_configs"] if not name.endswith(".meta")]
    return Markdown(**{**markdown, "extensions": extensions}).convert(body)


def _settings():
    settings = dict(DEFAULT_CONFIG)
    markdown = settings["MARKDOWN"]
    configs = {name: dict(each) for name, each in markdown["extension_configs"].items()}
    settings["MARKDOWN"] = {**markdown, "extension_configs": configs, "extensions": []}
    return settings
