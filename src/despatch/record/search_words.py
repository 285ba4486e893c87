"""What full-text search compares: words in order, folded and in the singular; the texts that an entry is found by.

Both databases are given these words ready cut, so that they find the same.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from despatch.model import Commitment, Contact, Instrument, Report, Statement
from despatch.model.merged import MergedEntry
from despatch.record.names import fold
from despatch.record.words import singular

MOST = 16_000  # words of one entry or report that are indexed: PostgreSQL counts positions no further
LENGTH = 40  # characters of a word that count
GAP = "¦"  # stands between texts, so that no phrase runs over their ends; no word has it
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_JOINED = re.compile(r"\b(co|sub|non|trans|multi|inter|bi|tri|anti|counter)-(?=[a-z])")


def running_words(text: str) -> Iterator[str]:
    """The words of a text in order, as they are compared.

    >>> list(running_words("India’s co-operation with Türkiye: 2+2 Talks"))
    ['india', 's', 'cooperation', 'with', 'turkiye', '2', '2', 'talk']
    """
    for found in _WORD.finditer(_JOINED.sub(r"\1", fold(text))):
        yield singular(found[0])[:LENGTH]


def indexed(texts: Iterable[str]) -> str:
    """Texts as one line of words with a gap between each two."""
    words = (w for text in dict.fromkeys(texts) if text for w in (*running_words(text), GAP))
    return " ".join(islice(words, MOST))


def entry_texts(merged: MergedEntry) -> Iterator[str]:
    """The texts that an entry is found by: its fields first, then the words it rests on."""
    entry = merged.entry
    if isinstance(entry, Contact):
        yield entry.mechanism or ""
        yield from entry.topics
        yield entry.place or ""
        for person in entry.participants:
            yield f"{person.role or ''} {person.name or ''}"
    elif isinstance(entry, Instrument):
        yield entry.title
    elif isinstance(entry, Commitment):
        yield entry.what
    elif isinstance(entry, Statement):
        yield entry.content
        yield entry.speaker or ""
    yield from (c.text for c in entry.citations)


def report_texts(report: Report) -> Iterator[str]:
    """The texts that a report is found by: its title, then what of its text is the report."""
    yield report.title or ""
    for span in report.body:
        yield report.text[span.start : span.end]


def placed_words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words of a stretch of `text` as they are compared, each with its offsets in `text`."""
    folded, at = _folded(text, start, end)
    for found in _WORD.finditer(folded):
        first, last = at[found.start()], at[found.end() - 1]
        yield first, last + 1, singular(found[0])[:LENGTH]


def _folded(text: str, start: int, end: int) -> tuple[str, "range | list[int]"]:
    """A stretch folded, and where each of its characters stands in `text`."""
    piece = text[start:end]
    if piece.isascii():
        return piece.lower(), range(start, end)
    parts, at = [], []
    for n, character in enumerate(piece, start):
        made = fold(character)
        parts.append(made)
        at += [n] * len(made)
    return "".join(parts), at
