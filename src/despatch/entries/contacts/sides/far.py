"""Sides of a contact that stand sentences away, asked of the learned reader where nothing else tells them.

What is left after all tellings are merged are words of a contact without two parties ("the talks", "his visit"). The
model was taught with whole reports in view: it links such words to people, states and bodies anywhere around them.
Where it names two parties, the contact is told after all, as one more telling of a known contact or as one of its own.
It is asked about those in the lead and not far before the words: in long texts it links them to whatever is named anywhere.
"""

from __future__ import annotations

from typing import Any

from despatch.entries.contacts.structures import Candidate
from despatch.language.learned import Roles
from despatch.language.learned.labels import LAYERS, STATUSES
from despatch.model import Analysis, Mention, Span

SURE = 0.9  # chance of the words to be a trigger of their kind
FAR = 0.8  # chance of somebody sentences away to take part
BACK = 1500  # characters before the words in which somebody may stand
_LEAD = 3  # sentences at the beginning, the headline among them
_KINDS = LAYERS["contact"]


def with_far_sides(analysis: Analysis, left: list[Candidate]) -> list[Candidate]:
    """Those of `left` that have their sides once the model was asked for them."""
    seen = analysis.learned
    if seen is None:
        return []
    asked = [one for one in left if one.kind in _KINDS and one.heads]
    seen.ask([one.heads[0] for one in asked])
    return [one for one in asked if _sure(seen, one) and _told(analysis, one, seen)]


def _sure(seen: Any, one: Candidate) -> bool:
    head = one.heads[0]
    return bool(seen.chance("contact", head.start, head.end, one.kind) >= SURE)


def _told(analysis: Analysis, one: Candidate, seen: Any) -> bool:
    """Give a candidate its far sides; whether it has enough of them now."""
    near = _near(analysis, one)
    if not near:
        return False
    seen.ask([Span(m.start, m.end) for m in near])
    roles = seen.roles([one.heads[0]], [Span(m.start, m.end) for m in near])
    before = set(one.parties)
    linked = [m for m, chance in zip(near, part_of(roles)[0].tolist(), strict=True) if chance >= FAR]
    bodies = {m.of for m in linked if m.type == "body"}
    for mention in linked:
        # Several bodies are forums that were spoken of ("G20, ASEAN and BRICS"), no sides of a meeting.
        if mention.type != "body" or len(bodies) == 1 or one.kind == "conference":
            _take(analysis, one, mention)
    if len(one.parties) < 2 and not (one.kind == "conference" and one.parties):
        return False
    one.strength = 2
    one.asked["parties"] = "+".join(sorted(one.parties - before))
    if one.status == "open":
        one.status = STATUSES[int(roles.attributes["status"][0].argmax())]
    return True


def _near(analysis: Analysis, one: Candidate) -> list[Mention]:
    """Who is named in the lead and before the words: those that point back mean nobody who is first named later."""
    lead, end = analysis.sentences[:_LEAD][-1].end, analysis.sentences[one.sentence].end
    return [
        m
        for m in analysis.mentions
        if m.type in ("state", "body", "person")
        and m.start < end
        and (m.start < lead or m.start >= end - BACK)
    ]


def part_of(roles: Roles) -> Any:
    """(heads, fillers): how likely each filler takes part, as a party or in person."""
    return roles.of("party") + roles.of("participant")


def parties_of(analysis: Analysis, mention: Mention) -> tuple[str, ...]:
    """The parties that a mention of a state, a body or a person stands for."""
    if mention.type != "person":
        return mention.parties or ((mention.of,) if mention.of else ())
    return tuple(party for p in mention.people if (party := analysis.people[p].party))


def _take(analysis: Analysis, one: Candidate, mention: Mention) -> None:
    one.parties.update(parties_of(analysis, mention))
    if mention.type == "person":
        served = [p for p in mention.people if analysis.people[p].party]
        one.people += [p for p in served if p not in one.people]
