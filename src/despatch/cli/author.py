"""Who decides, and why: the options that the acts of `correct` share."""

from collections.abc import Callable
from typing import Any

import click


def author_option() -> Callable[[Any], Any]:
    """`--author`: the name that a judgement is kept under."""
    return click.option(
        "--author",
        metavar="NAME",
        envvar="DESPATCH_AUTHOR",
        show_envvar=True,
        default=_login,
        help="Who decides.  [default: your login name]",
    )


def reason_option(*, required: bool = True) -> Callable[[Any], Any]:
    """`--reason`: why it is so."""
    named = ("-m", "--reason")
    if required:
        return click.option(*named, metavar="WORDS", required=True, help="Why: what shows it.")
    return click.option(*named, metavar="WORDS", default="", help="Why: what shows it.")


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
