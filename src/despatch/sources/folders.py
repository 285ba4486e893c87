"""Folders to files: recursive, sorted, hidden files passed over, loops of links cut."""

import os
from collections.abc import Iterator
from pathlib import Path

from despatch.model import Skipped

TEXT = frozenset((".txt", ".text"))
HTML = frozenset((".html", ".htm", ".xhtml"))
MARKDOWN = frozenset((".md", ".markdown"))
JSONL = frozenset((".jsonl", ".ndjson"))
READ = TEXT | HTML | MARKDOWN | JSONL
# What stands beside saved pages and is never a report; anything else unknown is named as skipped.
_ASSETS = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp", ".css", ".js", ".mjs", ".map"}
    | {".woff", ".woff2", ".ttf", ".eot", ".otf", ".mp3", ".mp4", ".webm", ".db", ".lock", ".yaml", ".yml"}
    | {".toml", ".ini", ".cfg", ".py", ".pyc", ".sh", ".log", ".csv", ".tsv", ".json", ".xml"}
)


def suffix_of(path: Path) -> str:
    """The suffix that tells the kind, in small letters, `.gz` apart: `.txt` of `a.TXT.gz`."""
    name = path.name.lower().removesuffix(".gz")
    return os.path.splitext(name)[1]


def stem_of(path: Path) -> str:
    """The report id that a file name gives: without `.gz` and without the suffix of a kind we read."""
    name = path.name
    if name.lower().endswith(".gz") and len(name) > 3:
        name = name[:-3]
    stem, suffix = os.path.splitext(name)
    return stem if stem and suffix.lower() in READ else name


def files_in(folder: Path) -> Iterator[Path | Skipped]:
    """Every file under `folder` that may hold reports, sorted by path; a `Skipped` for what does not open.

    Each folder is entered once, so a link that leads back up ends there. Only regular files count:
    a pipe or device in a folder would block or never end.
    """
    seen: set[tuple[int, int]] = set()
    stack = [folder]
    while stack:
        here = stack.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(os.listdir(here))
        except OSError as error:
            yield Skipped(
                id=str(here), why=f"cannot list the folder: {(error.strerror or str(error)).lower()}"
            )
            continue
        folders: list[Path] = []
        for name in names:
            if name.startswith(".") or name.endswith("~"):
                continue
            path = here / name
            if path.is_dir():
                folders.append(path)
            elif not path.is_symlink() or path.exists():
                yield from _file(path)
            else:
                yield Skipped(id=str(path), why="a link that leads nowhere")
        stack.extend(reversed(folders))


def _file(path: Path) -> Iterator[Path | Skipped]:
    suffix = suffix_of(path)
    if suffix in READ or (not suffix and path.is_file()):
        if path.is_file() or not path.exists():  # a file that has vanished is named when it is opened
            yield path
    elif suffix not in _ASSETS:
        yield Skipped(
            id=str(path),
            why=f"no reader for {suffix or 'this kind of file'}",
            try_="convert it to text, HTML or JSONL",
        )
