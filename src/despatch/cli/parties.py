"""Parties as every verb takes them: named freely, completed by the shell, given on as codes."""

from collections.abc import Callable
from typing import Any

import click


def parties_argument(*, metavar: str = "[PARTY]...", required: bool = False) -> Callable[[Any], Any]:
    """`PARTY`, any number of them, which means the same on every verb."""
    return click.argument("parties", nargs=-1, metavar=metavar, required=required, shell_complete=_names)


def _names(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """States and bodies that begin so, for the shell."""
    from despatch.answers.parties import names_beginning

    return names_beginning(incomplete)
