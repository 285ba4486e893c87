"""Whether a cluster is a contact: what the rules and the learned reader say of it, weighed by learned weights.

Each cluster has traits, numbers from 0 to 1 with a name that says what they tell; the chance that it is a contact is
the logistic function of their weighted sum. `training/contacts` makes the weights (`judging.yaml`) from our annotated
reports. Where the learned reader is switched off, the rules' own word (`finishing.enough`) decides.
"""

from __future__ import annotations

import functools
import math
from typing import Any, NamedTuple

from despatch.entries.contacts.finishing import enough
from despatch.entries.contacts.structures import Candidate
from despatch.language.learned import Roles
from despatch.language.learned.labels import STATUSES
from despatch.model import Analysis, Span
from despatch.registers.bodies import bodies
from despatch.registers.tables import beside

LEAST = 0.5  # chance from which on a cluster is a contact
_PEOPLED = ("person", "office", "state", "body", "organisation")


class Asked(NamedTuple):
    """What the learned reader says of all clusters of a report: roles of mentions, and which rows are whose heads."""

    roles: Roles
    rows: list[slice]
    parties: list[frozenset[str]]
    people: list[frozenset[int]]
    seen: Any


def ask(analysis: Analysis, found: list[Candidate]) -> Asked:
    """One question to the learned reader for all clusters."""
    mentions = [m for m in analysis.mentions if m.type in _PEOPLED and (m.parties or m.people)]
    heads = [head for one in found for head in one.heads]
    rows, at = [], 0
    for one in found:
        rows.append(slice(at, at + len(one.heads)))
        at += len(one.heads)
    return Asked(
        roles=analysis.learned.roles(heads, [Span(m.start, m.end) for m in mentions]),
        rows=rows,
        parties=[frozenset(m.parties) for m in mentions],
        people=[frozenset(m.people) for m in mentions],
        seen=analysis.learned,
    )


def judged(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """The clusters that are contacts."""
    if analysis.learned is None or not found:
        return [one for one in found if enough(one)]
    asked = ask(analysis, found)
    kept = []
    for n, one in enumerate(found):
        if _possible(one):
            told = traits(one, n, found, asked)
            if chance(told) >= LEAST:
                _settle_open(one, n, asked)
                kept.append(one)
    return kept


def _possible(one: Candidate) -> bool:
    """What no weight can outweigh: a contact has two sides, or is a gathering of somebody."""
    if one.kind not in _KINDS or one.status == "none":
        return False
    return len(one.parties) > (0 if one.kind == "conference" else 1)


_KINDS = ("meeting", "call", "visit", "conference", "message")


def _settle_open(one: Candidate, n: int, asked: Asked) -> None:
    """A contact of which the rules do not know whether it takes place: as the learned reader has it."""
    if one.status == "open":
        chances = asked.roles.attributes["status"][asked.rows[n]]
        one.status = STATUSES[int(chances.max(0).argmax())] if len(chances) else "held"


def chance(told: dict[str, float]) -> float:
    """The chance of being a contact, from traits."""
    known = weights()
    return 1.0 / (1.0 + math.exp(-sum(known.get(name, 0.0) * value for name, value in told.items())))


@functools.cache
def weights() -> dict[str, float]:
    """What each trait adds to the log-odds."""
    return {name: float(weight) for name, weight in beside(__file__, "judging.yaml").items()}


def traits(one: Candidate, n: int, found: list[Candidate], asked: Asked) -> dict[str, float]:
    """What tells for or against a cluster."""
    first = min(one.evidence)
    told = {
        "always": 1.0, f"kind {one.kind}": 1.0, f"status {one.status}": 1.0, "rules say enough": float(enough(one)),
        f"enough {one.kind}": float(enough(one)),
        "strong": float(one.strength == 2), "points back": float(one.definite), "dated": float(bool(one.date)),
        "to the day": float(len(one.date or "") >= 10), "placed": float(bool(one.place or one.country)),
        "people": float(bool(one.people)), "officials": float(bool(one.unnamed)),
        "several people": float(len(one.people) > 1), "named so": float(bool(one.mechanism)),
        "one party": float(len(one.parties) == 1), "two parties": float(len(one.parties) == 2),
        "many parties": float(len(one.parties) > 4), "a body": float(any(p in bodies() for p in one.parties)),
        "leads": float(first <= 1), "opens": float(first <= 3), "late": float(first > 12),
        "told again": float(len(set(one.evidence)) > 1), "on topics": float(bool(one.topics)),
        "twin": float(_has_twin(one, n, found)), "sighted": float(one.sighted), f"sighted {one.kind}": float(one.sighted), "aside": float(one.aside), "process": float(one.process),
    }  # fmt: skip
    return told | _seen(one, n, asked)


def _has_twin(one: Candidate, n: int, found: list[Candidate]) -> bool:
    """Whether a cluster before it has the same kind and parties, and no other day."""
    return any(
        o.kind == one.kind and o.parties == one.parties and (o.date == one.date or not one.date)
        for o in found[:n]
    )


def _seen(one: Candidate, n: int, asked: Asked) -> dict[str, float]:
    """What the learned reader says: of the triggers, of their kind, and of each party's part."""
    seen, rows = asked.seen, asked.rows[n]
    trigger = max((seen.chance("contact", h.start, h.end) for h in one.heads), default=0.0)
    kind = max((seen.chance("contact", h.start, h.end, one.kind) for h in one.heads), default=0.0)
    part = asked.roles.of("participant")[rows] + asked.roles.of("party")[rows]
    by_mention = part.max(0).tolist() if part.size else []
    by_party = [
        max((c for c, of in zip(by_mention, asked.parties, strict=True) if p in of), default=0.0)
        for p in one.parties
    ]
    by_person = [
        max((c for c, of in zip(by_mention, asked.people, strict=True) if p in of), default=0.0)
        for p in one.people
    ]
    status = asked.roles.attributes["status"][rows]
    least, mean = min(by_party, default=0.0), sum(by_party) / max(len(by_party), 1)
    return {
        "seen trigger": trigger, "seen kind": kind, "seen trigger surely": float(trigger > 0.9),
        "not seen": float(trigger < 0.1), "seen parties": mean, "seen least party": least,
        "all parties seen": float(least > 0.5), "seen people": max(by_person, default=0.0),
        "trigger and parties": trigger * least, "status sure": float(status.max()) if status.size else 0.0,
    }  # fmt: skip
