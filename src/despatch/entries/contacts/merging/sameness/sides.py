"""Whether the parties and people of two tellings may be those of one contact."""

from __future__ import annotations

from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.merging.sameness.kinds import members_of, same_name
from despatch.entries.contacts.structures import Candidate
from despatch.model import Analysis


def _nowhere(one: Candidate) -> bool:
    return one.here and one.target is None and one.country is None


def parties_agree(known: Candidate, one: Candidate) -> bool:
    """Whether the parties of one are among those of the other, or enough of them are shared."""
    if (
        known.kind == "visit" == one.kind
        and _nowhere(one)
        and known.target
        and not known.here
        and known.sentence
    ):
        return False  # "arrived here", wherever that is, is no visit to a place told elsewhere, but that of a headline
    if known.kind == "visit" and known.target and one.target and known.target != one.target:
        return False
    if (
        known.kind == "visit" == one.kind
        and {known.status, one.status} == {"held", "ongoing"}
        and bool(known.date) != bool(one.date)
    ):
        return False
    if known.kind == "conference" and one.kind == "meeting" and one.definite and members_of(known, one):
        return True
    if known.kind == one.kind == "conference" and (
        (one.definite and not one.mechanism) or same_name(known, one)
    ):
        return True
    if known.roll or one.roll:
        return abs(known.sentence - one.sentence) <= _ROLL
    if not one.parties or not known.parties:
        return one.definite or one.kind == "any"
    if len(one.parties) == 1 and one.kind != "conference":
        if one.date and not known.date and not one.definite and abs(one.sentence - known.sentence) > 1:
            return False
        return one.parties <= known.parties and (
            one.definite or one.strength < 2 or bool(set(one.people) & set(known.people))
        )
    common = one.parties & known.parties
    return one.parties <= known.parties or known.parties <= one.parties or len(common) >= 2


_ROLL = 12  # sentences from a call or meeting to the list of those who took part


def people_agree(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """On each party's side, the named people of both have to share somebody, or one names nobody."""
    if not known.people or not one.people:
        return True
    if one.definite and len(one.parties) == 1 and one.kind == known.kind == "meeting" and not one.date:
        return True  # "Xiong also attended the talks"
    if _strangers(analysis, known, one) or _other_travellers(analysis, known, one):
        return False
    parties = known.parties | one.parties
    if known.kind == one.kind == "visit" and known.target == one.target:
        parties = parties - {str(known.target)}  # of hosts one may be named here and another there
    for party in parties:
        a = {p for p in known.people if analysis.people[p].party == party}
        b = {p for p in one.people if analysis.people[p].party == party}
        if a and b and not a & b and (one.sentence == known.sentence or not _by_office(analysis, a, b)):
            return False
    return True


def _other_travellers(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether two journeys are made by people of different parties, none of whom shares in the other."""
    if not known.kind == "visit" == one.kind or set(known.people) & set(one.people):
        return False
    ours, theirs = ({analysis.people[p].party for p in c.people} for c in (known, one))
    return None not in ours | theirs and not ours & theirs


def _by_office(analysis: Analysis, a: set[int], b: set[int]) -> bool:
    """Whether one side is known by office alone ("the President", "EU officials") and that may be the others' office."""
    for some, others in ((a, b), (b, a)):
        if any(analysis.people[p].name for p in some):
            continue
        heads = {_head(analysis.people[p].role) for p in some}
        roles = {_head(analysis.people[p].role) for p in others}
        named = any(analysis.people[p].name for p in others)
        if heads & roles or (named and (heads <= group("generic_nouns") or None in roles)):
            return True
    return False


def _head(role: str | None) -> str | None:
    """The head noun of a role ("head of the Foreign Ministry" -> "head")."""
    words = (role or "").lower().split(" of ")[0].split()
    return words[-1] if words else None


def _strangers(analysis: Analysis, known: Candidate, one: Candidate) -> bool:
    """Whether each names somebody whom the other does not, one of them of no known party: two meetings of a host."""
    mine, theirs = set(known.people) - set(one.people), set(one.people) - set(known.people)
    if not mine or not theirs or one.definite or one.kind != "meeting" or len(one.people) < 2:
        return False
    return any(analysis.people[p].party is None and analysis.people[p].name for p in mine | theirs)
