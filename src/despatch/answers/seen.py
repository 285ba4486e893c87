"""The words sought where they stand in a text, cut to the stretch that has most of them."""

from collections.abc import Sequence
from typing import NamedTuple

from despatch.answers.plain import plain
from despatch.model import Citation
from despatch.record.search_query import Term, parsed, words_of
from despatch.record.search_words import placed_words

MOST = 8_000  # characters of a text that are looked at
CITED = 40  # citations that are looked at
Stretch = tuple[int, int, int]  # start, end, number of the term


class Piece(NamedTuple):
    """A stretch of words; `sought`: they are those of the question."""

    text: str
    sought: bool


def pieces(text: str, words: str, width: int) -> list[Piece]:
    """`text` on one line and harmless, about `width` characters of it, around where most of the words stand."""
    line = plain(text[:MOST])
    hits = _hits(line, _terms(words))
    start, end = _window(line, hits, width)
    made, at = [], start
    for first, last, _ in hits:
        if at <= first and last <= end:
            made += [Piece(line[at:first], False), Piece(line[first:last], True)]
            at = last
    made.append(Piece(line[at:end], False))
    if start:
        made.insert(0, Piece("… ", False))
    if end < len(line):
        made.append(Piece(" …", False))
    return [p for p in made if p.text]


def telling(citations: Sequence[Citation], words: str) -> Citation | None:
    """The citation that has most of the words sought, the first of equals; None where there is none at all."""
    terms = _terms(words)

    def number(citation: Citation) -> int:
        return len({term for _, _, term in _hits(plain(citation.text[:MOST]), terms)})

    return max(citations[:CITED], key=number, default=None)


def _terms(words: str) -> list[Term]:
    return words_of(parsed(words))


def _hits(line: str, terms: Sequence[Term]) -> list[Stretch]:
    """Where the terms stand, in order, none within another; of those that begin together the longest."""
    placed = list(placed_words(line, 0, len(line))) if terms else []
    found: list[Stretch] = []
    for n in range(len(placed)):
        fits = [(len(t.words), -i) for i, t in enumerate(terms) if _stands(t, placed[n : n + len(t.words)])]
        if fits:
            length, which = max(fits)
            if not found or placed[n][0] >= found[-1][1]:
                found.append((placed[n][0], placed[n + length - 1][1], -which))
    return found


def _stands(term: Term, placed: Sequence[tuple[int, int, str]]) -> bool:
    words = [word for _, _, word in placed]
    *whole, last = term.words
    if len(words) < len(term.words) or words[:-1] != whole:
        return False
    return words[-1].startswith(last) if term.open_end else words[-1] == last


def _window(line: str, hits: Sequence[Stretch], width: int) -> tuple[int, int]:
    """Start and end of the stretch shown, at blanks where there are any near."""
    if len(line) <= width:
        return 0, len(line)
    best = max(
        hits, key=lambda h: (len({t for s, e, t in hits if h[0] <= s and e <= h[0] + width * 2 // 3}), -h[0]), default=(0, 0, 0)
    )  # fmt: skip
    start = max(0, min(best[0] - width // 3, len(line) - width))
    end = min(len(line), start + width)
    if start:
        blank = line.find(" ", start, min(start + 40, best[0]))
        start = blank + 1 if blank >= 0 else start
    if end < len(line):
        blank = line.rfind(" ", max(start + 1, end - 40), end)
        end = blank if blank > start else end
    return start, end
