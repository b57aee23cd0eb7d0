"""The command ``paraf``: finds the command that was asked for, and imports nothing of the others.

* Exit status: 0 done, 1 failure, 2 wrong usage, 3 refused or withheld, 4 records damaged.
* Results go to stdout, talk to stderr.
* Most of what a command makes stays until it ends: garbage is looked for seldom, and at the end not once more, which
  would take longer than many a command does.
"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from paraf.cli.command_names import BY_ALIAS, COMMANDS
from paraf.cli.exits import Exit
from paraf.cli.failures import explain
from paraf.cli.helping import HelpContext, with_help
from paraf.cli.session import Session

_SELDOM = (50_000, 20, 50)


class LazyGroup(click.Group):
    """A group that imports a command's module when it is asked for."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        """Give the names of all commands, in the order of an article's way."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        name = BY_ALIAS.get(cmd_name, cmd_name)
        if name not in COMMANDS:
            return None
        module = f"{name}_" if iskeyword(name) else name
        command = import_module(f"paraf.cli.{module}").command
        assert isinstance(command, click.Command)  # noqa: S101  # every module of COMMANDS has one
        return with_help(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; where there is none, those that may have been meant, by all their names."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as unknown:
            raise NoSuchCommand(unknown.command_name, possibilities=[*COMMANDS, *BY_ALIAS], ctx=ctx) from None


def _stand_there(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        context.ensure_object(Session).named = folder.resolve()


@click.group(cls=LazyGroup)
@click.option(
    "-C",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    is_eager=True,
    expose_value=False,
    callback=_stand_there,
    help="The newsroom's folder (default: here, or the nearest above that is one).",
)
@click.version_option(package_name="paraf", message="%(prog)s %(version)s")
@click.pass_context
def group(context: click.Context) -> None:
    """Run a newsroom where nothing that was not corrected reaches the public."""
    if os.environ.get("NO_COLOR"):
        context.color = False


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    gc.set_threshold(*_SELDOM)
    words = list(sys.argv[1:] if arguments is None else arguments)
    session = Session(here=_here())
    try:
        sys.exit(group.main(args=words, prog_name="paraf", standalone_mode=False, obj=session) or Exit.DONE)
    except click.Abort:
        click.echo(err=True)  # the question that was broken off stands on its own line
        sys.exit(Exit.FAILURE)
    except NoArgsIsHelpError as bare:
        bare.show()
        sys.exit(Exit.USAGE)
    except Exception as error:  # noqa: BLE001  # the one place where whatever broke becomes an exit status
        sys.exit(explain(error, session, as_json="--json" in words))


atexit.register(gc.freeze)


def _here() -> Path:
    """Give the folder that we stand in, by its whole path where the computer still knows it."""
    try:
        return Path().absolute()
    except OSError:
        return Path()
