"""Places told within a verb group: "will on Monday in Lima, Peru, attend the summit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

_AT = frozenset(("in", "at"))
_FAR = 5  # words of a place with its state


def before_place(view: View, i: int) -> int:
    """Index before "in Lima, Peru" that ends at `i`, where an auxiliary or a time stands before it; else `i`."""
    end = i - (view.word(i) == ",")
    spans = [(first, last) for first, last, _ in view.named_places]
    if not any(last == end + 1 for _, last in spans):
        return i
    start = end + 1
    while start > i - _FAR:
        span = next(
            (s for s in spans if s[1] == start or (s[1] == start - 1 and view.word(start - 1) == ",")), None
        )
        if span is None:
            break
        start = span[0]
    before = start - 2
    if view.word(start - 1) not in _AT or not (before in view.timed or view.word(before) in _FUTURE):
        return i
    return before


_FUTURE = frozenset("will would shall".split())
