"""How a command is used, as ``--help`` shows it: in the newsroom's language.

* English is what the commands say of themselves; click's own words are said here, so that they have their Indonesian.
* Commands belong to all who ask: what is shown is made anew, and nothing of them is changed.
* The first paragraph about a command is one short sentence, which the list of commands shows; where Indonesian is
  spoken, a command's Indonesian name stands in front of the English one.
"""

import inspect
import re
from collections.abc import Iterator
from copy import copy

import click

from paraf.cli.command_names import COMMANDS
from paraf.cli.session import Session
from paraf.desk.language import Language

_PLACEHOLDER = re.compile(r"[A-Z]{2,}")


class HelpContext(click.Context):
    """A context that gives help in the newsroom's language; the language is looked for only then."""

    def get_help(self) -> str:
        """Give the help on this command."""
        return help_text(self, self.ensure_object(Session).language)


def with_help(command: click.Command) -> click.Command:
    """Give a command, and what lies below it, with help in the newsroom's language."""
    helped = copy(command)
    helped.context_class = HelpContext
    if isinstance(helped, click.Group):
        helped.commands = {name: with_help(each) for name, each in helped.commands.items()}
    return helped


def help_text(context: click.Context, language: Language) -> str:
    """Give the help on a command: its usage, what it does, its options, and the commands below it."""
    command, page = context.command, context.make_formatter()
    usage = placeholders(" ".join(command.collect_usage_pieces(context)), language)
    page.write_usage(context.command_path, usage, prefix=f"{language.sentence('Usage:')} ")
    page.write_paragraph()
    with page.indentation():
        page.write_text("\n\n".join(map(language.sentence, paragraphs(command))))
    with page.section(language.sentence("Options")):
        page.write_dl([*_options(context, language)])
    if isinstance(command, click.Group):
        with page.section(language.sentence("Commands")):
            page.write_dl([*_commands(command, context, language)])
    return page.getvalue().rstrip("\n")


def paragraphs(command: click.Command) -> list[str]:
    """Give what a command says of itself, each paragraph as one line; the first is its short sentence."""
    return [" ".join(each.split()) for each in inspect.cleandoc(command.help or "").split("\n\n")]


def placeholders(usage: str, language: Language) -> str:
    """Say what stands in a usage for something that people type (``ARTICLE``)."""
    return _PLACEHOLDER.sub(lambda found: language.sentence(found[0]), usage)


def _options(context: click.Context, language: Language) -> Iterator[tuple[str, str]]:
    for option in context.command.get_params(context):
        record = option.get_help_record(context)
        if record and isinstance(option, click.Option):
            notes = "; ".join(_notes(option, context, language))
            said = language.sentence(option.help or "")
            yield placeholders(record[0], language), f"{said}  [{notes}]" if notes else said


def _notes(option: click.Option, context: click.Context, language: Language) -> Iterator[str]:
    """Give what click itself knows of an option."""
    extra = option.get_help_extra(context)
    if "default" in extra:
        yield language.sentence("default: {value}", value=str(extra["default"]))
    if "range" in extra:
        yield extra["range"]
    if "required" in extra:
        yield language.sentence("required")


def _commands(group: click.Group, context: click.Context, language: Language) -> Iterator[tuple[str, str]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command:
            others = COMMANDS.get(name, ()) if context.parent is None and language.code == "id" else ()
            yield ", ".join((*others[:1], name)), language.sentence(paragraphs(command)[0])
