"""Wrong usage in a sentence: what was typed that is not known, what is missing, and where to read more.

* Click finds it and says it in English; here it is said in the newsroom's language, as far as our commands can meet it.
"""

import re
from collections.abc import Iterable

import click
from click.exceptions import NoSuchCommand

from paraf.cli.helping import placeholders
from paraf.desk.language import Language

_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")
"""What click says of words that no parameter takes; it tells them in no other way."""

_WANTS_NONE = "does not take a value"
"""What click says of a value that an option has no use for."""


def usage_sentence(wrong: click.UsageError, language: Language) -> str:
    """Say what was wrong about a command, what may have been meant, and how it is used."""
    command = wrong.ctx.command_path if wrong.ctx else "paraf"
    return " ".join(
        (
            _what_is_wrong(wrong, language),
            *_what_was_meant(wrong, language),
            language.sentence("How it is used: {help}", help=f"{command} --help"),
        )
    )


def _what_is_wrong(wrong: click.UsageError, language: Language) -> str:
    param = wrong.param if isinstance(wrong, click.BadParameter) else None
    name = _name_of(param, language) if param else ""
    match wrong:
        case NoSuchCommand(command_name=typed):
            sentence, blanks = "There is no command “{name}”.", {"name": typed}
        case click.NoSuchOption(option_name=typed):
            sentence, blanks = "There is no option “{name}”.", {"name": typed}
        case click.MissingParameter() if name:
            sentence, blanks = "{name} is missing.", {"name": name}
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            sentence, blanks = "{name} can be: {choices}.", {"name": name, "choices": ", ".join(choices)}
        case click.BadParameter(param=click.Parameter(type=click.IntRange() as range_)):
            sentence = "{name} is a whole number from {least} to {most}."
            blanks = {"name": name, "least": str(range_.min), "most": str(range_.max)}
        case click.BadParameter(param=click.Parameter(type=click.Path(file_okay=False))):
            sentence, blanks = "{name} has to be a folder, and what lies there is a file.", {"name": name}
        case click.BadParameter(param=click.Parameter(type=click.Path(dir_okay=False))):
            sentence, blanks = "{name} has to be a file; a folder lies there, or nothing.", {"name": name}
        case click.BadOptionUsage(option_name=typed, message=message):
            sentence = "{name} takes no value." if _WANTS_NONE in message else "{name} needs a value behind it."
            blanks = {"name": typed}
        case click.UsageError(message=message) if extra := _EXTRA.search(message):
            sentence = "{words} is too much. A name with blanks stands in quotation marks."
            blanks = {"words": extra[1]}
        case _:
            sentence = "This was not understood: {reason}"
            blanks = {"reason": f"{wrong.message.rstrip('.')}."}  # which is not always a whole sentence
    return language.sentence(sentence, **blanks)


def _what_was_meant(wrong: click.UsageError, language: Language) -> Iterable[str]:
    if isinstance(wrong, NoSuchCommand | click.NoSuchOption) and wrong.possibilities:
        yield language.sentence("Perhaps you meant: {others}.", others=", ".join(wrong.possibilities))


def _name_of(param: click.Parameter, language: Language) -> str:
    """Give the name of a parameter: the longest of an option's, which people type; an argument's as help has it."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return placeholders(param.human_readable_name, language)
