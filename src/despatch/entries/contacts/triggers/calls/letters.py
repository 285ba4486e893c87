"""Triggers by nouns of messages: "a letter from A to B", "said in a letter to B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.actors import lists, roles
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Trigger
from despatch.entries.contacts.triggers import status
from despatch.entries.contacts.triggers.calls.grouping import PERSONS
from despatch.entries.contacts.triggers.calls.handing import GIVING

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


def _office_of_state(view: View, actor: Actor) -> bool:
    """Whether it is a ministry or government, which writes as its minister does."""
    return actor.kind == "organisation" and bool(_WRITERS & set(view.words[actor.first : actor.last]))


_WRITERS = frozenset(
    "ministry ministries government department embassy mission presidency chancellery".split()
)


def _said_before(view: View, i: int) -> list[Actor]:
    """Whose words stand before "in a letter to" where the verb comes first: "..., said X in a letter to Y"."""
    before = [a for a in view.actors if a.last <= i - 2 and not a.modifier]
    if not before or before[-1].last != i - 2:
        return []
    verb = before[-1].first - 1 - (view.word(before[-1].first - 1) in ("the", "a"))
    return before[-1:] if view.word(verb) in group("say_verbs") else []


def _given(view: View, noun: int) -> list[Actor]:
    """Whom "handed X a message from Y" tells that it is for: who stands between the verb and the noun."""
    verb = next((k for k in range(noun - 1, max(-1, noun - 12), -1) if view.words[k] in GIVING), None)
    return (
        [a for a in lists.actors_after(view, verb + 1, noun) if a.kind in PERSONS] if verb is not None else []
    )


def _of_bearer(view: View, noun: int, writers: list[Actor]) -> list[Actor]:
    """The writers; one whose party nobody tells is of that of whoever carries the message."""
    verb = _carrying(view, noun)
    if len(writers) != 1 or writers[0].parties or verb is None:
        return writers
    bearers = [s for s in roles.subject(view, verb) if s.kind in PERSONS]
    bearers = bearers or [a for a in view.actors if a.last <= verb and a.kind in PERSONS][:1]
    parties = {p for s in bearers for p in s.parties}
    return [msgspec.structs.replace(writers[0], parties=tuple(parties))] if len(parties) == 1 else writers


def _carrying(view: View, noun: int) -> int | None:
    return next((k for k in range(noun - 1, max(-1, noun - 5), -1) if view.words[k] in _CARRYING), None)


def _handed(view: View, noun: int, title: bool) -> tuple[str, bool]:
    """The status that whoever carries it tells ("left for Lima to hand over a letter from X"); whether the day told is not its own."""
    verb = _carrying(view, noun)
    if verb is None:
        return "held", False
    what = status.verb_status(view, verb, title)
    if what in ("purpose", "participle", "present"):
        under_way = bool(_UNDER_WAY & set(view.words[:verb]))
        return ("planned", True) if under_way else ("held", False)
    return (what if what in ("planned", "cancelled", "postponed", "proposed") else "held"), False


_CARRYING = GIVING | frozenset(
    "carry carrying carries convey conveying delivering bear bearing hand handing transmit".split()
)
_UNDER_WAY = frozenset(
    "headed heads left leaves leave arrived arrives travels travel flew flies set will due".split()
)


def message_nouns(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """ "a letter from A to B", "in a message to B"."""
    if view.words[i] not in group("message_nouns") or view.word(i + 1) not in ("from", "to", "of"):
        return
    end = roles.clause_end(view, i)
    ways = []
    for word in ("from", "to"):
        j = next((k for k in range(i + 1, min(i + 14, end)) if view.words[k] == word), None)
        ways.append(
            [a for a in lists.actors_after(view, j + 1, end) if a.kind in PERSONS] if j is not None else []
        )
    ways[1] = ways[1] or (_given(view, i) if ways[0] else [])
    ways[0] = _of_bearer(view, i, ways[0])
    sides = [*ways[0], *ways[1]]
    owners = roles.possessor(view, i)
    if view.words[max(0, i - 2) : i] in (["in", "a"], ["in", "the"]) and not owners:
        said_by = roles.subject(view, i - 2) or _said_before(view, i)  # "said in a letter to X"
        owners = [s for s in said_by if s.kind in PERSONS or _office_of_state(view, s)]
    if i <= 3 and not owners and ways[1] and view.words[0] == "in":
        owners = [s for s in roles.dangling_subject(view, ways[1][-1].last) if s.kind in PERSONS]
    if title and i == 0 and ways[1] and not ways[0]:  # "Greetings to X": the heading of the message itself
        yield Trigger(i, i + 1, "message", "held", tuple(ways[1]))
        return
    if (
        owners and not sides and view.word(i + 1) == "of" and i + 2 in view.timed
    ):  # "X's letter of 3 May": an earlier one
        yield Trigger(i, i + 1, "message", "held", tuple(owners), former=True)
        return
    if sum(map(bool, (owners, *ways))) < 2:
        return  # from several, and nobody says to whom
    said = bool(owners) and (view.word(i - 2) == "in" or i <= 3)
    both = "from" in view.words[i + 1 : i + 14] and len(sides) > 1
    strength = 2 if (both or said) and len({p for s in (*owners, *sides) for p in s.parties}) > 1 else 1
    what, later = _handed(view, i, title)
    if len(sides) + len(owners) > 1:
        yield Trigger(
            i,
            i + 1,
            "message",
            what,
            (*owners, *sides),
            definite=view.word(i - 1) == "the",
            strength=strength,
            later=later,
        )
