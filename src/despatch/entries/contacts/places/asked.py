"""Where a contact was, asked of the learned reader where the explicit code found nothing.

The model links a trigger to a town not far from it; which town that is, and in which state, stays with the registers.
Days are another matter (`undated`): on reports that it was not trained on, the model alone filled too many that no report tells.
"""

from __future__ import annotations

from typing import Any

from despatch.entries.contacts.places.seats import seat_called
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import single
from despatch.entries.contacts.triggers.apart import told_apart
from despatch.model import Analysis, Mention, Span
from despatch.registers.places import is_town
from despatch.registers.states import is_state

PLACE = 0.8  # chance of a town to be where it was
NEAR = 1500  # characters between the words of a contact and a town that is asked about


def fill_asked(analysis: Analysis, found: list[Candidate]) -> None:
    """Give contacts without a place the town that the model links to their triggers, if it is likely enough."""
    seen = analysis.learned
    asked = [o for o in found if o.heads and o.place is None and o.kind not in ("call", "message")]
    if seen is None or not asked:
        return
    places = [m for m in analysis.mentions if m.type == "place" and m.country and m.form == "name"]
    if not places:
        return
    near = [[p for p in places if any(abs(p.start - h.start) <= NEAR for h in one.heads)] for one in asked]
    spans = [s for one, towns in zip(asked, near, strict=True) if towns for s in (*one.heads, *_spans(towns))]
    seen.ask(spans)
    for one, towns in zip(asked, near, strict=True):
        if towns:
            told = one.when_and_where()
            _place(analysis, one, towns, seen.roles(one.heads, _spans(towns)).of("place"), found)
            one.asked |= {name: value for name, value in one.when_and_where().items() if name not in told}


def _spans(mentions: list[Mention]) -> list[Span]:
    return [Span(m.start, m.end) for m in mentions]


def _place(
    analysis: Analysis, one: Candidate, places: list[Mention], chances: Any, found: list[Candidate]
) -> None:
    best = chances.max(0)
    n = int(best.argmax())
    if best[n] < PLACE or (one.country is not None and places[n].country != one.country):
        return
    words = " ".join(analysis.report.text[places[n].start : places[n].end].split())
    town = town_called(words)
    if not any(_elsewhere(one, other, town) for other in found):
        one.place, one.country = town, places[n].country


def _elsewhere(one: Candidate, other: Candidate, town: str) -> bool:
    return _goes_on(one, other, town) or _of_mentioned(one, other, town) or _still_to_come(one, other, town)


def _still_to_come(one: Candidate, other: Candidate, town: str) -> bool:
    """Whether a town is that of what the same people have ahead: "will meet in Lima on 14 May. They met on 6 May"."""
    ahead = other.place == town and other.status == "planned" and other.kind in ("meeting", "conference")
    ahead = ahead and one.status != "planned"
    apart = ahead and single(one.date) and single(other.date) and str(one.date) < str(other.date)
    return bool(apart) and not set(one.evidence) & set(other.evidence)


def _goes_on(one: Candidate, visit: Candidate, town: str) -> bool:
    """Whether a town is where they go afterwards: "met Minister X of Peru before flying on to Quito"."""
    elsewhere = visit.kind == "visit" and visit.place == town and visit.target not in one.parties
    elsewhere = elsewhere and all(map(is_state, one.parties))  # a body may sit there
    return elsewhere and one.kind == "meeting" and bool(set(visit.evidence) & set(one.evidence))


def _of_mentioned(one: Candidate, other: Candidate, town: str) -> bool:
    """Whether a town is that of a gathering told apart from the contact: "met X ahead of the summit in Lima"."""
    return other.kind == "conference" and other.place == town and told_apart(one, other)


def town_called(words: str) -> str:
    """The town of a seat of power; a town in capitals, as datelines have it, in the letters of the register."""
    if seat := seat_called(words):
        return seat[0]
    return words.title() if words.isupper() and is_town(words.title()) else words
