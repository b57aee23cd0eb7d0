"""The options that several commands have."""

import click

from paraf.cli.session import Session


def _answer_in_json(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's call
    context.ensure_object(Session).as_json |= value


officer_option = click.option("--as", "officer", metavar="OFFICER", help="Who acts: an officer's id or name.")
json_option = click.option(
    "--json", is_flag=True, is_eager=True, expose_value=False, callback=_answer_in_json, help="Answer in JSON."
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
