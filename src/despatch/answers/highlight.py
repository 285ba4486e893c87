"""The words of a query, marked where they stand in a text."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from despatch.answers.plain import shortened
from despatch.record.search_query import Term, parsed, words_of
from despatch.record.search_words import placed_words

MARK = "bold yellow"
_Placed = tuple[int, int, str]


def marked(text: str, words: str | None, *, colour: bool, most: int, style: str = "") -> Text:
    """`text` on one line and harmless, cut to `most` characters, the words asked for in MARK (without colour: in brackets).

    What is marked are the words and phrases by which `Record.search` finds it.
    """
    line = shortened(text, most)
    out, at = Text(style=style, overflow="fold"), 0
    for start, end in _found(line, words_of(parsed(words)) if words else []):
        if start < at:
            continue
        out.append(line[at:start])
        out.append(line[start:end] if colour else f"[{line[start:end]}]", style=MARK if colour else "")
        at = end
    return out.append(line[at:])


def _found(line: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where the terms stand, in order; of those that begin together the longest."""
    placed = list(placed_words(line, 0, len(line))) if terms else []
    for n in range(len(placed)):
        length = max((len(t.words) for t in terms if _stands(t, placed[n : n + len(t.words)])), default=0)
        if length:
            yield placed[n][0], placed[n + length - 1][1]


def _stands(term: Term, placed: Sequence[_Placed]) -> bool:
    words = [word for _, _, word in placed]
    *whole, last = term.words
    if len(words) < len(term.words) or words[:-1] != whole:
        return False
    return words[-1].startswith(last) if term.open_end else words[-1] == last
