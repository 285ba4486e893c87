"""Bytes to pages: text in any encoding, HTML, Markdown, JSONL, gzip, folders, standard input."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from despatch.model import Page, Skipped


def pages(paths: Iterable[str | Path]) -> Iterator[Page | Skipped]:
    """Yield every page of the given files and folders (`-` is standard input), in order.

    An input that cannot be read yields a `Skipped` with the reason; the rest goes on.
    """
    for path in paths:  # interim: plain UTF-8 text only
        p = Path(path)
        yield Page(id=p.stem, content=p.read_text(encoding="utf-8"), location=str(p))


__all__ = ["pages"]
