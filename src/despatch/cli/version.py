"""`despatch version`."""

import click

from despatch._version import __version__
from despatch.cli.output import Format, format_option, write


@click.command("version")
@format_option("text")
def command(format: Format) -> None:  # noqa: A002
    """Print the versions of Despatch, its reading model and Python."""
    import platform

    from despatch.answers.encode import csv_text, json_text
    from despatch.entries import model

    versions = {"despatch": __version__, "model": model(), "python": platform.python_version()}
    if format == "text":
        write("".join(f"{name} {version}\n" for name, version in versions.items()))
    elif format == "csv":
        write(csv_text(list(versions), [list(versions.values())]))
    else:
        write(json_text(versions, indent=format == "json") + "\n")
