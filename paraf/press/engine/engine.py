"""The engine: Pelican under the gate.

* It prints a job and nothing else, whatever path, reader, generator or writer it was given.
* A plugin that cannot be loaded stops it; a plugin's generators and writers are not used, and that is said.
* An error that Pelican would only have logged stops it.
* When it is done, the output folder holds exactly the planned files, and the release's papers name all of them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from blinker import ANY, Signal
from pelican import Pelican, signals
from pelican.plugins import signals as plugin_signals
from pelican.plugins._utils import get_plugin_name, load_plugins

from paraf.press.engine import reconcile
from paraf.press.engine.configuration import nothing_kept
from paraf.press.engine.failures import failures_named
from paraf.press.engine.generators import SealedArticlesGenerator, generators
from paraf.press.engine.job import JOB, Job
from paraf.press.engine.plan import files_of
from paraf.press.engine.settings import Settings, lock
from paraf.press.engine.staging import stage
from paraf.press.engine.writer import SealedWriter
from paraf.press.releases.standing import hashes_of
from paraf.press.stops import stop
from paraf.rules.hash_lists import hash_lists

log = logging.getLogger(__name__)

_PLUGIN_FAILURES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Engine(Pelican):  # type: ignore[misc]  # Pelican has no types
    """Prints the job that stands in its settings."""

    def __init__(self, settings: Settings) -> None:
        self.job: Job = settings[JOB]
        lock(settings, self.job)
        super().__init__(settings)
        self.refused = self._refused()
        self.files = hash_lists({})

    def init_plugins(self) -> None:
        """Load and register every plugin, or stop."""
        wanted = self.settings.get("PLUGINS")
        self.plugins: list[Any] = []
        for plugin in load_plugins({**self.settings, "PLUGINS": None}) if wanted is None else wanted:
            self.plugins += self._load(plugin)
        self.settings["PLUGINS"] = [get_plugin_name(plugin) for plugin in self.plugins]

    def run(self) -> None:
        """Print the job."""
        with failures_named():
            self._print()

    def _print(self) -> None:
        lock(self.settings, self.job)
        self.path, self.theme = self.settings["PATH"], self.settings["THEME"]
        self.output_path = self.settings["OUTPUT_PATH"]
        stage(self.job.staging, self.job.contents.papers.values(), self.job.vault)
        reconcile.clear(self.job.output, self.job.plan.outputs)
        made = self._generators()
        for generator in made:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        signals.all_generators_finalized.send(made)
        articles = next(generator for generator in made if isinstance(generator, SealedArticlesGenerator))
        articles.check()
        writer = SealedWriter(self.output_path, settings=self.settings)
        for generator in made:
            if hasattr(generator, "generate_output"):
                articles.check()
                generator.generate_output(writer)
        signals.finalized.send(self)
        self._sign(writer)
        reconcile.check(self.job.output, self.job.plan.outputs)

    def _sign(self, writer: SealedWriter) -> None:
        """Write the papers that name every other file, and remember the SHA-256 of those."""
        files = files_of(self.job.contents, self.job.proofs)
        sealed = {place: digest.removeprefix("sha256:") for place, digest in files.items()}
        # what was not printed is on the site as it was sealed, or as a former release left it
        self.files = hash_lists({**self.job.lasting, **sealed, **hashes_of(self.job.output)})
        if self.job.proofs is not None:
            for place, content in self.job.proofs.papers(self.files).items():
                writer.write_bytes(place, content)

    def _generators(self) -> list[Any]:
        context = {name: value for name, value in self.settings.items() if name != JOB}
        context |= {"generated_content": {}, "static_links": set(), "static_content": {}}
        context["localsiteurl"] = self.settings["SITEURL"]
        given = {"path": self.path, "theme": self.theme, "output_path": self.output_path}
        return [kind(context=context, settings=self.settings, **given) for kind in generators()]

    def _load(self, plugin: Any) -> Iterator[Any]:  # noqa: ANN401  # a name or a module
        name = plugin if isinstance(plugin, str) else get_plugin_name(plugin)
        try:
            with nothing_kept():
                loaded = load_plugins({**self.settings, "PLUGINS": [plugin]})
            for each in loaded:
                each.register()
        except (ImportError, SyntaxError, *_PLUGIN_FAILURES) as error:
            raise stop(code="plugin-failed", path=name, problem=f"{type(error).__name__}: {error}") from error
        if not loaded:
            raise stop(code="plugin-failed", path=name, problem="ImportError")
        return iter(loaded)

    def _refused(self) -> tuple[str, ...]:
        answers = [*signals.get_generators.send(self), *signals.get_writer.send(self)]
        refused = tuple(sorted({receiver.__module__ for receiver, value in answers if value is not None}))
        for name in refused:
            log.warning("%s: its generators and writers are not used; what they make is not signed off.", name)
        return refused


@contextmanager
def same_signals() -> Iterator[None]:
    """Take back, at the end, every connection that settings and plugins made to Pelican's signals."""
    every = [each for each in vars(plugin_signals).values() if isinstance(each, Signal)]
    before = [list(signal.receivers_for(ANY)) for signal in every]
    try:
        yield
    finally:
        for signal, kept in zip(every, before, strict=True):
            for receiver in list(signal.receivers_for(ANY)):
                if receiver not in kept:
                    signal.disconnect(receiver)
