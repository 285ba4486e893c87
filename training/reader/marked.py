"""Sentences of our own with marked names (training/sentences/names, marked up as its README says), as words and tags.

They are cut into words as CrossNER's are, so that both are learnt in one form.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from training.reader import names
from training.reader.examples import Example

KINDS = {"P": "person", "S": "country", "L": "location", "O": "organisation", "E": "event"}
_MARK = re.compile(r"\[([A-Z])\|([^\[\]|]+)\]")
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., F.D.R.
    r"|[^\W\d_]\.(?=\s+[^\W\d_a-zß-öø-ÿ])"  # the initial of a name
    r"|\d+(?:[.,]\d+)*"
    r"|['’](?:s|t|re|ve|ll|d|m)\b"
    r"|\w+(?:[-–.'’]\w+)*?(?=['’](?:s|t|re|ve|ll|d|m)\b)"
    r"|\w+(?:[-–.'’]\w+)*"
    r"|\S"
)


class MarkError(ValueError):
    """A mark that is not known, or is not closed."""


def tagged(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of a file as words and BIO tags with CrossNER's kinds."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield words_and_tags(line.strip())
            except MarkError as error:
                raise MarkError(f"{path.name}, line {n}: {error}") from None


def documents(folder: Path, group: int = 3) -> Iterator[Example]:
    """Examples of `group` sentences each, file by file."""
    for path in sorted(folder.glob("*.txt")):
        rows = list(tagged(path))
        for n in range(0, len(rows), group):
            yield names.example(f"marked.{path.stem}.{n}", "marked", rows[n : n + group])


def words_and_tags(marked: str) -> tuple[list[str], list[str]]:
    """The words of one sentence and their tags."""
    words: list[str] = []
    tags: list[str] = []
    at = 0
    for mark in _MARK.finditer(marked):
        if mark[1] not in KINDS:
            raise MarkError(f"there is no kind {mark[1]!r}, only {', '.join(KINDS)}")
        _add(words, tags, marked[at : mark.start()], None)
        _add(words, tags, mark[2], KINDS[mark[1]])
        at = mark.end()
    _add(words, tags, marked[at:], None)
    return words, tags


def _add(words: list[str], tags: list[str], text: str, kind: str | None) -> None:
    if kind is None and re.search(r"\[[A-Z]?\||\|[^ ]*\]", text):
        raise MarkError(f"a mark is not closed: {text!r}")
    found = _WORD.findall(text)
    words += found
    tags += ["O" if kind is None else f"{'I' if n else 'B'}-{kind}" for n in range(len(found))]
