"""Sides known by what they are: "the rebels" in a report that names one movement, "the government" that they fight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from despatch.entries.contacts.lexicon import group
from despatch.model import Analysis, Mention
from despatch.registers.bodies import movements

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

REBELS = frozenset("rebels rebel guerrillas guerrilla insurgents separatists".split())


def rebels(view: View) -> list[Mention]:
    """A mention for each "rebels", "rebel officials" of the sentence, and one for "the government" beside them or their name."""
    movement = _movement(view.analysis)
    if movement is None:
        return []
    taken = {i for m in view.mentions if m.people for i in range(*view.extent(m.start, m.end))}
    found = []
    for i, word in enumerate(view.words):
        if word in REBELS and i not in taken:
            found += _rebels(view, i, movement)
        elif word == "government" and view.word(i - 1) == "the" and i not in taken:
            found += [
                _group(view, i, i + 1, code) for code in movements()[movement].members if len(code) == 3
            ]
    return found if any(m.parties == (movement,) for m in (*found, *view.mentions)) else []


def faced(view: View) -> bool:
    """Whether the sentence may tell of a movement and of those that it fights: "talks between the government and the LRA"."""
    if not REBELS.isdisjoint(view.words):
        return True
    return "government" in view.words and any(p in movements() for m in view.mentions for p in m.parties)


def _rebels(view: View, i: int, movement: str) -> list[Mention]:
    last = i + 1
    while last < len(view.words) and view.words[last] in group("group_modifiers"):
        last += 1
    officials = view.word(last) in group("group_nouns")
    if not officials and not view.words[i].endswith("s"):
        return []  # "the rebel advance", "rebel-held"
    first = i
    for mention in view.mentions:
        start, end = view.extent(mention.start, mention.end)
        if mention.form == "demonym" and end == i:
            first = start
    return [_group(view, first, last + 1 if officials else i + 1, movement)]


def _group(view: View, first: int, last: int, party: str) -> Mention:
    return Mention(
        start=view.tokens[first].start,
        end=view.tokens[last - 1].end,
        type="office",
        parties=(party,),
        form="group",
    )


def _movement(analysis: Analysis) -> str | None:
    """The one movement that the report names, by itself or as whom somebody serves; None if none or several."""
    known = movements()
    named = {p for m in analysis.mentions for p in m.parties if p in known}
    named |= {str(p.party) for p in analysis.people if p.party in known}
    return named.pop() if len(named) == 1 else None
