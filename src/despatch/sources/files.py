"""Files and standard input as byte streams: gzip, limits, and errors in plain words."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from despatch.model import InputError
from despatch.sources.limits import size

_GZIP = b"\x1f\x8b"


@contextmanager
def opened(path: str | Path) -> Iterator[io.BufferedReader]:
    """Open a file, or standard input for `-`, unpacked if it is gzip whatever its name.

    Raises:
        InputError: missing, unreadable, a broken archive; also for errors inside the `with` block.
    """
    try:
        raw: IO[bytes] = sys.stdin.buffer if str(path) == "-" else open(path, "rb")  # noqa: SIM115
        try:
            yield _unpacked(raw)
        finally:
            if str(path) != "-":
                raw.close()
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(
            "cannot unpack", f"the gzip data is damaged or cut off ({error})", "fetch it again"
        ) from error
    except OSError as error:
        raise InputError("cannot read", _reason(error), _advice(error)) from error


def _unpacked(raw: IO[bytes]) -> io.BufferedReader:
    buffered = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
    if buffered.peek(2)[:2] == _GZIP:
        return io.BufferedReader(gzip.GzipFile(fileobj=buffered))
    return buffered


def read_up_to(stream: IO[bytes], limit: int) -> bytes:
    """All of `stream`, in bounded memory.

    Raises:
        InputError: it holds more than `limit` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(
            "too large",
            f"more than {size(limit)} for one report",
            "split it, or give the reports as JSONL, one a line",
        )
    return data


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    return (error.strerror or str(error)).lower()


def _advice(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "check the path"
    return "check its permissions" if isinstance(error, PermissionError) else ""
