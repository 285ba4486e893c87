"""Standard output and standard error as every verb uses them, and the options that verbs share."""

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

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


def write_rows(rows: "Iterable[Any]", format: str) -> None:  # noqa: A002
    """Write objects as they come: one a line (jsonl), or as one JSON array (json)."""
    from despatch.answers.encode import json_text

    write_lines((json_text(row) for row in rows), format)


def write_lines(encoded: "Iterable[str]", format: str) -> None:  # noqa: A002
    """Write objects that are JSON already."""
    if format == "jsonl":
        for line in encoded:
            write(line + "\n")
        return
    write("[")
    separator = "\n"
    for line in encoded:
        write(separator + line)
        separator = ",\n"
    write("\n]\n")


def note(line: str) -> None:
    """Write one line to standard error: never data."""
    from despatch.answers.plain import plain

    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(plain(line).encode(encoding, "replace").decode(encoding) + "\n")


def console(*, stderr: bool = False) -> "Console":
    """A console for people: colour on a terminal unless NO_COLOR is set, 80 columns in a pipe.

    COLUMNS sets the width; FORCE_COLOR asks for colour in a pipe; TERM=dumb for none.
    """
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    made = Console(file=stream, highlight=False, markup=False, emoji=False, legacy_windows=False)
    if os.environ.get("NO_COLOR") or not made.is_terminal:
        width = made.width if made.is_terminal or os.environ.get("COLUMNS") else 80
        made = Console(
            file=stream, highlight=False, markup=False, emoji=False, legacy_windows=False,
            color_system=None, width=width,
        )  # fmt: skip
    return made


def in_colour(made: "Console") -> bool:
    """Whether styles show; where they do not, words must."""
    return made.color_system is not None


def print_all(out: "Console", parts: "Iterable[RenderableType]") -> None:
    """Print parts one by one, without the blanks that rich fills lines up with."""
    for part in parts:
        with out.capture() as captured:
            out.print(part)
        out.file.write(_trimmed(captured.get()))
    out.file.flush()


def _trimmed(text: str) -> str:
    return "".join(line.rstrip(" ") + "\n" for line in text.split("\n")[:-1])
