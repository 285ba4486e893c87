"""Standard output and standard error as every verb uses them, and the options that verbs share."""

import sys
from collections.abc import Callable
from typing import Any, Literal

import click

Format = Literal["text", "json", "jsonl", "csv"]
FORMATS = ("text", "json", "jsonl", "csv")


def format_option(default: Format, extra: tuple[str, ...] = ()) -> Callable[[Any], Any]:
    """`--format`, which means the same on every verb."""
    return click.option(
        "--format",
        "format",
        type=click.Choice([*FORMATS, *extra]),
        default=default,
        show_default=True,
        help="text for people; json one document; jsonl one object a line; csv one row an entry"
        + ("; html a page." if extra else "."),
    )


def jobs_option() -> Callable[[Any], Any]:
    """`--jobs`, which means the same on every verb."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 1024),
        metavar="N",
        help="Processes to read with.  [default: every core, when there are many reports]",
    )


def write(text: str) -> None:
    """Write data to standard output, in UTF-8 whatever the locale."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8", "replace"))
    buffer.flush()


def note(line: str) -> None:
    """Write one line to standard error: never data."""
    from despatch.answers.plain import plain

    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(plain(line).encode(encoding, "replace").decode(encoding) + "\n")
