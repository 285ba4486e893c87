"""Sentences to triggers: a set look-up tells the sentences that can hold one, each word then opens its frames."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from despatch.entries.contacts.actors.addressed import SECOND_PERSONS, WELCOMES, second_persons, welcomes
from despatch.entries.contacts.actors.rebels import faced, rebels
from despatch.entries.contacts.actors.speakers import FIRST_PERSONS, first_persons
from despatch.entries.contacts.lexicon import gate, group
from despatch.entries.contacts.sides.worldwide import is_cop
from despatch.entries.contacts.structures import Trigger
from despatch.entries.contacts.triggers import (
    appearing,
    calls,
    conversing,
    fleets,
    formats,
    guests,
    legs,
    meetings,
    notes,
    nouns,
    rings,
    sessions,
    stays,
    tours,
    visits,
)
from despatch.entries.contacts.triggers.again import COUNTED, again, spelt_out
from despatch.entries.contacts.triggers.apposed import with_apposed
from despatch.entries.contacts.triggers.ceremonies import CEREMONIES, ceremonies
from despatch.entries.contacts.triggers.chairing import CHAIRS, chairing
from despatch.entries.contacts.triggers.climate import cops
from despatch.entries.contacts.triggers.denials import denied
from despatch.entries.contacts.triggers.foiled import foiled
from despatch.entries.contacts.triggers.greeted import GREETED, GREETS, greetings, with_gathering
from despatch.entries.contacts.triggers.habits import HABITS, habitual
from despatch.entries.contacts.triggers.in_turn import IN_TURN, in_turn
from despatch.entries.contacts.triggers.included import INCLUDED, with_included
from despatch.entries.contacts.triggers.invitations import INVITES, invitations
from despatch.entries.contacts.triggers.itineraries import JOURNEYS, with_stops
from despatch.entries.contacts.triggers.joint import JOINT, joint
from despatch.entries.contacts.triggers.matters import without_matters
from despatch.entries.contacts.triggers.reception import RECEIVES, receptions
from despatch.entries.contacts.triggers.shams import sham
from despatch.entries.contacts.triggers.to_each import PLURALS, to_each
from despatch.entries.contacts.triggers.took_place import took_place
from despatch.entries.contacts.triggers.unmade import unmade
from despatch.entries.contacts.triggers.wires import LINES

if TYPE_CHECKING:
    from despatch.entries.contacts.view import View


@cache
def _openers() -> frozenset[str]:
    """Every word that may open a trigger by itself."""
    return gate().union(
        _EXTRA, JOINT, sessions.DECIDES, CEREMONIES, CHAIRS, legs.STOPS, formats.CONVENES, LINES, tours.WORDS, INVITES,
        guests.WORDS, notes.REPLYING, notes.LODGING, appearing.WORDS, calls.CONTACTS, WELCOMES,
        conversing.WORDS,
    )  # fmt: skip


def triggers(view: View) -> list[Trigger]:
    """The triggers of a sentence in order of their words; the more telling one where two overlap."""
    opening = _openers()
    title = view.sentence.title
    positions = [
        i
        for i, w in enumerate(view.words)
        if w in opening
        or (w in fleets.COMES and fleets.at_sea(view))
        or (title and w == "in")
        or (w.startswith("cop") and is_cop(w))
    ]
    if not positions:
        return []
    _point_out(view)
    found: list[Trigger] = []
    for i in positions:
        if i not in view.timed:
            found.extend(_at(view, i, title))
    return _without_overlap(view, _worth_telling(view, _placed(view, _joined(view, found))))


def _joined(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers with those that a row of people or days, an apposition or a group named opens besides."""
    if not IN_TURN.isdisjoint(view.words):
        found += [met for t in found for met in in_turn(view, t)]
    if "and" in view.words:
        found = found + list(again(view, found)) if COUNTED.isdisjoint(view.words) else spelt_out(view, found)
    if not INCLUDED.isdisjoint(view.words):
        found = [with_included(view, t) for t in found]
    if len(found) > 1 and not _RELATIVES.isdisjoint(view.words):
        found = with_apposed(view, found)
    return found


def _placed(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers with what else the words tell of them: a gathering of guests, a matter talked of, each of several states."""
    if not GREETED.isdisjoint(view.words):
        found = with_gathering(view, found)
    if "between" in view.words:
        found = without_matters(view, found)
    if not RECEIVES.isdisjoint(view.words):
        found = receptions(view, found)
    if not PLURALS.isdisjoint(view.words):
        found = to_each(view, found)
    if not JOURNEYS.isdisjoint(view.words):
        found = with_stops(view, found)
    return found


_RELATIVES = frozenset(("which", "that"))


def _point_out(view: View) -> None:
    """Add who is meant by "I", "you" and "the rebels" to the mentions of the sentence."""
    if not FIRST_PERSONS.isdisjoint(view.words):
        view.mentions = [*view.mentions, *first_persons(view)]
    if not SECOND_PERSONS.isdisjoint(view.words):
        view.mentions = [*view.mentions, *second_persons(view)]
    if faced(view):
        view.mentions = [*view.mentions, *rebels(view)]


def _worth_telling(view: View, found: list[Trigger]) -> list[Trigger]:
    """The triggers but for matches, habits, shams and what somebody did not do, with the status that the sentence leaves them."""
    if found and not group("sport").isdisjoint(view.words) and _sporting(view):
        found = [t for t in found if any(s.kind in ("person", "office", "group", "pronoun") for s in t.sides)]
    if not HABITS.isdisjoint(view.words):
        found = [t for t in found if not habitual(view, t)]
    return [
        took_place(view, foiled(view, made))
        for t in found
        if not sham(view, t)
        and not legs.of_leg(view, t)
        and (made := unmade(view, denied(view, t))) is not None
    ]


def _sporting(view: View) -> bool:
    """Whether a word of sport stands in the sentence, outside the names of bodies ("the League of Arab States")."""
    named = {i for a in view.actors if a.kind == "body" for i in range(a.first, a.last)}
    return any(w in group("sport") for i, w in enumerate(view.words) if i not in named)


_EXTRA = frozenset(("told", "tells", "saw", "sees", "see", "accepted", "accepts", "negotiating", "negotiated", "take", "takes", "took", "taken", "bring", "brings", "brought", "lead", "leads", "led", "summoned", "summons", "signed", "signs", "inked", "initialed", "initialled", "due", "expected", "is", "was", "are", "were", "be", "been", "visiting", "sent", "sends", "send", "received", "wrote", "written", "expressed",
                    "joining", "joined", "spent", "spends", "spend", "spending", "stayed", "stays", "staying", "remained", "remains", "stopped", "bringing", "taking", "conveyed", "extended", "extend", "express", "convey", "offered", "called", "calls", "forwarded", "forwards", "cabled", "cable", "cables", "addressed", "passed", "dispatch", "dispatched", "dispatches"))  # fmt: skip


def _at(view: View, i: int, title: bool) -> Iterator[Trigger]:
    yield from meetings.meeting_verbs(view, i, title)
    yield from nouns.noun_triggers(view, i, title)
    yield from visits.visit_verbs(view, i, title)
    yield from stays.visit_nouns(view, i, title)
    yield from stays.visit_with(view, i)
    yield from _by_other_words(view, i, title)
    if view.words[i] in fleets.COMES:
        yield from fleets.port_calls(view, i, title)
    if view.words[i] in legs.STOPS:
        yield from legs.legs(view, i, title)
    yield from calls.call_verbs(view, i, title)
    yield from calls.message_nouns(view, i, title)
    yield from _gatherings(view, i, title)
    if view.words[i] in ("joining", "joined"):
        yield from calls.joining(view, i)
    if view.words[i] in sessions.DECIDES:
        yield from sessions.sessions(view, i, title)
    if view.words[i] in CEREMONIES:
        yield from ceremonies(view, i, title)
    if view.words[i] in WELCOMES:
        yield from welcomes(view, i)
    if view.words[i] in JOINT:
        yield from joint(view, i, title)
    if title and view.words[i] == "in":
        yield from visits.headline(view, i)
    if view.words[i] == "visiting":
        yield from stays.visiting(view, i)


def _by_other_words(view: View, i: int, title: bool) -> Iterator[Trigger]:
    if view.words[i] in tours.WORDS:
        yield from tours.tours(view, i, title)
    if view.words[i] in guests.WORDS:
        yield from guests.guests(view, i, title)
    if view.words[i] in INVITES:
        yield from invitations(view, i, title)
    if view.words[i] in conversing.WORDS:
        yield from conversing.conversing(view, i, title)
    if view.words[i] in appearing.WORDS:
        yield from appearing.appearing(view, i)
    yield from rings.rings(view, i)
    yield from notes.notes(view, i, title)


def _gatherings(view: View, i: int, title: bool) -> Iterator[Trigger]:
    """Triggers of gatherings by short names, of standing formats, and of messages to those at one."""
    word = view.words[i]
    if word.startswith("cop") and is_cop(word):
        yield from cops(view, i, title)
    if word in CHAIRS:
        yield from chairing(view, i, title)
    if word in formats.CONVENES:
        yield from formats.formats(view, i, title)
    if word in group("send_verbs") or word in GREETS or (title and i == 0):
        yield from greetings(view, i, title)


def _without_overlap(view: View, found: list[Trigger]) -> list[Trigger]:
    """Triggers whose heads coincide are one; "arrived for a visit to X" tells of the visit once."""
    kept: list[Trigger] = []
    for trigger in found:
        same = [k for k in kept if k.last == trigger.last and k.kind == trigger.kind and k.sides == trigger.sides
                and k.target == trigger.target]  # fmt: skip
        if not same:
            kept.append(trigger)
    kept = [t for t in kept if not (t.kind == "any" and _beside_noun(view, t, kept))]
    return [t for t in kept if not (t.kind == "visit" and _made_for(view, t, kept))]


def _made_for(view: View, trigger: Trigger, kept: list[Trigger]) -> bool:
    """ "Leaves for Peru on Monday for a visit that ...": the journey told, of which the noun names no other goal."""
    if trigger.target or trigger.here or view.words[max(0, trigger.first - 2) : trigger.first] not in _FOR_A:
        return False
    return any(
        k.kind == "visit" and k.target and k.last < trigger.first <= k.last + 14 and k.sides == trigger.sides
        for k in kept
    )


_FOR_A = (["for", "a"], ["on", "a"], ["for", "an"], ["on", "an"])


def _beside_noun(view: View, trigger: Trigger, kept: list[Trigger]) -> bool:
    return any(
        k is not trigger and k.kind in ("meeting", "call") and k.strength == 2 and k.verb == trigger.verb
        for k in kept
    )
