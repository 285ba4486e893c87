"""Messages to those at a gathering: "sent greetings to the participants in the NATO summit", "greeted the SCO forum"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from despatch.entries.contacts.actors import roles
from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.structures import Actor, Candidate, Trigger
from despatch.entries.contacts.triggers import status
from despatch.model import Analysis

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View

GREETED = frozenset(
    "participants participant guests delegates organisers organizers attendees participating".split()
)
GREETS = frozenset("greeted greets congratulated congratulates welcomed welcomes addressed addresses".split())
_GATHERINGS = (
    group("conference_nouns")
    | frozenset("meeting session congress council round festival ministerial exhibition".split())
    | frozenset(("opening",))
)
_PERSONS = ("person", "office", "pronoun")
_REACH = 40  # tokens in which the name of the gathering goes on
_STOPS = frozenset(
    "taking held holding convened opening opened which that who where on to signed dated , ; : stressing saying".split()
)


def greetings(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """The message that the verb at `i`, or the noun that opens a headline there, tells of."""
    noun = view.words[i] in group("message_nouns")
    if noun and not (title and i == 0):
        return
    span = _greeted(view, i)
    if span is None:
        return
    first, last = span
    subjects = [] if noun else [s for s in roles.subject(view, i) if s.kind in _PERSONS]
    what = "held" if noun else status.verb_status(view, i, title)
    own = {p for s in subjects for p in s.parties}
    sides = _sides(view, first, last, own) or _sides(view, last, len(view.words), own)
    if sides and (subjects or noun) and what in ("held", "present", "planned"):
        yield Trigger(i, i + 1, "message", what, (*subjects, *sides), verb=None if noun else i)


def _greeted(view: View, i: int) -> tuple[int, int] | None:
    """Token indices of the gathering whose participants the word at `i` greets."""
    words = view.words
    if words[i] in GREETS:
        start = next((k for k in range(i + 1, min(i + 4, len(words))) if words[k] in GREETED), None)
    else:
        to = next((k for k in range(i + 1, min(i + 12, len(words))) if words[k] == "to"), None)
        told = words[i] in group("message_nouns") or group("message_nouns") & set(words[i + 1 : to or i])
        if to is None or not told:
            return None
        near = range(to + 1, min(to + 6, len(words)))
        start = next((k for k in near if words[k] in GREETED | _GATHERINGS), None)
        if start is not None and words[start] in _GATHERINGS:
            start = to
    if start is None:
        return None
    end = start + 1
    while end < min(start + _REACH, len(words)) and not _ends(view, start, end):
        end += 1
    return (start, end) if _GATHERINGS & set(words[start:end]) else None


def _ends(view: View, start: int, k: int) -> bool:
    """Whether the name of the gathering, once told, ends before token `k`."""
    if view.words[k] not in _STOPS and k not in view.timed:
        return False
    return bool(_GATHERINGS & set(view.words[start:k])) or view.words[k] in (";", ":")


def _sides(view: View, first: int, last: int, own: set[str]) -> list[Actor]:
    """Whose gathering it is: the bodies within its name; the League for one of Arab leaders. Towns' and scholars' forums of two states are none."""
    parties = tuple(dict.fromkeys(p for m in _mentions(view, first, last) for p in m if is_body(p)))
    words = set(view.words[first:last])
    if not parties and "arab" in words and words & {"heads", "leaders", "summit"}:
        parties = ("ARAB LEAGUE",)
    parties = tuple(p for p in parties if p not in own)
    return [Actor(first, last, "body", (), parties)] if parties else []


def _mentions(view: View, first: int, last: int) -> Iterator[tuple[str, ...]]:
    """The parties of every mention in [first, last), those inside longer names too."""
    for mention in view.mentions:
        at, _ = view.extent(mention.start, mention.end)
        if first <= at < last:
            yield mention.parties or ((mention.of,) if mention.of and mention.type == "body" else ())


def with_gathering(view: View, found: list[Trigger]) -> list[Trigger]:
    """The gathering that is greeted is under way, and who greets it is not there."""
    greeted = next((t for t in found if t.kind == "message" and view.words[t.first] not in GREETED), None)
    if greeted is None or not GREETED & set(view.words):
        return found
    span = _greeted(view, greeted.first)
    if span is None:
        return found
    made: list[Trigger] = []
    told = False
    for one in found:
        if one.kind not in ("conference", "meeting") or not span[0] <= one.first < span[1]:
            made.append(one)
        elif not told:  # what else is in its name is spoken of there
            told = True
            sides = tuple(s for s in one.sides if s.first >= span[0] and s.kind not in _PERSONS)
            sides = (
                sides
                if any(s.parties for s in sides)
                else tuple(s for s in greeted.sides if s.kind == "body")
            )
            made.append(
                msgspec.structs.replace(one, kind="conference", status="arrived", sides=sides, strength=2)
            )
    return made


def dates_gathering(view: View, trigger: Trigger, first: int) -> bool:
    """Whether the time at `first` tells when the gathering is whose participants get the message."""
    return trigger.kind == "message" and not GREETED.isdisjoint(view.words[trigger.last : first])


def same_gathering(analysis: Analysis, told: list[Candidate]) -> None:
    """ "Your forum", "this summit", in a message to those at one: what is told of it belongs to the one greeted."""
    heads = [one for one in told if one.kind == "conference" and one.status == "arrived"]
    written = {one.sentence for one in told if one.kind == "message"}
    greeted = next((one for one in heads if one.sentence in written and one.sentence <= _HEADED), None)
    if greeted is None:
        return
    for one in [o for o in told if o is not greeted and o.kind in ("conference", "meeting")]:
        if one.sentence > greeted.sentence and _addressed(analysis, one, greeted):
            for name, value in one.when_and_where().items():
                if not getattr(greeted, name):
                    setattr(greeted, name, value)
            greeted.evidence += [i for i in one.evidence if i not in greeted.evidence]
            told.remove(one)


_HEADED = 2  # the last sentence in which the message itself is told


def _addressed(analysis: Analysis, one: Candidate, greeted: Candidate) -> bool:
    head = one.heads[0]
    phrase = analysis.report.text[max(0, head.start - 6) : head.end].lower().split()
    if {"your", "this"} & set(phrase):
        return True
    return one.parties == greeted.parties and one.status != "held" and not one.when_and_where()
