"""Letters that are handed over: "gave X a letter from President Y" is written by Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.actors import lists

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


GIVING = frozenset(
    "gave gives give deliver delivers handed hands passed conveyed delivered brought brings relayed".split()
)


def written_by(view: View, noun: int) -> bool:
    """Whether somebody named wrote it: "a letter from President X"."""
    writers = lists.actors_after(view, noun + 2, min(noun + 12, len(view.words)))
    return view.word(noun + 1) == "from" and any(a.kind == "person" for a in writers)
