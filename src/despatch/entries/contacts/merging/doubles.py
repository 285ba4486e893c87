"""What is told twice and did not merge: a bare mention of a contact that the report tells in full elsewhere."""

from __future__ import annotations

from despatch.entries.contacts.bodies import is_body
from despatch.entries.contacts.lexicon import group
from despatch.entries.contacts.merging.finishing import enough
from despatch.entries.contacts.structures import Candidate
from despatch.entries.contacts.times.days import alike, days
from despatch.model import Analysis
from despatch.registers.bodies import bodies

_BARE_WORDS = frozenset("the a an of on in at this that and talks meeting".split())
_RANKS = frozenset(("summit", "summits", "ministerial", "assembly"))
_COMING = frozenset(("planned", "proposed", "open"))


def without_doubles(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """The clusters, less those that only name one which is told in full; what such a one cites goes to the other."""
    kept = []
    for one in found:
        if one.to_gathering and _nothing_but(analysis, one, found):
            continue
        if one.on_the_way and _there_for(analysis, one, found):
            continue
        full = next((o for o in found if o is not one and _bare_mention(analysis, one, o)), None)
        if full is None:
            kept.append(one)
        else:
            full.evidence.extend(e for e in one.evidence if e not in full.evidence)
    return kept


def _nothing_but(analysis: Analysis, visit: Candidate, found: list[Candidate]) -> bool:
    """Whether the gathering that somebody travels to is told, and nothing else that he does there."""
    told = [o for o in found if set(o.people) & set(visit.people) and o is not visit]
    gatherings = [o for o in told if o.kind == "conference" and set(o.evidence) & set(visit.evidence)]
    meets = any(visit.target in o.parties and _met_there(visit, o) for o in told)
    return any(enough(analysis, g) for g in gatherings) and not meets


def _met_there(visit: Candidate, meeting: Candidate) -> bool:
    """Whether it may be a meeting of the same days as the visit."""
    if meeting.kind != "meeting" or (visit.date and meeting.date and not alike(visit.date, meeting.date)):
        return False
    return not (visit.status in _COMING and meeting.status == "held")


def _there_for(analysis: Analysis, visit: Candidate, found: list[Candidate]) -> bool:
    """Whether all that is told is that somebody sets out or arrives where a gathering of his side is held then."""
    comers = visit.parties - {str(visit.target)}
    if any(o.kind == "meeting" and visit.target in o.parties and comers & o.parties for o in found):
        return False
    return any(
        o.kind == "conference"
        and o.country is not None
        and o.country == visit.target
        and comers <= o.parties | {m for p in o.parties if is_body(p) for m in bodies()[p].members}
        and _near(visit.date, o.date)
        and enough(analysis, o)
        for o in found
    )


def _near(arrived: str | None, sits: str | None) -> bool:
    """Whether one may have come for what is held on those days."""
    one, other = days(arrived), days(sits)
    return not one or not other or -_EARLY <= (one[0] - other[0]).days <= (other[1] - other[0]).days


_EARLY = 3  # days before a gathering on which those who take part come


def _bare_mention(analysis: Analysis, one: Candidate, full: Candidate) -> bool:
    """Whether `one` has no day, name or people of its own, and `full` of the same parties, place and tense has."""
    if one.kind != full.kind or one.kind not in ("meeting", "conference") or one.date or one.former:
        return False
    if not one.parties <= full.parties or not (
        full.date or full.place or len(full.parties) > len(one.parties) + 1
    ):
        return False
    if (one.place and one.place != full.place) or (one.country and one.country != full.country):
        return False
    if not _tenses_agree(one, full) or any(analysis.people[p].name for p in one.people):
        return False
    if one.kind == "conference":
        return any(is_body(p) for p in one.parties) and _words(one) <= _words(full) | _codes(one)
    return _words(one) <= _words(full)


def _tenses_agree(one: Candidate, full: Candidate) -> bool:
    """Whether both are over or both to come; what is under way may be told as either."""
    if "cancelled" in (one.status, full.status) or "postponed" in (one.status, full.status):
        return one.status == full.status
    return (
        full.status == "ongoing"
        or one.status == "ongoing"
        or (one.status in _COMING) == (full.status in _COMING)
    )


def _words(one: Candidate) -> set[str]:
    """The words of the mechanism that tell which gathering it is."""
    words = set((one.mechanism or "").lower().replace("-", " ").replace("(", " ").replace(")", " ").split())
    return words - _BARE_WORDS - ((group("conference_nouns") | group("meeting_nouns")) - _RANKS)


def _codes(one: Candidate) -> set[str]:
    return {word for p in one.parties for word in (p.lower(), f"{p.lower()}'s")}
