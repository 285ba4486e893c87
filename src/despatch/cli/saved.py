"""Output into a file: whole, or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import TextIOWrapper
from pathlib import Path


@contextmanager
def saved(where: str | None) -> Iterator[None]:
    """What is printed to standard output within goes into the file `where`; None leaves it there.

    The file takes the place of an older one when all is written; until then, and on a failure, that stays as it was.

    Raises:
        OSError: it cannot be written.
    """
    if where is None:
        yield
        return
    target = Path(where)
    if target.exists() and not target.is_file():  # a pipe or device is written to as it is
        with target.open("w", encoding="utf-8", newline="") as stream, redirect_stdout(stream):
            yield
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as raw, TextIOWrapper(raw, encoding="utf-8", newline="") as stream:
            with redirect_stdout(stream):
                yield
            stream.flush()
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def to_terminal() -> bool:
    """Whether what is printed would stand on a terminal."""
    return bool(sys.stdout.isatty())
