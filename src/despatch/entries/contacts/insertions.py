"""What is told between two commas of somebody or something: ", who is due in Lima on Monday,": no day or place of the main clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_OPENERS = frozenset("who whose where due expected scheduled slated".split())
_RELATIVE = frozenset(("who", "whose"))
_LONGEST = 26  # tokens between the commas


def insertions(view: View) -> list[tuple[int, int]]:
    """The tokens [comma, closing comma] of each insertion of the sentence; what closes with the sentence is none."""
    found: list[tuple[int, int]] = []
    for k in range(len(view.words) - 2):
        if view.words[k] == "," and (view.words[k + 1] in _OPENERS or _participle(view, k + 1)):
            close = next(
                (c for c in range(k + 2, min(k + _LONGEST, len(view.words))) if _closes(view, c)), None
            )
            if close is not None:
                found.append((k, close))
    return found


def _of_the_stay(view: View, comma: int) -> bool:
    """ "In Lima, where he is expected from July 9 to 10, X will meet Y": the days are those of the main clause too."""
    opens = comma <= _FRONTED and view.words[0] in ("in", "at")
    return (
        opens
        and view.words[comma + 1] == "where"
        and not _AHEAD.isdisjoint(view.words[comma + 2 : comma + 6])
    )


_FRONTED = 5  # tokens of "In Sharm el Sheikh"
_AHEAD = frozenset("expected due scheduled will".split())


def _participle(view: View, i: int) -> bool:
    """ ", after meeting Y in Lima on Monday, flew to Quito": what was done before or after."""
    return view.words[i] in ("after", "before") and view.words[i + 1].endswith("ing")


def _closes(view: View, c: int) -> bool:
    """Whether a comma closes the insertion: one within a date ("Monday, December 4") does not."""
    return view.words[c] == "," and not (c - 1 in view.timed and c + 1 in view.timed)


def told_aside(view: View, at: int, of: int) -> bool:
    """Whether the token `at` stands in an insertion that is not of what begins at `of`.

    What a noun stands before is of it: "the visit to Peru, scheduled for Tuesday, was put off".
    """
    return any(
        first < at < last
        and (of > last or (of < first and view.words[first + 1] in _RELATIVE))
        and not (at in view.timed and _of_the_stay(view, first))
        for first, last in insertions(view)
    )


def without(view: View, between: list[int]) -> list[int]:
    """The tokens that lie in no insertion which they cross as a whole."""
    crossed = [(a, b) for a, b in insertions(view) if between and between[0] <= a and b <= between[-1]]
    return [i for i in between if not any(a <= i <= b for a, b in crossed)]
